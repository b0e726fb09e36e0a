import middy from '@middy/core';
import { environment, lazily, readEnvironment } from '../../shared/platform/config.ts';
import { faults, type HttpEvent, type HttpResult } from '../../shared/platform/http/faults.ts';
import { createPlatform } from '../../shared/platform/platform.ts';
import { openCalendar } from '../../shared/transport/calendar/feed/index.ts';

const platform = lazily(() => createPlatform(readEnvironment(environment, process.env)));

/**
 * Nothing on the way keeps it, and there is no ETag: an address that is withdrawn shows nothing any more from the next request on,
 * and to know that nothing has changed takes the same reads as to tell it all.
 */
const HEADERS = {
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'x-content-type-options': 'nosniff',
};

const FILE = /^([\w-]+)\.ics$/;

/** The calendar of trips that a coordinator's calendar program fetches by a secret address. */
export const handler = middy<HttpEvent, HttpResult>()
  .use(faults(() => platform().log))
  .handler(async (event): Promise<HttpResult> => {
    const token = FILE.exec(event.pathParameters?.['file'] ?? '')?.[1] ?? '';
    const calendar = await openCalendar(platform(), token);
    if (calendar === undefined) {
      return {
        statusCode: 404,
        headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' },
        body: "Ce calendrier n'existe pas, ou n'existe plus.\nThere is no such calendar, or no longer.\n",
      };
    }
    return { statusCode: 200, headers: { ...HEADERS, 'content-type': 'text/calendar; charset=utf-8' }, body: calendar };
  });

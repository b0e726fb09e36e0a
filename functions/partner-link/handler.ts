import middy from '@middy/core';
import { environment, lazily, readEnvironment } from '../../shared/platform/config.ts';
import { faults, type HttpEvent, type HttpResult } from '../../shared/platform/http/faults.ts';
import { formOf } from '../../shared/platform/http/twilio-webhook.ts';
import { createPlatform } from '../../shared/platform/platform.ts';
import { answerThroughLink, openLink } from '../../shared/transport/index.ts';
import { gonePage, isLinkAnswer, tripPage } from './page.ts';

const platform = lazily(() => createPlatform(readEnvironment(environment, process.env)));

/** The secret address must not leak by a referrer, a cache, a search engine or a frame. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
};

/** What a partner who accepted a trip may see of it, and the buttons that say how it goes. */
export const handler = middy<HttpEvent, HttpResult>()
  .use(faults(() => platform().log))
  .handler(async (event): Promise<HttpResult> => {
    const token = event.pathParameters?.['token'] ?? '';
    let refused = false;
    if (event.requestContext.http.method === 'POST') {
      const { answer } = formOf(event);
      refused = !isLinkAnswer(answer) || !(await answerThroughLink(platform(), token, answer));
      // A page that was posted is not posted again by going back.
      if (!refused) return { statusCode: 303, headers: { ...HEADERS, location: `/p/${token}` }, body: '' };
    }
    const trip = await openLink(platform(), token);
    return trip === undefined
      ? { statusCode: 404, headers: HEADERS, body: gonePage() }
      : { statusCode: refused ? 409 : 200, headers: HEADERS, body: tripPage(trip, refused) };
  });

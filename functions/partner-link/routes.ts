import { readPartnerLink } from '../../shared/partners/device-link/index.ts';
import type { HttpEvent, HttpResult } from '../../shared/platform/http/faults.ts';
import { describeFault } from '../../shared/platform/log.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { goneAnswer, languageAsked } from './answers.ts';
import { HEADERS } from './headers.ts';
import { failedPage } from './layout.ts';
import { cookiesOf } from './request.ts';
import { referralAnswer } from './referral-routes.ts';
import { tripAnswer } from './trip-routes.ts';

/** The page behind a secret address, and its buttons. Whatever fails, a partner sees a page that says what to do. */
export async function answer(platform: Platform, event: HttpEvent): Promise<HttpResult> {
  try {
    const link = await readPartnerLink(platform, event.pathParameters?.['token'] ?? '');
    const cookies = cookiesOf(event);
    if (link === undefined) return goneAnswer(event);
    return 'tripId' in link
      ? await tripAnswer(platform, event, { link, cookies })
      : await referralAnswer(platform, event, { link, cookies });
  } catch (fault) {
    platform.log.error('fault', { route: event.routeKey, ...describeFault(fault) });
    return { statusCode: 503, headers: HEADERS, body: failedPage(languageAsked(event)) };
  }
}

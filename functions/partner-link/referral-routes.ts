import type { LinkVisit, ReferralLink } from '../../shared/partners/device-link/index.ts';
import type { HttpEvent, HttpResult } from '../../shared/platform/http/faults.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { answerReferralLink, openReferralLink, type ReferralLinkView } from '../../shared/referrals/index.ts';
import { seeAgain, viewAnswer } from './answers.ts';
import { HEADERS } from './headers.ts';
import type { Notice } from './layout.ts';
import { referralClosedPage, referralPage } from './referral-page.ts';
import { referralPressed } from './referral-request.ts';

/** A referral that a partner was asked about. */
export async function referralAnswer(
  platform: Platform,
  event: HttpEvent,
  visit: LinkVisit<ReferralLink>,
): Promise<HttpResult> {
  const show = (view: ReferralLinkView, notice: Notice | undefined): HttpResult =>
    view.kind === 'closed'
      ? { statusCode: 200, headers: HEADERS, body: referralClosedPage(view) }
      : viewAnswer(platform, event, view, notice, referralPage);
  if (event.requestContext.http.method !== 'POST') return show(await openReferralLink(platform, visit), undefined);
  const wanted = referralPressed(event);
  if (wanted === undefined) return show(await openReferralLink(platform, visit), 'unreadable');
  const { view, done } = await answerReferralLink(platform, visit, wanted);
  return done && view.kind === 'open' ? seeAgain(event, platform, view) : show(view, done ? undefined : 'refused');
}

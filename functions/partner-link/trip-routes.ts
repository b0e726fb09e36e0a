import type { LinkVisit, TripLink } from '../../shared/partners/device-link/index.ts';
import type { HttpEvent, HttpResult } from '../../shared/platform/http/faults.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { answerThroughLink, openLink } from '../../shared/transport/index.ts';
import { seeAgain, viewAnswer } from './answers.ts';
import { HEADERS } from './headers.ts';
import type { Notice } from './layout.ts';
import { closedPage, tripPage } from './page.ts';
import { pressed } from './request.ts';

type View = Awaited<ReturnType<typeof openLink>>;

/** A trip that a partner has accepted. */
export async function tripAnswer(
  platform: Platform,
  event: HttpEvent,
  visit: LinkVisit<TripLink>,
): Promise<HttpResult> {
  const show = (view: View, notice: Notice | undefined): HttpResult =>
    view.kind === 'closed'
      ? { statusCode: 200, headers: HEADERS, body: closedPage(view) }
      : viewAnswer(platform, event, view, notice, tripPage);
  if (event.requestContext.http.method !== 'POST') return show(await openLink(platform, visit), undefined);
  const wanted = pressed(event);
  if (wanted === undefined) return show(await openLink(platform, visit), 'unreadable');
  const { view, done } = await answerThroughLink(platform, visit, wanted);
  return done && view.kind === 'open' ? seeAgain(event, platform, view) : show(view, done ? undefined : 'refused');
}

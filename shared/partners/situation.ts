import { wallTimeAt } from '../platform/wall-time.ts';
import {
  awaitsAnswer,
  HUB_LINE,
  isAlertAsk,
  isConfirmationAsk,
  isOfferAsk,
  isReferralAsk,
  type Ask,
  type Language,
  type LineAndAsks,
} from './line/index.ts';
import { helpText, nextText, unclearText, type Situation } from './line-texts.ts';
import type { Caller } from './plan.ts';
import type { ReplyKey } from './texts.ts';

/** What is said of a line as it stands, without asking anybody: help, what comes next, what was not understood. Pure. */

const situationOf = (ask: Ask): Exclude<Situation, 'nothing'> => {
  if (isAlertAsk(ask)) return 'on-call';
  if (isConfirmationAsk(ask)) return 'confirmation';
  if (ask.state !== 'accepted') return 'offer';
  return isReferralAsk(ask) ? 'referral' : 'trip';
};

/** Help is about what waits for an answer, else about what they have in hand. */
export function helpReply({ line, asks }: LineAndAsks): string {
  const ask =
    asks.findLast((one) => isAlertAsk(one) && one.state === 'open') ??
    asks.findLast((one) => isOfferAsk(one) && one.state === 'accepted') ??
    asks.findLast(({ state }) => awaitsAnswer(state)) ??
    asks.findLast(({ state }) => state === 'accepted');
  if (ask !== undefined) return helpText(line.language, situationOf(ask), ask.code);
  return line.organizationId === HUB_LINE
    ? helpText(line.language, 'on-call', line.language === 'fr' ? 'et le code' : 'and the code')
    : helpText(line.language, 'nothing', '');
}

export const unclearReply = (language: Language, ask: Ask): string => unclearText(language, situationOf(ask), ask.code);

/** The trips they have accepted, by the time of pickup, and what waits for an answer: from the line alone. */
export function nextReply({ line, asks, timeZone }: Caller, now: string): string {
  const trips = asks
    .filter(isOfferAsk)
    .filter(({ state }) => state === 'accepted')
    .map(({ code, about, openedAt }) => ({ code, pickupAt: about.pickupAt, isForNow: about.pickupAt <= openedAt }));
  const waiting = asks.filter(({ state }) => awaitsAnswer(state)).map(({ code }) => code);
  return nextText(line.language, trips, waiting, (instant) => wallClock(timeZone ?? 'UTC', instant), now);
}

/** Day and hour in figures, such as 2026-11-23 06:00. */
export const wallClock = (timeZone: string, instant: string): string =>
  new Date(wallTimeAt(timeZone, Date.parse(instant))).toISOString().slice(0, 16).replace('T', ' ');

export function overReply(ask: Ask): ReplyKey {
  if (isAlertAsk(ask)) return 'alert-over';
  if (isConfirmationAsk(ask)) return 'confirmation-before';
  if (!isOfferAsk(ask)) return ask.state === 'covered' ? 'referral-covered' : 'referral-over';
  if (ask.state === 'cancelled') return 'trip-cancelled';
  return ask.state === 'done' ? 'trip-over' : 'trip-covered';
}

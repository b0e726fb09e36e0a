import { later } from '../platform/clock.ts';
import { URGENCY, type Effect, type HumanCallReason, type Urgency, type Waiting } from './model.ts';

const IS_DANGER: readonly HumanCallReason[] = [
  'danger',
  'opted-out-in-danger',
  'threat-near',
  'danger-near',
  'may-be-in-danger',
  'arrival-in-doubt',
];

/** Whoever is on call hears of the same conversation again at once only when it has become more urgent. */
const TOLD_AGAIN_MS: Readonly<Record<Urgency, number>> = {
  danger: 2 * 60_000,
  'human-asked': 10 * 60_000,
  'intake-ready': 10 * 60_000,
  unread: 10 * 60_000,
};

/** Whether an alert is due for what a conversation waits for now; forty texts in a minute are one alert. Pure. */
export function isToBeTold(was: Waiting | undefined, is: Waiting, now: string): boolean {
  if (was?.toldAt === undefined || was.urgency !== is.urgency) return true;
  return Date.parse(now) - Date.parse(was.toldAt) >= TOLD_AGAIN_MS[is.urgency];
}

/** A conversation waits for a human from the first thing that calls for one; later ones can only make it more urgent. Pure. */
export function waitingAfter(
  was: Waiting | undefined,
  effects: readonly Effect[],
  now: string,
  alerts: number,
): Waiting | undefined {
  const called = effects.flatMap((effect) => urgencyOf(effect) ?? []);
  const all: Urgency[] = was === undefined ? called : [was.urgency, ...called];
  const urgency = URGENCY.find((one) => all.includes(one));
  if (urgency === undefined) return undefined;
  return was?.urgency === urgency ? { ...was, alerts: was.alerts + alerts } : { urgency, since: now, alerts };
}

/**
 * What a conversation waits for after these effects, when whoever is on call was told, and when the next one will be. Each time it
 * becomes more urgent its clock starts anew. Pure.
 */
export function waitingNow(
  was: Waiting | undefined,
  effects: readonly Effect[],
  now: string,
  answerMinutes: number,
): Waiting | undefined {
  const calls = effects.some(({ kind }) => kind === 'call-human');
  const isNews = effects.some((effect) => effect.kind === 'call-human' && effect.isNews === true);
  const waiting = waitingAfter(was, effects, now, calls ? 1 : 0);
  if (waiting === undefined) return undefined;
  const isMoreUrgent = was?.urgency !== waiting.urgency;
  const told = isNews || (calls && isToBeTold(was, waiting, now)) ? { toldAt: now } : {};
  const next = isMoreUrgent ? { nextAt: later(now, answerMinutes * 60_000) } : {};
  return { ...waiting, ...told, ...next };
}

const LONGEST_BETWEEN_ALERTS_MINUTES = 240;

/** When the next person on call hears: of danger again and again; of anything else ever more rarely, or they would mute the phone. Pure. */
export function nextAlertAt(waiting: Waiting, answerMinutes: number, now: string): string {
  const times = waiting.urgency === 'danger' ? 1 : 2 ** Math.min(waiting.alerts, 10);
  const minutes = Math.max(answerMinutes, Math.min(answerMinutes * times, LONGEST_BETWEEN_ALERTS_MINUTES));
  return later(now, minutes * 60_000);
}

/**
 * What a conversation waits for once the text that had answered `was` is taken back: that again, since it began, unless by now it waits
 * for something more urgent. Pure.
 */
export function waitsAgain(was: Waiting, is: Waiting | undefined): Waiting {
  if (is === undefined || URGENCY.indexOf(was.urgency) < URGENCY.indexOf(is.urgency)) return was;
  return is.urgency === was.urgency && was.since < is.since ? { ...is, since: was.since } : is;
}

function urgencyOf(effect: Effect): Urgency | undefined {
  switch (effect.kind) {
    case 'call-human':
      return IS_DANGER.includes(effect.reason) ? 'danger' : 'human-asked';
    case 'intake-ready':
      return 'intake-ready';
    case 'text-for-human':
      return 'unread';
    case 'opted-out':
    case 'opted-in':
    case 'erase':
    case 'language-changed':
    case 'arrival':
      return undefined;
  }
}

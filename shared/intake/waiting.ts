import { URGENCY, type Effect, type HumanCallReason, type Urgency, type Waiting } from './model.ts';

const IS_DANGER: readonly HumanCallReason[] = ['danger', 'opted-out-in-danger', 'threat-near', 'may-be-in-danger'];

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
      return undefined;
  }
}

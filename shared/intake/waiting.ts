import { URGENCY, type Effect, type HumanCallReason, type Urgency, type Waiting } from './model.ts';

const IS_DANGER: readonly HumanCallReason[] = ['danger', 'opted-out-in-danger', 'threat-near', 'may-be-in-danger'];

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

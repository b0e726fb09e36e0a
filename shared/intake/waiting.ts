import type { Effect, HumanCallReason } from './model.ts';
import { URGENCY, type ConversationItem, type Urgency } from './store.ts';

const IS_DANGER: readonly HumanCallReason[] = ['danger', 'opted-out-in-danger', 'threat-near', 'may-be-in-danger'];

/** A conversation waits for a human from the first thing that calls for one; later ones can only make it more urgent. Pure. */
export function waitingAfter(
  was: ConversationItem | undefined,
  effects: readonly Effect[],
  now: string,
  alerts: number,
): ConversationItem['waiting'] {
  const called = effects.flatMap((effect) => urgencyOf(effect) ?? []);
  const all: Urgency[] = was?.waiting === undefined ? called : [was.waiting.urgency, ...called];
  const urgency = URGENCY.find((one) => all.includes(one));
  if (urgency === undefined) return undefined;
  return was?.waiting?.urgency === urgency
    ? { ...was.waiting, alerts: was.waiting.alerts + alerts }
    : { urgency, since: now, alerts };
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

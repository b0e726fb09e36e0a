import { later } from '../../platform/clock.ts';
import type { Trip, TripAlertKind } from '../model.ts';
import { earliest, type DispatchRules, type OnCallAlert, type TripFacts } from './rules.ts';

const MINUTE_MS = 60_000;
const LONGEST_BETWEEN_MS = 240 * MINUTE_MS;

/** Said once: others are being asked already, and the next clock is theirs. */
const INFORMS: ReadonlySet<TripAlertKind> = new Set(['partner-withdrew']);

/** What is wrong as the trip stands, and since when; or when it would be. */
export interface Standing {
  readonly kind: TripAlertKind;
  readonly from: string;
}

export interface Alerting {
  readonly alert?: OnCallAlert;
  /** Nobody on call can be told, or all have passed it on: the hub's people are told by the alert topic. */
  readonly tellStaff?: true;
  readonly lookAgainAt?: string;
}

/**
 * Whom on call to tell now, if anybody, and when to look again. Pure. An alert goes to one person; when it does not arrive, when
 * they pass it on, or when nobody answers it within `acknowledgeMinutes`, to the next, round after round ever more slowly. Whoever
 * acknowledged is left in peace for `inHandMinutes` and is the first to be asked again.
 */
export function alerting(
  trip: Trip,
  standing: Standing | undefined,
  facts: TripFacts,
  rules: DispatchRules,
  now: string,
): Alerting {
  const { dangerAt } = trip;
  const stands: Standing | undefined = dangerAt === undefined ? standing : { kind: 'danger', from: dangerAt };
  const wrong = stands !== undefined && stands.from <= now ? stands : undefined;
  const begins = stands?.from;
  // What was alerted in an earlier stage says nothing about this one; nor about danger, which outlasts stages until it is heard.
  const since = dangerAt ?? trip.progressAt;
  const last = trip.alert !== undefined && trip.alert.at >= since ? trip.alert : undefined;
  const tell = (kind: TripAlertKind, next: Omit<OnCallAlert, 'kind'>): Alerting => ({
    alert: { kind, ...next },
    lookAgainAt: later(now, spanAfter(next.count, rules)),
  });
  // Whoever took it in hand before knows it best.
  const known = trip.alertAsks.find(({ phoneKey }) => phoneKey === trip.acknowledged?.phoneKey);
  const first = { count: 1, turn: (known?.turn ?? 0) % rules.onCall, deaf: [] };
  const inHandUntil = heldUntil(trip, last?.at ?? since, rules);

  if (trip.attention?.alerted === false) {
    // One text, about the worse of the two: what only informs is in the trip's timeline.
    const { kind } = trip.attention;
    return tell(wrong !== undefined && (INFORMS.has(kind) || dangerAt !== undefined) ? wrong.kind : kind, first);
  }
  if (inHandUntil !== undefined && (now < inHandUntil || last !== undefined)) {
    if (now < inHandUntil) {
      return { lookAgainAt: begins === undefined || begins < inHandUntil ? inHandUntil : begins };
    }
    if (wrong !== undefined) return tell(wrong.kind, first);
    return begins === undefined ? {} : { lookAgainAt: begins };
  }
  if (last === undefined || INFORMS.has(last.kind)) {
    if (wrong !== undefined) return tell(wrong.kind, first);
    return begins === undefined ? {} : { lookAgainAt: begins };
  }
  const dueAt = later(last.at, spanAfter(last.count, rules));
  if (now >= dueAt) {
    const turn = (last.turn + 1) % rules.onCall;
    return tell(wrong?.kind ?? last.kind, { count: last.count + 1, turn, deaf: [] });
  }
  const lookAgainAt = earliest(dueAt, begins === undefined || begins <= now ? undefined : begins) ?? dueAt;
  if (last.passedOn !== true && !facts.failedTexts.has(last.textId)) return { lookAgainAt };
  // At once to somebody who was not tried in this row; that it did not arrive is no round.
  const deaf = [...last.deaf, last.turn];
  const turn = nextTurn(last.turn, deaf, rules.onCall);
  if (turn !== undefined) return tell(last.kind, { count: last.count, turn, deaf });
  return last.staffTold === true ? { lookAgainAt } : { tellStaff: true, lookAgainAt };
}

function nextTurn(turn: number, deaf: readonly number[], onCall: number): number | undefined {
  for (let step = 1; step < onCall; step += 1) {
    const next = (turn + step) % onCall;
    if (!deaf.includes(next)) return next;
  }
  return undefined;
}

/** Until when whoever said that they have it is left in peace; `undefined` when they were told anew since. */
function heldUntil({ acknowledged }: Trip, alertedAt: string, { inHandMinutes }: DispatchRules): string | undefined {
  if (acknowledged === undefined || acknowledged.at < alertedAt) return undefined;
  return later(acknowledged.at, inHandMinutes * MINUTE_MS);
}

/** The first round quickly, from one person to the next; each further round takes twice as long. */
function spanAfter(count: number, { acknowledgeMinutes, onCall }: DispatchRules): number {
  const round = Math.floor((count - 1) / onCall);
  return Math.min(LONGEST_BETWEEN_MS, acknowledgeMinutes * MINUTE_MS * 2 ** Math.min(round, 12));
}

import { holds, type Claim } from './claim.ts';
import {
  QUEUE_KINDS,
  QUEUE_URGENCIES,
  type QueueItem,
  type QueueKind,
  type QueueReason,
  type QueueUrgency,
} from './model.ts';

/** Something found to wait for a human, before it is ranked. */
export type Found = Omit<QueueItem, 'urgency'> & {
  /** A person cannot wait for it: an urgent referral. */
  readonly pressing?: boolean;
};

export type Ranked = QueueItem & { readonly claim?: Claim };

/** How urgent each reason is to begin with. What concerns a person on the road or at the phone comes before paper. */
const URGENCY: Readonly<Record<QueueKind, Readonly<Partial<Record<QueueReason, QueueUrgency>>>>> = {
  conversation: { danger: 'danger', 'human-asked': 'now', 'intake-ready': 'now', unread: 'today' },
  trip: {
    // Others are being asked already; a seat can be booked, or the way back timed, until shortly before.
    'partner-withdrew': 'today',
    'to-book': 'today',
    'return-open': 'today',
  },
  referral: { feedback: 'later' },
  'follow-up': {},
};
const OTHERWISE: Readonly<Record<QueueKind, QueueUrgency>> = {
  conversation: 'now',
  trip: 'now',
  referral: 'today',
  'follow-up': 'today',
};

/**
 * How urgent something is at an instant. What may wait a while may not any more once its clock has run out; `danger` is only what a
 * person wrote, never what grew old. As time goes on nothing becomes less urgent. Pure.
 */
export function urgencyOf({ kind, reason, dueAt, pressing }: Found, now: string): QueueUrgency {
  const urgency = URGENCY[kind][reason] ?? OTHERWISE[kind];
  if (urgency !== 'today') return urgency;
  const isLate = dueAt !== undefined && dueAt <= now;
  return pressing === true || isLate ? 'now' : 'today';
}

/**
 * One list of everything, the most urgent first, then who has waited longest; each with the claim that holds on it. The order is the
 * same whatever the order of what was found. Pure.
 */
export function rank(found: readonly Found[], claims: readonly Claim[], now: string): Ranked[] {
  const held = new Map(claims.filter((claim) => holds(claim, now)).map((claim) => [nameOf(claim), claim]));
  return found
    .map((one): Ranked => {
      const { pressing: _pressing, ...item } = one;
      const claim = held.get(nameOf(one));
      return { ...item, urgency: urgencyOf(one, now), ...(claim !== undefined && { claim }) };
    })
    .sort(inOrder);
}

/** At most so many of each kind, the first of it; the order stays. Pure. */
export function mostOfEach(ranked: readonly Ranked[], most: number): Ranked[] {
  const shown = new Map<QueueKind, number>();
  return ranked.filter(({ kind }) => {
    const count = (shown.get(kind) ?? 0) + 1;
    shown.set(kind, count);
    return count <= most;
  });
}

const nameOf = ({ kind, id }: { readonly kind: QueueKind; readonly id: string }): string => `${kind}#${id}`;

const inOrder = (one: Ranked, other: Ranked): number =>
  QUEUE_URGENCIES.indexOf(one.urgency) - QUEUE_URGENCIES.indexOf(other.urgency) ||
  compare(one.since, other.since) ||
  QUEUE_KINDS.indexOf(one.kind) - QUEUE_KINDS.indexOf(other.kind) ||
  compare(one.id, other.id);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

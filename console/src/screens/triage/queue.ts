import type { AnswerOf } from '../../api/contract.ts';

export type Queue = AnswerOf<'GET /v1/queue'>;
export type QueueItem = Queue['items'][number];
export type Kind = QueueItem['kind'];
export type Urgency = QueueItem['urgency'];

export const KINDS = ['conversation', 'trip', 'referral', 'follow-up'] as const satisfies readonly Kind[];
export const URGENCIES = ['danger', 'now', 'today', 'later'] as const satisfies readonly Urgency[];
export const WHOSE = ['all', 'free', 'mine'] as const;
export type Whose = (typeof WHOSE)[number];

/** What is shown of the queue; kept in the address, so that it can be handed on and comes back. */
export interface Filters {
  readonly kind: Kind | undefined;
  readonly urgency: Urgency | undefined;
  readonly whose: Whose;
  /** Part of a reference. */
  readonly words: string;
}

export function filtersFrom(search: URLSearchParams): Filters {
  return {
    kind: KINDS.find((kind) => kind === search.get('kind')),
    urgency: URGENCIES.find((urgency) => urgency === search.get('urgency')),
    whose: WHOSE.find((whose) => whose === search.get('whose')) ?? 'all',
    words: search.get('q') ?? '',
  };
}

export function searchOf({ kind, urgency, whose, words }: Filters): URLSearchParams {
  return new URLSearchParams({
    ...(kind !== undefined && { kind }),
    ...(urgency !== undefined && { urgency }),
    ...(whose !== 'all' && { whose }),
    ...(words !== '' && { q: words }),
  });
}

/** One thing of the queue among all kinds. */
export const keyOf = ({ kind, id }: Pick<QueueItem, 'kind' | 'id'>): string => `${kind} ${id}`;

/** Who has it now: who claimed it, else who took it over by the rules of its kind. Whoever made a referral need not be at it. */
export const holderOf = ({ kind, claimedBy, heldBy }: QueueItem): string | undefined =>
  claimedBy ?? (kind === 'referral' || kind === 'follow-up' ? undefined : heldBy);

/** A member's own work: what they have, and what they made or had before. */
export const isOf = (item: QueueItem, member: string): boolean => item.claimedBy === member || item.heldBy === member;

export const isFree = (item: QueueItem): boolean => holderOf(item) === undefined && item.inHand !== true;

export function filtered(items: readonly QueueItem[], filters: Filters, member: string): readonly QueueItem[] {
  const words = filters.words.trim().toLowerCase();
  return items.filter(
    (item) =>
      (filters.kind === undefined || item.kind === filters.kind) &&
      (filters.urgency === undefined || item.urgency === filters.urgency) &&
      (filters.whose === 'all' || (filters.whose === 'mine' ? isOf(item, member) : isFree(item))) &&
      (words === '' || (item.reference ?? '').toLowerCase().includes(words)),
  );
}

export interface Group {
  readonly urgency: Urgency;
  readonly items: readonly QueueItem[];
}

/** The list as it is shown, by urgency; what is empty is left out. */
export const grouped = (items: readonly QueueItem[]): readonly Group[] =>
  URGENCIES.map((urgency) => ({ urgency, items: items.filter((item) => item.urgency === urgency) })).filter(
    (group) => group.items.length > 0,
  );

export type Line =
  | { readonly line: 'heading'; readonly key: Urgency; readonly count: number }
  | {
      readonly line: 'item';
      readonly key: string;
      readonly item: QueueItem;
      /** From 1, within its group. */
      readonly position: number;
      readonly groupSize: number;
    };

/** Headings and items one below the other. */
export const linesOf = (groups: readonly Group[]): readonly Line[] =>
  groups.flatMap(({ urgency, items }): Line[] => [
    { line: 'heading', key: urgency, count: items.length },
    ...items.map((item, at): Line => {
      return { line: 'item', key: keyOf(item), item, position: at + 1, groupSize: items.length };
    }),
  ]);

/** What stands at the place of something that has left the list: the next that is still there, else the one before it. */
export function successor(before: readonly string[], after: readonly string[], gone: string): string | undefined {
  const stays = new Set(after);
  const at = before.indexOf(gone);
  if (at === -1) return after[0];
  return before.slice(at + 1).find((key) => stays.has(key)) ?? before.slice(0, at).findLast((key) => stays.has(key));
}

/** How many need somebody at once: what the badge shows. */
export function countsOf(items: readonly QueueItem[]): { readonly danger: number; readonly now: number } {
  const of = (urgency: Urgency): number => items.filter((item) => item.urgency === urgency).length;
  return { danger: of('danger'), now: of('now') };
}

/** Danger as often as it came: the same conversation in danger anew is another one. */
export const dangersOf = (items: readonly QueueItem[]): readonly string[] =>
  items.filter(({ urgency }) => urgency === 'danger').map((item) => `${keyOf(item)} ${item.since}`);

/** Where it is worked on. */
export function pathOf({ kind, id, personId }: QueueItem): string {
  switch (kind) {
    case 'conversation':
      return `/conversations/${id}`;
    case 'trip':
      return `/trips/${id}`;
    case 'referral':
      return `/referrals/${id}`;
    case 'follow-up':
      return personId === undefined ? '/people' : `/people/${personId}`;
  }
}

const RENEW_BEFORE_MS = 20 * 60_000;

/** One's own claims that would lapse within twenty minutes of the thirty that they hold. */
export const toRenew = (items: readonly QueueItem[], member: string, now: number): readonly QueueItem[] =>
  items.filter(
    ({ claimedBy, claimedUntil }) =>
      claimedBy === member && claimedUntil !== undefined && Date.parse(claimedUntil) - now < RENEW_BEFORE_MS,
  );

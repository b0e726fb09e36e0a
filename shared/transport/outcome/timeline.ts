import type { OutboxState } from '../../messaging/index.ts';
import type { Offer, Trip, TripHistory, TripStatus } from '../model.ts';

/** One thing that happened to a trip, or that was done about it; no words, names or numbers of anybody. */
export interface TimelineEntry {
  readonly at: string;
  /** As the history calls it, or one of `DERIVED_EVENTS`. */
  readonly event: string;
  readonly by?: TripHistory['by'];
  /** The partner it is about. */
  readonly organizationId?: string;
  /** The code of the offer, as partners text it. */
  readonly offerCode?: string;
  readonly round?: number;
  readonly wave?: number;
  /** The state it took the trip to. */
  readonly to?: TripStatus;
  readonly reason?: string;
  /** Where the text stands that went with it. */
  readonly text?: OutboxState;
  /** Still to come. */
  readonly ahead?: true;
}

/** What the offers and the clock of a trip tell beside its history. */
export const DERIVED_EVENTS = [
  'offer',
  'offer-accepted',
  'offer-declined',
  'offer-expired',
  'offer-withdrawn',
  'offer-told',
  'next-look',
] as const;
type DerivedEvent = (typeof DERIVED_EVENTS)[number];

/** An entry of the history may name the text that went with it. */
type HistoryEntry = TripHistory & { readonly textId?: string | undefined };

/** Of what happened in the same millisecond, the cause before what follows from it. */
const RANK: ReadonlyMap<string, number> = new Map<DerivedEvent | 'request' | 'ask', number>([
  ['request', 0],
  ['offer-expired', 1],
  ['ask', 2],
  ['offer', 3],
  ['offer-accepted', 5],
  ['offer-declined', 5],
  ['offer-withdrawn', 5],
  ['offer-told', 6],
  ['next-look', 7],
]);
const OTHERS = 4;

type Keyed = TimelineEntry & { readonly key: string };

/**
 * Everything about a trip in its order: what its history says, each offer with where its text stands and how it ended, the texts
 * to whoever was on call and to the person by their state alone, and the clock that stands. Pure; `texts` by the
 * ids of `textIdsOf`. The order of what is given does not matter.
 */
export function timelineOf(
  trip: Trip,
  offers: readonly Offer[],
  history: readonly HistoryEntry[],
  texts: ReadonlyMap<string, OutboxState>,
): TimelineEntry[] {
  const entries = [
    ...history.map((entry) => ofHistory(trip, entry, texts)),
    ...offers.flatMap((offer) => ofOffer(offer, history, texts)),
    ...ofClock(trip),
  ];
  return entries.sort(inOrder).map(({ key: _key, ...entry }) => entry);
}

/** The texts that a timeline tells the state of. */
export const textIdsOf = (trip: Trip, offers: readonly Offer[], history: readonly HistoryEntry[]): string[] => [
  ...new Set(
    [
      ...offers.flatMap(({ textId, toldTextId }) => [textId, toldTextId]),
      ...history.map(({ textId }) => textId),
      trip.alert?.textId,
      trip.toldPerson?.outboxId,
    ].filter((id) => id !== undefined),
  ),
];

function inOrder(a: Keyed, b: Keyed): number {
  const rank = ({ event }: Keyed): number => RANK.get(event) ?? OTHERS;
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function ofHistory(trip: Trip, entry: HistoryEntry, texts: ReadonlyMap<string, OutboxState>): Keyed {
  const { id, textId, at, event, by, to, organizationId, wave, reason } = entry;
  const text = texts.get(textId ?? latestTextId(trip, entry) ?? '');
  return {
    key: id,
    at,
    event,
    by,
    ...(to !== undefined && { to }),
    ...(organizationId !== undefined && { organizationId }),
    ...(wave !== undefined && { wave }),
    ...(reason !== undefined && { reason }),
    ...(text !== undefined && { text }),
  };
}

/** The trip itself remembers the last text to whoever is on call, and the last to the person. */
function latestTextId({ alert, toldPerson }: Trip, { event, at }: HistoryEntry): string | undefined {
  if (event === 'alert' && alert?.at === at) return alert.textId;
  return event === 'person-told' && toldPerson?.at === at ? toldPerson.outboxId : undefined;
}

function ofOffer(offer: Offer, history: readonly HistoryEntry[], texts: ReadonlyMap<string, OutboxState>): Keyed[] {
  const { id, organizationId, code, round, wave, openedAt, closedAs, closedAt, closedBecause, toldAt } = offer;
  const about = { organizationId, offerCode: code, round, wave };
  const text = texts.get(offer.textId);
  const entries: Keyed[] = [{ key: id, at: openedAt, event: 'offer', ...about, ...(text !== undefined && { text }) }];
  const answered = history.some(
    (entry) => ANSWERS.has(entry.event) && entry.at === closedAt && entry.organizationId === organizationId,
  );
  if (closedAs !== undefined && closedAt !== undefined && !answered) {
    entries.push({
      key: id,
      at: closedAt,
      event: `offer-${closedAs}` satisfies DerivedEvent,
      ...about,
      ...(closedBecause !== undefined && { reason: closedBecause }),
    });
  }
  if (toldAt !== undefined) {
    const told = texts.get(offer.toldTextId ?? '');
    entries.push({ key: id, at: toldAt, event: 'offer-told', ...about, ...(told !== undefined && { text: told }) });
  }
  return entries;
}

/** What a partner said stands in the history: that it closed an offer need not be told again. */
const ANSWERS: ReadonlySet<string> = new Set(['accept', 'decline', 'withdraw']);

const ofClock = ({ id, clock }: Trip): Keyed[] =>
  clock === undefined ? [] : [{ key: id, at: clock.at, event: 'next-look', ahead: true }];

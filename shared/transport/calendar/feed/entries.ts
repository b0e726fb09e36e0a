import type { Trip, TripPoint, TripStatus } from '../../model.ts';
import type { Series } from '../../series/model.ts';
import { comingOccurrences } from '../../series/occurrences.ts';
import type { CalendarLanguage } from '../model.ts';

/** One line of the calendar. Neither who, nor what it is about, nor an address: a reference, a time, communities, a state. */
export interface CalendarEntry {
  /** The same for an appointment of a series before and after its trip is made. */
  readonly uid: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly summary: string;
  /** Where the pickup is. */
  readonly place: string | undefined;
  readonly status: 'tentative' | 'confirmed' | 'cancelled';
  readonly changedAt: string;
  readonly sequence: number;
}

/** What the lines are made with. */
export interface FeedWords {
  readonly language: CalendarLanguage;
  /** The community of a point; `undefined` for a place that may not be told. */
  readonly nameOf: (point: TripPoint) => string | undefined;
  readonly referenceOf: (id: string) => string;
  readonly tripIdOf: (seriesId: string, date: string) => string;
}

interface Words {
  readonly fr: string;
  readonly en: string;
}

const states: Readonly<Record<TripStatus | 'planned' | 'skipped', Words>> = {
  requested: { fr: 'demandé', en: 'requested' },
  offering: { fr: 'offert aux partenaires', en: 'offered to partners' },
  unfilled: { fr: 'sans partenaire', en: 'no partner found' },
  accepted: { fr: 'accepté', en: 'accepted' },
  'en-route': { fr: 'le véhicule est en route', en: 'vehicle on its way' },
  'picked-up': { fr: 'à bord', en: 'on board' },
  completed: { fr: 'terminé', en: 'completed' },
  'no-show': { fr: 'personne sur place', en: 'nobody there' },
  cancelled: { fr: 'annulé', en: 'cancelled' },
  planned: { fr: 'prévu', en: 'planned' },
  skipped: { fr: "n'a pas lieu", en: 'does not take place' },
};

const texts = {
  trip: { fr: 'Trajet', en: 'Trip' },
  notShown: { fr: 'lieu non affiché', en: 'place not shown' },
  timeOpen: { fr: 'heure à confirmer', en: 'time to be confirmed' },
} as const satisfies Record<string, Words>;

const STATUS: Readonly<Record<TripStatus, CalendarEntry['status']>> = {
  requested: 'tentative',
  offering: 'tentative',
  unfilled: 'tentative',
  accepted: 'confirmed',
  'en-route': 'confirmed',
  'picked-up': 'confirmed',
  completed: 'confirmed',
  'no-show': 'confirmed',
  cancelled: 'cancelled',
};

const HOUR_MS = 3_600_000;
/** Where nothing says how long the way is. */
const anHourAfter = (instant: string): string => new Date(Date.parse(instant) + HOUR_MS).toISOString();

const COUNTED_FROM = Date.parse('2026-01-01T00:00:00Z');
/** Calendar programs take the line with the higher number for the newer one, when a trip takes the place of its date too. */
const sequenceOf = (changedAt: string): number =>
  Math.max(0, Math.floor((Date.parse(changedAt) - COUNTED_FROM) / 1000));

/** Trips, and appointments whose trips are not made yet, from one instant to another; each once, in order. */
export function entriesOf(
  trips: readonly Trip[],
  series: readonly Series[],
  { from, until }: { readonly from: string; readonly until: string },
  words: FeedWords,
): CalendarEntry[] {
  const entries = new Map<string, CalendarEntry>();
  for (const one of series) for (const entry of entriesOfSeries(one, until, words)) entries.set(entry.uid, entry);
  for (const trip of trips) entries.set(trip.id, entryOfTrip(trip, words));
  return [...entries.values()]
    .filter(({ startsAt }) => startsAt >= from && startsAt <= until)
    .sort((one, other) => (order(one) < order(other) ? -1 : 1));
}

const order = ({ startsAt, uid }: CalendarEntry): string => `${startsAt}#${uid}`;

function entryOfTrip(trip: Trip, words: FeedWords): CalendarEntry {
  const { id, pickupAt, status, when, planned, updatedAt } = trip;
  const arrivesAt = planned === undefined ? undefined : new Date(planned.arrivesAt).toISOString();
  const open = when.kind === 'open' ? [texts.timeOpen[words.language]] : [];
  return {
    uid: id,
    startsAt: pickupAt,
    endsAt: arrivesAt !== undefined && arrivesAt > pickupAt ? arrivesAt : anHourAfter(pickupAt),
    summary: summaryOf(words, id, [states[status][words.language], ...open], trip.legs),
    place: placeOf(trip.legs, words),
    status: STATUS[status],
    changedAt: updatedAt,
    sequence: sequenceOf(updatedAt),
  };
}

/** More than two months hold, one a day. */
const MOST_COMING = 70;

function entriesOfSeries(series: Series, until: string, words: FeedWords): CalendarEntry[] {
  if (series.status === 'ended') return [];
  const { id, updatedAt, trip } = series;
  return comingOccurrences(series, MOST_COMING, { skipped: true })
    .filter(({ at }) => at <= until)
    .map(({ date, at, as }) => {
      const uid = words.tripIdOf(id, date);
      const state = as === 'skipped' ? states.skipped : states.planned;
      return {
        uid,
        startsAt: at,
        endsAt: anHourAfter(at),
        summary: summaryOf(words, uid, [state[words.language]], trip.legs),
        place: placeOf(trip.legs, words),
        status: as === 'skipped' ? 'cancelled' : 'tentative',
        changedAt: updatedAt,
        sequence: sequenceOf(updatedAt),
      };
    });
}

type Legs = Trip['legs'];

function summaryOf(words: FeedWords, id: string, said: readonly string[], legs: Legs): string {
  const { language, referenceOf, nameOf } = words;
  const notShown = texts.notShown[language];
  const way = [legs[0]?.from, ...legs.map(({ to }) => to)].map((point) =>
    point === undefined ? notShown : (nameOf(point) ?? notShown),
  );
  return `${texts.trip[language]} ${referenceOf(id)} (${said.join(', ')}): ${way.join(' → ')}`;
}

function placeOf([first]: Legs, { nameOf }: FeedWords): string | undefined {
  return first === undefined ? undefined : nameOf(first.from);
}

export const calendarName = (language: CalendarLanguage): string => (language === 'fr' ? 'Trajets' : 'Trips');

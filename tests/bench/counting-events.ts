import { SHIPPED_TYPES } from '../../shared/counting/counter.ts';
import type { Facts } from '../../shared/counting/facts.ts';
import { firstDayOf, lastDayOf, parseFiscalYear } from '../../shared/counting/fiscal-year.ts';
import type { LiveEvent } from '../../shared/counting/model.ts';
import { parseLocalDate, type LocalDate } from '../../shared/platform/local-date.ts';

export const YEAR = parseFiscalYear(2026);

/** One person's services of the year, at one recipient or at several. */
export interface ServedPerson {
  readonly personId: string;
  readonly facts: Facts;
  readonly events: readonly LiveEvent[];
}

/** 1 to 15 services a person, 8 on average. */
const MOST_EVENTS = 15;
/** Days between somebody's first and last service. */
const LONGEST_STAY = 120;
const SEED = 20_260_401;

/**
 * A year of service events, person after person, the same in every run; nothing of it is kept. Most persons are the reported
 * recipient's, some are also served elsewhere, a few only elsewhere: those events stand in the same table, beside the ones that count.
 * @param stops numbers of events of the reported recipient, ascending: each is reached exactly, with the last event of a
 * person. After the last one there is nobody more.
 */
export function* servedPersons(
  reported: string,
  others: readonly string[],
  stops: readonly number[],
): Generator<ServedPerson, undefined> {
  const random = dice(SEED);
  const days = daysOfTheYear();
  let reached = 0;
  for (const stop of stops) {
    while (reached < stop) {
      const personId = uuid(random);
      const home = random() < 0.96 ? reported : pick(random, others);
      const elsewhere = random() < 0.08 ? pick(random, [reported, ...others]) : home;
      const firstDay = Math.floor(random() * days.length);
      const events: LiveEvent[] = [];
      for (let left = 1 + Math.floor(random() * MOST_EVENTS); left > 0 && reached < stop; left -= 1) {
        const recipientId = random() < 0.7 ? home : elsewhere;
        const day = days[firstDay + Math.floor(random() * LONGEST_STAY)] ?? days.at(-1) ?? firstDayOf(YEAR);
        events.push(liveEvent(uuid(random), personId, recipientId, day, pick(random, SHIPPED_TYPES)));
        if (recipientId === reported) reached += 1;
      }
      yield { personId, facts: factsOf(random), events };
    }
  }
  return undefined;
}

const liveEvent = (
  id: string,
  personId: string,
  recipientId: string,
  serviceDate: LocalDate,
  serviceType: string,
): LiveEvent => ({
  personId,
  recipientId,
  serviceDate,
  serviceType,
  id,
  fiscalYear: YEAR,
  state: 'live',
  recordedAt: `${serviceDate}T15:00:00.000Z`,
  recordedBy: 'demo-coordinator',
  version: 1,
});

const factsOf = (random: () => number): Facts => ({
  ageBand: pick(random, ['under-16', '16-17', '18-plus', '18-plus', '18-plus', 'unknown'] as const),
  language: pick(random, ['fr', 'en', 'en', 'oj', 'cr', 'unknown']),
  community: pick(random, ['rural-or-remote', 'urban'] as const),
  nation: random() < 0.4 ? 'declared' : undefined,
});

function daysOfTheYear(): readonly LocalDate[] {
  const days: LocalDate[] = [];
  const last = Date.parse(lastDayOf(YEAR));
  for (let at = Date.parse(firstDayOf(YEAR)); at <= last; at += 86_400_000) {
    days.push(parseLocalDate(new Date(at).toISOString().slice(0, 10)));
  }
  return days;
}

const PRIME = 2_147_483_647;

/** Park and Miller's generator: numbers from 0 up to 1, the same in every run. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % PRIME;
    return state / PRIME;
  };
}

export function pick<T>(random: () => number, from: readonly T[]): T {
  const chosen = from[Math.floor(random() * from.length)];
  if (chosen === undefined) throw new RangeError('Nothing to choose from');
  return chosen;
}

/** In the form of a UUID; two are never equal, because each begins with another state of the generator. */
function uuid(random: () => number): string {
  const eight = (): string =>
    Math.floor(random() * PRIME)
      .toString(16)
      .padStart(8, '0');
  const [b, c] = [eight(), eight()];
  return `${eight()}-${b.slice(0, 4)}-4${b.slice(5)}-8${c.slice(5)}-${c.slice(0, 4)}${eight()}`;
}

import type { LocalDate } from '../platform/local-date.ts';
import { counter, minus, type Counter, type CounterMeaning, type FactMark, type Figures } from './counter.ts';
import { newFacts, settledFacts, type About, type Facts } from './facts.ts';
import { fiscalMonthOf, FISCAL_MONTHS, quarterEndOf, type FiscalMonth } from './fiscal-year.ts';

/** What of a service event counts. */
export interface CountedEvent {
  readonly recipientId: string;
  readonly serviceDate: LocalDate;
  readonly serviceType: string;
}

/** Events of one service type by month. */
type ByMonth = ReadonlyMap<FiscalMonth, number>;
type ByType = ReadonlyMap<string, ByMonth>;
/** Live events by recipient, service type and month. */
export type Services = ReadonlyMap<string, ByType>;

/**
 * One person in one fiscal year: how many live events by recipient, service type and month, and what is known of the
 * person. Nothing is kept of an order, and every entry is a sum, so recording is adding 1 and voiding is taking 1 away; two
 * persons found to be one are added up, and taken apart again by subtracting. No event has to be read again for any of it.
 */
export interface Contribution {
  readonly services: Services;
  readonly about: About;
}

export const nothing: Contribution = { services: new Map(), about: new Map() };

/** `f` of the invariant: the contribution of a person's live events of one fiscal year, in whatever order. */
export const contributionOf = (events: Iterable<CountedEvent>, facts: Facts = {}): Contribution =>
  [...events].reduce<Contribution>((sum, event) => withEvent(sum, event, newFacts(sum.about, facts)), nothing);

/** With one event more, and with the facts of which nothing was known (`newFacts`). */
export const withEvent = (
  contribution: Contribution,
  event: CountedEvent,
  facts: readonly FactMark[] = [],
): Contribution => ({
  services: changed(contribution.services, event, 1),
  about: facts.reduce((about, mark) => changedBy(about, mark, 1), contribution.about),
});

/**
 * With one event less. What is known of the person stays (see `withoutFacts`).
 * @throws RangeError when the event was not in it: then an item was altered by something else than this program.
 */
export const withoutEvent = (contribution: Contribution, event: CountedEvent): Contribution => ({
  services: changed(contribution.services, event, -1),
  about: contribution.about,
});

/** Without what a file told of the person. @throws RangeError when it was not told. */
export const withoutFacts = (contribution: Contribution, facts: readonly FactMark[]): Contribution => ({
  services: contribution.services,
  about: facts.reduce((about, mark) => changedBy(about, mark, -1), contribution.about),
});

/** Both together: of two files that are one person. */
export const together = (a: Contribution, b: Contribution): Contribution => combined(a, b, 1);

/** @throws RangeError when `part` is not part of `whole`. */
export const apart = (whole: Contribution, part: Contribution): Contribution => combined(whole, part, -1);

function combined(a: Contribution, b: Contribution, by: 1 | -1): Contribution {
  let { services } = a;
  for (const [recipientId, types] of b.services) {
    for (const [serviceType, months] of types) {
      for (const [month, n] of months) services = changedIn(services, { recipientId, serviceType, month }, by * n);
    }
  }
  return { services, about: [...b.about].reduce((about, [mark, n]) => changedBy(about, mark, by * n), a.about) };
}

const changed = (services: Services, { recipientId, serviceType, serviceDate }: CountedEvent, by: 1 | -1): Services =>
  changedIn(services, { recipientId, serviceType, month: fiscalMonthOf(serviceDate) }, by);

function changedIn(
  services: Services,
  cell: { readonly recipientId: string; readonly serviceType: string; readonly month: FiscalMonth },
  by: number,
): Services {
  const types = services.get(cell.recipientId) ?? new Map<string, ByMonth>();
  const months = types.get(cell.serviceType) ?? new Map<FiscalMonth, number>();
  return put(services, cell.recipientId, put(types, cell.serviceType, changedBy(months, cell.month, by)));
}

function changedBy<K>(counts: ReadonlyMap<K, number>, key: K, by: number): ReadonlyMap<K, number> {
  const n = (counts.get(key) ?? 0) + by;
  if (n < 0) throw new RangeError('A contribution cannot lose what it does not hold');
  return put(counts, key, n);
}

/** The map with the entry, or without it when nothing is left in it, so that equal contributions look equal. */
function put<K, V extends number | ReadonlyMap<unknown, unknown>>(
  map: ReadonlyMap<K, V>,
  key: K,
  value: V,
): ReadonlyMap<K, V> {
  const next = new Map(map);
  if (value === 0 || (typeof value === 'object' && value.size === 0)) next.delete(key);
  else next.set(key, value);
  return next;
}

/** How many live events there are, of all recipients and types. */
export function eventsIn({ services }: Contribution): number {
  let n = 0;
  for (const types of services.values()) {
    for (const months of types.values()) for (const count of months.values()) n += count;
  }
  return n;
}

const firstOf = (months: Iterable<FiscalMonth>): FiscalMonth | undefined => {
  const present = new Set(months);
  return FISCAL_MONTHS.find((month) => present.has(month));
};

/**
 * What one person adds to the tally of each recipient: 1 in the month they were first served there, 1 by service type in
 * the month of the first of that type, and 1 for each fact that is known of them, in the quarter they were first served. Where another recipient served them earlier
 * (in the same month: the one whose id comes first), also 1 `elsewhere`, so that the hub's own count is persons minus
 * elsewhere, summed over its recipients.
 */
export function sharesOf({ services, about }: Contribution): ReadonlyMap<string, Figures> {
  const shares = new Map<string, Map<Counter, number>>();
  const count = (recipientId: string, meaning: CounterMeaning): void => {
    const share = shares.get(recipientId) ?? new Map<Counter, number>();
    shares.set(recipientId, share.set(counter(meaning), 1));
  };
  const facts = settledFacts(about);
  const everyType = new Set([...services.values()].flatMap((types) => [...types.keys()]));
  for (const serviceType of [undefined, ...everyType]) {
    const firsts = firstMonths(services, serviceType);
    for (const [recipientId, month] of firsts) {
      count(recipientId, { measure: 'persons', month, serviceType });
      if (firsts[0]?.[0] !== recipientId) count(recipientId, { measure: 'persons-elsewhere', month, serviceType });
      if (serviceType !== undefined) continue;
      // By quarter: twelve months of every fact would not fit the tally, and the closer two tables lie, the more they tell.
      for (const fact of facts) count(recipientId, { measure: 'persons', month: quarterEndOf(month), fact });
    }
  }
  return shares;
}

/** The first month at each recipient, of one type or of any; the recipient for whom the hub counts the person first. */
function firstMonths(services: Services, serviceType: string | undefined): [string, FiscalMonth][] {
  const firsts: [string, FiscalMonth][] = [];
  for (const [recipientId, types] of services) {
    const months =
      serviceType === undefined
        ? [...types.values()].flatMap((byMonth) => [...byMonth.keys()])
        : [...(types.get(serviceType)?.keys() ?? [])];
    const first = firstOf(months);
    if (first !== undefined) firsts.push([recipientId, first]);
  }
  return firsts.sort(([idA, a], [idB, b]) => a - b || (idA < idB ? -1 : 1));
}

/** What a change of persons' contributions changes in each recipient's tally; recipients whose tally stays are left out. */
export function diff(old: readonly Contribution[], next: readonly Contribution[]): ReadonlyMap<string, Figures> {
  const before = talliesOf(old);
  const after = talliesOf(next);
  const none: Figures = new Map();
  const changes = [...new Set([...before.keys(), ...after.keys()])].map((recipientId): [string, Figures] => [
    recipientId,
    minus(after.get(recipientId) ?? none, before.get(recipientId) ?? none),
  ]);
  return new Map(changes.filter(([, change]) => change.size > 0));
}

/** The tallies a set of persons' contributions must give: for changing, for rebuilding and for comparing. */
export function talliesOf(contributions: Iterable<Contribution>): ReadonlyMap<string, Figures> {
  const tallies = new Map<string, Map<Counter, number>>();
  for (const contribution of contributions) {
    for (const [recipientId, share] of sharesOf(contribution)) {
      const tally = tallies.get(recipientId) ?? new Map<Counter, number>();
      for (const [name, n] of share) tally.set(name, (tally.get(name) ?? 0) + n);
      tallies.set(recipientId, tally);
    }
  }
  return tallies;
}

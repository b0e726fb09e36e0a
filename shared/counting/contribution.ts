import type { LocalDate } from '../platform/local-date.ts';
import { counter, minus, sumOf, type Counter, type CounterMeaning, type Figures } from './counter.ts';
import { fiscalMonthOf, FISCAL_MONTHS, type FiscalMonth } from './fiscal-year.ts';

/** What of a service event counts. */
export interface CountedEvent {
  readonly recipientId: string;
  readonly serviceDate: LocalDate;
  readonly serviceType: string;
}

/** Events of one service type by month. */
type ByMonth = ReadonlyMap<FiscalMonth, number>;
type ByType = ReadonlyMap<string, ByMonth>;

/**
 * One person in one fiscal year: how many live events by recipient, service type and month. Nothing is kept of an order, and
 * every entry is a sum, so recording is adding 1 and voiding is taking 1 away; two persons found to be one are added
 * up, and taken apart again by subtracting. No event has to be read again for any of it.
 */
export type Contribution = ReadonlyMap<string, ByType>;

export const nothing: Contribution = new Map();

/** `f` of the invariant: the contribution of a person's live events of one fiscal year, in whatever order. */
export const contributionOf = (events: Iterable<CountedEvent>): Contribution =>
  [...events].reduce<Contribution>((sum, event) => withEvent(sum, event), nothing);

export const withEvent = (contribution: Contribution, event: CountedEvent): Contribution =>
  changed(contribution, event, 1);

/** @throws RangeError when the event was not in it: then an item was altered by something else than this program. */
export const withoutEvent = (contribution: Contribution, event: CountedEvent): Contribution =>
  changed(contribution, event, -1);

function changed(contribution: Contribution, event: CountedEvent, by: 1 | -1): Contribution {
  const { recipientId, serviceType, serviceDate } = event;
  const month = fiscalMonthOf(serviceDate);
  const types = contribution.get(recipientId) ?? new Map<string, ByMonth>();
  const months = types.get(serviceType) ?? new Map<FiscalMonth, number>();
  const n = (months.get(month) ?? 0) + by;
  if (n < 0) throw new RangeError('A contribution cannot lose an event it does not hold');
  return put(contribution, recipientId, put(types, serviceType, put(months, month, n)));
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
export function eventsIn(contribution: Contribution): number {
  let n = 0;
  for (const types of contribution.values()) {
    for (const months of types.values()) for (const count of months.values()) n += count;
  }
  return n;
}

const firstOf = (months: Iterable<FiscalMonth>): FiscalMonth | undefined => {
  const present = new Set(months);
  return FISCAL_MONTHS.find((month) => present.has(month));
};

/**
 * What one person adds to the tally of each recipient: 1 in the month they were first served there, and 1 by service type in
 * the month of the first of that type. Where another recipient served them earlier (in the same month: the one whose id
 * comes first), also 1 `elsewhere`, so that the hub's own count is persons minus elsewhere, summed over its recipients.
 */
export function sharesOf(contribution: Contribution): ReadonlyMap<string, Figures> {
  const shares = new Map<string, Map<Counter, number>>();
  const count = (recipientId: string, meaning: CounterMeaning): void => {
    const share = shares.get(recipientId) ?? new Map<Counter, number>();
    shares.set(recipientId, share.set(counter(meaning), 1));
  };
  const everyType = new Set([...contribution.values()].flatMap((types) => [...types.keys()]));
  for (const serviceType of [undefined, ...everyType]) {
    const firsts = firstMonths(contribution, serviceType);
    for (const [recipientId, month] of firsts) {
      count(recipientId, { measure: 'persons', month, serviceType });
      if (firsts[0]?.[0] !== recipientId) count(recipientId, { measure: 'persons-elsewhere', month, serviceType });
    }
  }
  return shares;
}

/** The first month at each recipient, of one type or of any; the recipient for whom the hub counts the person first. */
function firstMonths(contribution: Contribution, serviceType: string | undefined): [string, FiscalMonth][] {
  const firsts: [string, FiscalMonth][] = [];
  for (const [recipientId, types] of contribution) {
    const months =
      serviceType === undefined
        ? [...types.values()].flatMap((byMonth) => [...byMonth.keys()])
        : [...(types.get(serviceType)?.keys() ?? [])];
    const first = firstOf(months);
    if (first !== undefined) firsts.push([recipientId, first]);
  }
  return firsts.sort(([idA, a], [idB, b]) => a - b || (idA < idB ? -1 : 1));
}

/** What a change of a person's contribution changes in each recipient's tally; recipients whose tally stays are left out. */
export function diff(old: Contribution, next: Contribution): ReadonlyMap<string, Figures> {
  const before = sharesOf(old);
  const after = sharesOf(next);
  const none: Figures = new Map();
  const changes = [...new Set([...before.keys(), ...after.keys()])].map((recipientId): [string, Figures] => [
    recipientId,
    minus(after.get(recipientId) ?? none, before.get(recipientId) ?? none),
  ]);
  return new Map(changes.filter(([, change]) => change.size > 0));
}

/** The tallies a set of persons' contributions must give: for rebuilding and for comparing. */
export function talliesOf(contributions: Iterable<Contribution>): ReadonlyMap<string, Figures> {
  const shares = [...contributions].map(sharesOf);
  const recipients = new Set(shares.flatMap((share) => [...share.keys()]));
  return new Map([...recipients].map((id) => [id, sumOf(shares.map((share) => share.get(id) ?? new Map()))]));
}

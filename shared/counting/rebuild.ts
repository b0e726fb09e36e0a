import { nothing, sharesOf, together, type Contribution, type Services } from './contribution.ts';
import { monthMark, typeMark, type Counter, type FactMark, type Figures } from './counter.ts';
import type { LedgerPlace } from './entry-ref.ts';
import { factOf, type About } from './facts.ts';
import { fiscalYearOf, type FiscalYear } from './fiscal-year.ts';
import { figuresOf, recipientsOf, type LedgerEntry } from './ledger-entry.ts';
import type { LiveEvent, StoredEvent } from './model.ts';
import type { Served, Tally } from './store.ts';

/**
 * What every contribution and every tally of a fiscal year must be, made anew from the events and entries behind them, and
 * where what is stored differs. Nothing is kept of an event but the sum it stands in.
 */

/** One counter of a tally, or one cell of a person's contribution, that is not what the events say. */
export interface Difference {
  readonly what: 'tally' | 'contribution';
  readonly fiscalYear: FiscalYear;
  /** Absent for what is known of a person: it belongs to no recipient. */
  readonly recipientId?: string;
  /** Whose contribution; absent for a tally. */
  readonly personId?: string;
  /** A counter of the tally (`p4`, `xA4`), `spent`; of a contribution a service type and month (`b3`) or a fact (`about A`). */
  readonly counter: string;
  readonly stored: number;
  readonly rebuilt: number;
}

/** Two readings found the same, whatever was counted in between: the same thing, off by as much. */
export const differenceKey = (one: Difference): string =>
  [one.what, one.fiscalYear, one.recipientId, one.personId, one.counter, one.stored - one.rebuilt].join('|');

/** Whether an item of a person's events counts where it stands: live, and at one with its own key. */
export const countsThere = (
  event: StoredEvent,
  place: LedgerPlace & { readonly personId: string },
): event is LiveEvent =>
  event.state === 'live' &&
  event.personId === place.personId &&
  event.recipientId === place.recipientId &&
  fiscalYearOf(event.serviceDate) === place.fiscalYear;

interface Sums {
  readonly figures: Map<Counter, number>;
  spent: number;
}

/** Adds up a year: per recipient a few counters, whatever the number of persons and events. */
export class TallyRebuild {
  readonly #sums = new Map<string, Sums>();

  addPerson(contribution: Contribution): void {
    for (const [recipientId, share] of sharesOf(contribution)) this.#add(recipientId, share, 1);
  }

  /** Takes back what was added of a person. */
  takePerson(contribution: Contribution): void {
    for (const [recipientId, share] of sharesOf(contribution)) this.#add(recipientId, share, -1);
  }

  /** An activity that was voided counts nothing; an expenditure counts always, and so does its reversal. */
  addEntry(place: LedgerPlace, entry: LedgerEntry): void {
    const here = recipientsOf(entry).includes(place.recipientId) && fiscalYearOf(entry.date) === place.fiscalYear;
    if (!here || entry.state === 'void') return;
    this.#add(place.recipientId, figuresOf(entry), 1);
    if (entry.kind === 'expenditure') this.#sumsOf(place.recipientId).spent += entry.amountCents;
  }

  #sumsOf(recipientId: string): Sums {
    const sums = this.#sums.get(recipientId) ?? { figures: new Map<Counter, number>(), spent: 0 };
    this.#sums.set(recipientId, sums);
    return sums;
  }

  #add(recipientId: string, figures: Figures, times: 1 | -1): void {
    const sums = this.#sumsOf(recipientId).figures;
    for (const [name, n] of figures) sums.set(name, (sums.get(name) ?? 0) + n * times);
  }

  /** Every counter in which the tally of a recipient is not what was added up, in the order of their names. */
  differences(place: LedgerPlace, tally: Tally): Difference[] {
    const { figures, spent } = this.#sumsOf(place.recipientId);
    const names = [...new Set([...tally.figures.keys(), ...figures.keys()])].sort();
    const all = [
      ...names.map((name) => [name, tally.figures.get(name) ?? 0, figures.get(name) ?? 0] as const),
      ['spent', tally.spent, spent] as const,
    ];
    return all.flatMap(([counter, stored, rebuilt]) =>
      stored === rebuilt ? [] : [{ what: 'tally', ...place, counter, stored, rebuilt }],
    );
  }
}

/** `recipient cell` → events, where a cell is the short name of a service type and month. */
function cellsOf(services: Services): Map<string, number> {
  const cells = new Map<string, number>();
  for (const [recipientId, types] of services) {
    for (const [serviceType, months] of types) {
      for (const [month, n] of months) cells.set(`${recipientId} ${typeMark(serviceType)}${monthMark(month)}`, n);
    }
  }
  return cells;
}

/** A person as the table has them: the sums of the events under their own key, and the item of their year. */
export interface RebuiltPerson {
  readonly personId: string;
  readonly own: Services;
  readonly served: Served;
  /** What the person's own file told, as the item says. */
  readonly told: readonly FactMark[];
}

/**
 * The services of persons of whom some were found to be others: what is under the person's own key, and what must be in the
 * contribution of each whom they count for. `persons` holds everybody whom these persons are counted by.
 */
export function rebuiltServices(persons: readonly RebuiltPerson[]): ReadonlyMap<string, Services> {
  const rebuilt = new Map<string, Services>();
  const begun = new Set<string>();
  const rebuild = ({ personId, own }: RebuiltPerson): Services => {
    const there = rebuilt.get(personId);
    // A ring of persons who count for one another is a fault of the table; it must not be one of ours.
    if (there !== undefined || begun.has(personId)) return there ?? own;
    begun.add(personId);
    const parts = persons.filter(({ served }) => served.countedBy === personId).map(rebuild);
    const services = parts.reduce((sum, part) => add(sum, part), own);
    rebuilt.set(personId, services);
    return services;
  };
  for (const person of persons) rebuild(person);
  return rebuilt;
}

const add = (a: Services, b: Services): Services =>
  together({ services: a, about: nothing.about }, { services: b, about: nothing.about }).services;

/** Where the contributions of these persons are not what their events say, or say of them what no file can have said. */
export function personDifferences(
  fiscalYear: FiscalYear,
  persons: readonly RebuiltPerson[],
  rebuilt: ReadonlyMap<string, Services> = rebuiltServices(persons),
): Difference[] {
  return persons.flatMap(({ personId, own, served, told }) => {
    const of = { what: 'contribution', fiscalYear, personId } as const;
    const stored = cellsOf(served.contribution.services);
    const must = cellsOf(rebuilt.get(personId) ?? own);
    const cells = [...new Set([...stored.keys(), ...must.keys()])].sort();
    const children = persons.filter(({ served: other }) => other.countedBy === personId);
    const { about } = served.contribution;
    const facts = factsOf(
      told,
      children.map((child) => child.served.contribution.about),
    );
    const marks = [...new Set([...about.keys(), ...facts.keys()])].sort();
    return [
      ...cells.map((cell): Difference => {
        const at = cell.lastIndexOf(' ');
        const [recipientId, counter] = [cell.slice(0, at), cell.slice(at + 1)];
        return { ...of, recipientId, counter, stored: stored.get(cell) ?? 0, rebuilt: must.get(cell) ?? 0 };
      }),
      ...marks.map((mark): Difference => {
        return { ...of, counter: `about ${mark}`, stored: about.get(mark) ?? 0, rebuilt: facts.get(mark) ?? 0 };
      }),
    ].filter((each) => each.stored !== each.rebuilt);
  });
}

/**
 * Facts are not in the events, so they are not rebuilt. But a person's item holds what the person's own file told, of each
 * dimension one thing, and what the items hold of those who were found to be them.
 */
function factsOf(told: readonly FactMark[], ofChildren: readonly About[]): ReadonlyMap<FactMark, number> {
  const facts = new Map<FactMark, number>();
  const own = new Map(
    [...told]
      .sort()
      .reverse()
      .map((mark) => [factOf(mark).dimension, mark]),
  );
  for (const mark of own.values()) facts.set(mark, 1);
  for (const child of ofChildren) for (const [mark, n] of child) facts.set(mark, (facts.get(mark) ?? 0) + n);
  return facts;
}

/** The groups that hang together by these links, with everybody whom a link names. */
export function groupsOf(links: ReadonlyMap<string, readonly string[]>): string[][] {
  const neighbours = new Map<string, Set<string>>();
  const link = (a: string, b: string): void => {
    neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b));
    neighbours.set(b, (neighbours.get(b) ?? new Set()).add(a));
  };
  for (const [id, others] of links) for (const other of [id, ...others]) link(id, other);
  const seen = new Set<string>();
  const groups: string[][] = [];
  for (const id of neighbours.keys()) {
    if (seen.has(id)) continue;
    const group = [id];
    seen.add(id);
    // The array grows while it is gone through: whoever is found is looked at in turn.
    for (const member of group) {
      for (const other of neighbours.get(member) ?? []) {
        if (!seen.has(other)) group.push(other);
        seen.add(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

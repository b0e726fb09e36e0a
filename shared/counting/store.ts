import * as z from 'zod';
import type { Item, Key } from '../platform/table.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import type { Contribution } from './contribution.ts';
import { isCounter, monthMark, monthOfMark, typeMark, typeOfMark, type Counter, type Figures } from './counter.ts';
import type { EventPlace, LedgerPlace } from './entry-ref.ts';
import type { FiscalMonth, FiscalYear } from './fiscal-year.ts';
import { fundingSchema, storedEventSchema, type Funding, type StoredEvent } from './model.ts';

/**
 * `LEDGER#recipient#year` holds everything behind one report: `EVENT#person#id`, `GROUP#…`, `CAPACITY#…`, `EXPENSE#…`, `FUNDING`,
 * `SUBMISSION#…`, `HISTORY#…`. `PERSON#p`/`SERVED#year` is the person's contribution to every recipient of that year, and
 * `TALLY#recipient`/`FY#year` the report itself. Why: docs/adr/0004-service-events-in-the-ledger.md.
 */
export const ledgerPk = ({ recipientId, fiscalYear }: LedgerPlace): string => `LEDGER#${recipientId}#${fiscalYear}`;
export const EVENT_PREFIX = 'EVENT#';
export const eventPrefixOf = (personId: string): string => `${EVENT_PREFIX}${personId}#`;
export const eventKey = (place: EventPlace): Key => ({
  pk: ledgerPk(place),
  sk: eventPrefixOf(place.personId) + place.id,
});
export const SERVED_PREFIX = 'SERVED#';
export const servedKey = (personId: string, fiscalYear: FiscalYear): Key => ({
  pk: `PERSON#${personId}`,
  sk: `${SERVED_PREFIX}${fiscalYear}`,
});
export const tallyKey = ({ recipientId, fiscalYear }: LedgerPlace): Key => ({
  pk: `TALLY#${recipientId}`,
  sk: `FY#${fiscalYear}`,
});
export const fundingKey = (place: LedgerPlace): Key => ({ pk: ledgerPk(place), sk: 'FUNDING' });

export const readEvent = (item: Item): StoredEvent => storedEventSchema.parse(item);
export const eventToItem = (event: StoredEvent): Item => ({ ...eventKey(event), kind: 'service-event', ...event });

/** A person's contribution as read: version 0 when there is none yet. */
export interface Served {
  readonly contribution: Contribution;
  readonly version: number;
  /** Every recipient that ever had an event of the person in the year, live or not: where to look for them. */
  readonly recipients: readonly string[];
  readonly fiscalYear: number;
}

const servedItem = z.object({
  fiscalYear: z.number().int(),
  by: z.record(z.string(), z.record(z.string(), z.number().int().positive())),
  version: z.number().int(),
});

export function readServed(item: Item | undefined, fiscalYear: FiscalYear): Served {
  if (item === undefined) return { contribution: new Map(), version: 0, recipients: [], fiscalYear };
  return parseServed(item);
}

export function parseServed(item: Item): Served {
  const { by, version, fiscalYear } = servedItem.parse(item);
  const contribution = new Map<string, Map<string, Map<FiscalMonth, number>>>();
  for (const [recipientId, cells] of Object.entries(by)) {
    for (const [cell, n] of Object.entries(cells)) {
      const serviceType = typeOfMark(cell.slice(0, -1));
      const types = contribution.get(recipientId) ?? new Map<string, Map<FiscalMonth, number>>();
      const months = types.get(serviceType) ?? new Map<FiscalMonth, number>();
      contribution.set(recipientId, types.set(serviceType, months.set(monthOfMark(cell.slice(-1)), n)));
    }
  }
  return { contribution, version, recipients: Object.keys(by), fiscalYear };
}

/** Puts the person's next contribution, on the condition that nobody changed it since it was read. */
export function servedWrite(personId: string, fiscalYear: FiscalYear, was: Served, next: Contribution): Write {
  const recipients = new Set([...was.recipients, ...next.keys()]);
  const item = {
    ...servedKey(personId, fiscalYear),
    kind: 'served',
    fiscalYear,
    by: Object.fromEntries([...recipients].map((id) => [id, cellsOf(next, id)])),
  };
  return was.version === 0 ? create({ ...item, version: 1 }, 'stale') : replace(item, was.version, 'stale');
}

/** `b3: 2` = two events of service type `b` in June. Short, so that the item stays within 1 KB (see counter.ts). */
function cellsOf(contribution: Contribution, recipientId: string): Record<string, number> {
  const cells: Record<string, number> = {};
  for (const [serviceType, months] of contribution.get(recipientId) ?? []) {
    for (const [month, n] of months) cells[typeMark(serviceType) + monthMark(month)] = n;
  }
  return cells;
}

/**
 * Adds to a tally without having read it and without a condition: what was counted is guarded by the version of the
 * contribution or of the entry in the same transaction, so fifty writers of one tally never invalidate each other.
 */
export function tallyWrite(place: LedgerPlace, change: Figures): Write {
  const counters = [...change].sort(([a], [b]) => (a < b ? -1 : 1));
  const key = tallyKey(place);
  return {
    update: key,
    set: `SET #kind = :kind ADD ${counters.map((_, at) => `#c${at} :c${at}`).join(', ')}`,
    names: { kind: 'kind', ...Object.fromEntries(counters.map(([name], at) => [`c${at}`, name])) },
    values: { kind: 'tally', ...Object.fromEntries(counters.map(([, n], at) => [`c${at}`, n])) },
  };
}

/** A tally without its zeros, so that one that came back to nothing equals one that never was. */
export function readFigures(item: Item | undefined): Figures {
  const figures = new Map<Counter, number>();
  for (const [name, n] of Object.entries(item ?? {})) {
    if (isCounter(name) && typeof n === 'number' && n !== 0) figures.set(name, n);
  }
  return figures;
}

const fundingItem = fundingSchema.loose();
export function readFunding(item: Item | undefined): Funding | undefined {
  if (item === undefined) return undefined;
  const { funded, approvedCents } = fundingItem.parse(item);
  return { funded, ...(approvedCents !== undefined && { approvedCents }) };
}
export const fundingToItem = (place: LedgerPlace, funding: Funding): Item => ({
  ...fundingKey(place),
  kind: 'funding',
  ...funding,
});

/** What a change did, beside what it changed: the list of restatements is read from these. */
export interface LedgerHistory {
  readonly at: string;
  readonly by: string;
  readonly what: string;
  readonly about: string;
  readonly reason: string;
  readonly before?: unknown;
  readonly after?: unknown;
}
export const historyWrite = (place: LedgerPlace, id: string, history: LedgerHistory): Write => ({
  put: { pk: ledgerPk(place), sk: `HISTORY#${history.at}#${id}`, kind: 'history', ...history },
});

import * as z from 'zod';
import type { Item, Key } from '../platform/table.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import { eventsIn, nothing, type Contribution } from './contribution.ts';
import {
  isCounter,
  monthMark,
  monthOfMark,
  typeMark,
  typeOfMark,
  type Counter,
  type FactMark,
  type Figures,
} from './counter.ts';
import type { EventPlace, LedgerPlace } from './entry-ref.ts';
import { parseFiscalMonth, parseFiscalYear, type FiscalMonth, type FiscalYear } from './fiscal-year.ts';
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
/** Whose event it is by its key. */
export const personOfEvent = ({ sk }: Key): string => sk.slice(EVENT_PREFIX.length, sk.lastIndexOf('#'));
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
  /**
   * What the person's own file told, where that is not all of `contribution.about`: that holds what other files tell as well
   * which were found to be theirs, and those may have been served when this one was not yet.
   */
  readonly told?: readonly FactMark[] | undefined;
  /** How many live events the file itself has, where that is not all of `contribution`. */
  readonly own?: number | undefined;
  /**
   * The person whom this one was found to be. That person's contribution holds this one's as well and counts for both; this
   * one goes on saying what is the person's own, so that the two can be taken apart.
   */
  readonly countedBy?: string | undefined;
}

const counts = z.record(z.string(), z.number().int().positive());
const servedItem = z.object({
  fiscalYear: z.number().int(),
  by: z.record(z.string(), counts),
  about: counts.default({}),
  told: z.array(z.string()).optional(),
  own: z.number().int().optional(),
  countedBy: z.string().optional(),
  version: z.number().int(),
});

export function readServed(item: Item | undefined, fiscalYear: FiscalYear): Served {
  return item === undefined ? { contribution: nothing, version: 0, recipients: [], fiscalYear } : parseServed(item);
}

export function parseServed(item: Item): Served {
  const { by, about, version, fiscalYear, told, own, countedBy } = servedItem.parse(item);
  const services = new Map<string, Map<string, Map<FiscalMonth, number>>>();
  for (const [recipientId, cells] of Object.entries(by)) {
    for (const [cell, n] of Object.entries(cells)) {
      const serviceType = typeOfMark(cell.slice(0, -1));
      const types = services.get(recipientId) ?? new Map<string, Map<FiscalMonth, number>>();
      const months = types.get(serviceType) ?? new Map<FiscalMonth, number>();
      services.set(recipientId, types.set(serviceType, months.set(monthOfMark(cell.slice(-1)), n)));
    }
  }
  const contribution = { services, about: new Map(Object.entries(about)) };
  return { contribution, version, recipients: Object.keys(by), fiscalYear, told, own, countedBy };
}

/** The item of a contribution, for whoever writes many at once. */
export const servedToItem = (personId: string, served: Served): Item => ({
  ...servedKey(personId, parseFiscalYear(served.fiscalYear)),
  kind: 'served',
  fiscalYear: served.fiscalYear,
  by: Object.fromEntries(
    [...new Set([...served.recipients, ...served.contribution.services.keys()])].map((id) => [
      id,
      cellsOf(served.contribution.services.get(id)),
    ]),
  ),
  about: Object.fromEntries(served.contribution.about),
  ...(!toldIsAll(served) && { told: served.told }),
  ...(served.own !== undefined && served.own !== eventsIn(served.contribution) && { own: served.own }),
  ...(served.countedBy !== undefined && { countedBy: served.countedBy }),
  version: served.version,
});

/** How many live events of the year the file itself has. */
export const ownIn = ({ own, contribution }: Served): number => own ?? eventsIn(contribution);

/** What the person's own file told in the year. */
export const toldIn = ({ told, contribution }: Served): readonly FactMark[] => told ?? [...contribution.about.keys()];

const toldIsAll = ({ told, contribution: { about } }: Served): boolean =>
  told === undefined || (told.length === about.size && told.every((mark) => about.has(mark)));

/** What of a change is the person's own file's: its events more or less, and what it tells for the first time or no more. */
export interface OwnChange {
  readonly events?: number;
  readonly fresh?: readonly FactMark[];
  readonly unsaid?: readonly FactMark[];
}

/** The person's year after a change. */
export function changedServed(was: Served, next: Contribution, change: OwnChange = {}): Served {
  const { events = 0, fresh = [], unsaid = [] } = change;
  return {
    ...was,
    contribution: next,
    told: [...toldIn(was).filter((mark) => !unsaid.includes(mark)), ...fresh],
    own: ownIn(was) + events,
    recipients: [...new Set([...was.recipients, ...next.services.keys()])],
    version: was.version + 1,
  };
}

/** Puts the person's next contribution, on the condition that nobody changed it since it was read. */
export function servedWrite(personId: string, was: Served, next: Contribution, change: OwnChange = {}): Write {
  const item = servedToItem(personId, changedServed(was, next, change));
  return was.version === 0 ? create(item, 'stale') : replace(item, was.version, 'stale');
}

/** `b3: 2` = two events of service type `b` in June. Short, so that the item stays within 1 KB (see counter.ts). */
function cellsOf(types: ReadonlyMap<string, ReadonlyMap<FiscalMonth, number>> = new Map()): Record<string, number> {
  const cells: Record<string, number> = {};
  for (const [serviceType, months] of types) {
    for (const [month, n] of months) cells[typeMark(serviceType) + monthMark(month)] = n;
  }
  return cells;
}

/** The whole annual report of a recipient, with what guards it. */
export interface Tally {
  /** Without zeros, so that one that came back to nothing equals one that never was. */
  readonly figures: Figures;
  /** How often it changed: a report is frozen on the condition that it did not change meanwhile. */
  readonly changes: number;
  /** How many reports of this year were submitted, and the last month of the latest. */
  readonly submissions: number;
  readonly closed: FiscalMonth | undefined;
  /** Cents of all months, for the ceiling. */
  readonly spent: number;
  /** How many merges or splits of persons are under way that will change it. */
  readonly merging: number;
}

const tallyItem = z.object({
  changes: z.number().int().default(0),
  submissions: z.number().int().default(0),
  closed: z.number().int().transform(parseFiscalMonth).optional(),
  spent: z.number().int().default(0),
  merging: z.number().int().default(0),
});

export function readTally(item: Item | undefined): Tally {
  const { closed, ...rest } = tallyItem.parse(item ?? {});
  return { figures: readFigures(item), closed, ...rest };
}

function readFigures(item: Item | undefined): Figures {
  const figures = new Map<Counter, number>();
  for (const [name, n] of Object.entries(item ?? {})) {
    if (isCounter(name) && typeof n === 'number' && n !== 0) figures.set(name, n);
  }
  return figures;
}

export interface TallyChange {
  readonly figures: Figures;
  readonly spent?: number;
  readonly merging?: number;
  /** Most cents that may have been spent before. */
  readonly room?: number | undefined;
}

/**
 * Adds to a tally without a condition on its figures: what was counted is guarded by the version of the contribution or of
 * the entry in the same transaction, so fifty writers of one tally never invalidate each other. The one condition is that no
 * report was submitted since `was` was read, because then the change has to be written down as a restatement.
 */
export function tallyWrite(place: LedgerPlace, was: Tally, change: TallyChange): Write {
  const { room } = change;
  const counters: [string, number][] = [...change.figures].sort(([a], [b]) => (a < b ? -1 : 1));
  const added = [
    ...counters,
    ['changes', 1] as const,
    ...(change.spent === undefined ? [] : [['spent', change.spent] as const]),
    ...(change.merging === undefined ? [] : [['merging', change.merging] as const]),
  ];
  const untouched = was.submissions === 0 ? 'attribute_not_exists(submissions)' : 'submissions = :submissions';
  return {
    update: tallyKey(place),
    set: `SET #kind = :kind ADD ${added.map((_, at) => `#c${at} :c${at}`).join(', ')}`,
    condition: room === undefined ? untouched : `${untouched} AND (attribute_not_exists(spent) OR spent <= :room)`,
    names: { kind: 'kind', ...Object.fromEntries(added.map(([name], at) => [`c${at}`, name])) },
    values: {
      kind: 'tally',
      ...(was.submissions > 0 && { submissions: was.submissions }),
      ...(room !== undefined && { room }),
      ...Object.fromEntries(added.map(([, n], at) => [`c${at}`, n])),
    },
    refusal: 'stale',
  };
}

/** The item of a tally, for whoever writes a whole year at once. */
export const tallyToItem = (place: LedgerPlace, figures: Figures): Item => ({
  ...tallyKey(place),
  kind: 'tally',
  changes: 1,
  ...Object.fromEntries(figures),
});

/** Marks the tally as submitted, on the condition that it is as it was read: the figures frozen are those of one moment. */
export function closingWrite(place: LedgerPlace, was: Tally, closed: FiscalMonth): Write {
  return {
    update: tallyKey(place),
    set: 'SET #kind = :kind, closed = :closed ADD submissions :one',
    condition: [
      was.changes === 0 ? 'attribute_not_exists(changes)' : 'changes = :changes',
      was.submissions === 0 ? 'attribute_not_exists(submissions)' : 'submissions = :submissions',
    ].join(' AND '),
    names: { kind: 'kind' },
    values: {
      kind: 'tally',
      closed,
      one: 1,
      ...(was.changes > 0 && { changes: was.changes }),
      ...(was.submissions > 0 && { submissions: was.submissions }),
    },
    refusal: 'stale',
  };
}

const fundingItem = fundingSchema.extend({ version: z.number().int() }).loose();
export function readFunding(item: Item | undefined): Funding | undefined {
  if (item === undefined) return undefined;
  const { funded, approvedCents } = fundingItem.parse(item);
  return { funded, ...(approvedCents !== undefined && { approvedCents }) };
}

/** What was decided about the funding of a year, by whom: nothing is overwritten without a trace. */
const decisionItem = z.object({ at: z.string(), by: z.string(), ...fundingSchema.shape });
export type FundingDecision = Readonly<z.infer<typeof decisionItem>>;
const DECISION_PREFIX = 'FUNDED#';
export const fundingDecisions = (place: LedgerPlace): { readonly pk: string; readonly prefix: string } => ({
  pk: ledgerPk(place),
  prefix: DECISION_PREFIX,
});
export const readDecision = (item: Item): FundingDecision => decisionItem.parse(item);

/** The decision that is in force from now on, and its place among all that were made. */
export function fundingWrites(
  place: LedgerPlace,
  was: Item | undefined,
  id: string,
  decision: FundingDecision,
): Write[] {
  const { funded, approvedCents } = decision;
  const item = { ...fundingKey(place), kind: 'funding', funded, approvedCents };
  return [
    was === undefined
      ? create({ ...item, version: 1 }, 'stale')
      : replace(item, fundingItem.parse(was).version, 'stale'),
    {
      put: { pk: ledgerPk(place), sk: `${DECISION_PREFIX}${decision.at}#${id}`, kind: 'funding-decision', ...decision },
    },
  ];
}

/** Nobody decided anew about the funding since it was read. */
export const fundingUnchanged = (place: LedgerPlace, was: Item | undefined): Write =>
  was === undefined
    ? { require: fundingKey(place), condition: 'attribute_not_exists(pk)', refusal: 'stale' }
    : {
        require: fundingKey(place),
        condition: '#version = :was',
        names: { version: 'version' },
        values: { was: fundingItem.parse(was).version },
        refusal: 'stale',
      };

/** What a change did to a report, who did it and why. */
export interface LedgerHistory {
  readonly at: string;
  readonly by: string;
  readonly what: string;
  /** The event, entry or merge that it is about. */
  readonly about: string;
  readonly reason: string;
  /** What it changed in the figures of this ledger's tally; nothing when a person counts as before. */
  readonly change: Figures;
  readonly before?: unknown;
  readonly after?: unknown;
}

const HISTORY_PREFIX = 'HISTORY#';
const ordinal = (submissions: number): string => String(submissions).padStart(6, '0');
/** From the submission of this number on: the key tells how many reports were submitted before the change. */
export const historySince = (submissions: number): readonly [string, string] => [
  HISTORY_PREFIX + ordinal(submissions),
  `${HISTORY_PREFIX}~`,
];

export const historyWrite = (place: LedgerPlace, submissions: number, id: string, history: LedgerHistory): Write => ({
  put: {
    pk: ledgerPk(place),
    sk: `${HISTORY_PREFIX}${ordinal(submissions)}#${history.at}#${id}`,
    kind: 'history',
    ...history,
    change: Object.fromEntries(history.change),
  },
});

const historyItem = z.object({
  at: z.string(),
  by: z.string(),
  what: z.string(),
  about: z.string(),
  reason: z.string(),
  change: z.record(z.string(), z.number().int()),
});
export function readHistory(item: Item): LedgerHistory {
  const { change, ...history } = historyItem.parse(item);
  return {
    ...history,
    change: new Map(Object.entries(change).flatMap(([name, n]) => (isCounter(name) ? [[name, n]] : []))),
  };
}

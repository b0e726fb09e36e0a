import * as z from 'zod';
import { EVENT_PREFIX, ledgerPk, readTally, servedKey, tallyKey, type Tally } from '../../shared/counting/store.ts';
import type { FiscalYear } from '../../shared/counting/fiscal-year.ts';
import { mergeKey, readMerge } from '../../shared/identity/merge-store.ts';
import type { Merge } from '../../shared/identity/merge.ts';
import { identityKey } from '../../shared/people/index.ts';
import type { Item } from '../../shared/platform/table.ts';
import { timerKey } from '../../shared/platform/timer.ts';
import type { LiveEntry, LiveEvent } from './brute-force.ts';
import type { Journal } from './journal.ts';
import type { Scene } from './scene.ts';

export interface Place {
  readonly recipientId: string;
  readonly fiscalYear: FiscalYear;
}
const counts = z.record(z.string(), z.number());

const eventItem = z.object({
  id: z.string(),
  personId: z.string(),
  recipientId: z.string(),
  serviceDate: z.string(),
  serviceType: z.string(),
  fiscalYear: z.number(),
  state: z.enum(['live', 'void', 'moved']),
  version: z.number(),
});
const entryItem = z.object({
  id: z.string(),
  kind: z.enum(['group-activity', 'capacity-activity', 'expenditure']),
  date: z.string(),
  state: z.enum(['live', 'void']),
  amountCents: z.number().default(0),
  reverses: z.string().optional(),
});
const submissionItem = z.object({
  number: z.number(),
  asOf: z.string(),
  counters: counts,
  hash: z.string(),
});
const historyItem = z.object({ sk: z.string(), what: z.string(), about: z.string(), change: counts });
const servedItem = z.object({
  by: z.record(z.string(), counts),
  about: counts,
  countedBy: z.string().optional(),
});
const identityItem = z.object({
  parent: z.string().optional(),
  edge: z.string().optional(),
  children: z.array(z.string()),
});
const tallyItem = z.record(z.string(), z.union([z.string(), z.number()]));

/** Everything that lies in the ledger of one recipient and year, and its tally. */
export interface Book extends Place {
  /** Of all states. */
  readonly events: readonly z.output<typeof eventItem>[];
  readonly entries: readonly z.output<typeof entryItem>[];
  readonly submissions: readonly z.output<typeof submissionItem>[];
  readonly history: readonly z.output<typeof historyItem>[];
  readonly tally: Tally;
  /** The tally's attributes as they are stored. */
  readonly counters: ReadonlyMap<string, number>;
}

export interface Evidence {
  readonly books: readonly Book[];
  /** The stored year of a person. */
  readonly served: (personId: string, year: FiscalYear) => z.output<typeof servedItem> | undefined;
  readonly identity: (personId: string) => z.output<typeof identityItem>;
  readonly merges: readonly Merge[];
  /** Of merges, still waiting. */
  readonly timers: number;
  /** The last of the chain of merges the person stands in. */
  readonly countsAs: (personId: string) => string;
  readonly liveEvents: readonly LiveEvent[];
}

const NOT_COUNTERS = new Set(['pk', 'sk', 'kind', 'changes', 'submissions', 'closed', 'spent', 'merging']);

/** Reads everything a run left in the table. */
export async function gather({ platform, years, recipients, persons }: Scene, journal: Journal): Promise<Evidence> {
  const { table } = platform;
  const places = years.flatMap((fiscalYear) => recipients.map((recipientId): Place => ({ recipientId, fiscalYear })));
  const ledgers = await Promise.all(
    places.map(async (place) => {
      const items: Item[] = [];
      for await (const item of table.queryAll({ pk: ledgerPk(place) })) items.push(item);
      return items;
    }),
  );
  const answer = await table.batchGet([
    ...places.map(tallyKey),
    ...persons.flatMap(({ id }) => [identityKey(id), ...years.map((year) => servedKey(id, year))]),
    ...journal.merges.map(({ id }) => mergeKey(id)),
  ]);
  const merges = journal.merges.flatMap(({ id }) => {
    const item = answer.item(mergeKey(id));
    return item === undefined ? [] : [readMerge(item)];
  });
  const timers = await table.batchGet(merges.map(({ timerId }) => timerKey(timerId)));
  const books = places.map((place, at) => bookOf(place, ledgers[at] ?? [], answer.item(tallyKey(place))));
  const identity: Evidence['identity'] = (id) => identityItem.parse(answer.item(identityKey(id)) ?? { children: [] });
  const countsAs = (id: string): string => {
    const { parent } = identity(id);
    return parent === undefined ? id : countsAs(parent);
  };
  return {
    books,
    served: (id, year) => {
      const item = answer.item(servedKey(id, year));
      return item === undefined ? undefined : servedItem.parse(item);
    },
    identity,
    merges,
    timers: merges.filter(({ timerId }) => timers.item(timerKey(timerId)) !== undefined).length,
    countsAs,
    liveEvents: books
      .flatMap(({ events }) => events.filter(({ state }) => state === 'live'))
      .map(({ personId, ...event }) => ({ ...event, countsAs: countsAs(personId) })),
  };
}

function bookOf(place: Place, items: readonly Item[], tally: Item | undefined): Book {
  const under = (...prefixes: readonly string[]): Item[] =>
    items.filter(({ sk }) => prefixes.some((prefix) => sk.startsWith(prefix)));
  const counters = Object.entries(tallyItem.parse(tally ?? {})).flatMap(([name, n]) =>
    NOT_COUNTERS.has(name) || n === 0 || typeof n === 'string' ? [] : [[name, n] as const],
  );
  return {
    ...place,
    events: under(EVENT_PREFIX).map((item) => eventItem.parse(item)),
    entries: under('GROUP#', 'CAPACITY#', 'EXPENSE#').map((item) => entryItem.parse(item)),
    submissions: under('SUBMISSION#').map((item) => submissionItem.parse(item)),
    history: under('HISTORY#').map((item) => historyItem.parse(item)),
    tally: readTally(tally),
    counters: new Map(counters),
  };
}

/** What of a book's activities and expenditures counts: an expenditure and its reversal both do. */
export const liveEntriesOf = ({ entries }: Book): LiveEntry[] =>
  entries.flatMap(({ kind, date, state, amountCents }) =>
    state === 'live' ? [{ kind, date, cents: amountCents }] : [],
  );

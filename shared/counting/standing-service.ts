import { joinedTo, identityKey, readIdentity } from '../people/index.ts';
import type { Platform } from '../platform/platform.ts';
import type { Item, Key } from '../platform/table.ts';
import type { Write } from '../platform/transaction.ts';
import { diff, type Contribution } from './contribution.ts';
import { meaningOf, type Figures } from './counter.ts';
import type { About } from './facts.ts';
import type { FiscalYear } from './fiscal-year.ts';
import * as store from './store.ts';

/**
 * Where the services of a person in one year are counted: in the person's own contribution, and in that of whoever the
 * person was found to be, and so on up. The last one is what the tallies count.
 */
export type Standing = readonly { readonly personId: string; readonly served: store.Served }[];

/** Nobody is found to be the same as somebody else this many times over; a ring of items would be a fault of ours. */
const MAX_LINKS = 20;

/** What has to be read of a person for their standing: almost always all of it. */
export const standingKeys = (personId: string, fiscalYear: FiscalYear): readonly Key[] => [
  store.servedKey(personId, fiscalYear),
  identityKey(personId),
];

/** `itemOf` finds what was read already. Only a person who was found to be somebody else takes another read for each link. */
export async function standingOf(
  platform: Platform,
  personId: string,
  fiscalYear: FiscalYear,
  itemOf: (key: Key) => Item | undefined,
): Promise<Standing> {
  const standing: Standing[number][] = [];
  let id = personId;
  let find = itemOf;
  while (standing.length < MAX_LINKS) {
    const served = store.readServed(find(store.servedKey(id, fiscalYear)), fiscalYear);
    // Whoever has no services in this year yet is counted as their identity says.
    const countedBy = served.version > 0 ? served.countedBy : joinedTo(readIdentity(find(identityKey(id)), id));
    standing.push({ personId: id, served: { ...served, countedBy } });
    if (countedBy === undefined) return standing;
    id = countedBy;
    const answer = await platform.table.batchGet(standingKeys(id, fiscalYear));
    find = (key) => answer.item(key);
  }
  throw new Error('A person is counted by somebody who is counted by somebody without end');
}

/** The person and everybody who is counted by them in this year, however far down. */
export async function relatedTo(platform: Platform, personId: string, fiscalYear: FiscalYear): Promise<string[]> {
  const { children } = readIdentity(await platform.table.get(identityKey(personId)), personId);
  const below = await Promise.all(
    children.map(async (child) => {
      const item = await platform.table.get(store.servedKey(child, fiscalYear));
      const counted = store.readServed(item, fiscalYear).countedBy === personId;
      return counted ? relatedTo(platform, child, fiscalYear) : [];
    }),
  );
  return [personId, ...below.flat()];
}

export interface StandingChange {
  readonly writes: readonly Write[];
  /** What changes in the tally of each recipient. */
  readonly figures: ReadonlyMap<string, Figures>;
}

/** What the person's own file told in this year: a file that was found to be theirs does not speak for it. */
export const toldOf = (standing: Standing): About =>
  new Map(standing.slice(0, 1).flatMap(({ served }) => store.toldIn(served).map((mark) => [mark, 1])));

/** Changes the contribution of a person, and with it that of everybody the person is counted by. `own`: of the person's own file. */
export function changedStanding(
  standing: Standing,
  change: (contribution: Contribution) => Contribution,
  own: store.OwnChange,
): StandingChange {
  const last = standing.at(-1)?.served.contribution;
  return {
    writes: standing.map(({ personId, served }, at) =>
      store.servedWrite(personId, served, change(served.contribution), at === 0 ? own : {}),
    ),
    figures: last === undefined ? new Map() : diff([last], [change(last)]),
  };
}

/** Who changes what is counted, and why: a line of the restatements of a report that was submitted before. */
export interface Cause {
  readonly at: string;
  readonly by: string;
  readonly what: string;
  readonly about: string;
  /** What it is about in the ledger of some recipients: a ledger tells nobody of what is in another one. */
  readonly aboutIn?: ReadonlyMap<string, string>;
  readonly reason: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Recipients whose ledger notes it, submitted or not, and whether a figure changes or not. */
  readonly notedBy?: readonly string[];
}

/**
 * The writes of a change of tallies: the figures, and in the ledger of every recipient whose submitted report they change, what
 * changed, by whom and why, so that no closed period changes silently. `known`: the tallies read already, by recipient.
 */
export async function tallyWrites(
  platform: Platform,
  fiscalYear: FiscalYear,
  changes: ReadonlyMap<string, store.TallyChange>,
  cause: Cause,
  known: ReadonlyMap<string, store.Tally> = new Map(),
): Promise<Write[]> {
  const { notedBy = [], aboutIn, ...line } = cause;
  const recipients = [...new Set([...changes.keys(), ...notedBy])];
  const tallies = await talliesRead(platform, fiscalYear, recipients, known);
  const unchanged: store.TallyChange = { figures: new Map() };
  return recipients.flatMap((recipientId) => {
    const place = { recipientId, fiscalYear };
    const tally = tallies.get(recipientId) ?? store.readTally(undefined);
    const change = changes.get(recipientId) ?? unchanged;
    const restated = [...change.figures.keys()].some((name) => meaningOf(name).month <= (tally.closed ?? 0));
    return [
      ...(changes.has(recipientId) ? [store.tallyWrite(place, tally, change)] : []),
      ...(restated || notedBy.includes(recipientId)
        ? [
            store.historyWrite(place, tally.submissions, platform.ids.uuid(), {
              ...line,
              about: aboutIn?.get(recipientId) ?? line.about,
              change: change.figures,
            }),
          ]
        : []),
    ];
  });
}

/** The tallies of these recipients: those that were read already, and the others in one round trip. */
async function talliesRead(
  platform: Platform,
  fiscalYear: FiscalYear,
  recipients: readonly string[],
  known: ReadonlyMap<string, store.Tally>,
): Promise<ReadonlyMap<string, store.Tally>> {
  const missing = recipients.filter((recipientId) => !known.has(recipientId));
  if (missing.length === 0) return known;
  const key = (recipientId: string): Key => store.tallyKey({ recipientId, fiscalYear });
  const answer = await platform.table.batchGet(missing.map(key));
  return new Map([...known, ...missing.map((id) => [id, store.readTally(answer.item(key(id)))] as const)]);
}

export const figuresOnly = (figures: ReadonlyMap<string, Figures>): ReadonlyMap<string, store.TallyChange> =>
  new Map([...figures].map(([recipientId, change]) => [recipientId, { figures: change }]));

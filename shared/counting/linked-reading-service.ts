import { identityKey, readIdentity, type IdentityLink } from '../people/index.ts';
import type { Platform } from '../platform/platform.ts';
import { fullJitter } from '../platform/retry.ts';
import type { BatchAnswer, Key } from '../platform/table.ts';
import { settledFacts } from './facts.ts';
import type { FiscalYear } from './fiscal-year.ts';
import { readable, servicesOf } from './ledger-reading-service.ts';
import { groupsOf, personDifferences, rebuiltServices, type Difference, type RebuiltPerson } from './rebuild.ts';
import { inGroups } from './several-at-once.ts';
import * as store from './store.ts';

/**
 * Persons who were found to be one another, and whoever's contribution did not fit when the year was gone through: looked at
 * one group at a time, in a moment in which nothing of theirs changed.
 */

export interface PersonsYear {
  readonly served: store.Served;
  readonly identity: IdentityLink;
}

export const personsYearKeys = (personId: string, fiscalYear: FiscalYear): readonly Key[] => [
  store.servedKey(personId, fiscalYear),
  identityKey(personId),
];

export function readPersonsYear(answer: BatchAnswer, personId: string, fiscalYear: FiscalYear): PersonsYear {
  const [servedItem, identityItem] = personsYearKeys(personId, fiscalYear).map((key) => answer.item(key));
  const served = readable(() => {
    const read = store.readServed(servedItem, fiscalYear);
    // Marks that mean nothing make the item as unreadable as a shape that is none.
    settledFacts(read.contribution.about);
    return read;
  });
  return {
    served: served ?? store.readServed(undefined, fiscalYear),
    identity: readIdentity(identityItem, personId),
  };
}

/** Whose sums may hang together with those of this person. */
export const linksOf = ({ served, identity }: PersonsYear): string[] =>
  [served.countedBy, identity.parent, ...identity.children].filter((id) => id !== undefined);

/** The groups these persons stand in, with the members who have no event of their own in the year. */
export async function readGroups(
  platform: Platform,
  fiscalYear: FiscalYear,
  open: ReadonlyMap<string, readonly string[]>,
): Promise<string[][]> {
  const links = new Map(open);
  for (;;) {
    const unread = [...new Set([...links.values()].flat())].filter((id) => !links.has(id));
    if (unread.length === 0) return groupsOf(links);
    for await (const some of inGroups(unread, 50)) {
      const answer = await platform.table.batchGet(some.flatMap((id) => personsYearKeys(id, fiscalYear)));
      for (const id of some) links.set(id, linksOf(readPersonsYear(answer, id, fiscalYear)));
    }
  }
}

export interface GroupReading {
  readonly persons: readonly RebuiltPerson[];
  readonly rebuilt: ReturnType<typeof rebuiltServices>;
  readonly differences: readonly Difference[];
  /** False when something of theirs changed each time it was read. */
  readonly settled: boolean;
}

const MAX_LOOKS = 6;

/** `seen`: the recipients in whose ledgers events of a person were met; the person's own item names the others. */
export async function readGroup(
  platform: Platform,
  fiscalYear: FiscalYear,
  members: readonly string[],
  seen: (personId: string) => readonly string[],
): Promise<GroupReading> {
  for (let look = 1; ; look += 1) {
    const before = await readServedOf(platform, fiscalYear, members);
    const persons: RebuiltPerson[] = [];
    for (const [personId, served] of before) {
      const recipients = [...new Set([...seen(personId), ...served.recipients])];
      const places = recipients.map((recipientId) => ({ recipientId, fiscalYear }));
      persons.push({ personId, served, own: await servicesOf(platform, personId, places) });
    }
    const after = await readServedOf(platform, fiscalYear, members);
    // Whatever changes an event changes the item of its person, and of whoever counts for the person, in the same transaction.
    const settled = persons.every(({ personId, served }) => after.get(personId)?.version === served.version);
    if (settled || look === MAX_LOOKS) {
      const rebuilt = rebuiltServices(persons);
      return { persons, rebuilt, settled, differences: personDifferences(fiscalYear, persons, rebuilt) };
    }
    await fullJitter(look, Math.random);
  }
}

async function readServedOf(
  platform: Platform,
  fiscalYear: FiscalYear,
  members: readonly string[],
): Promise<Map<string, store.Served>> {
  const all = new Map<string, store.Served>();
  for await (const some of inGroups(members, 50)) {
    const answer = await platform.table.batchGet(some.flatMap((id) => personsYearKeys(id, fiscalYear)));
    for (const id of some) all.set(id, readPersonsYear(answer, id, fiscalYear).served);
  }
  return all;
}

import { identityKey, readIdentity } from '../people/index.ts';
import type { Platform } from '../platform/platform.ts';
import { fullJitter } from '../platform/retry.ts';
import type { BatchAnswer } from '../platform/table.ts';
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

/** A person's year as it is stored; one that cannot be read says as little as one that is not there. */
export function readYearOf(answer: BatchAnswer, personId: string, fiscalYear: FiscalYear): store.Served {
  const item = answer.item(store.servedKey(personId, fiscalYear));
  const served = readable(() => {
    const read = store.readServed(item, fiscalYear);
    // Marks that mean nothing make the item as unreadable as a shape that is none.
    settledFacts(new Map([...read.contribution.about, ...store.toldIn(read).map((mark) => [mark, 1] as const)]));
    return read;
  });
  return served ?? store.readServed(undefined, fiscalYear);
}

const KEYS_AT_ONCE = 100;

/** The groups these persons stand in, with everybody whose sums may hang together with theirs. */
export async function readGroups(
  platform: Platform,
  fiscalYear: FiscalYear,
  open: Iterable<string>,
): Promise<string[][]> {
  const links = new Map<string, readonly string[]>();
  let unread = [...open];
  while (unread.length > 0) {
    for await (const some of inGroups(unread, KEYS_AT_ONCE / 2)) {
      const keys = some.flatMap((id) => [store.servedKey(id, fiscalYear), identityKey(id)]);
      const answer = await platform.table.batchGet(keys);
      for (const id of some) {
        const { parent, children } = readIdentity(answer.item(identityKey(id)), id);
        const { countedBy } = readYearOf(answer, id, fiscalYear);
        links.set(
          id,
          [countedBy, parent, ...children].filter((other) => other !== undefined),
        );
      }
    }
    unread = [...new Set([...links.values()].flat())].filter((id) => !links.has(id));
  }
  return groupsOf(links);
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
      const own = await servicesOf(platform, personId, places);
      persons.push({ personId, own, served, told: store.toldIn(served) });
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
  for await (const some of inGroups(members, KEYS_AT_ONCE)) {
    const answer = await platform.table.batchGet(some.map((id) => store.servedKey(id, fiscalYear)));
    for (const id of some) all.set(id, readYearOf(answer, id, fiscalYear));
  }
  return all;
}

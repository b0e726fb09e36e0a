import type { Platform } from '../platform/platform.ts';
import { nothing } from './contribution.ts';
import type { LedgerPlace } from './entry-ref.ts';
import type { FiscalYear } from './fiscal-year.ts';
import { goThroughEntries, ledgersInUse, personsServed, type OwnServices } from './ledger-reading-service.ts';
import { readGroup, readGroups, readYearOf } from './linked-reading-service.ts';
import { personDifferences, TallyRebuild, type Difference } from './rebuild.ts';
import { inGroups, severalAtOnce } from './several-at-once.ts';
import { readTally, servedKey, tallyKey, toldIn, type Tally } from './store.ts';

/** What one reading of a year found. */
export interface YearReading {
  readonly differences: readonly Difference[];
  /** Recipients whose figures, or somebody's who counts in them, changed while they were read: nothing is known of them. */
  readonly unsettled: readonly string[];
  /** Recipients whose figures a merge or a split that is under way will change. */
  readonly merging: readonly string[];
  readonly persons: number;
  readonly events: number;
  readonly entries: number;
}

/** As many as a BatchGetItem holds. */
const PERSONS_AT_ONCE = 100;
const BATCHES_AT_ONCE = 8;
const GROUPS_AT_ONCE = 8;

/**
 * Reads every event and entry of a year once, page by page, and compares. A person's contribution is read right after the
 * events; where they do not fit, both are read again until they stand still. A tally is compared when it did not change from
 * before the first event to after the last: every change of a figure counts up `changes` in the same transaction, so the
 * persons that count in it were then served, each of them, as the tally says, at whatever moment they were read.
 */
export async function readYear(
  platform: Platform,
  recipients: readonly string[],
  fiscalYear: FiscalYear,
): Promise<YearReading> {
  const places = recipients.map((recipientId) => ({ recipientId, fiscalYear }));
  const rebuild = new TallyRebuild();
  const before = await readTallies(platform, places);
  const inUse = await ledgersInUse(platform, places);
  const entries = await goThroughEntries(platform, inUse, (place, entry) => rebuild.addEntry(place, entry));
  const { open, persons, events } = await addPersons(platform, inUse, fiscalYear, rebuild);
  const { differences, unsettled } = await addOpen(platform, fiscalYear, open, rebuild);
  const after = await readTallies(platform, places);
  for (const place of places) {
    const tally = after.get(place.recipientId) ?? readTally(undefined);
    if (before.get(place.recipientId)?.changes !== tally.changes) unsettled.add(place.recipientId);
    if (!unsettled.has(place.recipientId)) differences.push(...rebuild.differences(place, tally));
  }
  const merging = recipients.filter((id) => (after.get(id)?.merging ?? 0) > 0);
  return { differences, unsettled: [...unsettled].sort(), merging, persons, events, entries };
}

async function readTallies(platform: Platform, places: readonly LedgerPlace[]): Promise<ReadonlyMap<string, Tally>> {
  const tallies = new Map<string, Tally>();
  for await (const some of inGroups(places, 100)) {
    const answer = await platform.table.batchGet(some.map(tallyKey));
    for (const place of some) tallies.set(place.recipientId, readTally(answer.item(tallyKey(place))));
  }
  return tallies;
}

/** Whom to look at once more, and in whose ledgers events of theirs were met. */
type Open = Map<string, readonly string[]>;

async function addPersons(
  platform: Platform,
  places: readonly LedgerPlace[],
  fiscalYear: FiscalYear,
  rebuild: TallyRebuild,
): Promise<{ open: Open; persons: number; events: number }> {
  const open: Open = new Map();
  let [persons, events] = [0, 0];
  const add = async (some: readonly OwnServices[]): Promise<void> => {
    const answer = await platform.table.batchGet(some.map(({ personId }) => servedKey(personId, fiscalYear)));
    for (const { personId, own, events: n } of some) {
      persons += 1;
      events += n;
      const served = readYearOf(answer, personId, fiscalYear);
      const differs = personDifferences(fiscalYear, [{ personId, own, served, told: toldIn(served) }]);
      const fits = served.countedBy === undefined && differs.length === 0;
      if (fits) rebuild.addPerson({ services: own, about: served.contribution.about });
      else open.set(personId, [...own.keys()]);
    }
  };
  await severalAtOnce(inGroups(personsServed(platform, places), PERSONS_AT_ONCE), BATCHES_AT_ONCE, add);
  return { open, persons, events };
}

async function addOpen(
  platform: Platform,
  fiscalYear: FiscalYear,
  open: Open,
  rebuild: TallyRebuild,
): Promise<{ differences: Difference[]; unsettled: Set<string> }> {
  const differences: Difference[] = [];
  const unsettled = new Set<string>();
  const add = async (members: readonly string[]): Promise<void> => {
    const group = await readGroup(platform, fiscalYear, members, (personId) => open.get(personId) ?? []);
    for (const { personId, own, served } of group.persons) {
      const { about } = served.contribution;
      // Whoever fitted was added as somebody alone; somebody who counts for them, or they for, was met later.
      if (!open.has(personId)) rebuild.takePerson({ services: own, about });
      const services = group.rebuilt.get(personId) ?? nothing.services;
      if (served.countedBy === undefined) rebuild.addPerson({ services, about });
      if (!group.settled) for (const id of [...served.recipients, ...own.keys()]) unsettled.add(id);
    }
    if (group.settled) differences.push(...group.differences);
  };
  await severalAtOnce(await readGroups(platform, fiscalYear, open.keys()), GROUPS_AT_ONCE, add);
  return { differences, unsettled };
}

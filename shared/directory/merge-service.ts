import type { Platform } from '../platform/platform.ts';
import { isRefusal, refuse, type Refusal } from '../platform/refusal.ts';
import { versionWrites } from './change-log-store.ts';
import type { Author } from './changes.ts';
import { entriesNaming, mergedInto, withReference } from './merge.ts';
import { inUseMessage } from './removal.ts';
import { changeAll, directoryBusy, unknownEntry, type AlongOf, type UsesElsewhere } from './removal-service.ts';
import { entryWrites, readEntries } from './service.ts';
import { loadDirectory } from './snapshot-service.ts';
import { withRemovedAt, type Entry } from './store.ts';

export type MergeableKind = 'organization' | 'service' | 'location';

const MOST_ATTEMPTS = 6;

/**
 * Makes one entry of two: whatever names `goneId` names `keptId` from then on, what both are known by is united, and the other
 * is taken out. In steps, the two entries last, so that the same call again goes on where one broke off; once it is done,
 * it changes nothing more. `along`: what is written with either of the two as it is from then on, such as that the numbers of
 * an organization are read as those of the one that took them over.
 * @returns the entry that was kept, or a refusal: `unknown-entry`, `in-use`, `directory-busy`, or why the two cannot be one.
 */
export async function mergeEntries(
  platform: Platform,
  by: Author,
  { kind, keptId, goneId }: { readonly kind: MergeableKind; readonly keptId: string; readonly goneId: string },
  usesElsewhere: UsesElsewhere,
  along: AlongOf,
): Promise<Entry | Refusal> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const uses = await usesElsewhere({ kind, id: goneId });
    if (uses.length > 0) return refuse('conflict', 'in-use', inUseMessage(uses));
    const [kept, gone] = await readBoth(platform, kind, keptId, goneId);
    if (kept === undefined || gone === undefined || kept.value.removedAt !== undefined) return unknownEntry();
    if (gone.value.removedAt !== undefined) return isMergedInto(kept, goneId) ? kept : unknownEntry();
    const united = mergedInto(kept, gone);
    if (isRefusal(united)) return united;

    const hubKey = await platform.keys.hubKey();
    const naming = entriesNaming(await loadDirectory(platform), { kind, id: goneId });
    const moved = await changeAll(platform, naming, (entry) => {
      const next = withReference(entry, kind, goneId, keptId);
      const note = { how: 'merged', withId: goneId } as const;
      return Promise.resolve(next === undefined ? [] : entryWrites(platform, hubKey, by, next, note));
    });
    if (!moved) continue;
    const seen = await loadDirectory(platform);
    if (entriesNaming(seen, { kind, id: goneId }).length > 0) continue;

    const removed = withRemovedAt(hiddenAs(united, gone), platform.clock().toISOString());
    const writes = [
      ...entryWrites(platform, hubKey, by, united, { how: 'merged', withId: goneId }),
      ...entryWrites(platform, hubKey, by, removed, { how: 'merged', reason: 'duplicate', withId: keptId }),
    ];
    const outcome = await platform.table.write([
      ...writes,
      ...versionWrites(platform, writes, seen.version),
      ...(await along(united)),
      ...(await along(removed)),
    ]);
    if (outcome.committed) return { ...united, version: united.version + 1 };
  }
  return directoryBusy();
}

/** Where the place that is kept is confidential, the other one is the same place. */
const hiddenAs = (kept: Entry, gone: Entry): Entry =>
  kept.kind === 'location' && kept.value.confidential && gone.kind === 'location'
    ? { ...gone, value: { ...gone.value, confidential: true } }
    : gone;

async function readBoth(
  platform: Platform,
  kind: MergeableKind,
  keptId: string,
  goneId: string,
): Promise<readonly [Entry | undefined, Entry | undefined]> {
  const entries = await readEntries(platform, [
    { kind, id: keptId },
    { kind, id: goneId },
  ]);
  const of = (id: string) => entries.find((entry) => entry.value.id === id);
  return [of(keptId), of(goneId)];
}

const isMergedInto = (kept: Entry, goneId: string): boolean =>
  kept.kind !== 'agreement' && (kept.value.identifiers ?? []).some(({ value }) => value === goneId);

import type { Platform } from '../platform/platform.ts';
import type { Item, Key } from '../platform/table.ts';
import { likelyDuplicates, type DuplicatePair } from './duplicates.ts';
import type { Directory } from './model.ts';
import { directoryPk } from './store.ts';
import { loadDirectory } from './snapshot-service.ts';

/** Pairs a human has looked at and found to be two. Beside the directory: they are no part of it. */
const pairsPk = (hubId: string): string => `${directoryPk(hubId)}#PAIRS`;
const pairKey = (hubId: string, pairId: string): Key => ({ pk: pairsPk(hubId), sk: pairId });

const found = new WeakMap<Directory, DuplicatePair[]>();

/** The pairs that wait for a human, the surest first; found once for each snapshot of the directory. */
export async function listDirectoryDuplicates(platform: Platform): Promise<DuplicatePair[]> {
  const directory = await loadDirectory(platform);
  const pairs = found.get(directory) ?? likelyDuplicates(directory);
  found.set(directory, pairs);
  const different = new Set<string>();
  for await (const { sk } of platform.table.queryAll({ pk: pairsPk(platform.hubId) })) different.add(sk);
  return pairs.filter(({ id }) => !different.has(id));
}

/** Remembers that the two entries of a pair are two, so that it does not come up again. Repeatable. */
export async function markDifferent(platform: Platform, memberId: string, pairId: string): Promise<void> {
  const item: Item = {
    ...pairKey(platform.hubId, pairId),
    kind: 'directory-pair',
    found: 'different',
    by: memberId,
    at: platform.clock().toISOString(),
  };
  await platform.table.write([{ put: item }]);
}

import { readEntry, removeEntry, type AlongOf, type Author, type UsesElsewhere } from '../directory/index.ts';
import type { Platform } from '../platform/platform.ts';
import { isRefusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { SharedKind } from './import-plan.ts';
import { fromKeptItem, keptIn, keptKey, keptWrite } from './import-store.ts';

/** An entry that came from a source and is still in the directory. */
export interface SourceEntry {
  readonly kind: SharedKind;
  readonly id: string;
}

const KINDS: Readonly<Record<string, SharedKind>> = {
  'ORG#': 'organization',
  'PROGRAM#': 'program',
  'LOCATION#': 'location',
  'SERVICE#': 'service',
};

/** The entries of a source, page by page; a page may hold few of them, or none. Those that an import took out are left out. */
export async function listSourceEntries(
  platform: Platform,
  source: string,
  page: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<{ readonly items: readonly SourceEntry[]; readonly cursor?: string }> {
  const { items, cursor } = await platform.table.query({ ...keptIn(platform.hubId), ...page });
  const entries = items.flatMap((item): SourceEntry[] => {
    const { key, source: from, gone } = fromKeptItem(item, undefined);
    const at = key.indexOf('#') + 1;
    const kind = KINDS[key.slice(0, at)];
    return kind === undefined || from !== source || gone ? [] : [{ kind, id: key.slice(at) }];
  });
  return { items: entries, ...(cursor !== undefined && { cursor }) };
}

/** What the directory cannot know by itself when an entry is taken out. */
interface Elsewhere {
  readonly uses: UsesElsewhere;
  readonly along: AlongOf;
}

export interface MissingOutcome {
  readonly kind: SharedKind;
  readonly id: string;
  /** `kept`: something still needs it, or another directory brought it. */
  readonly outcome: 'removed' | 'already-removed' | 'kept';
  readonly message?: string;
}

/**
 * Takes entries out that their source has no more. Only those that came from this source; one that is needed stays, and the
 * outcome says for what. An entry that comes back with a later import is restored.
 */
export async function removeMissing(
  platform: Platform,
  scope: Scope,
  importId: string,
  {
    source,
    entries,
  }: { readonly source: string; readonly entries: readonly { readonly kind: SharedKind; readonly id: string }[] },
  elsewhere: Elsewhere,
): Promise<MissingOutcome[]> {
  const by: Author = { kind: 'import', importId, memberId: scope.memberId };
  const outcomes: MissingOutcome[] = [];
  for (const { kind, id } of entries) {
    outcomes.push({ kind, id, ...(await removeOne(platform, by, source, { kind, id }, elsewhere)) });
  }
  return outcomes;
}

async function removeOne(
  platform: Platform,
  by: Author,
  source: string,
  { kind, id }: { readonly kind: SharedKind; readonly id: string },
  elsewhere: Elsewhere,
): Promise<Pick<MissingOutcome, 'outcome' | 'message'>> {
  const hubKey = await platform.keys.hubKey();
  const [item, entry] = await Promise.all([
    platform.table.get(keptKey(platform.hubId, kind, id)),
    readEntry(platform, kind, id),
  ]);
  const kept = item === undefined ? undefined : fromKeptItem(item, hubKey);
  if (kept?.source !== source || entry === undefined) {
    return { outcome: 'kept', message: 'It did not come from this source.' };
  }
  if (entry.value.removedAt !== undefined) return { outcome: 'already-removed' };
  const confidential = entry.kind === 'location' && entry.value.confidential;
  const mark = (gone: boolean) =>
    platform.table.write([keptWrite(platform.hubId, hubKey, { kind, id, confidential }, { ...kept, gone })]);
  // Before it is taken out: whoever finds it out and marked restores it when it is back.
  await mark(true);
  const { version } = entry;
  const removed = await removeEntry(
    platform,
    by,
    { kind, id, version, reason: 'gone-from-source' },
    elsewhere.uses,
    elsewhere.along,
  );
  if (!isRefusal(removed)) return { outcome: 'removed' };
  await mark(false);
  return { outcome: 'kept', message: removed.message };
}

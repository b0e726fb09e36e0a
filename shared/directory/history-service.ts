import type { Platform } from '../platform/platform.ts';
import type { PageRequest } from '../platform/table.ts';
import { changeLines, isWhole, type ChangeLine, type EntryChange } from './changes.ts';
import { readChanges } from './history-store.ts';
import type { EntryKind } from './store.ts';

/** How many changes of capacity in a row are looked past for the entry as it was before. */
const MOST_LOOKED_PAST = 1_000;

/** What was changed of an entry, the newest first. */
export async function readHistory(
  platform: Platform,
  entry: { readonly kind: EntryKind; readonly id: string },
  page: PageRequest,
): Promise<{ readonly lines: readonly ChangeLine[]; readonly cursor?: string }> {
  const { items, cursor } = await readChanges(platform, entry, page);
  const known: EntryChange[] = [...items];
  let further = cursor;
  while (further !== undefined && !knowsWhatWasBefore(known, items.length)) {
    const older = await readChanges(platform, entry, { cursor: further, limit: 25 });
    known.push(...older.items);
    further = older.cursor;
    if (known.length > items.length + MOST_LOOKED_PAST) break;
  }
  return { lines: changeLines(known, items.length), ...(cursor !== undefined && { cursor }) };
}

/** A capacity follows whatever was set before it; a whole entry, the entry before it. */
function knowsWhatWasBefore(newestFirst: readonly EntryChange[], shown: number): boolean {
  const older = newestFirst.slice(shown);
  const needsWhole = newestFirst.slice(0, shown).some(({ value }) => isWhole(value));
  return needsWhole ? older.some(({ value }) => isWhole(value)) : older.length > 0;
}

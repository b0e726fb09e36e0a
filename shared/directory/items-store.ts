import type { Platform } from '../platform/platform.ts';
import type { Item, Page } from '../platform/table.ts';
import { directoryPk, directoryRanges, parseHead, versionKey, type Head } from './store.ts';

/** At which version the directory is, and where a packed copy of it lies. */
export const readHead = async (platform: Platform): Promise<Head> =>
  parseHead(await platform.table.get(versionKey(platform.hubId)));

/** About what fits a page of 1 MB. Unless it is told, DynamoDB Local goes through all that is left for each page. */
const PAGE = 4000;

/** As much of the directory as one page holds, by its keys: all of a small one. */
export const readFirstPage = (platform: Platform, pk = directoryPk(platform.hubId)): Promise<Page<Item>> =>
  platform.table.query({ pk, limit: PAGE });

/** Every item of another partition, each once, in any order, where something lies beside each entry under the sort key of its entry. */
export const readBesideEntries = async (
  platform: Platform,
  pk: string,
  take: (items: readonly Item[]) => void,
): Promise<void> => readItems(platform, await readFirstPage(platform, pk), take, pk);

/** Pages on their way at once: with more, those that wait to be unpacked run into the time-outs of their requests. */
const SIDE_BY_SIDE = 8;

/** The whole directory, each item once: what does not fit its first page, in ranges of keys read side by side, in any order. */
export async function readItems(
  platform: Platform,
  first: Page<Item>,
  take: (items: readonly Item[]) => void | Promise<void>,
  pk = directoryPk(platform.hubId),
): Promise<void> {
  const last = first.items.at(-1);
  if (first.cursor === undefined || last === undefined) return take(first.items);
  await take(first.items.slice(0, -1));
  // The first range begins with the item that ended the first page.
  const waiting = directoryRanges(last.sk).values();
  const readInTurn = async (): Promise<void> => {
    for (const between of waiting) {
      let cursor: string | undefined;
      do {
        const page = await platform.table.query({ pk, between, cursor, limit: PAGE });
        await take(page.items);
        cursor = page.cursor;
      } while (cursor !== undefined);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, readInTurn));
}

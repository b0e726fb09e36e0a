import { describeFault } from '../platform/log.ts';
import type { Platform } from '../platform/platform.ts';
import type { Item } from '../platform/table.ts';
import { notesFrom, readNotes, type Marks } from './change-log-store.ts';
import { MOST_PART_BYTES, packable, packed, packKeys, toPartItem } from './pack-store.ts';
import { readFirstPage, readHead, readItems } from './items-store.ts';
import { readMarks } from './reading-service.ts';
import { isEntryKey, pointToPack, type Head, type PackRef } from './store.ts';

const HOUR_MS = 3_600_000;
/** Whoever starts reads what changed since: not more than comes in some round trips, nor for longer than this. */
const MOST_CHANGES = 500;
const MOST_BEHIND_MS = HOUR_MS;
/** Before its parts go by themselves. */
const MOST_AGE_MS = 24 * HOUR_MS;
/** What compresses into most of an item; when it does not, it is halved. */
const PART_ENTRIES = 4000;

/** At which version a hub's directory was found to fit a page: then it needs no copy. */
const smallAt = new WeakMap<Platform, number>();

/** Longer than this is too long for what runs once a minute; then it is left alone for a while. */
const MOST_MS = 35_000;
const restsUntil = new WeakMap<Platform, number>();

/**
 * Keeps a packed copy of a large directory beside it, so that a function that starts reads some items instead of all
 * entries. Nothing rests on it: a reader that does not find it as it should be reads the directory itself, and a fault
 * is logged, not thrown. @returns whether a copy was made.
 */
export async function packDirectory(platform: Platform): Promise<boolean> {
  const now = platform.clock();
  if (now.getTime() < (restsUntil.get(platform) ?? 0)) return false;
  try {
    return await packWhenOutgrown(platform, now.toISOString());
  } catch (error) {
    restsUntil.set(platform, now.getTime() + HOUR_MS);
    platform.log.error('directory-not-packed', describeFault(error));
    return false;
  }
}

async function packWhenOutgrown(platform: Platform, now: string): Promise<boolean> {
  const head = await readHead(platform);
  if (smallAt.get(platform) === head.version) return false;
  if (head.pack !== undefined) {
    if (!(await isOutgrown(platform, head, head.pack, now))) return false;
  } else if ((await readFirstPage(platform)).cursor === undefined) {
    smallAt.set(platform, head.version);
    return false;
  }
  const marks = await readMarks(platform, head.version, now);
  return marks !== undefined && (await makePack(platform, marks, head.pack, now));
}

async function isOutgrown(platform: Platform, head: Head, pack: PackRef, now: string): Promise<boolean> {
  const madeAt = pack.id.slice(0, now.length);
  const age = Date.parse(now) - Date.parse(madeAt);
  if (age >= MOST_AGE_MS) return true;
  if (head.version === pack.version) return false;
  if (age >= MOST_BEHIND_MS || head.version - pack.version >= MOST_CHANGES) return true;
  // What stood in the open and is confidential now does not stay readable in a copy.
  return (await readNotes(platform, notesFrom(madeAt))).some(({ hides }) => hides === true);
}

async function makePack(platform: Platform, marks: Marks, was: PackRef | undefined, now: string): Promise<boolean> {
  const { hubId, table } = platform;
  const id = `${now}#${platform.ids.uuid()}`;
  let parts = 0;
  const put = async (bytes: Uint8Array): Promise<void> => {
    await table.write([{ put: toPartItem(hubId, id, parts++, now, bytes) }]);
  };
  const putEntries = async (items: readonly Record<string, unknown>[]): Promise<void> => {
    const bytes = packed(items);
    if (bytes.length <= MOST_PART_BYTES) return put(bytes);
    if (items.length === 1) throw new RangeError('An entry does not fit a part of the packed directory');
    const half = Math.ceil(items.length / 2);
    await putEntries(items.slice(0, half));
    await putEntries(items.slice(half));
  };

  await put(packed(marks));
  let waiting: Item[] = [];
  const putWaiting = (): Promise<void> => {
    const items = waiting;
    waiting = [];
    return items.length === 0 ? Promise.resolve() : putEntries(items.map(packable));
  };
  await readItems(platform, await readFirstPage(platform), async (items) => {
    if (platform.clock().getTime() - Date.parse(now) > MOST_MS) throw new RangeError('Packing takes too long');
    waiting.push(...items.filter(isEntryKey));
    if (waiting.length >= PART_ENTRIES) await putWaiting();
  });
  await putWaiting();

  const pack = { id, parts, version: marks.version };
  const { committed } = await table.write([pointToPack(hubId, was, pack)]);
  const gone = committed ? was : pack;
  if (gone !== undefined) for (const key of packKeys(hubId, gone)) await table.write([{ remove: key }]);
  return committed;
}

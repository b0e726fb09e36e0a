import * as z from 'zod';
import { later, ttlAfter } from '../platform/clock.ts';
import type { Platform } from '../platform/platform.ts';
import type { Item, Key } from '../platform/table.ts';
import { create, type Write } from '../platform/transaction.ts';
import { directoryPk, isEntryKey, nextVersion } from './store.ts';

/** How long a note of a change stays: longer than any packed copy that it has to be added to. */
const KEPT_DAYS = 4;
/** No transaction commits later than this after the instant in its note, and no two clocks are further apart. */
const LATEST_COMMIT_MS = 60_000;

const logPk = (hubId: string): string => `${directoryPk(hubId)}#CHANGES`;

/** Which entries one transaction changed: it is written with every step of the version, so that the two can be counted against each other. */
const noteItem = z.object({
  sk: z.string(),
  keys: z.array(z.string()),
  /** One of them is a confidential place, which may have stood in the open before. */
  hides: z.literal(true).optional(),
});
export type ChangeNoted = z.infer<typeof noteItem>;

const touched = (write: Write): Key | Item | undefined =>
  'put' in write ? write.put : 'update' in write ? write.update : undefined;

/**
 * The step of the directory's version for a transaction of these writes, and the note of the entries they change. With `seen`,
 * refusal `directory-changed` unless that is the version.
 */
export function versionWrites(platform: Platform, writes: readonly Write[], seen?: number): readonly [Write, Write] {
  const pk = directoryPk(platform.hubId);
  const entries = writes.flatMap((write) => touched(write) ?? []).filter((key) => key.pk === pk && isEntryKey(key));
  const at = platform.clock().toISOString();
  const note = {
    pk: logPk(platform.hubId),
    sk: `${at}#${platform.ids.uuid()}`,
    kind: 'directory-change-noted',
    keys: [...new Set(entries.map(({ sk }) => sk))],
    ...(entries.some((item) => 'sealed' in item && item.sk.startsWith('LOCATION#')) && { hides: true }),
    expiresAt: ttlAfter(at, KEPT_DAYS),
  };
  return [nextVersion(platform.hubId, seen), create(note)];
}

/**
 * What is known of a copy of the directory: every change up to `version` is in it, and `seen` are the notes of these from the
 * instant `since` on. A copy can be newer in places: what was changed later is then read once more.
 */
export const marksSchema = z.object({ version: z.number().int(), since: z.string(), seen: z.array(z.string()) });
export type Marks = z.infer<typeof marksSchema>;

/** From where notes have to be looked at, for whoever reads the directory at `instant`. */
export const notesFrom = (instant: string): string => later(instant, -LATEST_COMMIT_MS);

/** Notes from an instant on, oldest first; no more than name `most` entries and one note beyond. */
export async function readNotes(platform: Platform, since: string, most = Infinity): Promise<ChangeNoted[]> {
  const notes: ChangeNoted[] = [];
  let named = 0;
  for await (const item of platform.table.queryAll({ pk: logPk(platform.hubId), between: [since, '~'] })) {
    const note = noteItem.parse(item);
    notes.push(note);
    if ((named += note.keys.length) > most) break;
  }
  return notes;
}

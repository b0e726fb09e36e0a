import { localDateIn } from '../platform/local-date.ts';
import type { Platform } from '../platform/platform.ts';
import type { Write } from '../platform/transaction.ts';
import { versionWrites } from './change-log-store.ts';
import type { Author } from './changes.ts';
import { entryWrites, readEntry } from './service.ts';

/**
 * The writes that record, today on the clock `timeZone`, that somebody of the organization has said all its entries are right;
 * `undefined` when the directory has no such organization any more. Refusal `stale` when the entry changes meanwhile: read anew.
 */
export async function confirmationWrites(
  platform: Platform,
  by: Author,
  organizationId: string,
  timeZone: string,
): Promise<readonly Write[] | undefined> {
  const entry = await readEntry(platform, 'organization', organizationId);
  if (entry?.kind !== 'organization' || entry.value.removedAt !== undefined) return undefined;
  const assuredOn = localDateIn(timeZone, platform.clock());
  const confirmed = { ...entry, value: { ...entry.value, assuredOn } };
  const hubKey = await platform.keys.hubKey();
  const writes = entryWrites(platform, hubKey, by, confirmed, { how: 'confirmed' });
  return [...writes, ...versionWrites(platform, writes)];
}

import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Write } from '../platform/transaction.ts';
import { versionWrites } from './change-log-store.ts';
import type { Author } from './changes.ts';
import { changeWrite } from './history-store.ts';
import type { Capacity } from './model.ts';
import { changedMeanwhile, readEntry } from './service.ts';
import { entryKey } from './store.ts';
import { unknownEntry } from './removal-service.ts';

/** How many can be taken now; what is not told stays as it is. */
export interface CapacityToSet {
  readonly available: number;
  readonly unit?: Capacity['unit'] | undefined;
  /** `null`: there is none any more. */
  readonly maximum?: number | null | undefined;
}

const MOST_ATTEMPTS = 5;

/**
 * Sets the capacity of a service, now. Only the capacity is written, so that whatever else is being changed in the entry is
 * not undone; a change of the whole entry at the same time is told that it changed meanwhile.
 * Refusals: `unknown-entry`, `unit-needed` (nothing was told before), `more-than-maximum`, `changed-meanwhile`.
 */
export async function setCapacity(
  platform: Platform,
  by: Author,
  serviceId: string,
  wanted: CapacityToSet,
): Promise<{ readonly capacity: Capacity; readonly version: number } | Refusal> {
  const hubKey = await platform.keys.hubKey();
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const entry = await readEntry(platform, 'service', serviceId);
    if (entry?.kind !== 'service' || entry.value.removedAt !== undefined) return unknownEntry();
    const { capacity: before } = entry.value;
    const capacity = capacityAfter(before, wanted, platform.clock().toISOString());
    if ('refused' in capacity) return capacity;
    const change: Write = {
      update: entryKey(platform.hubId, 'service', serviceId),
      set: 'SET #data.#capacity = :capacity, #changedAt = :now, #version = #version + :one',
      condition: '#version = :was',
      names: { data: 'data', capacity: 'capacity', changedAt: 'changedAt', version: 'version' },
      values: { capacity, now: capacity.updatedAt, one: 1, was: entry.version },
    };
    const outcome = await platform.table.write([
      change,
      changeWrite(
        platform.hubId,
        hubKey,
        { kind: 'service', id: serviceId },
        {
          id: platform.ids.uuid(),
          at: capacity.updatedAt,
          by,
          how: 'capacity',
          // A maximum that is gone is said, or the line would read as if it stayed.
          value: { ...capacity, ...(before?.maximum !== undefined && { maximum: capacity.maximum ?? null }) },
        },
      ),
      ...versionWrites(platform, [change]),
    ]);
    if (outcome.committed) return { capacity, version: entry.version + 1 };
  }
  return changedMeanwhile();
}

function capacityAfter(
  before: Capacity | undefined,
  { available, unit = before?.unit, maximum = before?.maximum }: CapacityToSet,
  updatedAt: string,
): Capacity | Refusal {
  if (unit === undefined) {
    const message = 'Say what is counted: bed, place, seat or appointment. Nothing was told of this service before.';
    return refuse('invalid', 'unit-needed', message, 'unit');
  }
  if (typeof maximum === 'number' && available > maximum) {
    const message = `There are at most ${maximum}: correct the maximum with it, or give a smaller number.`;
    return refuse('invalid', 'more-than-maximum', message, 'available');
  }
  return { unit, available, ...(typeof maximum === 'number' && { maximum }), updatedAt };
}

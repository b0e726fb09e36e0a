import type { Platform } from '../platform/platform.ts';
import type { DataKey } from '../platform/key-ring.ts';
import type { Write } from '../platform/transaction.ts';
import type { Service } from './model.ts';
import { versionWrites } from './change-log-store.ts';
import type { Author } from './changes.ts';
import { changeWrite } from './history-store.ts';
import { entryKey } from './store.ts';

export interface CapacitySet {
  readonly service: Service;
  readonly available: number;
  /** More was asked for than the service's maximum, which stands in its place. */
  readonly isMost: boolean;
}

/**
 * The writes that set how many each of these services can take, now. Only the capacity is written, so that whatever else is being
 * changed in an entry is not undone; a change of the whole entry at the same time is told that it changed meanwhile.
 * Refusal `capacity-changed` when the service's capacity is no longer of the kind that was read: load the directory again.
 */
export function setCapacityWrites(
  platform: Platform,
  hubKey: DataKey,
  by: Author,
  services: readonly Service[],
  seats: number,
): { readonly writes: readonly Write[]; readonly set: readonly CapacitySet[] } {
  const updatedAt = platform.clock().toISOString();
  const set = services.map((service): CapacitySet => {
    const most = service.capacity?.maximum ?? seats;
    return { service, available: Math.min(seats, most), isMost: seats > most };
  });
  const writes = set.map(({ service, available }): Write => {
    const key = entryKey(platform.hubId, 'service', service.id);
    const names = { data: 'data', capacity: 'capacity', changedAt: 'changedAt', version: 'version' };
    if (service.capacity === undefined) {
      return {
        update: key,
        set: 'SET #data.#capacity = :capacity, #changedAt = :now, #version = #version + :one',
        condition: 'attribute_exists(pk) AND attribute_not_exists(#data.#capacity)',
        names,
        values: { capacity: { unit: 'seat', available, updatedAt }, now: updatedAt, one: 1 },
        refusal: 'capacity-changed',
      };
    }
    const { maximum } = service.capacity;
    return {
      update: key,
      set:
        'SET #data.#capacity.#available = :available, #data.#capacity.#updatedAt = :now, #changedAt = :now, ' +
        '#version = #version + :one',
      condition:
        'attribute_exists(#data.#capacity) AND ' +
        (maximum === undefined
          ? 'attribute_not_exists(#data.#capacity.#maximum)'
          : '#data.#capacity.#maximum = :maximum'),
      names: { ...names, available: 'available', updatedAt: 'updatedAt', maximum: 'maximum' },
      values: { available, now: updatedAt, one: 1, ...(maximum !== undefined && { maximum }) },
      refusal: 'capacity-changed',
    };
  });
  const changes = set.map(({ service, available }) =>
    changeWrite(
      platform.hubId,
      hubKey,
      { kind: 'service', id: service.id },
      {
        id: platform.ids.uuid(),
        at: updatedAt,
        by,
        how: 'capacity',
        value: { ...service.capacity, ...(service.capacity === undefined && { unit: 'seat' }), available, updatedAt },
      },
    ),
  );
  return { writes: [...writes, ...changes, ...versionWrites(platform, writes)], set };
}

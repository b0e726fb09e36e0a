import { open, seal } from '../../platform/envelope.ts';
import type { DataKey } from '../../platform/key-ring.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, type Refusal } from '../../platform/refusal.ts';
import type { Trip } from '../model.ts';
import type { TripCost } from './model.ts';
import { notePlace } from './store.ts';

/**
 * A note on a cost is free words, which may name somebody: it is sealed with the key of the trip's person, and gone with it.
 * @returns what the cost keeps of it, or a refusal `person-erased`.
 */
export async function sealNote(
  platform: Platform,
  trip: Trip,
  note: string | undefined,
): Promise<Pick<TripCost, 'note' | 'sealedWith'> | Refusal> {
  if (note === undefined) return {};
  const key = await keyOf(platform, trip.sealedWith);
  if (key === undefined) {
    return refuse(
      'conflict',
      'person-erased',
      'The person was erased: no words are kept about this trip any more.',
      'note',
    );
  }
  return { note: seal(key.bytes, note, notePlace(trip.id)), sealedWith: key.subject };
}

/** `undefined` when there is none, or its person was erased. */
export async function openNote(
  platform: Platform,
  { tripId, note, sealedWith }: TripCost,
): Promise<string | undefined> {
  const key = note === undefined || sealedWith === undefined ? undefined : await keyOf(platform, sealedWith);
  return key === undefined || note === undefined ? undefined : open(key.bytes, note, notePlace(tripId));
}

async function keyOf(platform: Platform, subject: string): Promise<DataKey | undefined> {
  const hubKey = await platform.keys.hubKey();
  if (subject === hubKey.subject) return hubKey;
  return platform.keys.open(subject, (await platform.table.batchGet([], [subject])).dataKey(subject));
}

import { personKeySubject } from '../people/index.ts';
import { open, seal } from '../platform/envelope.ts';
import type { DataKey } from '../platform/key-ring.ts';
import type { Platform } from '../platform/platform.ts';
import { isRefusal, refuse, type Refusal } from '../platform/refusal.ts';
import type { Trip, TripRequest } from './model.ts';
import { sealedPlace } from './store.ts';

/** The words of a trip that only its driver may read. */
export interface SealedWords {
  /** Where exactly, whom to ask for, what to know. */
  readonly pickupDetails?: string | undefined;
  /** Who must not know or come near. */
  readonly avoidPeople?: string | undefined;
  /** How the person knows who comes. */
  readonly agreedAs?: string | undefined;
}

const FIELDS = ['pickupDetails', 'avoidPeople', 'agreedAs'] as const;

export const sealedWordsIn = ({ pickupDetails, avoid, agreedAs }: TripRequest): SealedWords => ({
  pickupDetails,
  avoidPeople: avoid.people,
  agreedAs,
});

/** The person's own key where there is a file, so that erasing the person erases where they were picked up. */
export async function tripKeyFor(platform: Platform, personId: string | undefined): Promise<DataKey | Refusal> {
  if (personId === undefined) return platform.keys.hubKey();
  const subject = personKeySubject(personId);
  const key = await platform.keys.open(subject, (await platform.table.batchGet([], [subject])).dataKey(subject));
  return key ?? refuse('invalid', 'person-not-found', 'No file with this id, or it was erased.', 'personId');
}

export function sealWords(
  key: DataKey,
  tripId: string,
  words: SealedWords,
): Partial<Record<keyof SealedWords, Uint8Array>> {
  const sealed: Partial<Record<keyof SealedWords, Uint8Array>> = {};
  for (const field of FIELDS) {
    const said = words[field];
    if (said !== undefined) sealed[field] = seal(key.bytes, said, sealedPlace(tripId, field));
  }
  return sealed;
}

/** Whether there are words that need the trip's key. */
export const hasSealedWords = (trip: Trip): boolean => FIELDS.some((field) => trip[field] !== undefined);

/** What was sealed of a trip; nothing when there was nothing, or the person was erased. */
export async function openSealedWords(platform: Platform, trip: Trip): Promise<SealedWords> {
  if (!hasSealedWords(trip)) return {};
  const key = await tripKeyFor(platform, trip.personId);
  if (isRefusal(key)) return {};
  const opened: { -readonly [field in keyof SealedWords]: SealedWords[field] } = {};
  for (const field of FIELDS) {
    const sealed = trip[field];
    if (sealed !== undefined) opened[field] = open(key.bytes, sealed, sealedPlace(trip.id, field));
  }
  return opened;
}

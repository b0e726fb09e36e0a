import { tripTextWrites, type TripTextWrites } from '../../intake/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Write } from '../../platform/transaction.ts';
import type { Trip, TripAlertKind } from '../model.ts';
import type { PersonNews } from '../review/person-news.ts';
import { note } from '../store.ts';
import type { Decision } from './decision.ts';

interface Told {
  readonly change: Partial<Pick<Trip, 'toldPerson' | 'arrival' | 'attention'>>;
  readonly writes: readonly Write[];
}

/**
 * The text to the person, and what the trip remembers of it. Where no text can reach them in time, somebody on call is asked to
 * tell them another way that somebody comes, or that nobody does; and to ask them, when they should have arrived.
 */
export async function personWrites(
  platform: Platform,
  { trip, now }: Decision,
  { says, holds, at }: PersonNews,
): Promise<Told> {
  if (trip.personId === undefined) return { change: {}, writes: [] };
  const asked = trip.when.kind === 'open' ? undefined : trip.pickupAt;
  const awaitedAt = at ?? trip.toldPerson?.pickupAt ?? asked;
  const told = await tripTextWrites(platform, trip.personId, {
    tripId: trip.id,
    says,
    holds,
    ...(at !== undefined && { at }),
    ...(trip.timeZone !== undefined && { timeZone: trip.timeZone }),
    // Whatever its purpose: whoever is to be picked up now stands ready now.
    urgent: trip.when.kind === 'now',
    ...(awaitedAt !== undefined && { pickupAt: awaitedAt }),
  });
  const remembered = { says, holds, at: now, ...(at !== undefined && { pickupAt: at }) };
  if (told.kind === 'queued') {
    return {
      change: {
        toldPerson: { ...remembered, outboxId: told.outboxId },
        ...(says === 'check' && { arrival: { status: 'asked', at: now } }),
      },
      writes: [
        ...told.writes,
        note(platform, trip, now, { event: 'person-told', reason: says, textId: told.outboxId }),
      ],
    };
  }
  const kind = toBeToldBy(trip, says, told.why);
  return {
    change: {
      toldPerson: { ...remembered, cannot: told.why },
      ...(says === 'check' && { arrival: { status: 'by-coordinator', at: now } }),
      ...(kind !== undefined && { attention: { kind, at: now, alerted: false } }),
    },
    writes: [note(platform, trip, now, { event: 'person-not-told', reason: told.why })],
  };
}

/** What somebody on call has to do in place of the text. */
function toBeToldBy(
  { purpose, when }: Trip,
  says: PersonNews['says'],
  why: Extract<TripTextWrites, { kind: 'cannot' }>['why'],
): TripAlertKind | undefined {
  switch (says) {
    case 'check':
      return 'check-person';
    case 'changed':
    case 'cancelled':
      // They were told that somebody comes, and may be standing outside.
      return 'tell-person-off';
    case 'confirmed':
    case 'new-time': {
      // To an appointment days ahead somebody who wants no texts is not fetched unawares; nobody is woken for it.
      const isAwaited = purpose !== 'appointment' || when.kind === 'now' || why === 'not-safe';
      return isAwaited ? 'tell-person' : undefined;
    }
  }
}

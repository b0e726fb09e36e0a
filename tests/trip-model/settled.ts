import { readOutbox } from '../../shared/messaging/index.ts';
import { isClosedTrip } from '../../shared/transport/index.ts';
import type { Trip } from '../../shared/transport/model.ts';
import type { World } from './world.ts';

/** What holds once everything that was due is done: whoever has to hear of something has heard, or a text is on its way. */
export async function checkSettled(world: World): Promise<void> {
  for (const id of world.tripIds) {
    const trip = (await world.read(id))?.trip;
    if (trip === undefined) continue;
    const { attention } = trip;
    const isOver = isClosedTrip(trip.status);
    const waits = attention?.alerted === false && (!isOver || attention.kind === 'no-show');
    if (waits) world.broken.push(`nobody on call has heard of "${attention.kind}" of a ${trip.status} trip`);
    if (!isOver && (trip.clock?.at ?? '') < new Date(Date.parse(world.now) - 60_000).toISOString()) {
      world.broken.push('a trip is looked at again and again');
    }
    if (await isUntold(world, trip)) world.broken.push('a person was never told that somebody comes');
  }
}

/** Somebody comes, the person is thought to know of them, and the text that was to say so never left. */
async function isUntold(world: World, trip: Trip): Promise<boolean> {
  const { toldPerson: told, status } = trip;
  if (trip.personId === undefined || !trip.tellPerson || (status !== 'accepted' && status !== 'en-route')) return false;
  if (told === undefined) return true;
  if (told.cannot !== undefined || told.outboxId === undefined) return false;
  const text = await readOutbox(world.table, told.outboxId);
  return text?.withheld === 'no-longer-true';
}

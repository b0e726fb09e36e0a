import type { Platform } from '../platform/platform.ts';
import { consumeTimer } from '../platform/timer.ts';
import { tripSchema } from './model.ts';
import { readTrip, replaceTrip, tripHistoryWrite } from './store.ts';

const MAX_ATTEMPTS = 6;
const STATUS = { well: 'well', 'not-well': 'not-well', none: 'no-answer' } as const;

/**
 * What the person answered when asked whether they arrived well, or that they did not; whoever has to act on it was told where
 * the answer came in. What a coordinator has found out meanwhile stands.
 */
export async function noteArrival(
  platform: Platform,
  { tripId, answer }: { readonly tripId: string; readonly answer: keyof typeof STATUS },
  timerId: string,
): Promise<void> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const trip = await readTrip(platform, tripId);
    const isKnown = trip?.arrival?.status === 'well' || trip?.arrival?.status === 'not-well';
    const at = platform.clock().toISOString();
    const status = STATUS[answer];
    const outcome = await platform.table.write([
      consumeTimer(timerId),
      ...(trip === undefined || isKnown
        ? []
        : [
            replaceTrip(
              platform.hubId,
              tripSchema.parse({ ...trip, arrival: { status, at }, updatedAt: at }),
              trip.version,
            ),
          ]),
      ...(trip === undefined
        ? []
        : [
            tripHistoryWrite(tripId, {
              id: platform.ids.uuid(),
              at,
              event: `arrived-${status}`,
              by: answer === 'none' ? { kind: 'clock' } : { kind: 'person' },
            }),
          ]),
    ]);
    if (outcome.committed || outcome.refusals.includes('timer-done')) return;
  }
  throw new Error('A trip kept changing while it was noted how they arrived');
}

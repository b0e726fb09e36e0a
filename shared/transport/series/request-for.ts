import type { TripRequest } from '../request.ts';
import type { SeriesCore, SeriesWords } from './model.ts';
import { instantOf, type Occurrence } from './occurrences.ts';
import type { SeriesReturn } from './schedule.ts';

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Minutes on the wall clock from the pickup to the way back, or to when somebody begins to ask for it. */
export function minutesToReturn(time: string, back: SeriesReturn): number | undefined {
  if (back.kind === 'at') return back.daysLater * 1440 + minutesOf(back.time) - minutesOf(time);
  return back.about === undefined ? undefined : minutesOf(back.about) - minutesOf(time);
}

/** The trip to be asked for, as if somebody had asked for it: the way back is as long after as in the schedule. */
export function requestFor(
  { trip, schedule, personId }: Pick<SeriesCore, 'trip' | 'schedule' | 'personId'>,
  words: SeriesWords,
  { at, moment }: Occurrence,
): TripRequest {
  const { return: back, avoid, ...asked } = trip;
  const { pickupDetails, agreedAs, avoidPeople } = words;
  return {
    ...asked,
    ...(personId !== undefined && { personId }),
    avoid: { ...avoid, ...(avoidPeople !== undefined && { people: avoidPeople }) },
    ...(pickupDetails !== undefined && { pickupDetails }),
    ...(agreedAs !== undefined && { agreedAs }),
    when: { kind: 'at', at },
    ...(back !== undefined && {
      return: returnFor(back, (minutes) => instantOf(schedule.timeZone, moment, minutes), schedule.time),
    }),
  };
}

function returnFor(
  back: SeriesReturn,
  after: (minutes: number) => string,
  time: string,
): NonNullable<TripRequest['return']> {
  const minutes = minutesToReturn(time, back);
  if (back.kind === 'at') return { kind: 'at', at: after(minutes ?? 0) };
  return { kind: 'open', ...(minutes !== undefined && { about: after(minutes) }) };
}

import { readHubSettings } from '../../directory/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import { timerKey } from '../../platform/timer.ts';
import { tripKeyFor } from '../sealed-service.ts';
import { clocked, ended } from './clock-store.ts';
import { makeAppointmentNow } from './making-service.ts';
import {
  seriesCoreSchema,
  type Exception,
  type Series,
  type SeriesChange,
  type SeriesCore,
  type SeriesHistory,
} from './model.ts';
import { instantOf, pruned, rescheduled, standingOf } from './occurrences.ts';
import { nextClock } from './plan.ts';
import type { Moment } from './schedule.ts';
import { historyOf, onItsClock, partsOf, SERIES_NOT_FOUND, whyNot } from './service.ts';
import { openWords, readSeries, replaceSeries, sealWords } from './store.ts';

const CHANGED = refuse(
  'precondition',
  'changed-meanwhile',
  'The series changed meanwhile. Read it again and repeat your change.',
);
const ENDED = refuse('conflict', 'series-ended', 'The series has ended. Begin a new one.');
const PERSON_ERASED = refuse('not-found', 'person-erased', 'The person had everything erased.');

/** As a coordinator last read it, and wants it changed. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** A series as it shall be, and what its history says of it; `end`: why it is over. */
interface Changed {
  readonly core: SeriesCore;
  readonly entry: Omit<SeriesHistory, 'id' | 'at' | 'by'>;
  readonly end?: string;
}

/**
 * Reads, decides, writes at the version that was read, with the clock that follows. What is due at this moment is done first, and
 * then the series is another than the one that was read: nothing is lost between the clock and a change.
 */
async function change(
  platform: Platform,
  scope: Scope,
  { id, version }: Versioned,
  decide: (series: Series, core: SeriesCore, now: string) => Changed | Refusal | Promise<Changed | Refusal>,
): Promise<Series | Refusal> {
  const series = await readSeries(platform, id);
  if (series === undefined) return SERIES_NOT_FOUND;
  if (series.version !== version) return CHANGED;
  const now = platform.clock().toISOString();
  if (series.status === 'active' && series.clock.at <= now) {
    await makeAppointmentNow(platform, { seriesId: id }, series.clock.timerId);
    return CHANGED;
  }
  const changed = await decide(series, seriesCoreSchema.parse(series), now);
  if (isRefusal(changed)) return changed;
  const core = { ...pruned(changed.core), updatedAt: now };
  const was = series.status === 'active' ? series.clock.timerId : undefined;
  const { leadMinutes } = (await readHubSettings(platform)).dispatch;
  const next =
    changed.end === undefined
      ? clocked(platform, core, { at: nextClock(core, leadMinutes), now, was })
      : { series: ended(core, changed.end, now), writes: was === undefined ? [] : [{ remove: timerKey(was) }] };
  const outcome = await platform.table.write([
    replaceSeries(platform.hubId, next.series, version),
    ...next.writes,
    historyOf(platform, scope, id, now, changed.entry),
    ...(changed.end === undefined && next.series.status === 'ended'
      ? [historyOf(platform, scope, id, now, { event: 'ended', reason: next.series.endedReason })]
      : []),
  ]);
  return outcome.committed ? { ...next.series, version: version + 1 } : CHANGED;
}

/**
 * Another template, another schedule, or both; for the trips that are not made yet. A series that is over goes on when its new
 * schedule does. Refusals: `series-not-found`, `changed-meanwhile`, `series-ended`, `person-erased`, and those of a new series.
 */
export const changeSeries = (
  platform: Platform,
  scope: Scope,
  at: Versioned,
  { trip, schedule, forget }: SeriesChange,
): Promise<Series | Refusal> =>
  change(platform, scope, at, async (series, core, now) => {
    if (series.status === 'ended' && (series.endedReason !== 'over' || schedule === undefined)) return ENDED;
    const key = await tripKeyFor(platform, core.personId);
    if (isRefusal(key)) return PERSON_ERASED;
    const kept = openWords(key, core);
    const parts = trip === undefined ? { trip: core.trip, words: {} } : partsOf(trip);
    const words = {
      pickupDetails: parts.words.pickupDetails ?? (forget.includes('pickupDetails') ? undefined : kept.pickupDetails),
      agreedAs: parts.words.agreedAs ?? (forget.includes('agreedAs') ? undefined : kept.agreedAs),
      avoidPeople: parts.words.avoidPeople ?? (forget.includes('avoidPeople') ? undefined : kept.avoidPeople),
    };
    const changed = { ...core, trip: parts.trip, words: sealWords(key, core.id, words) };
    const next =
      schedule === undefined ? changed : rescheduled(changed, await onItsClock(platform, schedule, parts.trip), now);
    return (await whyNot(platform, scope, next, words)) ?? { core: next, entry: { event: 'changed' } };
  });

/**
 * Leaves one date out. Refusals: `series-not-found`, `changed-meanwhile`, `series-ended`, `no-such-date`, and `already-made`:
 * its trip is there, and can be cancelled as any other.
 */
export const skipOccurrence = (
  platform: Platform,
  scope: Scope,
  at: Versioned,
  { date, reason }: { readonly date: string; readonly reason: string },
): Promise<Series | Refusal> =>
  change(platform, scope, at, (series, core) => {
    const refused = whyFixed(series, date);
    if (refused !== undefined) return refused;
    return { core: excepted(core, date, { kind: 'skip', reason }), entry: { event: 'skipped', date, reason } };
  });

/**
 * Moves one date to another moment, once; one that was skipped or moved before, too, back to where it was if so wanted.
 * Refusals: as for skipping, `too-late` for a moment that has passed, and `appointment-there` when one is there already.
 */
export const moveOccurrence = (
  platform: Platform,
  scope: Scope,
  at: Versioned,
  { date, to }: { readonly date: string; readonly to: Moment },
): Promise<Series | Refusal> =>
  change(platform, scope, at, (series, core, now) => {
    const refused = whyFixed(series, date);
    if (refused !== undefined) return refused;
    if (instantOf(core.schedule.timeZone, to) <= now) {
      return refuse('invalid', 'too-late', 'This moment has passed.', 'to');
    }
    if (isTaken(core, date, to)) {
      return refuse('conflict', 'appointment-there', 'Another appointment of the series is at this moment.', 'to');
    }
    return {
      core: excepted(core, date, { kind: 'move', to, done: false }),
      entry: { event: 'moved', date, to },
    };
  });

/** No more trips of it are made; those that were made stay. Refusals: `series-not-found`, `changed-meanwhile`, `series-ended`. */
export const endSeries = (platform: Platform, scope: Scope, at: Versioned, reason: string): Promise<Series | Refusal> =>
  change(platform, scope, at, (series, core) =>
    series.status === 'ended' ? ENDED : { core, entry: { event: 'ended', reason }, end: reason },
  );

function whyFixed(series: Series, date: string): Refusal | undefined {
  if (series.status === 'ended') return ENDED;
  const standing = standingOf(series, date);
  if (standing === undefined) return refuse('invalid', 'no-such-date', 'No appointment of this series.', 'date');
  if (standing !== 'done') return undefined;
  return refuse(
    'conflict',
    'already-made',
    'The trip of this date was made: change or cancel the trip itself.',
    'date',
  );
}

const excepted = (core: SeriesCore, date: string, exception: Exception): SeriesCore => ({
  ...core,
  exceptions: { ...core.exceptions, [date]: exception },
});

/** Whether another appointment of the series is at this moment, as planned or moved there. */
function isTaken(core: SeriesCore, date: string, to: Moment): boolean {
  const planned = to.time === core.schedule.time && to.date !== date && standingOf(core, to.date) === 'coming';
  const moved = Object.entries(core.exceptions).some(
    ([other, one]) =>
      other !== date && one.kind === 'move' && !one.done && one.to.date === to.date && one.to.time === to.time,
  );
  return planned || moved;
}

import { readHubSettings } from '../../directory/index.ts';
import { queueText } from '../../messaging/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { consumeTimer } from '../../platform/timer.ts';
import type { Write } from '../../platform/transaction.ts';
import { tripWrites } from '../creation-service.ts';
import { tripKeyFor } from '../sealed-service.ts';
import { readTrip } from '../store.ts';
import { clocked, ended } from './clock-store.ts';
import { seriesCoreSchema, type Series, type SeriesHistory } from './model.ts';
import { pruned, without, type Occurrence } from './occurrences.ts';
import { stepOf } from './plan.ts';
import { requestFor } from './request-for.ts';
import { openWords, readSeries, replaceSeries, seriesHistoryWrite, tripIdOf } from './store.ts';
import { notMadeText } from './texts.ts';

const MAX_ATTEMPTS = 10;

/**
 * What the clock of a series calls for, in one transaction with the timer that asked: the next trip is made, what was missed is
 * said to be missed, the next clock is set. Called again, or by two at once, it makes no trip twice.
 */
export async function makeAppointmentNow(
  platform: Platform,
  work: { readonly seriesId: string },
  timerId: string,
): Promise<void> {
  const done = consumeTimer(timerId);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const series = await readSeries(platform, work.seriesId);
    // A timer that the series knows nothing of: it was set anew meanwhile, or is over.
    if (series?.status !== 'active' || series.clock.timerId !== timerId) {
      await platform.table.write([done]);
      return;
    }
    const { writes, callsHuman } = await stepWrites(platform, series);
    const outcome = await platform.table.write([done, ...writes]);
    if (outcome.committed) {
      if (callsHuman) platform.log.metric('HumanCalled', 1);
      return;
    }
    if (outcome.refusals.includes('timer-done')) return;
  }
  throw new Error('A series kept changing while its next trip was made');
}

async function stepWrites(
  platform: Platform,
  series: Series,
): Promise<{ readonly writes: readonly Write[]; readonly callsHuman: boolean }> {
  const settings = await readHubSettings(platform);
  const now = platform.clock().toISOString();
  const { missed, make, nextAt } = stepOf(series, settings.dispatch.leadMinutes, now);
  const entry = (what: Pick<SeriesHistory, 'event' | 'date' | 'tripId' | 'reason'>): Write =>
    seriesHistoryWrite(series.id, { id: platform.ids.uuid(), at: now, by: { kind: 'clock' }, ...what });
  const history = missed.map(({ date }) => entry({ event: 'missed', date }));
  const notMade = [...missed];
  const made = make === undefined ? [] : await tripOf(platform, series, make);
  if (make !== undefined && isRefusal(made)) {
    if (made.code === 'person-not-found') return { writes: forgotten(platform, series, now), callsHuman: false };
    notMade.push(make);
    history.push(entry({ event: 'refused', date: make.date, reason: made.code }));
  } else if (make !== undefined) {
    history.push(entry({ event: 'made', date: make.date, tripId: tripIdOf(series.id, make.date) }));
  }
  const handled = make === undefined ? missed : [...missed, make];
  const core = { ...pruned(without(seriesCoreSchema.parse(series), handled)), updatedAt: now };
  const next = clocked(platform, core, { at: nextAt, now });
  if (nextAt === undefined) history.push(entry({ event: 'ended', reason: 'over' }));
  const alert = notMade.length === 0 ? [] : [await alertOnCall(platform, series.id, notMade)];
  return {
    writes: [
      replaceSeries(platform.hubId, next.series, series.version),
      ...next.writes,
      ...history,
      ...(isRefusal(made) ? [] : made),
      ...alert,
    ],
    callsHuman: alert.length > 0,
  };
}

/** The writes of the trip of one date; none when it is there already. Refusals: as for asking for a trip. */
async function tripOf(platform: Platform, series: Series, occurrence: Occurrence): Promise<readonly Write[] | Refusal> {
  const id = tripIdOf(series.id, occurrence.date);
  const [known, key] = await Promise.all([readTrip(platform, id), tripKeyFor(platform, series.personId)]);
  if (known !== undefined) return [];
  const request = requestFor(series, isRefusal(key) ? {} : openWords(key, series), occurrence);
  const scope = { hubId: platform.hubId, memberId: series.createdBy, role: 'coordinator' } as const;
  const made = await tripWrites(platform, scope, id, request);
  return isRefusal(made) ? made : made.writes;
}

/** Its person was erased, and the work that forgets them has not come to the series yet. */
const forgotten = (platform: Platform, series: Series, now: string): Write[] => [
  replaceSeries(
    platform.hubId,
    ended({ ...seriesCoreSchema.parse(series), updatedAt: now }, 'person-erased', now),
    series.version,
  ),
  seriesHistoryWrite(series.id, {
    id: platform.ids.uuid(),
    at: now,
    event: 'ended',
    by: { kind: 'clock' },
    reason: 'person-erased',
  }),
];

async function alertOnCall(platform: Platform, seriesId: string, occurrences: readonly Occurrence[]): Promise<Write> {
  const [onCall] = (await readHubSettings(platform)).onCall;
  if (onCall === undefined) throw new Error('The hub has nobody on call');
  const { write } = await queueText(platform, {
    to: onCall.phone,
    body: notMadeText(
      onCall.language,
      seriesId,
      occurrences.map(({ moment }) => moment),
    ),
    from: 'dispatch',
    urgent: true,
    about: { kind: 'alert', id: seriesId },
  });
  return write;
}

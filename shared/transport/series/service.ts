import { communityById, loadDirectory, readHubSettings } from '../../directory/index.ts';
import { profileKey } from '../../people/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Page, PageRequest } from '../../platform/table.ts';
import type { Write } from '../../platform/transaction.ts';
import { wayClosed } from '../closed-way.ts';
import { tripWrites } from '../creation-service.ts';
import { tripKeyFor } from '../sealed-service.ts';
import { clocked } from './clock-store.ts';
import type { OpenTrip, Series, SeriesCore, SeriesHistory, SeriesRequest, SeriesTrip, SeriesWords } from './model.ts';
import { comingOccurrences, fromNowOn, type Occurrence } from './occurrences.ts';
import { nextClock } from './plan.ts';
import { minutesToReturn, requestFor } from './request-for.ts';
import type { Schedule, ScheduleRequest } from './schedule.ts';
import * as store from './store.ts';

export const SERIES_NOT_FOUND = refuse('not-found', 'series-not-found', 'There is no such series.');
const PERSON_NOT_FOUND = refuse(
  'invalid',
  'person-not-found',
  'No file with this id, or it was erased.',
  'trip.personId',
);

/** How many of the coming appointments are shown. */
const SHOWN = 10;

/**
 * A new series, with the clock of its first trip. What is refused of a trip is refused of the series at once, not when its first
 * trip is made. Repeated with the same id it answers with what is stored. Refusals: `no-appointment`, `return-too-early`, and
 * those of asking for a trip.
 */
export async function createSeries(
  platform: Platform,
  scope: Scope,
  id: string,
  request: SeriesRequest,
): Promise<Series | Refusal> {
  const known = await store.readSeries(platform, id);
  if (known !== undefined) return known;
  const { personId } = request.trip;
  const key = await tripKeyFor(platform, personId);
  if (isRefusal(key)) return PERSON_NOT_FOUND;
  const now = platform.clock().toISOString();
  const { trip, words } = partsOf(request.trip);
  const core = fromNowOn(
    {
      id,
      ...(personId !== undefined && { personId }),
      trip,
      schedule: await onItsClock(platform, request.schedule, trip),
      exceptions: {},
      createdAt: now,
      createdBy: scope.memberId,
      updatedAt: now,
      sealedWith: key.subject,
      words: store.sealWords(key, id, words),
      version: 1,
    },
    now,
  );
  const refused = await whyNot(platform, scope, core, words);
  if (refused !== undefined) return refused;
  const at = nextClock(core, (await readHubSettings(platform)).dispatch.leadMinutes);
  const { series, writes } = clocked(platform, core, { at, now });
  const outcome = await platform.table.write([
    ...store.createSeriesWrites(platform.hubId, series),
    historyOf(platform, scope, id, now, { event: 'created' }),
    ...personIsThere(personId),
    ...writes,
  ]);
  if (outcome.committed) return series;
  return outcome.refusals.includes('person-erased')
    ? PERSON_NOT_FOUND
    : ((await store.readSeries(platform, id)) ?? SERIES_NOT_FOUND);
}

/** What of a template stands in the open, and what is sealed. */
export function partsOf({ personId: _person, pickupDetails, agreedAs, ...open }: SeriesTrip): {
  readonly trip: OpenTrip;
  readonly words: SeriesWords;
} {
  const { people, ...avoid } = open.avoid;
  return { trip: { ...open, avoid }, words: { pickupDetails, agreedAs, avoidPeople: people } };
}

/** Without a time zone of its own, a schedule goes by the clock of the place of pickup, or of the hub. */
export async function onItsClock(
  platform: Platform,
  { timeZone, ...schedule }: ScheduleRequest,
  { legs }: Pick<OpenTrip, 'legs'>,
): Promise<Schedule> {
  if (timeZone !== undefined) return { ...schedule, timeZone };
  const from = legs[0]?.from;
  const { locations } = await loadDirectory(platform);
  const communityId =
    from?.kind === 'community'
      ? from.communityId
      : from?.kind === 'location'
        ? locations.find(({ id }) => id === from.locationId)?.communityId
        : undefined;
  const there = communityId === undefined ? undefined : communityById(communityId)?.timeZone;
  return { ...schedule, timeZone: there ?? (await readHubSettings(platform)).timeZone };
}

/** Why no trip can be made of a series as it is: its next one is asked for, and nothing of it is written. */
export async function whyNot(
  platform: Platform,
  scope: Scope,
  core: SeriesCore,
  words: SeriesWords,
): Promise<Refusal | undefined> {
  const { trip, schedule } = core;
  const toReturn = trip.return && minutesToReturn(schedule.time, trip.return);
  if (toReturn !== undefined && toReturn <= 0) {
    return refuse('invalid', 'return-too-early', 'The way back comes after the way there.', 'trip.return');
  }
  const [next] = comingOccurrences(core, 1);
  if (next === undefined) {
    return refuse('invalid', 'no-appointment', 'No date of this schedule is still to come.', 'schedule');
  }
  const asked = await tripWrites(platform, scope, platform.ids.uuid(), requestFor(core, words, next), wayClosed);
  if (!isRefusal(asked)) return undefined;
  return { ...asked, ...(asked.field !== undefined && { field: `trip.${asked.field}` }) };
}

/** An erasure removes the key but not the file's item: whatever is written meanwhile could never be opened. */
const personIsThere = (personId: string | undefined): Write[] =>
  personId === undefined
    ? []
    : [
        {
          require: profileKey(personId),
          condition: '#state = :active',
          names: { state: 'state' },
          values: { active: 'active' },
          refusal: 'person-erased',
        },
      ];

/** What a member of the hub did. */
export const historyOf = (
  platform: Platform,
  scope: Scope,
  id: string,
  at: string,
  entry: Omit<SeriesHistory, 'id' | 'at' | 'by'>,
): Write =>
  store.seriesHistoryWrite(id, {
    id: platform.ids.uuid(),
    at,
    by: { kind: 'member', id: scope.memberId },
    ...entry,
  });

/** The appointments that are still to come, those that are skipped among them. */
export const comingOf = (series: Series): readonly Occurrence[] =>
  series.status === 'ended' ? [] : comingOccurrences(series, SHOWN, { skipped: true });

export async function openSeries(
  platform: Platform,
  id: string,
): Promise<{ readonly series: Series; readonly history: readonly SeriesHistory[] } | Refusal> {
  const [series, history] = await Promise.all([store.readSeries(platform, id), store.readSeriesHistory(platform, id)]);
  return series === undefined ? SERIES_NOT_FOUND : { series, history };
}

/** Of one person, the newest first; or of the hub, the active ones unless said otherwise. */
export async function listSeries(
  platform: Platform,
  filter: { readonly personId?: string | undefined; readonly status?: Series['status'] | undefined } & PageRequest,
): Promise<Page<Series>> {
  const { personId, status, limit, cursor } = filter;
  if (personId === undefined) return store.listSeriesByStatus(platform, status ?? 'active', { limit, cursor });
  const found = await store.listSeriesOfPerson(platform, personId, { limit, cursor });
  return { ...found, items: found.items.filter((series) => status === undefined || series.status === status) };
}

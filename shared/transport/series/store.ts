import { v5 } from 'uuid';
import { open, seal } from '../../platform/envelope.ts';
import type { DataKey } from '../../platform/key-ring.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Item, Key, Page, PageRequest } from '../../platform/table.ts';
import { create, replace, type Write } from '../../platform/transaction.ts';
import {
  seriesHistorySchema,
  seriesSchema,
  seriesWordsSchema,
  type Series,
  type SeriesHistory,
  type SeriesWords,
} from './model.ts';

/**
 * `SERIES#s` holds `STATE` and `HISTORY#at#id`; in gsi1 under the hub, the active ones by their clock, the ended ones by their
 * end. `PERSON#p`/`SERIES#createdAt#id` points to a person's.
 */
const pkOf = (id: string): string => `SERIES#${id}`;
const HISTORY_PREFIX = 'HISTORY#';
const POINTER_PREFIX = 'SERIES#';
export const seriesKey = (id: string): Key => ({ pk: pkOf(id), sk: 'STATE' });
export const seriesPointerKey = (personId: string, { id, createdAt }: Pick<Series, 'id' | 'createdAt'>): Key => ({
  pk: `PERSON#${personId}`,
  sk: `${POINTER_PREFIX}${createdAt}#${id}`,
});
const listPk = (hubId: string, status: Series['status']): string =>
  `HUB#${hubId}#SERIES${status === 'ended' ? '#ENDED' : ''}`;

/**
 * The id of the trip of one date: whoever makes it again, at whatever time, meets the trip that is there. The appointment in a
 * coordinator's calendar is called by it from the beginning.
 */
export const tripIdOf = (seriesId: string, date: string): string => v5(date, seriesId);

const wordsPlace = (id: string): string => `${pkOf(id)}|STATE|words`;
export const sealWords = (key: DataKey, id: string, words: SeriesWords): Uint8Array | undefined =>
  Object.values(words).some((word) => word !== undefined)
    ? seal(key.bytes, JSON.stringify(words), wordsPlace(id))
    : undefined;
export const openWords = (key: DataKey, { id, words }: Pick<Series, 'id' | 'words'>): SeriesWords =>
  words === undefined ? {} : seriesWordsSchema.parse(JSON.parse(open(key.bytes, words, wordsPlace(id))));

const toItem = (hubId: string, series: Series): Item => ({
  ...seriesKey(series.id),
  kind: 'trip-series',
  ...series,
  gsi1pk: listPk(hubId, series.status),
  gsi1sk: `${series.status === 'active' ? series.clock.at : series.endedAt}#${series.id}`,
});

export async function readSeries(platform: Platform, id: string): Promise<Series | undefined> {
  const item = await platform.table.get(seriesKey(id));
  return item === undefined ? undefined : seriesSchema.parse(item);
}

export const createSeriesWrites = (hubId: string, series: Series): Write[] => [
  create(toItem(hubId, series), 'exists'),
  ...(series.personId === undefined
    ? []
    : [create({ ...seriesPointerKey(series.personId, series), kind: 'series-pointer', seriesId: series.id })]),
];

export const replaceSeries = (hubId: string, next: Series, version: number): Write =>
  replace(toItem(hubId, next), version, 'changed-meanwhile');

/** Removes a series as it was read, so that nothing of a later change is left behind. */
export const removeSeries = ({ id, version }: Series): Write => ({
  remove: seriesKey(id),
  condition: '#version = :was',
  names: { version: 'version' },
  values: { was: version },
  refusal: 'changed-meanwhile',
});

export const seriesHistoryWrite = (id: string, entry: SeriesHistory): Write =>
  create({ pk: pkOf(id), sk: `${HISTORY_PREFIX}${entry.at}#${entry.id}`, kind: 'series-history', ...entry });

const HISTORY_SHOWN = 200;

/** The latest first. */
export async function readSeriesHistory(platform: Platform, id: string): Promise<SeriesHistory[]> {
  const { items } = await platform.table.query({
    pk: pkOf(id),
    prefix: HISTORY_PREFIX,
    descending: true,
    limit: HISTORY_SHOWN,
  });
  return items.map((item) => seriesHistorySchema.parse(item));
}

export async function* historyKeys(platform: Platform, id: string): AsyncGenerator<Key> {
  yield* platform.table.queryAll({ pk: pkOf(id), prefix: HISTORY_PREFIX });
}

/** Of the hub: the active ones by when their next trip is made, the ended ones by their end, the latest first. */
export async function listSeriesByStatus(
  platform: Platform,
  status: Series['status'],
  page: PageRequest,
): Promise<Page<Series>> {
  const { items, ...rest } = await platform.table.query({
    pk: listPk(platform.hubId, status),
    index: 'gsi1',
    descending: status === 'ended',
    ...page,
  });
  return { items: items.map((item) => seriesSchema.parse(item)), ...rest };
}

/** The newest first; two round trips, however many there are. */
export async function listSeriesOfPerson(
  platform: Platform,
  personId: string,
  page: PageRequest,
): Promise<Page<Series>> {
  const pointers = await platform.table.query({
    pk: `PERSON#${personId}`,
    prefix: POINTER_PREFIX,
    descending: true,
    ...page,
  });
  const keys = pointers.items.map((item) => seriesKey(String(item['seriesId'])));
  const found = await platform.table.batchGet(keys);
  const items = keys.flatMap((key) => {
    const item = found.item(key);
    return item === undefined ? [] : [seriesSchema.parse(item)];
  });
  return { ...pointers, items };
}

/** Where a person's series are pointed to from, and their ids. */
export async function* seriesPointers(
  platform: Platform,
  personId: string,
): AsyncGenerator<{ readonly key: Key; readonly seriesId: string }> {
  for await (const item of platform.table.queryAll({ pk: `PERSON#${personId}`, prefix: POINTER_PREFIX })) {
    yield { key: { pk: item.pk, sk: item.sk }, seriesId: String(item['seriesId']) };
  }
}

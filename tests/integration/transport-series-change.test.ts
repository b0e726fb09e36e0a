import { beforeEach, describe, expect, it } from 'vitest';
import { createPersonWrites, erasePerson } from '../../shared/people/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { openSealedWords } from '../../shared/transport/sealed-service.ts';
import {
  changeSeries,
  comingOf,
  endSeries,
  forgetPersonInSeries,
  hasSeriesGoing,
  listSeries,
  moveOccurrence,
  openSeries,
  skipOccurrence,
  tripIdOf,
  type Series,
} from '../../shared/transport/series/index.ts';
import { seriesChangeSchema } from '../../shared/transport/series/model.ts';
import { readTrip } from '../../shared/transport/store.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

import { staff, START, tuesdays, trip, ok, codeOf, at, seriesOf } from './transport-series-scene.ts';

let hub: TestPlatform;
let platform: Platform;

beforeEach(async () => {
  hub = await testPlatform({ now: START });
  ({ platform } = hub);
  await setUpDemoHub(platform);
});

const { begin, begun, clocks, alerts, settle, read, eventsOf, trips } = seriesOf(() => platform);

describe('a change of a series', () => {
  it('skips a date, and takes it up again after all', async () => {
    const series = await begun();
    const skipped = ok(
      await skipOccurrence(platform, staff, at(series), { date: '2026-11-24', reason: 'person-asked' }),
    );
    expect(comingOf(skipped).slice(0, 2)).toMatchObject([
      { date: '2026-11-24', as: 'skipped' },
      { date: '2026-12-01', as: 'planned' },
    ]);
    expect(await clocks()).toMatchObject([{ dueAt: '2026-11-30T15:00:00.000Z' }]);
    const to = { date: '2026-11-24', time: '10:00' };
    ok(await moveOccurrence(platform, staff, at(skipped), { date: '2026-11-24', to }));
    expect(await clocks()).toMatchObject([{ dueAt: '2026-11-23T15:00:00.000Z' }]);
    expect(await eventsOf(series.id)).toEqual(['created', 'skipped 2026-11-24', 'moved 2026-11-24']);
  });

  it('moves a date behind the next one: each trip is made once, at its own time, the way back with it', async () => {
    const series = await begun({ trip: { return: { kind: 'at', time: '12:00' } } });
    const to = { date: '2026-12-02', time: '15:30' };
    ok(await moveOccurrence(platform, staff, at(series), { date: '2026-11-24', to }));
    hub.setNow('2026-11-30T15:00:00.000Z');
    await settle();
    hub.setNow('2026-12-01T20:30:00.000Z');
    await settle();
    expect(await eventsOf(series.id)).toEqual(['created', 'moved 2026-11-24', 'made 2026-12-01', 'made 2026-11-24']);
    const pickups = (await trips()).map(({ pickupAt }) => pickupAt).sort();
    expect(pickups).toEqual([
      '2026-12-01T15:00:00.000Z',
      '2026-12-01T17:00:00.000Z',
      '2026-12-02T20:30:00.000Z',
      '2026-12-02T22:30:00.000Z',
    ]);
  });

  it('is refused for a date that is none, whose trip is made, or a moment that is past or taken', async () => {
    const series = await begun();
    const move = async (one: Series, date: string, to: { date: string; time: string }) =>
      codeOf(await moveOccurrence(platform, staff, at(one), { date, to }));
    const skip = async (one: Series, date: string) =>
      codeOf(await skipOccurrence(platform, staff, at(one), { date, reason: 'other' }));
    expect(await skip(series, '2026-11-25')).toBe('no-such-date');
    expect(await move(series, '2026-11-24', { date: '2026-11-22', time: '09:00' })).toBe('too-late');
    expect(await move(series, '2026-11-24', { date: '2026-12-01', time: '10:00' })).toBe('appointment-there');
    hub.setNow('2026-11-23T15:00:00.000Z');
    await settle();
    const { series: next } = await read(series.id);
    expect(await skip(next, '2026-11-24')).toBe('already-made');
    expect(await move(next, '2026-11-24', { date: '2026-11-26', time: '10:00' })).toBe('already-made');
    expect(await skip(series, '2026-12-01')).toBe('changed-meanwhile');
    expect(await skip(next, '2026-12-01')).toBeUndefined();
  });

  it('finds what was due a moment ago done first, and has to be repeated', async () => {
    const series = await begun();
    hub.setNow('2026-11-23T15:00:00.000Z');
    expect(codeOf(await endSeries(platform, staff, at(series), 'person-asked'))).toBe('changed-meanwhile');
    expect(await trips()).toHaveLength(1);
    const { series: next } = await read(series.id);
    expect(ok(await endSeries(platform, staff, at(next), 'person-asked'))).toMatchObject({
      endedReason: 'person-asked',
    });
    expect(await clocks()).toEqual([]);
    expect(await trips()).toHaveLength(1);
  });

  it('keeps the words that are left out, and forgets those it is told to forget', async () => {
    const series = await begun({ trip: { pickupDetails: 'Porte bleue', agreedAs: 'camion vert' } });
    const change = seriesChangeSchema.parse({ trip: { ...trip, luggage: 'bulky' }, forget: ['agreedAs'] });
    ok(await changeSeries(platform, staff, at(series), change));
    hub.setNow('2026-11-23T15:00:00.000Z');
    await settle();
    const made = await readTrip(platform, tripIdOf(series.id, '2026-11-24'));
    expect(made).toMatchObject({ luggage: 'bulky' });
    expect(made && (await openSealedWords(platform, made))).toEqual({ pickupDetails: 'Porte bleue' });
  });

  it('of the schedule loses no date that comes before a trip which is made already', async () => {
    const series = await begun({ schedule: { from: '2026-11-24' } });
    hub.setNow('2026-11-23T15:00:00.000Z');
    await settle();
    const { series: next } = await read(series.id);
    const schedule = { ...tuesdays, rhythm: { ...tuesdays.rhythm, weekdays: ['MO', 'TU'] }, time: '16:00' };
    const changed = ok(await changeSeries(platform, staff, at(next), seriesChangeSchema.parse({ schedule })));
    expect(comingOf(changed).slice(0, 3)).toMatchObject([
      { date: '2026-11-23', at: '2026-11-23T21:00:00.000Z' },
      { date: '2026-11-30' },
      { date: '2026-12-01' },
    ]);
    await settle();
    expect((await trips()).map(({ id }) => id).sort()).toEqual(
      [tripIdOf(series.id, '2026-11-23'), tripIdOf(series.id, '2026-11-24')].sort(),
    );
  });

  it('is made by one of two who change it at once', async () => {
    const series = await begun();
    const outcomes = await Promise.all(
      ['2026-12-01', '2026-12-08'].map((date) =>
        skipOccurrence(hub.another(), staff, at(series), { date, reason: 'other' }),
      ),
    );
    expect(outcomes.map(codeOf).sort()).toEqual(['changed-meanwhile', undefined]);
    expect(await clocks()).toHaveLength(1);
  });
});

describe('the series of a person', () => {
  async function newPerson(): Promise<string> {
    const { personId, writes } = await createPersonWrites(platform, { ageBand: '18-plus', language: 'fr' });
    await platform.table.write(writes);
    return personId;
  }

  it('are listed by the person, the newest first', async () => {
    const personId = await newPerson();
    const first = await begun({ trip: { personId } });
    hub.tick(1000);
    const second = await begun({ trip: { personId }, schedule: { time: '14:00' } });
    const ended = ok(await endSeries(platform, staff, at(first), 'no-longer-needed'));
    const list = async (status?: Series['status']) =>
      (await listSeries(platform, { personId, status })).items.map(({ id }) => id);
    expect(await list()).toEqual([second.id, ended.id]);
    expect(await list('active')).toEqual([second.id]);
    expect(await hasSeriesGoing(platform, personId)).toBe(true);
  });

  it('end when the person is erased, and nothing of them is left', async () => {
    const personId = await newPerson();
    const series = await begun({ trip: { personId, pickupDetails: 'Porte bleue' } });
    const skipped = ok(await skipOccurrence(platform, staff, at(series), { date: '2026-12-01', reason: 'other' }));
    await forgetPersonInSeries(platform, personId);
    await forgetPersonInSeries(platform, personId);
    expect(codeOf(await openSeries(platform, series.id))).toBe('series-not-found');
    expect((await platform.table.query({ pk: `SERIES#${series.id}` })).items).toEqual([]);
    expect((await platform.table.query({ pk: `PERSON#${personId}`, prefix: 'SERIES#' })).items).toEqual([]);
    expect(await clocks()).toEqual([]);
    expect(codeOf(await endSeries(platform, staff, at(skipped), 'other'))).toBe('series-not-found');
    expect(await hasSeriesGoing(platform, personId)).toBe(false);
  });

  it('end by themselves when their clock comes before the work that forgets the person', async () => {
    const personId = await newPerson();
    const series = await begun({ trip: { personId, pickupDetails: 'Porte bleue' } });
    ok(await erasePerson(platform, staff, personId, 'data-request'));
    hub.setNow('2026-11-23T15:00:00.000Z');
    await settle();
    expect((await read(series.id)).series).toMatchObject({ status: 'ended', endedReason: 'person-erased' });
    expect(await trips()).toEqual([]);
    expect(await clocks()).toEqual([]);
    expect(await alerts()).toEqual([]);
    expect(codeOf(await begin({ trip: { personId } }))).toBe('person-not-found');
  });
});

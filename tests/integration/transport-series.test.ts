import { beforeEach, describe, expect, it } from 'vitest';
import { loadDirectory, saveEntry } from '../../shared/directory/index.ts';
import { lintText, measure } from '../../shared/messaging/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { openSealedWords } from '../../shared/transport/sealed-service.ts';
import {
  changeSeries,
  comingOf,
  createSeries,
  listSeries,
  makeAppointmentNow,
  tripIdOf,
} from '../../shared/transport/series/index.ts';
import { seriesChangeSchema, seriesRequestSchema } from '../../shared/transport/series/model.ts';
import { readTrip } from '../../shared/transport/store.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

import { staff, HOUSE_IN_TIMMINS, START, tuesdays, trip, ok, codeOf, at, seriesOf } from './transport-series-scene.ts';

let hub: TestPlatform;
let platform: Platform;

beforeEach(async () => {
  hub = await testPlatform({ now: START });
  ({ platform } = hub);
  await setUpDemoHub(platform);
});

const { begin, begun, clocks, alerts, settle, read, eventsOf, trips } = seriesOf(() => platform);

describe('a new series', () => {
  it('has the clock of its first trip, a day before the pickup, on the clock of the place of pickup', async () => {
    const series = await begun();
    expect(series).toMatchObject({ status: 'active', schedule: { timeZone: 'America/Toronto' }, version: 1 });
    expect(await clocks()).toMatchObject([
      { dueAt: '2026-11-23T15:00:00.000Z', work: { what: 'next-appointment', seriesId: series.id } },
    ]);
    expect(comingOf(series).map((one) => one.at)).toHaveLength(10);
    expect(comingOf(series)[0]).toMatchObject({ date: '2026-11-24', at: '2026-11-24T15:00:00.000Z', as: 'planned' });
  });

  it('is made once under one id', async () => {
    const id = platform.ids.uuid();
    const request = seriesRequestSchema.parse({ trip, schedule: tuesdays });
    const first = ok(await createSeries(platform, staff, id, request));
    hub.tick(1000);
    expect(await createSeries(platform, staff, id, request)).toEqual(first);
    expect(await clocks()).toHaveLength(1);
  });

  it.each([
    ['no-appointment', { schedule: { ends: { kind: 'on', date: '2026-11-23' } } }],
    ['return-too-early', { trip: { return: { kind: 'at', time: '09:30' } } }],
    [
      'place-unknown',
      { trip: { legs: [{ from: { kind: 'community', communityId: 'fn-9999' }, to: trip.legs[0].to }] } },
    ],
    ['person-not-found', { trip: { personId: '018f0000-0000-7000-8000-000000000000' } }],
  ])('is refused as %s when no trip could come of it', async (code, change) => {
    expect(codeOf(await begin(change))).toBe(code);
    expect(await clocks()).toEqual([]);
  });
});

describe('the clock of a series', () => {
  it('makes the trip and sets the next clock, and the words for the driver are sealed all the way', async () => {
    const words = { pickupDetails: 'Porte de côté, demander M.', agreedAs: 'la camionnette verte' };
    const avoid = { people: 'son cousin R.' };
    const series = await begun({ trip: { ...words, avoid, return: { kind: 'open', about: '13:30' } } });
    const stored = JSON.stringify(await platform.table.get({ pk: `SERIES#${series.id}`, sk: 'STATE' }));
    for (const word of ['Porte', 'camionnette', 'cousin']) expect(stored).not.toContain(word);
    hub.setNow('2026-11-23T15:00:00.000Z');
    await settle();
    const id = tripIdOf(series.id, '2026-11-24');
    const made = await readTrip(platform, id);
    expect(made).toMatchObject({
      status: 'requested',
      pickupAt: '2026-11-24T15:00:00.000Z',
      when: { kind: 'at', at: '2026-11-24T15:00:00.000Z' },
      journey: { part: 1, parts: 2, way: 'there' },
      createdBy: 'demo-coordinator',
    });
    expect(made && (await openSealedWords(platform, made))).toEqual({ ...words, avoidPeople: avoid.people });
    const back = (await trips()).find((one) => one.id !== id);
    expect(back).toMatchObject({
      journey: { way: 'back' },
      when: { kind: 'open', about: '2026-11-24T18:30:00.000Z' },
    });
    expect(await eventsOf(series.id)).toEqual(['created', 'made 2026-11-24']);
    expect(await clocks()).toMatchObject([{ dueAt: '2026-11-30T15:00:00.000Z' }]);
    expect(await alerts()).toEqual([]);
  });

  it('makes one trip, however many answer to it at once, and however often it is repeated', async () => {
    const series = await begun();
    const [timer] = await clocks();
    hub.setNow('2026-11-23T15:00:01.000Z');
    const instances = Array.from({ length: 12 }, () => hub.another());
    await Promise.all(instances.map((one) => makeAppointmentNow(one, { seriesId: series.id }, timer?.id ?? '')));
    for (const one of instances) await makeAppointmentNow(one, { seriesId: series.id }, timer?.id ?? '');
    expect((await trips()).map(({ id }) => id)).toEqual([tripIdOf(series.id, '2026-11-24')]);
    expect(await eventsOf(series.id)).toEqual(['created', 'made 2026-11-24']);
    expect(await clocks()).toHaveLength(1);
  });

  it('keeps its time on the wall when the clocks are changed', async () => {
    const series = await begun({ schedule: { from: '2027-03-08', ends: { kind: 'after', count: 2 } } });
    hub.setNow('2027-03-20T00:00:00.000Z');
    expect(comingOf(series).map((one) => one.at)).toEqual(['2027-03-09T15:00:00.000Z', '2027-03-16T14:00:00.000Z']);
  });

  it('that was looked at three weeks late makes what is ahead, and tells a human what is past', async () => {
    const series = await begun();
    hub.setNow('2026-12-14T16:00:00.000Z');
    await settle();
    expect(await eventsOf(series.id)).toEqual([
      'created',
      'missed 2026-11-24',
      'missed 2026-12-01',
      'missed 2026-12-08',
      'made 2026-12-15',
    ]);
    expect((await trips()).map(({ id }) => id)).toEqual([tripIdOf(series.id, '2026-12-15')]);
    const told = await alerts();
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('2026-11-24 10:00');
    expect(told[0]).not.toMatch(/Attawapiskat|Timmins/);
    expect(measure(told[0] ?? '')).toMatchObject({ encoding: 'GSM-7' });
    expect(lintText(told[0] ?? '', { phoneDeclaredSafe: false })).toEqual([]);
    expect(await clocks()).toMatchObject([{ dueAt: '2026-12-21T15:00:00.000Z' }]);
  });

  it('that was forgotten for a year goes through all of it, step by step', async () => {
    const series = await begun({
      schedule: { rhythm: { every: 'day', interval: 3 }, from: '2026-11-23', ends: { kind: 'after', count: 80 } },
    });
    hub.setNow('2028-01-01T00:00:00.000Z');
    await settle();
    const { series: over, history } = await read(series.id);
    expect(over).toMatchObject({ status: 'ended', endedReason: 'over' });
    expect(history.filter(({ event }) => event === 'missed')).toHaveLength(80);
    expect(await trips()).toEqual([]);
    expect(await alerts()).toHaveLength(4);
    expect(await clocks()).toEqual([]);
  });

  it('tells a human about a trip that cannot be made, and goes on', async () => {
    const series = await begun();
    const house = (await loadDirectory(platform)).locations.find(({ id }) => id === HOUSE_IN_TIMMINS);
    if (house === undefined) throw new Error('the demo hub has this house');
    ok(
      await saveEntry(
        platform,
        { kind: 'member', id: 'm' },
        { kind: 'location', value: { ...house, type: 'postal' }, version: 1 },
      ),
    );
    hub.setNow('2026-11-23T15:00:00.000Z');
    await settle();
    expect((await read(series.id)).history[0]).toMatchObject({ event: 'refused', reason: 'place-unknown' });
    expect(await alerts()).toHaveLength(1);
    expect(await clocks()).toMatchObject([{ dueAt: '2026-11-30T15:00:00.000Z' }]);
  });

  it('ends the series with its last trip, and a new schedule takes it up again', async () => {
    const series = await begun({ schedule: { ends: { kind: 'after', count: 1 } } });
    hub.setNow('2026-11-23T15:00:00.000Z');
    await settle();
    const { series: over } = await read(series.id);
    expect(over).toMatchObject({ status: 'ended', endedReason: 'over', version: 2 });
    expect(await clocks()).toEqual([]);
    expect((await listSeries(platform, {})).items).toEqual([]);
    const change = seriesChangeSchema.parse({ schedule: { ...tuesdays, ends: { kind: 'after', count: 2 } } });
    const again = ok(await changeSeries(platform, staff, at(over), change));
    expect(again).toMatchObject({ status: 'active', version: 3 });
    expect(comingOf(again).map(({ date }) => date)).toEqual(['2026-12-01']);
    expect(await clocks()).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import { readHubSettings } from '../../shared/directory/index.ts';
import { readLine, registerLine } from '../../shared/partners/line/index.ts';
import { phoneFailedWrite, phoneWorksWrite, readPhoneTroubles } from '../../shared/partners/line/trouble-store.ts';
import { create } from '../../shared/platform/transaction.ts';
import { carrierStatsWrite, carrierStatsWrites, readCarrierStats } from '../../shared/transport/order/carrier-store.ts';
import { monthsBefore, type CarrierCounts } from '../../shared/transport/order/record.ts';
import { partnersFor, type TripToOrder } from '../../shared/transport/order/service.ts';
import { demoHub, setUpDemoHub } from '../hub.ts';
import { testPlatform } from '../platform.ts';

const carrier = '0a000000-0000-4000-8000-000000000001';
const other = '0a000000-0000-4000-8000-000000000002';
const counts = (change: Partial<CarrierCounts>): CarrierCounts => ({
  asked: 0,
  accepted: 0,
  declined: 0,
  silent: 0,
  withdrew: 0,
  released: 0,
  carried: 0,
  noShow: 0,
  ...change,
});

describe('what is remembered of a carrier', () => {
  it('is counted by month, each fact once, of all carriers in one query', async () => {
    const { platform } = await testPlatform();
    expect(await readCarrierStats(platform)).toEqual(new Map());
    await platform.table.write([carrierStatsWrite('demo', carrier, '2026-10', 'asked', 'asked', 'silent')]);
    await platform.table.write(
      carrierStatsWrites('demo', '2026-11', [
        { organizationId: carrier, what: 'silent' },
        { organizationId: other, what: 'asked' },
        { organizationId: carrier, what: 'asked' },
      ]),
    );
    await platform.table.write([carrierStatsWrite('demo', carrier, '2026-11', 'accepted')]);
    expect(await readCarrierStats(platform)).toEqual(
      new Map([
        [
          carrier,
          new Map([
            ['2026-10', counts({ asked: 2, silent: 1 })],
            ['2026-11', counts({ asked: 1, silent: 1, accepted: 1 })],
          ]),
        ],
        [other, new Map([['2026-11', counts({ asked: 1 })]])],
      ]),
    );
  });

  it('is not counted again when the cause is repeated', async () => {
    const { platform } = await testPlatform();
    const writes = [
      create({ pk: 'CAUSE', sk: '1', kind: 'cause' }),
      carrierStatsWrite('demo', carrier, '2026-11', 'accepted'),
    ];
    expect(await platform.table.write(writes)).toEqual({ committed: true });
    expect(await platform.table.write(writes)).toEqual({ committed: false, refusals: ['exists'] });
    expect((await readCarrierStats(platform)).get(carrier)?.get('2026-11')).toEqual(counts({ accepted: 1 }));
  });

  it('loses nothing when many trips are answered at once', async () => {
    const { platform } = await testPlatform();
    const answers = Array.from({ length: 40 }, (_, at) =>
      platform.table.write([
        create({ pk: 'CAUSE', sk: String(at), kind: 'cause' }),
        carrierStatsWrite('demo', carrier, '2026-11', at % 4 === 0 ? 'declined' : 'accepted'),
      ]),
    );
    expect((await Promise.all(answers)).every(({ committed }) => committed)).toBe(true);
    expect((await readCarrierStats(platform)).get(carrier)?.get('2026-11')).toEqual(
      counts({ accepted: 30, declined: 10 }),
    );
  });

  it('is forgotten after twelve months, by whoever reads and by the table', async () => {
    const hub = await testPlatform({ now: '2030-12-31T12:00:00.000Z' });
    const { platform } = hub;
    const months = Array.from({ length: 36 }, (_, at) => monthsBefore('2030-12', 35 - at));
    for (const month of months) {
      await platform.table.write([carrierStatsWrite('demo', carrier, month, 'asked', 'accepted')]);
    }
    const kept = (await readCarrierStats(platform)).get(carrier);
    expect(kept).toEqual(new Map(months.slice(-12).map((month) => [month, counts({ asked: 1, accepted: 1 })])));
    const { items } = await platform.table.query({ pk: 'HUB#demo#CARRIERS' });
    const ends = items.map((item) => new Date(Number(item['expiresAt']) * 1000).toISOString().slice(0, 10));
    expect([...new Set(ends)].toSorted()).toEqual(['2029-12-01', '2030-12-01', '2031-12-01']);
    hub.setNow('2031-06-01T00:00:00.000Z');
    expect([...((await readCarrierStats(platform)).get(carrier)?.keys() ?? [])].toSorted()).toEqual(months.slice(-6));
    hub.setNow('2031-12-01T00:00:00.000Z');
    expect(await readCarrierStats(platform)).toEqual(new Map());
  });
});

const trip: TripToOrder = {
  legs: [{ from: { kind: 'community', communityId: 'fn-143' }, to: { kind: 'airport', ident: 'CYTS' } }],
  mode: 'air',
  when: { kind: 'now' },
  passengers: { adults: 1, children: 1, attendants: 1 },
  accessibility: [],
  avoid: { organizationIds: [], locationIds: [], communityIds: [], policeMarks: false },
};

describe('whom the demo hub asks', () => {
  const scene = async (now = '2026-11-22T15:00:00.000Z') => {
    const hub = await testPlatform({ now });
    const { platform } = hub;
    await setUpDemoHub(platform);
    const settings = await readHubSettings(platform);
    const named = (id: string) => demoHub().organizations.find((one) => one.id === id)?.name.en;
    const asked = async (change: Partial<TripToOrder> = {}) => {
      const { order } = await partnersFor(platform, { ...trip, ...change }, settings);
      return order.now.map((stage) => stage.map(({ organizationId }) => named(organizationId)));
    };
    return { hub, platform, settings, asked };
  };

  it('is planes for a flight from Attawapiskat, in the end the neighbouring hub', async () => {
    const { asked } = await scene();
    const [planes, others, hubs] = await asked();
    expect(planes?.toSorted()).toEqual(['Bay Wings (demo)', 'Boreal Charter (demo)', 'Goose Air (demo)']);
    expect(others).toEqual([]);
    expect(hubs).toEqual(['Neighbouring hub (demo)']);
  });

  it('is whoever carried fewer, once one of them has carried some', async () => {
    const { platform, asked } = await scene();
    const [before] = await asked();
    const first = demoHub().organizations.find(({ name }) => name.en === before?.[0])?.id ?? '';
    const carried = ['accepted', 'carried'] as const;
    for (let times = 0; times < 10; times += 1) {
      await platform.table.write([carrierStatsWrite('demo', first, '2026-11', ...carried)]);
      await platform.table.write([carrierStatsWrite('demo', first, '2026-10', 'asked', 'silent')]);
    }
    const [after] = await asked();
    expect(after?.toSorted()).toEqual(before?.toSorted());
    expect(after?.[0]).not.toBe(before?.[0]);
  });

  it('is the night rota first at night, and nobody in quiet hours', async () => {
    const { hub, platform, settings, asked } = await scene('2026-02-16T15:00:00.000Z');
    const drive = {
      mode: 'road' as const,
      legs: [
        {
          from: { kind: 'community' as const, communityId: 'place-kapuskasing' },
          to: { kind: 'community' as const, communityId: 'place-timmins' },
        },
      ],
    };
    expect((await asked(drive))[0]).toContain('Black Spruce Shuttle (demo)');
    hub.setNow('2026-02-16T05:00:00.000Z');
    expect((await asked(drive))[0]?.[0]).toBe('Porcupine Taxi (demo)');
    expect((await asked(drive)).flat()).not.toContain('Black Spruce Shuttle (demo)');
    const { order } = await partnersFor(platform, { ...trip, ...drive }, settings);
    expect(order.quiet.map(({ until }) => until)).toEqual(['2026-02-16T11:00:00.000Z']);
  });

  it('is no police where no marked vehicle may come', async () => {
    const { asked } = await scene();
    const north = {
      mode: 'road' as const,
      legs: [
        {
          from: { kind: 'community' as const, communityId: 'place-timmins' },
          to: { kind: 'community' as const, communityId: 'place-sudbury' },
        },
      ],
    };
    const police = 'Northern Police Victim Liaison (demo)';
    expect((await asked(north)).flat()).toContain(police);
    expect((await asked({ ...north, avoid: { ...trip.avoid, policeMarks: true } })).flat()).not.toContain(police);
  });

  it('is nobody when a place of the trip is in no directory any more', async () => {
    const { platform, settings } = await scene();
    const { order, ranking } = await partnersFor(
      platform,
      {
        ...trip,
        legs: [{ from: { kind: 'location', locationId: platform.ids.uuid() }, to: { kind: 'airport', ident: 'CYTS' } }],
      },
      settings,
    );
    expect({ order, ranking }).toEqual({ order: { now: [[], [], []], quiet: [] }, ranking: undefined });
  });
});

describe('a dispatch phone that fails', () => {
  const at = '2026-11-22T15:00:00.000Z';
  const later = '2026-11-22T16:00:00.000Z';
  const scene = async () => {
    const { platform } = await testPlatform();
    const [phone, another] = [await platform.phoneKey('+17055550126'), await platform.phoneKey('+17055550127')];
    for (const key of [phone, another]) {
      await platform.table.write([registerLine(key, { id: carrier, language: 'fr' })]);
    }
    return { platform, phone, another };
  };

  it('is flagged from its first failure on, with how often and the last error', async () => {
    const { platform, phone, another } = await scene();
    await platform.table.write([phoneFailedWrite(phone, { at, errorCode: 30_003 })]);
    await platform.table.write([phoneFailedWrite(phone, { at: later, errorCode: 30_006 })]);
    await platform.table.write([phoneFailedWrite(another, { at, errorCode: 30_005 })]);
    await platform.table.write([phoneFailedWrite(another, { at: later })]);
    expect(await readPhoneTroubles(platform, [phone, another, phone])).toEqual(
      new Map([
        [phone, { kind: 'failing', since: at, lastAt: later, errorCode: 30_006, count: 2 }],
        [another, { kind: 'failing', since: at, lastAt: later, count: 2 }],
      ]),
    );
  });

  it('is flagged no longer once a text arrives, and anew with the next failure', async () => {
    const { platform, phone } = await scene();
    await platform.table.write([phoneFailedWrite(phone, { at, errorCode: 30_003 })]);
    await platform.table.write([phoneWorksWrite(phone)]);
    await platform.table.write([phoneWorksWrite(phone)]);
    expect(await readPhoneTroubles(platform, [phone])).toEqual(new Map());
    await platform.table.write([phoneFailedWrite(phone, { at: later, errorCode: 30_003 })]);
    expect((await readPhoneTroubles(platform, [phone])).get(phone)).toMatchObject({ since: later, count: 1 });
  });

  it('whose holder sent STOP is opted out instead', async () => {
    const { platform, phone, another } = await scene();
    await platform.table.write([phoneFailedWrite(phone, { at, errorCode: 21_610 })]);
    expect(await readPhoneTroubles(platform, [phone, another])).toEqual(new Map([[phone, { kind: 'opted-out' }]]));
    expect((await readLine(platform, phone))?.line.optedOut).toBe(true);
  });

  it('opts out nobody who has no line', async () => {
    const { platform } = await scene();
    const stranger = await platform.phoneKey('+17055550128');
    expect(await platform.table.write([phoneFailedWrite(stranger, { at, errorCode: 21_610 })])).toEqual({
      committed: false,
      refusals: ['line-gone'],
    });
  });

  it('leaves the line as it was: what the partner writes is understood', async () => {
    const { platform, phone } = await scene();
    const before = await readLine(platform, phone);
    await platform.table.write([phoneFailedWrite(phone, { at, errorCode: 30_003 })]);
    expect(await readLine(platform, phone)).toEqual(before);
  });

  it('is read among hundreds', async () => {
    const { platform, phone } = await scene();
    await platform.table.write([phoneFailedWrite(phone, { at, errorCode: 30_003 })]);
    const many = Array.from({ length: 230 }, (_, n) => `nobody-${String(n)}`);
    expect([...(await readPhoneTroubles(platform, [...many, phone])).keys()]).toEqual([phone]);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { correctServiceEvent, eventRef, listEventsOfPerson, voidServiceEvent } from '../../shared/counting/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { ImportScene, staff, type Row } from './counting-import-scene.ts';

let scene: ImportScene;
let platform: Platform;
let north: string;
let south: string;
beforeAll(async () => {
  scene = await ImportScene.open();
  ({ platform, north, south } = scene);
});

describe('rows of services', () => {
  it('are recorded each on its own: a bad one stops none of the others', async () => {
    const before = await scene.figure('persons-served');
    const [one, two] = [await scene.person(), await scene.person()];
    const rows = [
      scene.service(one),
      scene.service(one, { service_date: 'yesterday' }),
      scene.service(two, { service_type: 'hairdressing' }),
      scene.service(two),
      scene.service(platform.ids.uuid()),
      scene.service(one, { recipient_id: platform.ids.uuid() }),
      scene.service(one, { service_date: '2027-01-01' }),
      scene.service(one, { service_date: '2019-05-01' }),
      scene.service(one, { id: '' }),
      scene.service(two, { service_date: '2026-06-01', service_type: 'transportation' }),
    ];
    expect(await scene.outcomes('service-events', rows)).toEqual([
      'recorded',
      'service_date: invalid',
      'service_type: unknown-service-type',
      'recorded',
      'person_id: unknown-person',
      'recipient_id: unknown-recipient',
      'service_date: future-date',
      'service_date: before-hub-opened',
      'id: missing',
      'recorded',
    ]);
    expect(await scene.figure('persons-served')).toBe(before + 2);
    expect(await scene.eventsOf(two)).toBe(2);
  });

  it('that come again change nothing', async () => {
    const someone = await scene.person();
    const rows = [
      scene.service(someone),
      scene.service(someone, { id: platform.ids.uuid() }),
      scene.service(someone, { recipient_id: south }),
    ];
    expect(await scene.outcomes('service-events', rows)).toEqual(['recorded', 'recorded', 'recorded']);
    const before = [
      await scene.figure('persons-served'),
      await scene.figure('persons-served', south),
      await scene.eventsOf(someone),
    ];
    expect(await scene.outcomes('service-events', rows)).toEqual(['already-there', 'already-there', 'already-there']);
    expect([
      await scene.figure('persons-served'),
      await scene.figure('persons-served', south),
      await scene.eventsOf(someone),
    ]).toEqual(before);
  });

  it.each([
    ['person', async () => ({ person_id: await scene.person() })],
    ['recipient', () => ({ recipient_id: south })],
    ['year', () => ({ service_date: '2025-06-01' })],
    ['date', () => ({ service_date: '2026-06-01' })],
    ['type', () => ({ service_type: 'transportation' })],
    ['community', () => ({ community_id: 'fn-143' })],
  ])('that come again with another %s are rejected, never recorded a second time', async (_what, change) => {
    const someone = await scene.person();
    for (const id of [scene.number(), platform.ids.uuid()]) {
      const row = scene.service(someone, { id });
      expect(await scene.outcomes('service-events', [row])).toEqual(['recorded']);
      expect(await scene.outcomes('service-events', [{ ...row, ...(await change()) }])).toEqual(['id: event-id-used']);
      expect(await scene.outcomes('service-events', [row])).toEqual(['already-there']);
    }
    expect(await scene.eventsOf(someone)).toBe(2);
  });

  it('twice in one file are one; two that share an id are one and a rejected one', async () => {
    const [one, two] = [await scene.person(), await scene.person()];
    const row = scene.service(one);
    const answers = await scene.outcomes('service-events', [row, row, { ...row, person_id: two }]);
    expect(answers.toSorted()).toEqual(['already-there', 'id: event-id-used', 'recorded']);
    expect((await scene.eventsOf(one)) + (await scene.eventsOf(two))).toBe(1);
  });

  it('of two systems that number alike are kept apart by the name of their source', async () => {
    const someone = await scene.person();
    const row = scene.service(someone);
    const other = { ...row, recipient_id: south };
    expect(await scene.outcomes('service-events', [row])).toEqual(['recorded']);
    expect(await scene.outcomes('service-events', [other])).toEqual(['id: event-id-used']);
    expect(await scene.outcomes('service-events', [other], { source: 'south' })).toEqual(['recorded']);
    expect(await scene.outcomes('service-events', [other], { source: 'south' })).toEqual(['already-there']);
  });

  it('stay as a later correction or void left them, however often they come again', async () => {
    const someone = await scene.person();
    const rows = [scene.service(someone), scene.service(someone, { service_date: '2026-06-02' })];
    await scene.send('service-events', rows);
    const { items } = await listEventsOfPerson(platform, staff, someone, {});
    const refs = items.map(eventRef);
    expect(refs).toHaveLength(2);
    const moved = await correctServiceEvent(
      platform,
      staff,
      refs[0] ?? '',
      { recipientId: south, reason: 'wrong-recipient' },
      1,
    );
    expect(moved).toMatchObject({ recipientId: south });
    await voidServiceEvent(platform, staff, refs[1] ?? '', 'duplicate');
    expect(await scene.outcomes('service-events', rows)).toEqual(['already-there', 'already-there']);
    const after = await listEventsOfPerson(platform, staff, someone, {});
    expect(after.items.map(({ state, recipientId }) => [state, recipientId]).toSorted()).toEqual(
      [
        ['live', south],
        ['void', north],
      ].toSorted(),
    );
  });

  it('are answered alike when the answer was lost and the request is repeated', async () => {
    const someone = await scene.person();
    const row = scene.service(someone);
    const rows = [row, row, scene.service(someone, { service_type: 'hairdressing' })];
    const id = platform.ids.uuid();
    const first = await scene.send('service-events', rows, { id });
    expect(first.map(({ outcome }) => outcome).toSorted()).toEqual(['already-there', 'recorded', 'rejected']);
    expect(await scene.send('service-events', rows, { id })).toEqual(first);
  });

  it('sent by ten at the same moment are each recorded once, by one of them', async () => {
    const people = [await scene.person(), await scene.person(), await scene.person()];
    const before = await scene.figure('persons-served');
    const rows = Array.from({ length: 30 }, (_, at) =>
      scene.service(people[at % 3] ?? '', { service_date: `2026-0${(at % 6) + 4}-10` }),
    );
    const answers = await Promise.all(Array.from({ length: 10 }, () => scene.outcomes('service-events', rows)));
    for (const [at] of rows.entries()) {
      const row = answers.map((answer) => answer[at]);
      expect(row.filter((outcome) => outcome === 'recorded')).toHaveLength(1);
      expect(row.filter((outcome) => outcome === 'already-there')).toHaveLength(9);
    }
    expect(await scene.figure('persons-served')).toBe(before + 3);
    expect(await Promise.all(people.map((one) => scene.eventsOf(one)))).toEqual([10, 10, 10]);
  });

  it('sent by ten at the same moment, each with another recipient and year, end as one', async () => {
    const someone = await scene.person();
    const row = scene.service(someone);
    const variants = scene.recipients.flatMap((recipient_id) =>
      ['2025-06-01', '2026-06-01', '2026-03-31'].map((service_date) => ({ ...row, recipient_id, service_date })),
    );
    const answers = (await Promise.all(variants.map((variant) => scene.outcomes('service-events', [variant])))).flat();
    expect(answers.filter((outcome) => outcome === 'recorded')).toHaveLength(1);
    expect(answers.filter((outcome) => outcome === 'id: event-id-used')).toHaveLength(variants.length - 1);
    expect(await scene.eventsOf(someone)).toBe(1);
  });

  it('of another organization are rejected for a reporter', async () => {
    const reporter: Scope = { hubId: 'demo', memberId: 'r', role: 'recipient-reporter', organizationId: south };
    const someone = await scene.person();
    const rows = [scene.service(someone), scene.service(someone, { recipient_id: south })];
    expect(await scene.outcomes('service-events', rows, { scope: reporter })).toEqual([
      'recipient_id: not-your-organization',
      'recorded',
    ]);
  });
});

describe('a dry run', () => {
  it('decides about every row and writes nothing', async () => {
    const someone = await scene.person();
    const there = scene.service(someone);
    await scene.send('service-events', [there]);
    const rows = [
      there,
      scene.service(someone),
      scene.service(someone, { service_type: 'hairdressing' }),
      { ...there, recipient_id: south },
    ];
    const expected = ['already-there', 'recordable', 'service_type: unknown-service-type', 'id: event-id-used'];
    expect(await scene.outcomes('service-events', rows, { dryRun: true })).toEqual(expected);
    expect(await scene.eventsOf(someone)).toBe(1);
    expect(await scene.outcomes('service-events', rows, { dryRun: true })).toEqual(expected);
    expect((await scene.outcomes('service-events', rows))[1]).toBe('recorded');
  });
});

describe('rows of activities', () => {
  it('count once for each host, and once only', async () => {
    const before = [await scene.figure('group-activities', north), await scene.figure('group-activities', south)];
    const row = {
      id: scene.number(),
      date: '2026-06-10',
      type: 'land-based',
      hosts: `${south} ${north}`,
      participants: '12',
    };
    const rows = [
      row,
      { ...row, id: scene.number(), hosts: platform.ids.uuid() },
      { ...row, id: scene.number(), type: 'party' },
    ];
    expect(await scene.outcomes('group-activities', rows)).toEqual([
      'recorded',
      'hosts: unknown-recipient',
      'type: invalid',
    ]);
    const again = [
      { ...row, hosts: `${north} ${south}` },
      { ...row, hosts: north },
      { ...row, date: '2025-06-10' },
    ];
    expect(await scene.outcomes('group-activities', again)).toEqual([
      'already-there',
      'id: entry-id-used',
      'id: entry-id-used',
    ]);
    expect([await scene.figure('group-activities', north), await scene.figure('group-activities', south)]).toEqual(
      before.map((n) => n + 1),
    );
  });

  it('of capacity-building count for their recipient', async () => {
    const before = await scene.figure('capacity-activities');
    const rows = Array.from({ length: 12 }, () => ({
      id: scene.number(),
      recipient_id: north,
      date: '2026-06-10',
      type: 'training',
    }));
    expect(new Set(await scene.outcomes('capacity-activities', rows))).toEqual(new Set(['recorded']));
    expect(new Set(await scene.outcomes('capacity-activities', rows))).toEqual(new Set(['already-there']));
    expect(await scene.figure('capacity-activities')).toBe(before + 12);
  });
});

describe('rows of expenditures', () => {
  it('add up to the cent, in either way of writing them, and once only', async () => {
    const before = await scene.figure('expenditures');
    const expense = (amount: string, more: Row = {}): Row => ({
      id: scene.number(),
      recipient_id: north,
      date: '2026-06-10',
      category: 'transport',
      amount,
      ...more,
    });
    const rows = [
      expense('1,234.50'),
      expense('1 234,50'),
      expense('1,234'),
      expense('10.00', { category: 'backfill-staffing' }),
      expense('10.00', { category: 'backfill-staffing', approved_in: '2026-27', claimed_on: '2026-07-01' }),
      expense('10.00', { category: 'backfill-staffing', approved_in: '2025', claimed_on: '2026-06-12' }),
    ];
    const expected = [
      'recorded',
      'recorded',
      'amount: ambiguous-amount',
      'approved_in: invalid',
      'recorded',
      'date: backfill-claim-too-late',
    ];
    expect(await scene.outcomes('expenditures', rows)).toEqual(expected);
    expect(await scene.figure('expenditures')).toBe(before + 123_450 * 2 + 1_000);
    expect((await scene.outcomes('expenditures', rows)).filter((outcome) => outcome === 'already-there')).toHaveLength(
      3,
    );
    expect(await scene.outcomes('expenditures', [{ ...rows[0], amount: '1,234.51' }])).toEqual(['id: entry-id-used']);
    expect(await scene.figure('expenditures')).toBe(before + 123_450 * 2 + 1_000);
  });
});

describe('after all of this', () => {
  it('every contribution and every tally is what the events say', async () => {
    expect(await scene.drift()).toEqual([]);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import {
  correctServiceEvent,
  eventRef,
  importRows,
  listEventsOfPerson,
  parseFiscalYear,
  readReport,
  voidServiceEvent,
  type Report,
} from '../../shared/counting/index.ts';
import type { ImportRow } from '../../shared/counting/import-row.ts';
import { createPersonWrites } from '../../shared/people/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform } from '../platform.ts';

const staff: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
let platform: Platform;
let recipients: readonly string[];
let north = '';
let south = '';

beforeAll(async () => {
  ({ platform } = await testPlatform({ now: '2026-11-22T15:00:00.000Z' }));
  const { organizations } = await setUpDemoHub(platform);
  recipients = organizations.filter(({ isRecipient }) => isRecipient).map(({ id }) => id);
  [north = '', south = ''] = recipients;
});

/** Numbers of rows that no other test uses. */
let lastNumber = 0;
const number = (): string => String((lastNumber += 1));

async function person(): Promise<string> {
  const { personId, writes } = await createPersonWrites(platform, { ageBand: 'unknown', language: 'en' });
  await platform.table.write(writes);
  return personId;
}

const service = (personId: string, change: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  id: number(),
  person_id: personId,
  recipient_id: north,
  service_date: '2026-05-31',
  service_type: 'safety-planning',
  ...change,
});

/** As the rows of one file, from its second line on. */
const asFile = (rows: readonly Readonly<Record<string, string>>[]): ImportRow[] =>
  rows.map((row, at) => ({ line: at + 2, ...row }));

type Kind = Parameters<typeof importRows>[2];
type Row = Readonly<Record<string, string>>;
const send = (
  kind: Kind,
  rows: readonly Row[],
  more: { source?: string; dryRun?: boolean; scope?: Scope; id?: string } = {},
) =>
  importRows(
    platform,
    more.scope ?? staff,
    kind,
    { rows: asFile(rows), source: more.source, dryRun: more.dryRun },
    more.id ?? platform.ids.uuid(),
  );
const outcomes = async (...given: Parameters<typeof send>): Promise<string[]> =>
  (await send(...given)).map((row) => (row.outcome === 'rejected' ? `${row.field ?? ''}: ${row.code}` : row.outcome));

async function figure(code: Report['elements'][number]['code'], recipientId = north): Promise<number | undefined> {
  const report = await readReport(platform, staff, { recipientId, fiscalYear: parseFiscalYear(2026) });
  return 'refused' in report ? undefined : report.elements.find((element) => element.code === code)?.value;
}
const eventsOf = async (personId: string): Promise<number> =>
  (await listEventsOfPerson(platform, staff, personId, { limit: 100 })).items.length;

describe('rows of services', () => {
  it('are recorded each on its own: a bad one stops none of the others', async () => {
    const before = await figure('persons-served');
    const [one, two] = [await person(), await person()];
    const rows = [
      service(one),
      service(one, { service_date: 'yesterday' }),
      service(two, { service_type: 'hairdressing' }),
      service(two),
      service(platform.ids.uuid()),
      service(one, { recipient_id: platform.ids.uuid() }),
      service(one, { service_date: '2027-01-01' }),
      service(one, { service_date: '2019-05-01' }),
      service(one, { id: '' }),
      service(two, { service_date: '2026-06-01', service_type: 'transportation' }),
    ];
    expect(await outcomes('service-events', rows)).toEqual([
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
    expect(await figure('persons-served')).toBe((before ?? 0) + 2);
    expect(await eventsOf(two)).toBe(2);
  });

  it('that come again change nothing', async () => {
    const someone = await person();
    const rows = [
      service(someone),
      service(someone, { id: platform.ids.uuid() }),
      service(someone, { recipient_id: south }),
    ];
    expect(await outcomes('service-events', rows)).toEqual(['recorded', 'recorded', 'recorded']);
    const before = [await figure('persons-served'), await figure('persons-served', south), await eventsOf(someone)];
    expect(await outcomes('service-events', rows)).toEqual(['already-there', 'already-there', 'already-there']);
    expect([await figure('persons-served'), await figure('persons-served', south), await eventsOf(someone)]).toEqual(
      before,
    );
  });

  it.each([
    ['person', async () => ({ person_id: await person() })],
    ['recipient', () => ({ recipient_id: south })],
    ['year', () => ({ service_date: '2025-06-01' })],
    ['date', () => ({ service_date: '2026-06-01' })],
    ['type', () => ({ service_type: 'transportation' })],
    ['community', () => ({ community_id: 'fn-143' })],
  ])('that come again with another %s are rejected, never recorded a second time', async (_what, change) => {
    const someone = await person();
    for (const id of [number(), platform.ids.uuid()]) {
      const row = service(someone, { id });
      expect(await outcomes('service-events', [row])).toEqual(['recorded']);
      expect(await outcomes('service-events', [{ ...row, ...(await change()) }])).toEqual(['id: event-id-used']);
      expect(await outcomes('service-events', [row])).toEqual(['already-there']);
    }
    expect(await eventsOf(someone)).toBe(2);
  });

  it('twice in one file are one; two that share an id are one and a rejected one', async () => {
    const [one, two] = [await person(), await person()];
    const row = service(one);
    const answers = await outcomes('service-events', [row, row, { ...row, person_id: two }]);
    expect(answers.toSorted()).toEqual(['already-there', 'id: event-id-used', 'recorded']);
    expect((await eventsOf(one)) + (await eventsOf(two))).toBe(1);
  });

  it('of two systems that number alike are kept apart by the name of their source', async () => {
    const someone = await person();
    const row = service(someone);
    const other = { ...row, recipient_id: south };
    expect(await outcomes('service-events', [row])).toEqual(['recorded']);
    expect(await outcomes('service-events', [other])).toEqual(['id: event-id-used']);
    expect(await outcomes('service-events', [other], { source: 'south' })).toEqual(['recorded']);
    expect(await outcomes('service-events', [other], { source: 'south' })).toEqual(['already-there']);
  });

  it('stay as a later correction or void left them, however often they come again', async () => {
    const someone = await person();
    const rows = [service(someone), service(someone, { service_date: '2026-06-02' })];
    await send('service-events', rows);
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
    expect(await outcomes('service-events', rows)).toEqual(['already-there', 'already-there']);
    const after = await listEventsOfPerson(platform, staff, someone, {});
    expect(after.items.map(({ state, recipientId }) => [state, recipientId]).toSorted()).toEqual(
      [
        ['live', south],
        ['void', north],
      ].toSorted(),
    );
  });

  it('are answered alike when the answer was lost and the request is repeated', async () => {
    const someone = await person();
    const row = service(someone);
    const rows = [row, row, service(someone, { service_type: 'hairdressing' })];
    const id = platform.ids.uuid();
    const first = await send('service-events', rows, { id });
    expect(first.map(({ outcome }) => outcome).toSorted()).toEqual(['already-there', 'recorded', 'rejected']);
    expect(await send('service-events', rows, { id })).toEqual(first);
  });

  it('sent by ten at the same moment are each recorded once, by one of them', async () => {
    const people = [await person(), await person(), await person()];
    const before = await figure('persons-served');
    const rows = Array.from({ length: 30 }, (_, at) =>
      service(people[at % 3] ?? '', { service_date: `2026-0${(at % 6) + 4}-10` }),
    );
    const answers = await Promise.all(Array.from({ length: 10 }, () => outcomes('service-events', rows)));
    for (const [at] of rows.entries()) {
      const row = answers.map((answer) => answer[at]);
      expect(row.filter((outcome) => outcome === 'recorded')).toHaveLength(1);
      expect(row.filter((outcome) => outcome === 'already-there')).toHaveLength(9);
    }
    expect(await figure('persons-served')).toBe((before ?? 0) + 3);
    expect(await Promise.all(people.map(eventsOf))).toEqual([10, 10, 10]);
  });

  it('sent by ten at the same moment, each with another recipient and year, end as one', async () => {
    const someone = await person();
    const row = service(someone);
    const variants = recipients.flatMap((recipient_id) =>
      ['2025-06-01', '2026-06-01', '2026-03-31'].map((service_date) => ({ ...row, recipient_id, service_date })),
    );
    const answers = (await Promise.all(variants.map((variant) => outcomes('service-events', [variant])))).flat();
    expect(answers.filter((outcome) => outcome === 'recorded')).toHaveLength(1);
    expect(answers.filter((outcome) => outcome === 'id: event-id-used')).toHaveLength(variants.length - 1);
    expect(await eventsOf(someone)).toBe(1);
  });

  it('of another organization are rejected for a reporter', async () => {
    const reporter: Scope = { hubId: 'demo', memberId: 'r', role: 'recipient-reporter', organizationId: south };
    const someone = await person();
    const rows = [service(someone), service(someone, { recipient_id: south })];
    expect(await outcomes('service-events', rows, { scope: reporter })).toEqual([
      'recipient_id: not-your-organization',
      'recorded',
    ]);
  });
});

describe('a dry run', () => {
  it('decides about every row and writes nothing', async () => {
    const someone = await person();
    const there = service(someone);
    await send('service-events', [there]);
    const rows = [
      there,
      service(someone),
      service(someone, { service_type: 'hairdressing' }),
      { ...there, recipient_id: south },
    ];
    const expected = ['already-there', 'recordable', 'service_type: unknown-service-type', 'id: event-id-used'];
    expect(await outcomes('service-events', rows, { dryRun: true })).toEqual(expected);
    expect(await eventsOf(someone)).toBe(1);
    expect(await outcomes('service-events', rows, { dryRun: true })).toEqual(expected);
    expect((await outcomes('service-events', rows))[1]).toBe('recorded');
  });
});

describe('rows of activities', () => {
  it('count once for each host, and once only', async () => {
    const before = [await figure('group-activities', north), await figure('group-activities', south)];
    const row = {
      id: number(),
      date: '2026-06-10',
      type: 'land-based',
      hosts: `${south} ${north}`,
      participants: '12',
    };
    const rows = [row, { ...row, id: number(), hosts: platform.ids.uuid() }, { ...row, id: number(), type: 'party' }];
    expect(await outcomes('group-activities', rows)).toEqual(['recorded', 'hosts: unknown-recipient', 'type: invalid']);
    const again = [
      { ...row, hosts: `${north} ${south}` },
      { ...row, hosts: north },
      { ...row, date: '2025-06-10' },
    ];
    expect(await outcomes('group-activities', again)).toEqual([
      'already-there',
      'id: entry-id-used',
      'id: entry-id-used',
    ]);
    expect([await figure('group-activities', north), await figure('group-activities', south)]).toEqual(
      before.map((n) => (n ?? 0) + 1),
    );
  });

  it('of capacity-building count for their recipient', async () => {
    const before = (await figure('capacity-activities')) ?? 0;
    const rows = Array.from({ length: 12 }, () => ({
      id: number(),
      recipient_id: north,
      date: '2026-06-10',
      type: 'training',
    }));
    expect(new Set(await outcomes('capacity-activities', rows))).toEqual(new Set(['recorded']));
    expect(new Set(await outcomes('capacity-activities', rows))).toEqual(new Set(['already-there']));
    expect(await figure('capacity-activities')).toBe(before + 12);
  });
});

describe('rows of expenditures', () => {
  it('add up to the cent, in either way of writing them, and once only', async () => {
    const before = (await figure('expenditures')) ?? 0;
    const expense = (amount: string, more: Row = {}): Row => ({
      id: number(),
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
      expense('10.00', { category: 'backfill-staffing', approved_in: '2025', claimed_on: '2026-04-01' }),
    ];
    const expected = [
      'recorded',
      'recorded',
      'amount: ambiguous-amount',
      'approved_in: invalid',
      'recorded',
      'date: backfill-claim-too-late',
    ];
    expect(await outcomes('expenditures', rows)).toEqual(expected);
    expect(await figure('expenditures')).toBe(before + 123_450 * 2 + 1_000);
    expect((await outcomes('expenditures', rows)).filter((outcome) => outcome === 'already-there')).toHaveLength(3);
    expect(await outcomes('expenditures', [{ ...rows[0], amount: '1,234.51' }])).toEqual(['id: entry-id-used']);
    expect(await figure('expenditures')).toBe(before + 123_450 * 2 + 1_000);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import {
  correctServiceEvent,
  eventRef,
  importRows,
  listEventsOfPerson,
  parseFiscalYear,
  readReport,
  reconcile,
  recordServiceEvent,
  submitReport,
  voidServiceEvent,
  type Report,
} from '../../shared/counting/index.ts';
import type { ImportRow } from '../../shared/counting/import-row.ts';
import { servedKey, tallyKey } from '../../shared/counting/store.ts';
import { mergePersons } from '../../shared/identity/index.ts';
import {
  createPerson,
  createPersonWrites,
  erasePerson,
  listPeople,
  openFile,
  profileKey,
} from '../../shared/people/index.ts';
import { parseLocalDate } from '../../shared/platform/local-date.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

const staff: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
let hub: TestPlatform;
let platform: Platform;
let recipients: readonly string[];
let north = '';
let south = '';

beforeAll(async () => {
  hub = await testPlatform({ now: '2026-11-22T15:00:00.000Z' });
  platform = hub.platform;
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

describe('rows that share a transaction', () => {
  it('leave the same behind as if each were recorded alone', async () => {
    const { platform: other } = await testPlatform({ now: '2026-11-22T15:00:00.000Z' });
    await setUpDemoHub(other);
    const people = await Promise.all(Array.from({ length: 9 }, person));
    for (const personId of people) {
      const { writes } = await createPersonWrites(other, { personId, ageBand: 'unknown', language: 'en' });
      await other.table.write(writes);
    }
    const years = [2025, 2026].map(parseFiscalYear);
    const tallies = (on: Platform) =>
      Promise.all(
        years.flatMap((fiscalYear) =>
          recipients.map(async (recipientId) => {
            const tally: Readonly<Record<string, unknown>> =
              (await on.table.get(tallyKey({ recipientId, fiscalYear }))) ?? {};
            return new Map(Object.entries(tally).filter(([name]) => name !== 'changes'));
          }),
        ),
      );
    const before = await tallies(platform);
    const rows = Array.from({ length: 100 }, (_, at) =>
      // One person has so many that they take several transactions.
      service((at < 45 ? people[0] : people[(at * 7) % 9]) ?? '', {
        recipient_id: recipients[(at * at) % 3] ?? '',
        service_date: ['2025-05-03', '2025-12-24', '2026-03-31', '2026-04-01', '2026-10-09'][(at * 3) % 5] ?? '',
        service_type: ['transportation', 'crisis-support', 'mobile-phone', 'case-management'][(at * 5) % 4] ?? '',
      }),
    );
    expect(new Set(await outcomes('service-events', rows))).toEqual(new Set(['recorded']));
    for (const row of rows) {
      await recordServiceEvent(other, staff, other.ids.uuid(), {
        personId: row['person_id'] ?? '',
        recipientId: row['recipient_id'] ?? '',
        serviceDate: parseLocalDate(row['service_date'] ?? ''),
        serviceType: row['service_type'] ?? '',
      });
    }
    const alone = await tallies(other);
    const together = await tallies(platform);
    for (const [at, tally] of together.entries()) {
      for (const [name, n] of alone[at] ?? []) {
        if (typeof n === 'number') expect(Number(tally.get(name) ?? 0) - Number(before[at]?.get(name) ?? 0)).toBe(n);
      }
    }
    for (const personId of people) {
      for (const year of years) {
        const key = servedKey(personId, year);
        const anyVersion = { version: expect.any(Number) };
        expect({ ...(await platform.table.get(key)), ...anyVersion }).toEqual({
          ...(await other.table.get(key)),
          ...anyVersion,
        });
      }
    }
  });

  it('of a year whose report was submitted are restated one by one', async () => {
    const west = recipients[2] ?? '';
    const place = { recipientId: west, fiscalYear: parseFiscalYear(2025) };
    const people = [await person(), await person()];
    const rows = (month: string) =>
      people.map((personId) => service(personId, { recipient_id: west, service_date: `2025-${month}-10` }));
    expect(await outcomes('service-events', rows('10'))).toEqual(['recorded', 'recorded']);
    const submission = await submitReport(platform, staff, platform.ids.uuid(), place, parseLocalDate('2026-03-31'));
    expect(submission).toMatchObject({ fiscalYear: 2025 });
    const numbered = {
      ...service('', { recipient_id: west, service_date: '2025-11-10' }),
      person_id: '',
      file_number: 'R-1',
    };
    expect(await outcomes('service-events', [...rows('09'), ...rows('08'), numbered])).toEqual(
      Array(5).fill('recorded'),
    );
    const { items } = await platform.table.query({ pk: `LEDGER#${west}#2025`, prefix: 'HISTORY#' });
    expect(items.map((item) => item['what'])).toEqual(Array(5).fill('service-event-recorded'));
  });

  it('of persons who were found to be one count that person once', async () => {
    const [one, two] = [await person(), await person()];
    const merged = await mergePersons(platform, staff, platform.ids.uuid(), {
      personId: one,
      parentId: two,
      reason: 'same-name-and-birth-date',
    });
    expect(merged).not.toHaveProperty('refused');
    const before = (await figure('persons-served')) ?? 0;
    const rows = [service(one), service(two), service(two, { service_date: '2026-04-09' }), service(one)];
    expect(await outcomes('service-events', rows)).toEqual(Array(4).fill('recorded'));
    expect(await figure('persons-served')).toBe(before + 1);
  });
});

describe('rows that name the person by the number of the agency', () => {
  /** Numbers of files that no other test uses. */
  const numbered = (fileNumber: string, change: Row = {}): Row => {
    const { person_id: _id, ...row } = service('');
    return { ...row, file_number: fileNumber, ...change };
  };
  const filesOf = async (): Promise<number> => (await listPeople(platform, staff, { limit: 1000 })).items.length;
  const someFile = (recipientId: string, fileNumber: string): Promise<string> => carry(recipientId, fileNumber);
  async function carry(organizationId: string, fileNumber: string): Promise<string> {
    const personId = platform.ids.uuid();
    const privately = { fileNumbers: [{ organizationId, number: fileNumber }] };
    const profile = await createPerson(platform, staff, personId, { ageBand: 'unknown', language: 'fr', privately });
    expect(profile).toMatchObject({ personId });
    return personId;
  }

  it('open one file for each number, with what the row says of the person', async () => {
    const before = await filesOf();
    const counted = (await figure('persons-served')) ?? 0;
    const said = { age_band: '16-17', language: 'oj', person_community: 'fn-143' };
    const rows = [numbered('N-1', said), numbered('n 1'), numbered('N-2'), numbered('N-1', { recipient_id: south })];
    expect(await outcomes('service-events', rows)).toEqual(Array(4).fill('recorded'));
    expect(await outcomes('service-events', rows)).toEqual(Array(4).fill('already-there'));
    expect(await outcomes('service-events', [numbered('N-1')])).toEqual(['recorded']);
    // The number of another agency is another person's.
    expect(await filesOf()).toBe(before + 3);
    expect(await figure('persons-served')).toBe(counted + 2);
    const { items } = await listPeople(platform, staff, { limit: 1000 });
    const opened = items.find((profile) => profile.state === 'active' && profile.ageBand === '16-17');
    const file = await openFile(platform, staff, opened?.personId ?? '', 'reporting');
    expect(file).toMatchObject({
      profile: { language: 'oj', communityId: 'fn-143' },
      privately: { fileNumbers: [{ organizationId: north, number: 'N-1' }] },
    });
  });

  it('open no file for a row that is rejected, and none in a dry run', async () => {
    const before = await filesOf();
    const rows = [
      numbered('X-1', { service_type: 'hairdressing' }),
      numbered('X-1', { service_date: '2027-01-01' }),
      numbered('X-1', { recipient_id: platform.ids.uuid() }),
      numbered('X-1', { person_community: 'place-nowhere' }),
      numbered('X-1', { age_band: '17' }),
    ];
    const rejections = [
      'service_type: unknown-service-type',
      'service_date: future-date',
      'recipient_id: unknown-recipient',
      'person_community: community-unknown',
      'age_band: invalid',
    ];
    expect(await outcomes('service-events', rows)).toEqual(rejections);
    expect(await outcomes('service-events', [...rows, numbered('X-1')], { dryRun: true })).toEqual([
      ...rejections,
      'recordable',
    ]);
    expect(await filesOf()).toBe(before);
  });

  it('open one file, however many import them at the same moment', async () => {
    const before = await filesOf();
    const counted = (await figure('persons-served')) ?? 0;
    const batches = Array.from({ length: 8 }, (_, at) => [
      numbered('C-1'),
      numbered('C-2', { service_date: `2026-0${at + 1}-10` }),
      numbered('C-3'),
    ]);
    const answers = (await Promise.all(batches.map((rows) => outcomes('service-events', rows)))).flat();
    expect(answers).toEqual(Array(24).fill('recorded'));
    expect(await filesOf()).toBe(before + 3);
    expect(await figure('persons-served')).toBe(counted + 3);
  });

  it('find the file that carries the number already', async () => {
    const someone = await someFile(north, 'F-0042');
    const before = await filesOf();
    expect(await outcomes('service-events', [numbered('f 0042'), numbered('F-0042')])).toEqual([
      'recorded',
      'recorded',
    ]);
    expect(await filesOf()).toBe(before);
    expect(await eventsOf(someone)).toBe(2);
  });

  it('are rejected while several files carry the number, until these are found to be one person', async () => {
    const [one, two] = [await someFile(north, 'S-1'), await someFile(north, 'S-1')];
    const row = numbered('S-1');
    expect(await outcomes('service-events', [row])).toEqual(['file_number: file-number-shared']);
    await mergePersons(platform, staff, platform.ids.uuid(), {
      personId: one,
      parentId: two,
      reason: 'same-file-number',
    });
    expect(await outcomes('service-events', [row])).toEqual(['recorded']);
  });

  it('are rejected once the person had everything erased', async () => {
    // The newest file is the last of the list.
    hub.tick(1_000);
    expect(await outcomes('service-events', [numbered('E-1')])).toEqual(['recorded']);
    const { items } = await listPeople(platform, staff, { limit: 1000 });
    const personId = items.at(-1)?.personId ?? '';
    expect(await eventsOf(personId)).toBe(1);
    await erasePerson(platform, staff, personId, 'data-request');
    const before = await filesOf();
    expect(await outcomes('service-events', [numbered('E-1')])).toEqual(['file_number: person-erased']);
    expect(await filesOf()).toBe(before);
    expect(await platform.table.get(profileKey(personId))).toMatchObject({ state: 'erased' });
  });

  it('are recorded for a reporter if there is a file, who may open none', async () => {
    const reporter: Scope = { hubId: 'demo', memberId: 'r', role: 'recipient-reporter', organizationId: south };
    await someFile(south, 'P-1');
    const rows = [numbered('P-1', { recipient_id: south }), numbered('P-2', { recipient_id: south })];
    expect(await outcomes('service-events', rows, { scope: reporter })).toEqual([
      'recorded',
      'file_number: unknown-person',
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

describe('after all of this', () => {
  it('every contribution and every tally is what the events say', async () => {
    const { differences, years } = await reconcile(platform, 'all');
    expect(differences).toEqual([]);
    expect(years.every(({ settled }) => settled)).toBe(true);
  });
});

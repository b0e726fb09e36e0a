import { beforeAll, describe, expect, it } from 'vitest';
import {
  decideFunding,
  listEntries,
  listSubmissions,
  parseFiscalYear,
  readReport,
  recordEntry,
  refOf,
  reverseExpenditure,
  submitReport,
  voidActivity,
  type LedgerEntry,
  type Report,
} from '../../shared/counting/index.ts';
import { parseLocalDate } from '../../shared/platform/local-date.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Refusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

const year = parseFiscalYear(2026);
const staff: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
let hub: TestPlatform;
let platform: Platform;
let north: string;
let south: string;
let west: string;

beforeAll(async () => {
  hub = await testPlatform({ now: '2026-11-22T15:00:00.000Z' });
  platform = hub.platform;
  const { organizations } = await setUpDemoHub(platform);
  const recipients = organizations.filter(({ isRecipient }) => isRecipient).map(({ id }) => id);
  [north = '', south = '', west = ''] = recipients;
});

const codeOf = (result: object): unknown => ('code' in result ? result.code : undefined);
function recorded(entry: LedgerEntry | Refusal): LedgerEntry {
  if ('refused' in entry) throw new Error(entry.code);
  return entry;
}
async function figure(
  recipientId: string,
  code: Report['elements'][number]['code'],
  asOf?: string,
): Promise<number | undefined> {
  const report = await readReport(
    platform,
    staff,
    { recipientId, fiscalYear: year },
    asOf === undefined ? undefined : parseLocalDate(asOf),
  );
  return 'refused' in report ? undefined : report.elements.find((element) => element.code === code)?.value;
}

const group = (hosts: string[], id = platform.ids.uuid(), date = '2026-06-10') =>
  recordEntry(platform, staff, id, { kind: 'group-activity', hosts, date: parseLocalDate(date), type: 'land-based' });
const expense = (amountCents: number, date = '2026-06-10', more: object = {}) =>
  recordEntry(platform, staff, platform.ids.uuid(), {
    kind: 'expenditure',
    recipientId: north,
    date: parseLocalDate(date),
    category: 'transport',
    amountCents,
    ...more,
  });

describe('the report of a year in which nothing took place', () => {
  it('is zeros, as one read', async () => {
    const report = await readReport(platform, staff, { recipientId: west, fiscalYear: parseFiscalYear(2025) });
    expect('refused' in report ? report : report.elements.map(({ value }) => value)).toEqual([0, 0, 0, 0]);
  });

  it('is refused for who is no recipient, and for another organization’s reporter', async () => {
    expect(codeOf(await readReport(platform, staff, { recipientId: platform.ids.uuid(), fiscalYear: year }))).toBe(
      'unknown-recipient',
    );
    const reporter: Scope = { ...staff, role: 'recipient-reporter', organizationId: south };
    expect(codeOf(await readReport(platform, reporter, { recipientId: north, fiscalYear: year }))).toBe(
      'not-your-organization',
    );
  });

  it('costs one GetItem once anything is there', async () => {
    await group([north]);
    hub.meter.reset();
    await readReport(platform, staff, { recipientId: north, fiscalYear: year });
    expect(hub.meter.operations).toEqual(['GetItemCommand']);
  });
});

describe('a group activity held jointly', () => {
  it('counts 1 for each host, once however often it is sent, and is voided for each', async () => {
    const before = [await figure(south, 'group-activities'), await figure(west, 'group-activities')];
    const id = platform.ids.uuid();
    const [first, second] = await Promise.all([group([south, west], id), group([west, south], id)]);
    expect(refOf(recorded(first))).toBe(refOf(recorded(second)));
    const after = async () => [await figure(south, 'group-activities'), await figure(west, 'group-activities')];
    expect(await after()).toEqual(before.map((n) => (n ?? 0) + 1));
    const ref = refOf(recorded(first));
    await voidActivity(platform, staff, 'group-activity', ref, 'did-not-take-place');
    expect(await after()).toEqual(before);
    expect(await voidActivity(platform, staff, 'group-activity', ref, 'duplicate')).toMatchObject({
      state: 'void',
      voided: { reason: 'did-not-take-place' },
    });
    expect(await after()).toEqual(before);
  });

  it('is for the hub’s staff to record when it is not the reporter’s alone', async () => {
    const reporter: Scope = { ...staff, role: 'recipient-reporter', organizationId: south };
    const refusal = await recordEntry(platform, reporter, platform.ids.uuid(), {
      kind: 'group-activity',
      hosts: [south, west],
      date: parseLocalDate('2026-06-10'),
      type: 'other',
    });
    expect(codeOf(refusal)).toBe('not-your-organization');
  });
});

describe('a capacity-building activity', () => {
  it('counts 1 in its month', async () => {
    await recordEntry(platform, staff, platform.ids.uuid(), {
      kind: 'capacity-activity',
      recipientId: west,
      date: parseLocalDate('2026-09-30'),
      type: 'community-action-plan',
      partnerIds: [],
    });
    expect(await figure(west, 'capacity-activities', '2026-08-31')).toBe(0);
    expect(await figure(west, 'capacity-activities', '2026-09-30')).toBe(1);
  });
});

describe('expenditures', () => {
  it('add up in cents, year to date; a reversal takes the amount off where it was, once', async () => {
    const may = (await figure(north, 'expenditures', '2026-05-31')) ?? 0;
    await expense(10_001, '2026-04-30');
    const june = recorded(await expense(20, '2026-06-01'));
    expect(await figure(north, 'expenditures', '2026-05-31')).toBe(may + 10_001);
    expect(await figure(north, 'expenditures')).toBe(may + 10_021);
    const reverse = () => reverseExpenditure(platform, staff, refOf(june), platform.ids.uuid(), 'wrong-amount');
    const reversal = recorded(await reverse());
    expect(reversal).toMatchObject({ amountCents: -20, date: '2026-06-01', reverses: refOf(june) });
    expect(await reverse()).toEqual(reversal);
    expect(codeOf(await reverseExpenditure(platform, staff, refOf(reversal), platform.ids.uuid(), 'other'))).toBe(
      'not-reversible',
    );
    expect(await figure(north, 'expenditures')).toBe(may + 10_001);
    const listed = await listEntries(platform, staff, 'expenditure', { recipientId: north, fiscalYear: year }, {});
    expect('refused' in listed ? [] : listed.items.map(refOf)).toEqual(
      expect.arrayContaining([refOf(june), refOf(reversal)]),
    );
  });

  it('for temporary staff are refused after 31 March of the year of approval', async () => {
    const backfill = { category: 'backfill-staffing', approvedIn: parseFiscalYear(2025) };
    expect(codeOf(await expense(100, '2026-04-01', backfill))).toBe('backfill-claim-too-late');
    expect(codeOf(await expense(100, '2026-03-31', backfill))).toBe('backfill-claim-too-late');
    const claimedInTime = { ...backfill, claimedOn: parseLocalDate('2026-03-31') };
    expect(codeOf(await expense(100, '2026-03-31', claimedInTime))).toBeUndefined();
    expect(codeOf(await expense(100, '2026-11-01', { ...backfill, approvedIn: year }))).toBeUndefined();
  });

  it('of a recipient that is not funded in the year are refused', async () => {
    const place = { recipientId: north, fiscalYear: parseFiscalYear(2025) };
    await decideFunding(platform, staff, place, { funded: false });
    expect(codeOf(await expense(100, '2025-06-01'))).toBe('recipient-not-funded');
    await decideFunding(platform, staff, place, { funded: true });
    expect(codeOf(await expense(100, '2025-06-01'))).toBeUndefined();
  });
});

describe('a submission', () => {
  it('stays as it was frozen when the figures change afterwards', async () => {
    const place = { recipientId: south, fiscalYear: year };
    const id = platform.ids.uuid();
    const submission = await submitReport(platform, staff, id, place, parseLocalDate('2026-09-30'));
    expect(submission).toMatchObject({ asOf: '2026-09-30', submittedBy: 'demo-coordinator' });
    await group([south]);
    expect(await submitReport(platform, staff, id, place, parseLocalDate('2026-09-30'))).toEqual(submission);
    expect(await listSubmissions(platform, staff, place, {})).toEqual({ items: [submission] });
  });

  it('is made as of the end of a month of the year', async () => {
    const place = { recipientId: south, fiscalYear: year };
    const on = (date: string) => submitReport(platform, staff, platform.ids.uuid(), place, parseLocalDate(date));
    expect(codeOf(await on('2026-09-29'))).toBe('as-of-not-month-end');
    expect(codeOf(await on('2026-03-31'))).toBe('as-of-not-month-end');
  });
});

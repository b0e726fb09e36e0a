import { beforeEach, describe, expect, it } from 'vitest';
import {
  correctServiceEvent,
  decideFunding,
  eventRef,
  listFundingDecisions,
  parseFiscalYear,
  readBehindFigure,
  readReport,
  readSpending,
  readSubmission,
  recordEntry,
  recordServiceEvent,
  refOf,
  reverseExpenditure,
  submitReport,
  voidActivity,
  voidServiceEvent,
  type Behind,
  type Figure,
  type Report,
} from '../../shared/counting/index.ts';
import { mergePersons } from '../../shared/identity/index.ts';
import {
  changeFile,
  createPersonWrites,
  openFile,
  type FileFacts,
  type PrivateFacts,
} from '../../shared/people/index.ts';
import { parseLocalDate } from '../../shared/platform/local-date.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Refusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform } from '../platform.ts';

const staff: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
const admin: Scope = { hubId: 'demo', memberId: 'demo-admin', role: 'admin' };
const year = parseFiscalYear(2026);
let platform: Platform;
let recipients: string[];

beforeEach(async () => {
  ({ platform } = await testPlatform({ now: '2026-11-22T15:00:00.000Z' }));
  const { organizations } = await setUpDemoHub(platform);
  recipients = organizations.filter(({ isRecipient }) => isRecipient).map(({ id }) => id);
});

function answered<T extends object>(result: T | Refusal): T {
  if ('refused' in result) throw new Error(result.code);
  return result;
}
const codeOf = (result: object): unknown => ('code' in result ? result.code : undefined);
const recipient = (at: number): string => recipients[at] ?? '';
const place = (at: number) => ({ recipientId: recipient(at), fiscalYear: year });

async function newPerson(communityId?: string): Promise<string> {
  const { personId, writes } = await createPersonWrites(platform, { ageBand: '16-17', language: 'oj', communityId });
  await platform.table.write(writes);
  return personId;
}

const serve = async (personId: string, date: string, at: number, serviceType = 'safety-planning') =>
  answered(
    await recordServiceEvent(platform, staff, platform.ids.uuid(), {
      personId,
      recipientId: recipient(at),
      serviceDate: parseLocalDate(date),
      serviceType,
    }),
  );

const spend = (amountCents: number, at: number, scope: Scope = staff, overApprovalReason?: 'ministry-agreed') =>
  recordEntry(platform, scope, platform.ids.uuid(), {
    kind: 'expenditure',
    recipientId: recipient(at),
    date: parseLocalDate('2026-06-10'),
    category: 'transport',
    amountCents,
    overApprovalReason,
  });

const report = async (at: number): Promise<Report> => answered(await readReport(platform, staff, place(at)));

/** Every row behind a figure, over all pages. */
async function behind(at: number, figure: Figure): Promise<Behind[]> {
  const rows: Behind[] = [];
  let cursor: string | undefined;
  do {
    const page = answered(await readBehindFigure(platform, staff, place(at), figure, { limit: 2, cursor }));
    rows.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return rows;
}

describe('what stands behind a figure', () => {
  it('is as many persons as the figure counts, month by month, and the service by which each counts', async () => {
    const people = [await newPerson(), await newPerson(), await newPerson(), await newPerson(), await newPerson()];
    const [a = '', b = '', c = '', d = '', e = ''] = people;
    await serve(a, '2026-06-02', 0);
    const first = await serve(a, '2026-05-02', 0, 'transportation');
    await serve(b, '2026-05-20', 0);
    await serve(c, '2026-07-01', 0);
    const taken = await serve(d, '2026-07-02', 0);
    answered(await voidServiceEvent(platform, staff, eventRef(taken), 'duplicate'));
    await serve(e, '2026-04-30', 0);
    answered(
      await mergePersons(platform, staff, platform.ids.uuid(), { personId: e, parentId: c, reason: 'same-person' }),
    );

    const { elements } = await report(0);
    const rows = await behind(0, { element: 'persons-served' });
    expect(rows).toHaveLength(elements[0]?.value ?? -1);
    expect(rows.map(({ personId }) => personId).sort()).toEqual([a, b, c].sort());
    expect(rows.find(({ personId }) => personId === a)).toMatchObject({ id: eventRef(first), month: '2026-05' });
    for (const { month, value } of elements[0]?.byMonth ?? []) {
      expect(await behind(0, { element: 'persons-served', month })).toHaveLength(value);
    }
    expect(await behind(0, { element: 'persons-served', serviceType: 'transportation' })).toHaveLength(1);
    expect(await behind(0, { element: 'persons-served', asOf: parseLocalDate('2026-04-30') })).toMatchObject([
      { personId: c, date: '2026-04-30' },
    ]);
  });

  it('is the activities that count, and the amounts that add up', async () => {
    const activity = (date: string) =>
      recordEntry(platform, staff, platform.ids.uuid(), {
        kind: 'group-activity',
        hosts: [recipient(1), recipient(2)],
        date: parseLocalDate(date),
        type: 'land-based',
        participants: 12,
      });
    answered(await activity('2026-05-05'));
    const cancelled = answered(await activity('2026-06-05'));
    answered(await voidActivity(platform, staff, 'group-activity', refOf(cancelled), 'did-not-take-place'));
    const bill = answered(await spend(12_345, 1));
    answered(await spend(5_000, 1));
    answered(await reverseExpenditure(platform, staff, refOf(bill), platform.ids.uuid(), 'wrong-amount'));
    const [, groups, , spent] = (await report(1)).elements;
    expect(await behind(1, { element: 'group-activities' })).toHaveLength(groups?.value ?? -1);
    expect(await behind(2, { element: 'group-activities' })).toHaveLength(1);
    const amounts = await behind(1, { element: 'expenditures', month: '2026-06' });
    expect(amounts.reduce((sum, { amountCents = 0 }) => sum + amountCents, 0)).toBe(spent?.value);
    expect(spent?.value).toBe(5_000);
  });

  it('is not shown to whoever reports for another recipient, and takes no made-up cursor', async () => {
    const other: Scope = { hubId: 'demo', memberId: 'x', role: 'recipient-reporter', organizationId: recipient(1) };
    const figure = { element: 'persons-served' } as const;
    expect(codeOf(await readBehindFigure(platform, other, place(0), figure, {}))).toBe('not-your-organization');
    await expect(readBehindFigure(platform, staff, place(0), figure, { cursor: 'EVENT#' })).rejects.toThrow(/cursor/i);
  });
});

describe('a breakdown', () => {
  const rows = async (dimension: string) =>
    (await report(0)).breakdowns.find((each) => each.dimension === dimension)?.rows.map(({ persons }) => persons);
  const named = (value: string): Figure => ({ element: 'persons-served', row: { dimension: 'age-band', value } });

  it('is of quarters that are over, and each row has its persons behind it', async () => {
    for (let n = 0; n < 6; n += 1) await serve(await newPerson(), '2026-05-02', 0);
    await serve(await newPerson(), '2026-11-02', 0);
    const { breakdowns } = await report(0);
    expect(breakdowns.map(({ asOf }) => asOf)).toEqual(Array(4).fill('2026-09-30'));
    expect(await rows('age-band')).toEqual([0, 6, 0, 0]);
    expect(await behind(0, { ...named('16-17'), asOf: parseLocalDate('2026-09-30') })).toHaveLength(6);
    expect(await behind(0, named('18-plus'))).toEqual([]);
  });

  it('says what was put right after the only service was voided', async () => {
    const person = await newPerson();
    const event = await serve(person, '2026-05-02', 0);
    answered(await voidServiceEvent(platform, staff, eventRef(event), 'entered-in-error'));
    const file = answered(await openFile(platform, staff, person, 'follow-up'));
    const adult = (facts: FileFacts, privately: PrivateFacts) => ({
      facts: { ...facts, ageBand: '18-plus' as const },
      privately,
    });
    answered(await changeFile(platform, staff, person, adult, file.profile.version));
    await serve(person, '2026-05-03', 0);
    expect(await behind(0, named('16-17'))).toEqual([]);
    expect(await behind(0, named('18-plus'))).toHaveLength(1);
  });
});

describe('the approved amount of a year', () => {
  it('warns from 80 % on, refuses beyond it, and gives way to an administrator with a reason', async () => {
    await decideFunding(platform, admin, place(2), { funded: true, approvedCents: 100_000 });
    answered(await spend(79_999, 2));
    expect(answered(await readSpending(platform, staff, place(2)))).toMatchObject({ standing: 'within' });
    answered(await spend(1, 2));
    expect(answered(await readSpending(platform, staff, place(2)))).toMatchObject({
      standing: 'near',
      spentCents: 80_000,
    });
    expect(await spend(20_001, 2)).toMatchObject({ code: 'over-approved-amount', field: 'amountCents' });
    expect(codeOf(await spend(20_001, 2, staff, 'ministry-agreed'))).toBe('administrator-needed');
    expect(answered(await spend(20_001, 2, admin, 'ministry-agreed'))).toMatchObject({ amountCents: 20_001 });
    expect(answered(await readSpending(platform, staff, place(2)))).toMatchObject({
      standing: 'over',
      spentCents: 100_001,
    });
  });

  it('is not gone over by many who spend at the same moment', async () => {
    await decideFunding(platform, admin, place(0), { funded: true, approvedCents: 50_000 });
    const all = await Promise.all(Array.from({ length: 12 }, () => spend(9_000, 0)));
    expect(all.filter((each) => !('refused' in each))).toHaveLength(5);
    expect(new Set(all.map(codeOf))).toEqual(new Set([undefined, 'over-approved-amount']));
    expect(answered(await readSpending(platform, staff, place(0)))).toMatchObject({ spentCents: 45_000 });
  });

  it('is not passed by giving a reason that only an administrator may give, nor past an amount lowered meanwhile', async () => {
    const decide = (approvedCents: number) => decideFunding(platform, admin, place(0), { funded: true, approvedCents });
    await decide(10_000);
    const all = await Promise.all([
      spend(9_000, 0, staff, 'ministry-agreed'),
      spend(9_000, 0, staff, 'ministry-agreed'),
    ]);
    expect(all.map(codeOf).sort()).toEqual(['administrator-needed', undefined]);
    await decide(20_000);
    const lowering = await Promise.all([spend(9_000, 0), decide(9_000), spend(1_000, 0)]);
    const { spentCents } = answered(await readSpending(platform, staff, place(0)));
    const recorded = [lowering[0], lowering[2]].filter((each) => !('refused' in each)).length;
    expect(spentCents).toBeGreaterThanOrEqual(9_000 + recorded * 1_000);
    const decisions = answered(await listFundingDecisions(platform, staff, place(0)));
    expect(decisions.map(({ approvedCents }) => approvedCents)).toEqual([10_000, 20_000, 9_000]);
    expect(decisions[0]).toMatchObject({ by: 'demo-admin' });
    const nobody = { recipientId: '0190a5d0-0000-7000-8000-000000000000', fiscalYear: year };
    expect(codeOf(await decideFunding(platform, admin, nobody, { funded: true }))).toBe('unknown-recipient');
  });

  it('has room again after a reversal', async () => {
    await decideFunding(platform, admin, place(1), { funded: true, approvedCents: 10_000 });
    const bill = answered(await spend(10_000, 1));
    expect(codeOf(await spend(1, 1))).toBe('over-approved-amount');
    answered(await reverseExpenditure(platform, staff, refOf(bill), platform.ids.uuid(), 'entered-in-error'));
    answered(await spend(10_000, 1));
    expect((await report(1)).elements[3]?.value).toBe(10_000);
  });
});

describe('a report that was handed in', () => {
  it('stays as it was; what changes it later is a line with who and why, and the lines add up', async () => {
    const [a, b] = [await newPerson(), await newPerson()];
    const event = await serve(a, '2026-05-03', 2);
    await serve(a, '2026-06-03', 2);
    const asOf = parseLocalDate('2026-06-30');
    const id = platform.ids.uuid();
    const submission = answered(await submitReport(platform, staff, id, place(2), asOf));
    expect(answered(await submitReport(platform, staff, id, place(2), asOf))).toEqual(submission);

    // After its date: no line. A second service of a person who counts: nothing changes, no line.
    await serve(b, '2026-08-01', 2);
    await serve(a, '2026-06-20', 2);
    const read = async (number = submission.number) =>
      answered(await readSubmission(platform, staff, { ...place(2), number }));
    expect((await read()).restatements).toEqual([]);

    // Backdated into the closed months, corrected out of them, voided within them.
    const late = await serve(b, '2026-05-28', 2);
    answered(
      await correctServiceEvent(
        platform,
        admin,
        eventRef(late),
        { serviceDate: parseLocalDate('2026-09-01'), reason: 'wrong-date' },
        late.version,
      ),
    );
    answered(await voidServiceEvent(platform, staff, eventRef(event), 'duplicate'));
    answered(await spend(700, 2));
    const { restatements, figuresNow, ...frozen } = await read();
    expect(frozen.submission).toEqual(submission);
    expect(restatements.map(({ what, reason, by, changes }) => [what, reason, by, changes])).toEqual([
      ['service-event-recorded', 'recorded-late', 'demo-coordinator', { 'persons-served': 1 }],
      ['service-event-corrected', 'wrong-date', 'demo-admin', { 'persons-served': -1 }],
      // The person counts from June now: the figure as of June stays, the month changes.
      ['service-event-voided', 'duplicate', 'demo-coordinator', {}],
      ['expenditure-recorded', 'recorded-late', 'demo-coordinator', { expenditures: 700 }],
    ]);
    for (const [code, value] of Object.entries(submission.figures)) {
      expect(value + restatements.reduce((sum, { changes }) => sum + (changes[code] ?? 0), 0)).toBe(figuresNow[code]);
    }

    const next = answered(await submitReport(platform, staff, platform.ids.uuid(), place(2), asOf));
    expect(next.number).toBe(2);
    expect(next.hash).not.toBe(submission.hash);
    expect((await read()).supersededBy).toBe(next.id);
    expect((await read(2)).restatements).toEqual([]);
    expect(codeOf(await readSubmission(platform, staff, { ...place(2), number: 3 }))).toBe('unknown-submission');
  });

  it('is of a period that is over', async () => {
    const submit = (asOf?: string) =>
      submitReport(
        platform,
        staff,
        platform.ids.uuid(),
        place(1),
        asOf === undefined ? undefined : parseLocalDate(asOf),
      );
    expect(await submit('2026-11-30')).toMatchObject({ code: 'period-not-over', field: 'asOf' });
    expect(codeOf(await submit('2027-03-31'))).toBe('period-not-over');
    expect(answered(await submit())).toMatchObject({ asOf: '2026-10-31' });
    const next = { recipientId: recipient(1), fiscalYear: parseFiscalYear(2027) };
    expect(codeOf(await submitReport(platform, staff, platform.ids.uuid(), next))).toBe('period-not-over');
  });

  it('tells no recipient where else a person was served', async () => {
    const person = await newPerson();
    const event = await serve(person, '2026-05-03', 0);
    const submission = answered(await submitReport(platform, staff, platform.ids.uuid(), place(0)));
    const moved = { recipientId: recipient(1), reason: 'wrong-recipient' } as const;
    answered(await correctServiceEvent(platform, staff, eventRef(event), moved, event.version));
    const { restatements } = answered(
      await readSubmission(platform, staff, { ...place(0), number: submission.number }),
    );
    expect(restatements).toMatchObject([{ what: 'service-event-corrected', about: eventRef(event) }]);
  });

  it('is of one moment, whatever is recorded while it is handed in', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => newPerson()));
    const handIn = () => submitReport(platform, staff, platform.ids.uuid(), place(0));
    const [first, second] = await Promise.all([
      handIn(),
      handIn(),
      ...people.map((person) => serve(person, '2026-10-01', 0)),
    ]);
    const numbers = [answered(first), answered(second)].map(({ number }) => number).sort();
    expect(numbers).toEqual([1, 2]);
    for (const number of numbers) {
      const { submission, figuresNow, restatements } = answered(
        await readSubmission(platform, staff, { ...place(0), number }),
      );
      const restated = restatements.reduce((sum, { changes }) => sum + (changes['persons-served'] ?? 0), 0);
      expect((submission.figures['persons-served'] ?? 0) + restated).toBe(12);
      expect(figuresNow['persons-served']).toBe(12);
    }
  });
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  eventRef,
  parseFiscalYear,
  readHubReport,
  readReport,
  readSubmission,
  recordServiceEvent,
  submitReport,
  voidServiceEvent,
  type Report,
} from '../../shared/counting/index.ts';
import { mergePersons, splitPersons } from '../../shared/identity/index.ts';
import { createPersonWrites } from '../../shared/people/index.ts';
import { parseLocalDate, type LocalDate } from '../../shared/platform/local-date.ts';
import type { Refusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform } from '../platform.ts';

/** The pages for auditors, in each language: their tables are what the program is held to. */
const pages = ['docs/counting.md', 'docs/counting.fr.md'].map((path) => ({ path, text: readFileSync(path, 'utf8') }));

const staff: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
const NORTH = 'fa679381-a1ea-526b-9958-fded3734194c';
const SOUTH = '153f50a3-69e1-5390-a7ea-76baed68bcbc';
const year = parseFiscalYear(2026);
const asOf = parseLocalDate('2026-06-30');

function answered<T extends object>(result: T | Refusal): T {
  if ('refused' in result) throw new Error(result.code);
  return result;
}
const persons = (report: Report): number | undefined => report.elements[0]?.value;

/** The cells of the rows of a table whose first cell is the number of a step and which has this many columns. */
const rowsOf = (text: string, columns: number): string[][] =>
  text
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .filter((cells) => cells.length === columns && /^\d+$/.test(cells[0] ?? ''));

interface Outcome {
  readonly afterEachStep: number[][];
  readonly restatements: { readonly change: number; readonly reason: string }[];
  readonly submitted: number;
  readonly now: number;
  readonly hash: string;
  readonly inTheEnd: number[];
  readonly nextYear: number[];
}
let outcome: Outcome;

beforeAll(async () => {
  const hub = await testPlatform({ now: '2026-04-12T15:00:00.000Z' });
  const { platform } = hub;
  await setUpDemoHub(platform);
  const newPerson = async (): Promise<string> => {
    const { personId, writes } = await createPersonWrites(platform, { ageBand: 'unknown', language: 'fr' });
    await platform.table.write(writes);
    return personId;
  };
  const [a, b, c] = [await newPerson(), await newPerson(), await newPerson()];
  const serve = async (personId: string, recipientId: string, serviceDate: LocalDate, serviceType: string) =>
    answered(
      await recordServiceEvent(platform, staff, platform.ids.uuid(), {
        personId,
        recipientId,
        serviceDate,
        serviceType,
      }),
    );
  const on = (day: string): LocalDate => {
    hub.setNow(`${day}T15:00:00.000Z`);
    return parseLocalDate(day);
  };
  const figures = async (fiscalYear = year, at = asOf): Promise<number[]> => {
    const reports = await Promise.all([
      readReport(platform, staff, { recipientId: NORTH, fiscalYear }, at),
      readReport(platform, staff, { recipientId: SOUTH, fiscalYear }, at),
      readHubReport(platform, staff, fiscalYear, at),
    ]);
    return reports.map((report) => persons(answered(report)) ?? -1);
  };
  const afterEachStep: number[][] = [];
  const step = async (): Promise<number> => afterEachStep.push(await figures());

  await serve(a, NORTH, on('2026-04-12'), 'safety-planning');
  await step();
  await serve(a, NORTH, on('2026-04-20'), 'transportation');
  await step();
  const third = await serve(b, NORTH, on('2026-05-03'), 'crisis-support');
  await step();
  await serve(a, SOUTH, on('2026-05-28'), 'intake-assessment');
  await step();
  await serve(c, SOUTH, on('2026-06-15'), 'safety-planning');
  await step();
  on('2026-06-30');
  const place = { recipientId: NORTH, fiscalYear: year };
  const submission = answered(await submitReport(platform, staff, platform.ids.uuid(), place, asOf));
  await step();
  on('2026-07-02');
  await serve(c, NORTH, parseLocalDate('2026-04-10'), 'transportation');
  await step();
  on('2026-07-05');
  answered(await voidServiceEvent(platform, staff, eventRef(third), 'duplicate'));
  await step();
  on('2026-07-08');
  const same = { personId: c, parentId: a, reason: 'same-person' };
  answered(await mergePersons(platform, staff, platform.ids.uuid(), same));
  await step();
  on('2026-07-09');
  answered(await splitPersons(platform, staff, platform.ids.uuid(), { personId: c, reason: 'merged-in-error' }));
  await step();
  await serve(a, NORTH, on('2027-04-01'), 'safety-planning');

  const found = answered(await readSubmission(platform, staff, { ...place, number: submission.number }));
  outcome = {
    afterEachStep,
    restatements: found.restatements.map(({ changes, reason }) => ({ change: changes['persons-served'] ?? 0, reason })),
    submitted: found.submission.figures['persons-served'] ?? -1,
    now: found.figuresNow['persons-served'] ?? -1,
    hash: found.submission.hash,
    inTheEnd: await figures(),
    nextYear: await figures(parseFiscalYear(2027), parseLocalDate('2028-03-31')),
  };
});

describe.each(pages)('the example in $path', ({ text }) => {
  it('is what the program counts after each step', () => {
    const told = rowsOf(text, 6).map((cells) => cells.slice(3).map(Number));
    expect(told).toHaveLength(10);
    expect(outcome.afterEachStep).toEqual(told);
  });

  it('gives the restatements that the program gives, and they add up', () => {
    const told = rowsOf(text, 4).map(([, change = '', reason = '']) => ({
      change: Number(change.replace('−', '-')),
      reason: reason.replaceAll('`', ''),
    }));
    expect(outcome.restatements).toEqual(told);
    expect(outcome.submitted + told.reduce((sum, { change }) => sum + change, 0)).toBe(outcome.now);
    expect(outcome.inTheEnd).toEqual(outcome.afterEachStep.at(-1));
    expect(outcome.nextYear).toEqual([1, 0, 1]);
  });

  it('has the hash of the very lines it shows', () => {
    const lines = /```\n([0-9a-f-]{36}\n[^`]*)\n```/.exec(text)?.[1] ?? '';
    expect(createHash('sha256').update(lines).digest('hex')).toBe(outcome.hash);
    expect(text).toContain(`\`${outcome.hash}\``);
  });
});

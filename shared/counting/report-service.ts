import { createHash } from 'node:crypto';
import * as z from 'zod';
import { loadDirectory } from '../directory/index.ts';
import type { LocalDate } from '../platform/local-date.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import { mayActFor, type Scope } from '../platform/scope.ts';
import type { Item, Page, PageRequest } from '../platform/table.ts';
import { create } from '../platform/transaction.ts';
import { mayReportFor, notYourRecipient } from './admission.ts';
import type { LedgerPlace } from './entry-ref.ts';
import { monthEnd, monthEndingOn, FISCAL_MONTHS, type FiscalMonth, type FiscalYear } from './fiscal-year.ts';
import { hubReportOf, reportOf, type Report } from './report.ts';
import { fundingToItem, ledgerPk, readFigures, tallyKey } from './store.ts';
import type { Funding } from './model.ts';
import { auditWrite } from '../access/index.ts';

/** The month a report goes up to, or why not. */
function throughMonth(fiscalYear: FiscalYear, asOf: LocalDate | undefined): FiscalMonth | Refusal {
  if (asOf === undefined) return 12;
  const month = monthEndingOn(fiscalYear, asOf);
  if (month !== undefined) return month;
  const ends = FISCAL_MONTHS.map((each) => monthEnd(fiscalYear, each)).join(', ');
  return refuse('invalid', 'as-of-not-month-end', `A report is made as of the end of a month: ${ends}.`, 'asOf');
}

/**
 * The annual report of a recipient: one GetItem, whatever the number of events behind it. Only when there is no tally is the
 * directory asked whether such a recipient exists; its report is zeros then.
 * @returns the report, or a refusal: `not-your-organization`, `unknown-recipient`, `as-of-not-month-end`.
 */
export async function readReport(
  platform: Platform,
  scope: Scope,
  { recipientId, fiscalYear }: LedgerPlace,
  asOf?: LocalDate,
): Promise<Report | Refusal> {
  if (!mayReportFor(scope, recipientId)) return notYourRecipient();
  const through = throughMonth(fiscalYear, asOf);
  if (typeof through !== 'number') return through;
  const tally = await platform.table.get(tallyKey({ recipientId, fiscalYear }));
  if (tally === undefined) {
    const { organizations } = await loadDirectory(platform);
    const known = organizations.some(({ id, isRecipient }) => isRecipient && id === recipientId);
    if (!known) return refuse('not-found', 'unknown-recipient', 'No recipient of this hub has this id.', 'recipientId');
  }
  return reportOf(readFigures(tally), { recipientId, fiscalYear, through });
}

/** Persons served by the hub as a whole, each once: one read over the tallies of its recipients. Staff only. */
export async function readHubReport(
  platform: Platform,
  scope: Scope,
  fiscalYear: FiscalYear,
  asOf?: LocalDate,
): Promise<Report | Refusal> {
  if (!mayActFor(scope, '')) return notYourRecipient();
  const through = throughMonth(fiscalYear, asOf);
  if (typeof through !== 'number') return through;
  const { organizations } = await loadDirectory(platform);
  const keys = organizations
    .filter(({ isRecipient, fundingStreams }) => isRecipient || fundingStreams.length > 0)
    .map(({ id }) => tallyKey({ recipientId: id, fiscalYear }));
  const tallies: (Item | undefined)[] = [];
  for (let from = 0; from < keys.length; from += 100) {
    const some = keys.slice(from, from + 100);
    const answer = await platform.table.batchGet(some);
    tallies.push(...some.map((key) => answer.item(key)));
  }
  return hubReportOf(tallies.map(readFigures), { fiscalYear, through });
}

const submissionItem = z.object({
  id: z.string(),
  recipientId: z.string(),
  fiscalYear: z.number().int(),
  asOf: z.string(),
  figures: z.record(z.string(), z.number().int()),
  hash: z.string(),
  submittedAt: z.string(),
  submittedBy: z.string(),
});
/** A report as it was handed in: figures by data element, frozen. The latest of the same `asOf` supersedes. */
export type Submission = z.infer<typeof submissionItem>;

const SUBMISSION_PREFIX = 'SUBMISSION#';

/** SHA-256 over a text anyone can rebuild: recipient, year, date and each figure by the code of its element, line by line. */
function hashOf(report: Report): string {
  const lines = [
    report.recipientId,
    String(report.fiscalYear),
    report.asOf,
    ...report.elements.map(({ code, value }) => `${code}=${value}`),
  ];
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** Freezes the report as it stands. A repeat under the same id answers with what was frozen then. */
export async function submitReport(
  platform: Platform,
  scope: Scope,
  id: string,
  place: LedgerPlace,
  asOf?: LocalDate,
): Promise<Submission | Refusal> {
  const report = await readReport(platform, scope, place, asOf);
  if ('refused' in report) return report;
  const submission: Submission = {
    id,
    recipientId: place.recipientId,
    fiscalYear: place.fiscalYear,
    asOf: report.asOf,
    figures: Object.fromEntries(report.elements.map(({ code, value }) => [code, value])),
    hash: hashOf(report),
    submittedAt: platform.clock().toISOString(),
    submittedBy: scope.memberId,
  };
  const key = { pk: ledgerPk(place), sk: SUBMISSION_PREFIX + id };
  const outcome = await platform.table.write([create({ ...key, kind: 'submission', ...submission })]);
  if (outcome.committed) return submission;
  return submissionItem.parse(await platform.table.get(key));
}

export async function listSubmissions(
  platform: Platform,
  scope: Scope,
  place: LedgerPlace,
  page: PageRequest,
): Promise<Page<Submission> | Refusal> {
  if (!mayReportFor(scope, place.recipientId)) return notYourRecipient();
  const { items, ...rest } = await platform.table.query({ pk: ledgerPk(place), prefix: SUBMISSION_PREFIX, ...page });
  return { items: items.map((item) => submissionItem.parse(item)), ...rest };
}

/** Sets what was decided about a recipient's funding for a year, in place of what the directory's streams say. */
export async function decideFunding(
  platform: Platform,
  scope: Scope,
  place: LedgerPlace,
  funding: Funding,
): Promise<Funding> {
  await platform.table.write([
    { put: fundingToItem(place, funding) },
    auditWrite(platform, scope, `RECIPIENT#${place.recipientId}`, 'change-hub', 'funding'),
  ]);
  return funding;
}

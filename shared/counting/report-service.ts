import { listOrganizationIds, loadDirectory, readHubSettings } from '../directory/index.ts';
import { localDateIn, type LocalDate } from '../platform/local-date.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import { mayActFor, type Scope } from '../platform/scope.ts';
import type { Item } from '../platform/table.ts';
import { mayReportFor, notYourRecipient } from './admission.ts';
import type { LedgerPlace } from './entry-ref.ts';
import { monthEnd, monthEndingOn, FISCAL_MONTHS, type FiscalMonth, type FiscalYear } from './fiscal-year.ts';
import type { InBoth, ReportHeading } from './report-texts.ts';
import { hubReportOf, reportOf, type Report } from './report.ts';
import {
  fundingDecisions,
  fundingKey,
  fundingWrites,
  readDecision,
  readTally,
  tallyKey,
  type FundingDecision,
  type Tally,
} from './store.ts';
import { CHANGED, untilUnchanged } from './until-unchanged.ts';
import type { Funding } from './model.ts';
import { auditWrite } from '../access/index.ts';

const DAY_MS = 86_400_000;

/** The month a report goes up to, or why not. */
export function throughMonth(fiscalYear: FiscalYear, asOf: LocalDate | undefined): FiscalMonth | Refusal {
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
  place: LedgerPlace,
  asOf?: LocalDate,
): Promise<Report | Refusal> {
  const through = throughMonth(place.fiscalYear, asOf);
  if (typeof through !== 'number') return through;
  const counted = await readCounted(platform, scope, place);
  return 'refused' in counted ? counted : reportOf(counted, { ...place, through, today: lastDayOver(platform) });
}

/** A day that is over all over Ontario, without asking where the hub is: the report stays one read. */
function lastDayOver(platform: Platform): LocalDate {
  return localDateIn('America/Winnipeg', new Date(platform.clock().getTime() - DAY_MS));
}

/** What a report is made of, for whoever may report for the recipient. */
export async function readCounted(platform: Platform, scope: Scope, place: LedgerPlace): Promise<Tally | Refusal> {
  if (!mayReportFor(scope, place.recipientId)) return notYourRecipient();
  const item = await platform.table.get(tallyKey(place));
  if (item === undefined) {
    const { organizations } = await loadDirectory(platform);
    const known = organizations.some(({ id, isRecipient }) => isRecipient && id === place.recipientId);
    if (!known) return unknownRecipient();
  }
  return readTally(item);
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
  // Every organization that ever was: one that left the program still counts persons of the years it took part in.
  const keys = (await listOrganizationIds(platform)).map((recipientId) => tallyKey({ recipientId, fiscalYear }));
  const tallies: (Item | undefined)[] = [];
  for (let from = 0; from < keys.length; from += 100) {
    const some = keys.slice(from, from + 100);
    const answer = await platform.table.batchGet(some);
    tallies.push(...some.map((key) => answer.item(key)));
  }
  return hubReportOf(tallies.map(readTally), { fiscalYear, through });
}

/** What a printed report says of itself: the recipient's name, the hub's names of its service types, today. */
export async function readHeading(platform: Platform, { recipientId }: Report): Promise<ReportHeading> {
  const [{ organizations }, { names, serviceTypes, timeZone }] = await Promise.all([
    loadDirectory(platform),
    readHubSettings(platform),
  ]);
  return {
    recipient: inBoth(organizations.find(({ id }) => id === recipientId)?.name ?? names),
    preparedAt: localDateIn(timeZone, platform.clock()),
    serviceTypes,
  };
}

const inBoth = ({ fr, en }: InBoth): string => (fr === en ? fr : `${fr} / ${en}`);

/**
 * Sets what was decided about a recipient's funding for a year, in place of what the directory's streams say. Each decision
 * stays on the record with who made it.
 * @returns the decision, or a refusal `unknown-recipient`.
 */
export async function decideFunding(
  platform: Platform,
  scope: Scope,
  place: LedgerPlace,
  funding: Funding,
): Promise<Funding | Refusal> {
  const { organizations } = await loadDirectory(platform);
  if (!organizations.some(({ id, isRecipient }) => isRecipient && id === place.recipientId)) return unknownRecipient();
  return untilUnchanged(async () => {
    const was = await platform.table.get(fundingKey(place));
    const decision = { at: platform.clock().toISOString(), by: scope.memberId, ...funding };
    const outcome = await platform.table.write([
      ...fundingWrites(place, was, platform.ids.uuid(), decision),
      auditWrite(platform, scope, `RECIPIENT#${place.recipientId}`, 'change-hub', 'funding'),
    ]);
    return outcome.committed ? funding : CHANGED;
  });
}

/** Every decision about the funding of a recipient and year, the latest last. */
export async function listFundingDecisions(
  platform: Platform,
  scope: Scope,
  place: LedgerPlace,
): Promise<FundingDecision[] | Refusal> {
  if (!mayReportFor(scope, place.recipientId)) return notYourRecipient();
  const decisions: FundingDecision[] = [];
  for await (const item of platform.table.queryAll(fundingDecisions(place))) decisions.push(readDecision(item));
  return decisions;
}

const unknownRecipient = (): Refusal =>
  refuse('not-found', 'unknown-recipient', 'No recipient of this hub has this id.', 'recipientId');

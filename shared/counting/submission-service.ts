import { createHash } from 'node:crypto';
import * as z from 'zod';
import { readHubSettings } from '../directory/index.ts';
import { localDateIn, type LocalDate } from '../platform/local-date.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Item, Key, Page, PageRequest } from '../platform/table.ts';
import { create } from '../platform/transaction.ts';
import { mayReportFor } from './admission.ts';
import { figuresThrough, isCounter, type Figures } from './counter.ts';
import type { LedgerPlace } from './entry-ref.ts';
import {
  FISCAL_MONTHS,
  isFiscalYear,
  monthEnd,
  monthEndingOn,
  parseFiscalMonth,
  type FiscalMonth,
  type FiscalYear,
} from './fiscal-year.ts';
import { fiscalYearSchema, localDateSchema } from './model.ts';
import { reportOf, type Report } from './report.ts';
import { readCounted, throughMonth } from './report-service.ts';
import { elementFigures, hashedText, restatementsOf, type Restatement } from './submission.ts';
import * as store from './store.ts';
import { CHANGED, untilUnchanged } from './until-unchanged.ts';

const submissionItem = z.object({
  /** The id of the request that made it: a repeat is answered with it. */
  requestId: z.string(),
  /** 1 for the first report of this recipient and year that was handed in. */
  number: z.number().int(),
  recipientId: z.string(),
  fiscalYear: fiscalYearSchema,
  asOf: localDateSchema,
  /** Every counter of the tally up to `asOf`, as it was. */
  counters: z.record(z.string(), z.number().int()),
  hash: z.string(),
  submittedAt: z.string(),
  submittedBy: z.string(),
});

/** A report as it was handed in, frozen. */
export interface Submission extends Omit<z.output<typeof submissionItem>, 'requestId' | 'counters'> {
  readonly id: string;
  /** By data element. */
  readonly figures: Readonly<Record<string, number>>;
}

const PREFIX = 'SUBMISSION#';
const submissionKey = (place: LedgerPlace, number: number): Key => ({
  pk: store.ledgerPk(place),
  sk: PREFIX + String(number).padStart(6, '0'),
});

/** The place and number that the API's id of a submission stands for, or nothing when it is none. */
export function parseSubmissionId(id: string): (LedgerPlace & { readonly number: number }) | undefined {
  const [, year = '', recipientId = '', number = ''] = /^(\d{4})\.([0-9a-f-]{36})\.(\d{1,6})$/.exec(id) ?? [];
  const fiscalYear = Number(year);
  return isFiscalYear(fiscalYear) ? { fiscalYear, recipientId, number: Number(number) } : undefined;
}

type Stored = z.output<typeof submissionItem>;
const readStored = (item: Item): Stored => submissionItem.parse(item);
const lastMonth = ({ fiscalYear, asOf }: Stored): FiscalMonth => monthEndingOn(fiscalYear, asOf) ?? 12;
const frozen = ({ counters }: Stored): Figures =>
  new Map(Object.entries(counters).flatMap(([name, n]) => (isCounter(name) ? [[name, n] as const] : [])));

function submissionOf(stored: Stored): Submission {
  const { requestId: _requestId, counters: _counters, ...submission } = stored;
  const { fiscalYear, recipientId, number } = submission;
  const figures = elementFigures(frozen(stored), lastMonth(stored));
  return { id: [fiscalYear, recipientId, number].join('.'), ...submission, figures };
}

/**
 * Freezes the report as it stands at one moment: on the condition that the tally did not change since it was read. From
 * then on whatever changes a month up to `asOf` leaves a line of restatement, in the transaction of the change. A repeat under
 * the same id answers with what was frozen then. Without `asOf`: as of the last end of a month that is there.
 * @returns the submission, or a refusal as for the report, `period-not-over`, `merge-under-way` or `submission-id-used`.
 */
export async function submitReport(
  platform: Platform,
  scope: Scope,
  id: string,
  place: LedgerPlace,
  asOf?: LocalDate,
): Promise<Submission | Refusal> {
  return untilUnchanged(async () => {
    const [counted, earlier] = await Promise.all([readCounted(platform, scope, place), submissionsOf(platform, place)]);
    if ('refused' in counted) return counted;
    const again = earlier.find(({ requestId }) => requestId === id);
    if (again !== undefined) {
      const same = asOf === undefined || asOf === again.asOf;
      return same
        ? submissionOf(again)
        : refuse('conflict', 'submission-id-used', 'This id stands for another submission.');
    }
    // The two were not read at one instant: the one that is missing may be this very request, whose answer was lost.
    if (earlier.length !== counted.submissions) return CHANGED;
    const today = localDateIn((await readHubSettings(platform)).timeZone, platform.clock());
    const through = monthToSubmit(place.fiscalYear, asOf, today);
    if (typeof through !== 'number') return through;
    if (counted.merging > 0) {
      const message = 'Files of persons are being made one or taken apart. Submit again in a moment.';
      return refuse('conflict', 'merge-under-way', message);
    }
    const report = reportOf(counted, { ...place, through, today });
    const stored: Stored = {
      requestId: id,
      number: counted.submissions + 1,
      ...place,
      asOf: report.asOf,
      counters: Object.fromEntries(figuresThrough(counted.figures, through)),
      hash: createHash('sha256').update(hashedText(report)).digest('hex'),
      submittedAt: platform.clock().toISOString(),
      submittedBy: scope.memberId,
    };
    const closed = parseFiscalMonth(Math.max(through, counted.closed ?? 0));
    const outcome = await platform.table.write([
      create({ ...submissionKey(place, stored.number), kind: 'submission', ...stored }, 'stale'),
      store.closingWrite(place, counted, closed),
    ]);
    return outcome.committed ? submissionOf(stored) : CHANGED;
  });
}

/** The month a submission goes up to: one that is over, because whatever is recorded in it later is a restatement. */
function monthToSubmit(year: FiscalYear, asOf: LocalDate | undefined, today: LocalDate): FiscalMonth | Refusal {
  const over = FISCAL_MONTHS.filter((month) => monthEnd(year, month) <= today);
  const through = asOf === undefined ? over.at(-1) : throughMonth(year, asOf);
  if (typeof through === 'object') return through;
  if (through !== undefined && over.includes(through)) return through;
  return refuse(
    'invalid',
    'period-not-over',
    `A report is handed in once its last month is over (today: ${today}).`,
    'asOf',
  );
}

async function submissionsOf(platform: Platform, place: LedgerPlace): Promise<Stored[]> {
  const all: Stored[] = [];
  const pk = store.ledgerPk(place);
  for await (const item of platform.table.queryAll({ pk, prefix: PREFIX })) all.push(readStored(item));
  return all;
}

export async function listSubmissions(
  platform: Platform,
  scope: Scope,
  place: LedgerPlace,
  page: PageRequest,
): Promise<Page<Submission> | Refusal> {
  if (!mayReportFor(scope, place.recipientId)) return unknownSubmission();
  const { items, ...rest } = await platform.table.query({ pk: store.ledgerPk(place), prefix: PREFIX, ...page });
  return { items: items.map((item) => submissionOf(readStored(item))), ...rest };
}

/** A submission beside what its figures are today. */
export interface SubmissionStanding {
  readonly submission: Submission;
  /** As it was handed in, tables included. */
  readonly report: Report;
  /** By data element, as of the same date: frozen figures and restatements add up to these. */
  readonly figuresNow: Readonly<Record<string, number>>;
  readonly restatements: readonly Restatement[];
  /** Where more of them are. */
  readonly cursor?: string;
  /** The first later submission that covers all of its period. */
  readonly supersededBy: string | undefined;
}

const LINES_AT_ONCE = 1000;

/** A page of its restatements. @returns a refusal `unknown-submission` to whoever may not see it as well. */
export async function readSubmission(
  platform: Platform,
  scope: Scope,
  place: LedgerPlace & { readonly number: number },
  page: PageRequest = { limit: LINES_AT_ONCE },
): Promise<SubmissionStanding | Refusal> {
  if (!mayReportFor(scope, place.recipientId)) return unknownSubmission();
  const all = await submissionsOf(platform, place);
  const stored = all.find(({ number }) => number === place.number);
  if (stored === undefined) return unknownSubmission();
  const through = lastMonth(stored);
  const { tally, history, cursor } = await untilUnchanged(async () => {
    const before = store.readTally(await platform.table.get(store.tallyKey(place)));
    const between = store.historySince(stored.number);
    const lines = await platform.table.query({ pk: store.ledgerPk(place), between, ...page });
    const after = store.readTally(await platform.table.get(store.tallyKey(place)));
    // Lines and figures have to be of one moment, or they would not add up.
    if (after.changes !== before.changes) return CHANGED;
    return { tally: after, history: lines.items.map(store.readHistory), cursor: lines.cursor };
  });
  const later = all.find(({ number, asOf }) => number > stored.number && asOf >= stored.asOf);
  return {
    submission: submissionOf(stored),
    report: reportOf({ figures: frozen(stored), merging: 0 }, { ...place, through, today: stored.asOf }),
    figuresNow: elementFigures(tally.figures, through),
    restatements: restatementsOf(history, through),
    ...(cursor !== undefined && { cursor }),
    supersededBy: later === undefined ? undefined : submissionOf(later).id,
  };
}

export const unknownSubmission = (): Refusal =>
  refuse('not-found', 'unknown-submission', 'No such submission that you may see.');

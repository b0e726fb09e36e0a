import { listOrganizationIds, readHubCalendar } from '../directory/index.ts';
import { localDateIn } from '../platform/local-date.ts';
import type { Platform } from '../platform/platform.ts';
import { fullJitter } from '../platform/retry.ts';
import { fiscalYearOf, parseFiscalYear, type FiscalYear } from './fiscal-year.ts';
import { differenceKey, type Difference } from './rebuild.ts';
import { readYear, type YearReading } from './year-reading-service.ts';

/** `in-turn`: this year and the last, and one of the older ones, another each day. */
export type YearsAsked = 'in-turn' | 'all' | readonly FiscalYear[];

/** What was compared of a year, at the last reading. */
export interface YearCompared extends Pick<YearReading, 'persons' | 'events' | 'entries'> {
  readonly fiscalYear: FiscalYear;
  readonly recipients: number;
  readonly readings: number;
  readonly drift: number;
  /** False when something could not be compared: it changed whenever it was read, or there was no time left. */
  readonly settled: boolean;
  /** Recipients of whom nothing can be said because of that. */
  readonly unsettled: readonly string[];
}

export interface Reconciliation {
  readonly years: readonly YearCompared[];
  /** How many counters and contributions differ from what the events and entries say. */
  readonly drift: number;
  /** Which; the first thousand. */
  readonly differences: readonly Difference[];
}

/** A change that was under way when a year was read is done when it is read again, a moment later. */
const MAX_READINGS = 5;
const PAUSE = 6;
const MOST_TOLD = 1000;
const MOST_LOGGED = 100;

/**
 * Makes the contributions and tallies of fiscal years anew from the events and entries, and compares. It writes nothing.
 * Others go on writing meanwhile: what differs is read again, after the other years, and only what differs by as much in two
 * readings that nothing changed under is drift. The metric `TallyDrift` is not given when something could not be compared and
 * nothing differs: a silent alarm is then better than a 0 that nobody knows.
 * @param msLeft how long the caller may still take; a reading that would not come to its end is not begun.
 */
export async function reconcile(
  platform: Platform,
  asked: YearsAsked,
  msLeft: () => number = () => Number.POSITIVE_INFINITY,
): Promise<Reconciliation> {
  const recipients = await listOrganizationIds(platform);
  const years = await yearsAsked(platform, asked);
  const compared = await compareYears(platform, recipients, years, msLeft);
  const differences = compared.flatMap(({ drift }) => drift);
  const result: Reconciliation = {
    years: compared.map(({ drift, ...year }) => ({ ...year, drift: drift.length })),
    drift: differences.length,
    differences: differences.slice(0, MOST_TOLD),
  };
  tell(platform, result);
  return result;
}

async function yearsAsked(platform: Platform, asked: YearsAsked): Promise<FiscalYear[]> {
  if (typeof asked !== 'string') return [...new Set(asked)].sort();
  const { openedOn, timeZone } = await readHubCalendar(platform);
  const now = platform.clock();
  const all = yearsBetween(fiscalYearOf(openedOn), fiscalYearOf(localDateIn(timeZone, now)));
  if (asked === 'all') return all;
  // The year that is being written first: if time runs out, it is the one that was compared.
  const [recent, older] = [all.slice(-2).reverse(), all.slice(0, -2)];
  const inTurn = older[Math.floor(now.getTime() / 86_400_000) % Math.max(older.length, 1)];
  return inTurn === undefined ? recent : [...recent, inTurn];
}

const yearsBetween = (first: FiscalYear, last: FiscalYear): FiscalYear[] =>
  Array.from({ length: last - first + 1 }, (_, at) => parseFiscalYear(first + at));

interface Waiting {
  readonly fiscalYear: FiscalYear;
  readonly readings: number;
  /** What differed at the last reading. */
  readonly differed: ReadonlySet<string>;
}

type Compared = Omit<YearCompared, 'drift'> & { readonly drift: readonly Difference[] };

async function compareYears(
  platform: Platform,
  recipients: readonly string[],
  years: readonly FiscalYear[],
  msLeft: () => number,
): Promise<Compared[]> {
  const compared = new Map<FiscalYear, Compared>();
  const queue: Waiting[] = years.map((fiscalYear) => ({ fiscalYear, readings: 0, differed: new Set() }));
  let longest = 0;
  for (const { fiscalYear, readings, differed } of queue) {
    const left = msLeft();
    if (left < longest * 1.5) {
      compared.set(fiscalYear, compared.get(fiscalYear) ?? notRead(fiscalYear, recipients));
      continue;
    }
    if (readings > 0) await fullJitter(PAUSE, Math.random);
    const reading = await readYear(platform, recipients, fiscalYear);
    longest = Math.max(longest, left - msLeft() || 0);
    const [drift, passing] = parted(reading.differences, (one) => differed.has(differenceKey(one)));
    const unsettled = [...new Set([...reading.unsettled, ...passing.flatMap(({ recipientId }) => recipientId ?? [])])];
    const { persons, events, entries } = reading;
    const seen = { persons, events, entries, recipients: recipients.length, readings: readings + 1 };
    const settled = passing.length === 0 && reading.unsettled.length === 0;
    compared.set(fiscalYear, { fiscalYear, ...seen, drift, settled, unsettled });
    if ((settled && reading.merging.length === 0) || readings + 1 === MAX_READINGS) continue;
    // The queue grows while it is gone through: the year comes once more, after the others.
    queue.push({ fiscalYear, readings: readings + 1, differed: new Set(reading.differences.map(differenceKey)) });
  }
  return [...compared.values()].sort((a, b) => a.fiscalYear - b.fiscalYear);
}

const notRead = (fiscalYear: FiscalYear, recipients: readonly string[]): Compared => ({
  fiscalYear,
  persons: 0,
  events: 0,
  entries: 0,
  recipients: recipients.length,
  readings: 0,
  drift: [],
  settled: false,
  unsettled: recipients,
});

function parted<T>(all: readonly T[], is: (one: T) => boolean): [T[], T[]] {
  return [all.filter(is), all.filter((one) => !is(one))];
}

/** Recipients and counters only: the log of a machine is no place for a person's id, not even one that names nobody. */
function tell({ log }: Platform, { years, drift, differences }: Reconciliation): void {
  for (const { what, fiscalYear, recipientId, counter, stored, rebuilt } of differences.slice(0, MOST_LOGGED)) {
    const off = { fiscalYear, organizationId: recipientId, code: counter, count: stored - rebuilt };
    log.error(`${what}-drift`, off);
  }
  for (const { fiscalYear, settled, unsettled, events, readings } of years) {
    log.info('year-compared', { fiscalYear, count: events, attempt: readings });
    if (!settled) log.warn('year-not-settled', { fiscalYear, count: unsettled.length });
  }
  if (drift > 0 || years.every(({ settled }) => settled)) log.metric('TallyDrift', drift);
}

import { FISCAL_MONTHS } from '../../shared/counting/fiscal-year.ts';
import { readHubReport, readReport, type Report } from '../../shared/counting/index.ts';
import { hubReportOf, reportOf } from '../../shared/counting/report.ts';
import type { Refusal } from '../../shared/platform/refusal.ts';
import { cellsOf, countsOf, eventsIn, personsThrough, settled, type Counts, type LiveEvent } from './brute-force.ts';
import { monthOf, MONTHS } from './calendar.ts';
import { liveEntriesOf, type Book, type Evidence } from './evidence.ts';
import type { Journal } from './journal.ts';
import type { Scene } from './scene.ts';

/** Where a stored or reported number is not what counting gives. */
export interface Drift {
  readonly where: string;
  readonly counter: string;
  readonly found: number;
  readonly counted: number;
}

/** Compares every number there is with what the live events and entries come to. Empty when the counts are exact. */
export async function driftOf(scene: Scene, evidence: Evidence, journal: Journal): Promise<Drift[]> {
  const { books } = evidence;
  return [
    ...books.flatMap((book) => tallyDrift(scene, evidence, book)),
    ...scene.years.flatMap((year) => factDrift(scene, evidence, journal, year)),
    ...scene.persons.flatMap(({ id }) => servedDrift(scene, evidence, journal, id)),
    ...books.flatMap((book) => reportDrift(evidence, book)),
    ...scene.years.flatMap((year) => hubDrift(evidence, year)),
    ...(await answeredReportsDrift(scene, evidence)),
  ];
}

function compare(where: string, found: Counts, counted: Counts): Drift[] {
  return [...new Set([...found.keys(), ...counted.keys()])].flatMap((counter) => {
    const numbers = { found: found.get(counter) ?? 0, counted: counted.get(counter) ?? 0 };
    return numbers.found === numbers.counted ? [] : [{ where, counter, ...numbers }];
  });
}

const nameOf = (scene: Scene, { recipientId, fiscalYear }: Book): string =>
  `recipient ${scene.recipients.indexOf(recipientId)} in ${fiscalYear}`;

const isFact = (name: string): boolean => name.startsWith('x');
const only = (counts: Counts, which: (name: string) => boolean): Counts =>
  new Map([...counts].filter(([name]) => which(name)));

function tallyDrift(scene: Scene, evidence: Evidence, book: Book): Drift[] {
  const { fiscalYear, recipientId, tally, counters } = book;
  const entries = liveEntriesOf(book);
  const counted = countsOf(recipientId, eventsIn(fiscalYear, evidence.liveEvents), entries, () => []);
  const guards = [
    ['spent', tally.spent],
    ['merging', tally.merging],
  ] as const;
  const spent = entries.reduce((sum, { cents }) => sum + cents, 0);
  return compare(
    nameOf(scene, book),
    new Map([...only(counters, (name) => !isFact(name)), ...guards]),
    new Map([...counted, ['spent', spent]]),
  );
}

/**
 * What is known of the persons who were served: what each file says that has a live event in the year. Of an erased one it
 * depends on the order of things whether it still said so when an event was moved here: then either is right, but the same in
 * every tally.
 */
function factDrift(scene: Scene, evidence: Evidence, journal: Journal, year: number): Drift[] {
  const { books, liveEvents, countsAs } = evidence;
  const ofYear = books.filter(({ fiscalYear }) => fiscalYear === year);
  const served = scene.persons.filter(({ id }) =>
    ofYear.some(({ events }) => events.some(({ personId, state }) => personId === id && state === 'live')),
  );
  const sure = served.filter(({ id }) => !journal.erased.has(id));
  const unsure = served.filter(({ id }) => journal.erased.has(id));
  const drifts = subsetsOf(unsure).map((some) => {
    const factsOf = (person: string): string[] =>
      settled([...sure, ...some].filter(({ id }) => countsAs(id) === person).map(({ marks }) => marks));
    return ofYear.flatMap((book) => {
      const counted = countsOf(book.recipientId, eventsIn(year, liveEvents), [], factsOf);
      return compare(nameOf(scene, book), only(book.counters, isFact), only(counted, isFact));
    });
  });
  return drifts.sort((a, b) => a.length - b.length)[0] ?? [];
}

const subsetsOf = <T>(all: readonly T[]): T[][] =>
  all.reduce<T[][]>((subsets, one) => [...subsets, ...subsets.map((some) => [...some, one])], [[]]);

/** A person's own year holds the events of every file that counts with it, and what each of them tells. */
function servedDrift(scene: Scene, evidence: Evidence, journal: Journal, personId: string): Drift[] {
  const below = (id: string): readonly string[] => [id, ...evidence.identity(id).children.flatMap(below)];
  const files = new Set(below(personId));
  return scene.years.flatMap((year) => {
    const where = `person ${scene.persons.findIndex(({ id }) => id === personId)} in ${year}`;
    const events = evidence.books.flatMap((book) =>
      book.fiscalYear === year
        ? book.events.filter((event) => event.state === 'live' && files.has(event.personId))
        : [],
    );
    const own = events.map((event): LiveEvent => ({ ...event, countsAs: personId }));
    const served = evidence.served(personId, year);
    const told = new Map<string, number>();
    for (const { id, marks } of scene.persons) {
      if (!events.some((event) => event.personId === id)) continue;
      for (const mark of Object.values(marks)) told.set(mark, (told.get(mark) ?? 0) + 1);
    }
    const mayBeSilent = [...files].some((id) => journal.erased.has(id));
    return [
      ...(mayBeSilent ? [] : compare(`${where}, facts`, new Map(Object.entries(served?.about ?? {})), told)),
      ...scene.recipients.flatMap((recipientId) =>
        compare(where, new Map(Object.entries(served?.by[recipientId] ?? {})), cellsOf(own, recipientId)),
      ),
    ];
  });
}

/** Reports as of the end of each month, from the tally as it is. */
function reportDrift({ liveEvents }: Evidence, book: Book): Drift[] {
  const { recipientId, fiscalYear, tally } = book;
  // Most of a run's books are blank: of those the tally says all.
  if (book.counters.size === 0 && book.events.length === 0 && book.entries.length === 0) return [];
  const events = eventsIn(fiscalYear, liveEvents);
  return FISCAL_MONTHS.flatMap((through) => {
    const report = reportOf(tally, { recipientId, fiscalYear, through });
    return [
      ...compare(`report as of month ${through}`, told(report), new Map(tellable(events, through, recipientId))),
      ...compare(
        `entries as of month ${through}`,
        new Map(report.elements.slice(1).map(({ code, value }) => [code, value])),
        entryTotals(book, through),
      ),
    ];
  });
}

function entryTotals(book: Book, through: number): Counts {
  const until = liveEntriesOf(book).filter(({ date }) => monthOf(date) <= through);
  const of = (kind: string): number => until.filter((entry) => entry.kind === kind).length;
  return new Map([
    ['group-activities', of('group-activity')],
    ['capacity-activities', of('capacity-activity')],
    ['expenditures', until.reduce((sum, { cents }) => sum + cents, 0)],
  ]);
}

/** The hub's own report as of the end of each month. */
function hubDrift({ books, liveEvents }: Evidence, year: Scene['years'][number]): Drift[] {
  const tallies = books.filter(({ fiscalYear }) => fiscalYear === year).map(({ tally }) => tally);
  const events = eventsIn(year, liveEvents);
  return FISCAL_MONTHS.flatMap((through) =>
    compare(
      `hub in ${year} as of month ${through}`,
      told(hubReportOf(tallies, { fiscalYear: year, through })),
      new Map(tellable(events, through, undefined)),
    ),
  );
}

/** The persons a report tells: in all, at the end of each month and quarter, and of the types that are not suppressed. */
function told(report: Report): Counts {
  const [element] = report.elements;
  if (element === undefined) throw new Error('A report tells the persons served');
  return new Map([
    ['persons', element.value],
    ...element.byMonth.map(({ cumulative }, at) => [`month ${at + 1}`, cumulative] as const),
    ...element.byQuarter.map(({ quarter, cumulative }) => [`quarter ${quarter}`, cumulative] as const),
    ['months together', element.byMonth.reduce((sum, { value }) => sum + value, 0)],
    ['quarters together', element.byQuarter.reduce((sum, { value }) => sum + value, 0)],
  ]);
}

function tellable(
  events: readonly LiveEvent[],
  through: number,
  recipientId: string | undefined,
): (readonly [string, number])[] {
  const persons = (month: number): number => personsThrough(events, month, { recipientId }).size;
  const months = MONTHS.filter((month) => month <= through);
  return [
    ['persons', persons(through)],
    ...months.map((month) => [`month ${month}`, persons(month)] as const),
    ...([1, 2, 3, 4] as const)
      .filter((quarter) => through > (quarter - 1) * 3)
      .map((quarter) => [`quarter ${quarter}`, persons(Math.min(quarter * 3, through))] as const),
    ['months together', persons(through)],
    ['quarters together', persons(through)],
  ];
}

/** What the use cases answer, and that the hub's count of every type adds up. */
async function answeredReportsDrift(scene: Scene, evidence: Evidence): Promise<Drift[]> {
  const { platform, staff, years, recipients } = scene;
  // What they are made of was compared above, for every recipient and year: here one of each kind is enough.
  const asked = years.slice(-1).flatMap((fiscalYear) => [
    { fiscalYear, recipientId: undefined, report: readHubReport(platform, staff, fiscalYear) },
    ...recipients.slice(0, 1).map((recipientId) => ({
      fiscalYear,
      recipientId,
      report: readReport(platform, staff, { recipientId, fiscalYear }),
    })),
  ]);
  const drift: Drift[] = [];
  for (const { fiscalYear, recipientId, report } of asked) {
    const events = eventsIn(fiscalYear, evidence.liveEvents);
    drift.push(
      ...compare(`report of ${fiscalYear}`, told(answered(await report)), new Map(tellable(events, 12, recipientId))),
    );
  }
  return [...drift, ...years.flatMap((year) => typesOfHubDrift(evidence, year))];
}

/** Persons of each type over all recipients, those counted elsewhere taken off: what the hub's table is made of. */
function typesOfHubDrift({ books, liveEvents }: Evidence, year: number): Drift[] {
  const events = eventsIn(year, liveEvents);
  const ofYear = books.filter(({ fiscalYear }) => fiscalYear === year);
  const upTo = (prefix: string, month: number): number =>
    ofYear.reduce(
      (sum, { counters }) =>
        sum + MONTHS.filter((m) => m <= month).reduce((n, m) => n + (counters.get(prefix + m.toString(13)) ?? 0), 0),
      0,
    );
  const types = [
    ['e', 'safety-planning'],
    ['b', 'transportation'],
    [':land-camp:', 'land-camp'],
  ] as const;
  return MONTHS.flatMap((month) =>
    compare(
      `hub in ${year}, types as of month ${month}`,
      new Map(types.map(([mark, type]) => [type, upTo(`t${mark}`, month) - upTo(`u${mark}`, month)])),
      new Map(types.map(([, type]) => [type, personsThrough(events, month, { serviceType: type }).size])),
    ),
  );
}

function answered(report: Report | Refusal): Report {
  if ('refused' in report) throw new Error(`A report was refused: ${report.code}`);
  return report;
}

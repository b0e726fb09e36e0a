import { startDynamoDbLocal, type DynamoDbLocal } from '../../local/dynamodb-local.ts';
import type { LedgerPlace } from '../../shared/counting/entry-ref.ts';
import { readReport } from '../../shared/counting/index.ts';
import { tallyKey } from '../../shared/counting/store.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { platformOn, type TestPlatform } from '../bare-platform.ts';
import { demoHub } from '../hub.ts';
import { sizeOf } from '../meter.ts';
import { servedPersons, YEAR } from './counting-events.ts';
import { DirectLoad } from './counting-load.ts';
import { difference, personsIn, type PersonsServed } from './counting-persons.ts';
import { SqlLedger } from './counting-sql.ts';
import { measureTally, type TallyFigures } from './counting-tally.ts';
import { measureWriters, type ConcurrentFigures } from './counting-writers.ts';

/** A figure for each number of events of the reported recipient. */
type ByEvents = Readonly<Record<string, number>>;

export interface CountingFigures {
  /** The annual report by `readReport`; `reads` is items, `bytes` those of the item. */
  readonly report: {
    readonly reads: ByEvents;
    readonly readUnits: ByEvents;
    readonly roundTrips: ByEvents;
    readonly bytes: ByEvents;
    readonly ms: ByEvents;
  };
  /** The same figures from the events, as usually written and as quick as it can be written. */
  readonly sql: { readonly countDistinctMs: ByEvents; readonly onePassMs: ByEvents };
  /** How many times longer the quicker of the two queries takes than the report. */
  readonly vsSql: ByEvents;
  readonly persons: ByEvents;
  readonly loadSeconds: ByEvents;
  readonly concurrent: ConcurrentFigures;
  readonly tally: TallyFigures;
}

const STOPS = [10, 10_000, 100_000, 1_000_000] as const;
const QUICK_STOPS = [10, 10_000, 100_000] as const;
const scope: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };

/** What the counting costs, beside counting the same events in PostgreSQL. `quick` leaves the million out. */
export async function measureCounting(
  dynamodb: string,
  { quick, say }: { readonly quick: boolean; readonly say: (line: string) => void },
): Promise<CountingFigures> {
  say('Fifty writers on one recipient …');
  const concurrent = await measureWriters(dynamodb);
  say(
    `  ${concurrent.perSecond} services a second, conflict rate ${concurrent.conflictRate}, ${concurrent.lost} lost of ${concurrent.events}`,
  );
  const tally = await measureTally(dynamodb);
  say(
    `  the tally of a full year: ${tally.bytes} bytes; a service then costs ${tally.newPersonWriteUnits} write units for a person new in the year, ${tally.knownPersonWriteUnits} for a known one`,
  );
  const reports = await measureReports(quick ? QUICK_STOPS : STOPS, say);
  return { ...reports, concurrent, tally };
}

type ReportFigures = Omit<CountingFigures, 'concurrent' | 'tally'>;

/** One table that grows and one that grows beside it by the same events; at each stop the report is taken from both. */
async function measureReports(stops: readonly number[], say: (line: string) => void): Promise<ReportFigures> {
  const java = await startForLoading();
  try {
    const test = await platformOn(java.endpoint, { now: '2027-04-15T15:00:00.000Z' });
    const [recipientId = '', ...others] = demoHub()
      .organizations.filter(({ isRecipient }) => isRecipient)
      .map(({ id }) => id);
    const load = new DirectLoad(test.platform, java.endpoint);
    const sql = await SqlLedger.open();
    const persons = servedPersons(recipientId, others, stops);
    const all: (readonly [string, AtStop])[] = [];
    let reached = 0;
    say('The annual report by number of events: DynamoDB Local answers over HTTP, PGlite inside this process.');
    for (const stop of stops) {
      const from = performance.now();
      await sql.dropIndex();
      while (reached < stop) {
        const { value: person } = persons.next();
        if (person === undefined) throw new Error('The year has no more events');
        reached += person.events.filter((event) => event.recipientId === recipientId).length;
        await load.add(person);
        await sql.add(person.events);
      }
      await load.settle();
      await sql.settle();
      const loadSeconds = Math.round((performance.now() - from) / 100) / 10;
      const at = { ...(await measureAt(test, sql, { recipientId, fiscalYear: YEAR })), loadSeconds };
      say(
        `  ${stop} events (loaded in ${loadSeconds} s): ${at.reads} item read, ${at.ms} ms; COUNT(DISTINCT) ${at.countDistinctMs} ms, in one pass ${at.onePassMs} ms: ${at.ratio} times as long`,
      );
      all.push([String(stop), at]);
    }
    load.close();
    await sql.close();
    const by = (figure: (at: AtStop) => number): ByEvents =>
      Object.fromEntries(all.map(([stop, at]) => [stop, figure(at)]));
    return {
      report: {
        reads: by(({ reads }) => reads),
        readUnits: by(({ readUnits }) => readUnits),
        roundTrips: by(({ roundTrips }) => roundTrips),
        bytes: by(({ bytes }) => bytes),
        ms: by(({ ms }) => ms),
      },
      sql: {
        countDistinctMs: by(({ countDistinctMs }) => countDistinctMs),
        onePassMs: by(({ onePassMs }) => onePassMs),
      },
      vsSql: by(({ ratio }) => ratio),
      persons: by(({ persons: served }) => served),
      loadSeconds: by(({ loadSeconds }) => loadSeconds),
    };
  } finally {
    await java.stop();
  }
}

interface AtStop {
  readonly reads: number;
  readonly readUnits: number;
  readonly roundTrips: number;
  readonly bytes: number;
  readonly ms: number;
  readonly countDistinctMs: number;
  readonly onePassMs: number;
  readonly ratio: number;
  readonly persons: number;
  readonly loadSeconds: number;
}

const ROUNDS = 9;
const REPORTS_A_ROUND = 25;

/**
 * The report both ways, round by round, so that a slow moment of the machine falls on all alike.
 * @throws when the two do not say the same.
 */
async function measureAt(
  { platform, meter }: TestPlatform,
  sql: SqlLedger,
  place: LedgerPlace,
): Promise<Omit<AtStop, 'loadSeconds'>> {
  const report = async (): Promise<PersonsServed> => {
    const answer = await readReport(platform, scope, place);
    if ('refused' in answer) throw new Error(`Refused: ${JSON.stringify(answer)}`);
    return personsIn(answer);
  };
  meter.reset();
  const reported = await report();
  const { itemsRead: reads, readUnits, roundTrips } = meter;
  for (const counted of [await sql.countDistinct(place), await sql.onePass(place)]) {
    const hidden = reported.byType.some(({ persons }) => persons === null);
    if (difference(reported, counted) > 0 || (hidden && reported.total > 1000)) {
      throw new Error(`The report says ${JSON.stringify(reported)}, SQL ${JSON.stringify(counted)}`);
    }
  }
  const times = { report: new Array<number>(), countDistinct: new Array<number>(), onePass: new Array<number>() };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let n = 0; n < REPORTS_A_ROUND; n += 1) times.report.push(await milliseconds(report));
    times.countDistinct.push(await milliseconds(() => sql.countDistinct(place)));
    times.onePass.push(await milliseconds(() => sql.onePass(place)));
  }
  const [ms, countDistinctMs, onePassMs] = [times.report, times.countDistinct, times.onePass].map(median);
  if (ms === undefined || countDistinctMs === undefined || onePassMs === undefined) throw new Error('Nothing measured');
  return {
    reads,
    readUnits,
    roundTrips,
    bytes: sizeOf(await platform.table.get(tallyKey(place))),
    ms: rounded(ms),
    countDistinctMs: rounded(countDistinctMs),
    onePassMs: rounded(onePassMs),
    ratio: rounded(Math.min(countDistinctMs, onePassMs) / ms),
    persons: reported.total,
  };
}

/**
 * A DynamoDB Local of its own, so that a million items burden nothing else that is measured. `local/` starts it without the
 * optimizing compiler, for a short life; for a long one that is worth it. Java reads this variable after its command line.
 */
async function startForLoading(): Promise<DynamoDbLocal> {
  const before = process.env['_JAVA_OPTIONS'];
  process.env['_JAVA_OPTIONS'] = `${before ?? ''} -XX:TieredStopAtLevel=4`.trim();
  try {
    return await startDynamoDbLocal({ inMemory: true });
  } finally {
    if (before === undefined) delete process.env['_JAVA_OPTIONS'];
    else process.env['_JAVA_OPTIONS'] = before;
  }
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const rounded = (value: number): number => Math.round(value * 100) / 100;

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { communities } from '../../shared/directory/communities.ts';
import { loadDirectory, packDirectory, type Directory } from '../../shared/directory/index.ts';
import { bumpVersion, toEntryItem, type Entry } from '../../shared/directory/store.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { serviceKindsForNeed } from '../../shared/routing/need-kinds.ts';
import { indexDirectory, intakeNeeds } from '../../shared/routing/index.ts';
import { searchDirectory } from '../../shared/routing/search/index.ts';
import { platformOn } from '../bare-platform.ts';
import { largeDirectory } from '../unit/routing-large-directory.ts';
import { labelledQuestions, misspelledQuestions } from '../unit/routing-search-labelled.ts';
import { BatchWriter } from './batch-writer.ts';
import { measureMatch, milliseconds } from './match.ts';
import { quantiles } from './quantiles.ts';
import { SqlDirectory } from './routing-sql.ts';

type BySize = Readonly<Record<string, number>>;

/** Each by the number of services in the directory. */
export interface RoutingFigures {
  readonly match: { readonly p50Ms: BySize; readonly p99Ms: BySize; readonly coldMs: BySize };
  readonly search: { readonly p50Ms: BySize; readonly p99Ms: BySize; readonly indexMs: BySize };
  /** From the table into memory, an empty function; and the index of matching over it. */
  readonly loadMs: BySize;
  /** The packed copy that a large one is loaded from, made by what runs once a minute; 0 where it fits a page. */
  readonly packMs: BySize;
  readonly indexMs: BySize;
  readonly revalidateMs: BySize;
  readonly revalidateReads: BySize;
  readonly megabytes: BySize;
  readonly sql: { readonly p50Ms: BySize; readonly p99Ms: BySize };
  /** How many times as long PostgreSQL takes for the nearest who serve, are of the kind and take the person: median by median. */
  readonly vsSql: BySize;
}

const SIZES = [100, 1000, 10_000, 100_000];

interface Measured {
  readonly match: { readonly p50Ms: number; readonly p99Ms: number; readonly coldMs: number };
  readonly search: { readonly p50Ms: number; readonly p99Ms: number; readonly indexMs: number };
  readonly load: { readonly ms: number; readonly revalidateMs: number; readonly revalidateReads: number };
  readonly packMs: number;
  readonly indexMs: number;
  readonly megabytes: number;
  readonly sql: { readonly p50Ms: number; readonly p99Ms: number };
}

/** A directory of each size, loaded from the table, matched over, searched in, and asked of PostgreSQL. */
export async function measureRouting(
  dynamodb: string,
  { quick, say }: { readonly quick: boolean; readonly say: (line: string) => void },
): Promise<RoutingFigures> {
  const measured = new Map<number, Measured>();
  for (const size of quick ? SIZES.slice(0, -1) : SIZES) {
    say(`Routing over ${size} services …`);
    const one = await measureSize(dynamodb, size);
    measured.set(size, one);
    const { match, search, load, sql } = one;
    say(
      `  load ${load.ms} ms (packed in ${one.packMs} ms), revalidate ${load.revalidateMs} ms, match ${match.p50Ms}/${match.p99Ms} ms, ` +
        `search ${search.p50Ms}/${search.p99Ms} ms, PostgreSQL ${sql.p50Ms}/${sql.p99Ms} ms: ${ratio(one)} times as long`,
    );
  }
  const by = (of: (one: Measured) => number): BySize =>
    Object.fromEntries([...measured].map(([size, one]) => [String(size), of(one)]));
  return {
    match: {
      p50Ms: by((one) => one.match.p50Ms),
      p99Ms: by((one) => one.match.p99Ms),
      coldMs: by((one) => one.match.coldMs),
    },
    search: {
      p50Ms: by((one) => one.search.p50Ms),
      p99Ms: by((one) => one.search.p99Ms),
      indexMs: by((one) => one.search.indexMs),
    },
    loadMs: by((one) => one.load.ms),
    packMs: by((one) => one.packMs),
    indexMs: by((one) => one.indexMs),
    revalidateMs: by((one) => one.load.revalidateMs),
    revalidateReads: by((one) => one.load.revalidateReads),
    megabytes: by((one) => one.megabytes),
    sql: { p50Ms: by((one) => one.sql.p50Ms), p99Ms: by((one) => one.sql.p99Ms) },
    vsSql: by(ratio),
  };
}

const ratio = ({ match, sql }: Measured): number => Math.round((10 * sql.p50Ms) / match.p50Ms) / 10;

async function measureSize(dynamodb: string, size: number): Promise<Measured> {
  const test = await platformOn(dynamodb);
  await store(dynamodb, test.platform, largeDirectory(size));
  const packMs = await measurePacking(test.platform);
  await test.platform.keys.hubKey();
  const before = megabytesInUse();
  test.meter.reset();
  const startedAt = performance.now();
  const directory = await loadDirectory(test.platform);
  const ms = Math.round(performance.now() - startedAt);
  test.meter.reset();
  const again: number[] = [];
  for (let n = 0; n < 50; n += 1) {
    const from = performance.now();
    await loadDirectory(test.platform);
    again.push(performance.now() - from);
  }
  const load = { ms, revalidateMs: quantiles(again).p50Ms, revalidateReads: test.meter.calls / again.length };
  let index = indexDirectory({ ...directory, services: [] });
  const indexMs = Math.round(milliseconds(() => (index = indexDirectory(directory))));
  const match = measureMatch(index, size > 10_000 ? 600 : 3000);
  const search = measureSearch(directory);
  const megabytes = Math.round(megabytesInUse() - before);
  const sql = await measureSql(directory);
  return { match, search, load, packMs, indexMs, megabytes, sql };
}

/** Straight into the table, as a hub's set-up would leave it. */
async function store(dynamodb: string, platform: Platform, directory: Directory): Promise<void> {
  const hubKey = await platform.keys.hubKey();
  const writer = new BatchWriter(dynamodb, platform.table.names.main);
  const put = (entries: readonly Entry[]) =>
    writer.put(entries.map((entry) => toEntryItem(platform.hubId, hubKey, entry, platform.clock().toISOString())));
  for (const value of directory.organizations) await put([{ kind: 'organization', value, version: 1 }]);
  for (const value of directory.services) await put([{ kind: 'service', value, version: 1 }]);
  for (const value of directory.locations) await put([{ kind: 'location', value, version: 1 }]);
  for (const value of directory.agreements) await put([{ kind: 'agreement', value, version: 1 }]);
  await writer.settle();
  writer.close();
  await platform.table.write([bumpVersion(platform.hubId)]);
}

async function measurePacking(platform: Platform): Promise<number> {
  const startedAt = performance.now();
  return (await packDirectory(platform)) ? Math.round(performance.now() - startedAt) : 0;
}

/** What people write, in turn, and the same with a place. */
function measureSearch(directory: Directory): Measured['search'] {
  const questions = [...labelledQuestions, ...misspelledQuestions].map(({ q }) => q);
  const ask = (q: string) => searchDirectory(directory, { q, viewer: 'staff', limit: 25 });
  const indexMs = Math.round(milliseconds(() => ask('')));
  for (const q of questions) ask(q);
  const times = questions.map((q) => Math.min(...[1, 2].map(() => milliseconds(() => ask(q)))));
  return { indexMs, ...quantiles(times) };
}

async function measureSql(directory: Directory): Promise<Measured['sql']> {
  const sql = await SqlDirectory.of(directory);
  const times: number[] = [];
  for (let n = 0; n < 220; n += 1) {
    const place = communities[(n * 7) % communities.length];
    const need = intakeNeeds[n % intakeNeeds.length];
    if (place === undefined || need === undefined) continue;
    const from = performance.now();
    await sql.nearest(place, serviceKindsForNeed[need]);
    if (n >= 20) times.push(performance.now() - from);
  }
  await sql.close();
  return quantiles(times);
}

setFlagsFromString('--expose-gc');

/** What is kept, after everything that is not has been thrown away. */
function megabytesInUse(): number {
  runInNewContext('gc()');
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

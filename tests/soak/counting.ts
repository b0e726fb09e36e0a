import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as fc from 'fast-check';
import { parseArgs } from 'node:util';
import { startDynamoDbLocal } from '../../local/dynamodb-local.ts';
import { closeStandIns, platformOn, type TestPlatform } from '../bare-platform.ts';
import { runs } from '../counting-model/operations.ts';
import { complaintsOf, Stage, type Outcome } from '../counting-model/run.ts';

/**
 * Plays runs of the counting model one after the other until the time is up, and ends with one line: `runs: R, operations: N,
 * drift: 0`. Exits 1 when a counter was off or another rule was broken, with the seed that plays that run again.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    clients: { type: 'string' },
  },
});
const seconds = positive('seconds', values.seconds);
const firstSeed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 30) : Number(values.seed);
const clients = values.clients === undefined ? { min: 2, max: 4 } : exactly(positive('clients', values.clients));

/** Runs beside each other: while one waits for the database, another counts. */
const LANES = 4;
/** DynamoDB Local keeps everything in memory: now and then it begins with empty tables. */
const RUNS_ON_A_TABLE = 1000;
const PROGRESS_MS = 10_000;
const MOST_TOLD = 20;

function positive(name: string, text: string): number {
  const n = Number(text);
  if (Number.isInteger(n) && n > 0) return n;
  console.error(`--${name} takes a whole number from 1 on.`);
  process.exit(2);
}

function exactly(n: number): { readonly min: number; readonly max: number } {
  return { min: n, max: n };
}

const total = { runs: 0, operations: 0, drift: 0, broken: 0 };
let told = 0;
let nextSeed = firstSeed;
const until = performance.now() + seconds * 1000;
const isOver = (): boolean => performance.now() >= until;

function count(seed: number, outcome: Outcome): void {
  total.runs += 1;
  total.operations += outcome.operations;
  total.drift += outcome.drift.length;
  total.broken += outcome.broken.length;
  const complaints = complaintsOf(outcome);
  if (complaints.length === 0 || told === MOST_TOLD) return;
  told += 1;
  console.log(`seed ${seed}:\n  ${complaints.slice(0, 10).join('\n  ')}`);
  console.log(`  again: SEED=${seed} npm exec -- vitest run tests/property/counting-model.test.ts`);
}

/** The run of this seed: the first one that the property makes of it. */
async function playOne(stage: Stage, seed: number): Promise<void> {
  const property = fc.asyncProperty(runs(clients), async (run) => count(seed, await stage.play(run)));
  const { failed, errorInstance } = await fc.check(property, { seed, numRuns: 1, endOnFailure: true });
  if (!failed) return;
  total.broken += 1;
  console.log(`seed ${seed}: ${errorInstance instanceof Error ? (errorInstance.stack ?? '') : String(errorInstance)}`);
}

async function playOnFreshTables(endpoint: string): Promise<void> {
  const { platform, env } = await platformOn(endpoint);
  const limit = nextSeed + RUNS_ON_A_TABLE;
  const lane = async (): Promise<void> => {
    const stage = new Stage(platform);
    while (nextSeed < limit && !isOver()) {
      const seed = nextSeed;
      nextSeed += 1;
      await playOne(stage, seed);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await dropTables(env);
}

async function dropTables({ TABLE_NAME, KEYS_TABLE_NAME }: TestPlatform['env']): Promise<void> {
  const client = new DynamoDBClient();
  for (const TableName of [TABLE_NAME, KEYS_TABLE_NAME]) await client.send(new DeleteTableCommand({ TableName }));
  client.destroy();
}

const line = (): string => `runs: ${total.runs}, operations: ${total.operations}, drift: ${total.drift}`;

console.log(`From seed ${firstSeed} on, for ${seconds} s …`);
const dynamodb = await startDynamoDbLocal({ inMemory: true });
const progress = setInterval(() => console.log(`… ${line()}`), PROGRESS_MS);
try {
  while (!isOver()) await playOnFreshTables(dynamodb.endpoint);
} finally {
  clearInterval(progress);
  await closeStandIns();
  await dynamodb.stop();
}
if (total.broken > 0) console.log(`${total.broken} other rules broken`);
if (total.drift + total.broken > 0) process.exitCode = 1;
console.log(line());

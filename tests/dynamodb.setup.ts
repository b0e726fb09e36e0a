import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { startDynamoDbLocal } from '../local/dynamodb-local.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Endpoint of DynamoDB Local, in memory, shared by all test files; each makes tables of its own. */
    dynamodb: string;
    /** Of every property that has none of its own: 32 bits. */
    seed: number;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dynamodb = await startDynamoDbLocal({ inMemory: true });
  project.provide('dynamodb', dynamodb.endpoint);
  const seed = seedOfRun();
  project.provide('seed', seed);
  console.log(`SEED=${seed}`);
  return () => dynamodb.stop();
}

/**
 * The same commit is judged by the same examples wherever it is tested, and each commit by new ones: the seed is the commit's,
 * or `SEED`, a number or `any`.
 */
function seedOfRun(): number {
  const { SEED } = process.env;
  if (SEED === 'any') return randomInt(2 ** 31);
  if (SEED !== undefined) {
    const given = Number(SEED);
    if (!Number.isInteger(given)) throw new Error(`SEED: ${SEED} is no whole number; give one, or the word any`);
    return given;
  }
  try {
    const commit = execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number.parseInt(commit.slice(0, 7), 16);
  } catch {
    // No repository: the files came in an archive.
    return randomInt(2 ** 31);
  }
}

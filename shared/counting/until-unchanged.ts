import { fullJitter } from '../platform/retry.ts';

/** One writer wins each round, so this many writers of one person at the same instant are all served. */
const MAX_ROUNDS = 60;

/** What a round answers when somebody else changed what it had read. */
export const CHANGED = Symbol('somebody else changed what was read');

/** Reads, decides and writes again as long as somebody else changes what was read in between. */
export async function untilUnchanged<T>(round: () => Promise<T | typeof CHANGED>): Promise<T> {
  for (let attempt = 1; attempt <= MAX_ROUNDS; attempt += 1) {
    const result = await round();
    if (result !== CHANGED) return result;
    await fullJitter(Math.min(attempt, 4), Math.random);
  }
  throw new Error('What was read had changed on every attempt');
}

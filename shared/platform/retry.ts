import { setTimeout as sleep } from 'node:timers/promises';

const BASE_MS = 15;
const CAP_MS = 800;

/** Waits a random time up to an exponentially growing cap ("full jitter"), so that rivals do not meet again. */
export async function fullJitter(attempt: number, random: () => number): Promise<void> {
  await sleep(random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt));
}

import { countToCall } from '../../assurance/index.ts';
import { listDuplicates } from '../../identity/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Scope } from '../../platform/scope.ts';

/** What can wait, by number only. */
export interface Counts {
  readonly duplicates: { readonly count: number; readonly more: boolean };
  readonly organizationsToCall: { readonly count: number; readonly more: boolean };
}

const COUNTED_AT_MOST = 100;
const KEPT_MS = 60_000;
const kept = new WeakMap<Platform, { readonly at: number; readonly counts: Promise<Counts> }>();

/** Kept for a minute by each instance of the function: the queue is asked for every two seconds, and none of this is urgent. */
export function countsOf(platform: Platform, scope: Scope): Promise<Counts> {
  const now = platform.clock().getTime();
  const known = kept.get(platform);
  if (known !== undefined && now - known.at < KEPT_MS) return known.counts;
  const counts = countAll(platform, scope);
  kept.set(platform, { at: now, counts });
  // One that failed is not kept: the next call tries again.
  counts.catch(() => kept.delete(platform));
  return counts;
}

async function countAll(platform: Platform, scope: Scope): Promise<Counts> {
  const [pairs, toCall] = await Promise.all([
    listDuplicates(platform, scope, { limit: COUNTED_AT_MOST }),
    countToCall(platform),
  ]);
  return {
    duplicates: { count: pairs.items.length, more: pairs.cursor !== undefined },
    organizationsToCall: { count: toCall, more: false },
  };
}

import { ttlAfter } from '../../platform/clock.ts';
import { describeFault } from '../../platform/log.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Item, Key } from '../../platform/table.ts';
import { isNearby, type HubLoad } from './traffic.ts';

const KEEP_DAYS = 3;
/** One of 64 for each run of a hundred numbers: tells that many are neighbours, and nobody's number. */
const RUN = 'run';

/** How many phones never seen before wrote in the hour of `now` (ISO). Read with the conversation, in the same round trip. */
export const hubLoadKey = (hubId: string, now: string): Key => ({
  pk: `HUB#${hubId}#INTAKE`,
  sk: `NEW#${now.slice(0, 13)}`,
});

export function readHubLoad(item: Item | undefined): HubLoad {
  const counts = Object.entries(item ?? {}).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  const named = new Map(counts);
  return {
    newPhones: named.get('newPhones') ?? 0,
    ...(named.has('newPages') && { newPages: named.get('newPages') ?? 0 }),
    foreign: named.get('foreign') ?? 0,
    neighbours: Math.max(0, ...counts.filter(([name]) => name.startsWith(RUN)).map(([, count]) => count)),
  };
}

/**
 * Counts a phone's first text. To be run beside the transaction that keeps the text, never in it: every new phone adds to the same
 * item, and they would wait for one another. A count that is lost costs nobody an answer, so that a fault is only logged.
 */
export async function countNewPhone(platform: Platform, phone: string | undefined, now: string): Promise<void> {
  try {
    await platform.table.add(
      hubLoadKey(platform.hubId, now),
      phone === undefined ? { newPages: 1 } : await countsOf(platform, phone),
      ttlAfter(now, KEEP_DAYS),
    );
  } catch (error) {
    platform.log.warn('new-phone-not-counted', describeFault(error));
  }
}

async function countsOf(platform: Platform, phone: string): Promise<Readonly<Record<string, number>>> {
  const run = await platform.fingerprint('run-of-numbers', phone.slice(0, -2));
  return { newPhones: 1, [RUN + run.slice(0, 1)]: 1, ...(!isNearby(phone) && { foreign: 1 }) };
}

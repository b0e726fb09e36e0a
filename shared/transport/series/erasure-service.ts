import type { Platform } from '../../platform/platform.ts';
import { timerKey } from '../../platform/timer.ts';
import type { Key } from '../../platform/table.ts';
import { historyKeys, readSeries, removeSeries, seriesPointers } from './store.ts';

const MAX_ATTEMPTS = 6;
/** A transaction holds 100 items. */
const AT_ONCE = 80;

/**
 * Ends the series of an erased person and takes them away, history and all: nothing is counted by them, and when somebody went
 * where, week after week, is theirs. Safe to repeat: a series leaves the person's list when it is gone.
 */
export async function forgetPersonInSeries(platform: Platform, personId: string): Promise<void> {
  for await (const { key, seriesId } of seriesPointers(platform, personId)) await forget(platform, key, seriesId);
}

async function forget(platform: Platform, pointer: Key, seriesId: string): Promise<void> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const series = await readSeries(platform, seriesId);
    // Without its state no trip is made any more; whatever is left of its history goes after it, and the pointer last.
    const stopped = await platform.table.write(
      series === undefined
        ? []
        : [removeSeries(series), ...(series.status === 'active' ? [{ remove: timerKey(series.clock.timerId) }] : [])],
    );
    if (!stopped.committed) continue;
    await removeAll(platform, seriesId);
    await platform.table.write([{ remove: pointer }]);
    return;
  }
  throw new Error('A series kept changing while its person was forgotten');
}

async function removeAll(platform: Platform, seriesId: string): Promise<void> {
  let keys: Key[] = [];
  const flush = async (): Promise<void> => {
    await platform.table.write(keys.map(({ pk, sk }) => ({ remove: { pk, sk } })));
    keys = [];
  };
  for await (const key of historyKeys(platform, seriesId)) {
    keys.push(key);
    if (keys.length === AT_ONCE) await flush();
  }
  await flush();
}

/** Whether a series of the person is going on: their file is in use. */
export async function hasSeriesGoing(platform: Platform, personId: string): Promise<boolean> {
  for await (const { seriesId } of seriesPointers(platform, personId)) {
    if ((await readSeries(platform, seriesId))?.status === 'active') return true;
  }
  return false;
}

import type { Platform } from '../../platform/platform.ts';
import { setTimer, timerKey } from '../../platform/timer.ts';
import type { Write } from '../../platform/transaction.ts';
import { seriesSchema, type Series, type SeriesCore } from './model.ts';

/**
 * A series with its next clock, and the timer that goes with it, for one transaction: with none it is over. `was`: the timer
 * that it had, which goes.
 */
export function clocked(
  platform: Platform,
  core: SeriesCore,
  next: { readonly at: string | undefined; readonly now: string; readonly was?: string | undefined },
): { readonly series: Series; readonly writes: readonly Write[] } {
  const { at, now, was } = next;
  const stopped: Write[] = was === undefined ? [] : [{ remove: timerKey(was) }];
  if (at === undefined) return { series: ended(core, 'over', now), writes: stopped };
  const timerId = platform.ids.uuid();
  return {
    series: seriesSchema.parse({ ...core, status: 'active', clock: { at, timerId } }),
    writes: [...stopped, setTimer({ id: timerId, dueAt: at, work: { what: 'next-appointment', seriesId: core.id } })],
  };
}

export const ended = (core: SeriesCore, reason: string, at: string): Series =>
  seriesSchema.parse({ ...core, status: 'ended', endedAt: at, endedReason: reason });

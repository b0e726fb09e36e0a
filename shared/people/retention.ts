import { later } from '../platform/clock.ts';

const DAY_MS = 24 * 60 * 60_000;
/** A setting that is made shorter is heeded within so many days. */
const LONGEST_WAIT_MS = 20 * DAY_MS;

/** The instant from which what was last touched at `lastAt` may go. */
export const keptUntil = (lastAt: string, days: number): string => later(lastAt, days * DAY_MS);

/** When to look again at what may go at `mayGoAt`; nothing when that has come. */
export function nextLook(now: string, mayGoAt: string): string | undefined {
  if (mayGoAt <= now) return undefined;
  const latest = later(now, LONGEST_WAIT_MS);
  return mayGoAt < latest ? mayGoAt : latest;
}

/** When to look again at what would go but for something that is still open. */
export const lookTomorrow = (now: string): string => later(now, DAY_MS);

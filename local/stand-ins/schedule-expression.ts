/** `at(2026-03-01T08:00:00)` in a time zone, as epoch milliseconds; `undefined` when it is none. */
export function parseAt(expression: string, timeZone = 'UTC'): number | undefined {
  const written = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\)$/.exec(expression)?.[1];
  const asUtc = written === undefined ? Number.NaN : Date.parse(`${written}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  try {
    // Twice: the offset at the guess may be that of the other side of a clock change.
    const guess = asUtc - offsetAt(asUtc, timeZone);
    return asUtc - offsetAt(guess, timeZone);
  } catch {
    return undefined;
  }
}

/** How far a time zone's clock is ahead of UTC at an instant, in milliseconds. Throws a RangeError on an unknown zone. */
function offsetAt(epoch: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    dateStyle: 'short',
    timeStyle: 'medium',
  }).formatToParts(epoch);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '00';
  const shown = Date.parse(
    `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`,
  );
  return shown - Math.floor(epoch / 1000) * 1000;
}

const DAY_MS = 86_400_000;

/**
 * The first instant after another, in epoch milliseconds, at which a rule that runs once a day is due, such as
 * `cron(0 8 * * ? *)`: like every rule it counts in UTC. `undefined` for any other expression.
 */
export function nextDaily(expression: string, after: number): number | undefined {
  const match = /^cron\((\d{1,2}) (\d{1,2}) \* \* \? \*\)$/.exec(expression);
  const [minute, hour] = [Number(match?.[1] ?? 60), Number(match?.[2] ?? 24)];
  if (minute > 59 || hour > 23) return undefined;
  const today = Math.floor(after / DAY_MS) * DAY_MS + (hour * 60 + minute) * 60_000;
  return today > after ? today : today + DAY_MS;
}

/** `rate(1 minute)` in milliseconds; `undefined` when it is none. */
export function parseRate(expression: string): number | undefined {
  const match = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  const unit = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }[match?.[2] ?? ''];
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit;
}

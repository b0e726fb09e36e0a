/**
 * Wall clocks and instants, whatever a zone does with its offset. A wall time is given as the milliseconds that `Date.UTC`
 * makes of what the wall shows, so that ordinary arithmetic on days and minutes is right for it.
 */

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  formatters.set(timeZone, made);
  return made;
}

/** What the wall clock shows at an instant, to the minute. @throws RangeError when the time zone does not exist. */
export function wallTimeAt(timeZone: string, instant: number): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute);
}

/** What is added to UTC, in milliseconds: whole minutes. */
const offsetAt = (timeZone: string, instant: number): number =>
  wallTimeAt(timeZone, instant) - Math.floor(instant / MINUTE) * MINUTE;

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Each instant between two at which the clocks are changed; none, or rarely one. */
export function clockChanges(timeZone: string, from: number, to: number): readonly number[] {
  const changes: number[] = [];
  for (let day = from; day < to; day += DAY) {
    let [before, after] = [Math.floor(day / MINUTE), Math.floor(Math.min(day + DAY, to) / MINUTE)];
    const was = offsetAt(timeZone, before * MINUTE);
    if (was === offsetAt(timeZone, after * MINUTE)) continue;
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (offsetAt(timeZone, middle * MINUTE) === was) before = middle;
      else after = middle;
    }
    changes.push(after * MINUTE);
  }
  return changes;
}

/**
 * When the wall shows a time: one instant; two where the clocks go back over it; none where they skip it.
 * In order.
 */
export function instantsOf(timeZone: string, wall: number): readonly number[] {
  const offsets = new Set([offsetAt(timeZone, wall - DAY), offsetAt(timeZone, wall + DAY)]);
  return [...offsets]
    .map((offset) => wall - offset)
    .filter((instant) => wallTimeAt(timeZone, instant) === wall)
    .sort((one, other) => one - other);
}

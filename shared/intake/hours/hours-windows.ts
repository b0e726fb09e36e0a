import { hourAfter, hourInPart, inPart, reaches, type Hour, type Part } from './clock-words.ts';
import type { DayOfWeek, SafeWindow } from '../model.ts';

/** An hour, or two, with what the words before them say. */
export type Timed =
  | { readonly shape: 'range'; readonly from: Hour; readonly to: Hour }
  | { readonly shape: 'after' | 'until' | 'before' | 'at'; readonly hour: Hour };

/** What is said between two "and". `daysFirst`: the days stood before the hours. */
export type Said = {
  readonly not: boolean;
  readonly any: boolean;
  readonly days: readonly number[];
  readonly daysFirst: boolean;
  readonly parts: readonly Part[];
  readonly times: readonly Timed[];
};

/** Minutes since midnight; the end may lie on the next day. */
type Stretch = readonly [from: number, to: number];

/**
 * Of two readings the narrower one, where one lies within the other; otherwise none.
 *
 * - "after 8" is 20:00: 1 to 10 after "after" are past noon, 11 is none. "until 8" is 20:00: 1 to 8 are past noon, 9 to 11 in
 *   the morning; 6 to 8 after "before" are none.
 * - Two bare hours: "9-5", "10 to 2" and "8-8" go from the morning past noon, "1-3" is past noon, "9 to 12" ends at noon, and
 *   "7 to 9" may be either: none. Where one is certain the other makes the window short ("9-5pm", "10-2pm", "22h a 6"),
 *   but "7h a 20h" is as written.
 * - No end means 23:00, no beginning 08:00. An hour by itself ("8pm", "midi") is good for an hour; a bare one for none.
 * - A day without hours is 08:00 to 21:00, and so is what is left when only what is not safe is named.
 * - A part of the day beside an hour tells which hour is meant ("le soir apres 8"), and is no window of its own.
 */
const DAY_FROM = 480;
const DAY_TO = 1260;
const LATEST = 1380;
const NOON = 720;
const MIDNIGHT = 1440;

const windowOf: Readonly<Record<Part, Stretch>> = {
  morning: [DAY_FROM, NOON],
  afternoon: [NOON, 1020],
  evening: [1080, DAY_TO],
  night: [DAY_TO, LATEST],
  day: [540, 1020],
  lunch: [NOON, 780],
};

/** What "not in the evening" may mean at the most. */
const shunned: Readonly<Record<Part, Stretch>> = {
  morning: [0, NOON],
  afternoon: [NOON, 1080],
  evening: [1020, MIDNIGHT],
  night: [1200, MIDNIGHT + DAY_FROM],
  day: [360, 1200],
  lunch: [660, 840],
};

function after(hour: Hour, part: Part | undefined): Stretch | undefined {
  const from = part === undefined ? hourAfter(hour) : hourInPart(hour, part);
  if (from === undefined) return undefined;
  if (part !== undefined && part !== 'evening' && part !== 'night') return forward(from, windowOf[part][1]);
  // Late at night nobody waits until 23:00 of the next day: an hour.
  return [from, from >= 300 && from <= 1320 ? LATEST : from + 60];
}

function until(hour: Hour, isBefore: boolean, part: Part | undefined): Stretch | undefined {
  const { minute, told } = hour;
  const early = minute <= 480;
  if (part === undefined && told === 'no' && early && minute >= 360 && isBefore) return undefined;
  const bare = told === 'no' && early ? minute + NOON : minute;
  const to = part === undefined ? bare : hourInPart(hour, part);
  if (to === undefined) return undefined;
  if (part === 'night') return [DAY_TO, to > 1140 ? to : to + MIDNIGHT];
  const end = to === 0 ? MIDNIGHT : to;
  return forward(part === undefined ? (end > DAY_FROM ? DAY_FROM : 360) : windowOf[part][0], end);
}

const forward = (from: number, to: number): Stretch | undefined => (from < to ? [from, to] : undefined);

/** How long from one minute of the day to another, over midnight where it must; never nothing. */
const wait = (from: number, to: number): number => ((to - from + MIDNIGHT - 1) % MIDNIGHT) + 1;

function range(from: Hour, to: Hour, part: Part | undefined): Stretch | undefined {
  const start = startOf(from, to, part);
  if (start === undefined || (to.told !== 'no' && to.minute === start)) return undefined;
  const ends = to.told === 'no' ? [to.minute % NOON, (to.minute % NOON) + NOON] : [to.minute];
  const length = Math.min(...ends.map((end) => wait(start, end)));
  return [start, start + length];
}

function startOf(from: Hour, to: Hour, part: Part | undefined): number | undefined {
  if (from.told !== 'no') return from.minute;
  const { minute } = from;
  if (part !== undefined && to.told === 'no') return inPart(minute, part);
  if (to.told === 'all' && minute >= 360 && minute < to.minute) return minute;
  if (to.told !== 'no') {
    const late = (minute % NOON) + NOON;
    return wait(late, to.minute) < wait(minute % NOON, to.minute) ? late : minute % NOON;
  }
  if (minute >= NOON) return to.minute >= NOON ? undefined : minute;
  if (to.minute <= minute) return minute >= 360 ? minute : undefined;
  if (to.minute >= NOON) return minute >= 420 ? minute : undefined;
  return minute < 360 ? minute + NOON : undefined;
}

type Placed = Timed & { readonly part?: Part; readonly isLimit?: boolean };
/** Hours that hold on the same days. */
type Block = { readonly any: boolean; readonly parts: readonly Part[]; readonly times: readonly Placed[] };
type Leaf = { readonly days: readonly number[] } | { readonly hours: Block };

const noHours: Block = { any: false, parts: [], times: [] };
const joinedBlock = (one: Block, other: Block): Block => ({
  any: one.any || other.any,
  parts: [...one.parts, ...other.parts],
  times: [...one.times, ...other.times],
});

/** The windows of all that is said, or undefined when it holds no hours, contradicts itself, or may mean two things. */
export function windowsOf(said: readonly Said[]): readonly SafeWindow[] | undefined {
  const refused = said.filter(({ not }) => not);
  const shunnedHours: Stretch[] = [];
  const limits: Placed[] = [];
  for (const one of refused) {
    const { days, parts, times } = one;
    // "Not Friday nights" leaves it open whether Friday mornings are.
    if (days.length > 0 && parts.length + times.length > 0) return undefined;
    if (times.length === 0) shunnedHours.push(...parts.map((part) => shunned[part]));
    const [part] = parts;
    for (const time of times) {
      if (time.shape === 'at') return undefined;
      if (time.shape === 'range') {
        const stretch = range(time.from, time.to, part);
        if (stretch === undefined) return undefined;
        shunnedHours.push(stretch);
      } else
        limits.push({
          ...time,
          shape: time.shape === 'after' ? 'until' : 'after',
          ...(part && { part }),
          isLimit: true,
        });
    }
  }
  const pairs = pairsOf(said.filter(({ not }) => !not));
  if (pairs === undefined || (limits.length > 0 && pairs.length > 1)) return undefined;
  const off = new Set(refused.flatMap(({ days }) => days));
  const windows: SafeWindow[] = [];
  for (const { days, hours } of pairs) {
    const block = joinedBlock(hours, { ...noHours, times: limits });
    const minutes = minutesOf(block, shunnedHours);
    const on = (days.length === 0 ? WEEK.map((_, day) => day) : days).filter((day) => !off.has(day));
    if (minutes === undefined || on.length === 0) return undefined;
    const named = WEEK.filter((_, day) => on.includes(day));
    const found = stretchesOf(minutes);
    // Any hour of any day is said by no window.
    if (
      found.length === 1 &&
      found[0]?.[1] === MIDNIGHT &&
      found[0][0] === 0 &&
      named.length === 7 &&
      pairs.length === 1
    )
      return [];
    windows.push(
      ...found.map(([from, to]) => ({
        from: clockTime(from),
        to: clockTime(to),
        ...(named.length < 7 && { days: named }),
      })),
    );
  }
  return windows.length > 0 && windows.length <= 14 ? windows : undefined;
}

const WEEK: readonly DayOfWeek[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const clockTime = (minute: number): string => new Date((minute % MIDNIGHT) * 60_000).toISOString().slice(11, 16);

/** Which hours belong to which days: as they alternate. "Evenings on weekdays and mornings" is nobody's. */
function pairsOf(said: readonly Said[]): readonly { days: readonly number[]; hours: Block }[] | undefined {
  const leaves: Leaf[] = [];
  const add = (leaf: Leaf): void => {
    const last = leaves.at(-1);
    if (last !== undefined && 'days' in last && 'days' in leaf) {
      leaves.splice(-1, 1, { days: [...last.days, ...leaf.days] });
    } else if (last !== undefined && 'hours' in last && 'hours' in leaf) {
      leaves.splice(-1, 1, { hours: joinedBlock(last.hours, leaf.hours) });
    } else leaves.push(leaf);
  };
  for (const { any, days, daysFirst, parts, times } of said) {
    const [part] = parts;
    if (times.length > 1 && parts.length > 0) return undefined;
    const placed = part === undefined ? times : times.map((time) => ({ ...time, part }));
    const hours = { any, parts: times.length > 0 ? [] : parts, times: placed };
    const hasHours = any || parts.length + times.length > 0;
    if (daysFirst) add({ days });
    if (hasHours) add({ hours });
    if (!daysFirst && days.length > 0) add({ days });
  }
  if (leaves.length <= 1) {
    const [leaf] = leaves;
    return [{ days: leaf && 'days' in leaf ? leaf.days : [], hours: leaf && 'hours' in leaf ? leaf.hours : noHours }];
  }
  if (leaves.length % 2 === 1) return undefined;
  return Array.from({ length: leaves.length / 2 }, (_, at) => {
    const two = leaves.slice(at * 2, at * 2 + 2);
    return {
      days: two.flatMap((leaf) => ('days' in leaf ? leaf.days : [])),
      hours: two.reduce((block, leaf) => ('hours' in leaf ? joinedBlock(block, leaf.hours) : block), noHours),
    };
  });
}

/** The safe minutes of a day, marked. */
function minutesOf(block: Block, shunnedHours: readonly Stretch[]): readonly boolean[] | undefined {
  const stretches = stretchesIn(block);
  if (stretches === undefined) return undefined;
  const safe = Array.from({ length: MIDNIGHT }, () => false);
  const mark =
    (value: boolean) =>
    ([from, to]: Stretch) => {
      for (let minute = from; minute < to; minute += 1) safe[minute % MIDNIGHT] = value;
    };
  stretches.safe.forEach(mark(true));
  [...shunnedHours, ...stretches.shunned].forEach(mark(false));
  return safe;
}

function stretchesIn({ any, parts, times }: Block): { safe: Stretch[]; shunned: Stretch[] } | undefined {
  const safe: Stretch[] = [];
  const never: Stretch[] = [];
  const spoken = new Set<Part>();
  /** The part of the day that tells which hour is meant: beside it, or named apart and having such an hour. */
  const partFor = (time: Placed, hour: Hour): Part | undefined => {
    const part = time.part ?? parts.find((one) => hourInPart(hour, one) !== undefined);
    if (part !== undefined) spoken.add(part);
    return part;
  };
  const afters = times.flatMap((time) => (time.shape === 'after' ? [time] : []));
  const untils = times.flatMap((time) => (time.shape === 'until' || time.shape === 'before' ? [time] : []));
  const others = times.length - afters.length - untils.length;
  const [first, last] = [afters[0], untils[0]];
  // "Before 3, after 8" are two stretches, and "after 3, before 8" is one.
  const isApart =
    first?.isLimit !== true &&
    last?.isLimit !== true &&
    times.findIndex((time) => time === last) < times.findIndex((time) => time === first);
  if (afters.length > 1 || untils.length > 1) return undefined;

  for (const time of times) {
    let stretch: Stretch | undefined;
    if (time.shape === 'range') {
      const told = time.part === undefined ? range(time.from, time.to, undefined) : undefined;
      stretch = told ?? range(time.from, time.to, partFor(time, time.from));
      for (const part of parts) if (told !== undefined && reaches(part, told[0])) spoken.add(part);
    } else if (time.shape === 'at') {
      const part = partFor(time, time.hour);
      const { minute, told, named } = time.hour;
      const from = part === undefined ? (named && told !== 'no' ? minute : undefined) : hourInPart(time.hour, part);
      if (from !== undefined) stretch = [from, from + 60];
    } else if (time.isLimit === true && others > 0) {
      const limit = time.shape === 'after' ? after(time.hour, time.part) : until(time.hour, false, time.part);
      if (limit === undefined) return undefined;
      never.push(time.shape === 'after' ? [0, limit[0]] : [limit[1], MIDNIGHT]);
      continue;
    } else if (first !== undefined && last !== undefined && !isApart) {
      if (time !== first) continue;
      const backwards = first.hour.told !== 'no' && last.hour.told !== 'no' && last.hour.minute <= first.hour.minute;
      if (!backwards) stretch = range(first.hour, last.hour, partFor(first, first.hour) ?? last.part);
    } else if (time.shape === 'after') stretch = after(time.hour, partFor(time, time.hour));
    else stretch = until(time.hour, time.shape === 'before', partFor(time, time.hour));
    if (stretch === undefined) return undefined;
    safe.push(stretch);
  }
  safe.push(...parts.filter((part) => !spoken.has(part)).map((part) => windowOf[part]));
  if (safe.length === 0) safe.push(any ? [0, MIDNIGHT] : [DAY_FROM, DAY_TO]);
  return { safe, shunned: never };
}

/** The stretches of marked minutes; one that goes over midnight is one. */
function stretchesOf(marked: readonly boolean[]): readonly Stretch[] {
  if (marked.every(Boolean)) return [[0, MIDNIGHT]];
  return marked.flatMap((safe, from): Stretch[] => {
    if (!safe || marked.at(from - 1) === true) return [];
    let to = from + 1;
    while (marked[to % MIDNIGHT] === true) to += 1;
    return [[from, to]];
  });
}

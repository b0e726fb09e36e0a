import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newConversation } from '../../shared/intake/conversation.ts';
import type { Conversation, DayOfWeek, SafeWindow } from '../../shared/intake/model.ts';
import { safeToWrite, type SafeToWrite } from '../../shared/intake/hours/safe-hours.ts';

const MINUTE = 60_000;
const ASK_AGAIN = 360;
/** Central and Eastern with daylight time, Eastern without it, and three whose clocks change in other ways. */
const zones = [
  'America/Winnipeg',
  'America/Toronto',
  'America/Atikokan',
  'America/St_Johns',
  'America/Havana',
  'Australia/Lord_Howe',
];

const week: readonly DayOfWeek[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const isDay = (text: string): text is DayOfWeek => week.some((day) => day === text);
const dayBefore = (day: DayOfWeek): DayOfWeek => week[(week.indexOf(day) + 6) % 7] ?? 'mon';

type Wall = { readonly day: DayOfWeek; readonly time: string };

/** What a clock on the wall shows, asked of Intl anew for each minute: nothing is worked out. */
function wallIn(timeZone: string): (instant: number) => Wall {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    timeStyle: undefined,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (instant) => {
    const [weekday = '', time = ''] = format.format(instant).toLowerCase().split(/,? /u);
    if (!isDay(weekday)) throw new Error(`No day in "${format.format(instant)}"`);
    return { day: weekday, time };
  };
}

function isOpen(windows: readonly SafeWindow[], { day, time }: Wall): boolean {
  return windows.some(({ from, to, days = week }) => {
    if (from < to) return days.includes(day) && from <= time && time < to;
    return (days.includes(day) && from <= time) || (days.includes(dayBefore(day)) && time < to);
  });
}

/** Minute by minute from `start` on; undefined when nothing opens in so many minutes. */
function firstOpen(
  windows: readonly SafeWindow[],
  timeZone: string,
  start: number,
  minutes: number,
): number | undefined {
  const wall = wallIn(timeZone);
  if (isOpen(windows, wall(start))) return start;
  const whole = Math.ceil((start + 1) / MINUTE) * MINUTE;
  for (let more = 0; more < minutes; more += 1) {
    const instant = whole + more * MINUTE;
    if (isOpen(windows, wall(instant))) return instant;
  }
  return undefined;
}

const anyTime = fc
  .tuple(fc.oneof(fc.nat({ max: 23 }), fc.nat({ max: 3 })), fc.constantFrom(0, 0, 1, 15, 29, 30, 59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const anyWindow: fc.Arbitrary<SafeWindow> = fc
  .record({ from: anyTime, to: anyTime, days: fc.option(fc.subarray([...week], { minLength: 1 }), { nil: undefined }) })
  .map(({ from, to, days }) => ({ from, to, ...(days !== undefined && { days }) }));
const anyWindows = fc.array(anyWindow, { minLength: 1, maxLength: 4 });

/** Any moment of two years, and often one near a change of the clocks of these zones. */
const changes = [
  '2026-03-08T07:00:00Z',
  '2026-03-08T08:00:00Z',
  '2026-11-01T06:00:00Z',
  '2026-11-01T07:00:00Z',
  '2026-04-04T15:00:00Z',
  '2026-10-03T15:30:00Z',
].map((instant) => Date.parse(instant));
const anyInstant = fc.oneof(
  fc.integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2027-12-31T00:00:00Z') }),
  fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -3000, max: 300 }), fc.constantFrom(0, 0, 30_500))
    .map(([change, minutes, ms]) => change + minutes * MINUTE + ms),
);
const iso = (instant: number): string => new Date(instant).toISOString();

function aPerson(
  changed: Partial<Conversation>,
  windows: readonly SafeWindow[] = [],
  timeZone = 'America/Toronto',
): Conversation {
  const blank = newConversation('en', iso(Date.parse('2026-01-01T00:00:00Z')));
  return {
    ...blank,
    answers: { ...blank.answers, safeToText: 'yes', safeHours: { timeZone, windows: [...windows] } },
    ...changed,
  };
}

function expectedAnswer(now: number, opens: number | undefined, why: 'outside-hours' | 'paused'): SafeToWrite {
  if (opens === undefined) return { safe: 'unknown' };
  return opens === now ? { safe: 'now' } : { safe: 'later', at: iso(opens), why };
}

describe('the first minute at which texting is safe', () => {
  it('is the one that a walk from minute to minute comes to', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), anyWindows, anyInstant, (timeZone, windows, now) => {
        const answer = safeToWrite(aPerson({}, windows, timeZone), iso(now), ASK_AGAIN);
        const expected = firstOpen(windows, timeZone, now, 15 * 1440);
        expect(answer).toEqual(expectedAnswer(now, expected, 'outside-hours'));
      }),
      { numRuns: 400 },
    );
  });

  it('is never before the end of a pause, and within the hours', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        anyWindows,
        anyInstant,
        fc.nat({ max: 20_000 }),
        (timeZone, windows, now, minutes) => {
          const pausedUntil = iso(now + (minutes + 1) * MINUTE);
          const said = { safeToText: 'no' as const, safeHours: { timeZone, windows }, notes: [] };
          const answer = safeToWrite(aPerson({ pausedUntil, answers: said }), iso(now), ASK_AGAIN);
          const expected = firstOpen(windows, timeZone, Date.parse(pausedUntil), 15 * 1440);
          expect(answer).toEqual(expectedAnswer(now, expected, 'paused'));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('"now" is said only inside the hours, whatever else is known', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        anyWindows,
        anyInstant,
        fc.record({
          safeToText: fc.constantFrom(undefined, 'yes' as const, 'no' as const, 'unsure' as const),
          paused: fc.option(fc.integer({ min: -5000, max: 5000 }), { nil: undefined }),
          doubt: fc.boolean(),
          codeWord: fc.boolean(),
          codeWordSaid: fc.boolean(),
          silentFor: fc.nat({ max: 800 }),
        }),
        (timeZone, windows, now, { safeToText, paused, doubt, codeWord, codeWordSaid, silentFor }) => {
          const lastTextAt = iso(now - silentFor * MINUTE);
          const person = aPerson({
            answers: { safeToText, safeHours: { timeZone, windows }, notes: [] },
            lastTextAt,
            ...(paused !== undefined && { pausedUntil: iso(now + paused * MINUTE) }),
            ...(doubt && { doubt: { at: lastTextAt, why: 'hostile-words' as const } }),
            ...(codeWord && { codeWord: 'bleuet' }),
            ...(codeWordSaid && { codeWordSaidAt: lastTextAt }),
          });
          const mayWrite =
            safeToText === 'yes' &&
            !doubt &&
            (paused ?? 0) <= 0 &&
            (!codeWord || (codeWordSaid && silentFor <= ASK_AGAIN)) &&
            isOpen(windows, wallIn(timeZone)(now));
          expect(safeToWrite(person, iso(now), ASK_AGAIN).safe === 'now').toBe(mayWrite);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('hours across a change of the clocks', () => {
  const inToronto = (window: SafeWindow, now: string) => safeToWrite(aPerson({}, [window]), now, ASK_AGAIN);

  it('that begin in the hour that is skipped open at the leap', () => {
    expect(inToronto({ from: '02:30', to: '05:00' }, '2026-03-08T06:30:00Z')).toEqual({
      safe: 'later',
      at: '2026-03-08T07:00:00.000Z',
      why: 'outside-hours',
    });
  });

  it('that lie wholly in the skipped hour wait for the next day', () => {
    expect(inToronto({ from: '02:15', to: '02:45' }, '2026-03-08T06:30:00Z')).toMatchObject({
      at: '2026-03-09T06:15:00.000Z',
    });
    expect(inToronto({ from: '02:15', to: '02:45', days: ['sun'] }, '2026-03-08T06:30:00Z')).toMatchObject({
      at: '2026-03-15T06:15:00.000Z',
    });
  });

  it('open twice in the hour that comes twice', () => {
    const window: SafeWindow = { from: '01:15', to: '01:45' };
    expect(inToronto(window, '2026-11-01T05:00:00Z')).toMatchObject({ at: '2026-11-01T05:15:00.000Z' });
    expect(inToronto(window, '2026-11-01T05:45:00Z')).toMatchObject({ at: '2026-11-01T06:15:00.000Z' });
  });

  it('open on the minute, however near', () => {
    expect(inToronto({ from: '20:00', to: '23:00' }, '2026-07-04T23:59:59.500Z')).toMatchObject({
      at: '2026-07-05T00:00:00.000Z',
    });
  });

  it('over midnight belong to the day on which they begin', () => {
    const window: SafeWindow = { from: '22:00', to: '06:00', days: ['fri'] };
    expect(inToronto(window, '2026-07-04T09:59:00Z')).toEqual({ safe: 'now' });
    expect(inToronto(window, '2026-07-04T10:00:00Z')).toMatchObject({ at: '2026-07-11T02:00:00.000Z' });
  });
});

describe('whether texting is safe', () => {
  const now = '2026-06-01T12:00:00.000Z';
  const minutesAgo = (minutes: number): string => iso(Date.parse(now) - minutes * MINUTE);
  const answers = (safeToText?: 'yes' | 'no' | 'unsure') => ({ notes: [], ...(safeToText && { safeToText }) });
  const doubt = { at: now, why: 'wrong-code-word' as const };

  it.each<[string, Partial<Conversation>, object]>([
    ['yes, at any hour', {}, { safe: 'now' }],
    ['yes, long ago, hours never told', { lastTextAt: minutesAgo(5000), answers: answers('yes') }, { safe: 'unknown' }],
    [
      'yes, long ago, at any hour',
      {
        lastTextAt: minutesAgo(5000),
        answers: { ...answers('yes'), safeHours: { timeZone: 'America/Toronto', windows: [] } },
      },
      { safe: 'now' },
    ],
    ['never asked', { answers: answers() }, { safe: 'unknown' }],
    ['not sure', { answers: answers('unsure') }, { safe: 'unknown' }],
    ['no', { answers: answers('no') }, { safe: 'no', why: 'said-no' }],
    [
      'no, until later',
      { answers: answers('no'), pausedUntil: iso(Date.parse(now) + MINUTE) },
      { safe: 'later', why: 'paused', at: '2026-06-01T12:01:00.000Z' },
    ],
    ['no, until now', { answers: answers('no'), pausedUntil: now }, { safe: 'unknown' }],
    ['no, until an hour ago', { answers: answers('no'), pausedUntil: minutesAgo(60) }, { safe: 'unknown' }],
    ['another hand, above all', { doubt, pausedUntil: iso(Date.parse(now) + MINUTE) }, { safe: 'no', why: 'in-doubt' }],
    ['a code word never said', { codeWord: 'bleuet', lastTextAt: now }, { safe: 'code-word' }],
    [
      'a code word said, and no silence',
      { codeWord: 'bleuet', codeWordSaidAt: minutesAgo(400), lastTextAt: minutesAgo(ASK_AGAIN) },
      { safe: 'now' },
    ],
    [
      'a code word said, then a silence',
      { codeWord: 'bleuet', codeWordSaidAt: minutesAgo(400), lastTextAt: minutesAgo(ASK_AGAIN + 1) },
      { safe: 'code-word' },
    ],
    ['no, with a code word not said', { answers: answers('no'), codeWord: 'bleuet' }, { safe: 'no', why: 'said-no' }],
  ])('%s', (_, changed, expected) => {
    expect(safeToWrite(aPerson(changed), now, ASK_AGAIN)).toEqual(expected);
  });

  it('outside the hours the code word comes first', () => {
    const person = aPerson({ codeWord: 'bleuet' }, [{ from: '20:00', to: '23:00' }]);
    expect(safeToWrite(person, now, ASK_AGAIN)).toEqual({ safe: 'code-word' });
  });
});

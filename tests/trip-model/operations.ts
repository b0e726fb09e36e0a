import * as fc from 'fast-check';
import type { Death } from './crashing-table.ts';
import type { WireOutcome } from './wire.ts';

/** What a partner texts, in the words of partners. */
export const WORDS = {
  yes: ['yes', 'oui', 'ok we can take it'],
  no: ['no', 'non'],
  eta: ['25 min', 'there in 40 min'],
  'en-route': ['on my way', 'en route'],
  'picked-up': ['picked up'],
  done: ['done'],
  'no-show': ['no show'],
  problem: ['problem'],
  danger: ['he has a gun', 'il a un fusil'],
  mumble: ['ben la la'],
  thanks: ['thanks'],
  stop: ['STOP'],
  start: ['START'],
} as const;
export type Says = keyof typeof WORDS;

/** `trip`, `offer`, `nth` and the like pick one of those there are; nothing happens where there is none. */
export type Operation =
  | {
      readonly what: 'text';
      readonly trip: number;
      readonly offer: number;
      readonly says: Says;
      readonly words: number;
      readonly code: 'right' | 'none' | 'strange';
      readonly again: 'never' | 'at-once' | 'later';
    }
  | {
      readonly what: 'on-call';
      readonly trip: number;
      readonly turn: number;
      readonly says: 'ok' | 'no';
      readonly again: 'never' | 'at-once' | 'later';
    }
  /** One timer that is due; twice: by two at once. */
  | { readonly what: 'timer'; readonly nth: number; readonly twice: boolean }
  | { readonly what: 'deliver'; readonly nth: number; readonly outcome: WireOutcome; readonly unlisted: boolean }
  | { readonly what: 'callback'; readonly nth: number; readonly statuses: readonly Callback[] }
  | { readonly what: 'cancel' | 'redispatch' | 'in-hand' | 'time'; readonly trip: number }
  | { readonly what: 'assign'; readonly trip: number; readonly partner: number }
  | {
      readonly what: 'by-telephone';
      readonly trip: number;
      readonly offer: number;
      readonly says: 'accept' | 'decline' | 'withdraw' | 'picked-up';
    }
  | { readonly what: 'repeat-text' }
  /** Everything that is due, in an order drawn from `seed`. */
  | { readonly what: 'settle'; readonly seed: number }
  | { readonly what: 'wait'; readonly minutes: number }
  /** Until the next timer is due. */
  | { readonly what: 'next-clock' }
  | { readonly what: 'watch' };
export type Callback = 'queued' | 'sent' | 'delivered' | 'undelivered' | 'undelivered-30005' | 'failed-21610';

export interface Step {
  readonly do: Operation;
  /** Beside it, at the same time. */
  readonly beside: Operation | undefined;
  readonly dies: Death | undefined;
}

export interface Run {
  readonly partners: number;
  readonly waveSize: number;
  readonly maxWaves: number;
  /** How each trip is asked for. */
  readonly trips: readonly Asked[];
  /** At night some partners are in quiet hours, and the person's texts wait. */
  readonly startsAt: 'day' | 'night';
  /** Everything that asking calls for is done before the first step. */
  readonly settled: boolean;
  readonly steps: readonly Step[];
}

export interface Asked {
  readonly when: 'now' | 'at' | 'open' | 'with-return';
  /** A person who can be texted waits for it. */
  readonly person: boolean;
  readonly dies: Death | undefined;
}

const few = (n: number): fc.Arbitrary<number> => fc.nat(n - 1);
const is = <T extends string>(what: T) => fc.constant(what);
const again = fc.constantFrom(
  'never' as const,
  'never' as const,
  'never' as const,
  'at-once' as const,
  'later' as const,
);
const trip = few(2);
const dies: fc.Arbitrary<Death | undefined> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(undefined) },
  { weight: 2, arbitrary: fc.record({ at: fc.integer({ min: 1, max: 2 }), committed: fc.boolean() }) },
);

const says = fc.oneof(
  { weight: 7, arbitrary: is('yes') },
  { weight: 3, arbitrary: is('no') },
  { weight: 6, arbitrary: fc.constantFrom('en-route' as const, 'picked-up' as const, 'eta' as const) },
  { weight: 4, arbitrary: fc.constantFrom('done' as const, 'no-show' as const, 'problem' as const) },
  { weight: 1, arbitrary: fc.constantFrom('danger' as const, 'mumble' as const) },
  { weight: 1, arbitrary: fc.constantFrom('thanks' as const, 'stop' as const, 'start' as const) },
);
const code = fc.oneof(
  { weight: 8, arbitrary: is('right') },
  { weight: 2, arbitrary: is('none') },
  { weight: 1, arbitrary: is('strange') },
);
const outcome = fc.oneof(
  { weight: 4, arbitrary: fc.constant<WireOutcome>('ok') },
  { weight: 4, arbitrary: fc.constantFrom<WireOutcome[]>('lost', 'never', 'busy', 21610, 30003, 30005, 30008) },
);
const callback = fc.constantFrom<Callback[]>(
  'queued',
  'sent',
  'delivered',
  'undelivered',
  'undelivered-30005',
  'failed-21610',
);

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({ what: is('text'), trip, offer: few(8), says, words: few(3), code, again }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: is('on-call'),
      trip,
      turn: few(2),
      says: fc.constantFrom('ok' as const, 'no' as const),
      again,
    }),
  },
  { weight: 6, arbitrary: fc.record({ what: is('timer'), nth: few(6), twice: fc.boolean() }) },
  { weight: 9, arbitrary: fc.record({ what: is('settle'), seed: few(1000) }) },
  { weight: 5, arbitrary: fc.record({ what: is('deliver'), nth: few(6), outcome, unlisted: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: is('callback'),
      nth: few(8),
      statuses: fc.array(callback, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: is('cancel'), trip }) },
  { weight: 2, arbitrary: fc.record({ what: is('redispatch'), trip }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constantFrom('in-hand' as const, 'time' as const), trip }) },
  { weight: 2, arbitrary: fc.record({ what: is('assign'), trip, partner: few(5) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: is('by-telephone'),
      trip,
      offer: few(6),
      says: fc.constantFrom('accept' as const, 'decline' as const, 'withdraw' as const, 'picked-up' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: is('repeat-text') }) },
  { weight: 3, arbitrary: fc.record({ what: is('wait'), minutes: fc.oneof(few(12), few(600)) }) },
  { weight: 4, arbitrary: fc.record({ what: is('next-clock') }) },
  { weight: 1, arbitrary: fc.record({ what: is('watch') }) },
);

const step: fc.Arbitrary<Step> = fc.record({
  do: operation,
  beside: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: operation }),
  dies,
});

export const runs: fc.Arbitrary<Run> = fc.record({
  partners: fc.integer({ min: 3, max: 5 }),
  waveSize: fc.integer({ min: 1, max: 2 }),
  maxWaves: fc.integer({ min: 1, max: 3 }),
  trips: fc.array(
    fc.record({
      when: fc.constantFrom('now' as const, 'now' as const, 'at' as const, 'open' as const, 'with-return' as const),
      person: fc.boolean(),
      dies,
    }),
    { minLength: 1, maxLength: 2 },
  ),
  settled: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  startsAt: fc.constantFrom('day' as const, 'day' as const, 'night' as const),
  steps: fc.array(step, { minLength: 12, maxLength: 36 }),
});

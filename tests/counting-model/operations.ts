import * as fc from 'fast-check';
import { SERVICE_TYPES, SETTINGS, type Setting } from './scene.ts';
import type { FaultRate } from './traffic.ts';

/**
 * What a client does. Persons, recipients and dates go by their number in the scene; `which` picks one of what was begun by
 * anybody so far.
 */
export interface Service {
  readonly person: number;
  readonly recipient: number;
  readonly date: number;
  readonly type: (typeof SERVICE_TYPES)[number];
}

export type Operation =
  | ({ readonly what: 'record' } & Service)
  | {
      readonly what: 'repeat' | 'void' | 'void-activity' | 'reverse' | 'carry-on' | 'repeat-entry' | 'import-activity';
      readonly which: number;
    }
  | { readonly what: 'correct'; readonly which: number; readonly to: Partial<Omit<Service, 'person'>> }
  /** `dies`: the instance that carries it out dies after so many requests, and whoever asked for it never asks again. */
  | { readonly what: 'merge'; readonly person: number; readonly into: number; readonly dies?: number | undefined }
  | { readonly what: 'split'; readonly which: number; readonly dies?: number | undefined }
  | { readonly what: 'erase'; readonly person: number }
  | { readonly what: 'group'; readonly hosts: readonly number[]; readonly date: number }
  | { readonly what: 'capacity'; readonly recipient: number; readonly date: number }
  | {
      readonly what: 'spend';
      readonly recipient: number;
      readonly date: number;
      readonly cents: number;
      readonly over: boolean;
    }
  /** As of the end of the month of this date, or of the year. */
  | { readonly what: 'submit'; readonly recipient: number; readonly date: number; readonly month: boolean }
  /** These rows of the run's one file. */
  | { readonly what: 'import'; readonly rows: readonly number[] };

export interface Run {
  readonly setting: Setting;
  /** Decides the interleaving and the faults. */
  readonly seed: number;
  /** How many persons are served. */
  readonly crowd: number;
  readonly faults: FaultRate;
  /** Else the requests go as they come: not to be repeated exactly. */
  readonly oneByOne: boolean;
  /** The rows of a file that several clients may import at once. */
  readonly file: readonly Service[];
  /** What each client does, one thing after the other. */
  readonly clients: readonly (readonly Operation[])[];
}

const ROWS = 4;
/** Small numbers are likely to be drawn twice: the same person, recipient and date is where things collide. */
const few = (n: number): fc.Arbitrary<number> => fc.nat(n - 1);
const service = {
  person: few(4),
  recipient: fc.constantFrom(0, 0, 1, 1, 2),
  date: few(8),
  type: fc.constantFrom(...SERVICE_TYPES),
};
const { recipient, date } = service;
const which = few(12);
const dies = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.integer({ min: 4, max: 30 }) },
);
const is = <T extends string>(what: T) => fc.constant(what);

const merge = fc.record({ what: is('merge'), person: few(4), into: few(4), dies });
const split = fc.record({ what: is('split'), which, dies });

const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ what: is('record'), ...service }) },
  { weight: 2, arbitrary: fc.record({ what: is('repeat'), which }) },
  {
    weight: 5,
    arbitrary: fc.record({
      what: is('correct'),
      which,
      to: fc.record({ recipient, date, type: service.type }, { requiredKeys: [] }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ what: is('void'), which }) },
  { weight: 3, arbitrary: merge },
  { weight: 2, arbitrary: split },
  { weight: 1, arbitrary: fc.record({ what: is('carry-on'), which }) },
  { weight: 3, arbitrary: fc.record({ what: is('submit'), recipient, date, month: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: is('group'), hosts: fc.uniqueArray(few(3), { minLength: 1, maxLength: 3 }), date }),
  },
  { weight: 1, arbitrary: fc.record({ what: is('capacity'), recipient, date }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: is('spend'),
      recipient,
      date,
      cents: fc.integer({ min: 1, max: 60_00 }),
      over: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: is('repeat-entry'), which }) },
  { weight: 1, arbitrary: fc.record({ what: is('import-activity'), which }) },
  { weight: 2, arbitrary: fc.record({ what: is('void-activity'), which }) },
  { weight: 1, arbitrary: fc.record({ what: is('reverse'), which }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: is('import'), rows: fc.uniqueArray(few(ROWS), { minLength: 1, maxLength: ROWS }) }),
  },
  { weight: 1, arbitrary: fc.record({ what: is('erase'), person: few(4) }) },
);

/** Begins by recording something, so that the others have something to meet. */
const clientOfServices = fc
  .tuple(fc.record({ what: is('record'), ...service }), fc.array(operation, { maxLength: 5 }))
  .map(([first, others]): readonly Operation[] => [first, ...others]);

/** Finds out who is the same person as whom, and that they are not after all. */
const clientOfFiles = fc
  .tuple(merge, fc.array(fc.oneof(merge, split, split), { minLength: 1, maxLength: 3 }))
  .map(([first, others]): readonly Operation[] => [first, ...others]);

/** @param clients how many at once. */
export const runs = (clients: { readonly min: number; readonly max: number }): fc.Arbitrary<Run> =>
  fc.record({
    setting: fc.constantFrom(...SETTINGS),
    seed: fc.noShrink(fc.nat()),
    crowd: fc.constantFrom(2, 3, 4),
    faults: fc.constantFrom<FaultRate>(0, 12, 30),
    oneByOne: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    file: fc.array(fc.record(service), { minLength: ROWS, maxLength: ROWS }),
    clients: fc.array(fc.oneof({ weight: 4, arbitrary: clientOfServices }, { weight: 1, arbitrary: clientOfFiles }), {
      minLength: clients.min,
      maxLength: clients.max,
    }),
  });

import type { Operation, Run, Says, Step } from './operations.ts';

/** Runs that once ended badly, and runs that are worth playing every time. */
const step = (one: Operation, beside?: Operation, dies?: Step['dies']): Step => ({ do: one, beside, dies });
const settle: Operation = { what: 'settle', seed: 1 };
const text = (says: Says, words = 0, offer = 1): Operation => ({
  what: 'text',
  trip: 0,
  offer,
  says,
  words,
  code: 'right',
  again: 'never',
});
const run = (steps: readonly Step[], change: Partial<Run> = {}): Run => ({
  partners: 5,
  waveSize: 2,
  maxWaves: 2,
  trips: [{ when: 'now', person: true, dies: undefined }],
  settled: true,
  startsAt: 'day',
  steps,
  ...change,
});

const deliver: Operation = { what: 'deliver', nth: 0, outcome: 'ok', unlisted: false };

export const examples: readonly Run[] = [
  // The time moves by less than is worth a text before the first text has left: the person is told all the same.
  run([step(text('eta')), step({ what: 'timer', nth: 0, twice: false }), step(text('eta')), step(settle)]),
  run(
    [
      step(text('eta')),
      step(settle),
      step(text('eta')),
      step(settle),
      step({ what: 'wait', minutes: 600 }),
      step(settle),
    ],
    { startsAt: 'night' },
  ),
  // Who has the trip stops texts: on-call hears of it, once, and of everything else as well.
  run([step(text('yes')), step(text('stop')), step(settle), step({ what: 'wait', minutes: 5 }), step(settle)]),
  // A withdrawal that on-call has in hand; a yes of two at once; a review by two at once.
  run([
    step(text('yes')),
    step({ what: 'repeat-text' }),
    step(settle),
    step(text('no')),
    step(settle),
    step({ what: 'on-call', trip: 0, turn: 0, says: 'ok', again: 'at-once' }),
    step(settle),
    step(text('yes'), text('yes', 1, 2)),
    step({ what: 'timer', nth: 0, twice: true }),
    step(settle),
    step({ what: 'redispatch', trip: 0 }),
    step(settle),
  ]),
  // Assigned while another answers, and the instance that writes it down dies.
  run([
    step({ what: 'assign', trip: 0, partner: 1 }, text('yes'), { at: 1, committed: true }),
    step(settle),
    step({ what: 'redispatch', trip: 0 }, undefined, { at: 1, committed: false }),
    step(settle),
    step(text('yes'), undefined, { at: 1, committed: true }),
    step(text('no-show')),
    step(settle),
  ]),
  // Danger is heard by whoever on call says so, whatever comes of the trip meanwhile; so is who is not understood twice.
  run([
    step(text('yes')),
    step(settle),
    step(text('danger')),
    step(settle),
    step(text('picked-up'), text('danger', 1)),
    step(settle),
    step({ what: 'wait', minutes: 11 }),
    step(settle),
    step(text('done')),
    step({ what: 'wait', minutes: 21 }),
    step(settle),
    step({ what: 'on-call', trip: 0, turn: 0, says: 'ok', again: 'later' }),
    step(settle),
  ]),
  run([
    step(text('yes')),
    step(text('mumble')),
    step(text('mumble'), text('mumble')),
    step(settle),
    step(text('danger'), text('no')),
    step(settle),
    step({ what: 'on-call', trip: 0, turn: 0, says: 'no', again: 'never' }),
    step(settle),
  ]),
  // Who was to come withdraws before the text that says so leaves: it does not leave.
  run(
    [
      step(text('yes')),
      step({ what: 'timer', nth: 0, twice: false }),
      step({ what: 'timer', nth: 0, twice: false }),
      step(text('no')),
      step(deliver),
      step(deliver),
      step(settle),
    ],
    { waveSize: 1 },
  ),
  // The same partner says yes again before anybody has looked: the person is told after all.
  run(
    [
      step(text('yes')),
      step({ what: 'timer', nth: 0, twice: false }),
      step({ what: 'timer', nth: 0, twice: false }),
      step(text('no')),
      step(deliver),
      step(deliver),
      step(text('yes')),
      step(settle),
    ],
    { waveSize: 1 },
  ),
];

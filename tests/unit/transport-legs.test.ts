import { describe, expect, it } from 'vitest';
import { courseOf, gapIn } from '../../shared/transport/legs.ts';
import type { TripPoint } from '../../shared/transport/model.ts';

const town = (communityId: string): TripPoint => ({ kind: 'community', communityId });
const HEARST = town('place-hearst');
const KAPUSKASING = town('place-kapuskasing');
const TIMMINS = town('place-timmins');
const COCHRANE = town('place-cochrane');
const AIRPORT: TripPoint = { kind: 'airport', ident: 'CYTS' };
const at = (locationId: string): TripPoint => ({ kind: 'location', locationId });
const [HOUSE, CLINIC, CABIN] = [at('house'), at('clinic'), at('cabin')];
const locations = [
  { id: 'house', communityId: 'place-timmins', confidential: true },
  { id: 'clinic', communityId: 'place-timmins', confidential: false },
  { id: 'cabin', confidential: false },
];

/** One leg after the other, each from where the last one ended. */
const along = (...points: readonly TripPoint[]) =>
  points.slice(1).map((to, place) => ({ from: points[place] ?? to, to }));

describe('legs that one driver goes', () => {
  it.each([
    [[{ from: HEARST, to: TIMMINS }]],
    [along(HEARST, KAPUSKASING, TIMMINS)],
    [along(HEARST, KAPUSKASING, HEARST)],
    [along(TIMMINS, CABIN, TIMMINS)],
    // In one community: from the door where somebody was let out to the next.
    [
      [
        { from: HEARST, to: TIMMINS },
        { from: HOUSE, to: COCHRANE },
      ],
    ],
    [
      [
        { from: HEARST, to: CLINIC },
        { from: HOUSE, to: COCHRANE },
      ],
    ],
    [
      [
        { from: HEARST, to: AIRPORT },
        { from: TIMMINS, to: COCHRANE },
      ],
    ],
  ])('hold together: %j', (legs) => {
    expect(gapIn(legs, locations)).toBeUndefined();
  });

  it.each([
    [
      1,
      [
        { from: HEARST, to: KAPUSKASING },
        { from: TIMMINS, to: COCHRANE },
      ],
    ],
    [2, [...along(HEARST, KAPUSKASING, TIMMINS), { from: HEARST, to: COCHRANE }]],
    [
      1,
      [
        { from: HEARST, to: COCHRANE },
        { from: HOUSE, to: HEARST },
      ],
    ],
    [
      1,
      [
        { from: HEARST, to: COCHRANE },
        { from: AIRPORT, to: HEARST },
      ],
    ],
    // Of this place nobody knows where it is.
    [
      1,
      [
        { from: HEARST, to: CABIN },
        { from: HEARST, to: TIMMINS },
      ],
    ],
    [
      1,
      [
        { from: HEARST, to: TIMMINS },
        { from: at('gone'), to: HEARST },
      ],
    ],
  ])('have a gap before leg %i: %j', (gap, legs) => {
    expect(gapIn(legs, locations)).toBe(gap);
  });
});

describe('the course of a trip in one line', () => {
  it.each([
    ['one way', along(HEARST, TIMMINS), [], TIMMINS, false],
    ['one way with a stop', along(HEARST, KAPUSKASING, TIMMINS), [KAPUSKASING], TIMMINS, false],
    ['there and back', along(HEARST, TIMMINS, HEARST), [], TIMMINS, true],
    ['there and back the same way', along(HEARST, COCHRANE, TIMMINS, COCHRANE, HEARST), [COCHRANE], TIMMINS, true],
    ['a round', along(HEARST, COCHRANE, TIMMINS, HEARST), [COCHRANE], TIMMINS, true],
    ['a long round', along(HEARST, COCHRANE, TIMMINS, KAPUSKASING, HEARST), [COCHRANE, TIMMINS], KAPUSKASING, true],
    ['to a shelter and on', along(HEARST, HOUSE, CLINIC), [HOUSE], CLINIC, false],
    ['in one town', [{ from: TIMMINS, to: TIMMINS }], [], TIMMINS, false],
  ])('%s', (_what, legs, stops, to, returns) => {
    expect(courseOf(legs)).toEqual({ from: legs[0]?.from, stops, to, returns });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels } from '../../console/src/ui/map/labels.ts';
import { fit, onPlane, onScreen, pull, zoom } from '../../console/src/ui/map/plane.ts';
import { waysFrom, wayTo, type Edge } from '../../console/src/ui/map/ways.ts';

const size = { width: 600, height: 400 };
const lonLat = fc.tuple(fc.double({ min: -95, max: -74, noNaN: true }), fc.double({ min: 42, max: 57, noNaN: true }));

describe('the plane', () => {
  it('has the north above and the east to the right', () => {
    const [timmins, toronto, kenora] = [onPlane([-81.3, 48.5]), onPlane([-79.4, 43.7]), onPlane([-94.5, 49.8])];
    expect(timmins.y).toBeLessThan(toronto.y);
    expect(kenora.x).toBeLessThan(timmins.x);
  });

  it('fits all that is marked into the sheet', () => {
    fc.assert(
      fc.property(fc.array(lonLat, { minLength: 1, maxLength: 20 }), (places) => {
        const points = places.map(onPlane);
        const view = fit(points, size, 40);
        for (const point of points) {
          const { x, y } = onScreen(view, size, point);
          expect(x).toBeGreaterThanOrEqual(39);
          expect(x).toBeLessThanOrEqual(561);
          expect(y).toBeGreaterThanOrEqual(39);
          expect(y).toBeLessThanOrEqual(361);
        }
      }),
    );
  });

  it('keeps what is under the pointer where it is', () => {
    const view = fit([onPlane([-90, 50]), onPlane([-80, 46])], size, 20);
    const place = onPlane([-84, 48]);
    const at = onScreen(view, size, place);
    const after = onScreen(zoom(view, size, 1.7, at), size, place);
    expect(after.x).toBeCloseTo(at.x, 6);
    expect(after.y).toBeCloseTo(at.y, 6);
  });

  it('follows the hand that pulls it', () => {
    const view = fit([], size, 0);
    const before = onScreen(view, size, { x: 1, y: 1 });
    const after = onScreen(pull(view, 30, -10), size, { x: 1, y: 1 });
    expect(after.x - before.x).toBeCloseTo(30, 6);
    expect(after.y - before.y).toBeCloseTo(-10, 6);
  });
});

describe('labels', () => {
  const mark = fc.record({
    x: fc.integer({ min: 0, max: 600 }),
    y: fc.integer({ min: 0, max: 400 }),
    radius: fc.constantFrom(3, 12),
    width: fc.integer({ min: 0, max: 150 }),
  });

  it('never cover one another', () => {
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 40 }), (marks) => {
        const all = marks.map((one, at) => ({ ...one, id: String(at) }));
        const boxes = [...placeLabels(all, size, 16)].map(([id, { x, y, anchor }]) => {
          const width = all[Number(id)]?.width ?? 0;
          const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
          return { left, right: left + width, top: y - 8, bottom: y + 8 };
        });
        for (const [at, one] of boxes.entries()) {
          for (const other of boxes.slice(at + 1)) {
            const apart =
              one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
            expect(apart).toBe(true);
          }
        }
      }),
    );
  });

  it('of the first comes before that of the others', () => {
    const two = ['a', 'b'].map((id) => ({ id, x: 300, y: 200, radius: 3, width: 290 }));
    expect([...placeLabels(two, size, 16).keys()][0]).toBe('a');
  });
});

describe('ways', () => {
  const edge = (from: string, to: string, mode: Edge[2], minutes: number, open = true): Edge => [
    from,
    to,
    mode,
    'vehicle',
    100,
    minutes,
    open,
    'all-year',
    null,
    'data',
  ];
  const edges = [
    edge('a', 'b', 'road', 60),
    edge('b', 'c', 'winter-road', 60),
    edge('a', 'c', 'air', 500),
    edge('c', 'd', 'winter-road', 10, false),
  ];

  it('go the quickest way, in both directions', () => {
    const hops = wayTo(waysFrom(edges, 'c', ['road', 'winter-road', 'air']), 'a');
    expect(hops).toEqual([
      { from: 'c', to: 'b', mode: 'winter-road' },
      { from: 'b', to: 'a', mode: 'road' },
    ]);
  });

  it('take only the modes that are told of', () => {
    expect(wayTo(waysFrom(edges, 'a', ['road', 'air']), 'c').map(({ mode }) => mode)).toEqual(['air']);
  });

  it('do not take what is closed on that day', () => {
    expect(wayTo(waysFrom(edges, 'a', ['road', 'winter-road', 'air']), 'd')).toEqual([]);
  });
});

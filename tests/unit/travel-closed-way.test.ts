import { describe, expect, it } from 'vitest';
import { closedWay, networkFor, type TravelHub } from '../../shared/travel/index.ts';
import { codesOf, leaving, pointOf, travelHub, usualHub } from './travel-builder.ts';

type Mode = Parameters<typeof closedWay>[1]['mode'];
const closed = (
  from: string,
  to: string,
  mode: Mode,
  at: string,
  { hub = usualHub, now = at }: { hub?: TravelHub; now?: string } = {},
): string[] => codesOf(closedWay(networkFor(hub, new Date(now)), { from: pointOf(from), to: pointOf(to), mode, at }));

const FEBRUARY = '2026-02-10T14:00:00.000Z';
const JUNE = '2026-06-10T14:00:00.000Z';
const NOVEMBER = '2026-11-23T14:00:00.000Z';

describe('a way that somebody means to take', () => {
  it.each<[string, string, string, Mode, string]>([
    ['the winter road while it carries', 'fn-143', 'place-timmins', 'winter-road', FEBRUARY],
    ['the winter road, called a road', 'fn-143', 'place-timmins', 'road', FEBRUARY],
    [
      'the eve of its opening: the ice is reached tomorrow',
      'fn-143',
      'place-timmins',
      'winter-road',
      '2026-01-19T23:00:00.000Z',
    ],
    ['a highway, at any time', 'place-hearst', 'place-timmins', 'road', NOVEMBER],
    ['a highway, called a winter road', 'place-hearst', 'place-timmins', 'winter-road', NOVEMBER],
    ['the drive to the airport', 'fn-143', 'CYAT', 'road', NOVEMBER],
    ['a drive within a community', 'fn-143', 'fn-143', 'road', NOVEMBER],
    ['a plane', 'fn-143', 'place-timmins', 'air', NOVEMBER],
    ['the water taxi in summer', 'place-moosonee', 'fn-144', 'boat', JUNE],
    ['the train, though it does not run today', 'place-moosonee', 'place-cochrane', 'rail', '2026-06-13T14:00:00.000Z'],
  ])('can be taken: %s', (_what, from, to, mode, at) => {
    expect(closed(from, to, mode, at)).toEqual([]);
    expect(closed(to, from, mode, at)).toEqual([]);
  });

  it.each<[string, string, string, Mode, string, string]>([
    ['the winter road in autumn', 'fn-143', 'place-timmins', 'winter-road', NOVEMBER, 'winter-road-closed'],
    ['the winter road, called a road', 'fn-143', 'place-timmins', 'road', NOVEMBER, 'winter-road-closed'],
    ['the winter road in June', 'fn-143', 'fn-243', 'winter-road', JUNE, 'winter-road-closed'],
    ['the water taxi at freeze-up', 'place-moosonee', 'fn-144', 'boat', '2026-12-05T15:00:00.000Z', 'out-of-season'],
  ])('is closed: %s', (_what, from, to, mode, at, code) => {
    expect(closed(from, to, mode, at)).toContain(code);
    expect(closed(to, from, mode, at)).toContain(code);
  });

  it('is open or closed by what the hub reports of it, for as long as a report is believed', () => {
    const open = { hub: travelHub({}, { status: 'full' }) };
    const shut = { hub: travelHub({}, { status: 'temporarily closed' }) };
    expect(closed('fn-143', 'place-timmins', 'winter-road', NOVEMBER, open)).toEqual([]);
    expect(closed('fn-143', 'place-timmins', 'winter-road', FEBRUARY, shut)).toEqual(['winter-road-reported-closed']);
    const inMarch = { ...shut, now: FEBRUARY };
    expect(closed('fn-143', 'place-timmins', 'winter-road', '2026-03-10T14:00:00.000Z', inMarch)).toEqual([]);
  });

  it('is closed where the hub says so, unless there is a way around', () => {
    const until = '2026-11-26T14:00:00.000Z';
    const fire = { hub: travelHub({ closures: [{ mode: 'road', until }] }) };
    expect(closed('place-hearst', 'place-timmins', 'road', NOVEMBER, fire)).toContain('closed-until');
    expect(closed('place-hearst', 'place-timmins', 'road', '2026-11-26T10:00:00.000Z', fire)).toEqual([]);
    const smoke = { hub: travelHub({ closures: [{ mode: 'air', until }] }) };
    expect(closed('fn-143', 'place-timmins', 'air', NOVEMBER, smoke)).toContain('closed-until');
    expect(closed('place-hearst', 'place-timmins', 'road', NOVEMBER, smoke)).toEqual([]);
  });

  it('of which nothing is known is not closed', () => {
    expect(closed('fn-143', 'fn-9999', 'road', NOVEMBER)).toEqual([]);
    expect(closed('place-hearst', 'place-timmins', 'boat', NOVEMBER)).toEqual([]);
    expect(closed('place-hearst', 'place-timmins', 'rail', NOVEMBER)).toEqual([]);
  });

  it('is never one that a plan takes', () => {
    const wrong: string[] = [];
    const pairs = [
      ['fn-143', 'place-timmins'],
      ['place-timmins', 'fn-243'],
      ['place-moosonee', 'fn-144'],
      ['place-hearst', 'place-sudbury'],
      ['place-kenora', 'fn-238'],
    ] as const;
    for (let week = 0; week < 26; week += 1) {
      const at = new Date(Date.parse('2026-01-01T03:00:00.000Z') + week * 14.27 * 86_400_000).toISOString();
      for (const [from, to] of pairs) {
        for (const { legs } of leaving(from, to, at).plans) {
          for (const { mode, from: start, to: end, departsAt } of legs) {
            const found = closedWay(networkFor(usualHub, new Date(at)), { from: start, to: end, mode, at: departsAt });
            if (found.length > 0) wrong.push(`${at} ${from} ${to} ${mode} ${codesOf(found).join(' ')}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

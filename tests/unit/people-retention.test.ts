import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptUntil, lookTomorrow, nextLook } from '../../shared/people/retention.ts';

const DAY_MS = 86_400_000;
const instant = fc
  .integer({ min: Date.parse('2020-01-01T00:00:00Z'), max: Date.parse('2040-01-01T00:00:00Z') })
  .map((ms) => new Date(ms).toISOString());

describe('what is kept for a number of days', () => {
  it('may go that many days after the last thing that happened', () => {
    expect(keptUntil('2026-11-22T15:00:00.000Z', 365)).toBe('2027-11-22T15:00:00.000Z');
    expect(nextLook('2027-11-22T14:59:59.999Z', '2027-11-22T15:00:00.000Z')).toBe('2027-11-22T15:00:00.000Z');
    expect(nextLook('2027-11-22T15:00:00.000Z', '2027-11-22T15:00:00.000Z')).toBeUndefined();
  });

  it('is never looked at too late, nor so late that a setting made shorter would not be heeded within twenty days', () => {
    fc.assert(
      fc.property(instant, instant, (now, mayGoAt) => {
        expect(nextLook(now, mayGoAt) === undefined).toBe(mayGoAt <= now);
      }),
    );
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 4000 * DAY_MS }), (now, ms) => {
        const mayGoAt = new Date(Date.parse(now) + ms).toISOString();
        const wait = Date.parse(nextLook(now, mayGoAt) ?? '') - Date.parse(now);
        expect(wait).toBe(Math.min(ms, 20 * DAY_MS));
      }),
    );
  });

  it('and is still needed is looked at again the next day', () => {
    expect(lookTomorrow('2026-11-22T15:00:00.000Z')).toBe('2026-11-23T15:00:00.000Z');
  });
});

import { describe, expect, it } from 'vitest';
import { countdown } from '../../console/src/i18n/time.ts';

const now = Date.parse('2026-11-22T08:00:00Z');
const HOUR = 3_600_000;

describe('a clock that runs down', () => {
  it.each([
    [59_000, '59 s'],
    [5000, '05 s'],
    [895_000, '14 min 55 s'],
    [245_999, '4 min 05 s'],
    [HOUR, '1 h 00 min'],
    [26 * HOUR + 60_000, '26 h 01 min'],
    [-3000, '−03 s'],
    [-750_000, '−12 min 30 s'],
    [-HOUR - 720_000, '−1 h 12 min'],
  ])('shows %i ms with its units: %s', (left, shown) => {
    expect(countdown(new Date(now + left).toISOString(), now)).toBe(shown);
  });

  it('is never taken for an hour of the day', () => {
    for (let left = -30 * HOUR; left <= 30 * HOUR; left += 7919) {
      expect(countdown(new Date(now + left).toISOString(), now)).not.toMatch(/:/u);
    }
  });
});

import { describe, expect, it } from 'vitest';
import {
  contributionOf,
  diff,
  eventsIn,
  nothing,
  sharesOf,
  talliesOf,
  withEvent,
  withoutEvent,
} from '../../shared/counting/contribution.ts';
import { counter, cumulative, meaningOf, type Figures } from '../../shared/counting/counter.ts';
import { FISCAL_MONTHS } from '../../shared/counting/fiscal-year.ts';
import { parseLocalDate } from '../../shared/platform/local-date.ts';

const event = (recipientId: string, date: string, serviceType = 'safety-planning') => ({
  recipientId,
  serviceDate: parseLocalDate(date),
  serviceType,
});
const figures = (change: Figures | undefined) => Object.fromEntries(change ?? []);

describe('a person served several times', () => {
  it('counts once, in the month of the first service', () => {
    const served = contributionOf([event('a', '2026-06-02'), event('a', '2026-05-09'), event('a', '2026-06-30')]);
    expect(eventsIn(served)).toBe(3);
    expect(figures(sharesOf(served).get('a'))).toEqual({ p2: 1, te2: 1 });
  });

  it('counts once for each type of service, and once in all', () => {
    const served = contributionOf([event('a', '2026-04-02'), event('a', '2026-07-01', 'transportation')]);
    expect(figures(sharesOf(served).get('a'))).toEqual({ p1: 1, te1: 1, tb4: 1 });
  });

  it('counts at each recipient, and once for the hub', () => {
    const shares = sharesOf(contributionOf([event('a', '2026-07-02'), event('b', '2026-05-02')]));
    expect(figures(shares.get('a'))).toEqual({ p4: 1, q4: 1, te4: 1, ue4: 1 });
    expect(figures(shares.get('b'))).toEqual({ p2: 1, te2: 1 });
  });

  it('is counted for the hub at the recipient whose id comes first, when both served in the same month', () => {
    const either = [event('b', '2026-05-02'), event('a', '2026-05-30')];
    const shares = sharesOf(contributionOf(either));
    expect(figures(shares.get('b'))).toEqual({ p2: 1, q2: 1, te2: 1, ue2: 1 });
    expect(sharesOf(contributionOf(either.toReversed()))).toEqual(shares);
  });
});

describe('a change', () => {
  const june = contributionOf([event('a', '2026-06-02')]);

  it('of a person known in that month moves no tally', () => {
    expect(diff([june], [withEvent(june, event('a', '2026-06-20'))]).size).toBe(0);
  });

  it('that is a backdated event moves the person to the earlier month', () => {
    const change = diff([june], [withEvent(june, event('a', '2026-04-20'))]);
    expect(figures(change.get('a'))).toEqual({ p1: 1, p3: -1, te1: 1, te3: -1 });
  });

  it('that is a void of the only event takes the person off', () => {
    expect(figures(diff([june], [withoutEvent(june, event('a', '2026-06-02'))]).get('a'))).toEqual({ p3: -1, te3: -1 });
  });

  it('that is a void of the first of two moves the person to the later month', () => {
    const both = withEvent(june, event('a', '2026-09-01'));
    const change = diff([both], [withoutEvent(both, event('a', '2026-06-02'))]);
    expect(figures(change.get('a'))).toEqual({ p3: -1, p6: 1, te3: -1, te6: 1 });
  });

  it('at one recipient may move for whom the hub counts the person', () => {
    const change = diff([june], [withEvent(june, event('b', '2026-05-02'))]);
    expect(figures(change.get('a'))).toEqual({ q3: 1, ue3: 1 });
    expect(figures(change.get('b'))).toEqual({ p2: 1, te2: 1 });
  });

  it('that voids what was never recorded is a fault', () => {
    expect(() => withoutEvent(nothing, event('a', '2026-06-02'))).toThrow(RangeError);
  });
});

describe('a counter', () => {
  it('is read back as it was named', () => {
    for (const month of FISCAL_MONTHS) {
      for (const meaning of [
        { measure: 'persons', month },
        { measure: 'persons-elsewhere', month },
        { measure: 'group-activities', month },
        { measure: 'capacity-activities', month },
        { measure: 'spent-cents', month },
        { measure: 'persons', month, serviceType: 'case-management' },
        { measure: 'persons-elsewhere', month, serviceType: 'a-type-of-the-hub' },
      ] as const) {
        expect(meaningOf(counter(meaning))).toEqual(meaning);
      }
    }
  });

  it('adds up month by month, each measure and type for itself', () => {
    const tally = talliesOf([
      contributionOf([event('a', '2026-04-02')]),
      contributionOf([event('a', '2026-06-02', 'transportation')]),
    ]).get('a');
    expect(cumulative(tally ?? new Map(), 'persons', 2)).toBe(1);
    expect(cumulative(tally ?? new Map(), 'persons', 3)).toBe(2);
    expect(cumulative(tally ?? new Map(), 'persons', 12, { serviceType: 'transportation' })).toBe(1);
    expect(cumulative(tally ?? new Map(), 'group-activities', 12)).toBe(0);
  });
});

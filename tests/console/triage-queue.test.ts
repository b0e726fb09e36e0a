import { describe, expect, it } from 'vitest';
import {
  countsOf,
  dangersOf,
  filtered,
  filtersFrom,
  grouped,
  holderOf,
  linesOf,
  searchOf,
  successor,
  toRenew,
  type QueueItem,
} from '../../console/src/screens/triage/queue.ts';

const item = (more: Partial<QueueItem> & Pick<QueueItem, 'id'>): QueueItem => ({
  kind: 'conversation',
  urgency: 'now',
  reason: 'unread',
  since: '2026-11-22T08:00:00.000Z',
  version: 1,
  ...more,
});
const all = filtersFrom(new URLSearchParams());
const idsOf = (items: readonly QueueItem[]): string[] => items.map(({ id }) => id);

describe('the filters of the queue', () => {
  it('are kept in the address, and what is not understood there filters nothing', () => {
    const search = new URLSearchParams('kind=trip&urgency=now&whose=mine&q=abc');
    expect(searchOf(filtersFrom(search)).toString()).toBe(search.toString());
    expect(filtersFrom(new URLSearchParams('kind=train&urgency=soon&whose=theirs'))).toEqual(all);
    expect(searchOf(all).size).toBe(0);
  });

  it('find what is mine: what I claimed, and what I hold or made', () => {
    const items = [
      item({ id: 'claimed', claimedBy: 'me' }),
      item({ id: 'held', heldBy: 'me' }),
      item({ id: 'theirs', claimedBy: 'she' }),
      item({ id: 'free' }),
    ];
    expect(idsOf(filtered(items, { ...all, whose: 'mine' }, 'me'))).toEqual(['claimed', 'held']);
  });

  it('find what nobody has; whoever made a referral need not be at it', () => {
    const items = [
      item({ id: 'free' }),
      item({ id: 'referral', kind: 'referral', heldBy: 'she' }),
      item({ id: 'trip', kind: 'trip', inHand: true }),
      item({ id: 'taken', heldBy: 'she' }),
    ];
    expect(idsOf(filtered(items, { ...all, whose: 'free' }, 'me'))).toEqual(['free', 'referral']);
  });

  it('find a part of a reference, in any case', () => {
    const items = [item({ id: 'a', reference: 'KOBAL' }), item({ id: 'b' })];
    expect(idsOf(filtered(items, { ...all, words: ' oba ' }, 'me'))).toEqual(['a']);
  });
});

describe('who has a thing', () => {
  it('is who claimed it rather than who took it over', () => {
    expect(holderOf(item({ id: 'a', claimedBy: 'she', heldBy: 'me' }))).toBe('she');
    expect(holderOf(item({ id: 'a', heldBy: 'me' }))).toBe('me');
    expect(holderOf(item({ id: 'a', kind: 'follow-up', heldBy: 'me' }))).toBeUndefined();
  });
});

describe('the list', () => {
  it('has a heading for each urgency that has something, the most urgent first, in the order of the API', () => {
    const groups = grouped([
      item({ id: 'late', urgency: 'later' }),
      item({ id: 'one', urgency: 'danger' }),
      item({ id: 'two', urgency: 'danger' }),
    ]);
    expect(linesOf(groups).map(({ key }) => key)).toEqual([
      'danger',
      'conversation one',
      'conversation two',
      'later',
      'conversation late',
    ]);
    expect(linesOf(groups)[2]).toMatchObject({ position: 2, groupSize: 2 });
  });

  it('gives the place of what has left to the next that is there, else to the one before', () => {
    expect(successor(['a', 'b', 'c'], ['a', 'c'], 'b')).toBe('c');
    expect(successor(['a', 'b', 'c'], ['a'], 'b')).toBe('a');
    expect(successor(['a', 'b', 'c'], ['x', 'c', 'a'], 'b')).toBe('c');
    expect(successor(['b'], [], 'b')).toBeUndefined();
  });
});

describe('the alarm', () => {
  it('counts danger and now, whoever has it', () => {
    const items = [
      item({ id: 'a', urgency: 'danger', claimedBy: 'she' }),
      item({ id: 'b' }),
      item({ id: 'c', urgency: 'later' }),
    ];
    expect(countsOf(items)).toEqual({ danger: 1, now: 1 });
  });

  it('takes danger that comes back for a new one, and a new text in the same danger not', () => {
    const first = item({ id: 'a', urgency: 'danger', messages: 3 });
    expect(dangersOf([{ ...first, messages: 4, version: 2 }])).toEqual(dangersOf([first]));
    expect(dangersOf([{ ...first, since: '2026-11-22T09:00:00.000Z' }])).not.toEqual(dangersOf([first]));
  });

  it('renews my claims ten minutes after they were made, and nobody else’s', () => {
    const now = Date.parse('2026-11-22T09:00:00.000Z');
    const until = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();
    const items = [
      item({ id: 'fresh', claimedBy: 'me', claimedUntil: until(29) }),
      item({ id: 'due', claimedBy: 'me', claimedUntil: until(19) }),
      item({ id: 'theirs', claimedBy: 'she', claimedUntil: until(5) }),
    ];
    expect(idsOf(toRenew(items, 'me', now))).toEqual(['due']);
  });
});

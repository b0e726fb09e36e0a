import { describe, expect, it } from 'vitest';
import type { Pair, PairOutcome } from '../../shared/identity/model.ts';
import { inOrder, pairIdOf, personsOf } from '../../shared/identity/model.ts';
import { reviewed } from '../../shared/identity/proposal.ts';
import type { IdentifierKind } from '../../shared/people/index.ts';

const [a, b] = ['018f0000-0000-7000-8000-00000000000a', '018f0000-0000-7000-8000-00000000000b'];
const at = '2026-11-22T15:00:00.000Z';
const seen = (...kinds: IdentifierKind[]) => ({ hubId: 'demo', a, b, kinds, at });
const earlier = '2026-01-01T00:00:00.000Z';
const open: Pair = { state: 'open', hubId: 'demo', a, b, kinds: ['phone'], since: earlier, refusals: [], version: 3 };
const refused: Pair = {
  ...open,
  state: 'refused',
  refusals: [{ reason: 'shared-phone', kinds: ['phone'], by: 'somebody', at: earlier }],
};
const closed = (state: PairOutcome): Pair => ({ ...open, state, closedAt: earlier, closedBy: 'somebody' });

describe('two files that were never paired', () => {
  it('are proposed when they share an identifier, and only then', () => {
    expect(reviewed(undefined, seen('phone'))).toMatchObject({
      state: 'open',
      kinds: ['phone'],
      since: at,
      refusals: [],
    });
    expect(reviewed(undefined, seen())).toBe('leave');
  });
});

describe('an open pair', () => {
  it('stays as it is while the same matches, and waits on while more or less does', () => {
    expect(reviewed(open, seen('phone'))).toBe('leave');
    expect(reviewed(open, seen('phone', 'file-number'))).toEqual({ ...open, kinds: ['phone', 'file-number'] });
    expect(reviewed(open, seen('file-number'))).toEqual({ ...open, kinds: ['file-number'] });
  });

  it('goes when nothing matches any more', () => {
    expect(reviewed(open, seen())).toBe('remove');
  });
});

describe('a refused pair', () => {
  it('is not proposed again by what it was refused with', () => {
    expect(reviewed(refused, seen('phone'))).toBe('leave');
    expect(reviewed(refused, seen())).toBe('leave');
  });

  it('is proposed again when another kind matches, with the refusal remembered', () => {
    const again = { ...refused, state: 'open', kinds: ['name-and-birth-date', 'phone'], since: at };
    expect(reviewed(refused, seen('name-and-birth-date', 'phone'))).toEqual(again);
  });

  it('that was proposed again goes back when the other kind does', () => {
    const again: Pair = { ...refused, state: 'open', kinds: ['file-number', 'phone'] };
    expect(reviewed(again, seen('phone'))).toEqual({ ...refused, kinds: ['phone'] });
  });
});

describe('a pair that a human has merged or split', () => {
  it.each(['merged', 'split'] as const)('%s: is left alone whatever matches', (state) => {
    expect(reviewed(closed(state), seen('phone', 'file-number'))).toBe('leave');
    expect(reviewed(closed(state), seen())).toBe('leave');
  });
});

describe('the id of a pair', () => {
  it('names both persons, in one order only', () => {
    expect(inOrder(b, a)).toEqual([a, b]);
    expect(personsOf(pairIdOf({ a, b }))).toEqual([a, b]);
    expect(personsOf(pairIdOf({ a: b, b: a }))).toBeUndefined();
    expect(personsOf(pairIdOf({ a, b: a }))).toBeUndefined();
    expect(personsOf(`${a}_`)).toBeUndefined();
  });
});

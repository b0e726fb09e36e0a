import { describe, expect, it } from 'vitest';
import {
  actionsFor,
  attentionOf,
  groupsOf,
  isClosed,
  isLate,
  STATUSES,
  type Referral,
} from '../../console/src/screens/referrals/state.ts';
import { transitionOf, type Filled } from '../../console/src/screens/referrals/transitions.ts';
import { REFERRAL_STATUSES } from '../../shared/referrals/model.ts';
import { stepsFrom } from '../../shared/referrals/states.ts';

const referral = (id: string, more: Partial<Referral> = {}): Referral => ({
  id,
  organizationId: 'o',
  kind: 'referral',
  urgency: 'standard',
  status: 'requested',
  round: 1,
  createdAt: '2026-11-20T10:00:00.000Z',
  updatedAt: '2026-11-20T10:00:00.000Z',
  version: 1,
  ...more,
});

describe('what is offered', () => {
  it.each(REFERRAL_STATUSES)('of a referral that is %s can be done', (status) => {
    const actions = actionsFor(status, 'coordinator');
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.filter((action) => stepsFrom(status, action) === undefined)).toEqual([]);
  });

  it('to a partner is neither sending nor calling off', () => {
    const all = REFERRAL_STATUSES.flatMap((status) => actionsFor(status, 'partner'));
    expect(all).not.toContain('send');
    expect(all).not.toContain('cancel');
    expect(all).not.toContain('reopen');
    expect(all).not.toContain('hand-over');
    expect(actionsFor('requested', 'partner')).toContain('accept');
  });

  it('knows every state there is', () => {
    expect([...STATUSES].sort()).toEqual([...REFERRAL_STATUSES].sort());
  });
});

describe('the list', () => {
  it('goes by state, then by what is due first; what has no clock comes last', () => {
    const due = (at: string) => ({ due: { stage: 'receive' as const, at } });
    const groups = groupsOf([
      referral('closed', { status: 'completed' }),
      referral('no-clock'),
      referral('later', due('2026-11-23T10:00:00.000Z')),
      referral('sooner', due('2026-11-22T10:00:00.000Z')),
      referral('accepted', { status: 'accepted' }),
    ]);
    expect(groups.map(({ status, referrals }) => [status, referrals.map(({ id }) => id)])).toEqual([
      ['requested', ['sooner', 'later', 'no-clock']],
      ['accepted', ['accepted']],
      ['completed', ['closed']],
    ]);
  });

  it('has it late once its clock has run out', () => {
    const one = referral('x', { due: { stage: 'accept', at: '2026-11-22T10:00:00.000Z' } });
    expect(isLate(one, Date.parse('2026-11-22T09:59:00Z'))).toBe(false);
    expect(isLate(one, Date.parse('2026-11-22T10:01:00Z'))).toBe(true);
    expect(isLate(referral('y'), Date.now())).toBe(false);
  });
});

describe('attention', () => {
  it('is for a consent taken back before a Nation to call, while it is open', () => {
    const both = { consentEndedAt: '2026-11-21T00:00:00Z', nationNotice: 'to-call' as const };
    expect(attentionOf(referral('x', both))).toBe('consent-ended');
    expect(attentionOf(referral('x', { nationNotice: 'to-call' }))).toBe('nation-to-call');
    expect(attentionOf(referral('x', { ...both, status: 'cancelled' }))).toBeUndefined();
  });

  it('is for an end that nobody has read', () => {
    const since = '2026-11-21T00:00:00Z';
    expect(attentionOf(referral('x', { status: 'rejected', feedback: { since } }))).toBe('feedback');
    expect(attentionOf(referral('x', { status: 'rejected', feedback: { since, readAt: since } }))).toBeUndefined();
    expect(isClosed('rejected')).toBe(true);
  });
});

describe('a transition', () => {
  const filled: Filled = {
    position: '3',
    expectedOn: '',
    reason: undefined,
    rejectReason: 'no-capacity',
    outcome: 'no-contact',
    result: undefined,
    how: 'met-in-person',
    handOver: 'connected',
    at: '2026-11-22T10:00:00.000Z',
  };

  it('says what its fields hold, and no more', () => {
    expect(transitionOf('wait', filled)).toEqual({ action: 'wait', position: 3 });
    expect(transitionOf('reject', filled)).toEqual({ action: 'reject', rejectReason: 'no-capacity' });
    expect(transitionOf('hand-over', filled)).toEqual({
      action: 'hand-over',
      how: 'met-in-person',
      at: filled.at,
      outcome: 'connected',
    });
    expect(transitionOf('accept', filled)).toEqual({ action: 'accept' });
  });

  it.each(['', '0', '1.5', 'x', '1000'])('to a waiting list needs a position, not %j', (position) => {
    expect(transitionOf('wait', { ...filled, position })).toBeUndefined();
  });

  it('that reopens needs a reason', () => {
    expect(transitionOf('reopen', filled)).toBeUndefined();
    expect(transitionOf('reopen', { ...filled, reason: 'other' })).toEqual({ action: 'reopen', reason: 'other' });
  });
});

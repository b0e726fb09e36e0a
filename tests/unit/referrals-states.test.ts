import { describe, expect, it } from 'vitest';
import { hubSettingsSchema } from '../../shared/directory/index.ts';
import { measure } from '../../shared/messaging/index.ts';
import { referralSchema, REFERRAL_STATUSES, type Referral, type ReferralStatus } from '../../shared/referrals/model.ts';
import { serviceKinds } from '../../shared/referrals/need-words.ts';
import { reviewReferral, type ReferralFacts } from '../../shared/referrals/review.ts';
import {
  isClosedReferral,
  REFERRAL_ACTIONS,
  referralTable,
  statesBefore,
  stepsFrom,
  type ReferralAction,
} from '../../shared/referrals/states.ts';
import { referralAlertText, referralAskText, referralCancelledText } from '../../shared/referrals/texts.ts';

const to = (from: ReferralStatus, action: ReferralAction): ReferralStatus | undefined =>
  stepsFrom(from, action)?.at(-1)?.to;

describe('the states of a referral', () => {
  /** Rows: from; columns: send receive accept reject start complete fail cancel reopen. */
  const expected: Readonly<Record<ReferralStatus, readonly (ReferralStatus | undefined)[]>> = {
    draft: ['requested', undefined, undefined, undefined, undefined, undefined, undefined, 'cancelled', undefined],
    requested: [undefined, 'received', 'accepted', 'rejected', undefined, undefined, undefined, 'cancelled', undefined],
    received: [undefined, undefined, 'accepted', 'rejected', undefined, undefined, undefined, 'cancelled', undefined],
    accepted: [
      undefined,
      undefined,
      undefined,
      undefined,
      'in-progress',
      'completed',
      'failed',
      'cancelled',
      undefined,
    ],
    'in-progress': [
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      'completed',
      'failed',
      'cancelled',
      undefined,
    ],
    completed: [undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined, 'in-progress'],
    rejected: [undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined, 'draft'],
    failed: [undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined, 'draft'],
    cancelled: [undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined, 'draft'],
  };

  it.each(REFERRAL_STATUSES)('from %s lead where the table says, and nowhere else', (from) => {
    expect(REFERRAL_ACTIONS.map((action) => to(from, action))).toEqual(expected[from]);
  });

  it('record an acceptance of an unread request as received, then accepted', () => {
    expect(stepsFrom('requested', 'accept')).toEqual([
      { action: 'receive', from: 'requested', to: 'received' },
      { action: 'accept', from: 'received', to: 'accepted' },
    ]);
  });

  it('give the blind write the same guard as the table', () => {
    expect(statesBefore('accept')).toEqual(['requested', 'received']);
    expect(statesBefore('complete')).toEqual(['accepted', 'in-progress']);
    expect(statesBefore('reopen')).toEqual(['completed', 'rejected', 'failed', 'cancelled']);
  });

  it('that are closed can only be reopened', () => {
    for (const status of REFERRAL_STATUSES.filter(isClosedReferral)) {
      expect(Object.keys(referralTable[status])).toEqual(['reopen']);
    }
  });
});

const hours: Parameters<typeof reviewReferral>[2] = {
  receiveHours: { urgent: 1, standard: 8 },
  acceptHours: { urgent: 4, standard: 48 },
};
const calm: ReferralFacts = { textFailed: false, partnerStopped: false, alertFailed: false };
const SENT = '2026-11-22T10:00:00.000Z';

const sent = (change: Record<string, unknown> = {}): Referral =>
  referralSchema.parse({
    id: 'r1',
    personId: '0197fd1e-0000-7000-8000-000000000001',
    organizationId: '0197fd1e-0000-7000-8000-000000000002',
    kind: 'referral',
    needs: ['counselling'],
    urgency: 'urgent',
    status: 'requested',
    round: 1,
    createdAt: SENT,
    createdBy: 'm',
    updatedAt: SENT,
    sending: { at: SENT, phoneKey: 'k', code: '7K3M', textId: 't' },
    version: 1,
    ...change,
  });

describe('the clock of a referral', () => {
  it('looks again when receipt is due', () => {
    expect(reviewReferral(sent(), calm, hours, SENT)).toEqual({ lookAgainAt: '2026-11-22T11:00:00.000Z' });
  });

  it('marks it overdue and alerts when no receipt came in time', () => {
    expect(reviewReferral(sent(), calm, hours, '2026-11-22T11:00:00.000Z')).toEqual({
      alert: 'overdue',
      overdueSince: '2026-11-22T11:00:00.000Z',
      lookAgainAt: '2026-11-22T12:00:00.000Z',
    });
  });

  it('gives a received one until its answer is due', () => {
    const review = reviewReferral(sent({ status: 'received' }), calm, hours, '2026-11-22T11:30:00.000Z');
    expect(review).toEqual({ lookAgainAt: '2026-11-22T14:00:00.000Z' });
  });

  it('alerts at once when the text did not arrive, and not twice', () => {
    const failed = { ...calm, textFailed: true };
    expect(reviewReferral(sent(), failed, hours, SENT).alert).toBe('undelivered');
    const told = sent({ alert: { kind: 'undelivered', at: SENT, count: 1, textId: 'a' } });
    expect(reviewReferral(told, failed, hours, '2026-11-22T10:10:00.000Z').alert).toBeUndefined();
  });

  it('tries the next person on call when the alert itself did not arrive', () => {
    const told = sent({ alert: { kind: 'overdue', at: '2026-11-22T11:00:00.000Z', count: 1, textId: 'a' } });
    const lost = { ...calm, alertFailed: true };
    expect(reviewReferral(told, lost, hours, '2026-11-22T11:01:00.000Z').alert).toBe('overdue');
  });

  it('stops once the partner has accepted', () => {
    expect(reviewReferral(sent({ status: 'accepted' }), calm, hours, '2026-12-22T11:00:00.000Z')).toEqual({});
  });

  it('tells a human once that an urgent referral was rejected', () => {
    const rejected = { status: 'rejected', rejectReason: 'other', outcome: 'declined-by-provider' };
    expect(reviewReferral(sent(rejected), calm, hours, '2026-11-22T10:05:00.000Z')).toEqual({ alert: 'rejected' });
    const told = sent({
      ...rejected,
      alert: { kind: 'rejected', at: '2026-11-22T10:05:00.000Z', count: 1, textId: 'a' },
    });
    expect(reviewReferral(told, calm, hours, '2026-11-22T10:06:00.000Z')).toEqual({});
  });
});

describe('the texts of a referral', () => {
  const asks = (['fr', 'en'] as const).flatMap((language) =>
    (['referral', 'transfer'] as const).flatMap((kind) =>
      serviceKinds.flatMap((need) =>
        (['under-16', '16-17', '18-plus', 'unknown'] as const).map((ageBand) =>
          referralAskText(
            language,
            '7K3M',
            { needs: [need, 'child-services'], urgency: 'urgent', ageBand, kind },
            'Noëlville',
          ),
        ),
      ),
    ),
  );
  const others = (['fr', 'en'] as const).flatMap((language) => [
    referralCancelledText(language, '7K3M'),
    ...(['overdue', 'undelivered', 'partner-stopped', 'problem', 'rejected'] as const).map((kind) =>
      referralAlertText(language, '7K3M', kind),
    ),
  ]);

  it('fit two GSM-7 segments', () => {
    for (const text of [...asks, ...others]) {
      expect({ text, ...measure(text) }).toMatchObject({ encoding: 'GSM-7' });
      expect(measure(text).segments).toBeLessThanOrEqual(2);
    }
  });

  it('give the code and both answers', () => {
    expect(asks.every((text) => /(OUI|YES) 7K3M .*(NON|NO) 7K3M/.test(text))).toBe(true);
  });

  it('are bounded by hub settings that a hub may choose', () => {
    expect(hubSettingsSchema.shape.referral.safeParse(hours).success).toBe(true);
  });
});

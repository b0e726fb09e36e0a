import { describe, expect, it } from 'vitest';
import { hubSettingsSchema } from '../../shared/directory/index.ts';
import { lintText, measure } from '../../shared/messaging/index.ts';
import {
  referralSchema,
  REFERRAL_STATUSES,
  type Referral,
  type ReferralAlert,
  type ReferralStatus,
} from '../../shared/referrals/model.ts';
import { serviceKinds } from '../../shared/referrals/need-words.ts';
import { reviewReferral, type ReferralFacts, type ReferralReview } from '../../shared/referrals/review.ts';
import {
  isClosedReferral,
  REFERRAL_ACTIONS,
  referralTable,
  statesBefore,
  stepsFrom,
  type ReferralAction,
} from '../../shared/referrals/states.ts';
import {
  referralAlertText,
  referralAskText,
  referralCancelledText,
  nationNoticeText,
  referralCoveredText,
  referralReminderText,
} from '../../shared/referrals/texts.ts';

const to = (from: ReferralStatus, action: ReferralAction): ReferralStatus | undefined =>
  stepsFrom(from, action)?.at(-1)?.to;

describe('the states of a referral', () => {
  const expected: Readonly<Record<ReferralStatus, Partial<Record<ReferralAction, ReferralStatus>>>> = {
    draft: { send: 'requested', cancel: 'cancelled' },
    requested: { receive: 'received', wait: 'received', accept: 'accepted', reject: 'rejected', cancel: 'cancelled' },
    received: { wait: 'received', accept: 'accepted', reject: 'rejected', cancel: 'cancelled' },
    accepted: {
      start: 'in-progress',
      news: 'in-progress',
      'hand-over': 'accepted',
      complete: 'completed',
      fail: 'failed',
      cancel: 'cancelled',
    },
    'in-progress': {
      news: 'in-progress',
      'hand-over': 'in-progress',
      complete: 'completed',
      fail: 'failed',
      cancel: 'cancelled',
    },
    completed: { reopen: 'in-progress' },
    rejected: { reopen: 'draft' },
    failed: { reopen: 'draft' },
    cancelled: { reopen: 'draft' },
  };

  it.each(REFERRAL_STATUSES)('from %s lead where the table says, and nowhere else', (from) => {
    const led = REFERRAL_ACTIONS.map((action) => [action, to(from, action)] as const);
    expect(Object.fromEntries(led.filter(([, end]) => end !== undefined))).toEqual(expected[from]);
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
    expect(statesBefore('wait')).toEqual(['requested', 'received']);
    expect(statesBefore('reopen')).toEqual(['completed', 'rejected', 'failed', 'cancelled']);
  });

  it('that are closed can only be reopened', () => {
    for (const status of REFERRAL_STATUSES.filter(isClosedReferral)) {
      expect(Object.keys(referralTable[status])).toEqual(['reopen']);
    }
  });
});

const ALERTS = [
  'overdue',
  'undelivered',
  'partner-stopped',
  'rejected',
  'problem',
  'not-started',
  'no-news',
  'waiting-long',
  'hand-over-due',
  'consent-ended',
  'nobody-left',
] as const satisfies readonly ReferralAlert['kind'][];

const hours: Parameters<typeof reviewReferral>[2] = {
  receiveHours: { urgent: 1, soon: 4, standard: 8 },
  acceptHours: { urgent: 4, soon: 24, standard: 48 },
  startHours: { urgent: 24, soon: 72, standard: 336 },
  newsHours: { urgent: 168, soon: 336, standard: 720 },
  waitHours: { urgent: 24, soon: 168, standard: 720 },
  handOverHours: { urgent: 12, soon: 72, standard: 168 },
  remindAtPercent: 50,
  timeZone: 'America/Toronto',
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

const at = (change: Record<string, unknown>, now: string, facts = calm): ReferralReview =>
  reviewReferral(sent(change), facts, hours, now);
const accepted = { status: 'accepted', receivedAt: SENT, acceptedAt: SENT } as const;

describe('the clock of a referral', () => {
  it('looks first when the partner is to be reminded of it', () => {
    expect(at({}, SENT)).toEqual({ lookAgainAt: '2026-11-22T10:30:00.000Z' });
  });

  it('reminds the partner once, before anybody of the hub is told', () => {
    expect(at({}, '2026-11-22T10:30:00.000Z')).toEqual({ remind: 'receive', lookAgainAt: '2026-11-22T11:00:00.000Z' });
    const reminded = { reminded: { stage: 'receive', at: '2026-11-22T10:30:00.000Z' } };
    expect(at(reminded, '2026-11-22T10:31:00.000Z')).toEqual({ lookAgainAt: '2026-11-22T11:00:00.000Z' });
  });

  it('marks it overdue and alerts when no receipt came in time', () => {
    expect(at({}, '2026-11-22T11:00:00.000Z')).toEqual({
      alert: 'overdue',
      overdueSince: '2026-11-22T11:00:00.000Z',
      lookAgainAt: '2026-11-22T12:00:00.000Z',
    });
  });

  it('gives a received one until its answer is due', () => {
    const review = at({ status: 'received' }, '2026-11-22T12:30:00.000Z');
    expect(review).toEqual({ remind: 'accept', lookAgainAt: '2026-11-22T14:00:00.000Z' });
    expect(at({ status: 'received' }, '2026-11-22T14:00:00.000Z').alert).toBe('overdue');
  });

  it('has a middle urgency between the two', () => {
    expect(at({ urgency: 'soon' }, '2026-11-22T13:59:00.000Z').alert).toBeUndefined();
    expect(at({ urgency: 'soon' }, '2026-11-22T14:00:00.000Z').alert).toBe('overdue');
  });

  it('reminds of what is not urgent by day only', () => {
    // 22:00 in Toronto: half of eight hours would be at 02:00, and is moved to 08:00, when it is late already.
    const evening = {
      urgency: 'standard',
      sending: { at: '2026-11-23T03:00:00.000Z', phoneKey: 'k', code: '7K3M', textId: 't' },
    };
    expect(at(evening, '2026-11-23T03:00:00.000Z').lookAgainAt).toBe('2026-11-23T11:00:00.000Z');
    const night = { ...evening, status: 'received' };
    expect(at(night, '2026-11-23T03:00:00.000Z').lookAgainAt).toBe('2026-11-24T13:00:00.000Z');
  });

  it('alerts at once when the text did not arrive, and not twice', () => {
    const failed = { ...calm, textFailed: true };
    expect(at({}, SENT, failed).alert).toBe('undelivered');
    const told = { alert: { kind: 'undelivered', at: SENT, count: 1, textId: 'a' } };
    expect(at(told, '2026-11-22T10:10:00.000Z', failed).alert).toBeUndefined();
    expect(at({}, '2026-11-22T10:30:00.000Z', failed).remind).toBeUndefined();
  });

  it('tries the next person on call when the alert itself did not arrive', () => {
    const told = { alert: { kind: 'overdue', at: '2026-11-22T11:00:00.000Z', count: 1, textId: 'a' } };
    const lost = { ...calm, alertFailed: true };
    expect(at(told, '2026-11-22T11:01:00.000Z', lost).alert).toBe('overdue');
  });

  it('goes on after the yes: whether it has begun, and whether anything is heard of it', () => {
    expect(at(accepted, '2026-11-22T22:00:00.000Z')).toEqual({
      remind: 'start',
      lookAgainAt: '2026-11-23T10:00:00.000Z',
    });
    expect(at(accepted, '2026-11-23T10:00:00.000Z').alert).toBe('not-started');
    const begun = { ...accepted, status: 'in-progress', startedAt: SENT };
    expect(at(begun, '2026-11-26T10:00:00.000Z').remind).toBe('news');
    expect(at(begun, '2026-11-29T10:00:00.000Z').alert).toBe('no-news');
  });

  it('of a waiting list is its own, and the wait for the answer stops', () => {
    const listed = { status: 'received', waitingSince: SENT, waitlist: { position: 3, at: SENT } };
    expect(at(listed, '2026-11-22T14:00:00.000Z').alert).toBeUndefined();
    expect(at(listed, '2026-11-22T22:00:00.000Z').remind).toBe('wait');
    expect(at(listed, '2026-11-23T10:00:00.000Z').alert).toBe('waiting-long');
  });

  it('asks for a warm hand-over that was promised, until the two have spoken', () => {
    const promised = { ...accepted, warmHandOver: true };
    expect(at(promised, '2026-11-22T22:00:00.000Z').alert).toBe('hand-over-due');
    const met = { how: 'met-in-person', at: '2026-11-22T15:00:00.000Z', by: 'm' };
    const recorded = { ...promised, handOver: { ...met, outcome: 'connected' } };
    expect(at(recorded, '2026-11-22T22:00:00.000Z').alert).toBeUndefined();
    const missed = { ...promised, handOver: { ...met, outcome: 'person-absent' } };
    expect(at(missed, '2026-11-23T02:59:00.000Z').alert).toBeUndefined();
    expect(at(missed, '2026-11-23T03:00:00.000Z').alert).toBe('hand-over-due');
  });

  it('tells the hub of a consent taken back and of a problem before anything else, and keeps looking', () => {
    const review = at({ ...accepted, untold: 'consent-ended' }, SENT);
    expect(review).toEqual({ alert: 'consent-ended', lookAgainAt: '2026-11-22T22:00:00.000Z' });
    expect(at({ ...accepted, problemSince: SENT }, SENT)).toMatchObject({ alert: 'problem' });
    const told = { ...accepted, alert: { kind: 'consent-ended', at: SENT, count: 1, textId: 'a' } };
    expect(at(told, SENT, { ...calm, alertFailed: true }).alert).toBe('consent-ended');
  });

  it('tells a human once that an urgent referral was rejected', () => {
    const rejected = { status: 'rejected', rejectReason: 'other', outcome: 'declined-by-provider' };
    expect(at(rejected, '2026-11-22T10:05:00.000Z')).toEqual({ alert: 'rejected' });
    const told = { ...rejected, alert: { kind: 'rejected', at: '2026-11-22T10:05:00.000Z', count: 1, textId: 'a' } };
    expect(at(told, '2026-11-22T10:06:00.000Z')).toEqual({});
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
            { needs: [need, 'child-services'], urgency: 'urgent', ageBand, kind, byTelephone: [] },
            'Noëlville',
          ),
        ),
      ),
    ),
  );
  const others = (['fr', 'en'] as const).flatMap((language) => [
    referralCancelledText(language, '7K3M'),
    referralCoveredText(language, '7K3M'),
    nationNoticeText(language),
    ...(['receive', 'accept', 'wait', 'start', 'news'] as const).map((stage) =>
      referralReminderText(language, '7K3M', stage),
    ),
    ...ALERTS.map((kind) => referralAlertText(language, '7K3M', kind)),
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

  it('are safe to send, and those that ask nothing new fit one segment', () => {
    for (const text of others) expect(lintText(text, { phoneDeclaredSafe: false })).toEqual([]);
    expect(others.filter((text) => measure(text).segments > 1)).toEqual([]);
  });

  it('are bounded by hub settings that a hub may choose', () => {
    const { timeZone: _, ...chosen } = hours;
    expect(hubSettingsSchema.shape.referral.safeParse(chosen).success).toBe(true);
  });

  it('have clocks in a hub that only knows the two of before', () => {
    const two = { receiveHours: { urgent: 1, standard: 8 }, acceptHours: { urgent: 4, standard: 48 } };
    expect(hubSettingsSchema.shape.referral.parse(two)).toMatchObject({
      startHours: { soon: 72 },
      remindAtPercent: 50,
    });
  });
});

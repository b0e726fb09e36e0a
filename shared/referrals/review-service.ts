import { readHubSettings } from '../directory/index.ts';
import { outboxStates } from '../messaging/index.ts';
import { readLines } from '../partners/line/index.ts';
import type { Platform } from '../platform/platform.ts';
import { consumeTimer, setTimer } from '../platform/timer.ts';
import type { Write } from '../platform/transaction.ts';
import { endFor } from './consent-end-service.ts';
import { turnAfter } from './group/turn-service.ts';
import { referralSchema, type Referral } from './model.ts';
import { consentRunOut, reviewReferral, type ReferralFacts } from './review.ts';
import { alertOnCall, clocksOf, remindPartner, tellCovered } from './sending/service.ts';
import { feedbackWrite, historyWrite, readReferral, replaceReferral } from './store.ts';

const MAX_ATTEMPTS = 6;

/**
 * Looks at a referral because a clock, an answer or a failed text says so, and does what it calls for. The timer is
 * consumed with the effect; called again it finds nothing to do.
 */
export async function reviewReferralNow(platform: Platform, referralId: string, timerId?: string): Promise<void> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const done = timerId === undefined ? [] : [consumeTimer(timerId)];
    const referral = await readReferral(platform, referralId);
    if (referral === undefined) {
      await platform.table.write(done);
      return;
    }
    const ranOut = consentRunOut(referral, platform.clock().toISOString());
    if (ranOut !== undefined) {
      await endFor(platform, referralId, ranOut);
      continue;
    }
    const outcome = await platform.table.write([...done, ...(await reviewWrites(platform, referral, timerId))]);
    if (outcome.committed || outcome.refusals.includes('timer-done')) return;
  }
  throw new Error('A referral kept changing while it was reviewed');
}

async function reviewWrites(platform: Platform, referral: Referral, timerId: string | undefined): Promise<Write[]> {
  const settings = await readHubSettings(platform);
  const facts = await factsOf(platform, referral);
  const now = platform.clock().toISOString();
  const review = reviewReferral(referral, facts, clocksOf(settings), now);
  const turn = await turnAfter(platform, referral, { ...facts, isOverdue: review.overdueSince !== undefined });
  const alert = turn.isPassed && isForThisOne(review.alert) ? undefined : review.alert;
  const told = turn.isExhausted ? 'nobody-left' : alert;
  const { remind } = review;
  const feedbackSince = dueFeedback(referral);
  const { clock } = referral;
  // A clock that rang a moment early is wound again: the timer that asked is consumed.
  const kept = review.lookAgainAt !== undefined && clock?.at === review.lookAgainAt && clock.timerId !== timerId;
  const isWound = kept || (review.lookAgainAt === undefined && clock === undefined);
  const isQuiet = told === undefined && remind === undefined && feedbackSince === undefined;
  const isUnchanged = review.overdueSince === referral.overdueSince && referral.toTell === undefined;
  if (isQuiet && isUnchanged && isWound && turn.writes.length === 0) return [];

  const writes: Write[] = [...turn.writes];
  const next: Record<string, unknown> = {
    ...referral,
    clock: undefined,
    problemSince: undefined,
    untold: undefined,
    toTell: undefined,
    overdueSince: review.overdueSince,
  };
  if (review.lookAgainAt !== undefined) {
    const id = platform.ids.uuid();
    next['clock'] = { at: review.lookAgainAt, timerId: id };
    const work = { what: 'review-referral' as const, referralId: referral.id };
    writes.push(setTimer({ id, dueAt: review.lookAgainAt, work }));
  }
  if (told !== undefined) {
    const { alert: alerted, writes: alerting } = await alertOnCall(platform, settings, referral, told);
    next['alert'] = alerted;
    writes.push(...alerting);
  }
  if (remind !== undefined && remind !== 'hand-over') {
    next['reminded'] = { stage: remind, at: now };
    const event = { id: platform.ids.uuid(), at: now, event: `remind-${remind}`, by: { kind: 'clock' as const } };
    writes.push(historyWrite(referral.id, event), ...(await remindPartner(platform, referral, remind)));
  }
  if (referral.toTell !== undefined) writes.push(...(await tellCovered(platform, referral)));
  if (feedbackSince !== undefined) {
    next['feedback'] = { since: feedbackSince };
    writes.push(feedbackWrite(platform.hubId, referral, feedbackSince));
  }
  return [replaceReferral(platform.hubId, referralSchema.parse(next), referral.version), ...writes];
}

/** What somebody of the hub need not do anything about while the next partner is asked. */
const isForThisOne = (alert: string | undefined): boolean =>
  alert === 'overdue' ||
  alert === 'undelivered' ||
  alert === 'partner-stopped' ||
  alert === 'rejected' ||
  alert === 'waiting-long';

/** It has ended by what the partner did, and whoever made it has not been told yet. */
function dueFeedback({ status, feedback, closedAt }: Referral): string | undefined {
  const ended = status === 'completed' || status === 'failed' || status === 'rejected';
  return ended && feedback === undefined ? closedAt : undefined;
}

async function factsOf(platform: Platform, referral: Referral): Promise<ReferralFacts> {
  const sending = referral.status === 'draft' ? undefined : referral.sending;
  const lines = await readLines(platform, sending === undefined ? [] : [sending.phoneKey]);
  const textIds = [sending?.textId, referral.alert?.textId].filter((id) => id !== undefined);
  const texts = await outboxStates(platform, textIds);
  const failed = (id: string | undefined): boolean => {
    const status = id === undefined ? undefined : texts.get(id)?.status;
    return status === 'failed' || status === 'undelivered';
  };
  return {
    textFailed: failed(sending?.textId),
    partnerStopped: sending !== undefined && lines.get(sending.phoneKey)?.optedOut === true,
    alertFailed: failed(referral.alert?.textId),
  };
}

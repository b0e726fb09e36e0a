import type { SNSClient } from '@aws-sdk/client-sns';
import { later } from '../platform/clock.ts';
import type { Platform } from '../platform/platform.ts';
import { isRefusal } from '../platform/refusal.ts';
import type { TimerWork } from '../platform/timer.ts';
import { afterCallback, afterReconciling, afterSending, CLAIM_MS, isOpen, type SendResult } from './delivery.ts';
import type { OutboxText, WithheldBecause } from './model.ts';
import { reportText } from './outbox-log.ts';
import { sendBySns } from './sns.ts';
import { changeOutbox, openOutbox, readOutbox, type OutboxChange } from './store.ts';
import { createTwilio } from './twilio.ts';

/** What sending needs beyond the platform. */
export interface Carrier {
  readonly twilioBaseUrl: string;
  readonly sns: SNSClient;
  readonly alertTopicArn: string;
}

export type MaySend =
  | { readonly may: 'now' }
  | { readonly may: 'later'; readonly at: string }
  | { readonly may: 'never'; readonly why: WithheldBecause };

/** Asked right before sending: whoever it concerns may have said STOP, or that it is not safe, since it was queued. */
export type MayStillSend = (text: OutboxText) => Promise<MaySend>;

/** As Twilio would have said (error 21610). */
const OPTED_OUT = 21_610;

/** When to look at a text again; nothing when it is done. */
export interface Delivery {
  readonly lookAgainAt?: string;
}

/**
 * Brings one text of the outbox a step further: sends it, reconciles one whose answer was lost, or leaves it to
 * whoever has it in hand. Safe to call at any time, any number of times, from anywhere.
 */
export async function deliver(
  platform: Platform,
  carrier: Carrier,
  id: string,
  mayStillSend: MayStillSend,
): Promise<Delivery> {
  const text = await readOutbox(platform.table, id);
  if (text === undefined || !isOpen(text.status)) return {};
  const now = platform.clock().toISOString();
  if (text.dueAt > now) return { lookAgainAt: text.dueAt };
  if (text.status === 'pending' && (await mustWait(platform, text))) return { lookAgainAt: later(now, TURN_MS) };
  return text.status === 'pending'
    ? send(platform, carrier, text, now, mayStillSend)
    : reconcile(platform, carrier, text, now);
}

const TURN_MS = 1000;

/** The one before it has not left yet. One whose answer was lost, or that waits for a busy carrier, holds nobody up for long. */
async function mustWait(platform: Platform, { behind, dueAt }: OutboxText): Promise<boolean> {
  if (behind === undefined || later(dueAt, CLAIM_MS) < platform.clock().toISOString()) return false;
  const before = await readOutbox(platform.table, behind);
  return before !== undefined && (before.status === 'pending' || before.status === 'sending');
}

async function send(
  platform: Platform,
  carrier: Carrier,
  text: OutboxText,
  now: string,
  mayStillSend: MayStillSend,
): Promise<Delivery> {
  // The claim is the right to send: a version condition, so that only one sender holds it.
  const dueAt = later(now, CLAIM_MS);
  const claimed = await changeOutbox(platform, text, {
    status: 'sending',
    attempts: text.attempts + 1,
    claimedAt: now,
    dueAt,
  });
  if (isRefusal(claimed)) return { lookAgainAt: dueAt };
  const opened = await openOutbox(platform, claimed);
  if (opened === undefined) return settle(platform, claimed, { status: 'erased' });
  const allowed = await mayStillSend(claimed);
  if (allowed.may === 'later') {
    // Not an attempt: it was not sent.
    return settle(platform, claimed, { status: 'pending', dueAt: allowed.at, attempts: text.attempts });
  }
  if (allowed.may === 'never') {
    return settle(platform, claimed, {
      status: 'withheld',
      withheld: allowed.why,
      ...(allowed.why === 'opted-out' && { errorCode: OPTED_OUT }),
    });
  }
  const result = await ask(platform, carrier, claimed, opened);
  return settle(platform, claimed, afterSending(claimed, result, platform.clock().toISOString()));
}

async function ask(
  platform: Platform,
  carrier: Carrier,
  text: OutboxText,
  { to, body }: { readonly to: string; readonly body: string },
): Promise<SendResult> {
  if (text.route === 'sns') return sendBySns(carrier.sns, to, body);
  const secret = await platform.twilio();
  return createTwilio(carrier.twilioBaseUrl, secret).send({
    from: text.line === 'intake' ? secret.intakeNumber : secret.dispatchNumber,
    to,
    body,
    statusCallback: `${platform.publicUrl}/sms/status?outbox=${text.id}`,
  });
}

async function reconcile(platform: Platform, carrier: Carrier, text: OutboxText, now: string): Promise<Delivery> {
  const opened = await openOutbox(platform, text);
  if (opened === undefined) return settle(platform, text, { status: 'erased' });
  const secret = await platform.twilio();
  const from = text.line === 'intake' ? secret.intakeNumber : secret.dispatchNumber;
  const search = await createTwilio(carrier.twilioBaseUrl, secret).find({
    from,
    ...opened,
    since: text.claimedAt ?? text.queuedAt,
  });
  return settle(platform, text, afterReconciling(text, search, now));
}

async function settle(platform: Platform, text: OutboxText, change: OutboxChange): Promise<Delivery> {
  const done = await changeOutbox(platform, text, change, followUp(text, change));
  // Somebody else (a callback) wrote first; what it wrote stands, and the index still holds whatever is open.
  if (isRefusal(done)) return { lookAgainAt: later(platform.clock().toISOString(), 1000) };
  reportText(platform, done);
  return isOpen(done.status) ? { lookAgainAt: done.dueAt } : {};
}

/** A status callback of the carrier. @returns whether it told anything new. */
export async function recordDelivery(
  platform: Platform,
  id: string,
  callback: { readonly sid: string; readonly status: string; readonly errorCode?: number },
): Promise<boolean> {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const text = await readOutbox(platform.table, id);
    if (text === undefined) return false;
    const change = afterCallback(text, callback, platform.clock().toISOString());
    if (change === undefined) return false;
    // The stream sees only new items, so a text that takes the other road needs a piece of work to set it off.
    const follow: TimerWork | undefined =
      change.status === 'pending' ? { what: 'deliver-text', outboxId: id } : followUp(text, change);
    const done = await changeOutbox(platform, text, change, follow);
    if (isRefusal(done)) continue;
    reportText(platform, done);
    return true;
  }
  throw new Error('A text kept changing while its callback was recorded');
}

function followUp(text: OutboxText, change: OutboxChange): TimerWork | undefined {
  if (change.withheld === 'no-longer-true') {
    // Nothing may have been written in its place: the trip says what the person is still to be told, and by whom.
    return text.promise && { what: 'review-trip', tripId: text.promise.tripId };
  }
  if (change.status === 'failed' || change.status === 'undelivered' || change.status === 'withheld') {
    return text.afterFailure;
  }
  return change.status === 'delivered' ? text.afterDelivery : undefined;
}

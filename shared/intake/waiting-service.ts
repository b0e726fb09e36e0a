import { readHubSettings, type HubSettings } from '../directory/index.ts';
import type { MaySend, OutboxText } from '../messaging/index.ts';
import type { DataKey } from '../platform/key-ring.ts';
import { isPhoneKey, type Platform } from '../platform/platform.ts';
import { consumeTimer, setTimer } from '../platform/timer.ts';
import { replace, type Write } from '../platform/transaction.ts';
import { alertWrite } from './alert-service.ts';
import { forgotten } from './erasure-service.ts';
import type { Waiting } from './model.ts';
import { safeToWrite } from './hours/safe-hours.ts';
import {
  conversationKey,
  conversationKeySubject,
  openConversation,
  parseConversation,
  toItem,
  type ConversationItem,
} from './store.ts';
import { nextAlertAt } from './waiting.ts';

/** What happens by itself while a conversation waits: the next person on call, a text that failed, a text that must not leave yet. */

/** The conversation, and whether its key is gone: then everything in it is erased. */
async function look(
  platform: Platform,
  phoneKey: string,
): Promise<{ readonly item: ConversationItem; readonly key: DataKey | undefined } | undefined> {
  if (!isPhoneKey(phoneKey)) return undefined;
  const subject = conversationKeySubject(phoneKey);
  const found = await platform.table.batchGet([conversationKey(phoneKey)], [subject]);
  const stored = found.item(conversationKey(phoneKey));
  if (stored === undefined) return undefined;
  return { item: parseConversation(stored), key: await platform.keys.openAfter(platform.table, subject, found) };
}

type Decide = (settings: HubSettings, item: ConversationItem, erased: boolean) => Promise<readonly Write[]>;

/** Consumes the timer in the same transaction as its effect; a conversation that changed meanwhile is looked at anew. */
async function onTimer(platform: Platform, phoneKey: string, timerId: string, decide: Decide): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const seen = await look(platform, phoneKey);
    const effect =
      seen === undefined ? [] : await decide(await readHubSettings(platform), seen.item, seen.key === undefined);
    const outcome = await platform.table.write([consumeTimer(timerId), ...effect]);
    if (outcome.committed || outcome.refusals.includes('timer-done')) return;
  }
  // Still there, and still due: the sweeper meets it again.
}

/**
 * A conversation that still waits goes to the next person on call, again and again until somebody takes it; one whose key was
 * erased leaves the queue.
 */
export function reviewConversationNow(platform: Platform, phoneKey: string, timerId: string): Promise<void> {
  return onTimer(platform, phoneKey, timerId, async (settings, item, erased) => {
    const { waiting } = item;
    if (erased)
      return [
        replace(toItem(platform.hubId, forgotten(platform, item), settings.retention.conversationDays), item.version),
      ];
    const now = platform.clock().toISOString();
    // A clock of an earlier wait: the one of this wait is still to come.
    if (waiting === undefined || (waiting.nextAt !== undefined && waiting.nextAt > now)) return [];
    const told = { ...waiting, alerts: waiting.alerts + 1, toldAt: now };
    const dueAt = nextAlertAt(told, settings.intake.answerMinutes, now);
    const next: ConversationItem = { ...item, waiting: { ...told, nextAt: dueAt } };
    const urgent = waiting.urgency === 'danger';
    return [
      replace(toItem(platform.hubId, next, settings.retention.conversationDays), item.version),
      await alertWrite(platform, settings, item.phoneKey, 'unanswered', urgent, waiting.alerts),
      setTimer({ id: platform.ids.uuid(), dueAt, work: { what: 'review-conversation', phoneKey } }),
    ];
  });
}

/**
 * Whether a text may still go to this person, asked again right before each sending: they may have said STOP, or that it is
 * not safe, since it was queued; and the hour may be one of theirs no longer.
 */
export async function maySend(
  platform: Platform,
  phoneKey: string,
  text: Pick<OutboxText, 'queuedAt' | 'knowingly'>,
): Promise<MaySend> {
  const seen = await look(platform, phoneKey);
  const opened = seen?.key && openConversation(seen.key, seen.item);
  if (!seen || !opened || seen.item.optedOut) return { may: 'never', why: 'opted-out' };
  const { conversation } = opened;
  const { intake } = await readHubSettings(platform);
  const safety = safeToWrite(conversation, platform.clock().toISOString(), intake.askAgainAfterMinutes);
  if (safety.safe === 'later') return { may: 'later', at: safety.at };
  // What was written before they said so was written for another moment; what is written after it, knowingly.
  if (safety.safe === 'now') return { may: 'now' };
  const since = conversation.unsafeSince;
  const isOverruled = text.knowingly === true && (since === undefined || since <= text.queuedAt);
  return isOverruled ? { may: 'now' } : { may: 'never', why: 'not-safe' };
}

/** A coordinator's text did not arrive: the conversation is back in the queue, and whoever is on call hears of it. */
export function textFailedNow(platform: Platform, phoneKey: string, timerId: string): Promise<void> {
  return onTimer(platform, phoneKey, timerId, async (settings, item, erased) => {
    if (erased) return [];
    const since = platform.clock().toISOString();
    // Somebody is being told already; a phone that is off all night fails ten times.
    if (item.waiting !== undefined) return [];
    const waiting: Waiting = { urgency: 'unread', since, alerts: 0, toldAt: since };
    const nextAt = nextAlertAt(waiting, settings.intake.answerMinutes, since);
    const next: ConversationItem = { ...item, waiting: { ...waiting, nextAt } };
    return [
      replace(toItem(platform.hubId, next, settings.retention.conversationDays), item.version),
      await alertWrite(platform, settings, item.phoneKey, 'text-failed', false, 0),
      setTimer({
        id: platform.ids.uuid(),
        dueAt: nextAt,
        work: { what: 'review-conversation', phoneKey },
      }),
    ];
  });
}

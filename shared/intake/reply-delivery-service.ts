import { later } from '../platform/clock.ts';
import { isPhoneKey, type Platform } from '../platform/platform.ts';
import type { Item } from '../platform/table.ts';
import { setTimer } from '../platform/timer.ts';
import { replace, type Write } from '../platform/transaction.ts';
import { afterReport, readReport, type AfterReport, type ReplyReport } from './reply-delivery.ts';
import { conversationKey, messageKey, parseConversation, toItem, type ConversationItem } from './store.ts';

const MAX_ATTEMPTS = 8;
/** A person who opted out at the carrier and writes is met by whoever looks at the queue, and by a reminder after this. */
const REMIND_AFTER_MS = 15 * 60_000;

/**
 * A status callback of the carrier about the direct reply to a text. The reply's state goes only forward; what follows from
 * a failure is written with it.
 * @returns whether it told anything new.
 */
export async function recordReplyDelivery(
  platform: Platform,
  reply: { readonly conversation: string; readonly sequence: number },
  callback: { readonly status: string; readonly errorCode?: number },
): Promise<boolean> {
  const { conversation: phoneKey, sequence } = reply;
  const report = readReport(callback.status, callback.errorCode);
  if (report === undefined || !isPhoneKey(phoneKey) || !Number.isSafeInteger(sequence) || sequence < 1) return false;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const stored = await platform.table.get(conversationKey(phoneKey));
    if (stored === undefined) return false;
    const item = parseConversation(stored);
    if (sequence <= (item.erasedThrough ?? 0)) return false;
    const follows = afterReport(report, item, sequence);
    const outcome = await platform.table.write([
      onMessage(item, sequence, report),
      ...conversationWrites(platform, stored, item, follows),
    ]);
    if (outcome.committed) {
      tell(platform, report, follows);
      return true;
    }
    if (outcome.refusals.includes('old-news')) return false;
    // The conversation changed meanwhile: read it again and decide anew.
  }
  throw new Error('A conversation kept changing while the report on a reply was recorded');
}

/** Refused as `old-news` when as much is known already, or the message is gone. */
function onMessage({ phoneKey }: ConversationItem, sequence: number, { status, rank, errorCode }: ReplyReport): Write {
  return {
    update: messageKey(phoneKey, sequence),
    set: `SET replyStatus = :status, replyRank = :rank${errorCode === undefined ? ' REMOVE replyError' : ', replyError = :error'}`,
    condition: 'attribute_exists(pk) AND direction = :in AND (attribute_not_exists(replyRank) OR replyRank < :rank)',
    values: { status, rank, in: 'in', ...(errorCode !== undefined && { error: errorCode }) },
    refusal: 'old-news',
  };
}

function conversationWrites(platform: Platform, stored: Item, item: ConversationItem, follows: AfterReport): Write[] {
  const { phoneKey, version } = item;
  const now = platform.clock().toISOString();
  const timer = (work: 'text-failed' | 'review-conversation', dueAt: string): Write =>
    setTimer({ id: platform.ids.uuid(), dueAt, work: { what: work, phoneKey } });
  const told = follows.tell ? [timer('text-failed', now)] : [];
  switch (follows.conversation.change) {
    case 'none':
      return told;
    case 'reachable': {
      const { unreachable: _gone, ...rest } = stored;
      return [replace({ ...rest, pk: stored.pk, sk: stored.sk }, version)];
    }
    case 'unreachable':
      return [...told, replace({ ...stored, unreachable: follows.conversation.why }, version)];
    case 'opted-out': {
      const waiting = item.waiting ?? { urgency: 'unread', since: now, alerts: 0 };
      // What waits for a human has no day on which it goes by itself.
      const next = toItem(platform.hubId, { ...item, optedOut: true, waiting }, 0);
      const reminder = item.waiting === undefined ? [timer('review-conversation', later(now, REMIND_AFTER_MS))] : [];
      return [...reminder, replace(next, version)];
    }
  }
}

function tell(platform: Platform, { status, errorCode }: ReplyReport, { tell: failed }: AfterReport): void {
  platform.log.info('reply-report', { code: status, providerError: errorCode });
  if (failed) platform.log.metric('OutboxFailed', 1);
}

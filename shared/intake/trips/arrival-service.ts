import { readOutbox } from '../../messaging/index.ts';
import { isPhoneKey, type Platform } from '../../platform/platform.ts';
import { consumeTimer, setTimer, type TimerWork } from '../../platform/timer.ts';
import { replace, type Write } from '../../platform/transaction.ts';
import { alertWrite } from '../alert-service.ts';
import { takenOver } from '../conversation.ts';
import type { Conversation } from '../model.ts';
import { load, type Loaded } from '../reading-service.ts';
import { sealConversation, toItem, type ConversationItem } from '../store.ts';
import { waitingNow } from '../waiting.ts';
import { answerWindowMs, standingOf } from './check-clock.ts';

type Unanswered = Extract<TimerWork, { what: 'arrival-unanswered' }>;

/**
 * Nobody answered whether they arrived well, or the question did not reach the phone: the conversation waits for a human, whoever
 * is on call is told, and the trip learns that there is no answer. A question that has not left yet, or left late, is given
 * its time; one that newer word of the trip did away with is forgotten. Consumes the timer with its effect; safe to repeat.
 */
export async function arrivalUnansweredNow(platform: Platform, work: Unanswered, timerId: string): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const outcome = await platform.table.write([consumeTimer(timerId), ...(await effectOf(platform, work))]);
    if (outcome.committed || outcome.refusals.includes('timer-done')) return;
    // A text came in meanwhile: look again.
  }
  // Still there, and still due: the sweeper meets it again.
}

async function effectOf(platform: Platform, work: Unanswered): Promise<readonly Write[]> {
  const { phoneKey, tripId } = work;
  const now = platform.clock().toISOString();
  const timer = (dueAt: string, what: TimerWork): Write => setTimer({ id: platform.ids.uuid(), dueAt, work: what });
  const none = timer(now, { what: 'arrival-answered', tripId, answer: 'none' });
  const loaded = isPhoneKey(phoneKey) ? await load(platform, phoneKey) : undefined;
  // They had everything erased: there is nobody left to ask.
  if (loaded === undefined || 'refused' in loaded) return [none];
  const { settings, opened } = loaded;
  const { arrivalCheck: check, ...conversation } = opened.conversation;
  if (check?.tripId !== tripId) return [];
  const text = await readOutbox(platform.table, check.outboxId);
  const standing = standingOf(text, check.askedAt, answerWindowMs(settings.intake.answerMinutes), now);
  switch (standing.kind) {
    case 'look-again':
      return [timer(standing.at, work)];
    case 'withdrawn':
      return [conversationWrite(platform, loaded, conversation, {})];
    case 'over':
      return [none, ...(await toHuman(platform, loaded, takenOver(conversation), now))];
  }
}

async function toHuman(
  platform: Platform,
  loaded: Loaded,
  conversation: Conversation,
  now: string,
): Promise<readonly Write[]> {
  const { settings, item } = loaded;
  const { phoneKey } = item;
  const call = { kind: 'call-human', reason: 'arrival-unanswered', urgent: true } as const;
  const waiting = waitingNow(item.waiting, [call], now, settings.intake.answerMinutes);
  const { nextAt } = waiting ?? {};
  const work = { what: 'review-conversation', phoneKey } as const;
  return [
    conversationWrite(platform, loaded, conversation, { waiting }),
    await alertWrite(platform, settings, phoneKey, call.reason, true, item.waiting?.alerts ?? 0),
    ...(nextAt === undefined || nextAt === item.waiting?.nextAt
      ? []
      : [setTimer({ id: platform.ids.uuid(), dueAt: nextAt, work })]),
  ];
}

function conversationWrite(
  platform: Platform,
  { settings, item, key, opened }: Loaded,
  conversation: Conversation,
  change: Pick<Partial<ConversationItem>, 'waiting'>,
): Write {
  const next: ConversationItem = {
    ...item,
    ...change,
    handledBy: conversation.handledBy,
    sealed: sealConversation(key, item.phoneKey, conversation, opened.phone),
    updatedAt: platform.clock().toISOString(),
  };
  return replace(toItem(platform.hubId, next, settings.retention.conversationDays), item.version);
}

import { auditWrite } from '../access/index.ts';
import { outboxStates, readOutbox, reportText, takeBackWrite, type OutboxStatus } from '../messaging/index.ts';
import { isPhoneKey, type PhoneKey, type Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import { setTimer } from '../platform/timer.ts';
import { replace, type Write } from '../platform/transaction.ts';
import type { Waiting } from './model.ts';
import { changed, load, notFound, type Loaded } from './reading-service.ts';
import {
  conversationKey,
  conversationKeySubject,
  fromMessageItem,
  HUB_ITSELF,
  messageKey,
  toItem,
  type ConversationItem,
  type Message,
} from './store.ts';
import { nextAlertAt, waitsAgain } from './waiting.ts';

interface TakenBack {
  readonly sequence: number;
  /** The member who took it back. */
  readonly by: string;
  readonly at: string;
}

const MAX_ATTEMPTS = 8;
/** Texts since the one that is taken back among which an answer is looked for: one that waits is never far from the end. */
const LOOKED_AT = 100;

/**
 * Takes a text of the staff back while it waits for the person's hours: the phone is in other hands, or what it says is so no more. It
 * never leaves, the thread says who took it back, and what it had answered waits again. A repeat changes nothing, and answers the same.
 *
 * A text that the platform wrote of a trip by itself is not taken back: the trip goes by what the person was told, and such a text asks
 * before it leaves whether it still holds.
 */
export async function takeTextBack(
  platform: Platform,
  scope: Scope,
  id: string,
  sequence: number,
): Promise<TakenBack | Refusal> {
  if (!isPhoneKey(id)) return notFound();
  // Whoever writes, sends or takes back in the same moment makes it be looked at anew: then it is one or the other.
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const loaded = await load(platform, id);
    if ('refused' in loaded) return loaded;
    const done = await tryToTakeBack(platform, scope, id, loaded, sequence);
    if (done !== undefined) return done;
  }
  return changed();
}

async function tryToTakeBack(
  platform: Platform,
  scope: Scope,
  id: PhoneKey,
  loaded: Loaded,
  sequence: number,
): Promise<TakenBack | Refusal | undefined> {
  const [message, ...after] = await messagesFrom(platform, id, loaded, sequence);
  if (message?.sequence !== sequence || message.direction === 'in') {
    return refuse('not-found', 'text-not-found', 'There is no such text of the hub in this conversation.');
  }
  if (message.takenBack !== undefined) return { sequence, ...message.takenBack };
  if (message.author === HUB_ITSELF) {
    return refuse(
      'conflict',
      'text-of-a-trip',
      'The trip says this by itself, and asks before it leaves whether it is still so. Change the trip.',
    );
  }
  const [text, heir] = await Promise.all([
    message.outboxId === undefined ? undefined : readOutbox(platform.table, message.outboxId),
    nextAnswer(platform, after),
  ]);
  // By somebody else, since the message was read.
  if (text?.withheld === 'taken-back') return undefined;
  const taken = text && takeBackWrite(text, loaded.settings.retention.sentTextDays);
  if (taken === undefined) return whyNot(text?.status);
  const takenBack = { by: scope.memberId, at: platform.clock().toISOString() };
  const outcome = await platform.table.write([
    taken.write,
    onMessage(id, sequence, 'takenBack', takenBack),
    ...waitingWrites(platform, scope, id, loaded, message.answered?.waiting, heir),
    auditWrite(
      platform,
      scope,
      conversationKeySubject(id),
      'take-text-back',
      message.answered?.waiting === undefined ? 'follow-up' : 'answer',
    ),
  ]);
  if (!outcome.committed) return undefined;
  reportText(platform, taken.text);
  return { sequence, ...takenBack };
}

/** The text, and what was written after it; none of what was erased. */
async function messagesFrom(
  platform: Platform,
  id: PhoneKey,
  { item, key }: Loaded,
  sequence: number,
): Promise<Message[]> {
  if (sequence <= (item.erasedThrough ?? 0)) return [];
  const { items } = await platform.table.query({
    pk: conversationKey(id).pk,
    between: [messageKey(id, sequence).sk, 'MESSAGE#~'],
    limit: LOOKED_AT,
  });
  return items.map((one) => fromMessageItem(key, one));
}

const NEVER_LEFT: readonly OutboxStatus[] = ['failed', 'withheld', 'erased'];

function whyNot(status: OutboxStatus | undefined): Refusal {
  return status !== undefined && NEVER_LEFT.includes(status)
    ? refuse('conflict', 'text-never-left', 'This text did not leave, and will not: there is nothing to take back.')
    : refuse('conflict', 'text-on-its-way', 'This text is already on its way: it cannot be taken back any more.');
}

/** The first of these texts that answers the person still. */
async function nextAnswer(platform: Platform, after: readonly Message[]): Promise<Message | undefined> {
  const answers = after.filter(({ answered, takenBack }) => answered !== undefined && takenBack === undefined);
  const states = await outboxStates(
    platform,
    answers.flatMap(({ outboxId }) => outboxId ?? []),
  );
  return answers.find(({ outboxId }) => {
    const state = outboxId === undefined ? undefined : states.get(outboxId);
    return state === undefined || !(state.status === 'undelivered' || NEVER_LEFT.includes(state.status));
  });
}

/**
 * The conversation as it is after it, at the version that was read: nobody has been answered by what never left. Another answer that
 * stands takes over what this one had answered.
 */
function waitingWrites(
  platform: Platform,
  scope: Scope,
  id: PhoneKey,
  { item, settings }: Loaded,
  was: Waiting | undefined,
  heir: Message | undefined,
): Write[] {
  const now = platform.clock().toISOString();
  const after = (waiting: Waiting | undefined): Write => {
    const next: ConversationItem = {
      ...item,
      ...(waiting && { waiting }),
      claimedBy: scope.memberId,
      updatedAt: now,
    };
    return replace(toItem(platform.hubId, next, settings.retention.conversationDays), item.version);
  };
  if (was === undefined) return [after(item.waiting)];
  if (heir !== undefined) {
    const waiting = waitsAgain(was, heir.answered?.waiting);
    return [after(item.waiting), onMessage(id, heir.sequence, 'answered', { waiting })];
  }
  const waiting = waitsAgain(was, item.waiting);
  if (waiting.urgency === item.waiting?.urgency) return [after(waiting)];
  // The clock of that wait has rung in vain, or is about to.
  const nextAt = nextAlertAt(waiting, settings.intake.answerMinutes, now);
  return [
    after({ ...waiting, nextAt }),
    setTimer({ id: platform.ids.uuid(), dueAt: nextAt, work: { what: 'review-conversation', phoneKey: id } }),
  ];
}

const onMessage = (id: PhoneKey, sequence: number, field: 'takenBack' | 'answered', value: object): Write => ({
  update: messageKey(id, sequence),
  set: 'SET #field = :value',
  condition: 'attribute_exists(pk)',
  names: { field },
  values: { value },
});

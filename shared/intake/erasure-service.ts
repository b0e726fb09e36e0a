import { auditWrite } from '../access/index.ts';
import { readHubSettings, type HubSettings } from '../directory/index.ts';
import {
  eraseConversationsWrites,
  erasureAudit,
  erasureWrites,
  keptUntil,
  lookTomorrow,
  nextLook,
  type Erasing,
} from '../people/index.ts';
import { later } from '../platform/clock.ts';
import { isPhoneKey, type PhoneKey, type Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import { consumeTimer, moveTimer, setTimer, type ErasedBy, type Timer } from '../platform/timer.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import { newConversation } from './conversation.ts';
import type { Conversation } from './model.ts';
import {
  conversationKey,
  conversationKeySubject,
  messageKey,
  parseConversation,
  remember,
  sealFarewell,
  toItem,
  type ConversationItem,
} from './store.ts';

/** What remains of a phone whose key was erased: only that it wants no texts, if it said so. */
export const blankAfterKey = (was: ConversationItem | undefined, now: string): Conversation | undefined =>
  was?.optedOut === true ? { ...newConversation('fr', now), optedOut: true } : undefined;

export interface ErasureByText {
  readonly phoneKey: PhoneKey;
  /** E.164; nothing for a page. */
  readonly phone: string | undefined;
  readonly was: ConversationItem | undefined;
  readonly messageSid: string;
  readonly sequence: number;
  readonly optedOut: boolean;
  readonly reply: string | undefined;
  readonly flood: ConversationItem['flood'];
  readonly now: string;
}

/** The person has confirmed: the key goes, and with a file of theirs the keys of all its conversations. */
export async function erasureByTextWrites(
  platform: Platform,
  settings: HubSettings,
  { phoneKey, phone, was, messageSid, sequence, optedOut, reply, flood, now }: ErasureByText,
): Promise<Write[]> {
  const next: ConversationItem = {
    phoneKey,
    channel: was?.channel ?? 'sms',
    ...(reply !== undefined && { farewell: sealFarewell(await platform.keys.hubKey(), phoneKey, reply) }),
    optedOut,
    handledBy: 'flow',
    sequence,
    erasedThrough: sequence,
    recent: remember(was?.recent ?? [], messageSid, sequence),
    flood,
    startedAt: now,
    updatedAt: now,
    version: was?.version ?? 1,
  };
  const item = toItem(platform.hubId, next, settings.retention.conversationDays);
  const { certificateDays } = settings.retention;
  const erasing: Erasing = { by: { kind: 'person' }, certificateDays };
  const texts = (was?.sequence ?? 0) - (was?.erasedThrough ?? 0);
  const known = { phoneKey, phone, texts, updatedAt: now };
  const erasure =
    was?.personId === undefined
      ? await eraseConversationsWrites(platform, [phoneKey], erasing, undefined, was?.sealed ? [known] : [])
      : await wholeErasure(platform, phoneKey, was.personId, erasing);
  return [was === undefined ? create(item) : replace(item, was.version), ...erasure.writes];
}

/** A conversation goes with the file that it led to, and that file's other conversations. */
async function wholeErasure(
  platform: Platform,
  phoneKey: PhoneKey,
  personId: string | undefined,
  erasing: Erasing,
): Promise<{ readonly erasureId: string; readonly writes: readonly Write[] }> {
  const file = personId === undefined ? undefined : await erasureWrites(platform, personId, erasing, [phoneKey]);
  if (file === undefined || 'refused' in file) return eraseConversationsWrites(platform, [phoneKey], erasing);
  if (!file.wasErased) return file;
  const { erasureId, writes } = await eraseConversationsWrites(platform, [phoneKey], erasing);
  return { erasureId, writes: [...writes, ...file.writes] };
}

/**
 * A coordinator erases a conversation, and with it the file that it led to, as if the person had asked by text.
 * @returns the id of the certificate; or a refusal `conversation-not-found`, `conversation-erased`, `changed-meanwhile`.
 */
export async function eraseConversation(
  platform: Platform,
  scope: Scope,
  id: string,
  reason: string,
  version: number,
): Promise<{ readonly erased: true; readonly erasureId: string } | Refusal> {
  const living = isPhoneKey(id) ? await look(platform, id) : undefined;
  if (living === undefined)
    return refuse('not-found', 'conversation-not-found', 'There is no such conversation.', 'conversationId');
  const { item, hasKey } = living;
  if (!hasKey) return refuse('not-found', 'conversation-erased', 'This conversation was erased before.');
  if (item.version !== version) return changedMeanwhile();
  const { conversationDays, certificateDays, auditDays } = (await readHubSettings(platform)).retention;
  const by: ErasedBy = { kind: 'member', memberId: scope.memberId, role: scope.role, reason };
  const { phoneKey, personId } = item;
  const { erasureId, writes } = await wholeErasure(platform, phoneKey, personId, { by, certificateDays });
  const outcome = await platform.table.write([
    replace(toItem(platform.hubId, forgotten(platform, item), conversationDays), version),
    ...writes,
    auditWrite(platform, scope, conversationKeySubject(phoneKey), 'erase-conversation', reason),
    ...(personId === undefined ? [] : erasureAudit(platform, personId, by, auditDays)),
  ]);
  return outcome.committed ? { erased: true, erasureId } : changedMeanwhile();
}

const changedMeanwhile = (): Refusal =>
  refuse('precondition', 'changed-meanwhile', 'The conversation changed meanwhile. Read it again, then erase it.');

/** What stays of an erased conversation: that it was, and whether it wants no texts. */
export function forgotten(platform: Platform, item: ConversationItem): ConversationItem {
  const { phoneKey, channel, optedOut, sequence, recent, flood, startedAt, version } = item;
  return {
    ...{ phoneKey, channel, optedOut, sequence, recent, flood, startedAt, version },
    handledBy: 'flow',
    erasedThrough: sequence,
    updatedAt: platform.clock().toISOString(),
  };
}

/** The conversation, and whether its key is there: without it everything in it is erased. */
async function look(
  platform: Platform,
  phoneKey: PhoneKey,
): Promise<{ readonly item: ConversationItem; readonly hasKey: boolean } | undefined> {
  const subject = conversationKeySubject(phoneKey);
  const found = await platform.table.batchGet([conversationKey(phoneKey)], [subject]);
  const stored = found.item(conversationKey(phoneKey));
  if (stored === undefined) return undefined;
  const key = await platform.keys.openAfter(platform.table, subject, found);
  return { item: parseConversation(stored), hasKey: key !== undefined };
}

const DAY_MS = 24 * 60 * 60_000;
const AT_ONCE = 50;
const MAX_ATTEMPTS = 5;

/**
 * Clears away what is left of an erased conversation: it leaves the triage queue; its messages, which nobody can open any
 * more, go; and a day later, when no webhook of it can be repeated any more, so does the trace that it was, unless that says
 * that this phone wants no texts. A conversation begun anew meanwhile keeps what is its own. Safe to repeat.
 */
export async function clearConversationNow(platform: Platform, phoneKey: string, timerId: string): Promise<void> {
  if (!isPhoneKey(phoneKey)) throw new Error('A conversation is named by a fingerprint');
  const { conversationDays } = (await readHubSettings(platform)).retention;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const there = await look(platform, phoneKey);
    if (there !== undefined && !there.hasKey && (there.item.erasedThrough ?? 0) < there.item.sequence) {
      const { item } = there;
      await platform.table.write([
        replace(toItem(platform.hubId, forgotten(platform, item), conversationDays), item.version),
      ]);
      continue;
    }
    await clearMessages(platform, phoneKey, there === undefined ? undefined : (there.item.erasedThrough ?? 0));
    const end = there === undefined || there.hasKey || there.item.optedOut ? [] : traceWrites(platform, there.item);
    const outcome = await platform.table.write([consumeTimer(timerId), ...end]);
    if (outcome.committed || outcome.refusals.includes('timer-done')) return;
  }
  // Still there, and still due: the sweeper meets it again.
}

/** Removes what is left of an erased conversation, or looks again once it is a day old. */
function traceWrites(platform: Platform, { phoneKey, updatedAt, version }: ConversationItem): Write[] {
  const dueAt = later(updatedAt, DAY_MS);
  if (dueAt > platform.clock().toISOString())
    return [setTimer({ id: platform.ids.uuid(), dueAt, work: { what: 'clear-conversation', phoneKey } })];
  return [
    {
      remove: conversationKey(phoneKey),
      condition: '#version = :was',
      names: { version: 'version' },
      values: { was: version },
    },
  ];
}

/** Those up to a number; where no state tells it, those of which no webhook can be repeated any more. */
async function clearMessages(platform: Platform, phoneKey: PhoneKey, through: number | undefined): Promise<void> {
  const { pk } = conversationKey(phoneKey);
  const last = through === undefined ? 'MESSAGE#~' : messageKey(phoneKey, through).sk;
  const before = later(platform.clock().toISOString(), -DAY_MS);
  for (;;) {
    const { items } = await platform.table.query({ pk, between: ['MESSAGE#', last], limit: AT_ONCE });
    const old = items.filter(({ at }) => through !== undefined || String(at) < before);
    if (old.length === 0) return;
    await platform.table.write(old.map(({ sk }): Write => ({ remove: { pk, sk } })));
  }
}

/** Set with a conversation's first text: one for each phone, for ever, as its id is the conversation's name. */
export const conversationExpiryTimer = (platform: Platform, phoneKey: PhoneKey): Write =>
  setTimer({
    id: phoneKey,
    // No hub keeps a conversation for less than a day.
    dueAt: lookTomorrow(platform.clock().toISOString()),
    work: { what: 'expire-conversation', phoneKey },
  });

/**
 * Erases a conversation that has been quiet for as long as the hub keeps one; the file that it led to has a time of its own.
 * One that waits for a human is kept until somebody has seen to it, and one whose person is `inUse` until that is over.
 */
export async function expireConversationNow(
  platform: Platform,
  timer: Timer,
  phoneKey: string,
  inUse: (personId: string) => Promise<boolean>,
): Promise<void> {
  if (!isPhoneKey(phoneKey)) throw new Error('A conversation is named by a fingerprint');
  const { conversationDays, certificateDays } = (await readHubSettings(platform)).retention;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const there = await look(platform, phoneKey);
    const writes: Write[] = [];
    if (there?.hasKey === true) {
      const { item } = there;
      const now = platform.clock().toISOString();
      const again = nextLook(now, keptUntil(item.updatedAt, conversationDays));
      if (again !== undefined) writes.push(moveTimer(timer, again));
      else if (item.waiting !== undefined || (item.personId !== undefined && (await inUse(item.personId))))
        writes.push(moveTimer(timer, lookTomorrow(now)));
      else {
        const erasing: Erasing = { by: { kind: 'retention' }, certificateDays };
        writes.push(
          replace(toItem(platform.hubId, forgotten(platform, item), conversationDays), item.version),
          ...(await eraseConversationsWrites(platform, [phoneKey], erasing)).writes,
          consumeTimer(timer.id),
        );
      }
    }
    const outcome = await platform.table.write(writes.length === 0 ? [consumeTimer(timer.id)] : writes);
    if (outcome.committed || outcome.refusals.includes('timer-done')) return;
  }
}

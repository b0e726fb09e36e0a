import { auditWrite } from '../access/index.ts';
import { parseHubSettings, settingsKey, type HubSettings } from '../directory/index.ts';
import { outboxStates, type OutboxState } from '../messaging/index.ts';
import type { DataKey } from '../platform/key-ring.ts';
import { isPhoneKey, type PhoneKey, type Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Page, PageRequest } from '../platform/table.ts';
import { describeAnswers, describeContact, type ContactSummary, type IntakeSummary } from './describe.ts';
import type { Conversation } from './model.ts';
import { safeToWrite, type SafeToWrite } from './hours/safe-hours.ts';
import {
  conversationKey,
  conversationKeySubject,
  fromMessageItem,
  messageKey,
  openConversation,
  parseConversation,
  triagePk,
  type ConversationItem,
  type Message,
  type Opened,
} from './store.ts';

/** The triage queue, the most urgent first, then who has waited longest. It says nothing of what was written. */
export async function listWaiting(
  platform: Platform,
  scope: Scope,
  page: PageRequest,
): Promise<Page<ConversationItem>> {
  const { items, cursor } = await platform.table.query({ ...page, pk: triagePk(scope.hubId), index: 'gsi1' });
  return { items: items.map(parseConversation), ...(cursor !== undefined && { cursor }) };
}

export interface OpenConversation {
  readonly item: ConversationItem;
  readonly intake: IntakeSummary;
  readonly contact: ContactSummary;
  readonly withPerson: boolean;
  readonly doubt?: Conversation['doubt'];
  readonly safety: SafeToWrite;
  /** Of a text that left by the outbox: where it stands, and the carrier's error where there is one. */
  readonly messages: (Message & { readonly outbox?: OutboxState })[];
  /** For older messages. */
  readonly cursor?: string;
}

/** A conversation as it is opened for a member of the hub. */
export interface Loaded {
  readonly settings: HubSettings;
  readonly item: ConversationItem;
  readonly key: DataKey;
  readonly opened: Opened;
}

export async function load(platform: Platform, phoneKey: PhoneKey): Promise<Loaded | Refusal> {
  const subject = conversationKeySubject(phoneKey);
  const found = await platform.table.batchGet([conversationKey(phoneKey), settingsKey(platform.hubId)], [subject]);
  const stored = found.item(conversationKey(phoneKey));
  if (stored === undefined) return notFound();
  const key = await platform.keys.openAfter(platform.table, subject, found);
  const item = parseConversation(stored);
  const opened = key === undefined ? undefined : openConversation(key, item);
  if (key === undefined || opened === undefined) {
    return refuse('not-found', 'conversation-erased', 'This conversation was erased.');
  }
  const { settings } = await parseHubSettings(platform, found.item(settingsKey(platform.hubId)));
  return { settings, item, key, opened };
}

export const notFound = (): Refusal => refuse('not-found', 'conversation-not-found', 'There is no such conversation.');

export const safetyOf = (platform: Platform, { opened, settings }: Loaded): SafeToWrite =>
  safeToWrite(opened.conversation, platform.clock().toISOString(), settings.intake.askAgainAfterMinutes);

/** Reads the thread. Whoever opens it, when and why is written to the audit before a word is shown. */
export async function readConversation(
  platform: Platform,
  scope: Scope,
  id: string,
  reason: string,
  page: PageRequest,
): Promise<OpenConversation | Refusal> {
  if (!isPhoneKey(id)) return notFound();
  const loaded = await load(platform, id);
  if ('refused' in loaded) return loaded;
  const { item, key, opened } = loaded;
  await platform.table.write([auditWrite(platform, scope, conversationKeySubject(id), 'open-conversation', reason)]);
  const { items, cursor } = await platform.table.query({
    pk: conversationKey(id).pk,
    between: [messageKey(id, (item.erasedThrough ?? 0) + 1).sk, 'MESSAGE#~'],
    descending: true,
    limit: page.limit,
    cursor: page.cursor,
  });
  const messages = items.map((one) => fromMessageItem(key, one)).reverse();
  const states = await outboxStates(
    platform,
    messages.flatMap(({ outboxId }) => outboxId ?? []),
  );
  return {
    item,
    intake: describeAnswers(opened.conversation),
    contact: describeContact(opened.conversation),
    withPerson: opened.conversation.withPerson === true,
    ...(opened.conversation.doubt && { doubt: opened.conversation.doubt }),
    safety: safetyOf(platform, loaded),
    messages: messages.map((message) => {
      const state = message.outboxId === undefined ? undefined : states.get(message.outboxId);
      return state === undefined ? message : { ...message, outbox: state };
    }),
    ...(cursor !== undefined && { cursor }),
  };
}

export const changed = (): Refusal =>
  refuse(
    'precondition',
    'changed-meanwhile',
    'A new text came in meanwhile. Read the conversation again, then repeat.',
  );

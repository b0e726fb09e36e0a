import type { HubSettings } from '../directory/index.ts';
import { erasureWrites } from '../people/index.ts';
import type { PhoneKey, Platform } from '../platform/platform.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import { newConversation } from './conversation.ts';
import type { Conversation } from './model.ts';
import { conversationKeySubject, remember, sealFarewell, toItem, type ConversationItem } from './store.ts';

/** What remains of a phone whose key was erased: only that it wants no texts, if it said so. */
export const blankAfterKey = (was: ConversationItem | undefined, now: string): Conversation | undefined =>
  was?.optedOut === true ? { ...newConversation('fr', now), optedOut: true } : undefined;

export interface ErasureByText {
  readonly phoneKey: PhoneKey;
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
  { phoneKey, was, messageSid, sequence, optedOut, reply, flood, now }: ErasureByText,
): Promise<Write[]> {
  const file = was?.personId === undefined ? [] : await erasureWrites(platform, was.personId);
  const fileErased = 'refused' in file ? [] : file;
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
  return [
    was === undefined ? create(item) : replace(item, was.version),
    // A person's file takes the keys of all its conversations with it, this one's among them.
    ...(fileErased.length > 0 ? fileErased : [{ removeKey: conversationKeySubject(phoneKey) }]),
  ];
}

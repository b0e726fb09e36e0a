import { outboxStates, type OutboxState } from '../messaging/index.ts';
import { isPhoneKey, type Platform } from '../platform/platform.ts';
import type { Refusal } from '../platform/refusal.ts';
import type { SafeToWrite } from './hours/safe-hours.ts';
import { load, notFound, safetyOf } from './reading-service.ts';
import { conversationKey, fromMessageItem, messageKey } from './store.ts';

/** What an open conversation is watched by: whether there is something new, and what became of its latest texts. No words. */
export interface Signs {
  readonly version: number;
  /** Of the latest message. */
  readonly sequence: number;
  readonly safety: SafeToWrite;
  readonly deliveries: readonly Delivery[];
}

export interface Delivery {
  readonly sequence: number;
  readonly delivery: OutboxState['status'];
  readonly errorCode?: number | undefined;
  /** When a text that waits will leave, at the earliest. */
  readonly leavesAt?: string | undefined;
  readonly withheld?: OutboxState['withheld'];
}

/** A text further back has come to rest. */
const WATCHED = 20;

/** Asked every few seconds while a conversation is open. Opens no message to anybody, and so is not written to the audit. */
export async function readSigns(platform: Platform, id: string): Promise<Signs | Refusal> {
  if (!isPhoneKey(id)) return notFound();
  const loaded = await load(platform, id);
  if ('refused' in loaded) return loaded;
  const { item, key } = loaded;
  const { items } = await platform.table.query({
    pk: conversationKey(id).pk,
    between: [messageKey(id, (item.erasedThrough ?? 0) + 1).sk, 'MESSAGE#~'],
    descending: true,
    limit: WATCHED,
  });
  const messages = items.map((one) => fromMessageItem(key, one)).reverse();
  const states = await outboxStates(
    platform,
    messages.flatMap(({ outboxId }) => outboxId ?? []),
  );
  return {
    version: item.version,
    sequence: item.sequence,
    safety: safetyOf(platform, loaded),
    deliveries: messages.flatMap(({ sequence, outboxId, replyStatus, replyError }): Delivery[] => {
      const state = outboxId === undefined ? undefined : states.get(outboxId);
      if (state !== undefined) {
        const { status, errorCode, leavesAt, withheld } = state;
        return [{ sequence, delivery: status, errorCode, leavesAt, withheld }];
      }
      return replyStatus === undefined ? [] : [{ sequence, delivery: replyStatus, errorCode: replyError }];
    }),
  };
}

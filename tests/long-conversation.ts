import { BatchWriteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import {
  conversationKey,
  conversationKeySubject,
  parseConversation,
  remember,
  toItem,
  toMessageItem,
} from '../shared/intake/store.ts';
import type { Platform } from '../shared/platform/platform.ts';
import type { Item } from '../shared/platform/table.ts';
import { patientClient } from './patient-client.ts';

/** As many as one BatchWriteItem takes. */
const AT_ONCE = 25;
const MANY_WORDS = "je suis encore là, j'attends, personne est venu, dis-moi quoi faire stp".repeat(2);

/**
 * Makes a conversation that exists `count` messages long: each sealed with the conversation's own key as a text would be,
 * and the state as it stands after them. On the client's own connection, past any meter.
 */
export async function lengthen(platform: Platform, phone: string, count: number): Promise<void> {
  const phoneKey = await platform.phoneKey(phone);
  const subject = conversationKeySubject(phoneKey);
  const found = await platform.table.batchGet([conversationKey(phoneKey)], [subject]);
  const stored = found.item(conversationKey(phoneKey));
  const key = await platform.keys.open(subject, found.dataKey(subject));
  if (stored === undefined || key === undefined) throw new Error('The conversation has not begun');
  const state = parseConversation(stored);
  const at = platform.clock().toISOString();
  const messages: Item[] = [];
  let { recent } = state;
  for (let sequence = state.sequence + 1; sequence <= count; sequence += 1) {
    recent = remember(recent, `SM${String(sequence).padStart(32, '0')}`, sequence);
    messages.push(
      toMessageItem(key, phoneKey, {
        sequence,
        direction: 'in',
        at,
        text: `${MANY_WORDS} (${sequence})`,
        reply: "Merci, c'est noté. Une personne de l'équipe te lira.",
        media: 0,
      }),
    );
  }
  const client = patientClient();
  const TableName = platform.table.names.main;
  for (let from = 0; from < messages.length; from += AT_ONCE) {
    const puts = messages.slice(from, from + AT_ONCE).map((Item) => ({ PutRequest: { Item } }));
    const { UnprocessedItems } = await client.send(new BatchWriteCommand({ RequestItems: { [TableName]: puts } }));
    if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error('The table is too busy to be filled');
  }
  const next = { ...state, sequence: count, recent, version: state.version + 1 };
  await client.send(new PutCommand({ TableName, Item: toItem(platform.hubId, next, 365) }));
  client.destroy();
}

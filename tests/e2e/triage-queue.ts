import * as z from 'zod';
import { COORDINATOR } from '../scenario/cast.ts';
import { until, type Client } from '../scenario/client.ts';

const queue = z.looseObject({ items: z.array(z.looseObject({ conversationId: z.string(), urgency: z.string() })) });
/** A conversation as a coordinator opens it. */
export const opened = z.looseObject({
  messages: z.array(z.looseObject({ sequence: z.number(), text: z.string() })),
  version: z.number(),
  seenThrough: z.number().optional(),
});

/** What a coordinator finds in the queue: the conversation that holds these words, its urgency and its texts. */
export async function inTheQueue(
  client: Client,
  words: string,
): Promise<{ conversationId: string; urgency: string; texts: string[] }> {
  return until(`a conversation with "${words}" in the queue`, 60_000, async () => {
    const { items } = queue.parse(await client.api(COORDINATOR, 'GET', '/v1/conversations?limit=100'));
    for (const { conversationId, urgency } of items) {
      const { messages } = opened.parse(
        await client.api(COORDINATOR, 'GET', `/v1/conversations/${conversationId}`, {
          headers: { 'access-reason': 'intake-triage' },
        }),
      );
      const texts = messages.map(({ text }) => text);
      if (texts.includes(words)) return { conversationId, urgency, texts };
    }
    return undefined;
  });
}

import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { SimulatorEvents } from './carrier/events.ts';
import { Json } from './json.ts';
import type { StateStore } from './state.ts';

/** What was tried often enough and still failed: the message that the queue in AWS would hold. */
const DeadLetter = z.object({
  id: z.string(),
  at: z.string(),
  /** ARN of the queue of the template; absent where the template names none and AWS would drop the event. */
  queueArn: z.string().optional(),
  functionName: z.string(),
  message: Json,
});
type DeadLetter = z.infer<typeof DeadLetter>;

export interface DeadLetters {
  add(letter: Omit<DeadLetter, 'id' | 'at'>): void;
  list(): DeadLetter[];
}

export function openDeadLetters(state: StateStore, events: SimulatorEvents): DeadLetters {
  const letters = state.collection('dead-letter', DeadLetter);
  return {
    add: (letter) => {
      const id = randomUUID();
      letters.put(id, { ...letter, id, at: new Date().toISOString() });
      events.emit({ kind: 'dead-letter' });
    },
    list: () => letters.list(),
  };
}

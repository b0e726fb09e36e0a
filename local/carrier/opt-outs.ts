import * as z from 'zod';
import type { StateStore } from '../state.ts';

/** Who told which of our numbers to stop. The carrier then refuses what we send there, with error 21610. */
export interface OptOuts {
  /** Takes note of an opt-out or opt-in word in a text from a phone. */
  hear(phone: string, number: string, body: string): void;
  isBlocked(phone: string, number: string): boolean;
}

/** Twilio's default words, English only: ARRET is for us to honour. */
const STOP_WORDS = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT']);
const START_WORDS = new Set(['START', 'YES', 'UNSTOP']);

export function openOptOuts(state: StateStore): OptOuts {
  const blocked = state.collection('opt-out', z.object({ phone: z.string(), number: z.string() }));
  const idOf = (phone: string, number: string) => `${phone}→${number}`;
  return {
    hear: (phone, number, body) => {
      const word = body.trim().toUpperCase();
      if (STOP_WORDS.has(word)) blocked.put(idOf(phone, number), { phone, number });
      if (START_WORDS.has(word)) blocked.delete(idOf(phone, number));
    },
    isBlocked: (phone, number) => blocked.get(idOf(phone, number)) !== undefined,
  };
}

import { confirmationAnswerWrites } from '../assurance/index.ts';
import type { Platform } from '../platform/platform.ts';
import type { ConfirmationAsk, Language } from './line/index.ts';
import type { ConfirmationSays } from './confirmation.ts';
import type { Plan } from './plan.ts';
import { replyText } from './texts.ts';

/** @param words what they wrote: of what has changed, a coordinator reads it. */
export async function planForConfirmation(
  platform: Platform,
  language: Language,
  { ask, answer }: { readonly ask: ConfirmationAsk; readonly answer: ConfirmationSays },
  words: string,
): Promise<Plan> {
  const { writes, callsHuman } = await confirmationAnswerWrites(platform, ask, answer, words);
  return {
    writes,
    reply: replyText(language, answer === 'right' ? 'confirmation-right' : 'confirmation-changed', ask.code),
    ...(callsHuman && { callsHuman }),
    // The entry, or where the organization stands, changed meanwhile: the same answer to what is there now.
    otherwise: () => planForConfirmation(platform, language, { ask, answer }, words),
  };
}

import { measure } from '../../messaging/segments.ts';
import type { Language } from '../../partners/line/index.ts';

const MOST_SEGMENTS = 2;

/**
 * The text that asks, with the address behind which it can be answered: in one text where two segments hold both, else the address
 * in a second one. It is said last, so that whoever reads half of it has read what is asked.
 */
export function textsWithLink(language: Language, code: string, ask: string, link: string): readonly string[] {
  const together = `${ask} ${language === 'fr' ? 'Ou ici:' : 'Or here:'} ${link}`;
  if (measure(together).segments <= MOST_SEGMENTS) return [together];
  return [ask, textOfLink(language, code, link)];
}

/** The address alone, for a partner who was asked before. */
export const textOfLink = (language: Language, code: string, link: string): string =>
  language === 'fr' ? `Demande ${code}, voir et répondre: ${link}` : `Request ${code}, see and answer: ${link}`;

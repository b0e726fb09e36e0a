import { classify } from '../hearing/keywords.ts';
import type { Conversation } from '../model.ts';
import { bareWords } from './reactions.ts';

/** Prints of what was said, by either side: enough to know it again, not to read it. */

/** Before the print of a text of ours. */
const OURS = '>';
/** Shorter ones may be said by chance. */
const FEWEST_WORDS = 5;
/** "Undeliverable:", "You wrote:" and their kin, before what is sent back to us or after it. */
const MOST_AROUND = 6;

/** FNV-1a, 32 bits. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

const DIGITS_COUNT_UP_TO_WORDS = 3;

/**
 * "Yes" to one question and "yes" to the next have different prints. In a sentence digits are left out: a machine
 * that numbers its answers says the same each time.
 */
export function printOf(text: string, before: Conversation | undefined): string {
  const words = bareWords(text);
  const said = words.length > 0 ? words.join(' ') : text.trim();
  const sameNumbers = words.length > DIGITS_COUNT_UP_TO_WORDS ? said.replaceAll(/\p{N}+/gu, '#') : said;
  return shortHash(`${before?.node ?? ''}\n${sameNumbers}`);
}

export const printOfReply = (reply: string): string => OURS + shortHash(bareWords(reply).join(' '));

export const isOurs = (print: string): boolean => print.startsWith(OURS);

/**
 * Whether a text is one of ours sent back, as mail gateways and mirrors do. Our texts name 911, STOP and ERASE: without this
 * each would call a human, or opt a phone out, for ever. What stands around ours is heard as any words are.
 */
export function isEcho(text: string, heard: readonly string[]): boolean {
  const ours = heard.filter(isOurs);
  if (ours.length === 0) return false;
  const words = bareWords(text);
  for (let from = 0; from <= MOST_AROUND; from += 1) {
    for (let to = words.length; to >= words.length - MOST_AROUND && to - from >= FEWEST_WORDS; to -= 1) {
      if (!ours.includes(printOfReply(words.slice(from, to).join(' ')))) continue;
      const { danger, keyword } = classify([...words.slice(0, from), ...words.slice(to)].join(' '));
      return danger === undefined && keyword === undefined;
    }
  }
  return false;
}

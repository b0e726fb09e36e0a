import type { Bilingual } from '../model.ts';
import { plainTexts } from '../texts/plain-texts.ts';
import { shippedTexts } from '../texts/shipped-texts.ts';
import { foldLetters } from '../hearing/wording.ts';

/** How phones write out a thumb or a heart on a text for whoever cannot show one: "Liked “…”", "A aimé « … »". */

const QUOTE = '(?:[\u201c"](.*)[\u201d"]|\u00ab(.*)\u00bb)';
const PICTURE = '(?:an? (?:image|photo|picture|movie|video|attachment)|une? (?:image|photo|video|piece jointe))';
const DOES = [
  'liked|loved|disliked|laughed at|emphasi[sz]ed|questioned',
  'reacted \\S{1,16} to|reacted with .{1,30} to|removed an? .{1,30} from',
  "(?:a|n'a pas) (?:aime|adore|ri (?:de|a)|rigole (?:de|a)|souligne|accentue|mis en evidence|mis l'accent sur|questionne)",
  'a (?:reagi .{1,30} a|pose une question sur|attribue la mention .{1,30} a|retire .{1,30} (?:de|a)|supprime .{1,30} (?:de|a))',
  "s'est interroge(?:e|\\(e\\))? sur",
  '[^\\p{L}\\p{N}\\s]{1,12} (?:to|a)',
].join('|');
const REACTION = new RegExp(`^(?:${DOES})\\s+(?:${QUOTE}|${PICTURE})\\.{0,3}$`, 'su');

export const isReaction = (text: string): boolean => REACTION.test(foldLetters(text).trim());

/** Words without accents, case, apostrophes or punctuation. */
export const bareWords = (text: string): readonly string[] =>
  foldLetters(text)
    .replaceAll("'", '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** So many words at its beginning tell a text of ours from anybody else's; phones cut the end of what they quote. */
const OPENING_WORDS = 5;

/** Whether what a reaction quotes is a text of the engine, or of the hub in its place. */
export function quotesUs(reaction: string, hubTexts: Readonly<Record<string, Bilingual>> = {}): boolean {
  const found = REACTION.exec(foldLetters(reaction).trim());
  const quoted = ` ${bareWords(found?.[1] ?? found?.[2] ?? '').join(' ')} `;
  return [shippedTexts, plainTexts, hubTexts]
    .flatMap((texts) => Object.values<Bilingual>(texts))
    .flatMap(({ fr, en }) => [fr, en])
    .map((text) => bareWords(text).slice(0, OPENING_WORDS))
    .some((opening) => opening.length === OPENING_WORDS && quoted.includes(` ${opening.join(' ')} `));
}

import { joinedSpellings, spellings } from './spelling-lists.ts';

/**
 * A text as a list of plain words: without accents, case, punctuation or doubled letters, with the short spellings of
 * texting written out ("jpeux" → je peux, "hes" → he is). Rules are compared in the same form, so a person may
 * spell as they like.
 */

const emojiWords: readonly (readonly [RegExp, string])[] = [
  [/\u{1F44D}|\u{1F44C}|\u2705/gu, ' ok '],
  [/\u{1F44E}|\u274C/gu, ' no '],
  [/\u{1F198}/gu, ' sos '],
  [/\u{1F602}|\u{1F923}|\u{1F606}|\u{1F605}/gu, ' lol '],
  [/\u{1F52A}|\u{1F5E1}/gu, ' knife '],
  [/\u{1F52B}/gu, ' gun '],
];

/** Without accents, in lower case, ligatures opened, apostrophes straight. */
export function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll(/[\u2018\u2019\u201b\u02bc\u00b4`]/gu, "'");
}

/** "killll" and "kil" are both "kil". Digits are left alone: 911 is not 91. */
export function undouble(word: string): string {
  // Few words have a double: the costly class of all letters is for those. Thousands are read at a cold start.
  let at = 1;
  while (at < word.length && word[at] !== word[at - 1]) at += 1;
  if (at >= word.length) return word;
  return word.replaceAll(/(\p{L})\1+/gu, '$1');
}

const elision = /\b(j|m|t|s|l|d|n|c|qu|jusqu|lorsqu|puisqu|quelqu|presqu)'(?=\p{L})/gu;

function split(folded: string): readonly string[] {
  const opened = folded.replaceAll(elision, '$1 ').replaceAll("'", '');
  return (opened.match(/[\p{L}\p{N}]+/gu) ?? []).map(undouble);
}

const writtenOut = new Map(
  [...spellings].map(([short, full]): [string, readonly string[]] => [undouble(short), split(full)]),
);
const joinable = new Set(joinedSpellings);

/** "don" "t" → "dont": an apostrophe typed as a space. */
function rejoin(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const word of words) {
    const together = `${joined.at(-1) ?? ''}${word}`;
    if (joinable.has(word) && joined.length > 0 && writtenOut.has(together)) joined.splice(-1, 1, together);
    else joined.push(word);
  }
  return joined;
}

/** The words of a text, in order, in the plain form described above. Empty for emoji, blanks or punctuation alone. */
export function plainWords(text: string): readonly string[] {
  let spelled = text;
  for (const [emoji, word] of emojiWords) spelled = spelled.replaceAll(emoji, word);
  const words = rejoin(split(foldLetters(spelled))).flatMap((word) => writtenOut.get(word) ?? [word]);
  // "j'peux" is je peux; "j'ai" stays two words as it is.
  return words.map((word, index) => (word === 'j' && /^[^aeiouhy\d]/u.test(words[index + 1] ?? '') ? 'je' : word));
}

/** Before which of the words of `plainWords` a new sentence begins. A line break ends none: people break lines anywhere. */
export function sentenceStarts(text: string): readonly number[] {
  const sentences = text.split(/[.!?]+(?=[\s,]|$)/u);
  if (sentences.length === 1) return [];
  let words = 0;
  return sentences.map((sentence) => (words += plainWords(sentence).length));
}

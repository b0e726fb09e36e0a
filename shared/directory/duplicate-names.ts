import { editDistance } from './edit-distance.ts';
import type { LocalizedText } from './localized-text.ts';

/** How much two names say the same: by their words, those that few entries share weighing most. */

/** Words that join others and say nothing by themselves. */
const JOINING = new Set(
  'a an and at by for in of on the to with au aux d de des du en et l la le les pour sur un une'.split(' '),
);

/** What stands in both languages for the same thing, and abbreviations that are written as often as the words. */
const SAME_WORD: ReadonlyMap<string, string> = new Map(
  Object.entries({
    center: 'centre',
    centres: 'centre',
    centers: 'centre',
    ctr: 'centre',
    services: 'service',
    svcs: 'service',
    programme: 'program',
    programs: 'program',
    programmes: 'program',
    saint: 'st',
    sainte: 'st',
    ste: 'st',
    northern: 'north',
    nord: 'north',
    womens: 'women',
    woman: 'women',
    shelters: 'shelter',
    inc: '',
    ltd: '',
    ltee: '',
  }),
);

/** Two names that differ in one of these are two places, two lines, two sides of a lake. */
const TELLS_APART = new Set('north south east west sud est ouest nord upper lower men women hommes femmes'.split(' '));

/** The words of a name, accents, case, signs and joining words apart; each once. */
export function wordsOf(name: string): readonly string[] {
  const folded = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’]s\b/gu, 's')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const words = folded
    .split(' ')
    .map((word) => SAME_WORD.get(word) ?? word)
    .filter((word) => word !== '' && !JOINING.has(word));
  return [...new Set(words)];
}

/** A name in both languages, as words. */
export type NameWords = readonly (readonly string[])[];

export const nameWords = ({ en, fr }: LocalizedText): NameWords =>
  en === fr ? [wordsOf(en)] : [wordsOf(en), wordsOf(fr)];

/** Weights of words, by how many of the names hold them. */
export function wordWeights(names: readonly NameWords[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const name of names) {
    for (const word of new Set(name.flat())) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  // One that half of all names hold still says a little: two names of common words alone are compared by them.
  return (word) => 0.1 + Math.log((names.length + 1) / (counts.get(word) ?? 1));
}

/** From 0, nothing in common, to 1, the same words: the closer of both languages, or of one's French to the other's English. */
export function nameLikeness(a: NameWords, b: NameWords, weight: (word: string) => number): number {
  let most = 0;
  for (const one of a) for (const other of b) most = Math.max(most, likeness(one, other, weight));
  return most;
}

function likeness(a: readonly string[], b: readonly string[], weight: (word: string) => number): number {
  const left = new Set(b);
  let common = 0;
  let alone = 0;
  let apart = false;
  const unmatched: string[] = [];
  for (const word of a) {
    if (left.delete(word)) common += weight(word);
    else unmatched.push(word);
  }
  for (const word of unmatched) {
    const close = closeWord(word, left);
    if (close === undefined) {
      alone += weight(word);
      apart ||= isTelling(word);
    } else {
      left.delete(close);
      common += 0.9 * Math.min(weight(word), weight(close));
    }
  }
  for (const word of left) {
    alone += weight(word);
    apart ||= isTelling(word);
  }
  if (common === 0) return 0;
  const share = common / (common + alone);
  return apart ? share / 2 : share;
}

const isTelling = (word: string): boolean => TELLS_APART.has(word) || /\d/u.test(word);

/** One letter off, in a word long enough for it to be a slip of the hand. */
function closeWord(word: string, among: ReadonlySet<string>): string | undefined {
  if (word.length < 5 || /\d/u.test(word)) return undefined;
  for (const other of among) {
    if (other.length >= 5 && !TELLS_APART.has(other) && editDistance(word, other, 1) !== undefined) return other;
  }
  return undefined;
}

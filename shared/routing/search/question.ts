import type { Community } from '../../directory/index.ts';
import { isSubject, type Facet } from './facets.ts';
import { mistakesForgiven } from './lexicon.ts';
import { needPhrases, type Meaning } from './need-words.ts';
import { mostWordsOfPlace, placeKey, placeNames } from './place-names.ts';
import { isKnownWord, PHONE_DIGITS, type SearchIndex } from './search-index.ts';
import { isFramingWord, isFunctionWord, isPlaceSign, wordsOf, type Word } from './words.ts';

/** How a word that was asked for became the word that was looked for. */
export type How = 'as-written' | 'beginning' | 'misspelled';
export type Meant = { readonly share: number; readonly how: How };
export type MeantPlace = Meant & { readonly communities: readonly Community[] };

/** One thing that was asked for: a word, a phrase, a place or a number, with all it may mean. */
export type Concept = {
  readonly written: string;
  readonly words: ReadonlyMap<string, Meant>;
  readonly facets: ReadonlyMap<Facet, Meant>;
  readonly place?: MeantPlace;
  /** The last digits of a number. */
  readonly phone?: string;
  /** It has to be found; the others only bring entries forward. */
  readonly required: boolean;
  /** Beside the other concepts. */
  readonly weight: number;
};

export type Question = { readonly concepts: readonly Concept[]; readonly ignored: readonly string[] };

const LONGEST = 200;
const MOST_WORDS = 24;
const share = { beginning: 0.8, mistakes: [1, 0.8, 0.6], partly: 0.55, ofPhrase: 0.5 } as const;
const weight = { subject: 1, place: 0.9, aside: 0.5, framing: 0.2 } as const;

/** Reads what was written, from the most particular to the least: numbers, places, phrases, words. */
export function readQuestion(index: SearchIndex, written: string): Question {
  const text = written.slice(0, LONGEST);
  const words = wordsOf(text).slice(0, MOST_WORDS);
  const taken = new Set<Word>();
  const concepts: Concept[] = [];
  const ignored: string[] = [];
  const take = (some: readonly Word[], concept: Omit<Concept, 'written'>) => {
    const [first, last] = [some[0], some.at(-1)];
    if (first === undefined || last === undefined) return;
    for (const word of some) taken.add(word);
    concepts.push({ written: text.slice(first.from, last.to), ...concept });
  };
  for (const { from, to, digits } of numbersIn(text)) {
    const within = words.filter((word) => word.from >= from && word.from < to);
    take(within, { ...nothing, phone: digits, required: true, weight: weight.subject });
  }
  for (const { words: some, place } of placesIn(index, text, words, taken)) {
    take(some, { ...nothing, words: wordsOfPlace(some), place, required: true, weight: weight.place });
  }
  const left = words.filter((word) => !taken.has(word) && !isFunctionWord(word.stem));
  const readings = left.map((word) => read(index, word.stem));
  for (let at = 0; at < left.length;) {
    const phrase = phraseAt(left, readings, at);
    if (phrase !== undefined) {
      take(left.slice(at, at + phrase.length), phrase.concept);
      at += phrase.length;
      continue;
    }
    const [word, reading] = [left[at], readings[at]];
    at += 1;
    if (word === undefined || reading === undefined) continue;
    const concept = conceptOf(index, word.stem, reading);
    if (concept === undefined) ignored.push(text.slice(word.from, word.to));
    else take([word], concept);
  }
  const some = concepts.some(({ required }) => required);
  return { concepts: some ? concepts : concepts.map((one) => ({ ...one, required: true })), ignored };
}

/** Telephone numbers, however their digits are parted. */
const numbersIn = (text: string): { readonly from: number; readonly to: number; readonly digits: string }[] =>
  [...text.matchAll(/\+?\(?\d[\d\s().-]{5,}\d/gu)]
    .map((found) => ({ from: found.index, to: found.index + found[0].length, digits: found[0].replaceAll(/\D/gu, '') }))
    .filter(({ digits }) => digits.length >= PHONE_DIGITS);

export const holdsNumber = (text: string): boolean => numbersIn(text).length > 0;

const nothing = { words: new Map<string, Meant>(), facets: new Map<Facet, Meant>() };
const asWritten: Meant = { share: 1, how: 'as-written' };

/** A name that holds the name of a place is meant too, though less than the place. */
const wordsOfPlace = (some: readonly Word[]): ReadonlyMap<string, Meant> =>
  new Map(
    some
      .filter(({ stem }) => !isFunctionWord(stem) && !isFramingWord(stem))
      .map(({ stem }): [string, Meant] => [stem, { share: some.length === 1 ? 1 : share.ofPhrase, how: 'as-written' }]),
  );

type PlaceFound = { readonly words: readonly Word[]; readonly place: MeantPlace };

/** Places by their names, the longest first; then what is no word that we know, as the misspelled name of one. */
function placesIn(index: SearchIndex, text: string, words: readonly Word[], taken: ReadonlySet<Word>): PlaceFound[] {
  const found: PlaceFound[] = [];
  const isFree = (some: readonly Word[]) =>
    some.every((word) => !taken.has(word) && !found.some((one) => one.words.includes(word)));
  const spans = (most: number) =>
    Array.from({ length: most }, (_, less) => most - less).flatMap((length) =>
      words.flatMap((_, start) => (start + length <= words.length ? [words.slice(start, start + length)] : [])),
    );
  for (const some of spans(Math.min(mostWordsOfPlace, words.length))) {
    if (!isFree(some)) continue;
    const communities = placeNames().communities.get(keyOf(some));
    if (communities === undefined || (some.length === 1 && !meansPlace(text, words, some))) continue;
    found.push({ words: some, place: { communities, ...asWritten } });
  }
  for (const some of spans(Math.min(3, words.length))) {
    if (!isFree(some) || some.every(({ stem }) => isKnownWord(index, stem))) continue;
    if (some.some(({ stem }) => isFunctionWord(stem) || isFramingWord(stem))) continue;
    const place = misspelledPlace(index, some);
    if (place !== undefined) found.push({ words: some, place });
  }
  return found;
}

const keyOf = (words: readonly Word[]): string => placeKey(words.map(({ stem }) => stem).join(' '));

/** A word that is also a need, or that means nothing, is a place only after a word such as « à ». */
function meansPlace(text: string, words: readonly Word[], [word]: readonly Word[]): boolean {
  if (word === undefined) return false;
  const before = words[words.indexOf(word) - 1];
  if (before !== undefined && isPlaceSign(text.slice(before.from, before.to))) return true;
  return !isFramingWord(word.stem) && !isFunctionWord(word.stem) && !needPhrases().phrases.has(word.stem);
}

function misspelledPlace(index: SearchIndex, words: readonly Word[]): MeantPlace | undefined {
  const key = keyOf(words);
  if (key.length < 5) return undefined;
  const { lexicon, communities } = placeNames();
  const near = lexicon.closest(key, mistakesForgiven(key));
  if (near.words.length === 0) return undefined;
  // What is closer to a word of the directory, or of a need, is that word.
  const [only] = words;
  if (words.length === 1 && only !== undefined) {
    const { mistakes } = index.lexicon.closest(only.stem, near.mistakes);
    if (mistakes < near.mistakes || index.lexicon.beginningWith(only.stem, 1).length > 0) return undefined;
  }
  return {
    communities: [...new Set(near.words.flatMap((word) => communities.get(word) ?? []))].slice(0, 6),
    share: share.mistakes[near.mistakes] ?? 0,
    how: 'misspelled',
  };
}

/** The words that one written word can be. */
type Reading = ReadonlyMap<string, Meant>;

function read(index: SearchIndex, stem: string): Reading {
  if (isKnownWord(index, stem)) return new Map([[stem, asWritten]]);
  if (/\d/u.test(stem)) return new Map();
  const begun = stem.length < 3 ? [] : index.lexicon.beginningWith(stem, 50);
  if (begun.length > 0) {
    return new Map(
      begun.map((word) => [
        word,
        { share: share.beginning * (0.5 + stem.length / (2 * word.length)), how: 'beginning' },
      ]),
    );
  }
  const { words, mistakes } = index.lexicon.closest(stem, mistakesForgiven(stem));
  return new Map(words.map((word) => [word, { share: share.mistakes[mistakes] ?? 0, how: 'misspelled' }]));
}

type Phrase = { readonly length: number; readonly concept: Omit<Concept, 'written'> };

/** The longest phrase of several words that starts here, each word as written or as it was likely meant. */
function phraseAt(words: readonly Word[], readings: readonly Reading[], start: number): Phrase | undefined {
  const { phrases, longest } = needPhrases();
  for (let length = Math.min(longest, words.length - start); length >= 2; length -= 1) {
    for (const [key, meant] of combinations(readings.slice(start, start + length))) {
      const meanings = phrases.get(key);
      if (meanings === undefined) continue;
      const facets = new Map<Facet, Meant>();
      for (const { facet, whole } of meanings) {
        facets.set(facet, { ...meant, share: meant.share * (whole ? 1 : share.partly) });
      }
      const ofNames = key
        .split(' ')
        .map((word): [string, Meant] => [word, { ...meant, share: meant.share * share.ofPhrase }]);
      return { length, concept: weighed({ words: new Map(ofNames), facets }, meanings) };
    }
  }
  return undefined;
}

/** Every way to read some words one after the other, within reason. */
function combinations(readings: readonly Reading[]): readonly (readonly [string, Meant])[] {
  let all: readonly (readonly [string, Meant])[] = [['', asWritten]];
  for (const reading of readings) {
    all = all.flatMap(([before, meant]) =>
      [...reading]
        .slice(0, 4)
        .map(([word, { share: less, how }]): readonly [string, Meant] => [
          before === '' ? word : `${before} ${word}`,
          { share: meant.share * less, how: how === 'as-written' ? meant.how : how },
        ]),
    );
    if (all.length > 64) return [];
  }
  return all;
}

function conceptOf(index: SearchIndex, stem: string, reading: Reading): Omit<Concept, 'written'> | undefined {
  const words = new Map([...reading].filter(([word]) => index.words.has(word)));
  if (isFramingWord(stem))
    return words.size === 0 ? undefined : { ...nothing, words, required: false, weight: weight.framing };
  const facets = new Map<Facet, Meant>();
  const meanings = [...reading].flatMap(([word, meant]) =>
    (needPhrases().phrases.get(word) ?? []).map((meaning) => ({ ...meaning, meant })),
  );
  for (const { facet, whole, meant } of meanings) {
    const reached = meant.share * (whole ? 1 : share.partly);
    if ((facets.get(facet)?.share ?? 0) < reached) facets.set(facet, { ...meant, share: reached });
  }
  return words.size + facets.size === 0 ? undefined : weighed({ words, facets }, meanings);
}

/** What is only a wish about how it should be (a language, an age) need not be met. */
function weighed(found: Pick<Concept, 'words' | 'facets'>, meanings: readonly Meaning[]): Omit<Concept, 'written'> {
  const required = meanings.length === 0 || meanings.some(({ facet, whole }) => whole && isSubject(facet));
  return { ...found, required, weight: required ? weight.subject : weight.aside };
}

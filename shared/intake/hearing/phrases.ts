import { commonWords, neverMisspelled } from './everyday-words.ts';
import { undouble } from './wording.ts';

/**
 * The small language in which the word lists are written, one phrase a line:
 *
 *   he has a knife      these words, next to one another
 *   has/got             either word
 *   (a/the)             may be there or not
 *   {weapon}            any word of the named group
 *   ...                 up to three words of any kind
 *   ^  $                the text begins, the text ends, here
 *
 * Words are written without accents; a misspelling by one letter of a word of five letters or more still counts.
 */
export type Groups = Readonly<Record<string, string>>;

type Place =
  | { readonly kind: 'word'; readonly any: ReadonlySet<string>; readonly optional: boolean }
  | { readonly kind: 'gap' }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' };

export type Phrase = {
  readonly written: string;
  readonly places: readonly Place[];
  readonly required: readonly ReadonlySet<string>[];
  /** Of the words it needs those that are rarest in a text, and how many words of the phrase may come before. */
  readonly telling: { readonly any: ReadonlySet<string>; readonly earliest: number; readonly latest: number };
};
export type Span = { readonly from: number; readonly to: number };

const GAP = 3;
const MISSPELLABLE = 5;
const NO_GROUPS: Groups = {};
const COMMON = 30;
const common = new Set(commonWords.map(undouble));

/** @throws Error naming the phrase when it names no group of the list, or needs no word at all: a mistake in a list. */
export function phrase(written: string, groups: Groups = NO_GROUPS): Phrase {
  const places = written.split(/ +/u).map((piece): Place => {
    if (piece === '...') return { kind: 'gap' };
    if (piece === '^') return { kind: 'start' };
    if (piece === '$') return { kind: 'end' };
    const optional = piece.startsWith('(');
    return { kind: 'word', any: wordsOf(optional ? piece.slice(1, -1) : piece, written, groups), optional };
  });
  const required = places.flatMap((place) => (place.kind === 'word' && !place.optional ? [place.any] : []));
  const telling = tellingOf(places);
  if (telling === undefined) {
    throw new Error(`The phrase "${written}" would match anything: at least one word must not be optional`);
  }
  return { written, places, required, telling };
}

function tellingOf(places: readonly Place[]): Phrase['telling'] | undefined {
  let best: Phrase['telling'] | undefined;
  let [least, earliest, latest] = [Infinity, 0, 0];
  for (const place of places) {
    if (place.kind === 'gap') latest += GAP;
    if (place.kind !== 'word') continue;
    if (!place.optional) {
      const frequency = frequencyOf(place.any);
      if (frequency < least) [least, best] = [frequency, { any: place.any, earliest, latest }];
      earliest += 1;
    }
    latest += 1;
  }
  return best;
}

/** How often one of these words is met, roughly: a common one counts for many. */
const frequencies = new WeakMap<ReadonlySet<string>, number>();
function frequencyOf(any: ReadonlySet<string>): number {
  const known = frequencies.get(any);
  if (known !== undefined) return known;
  let sum = any.size;
  for (const word of any) if (common.has(word)) sum += COMMON;
  frequencies.set(any, sum);
  return sum;
}

/** The same pieces come back in hundreds of phrases, and all are read at every cold start: each is read once. */
const known = new WeakMap<Groups, Map<string, ReadonlySet<string>>>([[NO_GROUPS, new Map()]]);

function wordsOf(piece: string, written: string, groups: Groups): ReadonlySet<string> {
  // Without a group in it, a piece says the same in every list.
  const within = piece.includes('{') ? groups : NO_GROUPS;
  const pieces = known.get(within) ?? new Map<string, ReadonlySet<string>>();
  known.set(within, pieces);
  const read = pieces.get(piece);
  if (read) return read;
  const words = new Set<string>();
  for (const name of piece.split('/')) {
    if (!name.startsWith('{')) {
      words.add(undouble(name));
      continue;
    }
    const group = groups[name.slice(1, -1)];
    if (group === undefined) throw new Error(`The phrase "${written}" names a group that is not in the list: ${name}`);
    for (const word of group.split(' ')) words.add(undouble(word));
  }
  pieces.set(piece, words);
  return words;
}

export function phrases(written: readonly string[], groups: Groups = NO_GROUPS): readonly Phrase[] {
  return written.map((line) => phrase(line, groups));
}

/** The words of a list of phrases, and those long enough to be misspelled by their first letter and length. */
export type Vocabulary = {
  readonly words: ReadonlySet<string>;
  readonly misspellable: ReadonlyMap<string, readonly string[]>;
};

const shelf = (first: string, length: number): string => `${first}${String(length)}`;

/** `exact`: phrases whose words are read only as they are written; no slip of another word is taken for one of them. */
export function vocabularyOf(list: readonly Phrase[], exact: readonly Phrase[] = []): Vocabulary {
  const words = wordsIn(list);
  const misspellable = [...words].filter(({ length }) => length >= MISSPELLABLE);
  return {
    words: exact.length === 0 ? words : words.union(wordsIn(exact)),
    misspellable: Map.groupBy(misspellable, (word) => shelf(word.charAt(0), word.length)),
  };
}

function wordsIn(list: readonly Phrase[]): ReadonlySet<string> {
  const [words, seen] = [new Set<string>(), new Set<ReadonlySet<string>>()];
  for (const { places } of list) {
    for (const place of places) {
      if (place.kind !== 'word' || seen.has(place.any)) continue;
      seen.add(place.any);
      for (const word of place.any) words.add(word);
    }
  }
  return words;
}

/** For reading words exactly as they are. */
export const asWritten: Vocabulary = vocabularyOf([]);

/** Each word of a text with the vocabulary words it may stand for (itself first, else a near spelling), and where each is. */
export type Reading = {
  readonly words: readonly ReadonlySet<string>[];
  readonly places: ReadonlyMap<string, readonly number[]>;
};

export function readingOf(words: readonly ReadonlySet<string>[]): Reading {
  const places = new Map<string, number[]>();
  for (const [at, stands] of words.entries()) {
    for (const word of stands) {
      const known = places.get(word);
      if (known) known.push(at);
      else places.set(word, [at]);
    }
  }
  return { words, places };
}

const everyday = new Set(neverMisspelled.map(undouble));

export function reading(words: readonly string[], vocabulary: Vocabulary): Reading {
  const seen = new Map<string, ReadonlySet<string>>();
  return readingOf(
    words.map((word) => {
      const stands = seen.get(word) ?? standsFor(word, vocabulary);
      seen.set(word, stands);
      return stands;
    }),
  );
}

function standsFor(word: string, vocabulary: Vocabulary): ReadonlySet<string> {
  if (vocabulary.words.has(word) || everyday.has(word)) return new Set([word]);
  // "killin" for "killing"
  if (vocabulary.words.has(`${word}g`)) return new Set([word, `${word}g`]);
  // A short word is seldom a longer one with a letter missing: "beds" is not "bleeds".
  const near = (word.length < MISSPELLABLE ? [] : [-1, 0, 1]).flatMap(
    (more) => vocabulary.misspellable.get(shelf(word.charAt(0), word.length + more)) ?? [],
  );
  return new Set([word, ...near.filter((candidate) => isOneSlipAway(word, candidate))]);
}

/** One letter too many, missing or changed, or two swapped; the first letter is right. */
export function isOneSlipAway(word: string, target: string): boolean {
  if (target.length < MISSPELLABLE || !word.startsWith(target.charAt(0)) || Math.abs(word.length - target.length) > 1)
    return false;
  let same = 0;
  while (same < word.length && same < target.length && word[same] === target[same]) same += 1;
  const [written, wanted] = [word.slice(same), target.slice(same)];
  const swapped = `${written.charAt(1)}${written.charAt(0)}${written.slice(2)}`;
  return (
    written.slice(1) === wanted ||
    written === wanted.slice(1) ||
    written.slice(1) === wanted.slice(1) ||
    (written.length > 1 && swapped === wanted)
  );
}

/** Where the phrase first occurs, or undefined. `to` is exclusive. */
export function find(wanted: Phrase, text: Reading): Span | undefined {
  return spansOf(wanted, text).next().value;
}

/** Where the phrase occurs, from the first place to the last; no two begin at the same word. */
export function* spansOf(wanted: Phrase, text: Reading): Generator<Span, undefined> {
  // Most phrases of a list have a word that is nowhere in the text: seen without trying every position.
  if (wanted.required.some((any) => any.isDisjointFrom(text.places))) return undefined;
  let tried = -1;
  // It can only begin just before the word that tells it best: other positions need not be tried.
  for (const at of placesOf(wanted.telling.any, text)) {
    for (let from = Math.max(tried + 1, at - wanted.telling.latest); from <= at - wanted.telling.earliest; from += 1) {
      tried = from;
      const to = matchFrom(wanted.places, 0, text.words, from);
      if (to !== undefined) yield { from, to };
    }
  }
  return undefined;
}

function placesOf(any: ReadonlySet<string>, text: Reading): readonly number[] {
  const lists = [...any.intersection(text.places)].flatMap((word) => text.places.get(word) ?? []);
  return lists.sort((one, other) => one - other);
}

function matchFrom(
  places: readonly Place[],
  at: number,
  words: Reading['words'],
  position: number,
): number | undefined {
  const place = places[at];
  if (place === undefined) return position;
  switch (place.kind) {
    case 'start':
      return position === 0 ? matchFrom(places, at + 1, words, position) : undefined;
    case 'end':
      return position === words.length ? matchFrom(places, at + 1, words, position) : undefined;
    case 'gap':
      for (let skipped = 0; skipped <= GAP && position + skipped <= words.length; skipped += 1) {
        const to = matchFrom(places, at + 1, words, position + skipped);
        if (to !== undefined) return to;
      }
      return undefined;
    case 'word': {
      const word = words[position];
      if (word && !word.isDisjointFrom(place.any)) {
        const to = matchFrom(places, at + 1, words, position + 1);
        if (to !== undefined) return to;
      }
      return place.optional ? matchFrom(places, at + 1, words, position) : undefined;
    }
  }
}

/** By list: which phrases need a given word, the one that tells each best. */
const needing = new WeakMap<readonly Phrase[], ReadonlyMap<string, readonly number[]>>();

function indexOf(list: readonly Phrase[]): ReadonlyMap<string, readonly number[]> {
  const made = needing.get(list);
  if (made) return made;
  const index = new Map<string, number[]>();
  for (const [at, { telling }] of list.entries()) {
    for (const word of telling.any) {
      const known = index.get(word);
      if (known) known.push(at);
      else index.set(word, [at]);
    }
  }
  needing.set(list, index);
  return index;
}

/** Which phrases of a list a text could hold, in the order of the list. */
export function candidates(list: readonly Phrase[], text: Reading): readonly number[] {
  const index = indexOf(list);
  const places = new Set<number>();
  for (const word of text.places.keys()) for (const at of index.get(word) ?? []) places.add(at);
  return [...places].sort((one, other) => one - other);
}

/** Where any phrase of a list occurs, the first of the list that does. Lists are made once and reused. */
export function findAny(wanted: readonly Phrase[], text: Reading): Span | undefined {
  for (const at of candidates(wanted, text)) {
    const one = wanted[at];
    const span = one && find(one, text);
    if (span) return span;
  }
  return undefined;
}

const BLOT: ReadonlySet<string> = new Set();

/** The text with every occurrence of the phrases blotted out, in place: what is left can be read without them. */
export function without(unwanted: readonly Phrase[], text: Reading, sentences: readonly number[] = []): Reading {
  const words = [...text.words];
  let blotted = false;
  for (const at of candidates(unwanted, text)) {
    const one = unwanted[at];
    // The blots of the phrases before are seen at once, for the words are the same list.
    for (const { from, to } of one ? spansOf(one, { words, places: text.places }) : []) {
      // "… where i am. ok thanks" is not "i am ok".
      if (sentences.some((start) => from < start && start < to)) continue;
      words.fill(BLOT, from, to);
      blotted ||= to > from;
    }
  }
  return blotted ? readingOf(words) : text;
}

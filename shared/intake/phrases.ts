import { neverMisspelled } from './everyday-words.ts';
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
};
export type Span = { readonly from: number; readonly to: number };

const GAP = 3;
const MISSPELLABLE = 5;
const NO_GROUPS: Groups = {};

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
  if (required.length === 0) {
    throw new Error(`The phrase "${written}" would match anything: at least one word must not be optional`);
  }
  return { written, places, required };
}

/** The same pieces come back in hundreds of phrases, and all are read at every cold start: each is read once. */
const known = new WeakMap<Groups, Map<string, ReadonlySet<string>>>();

function wordsOf(piece: string, written: string, groups: Groups): ReadonlySet<string> {
  const pieces = known.get(groups) ?? new Map<string, ReadonlySet<string>>();
  known.set(groups, pieces);
  const read = pieces.get(piece);
  if (read) return read;
  const any = piece.split('/').flatMap((name) => {
    if (!name.startsWith('{')) return [name];
    const group = groups[name.slice(1, -1)];
    if (group === undefined) throw new Error(`The phrase "${written}" names a group that is not in the list: ${name}`);
    return group.split(' ');
  });
  const words = new Set(any.map(undouble));
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

export function vocabularyOf(list: readonly Phrase[]): Vocabulary {
  const alternatives = new Set(
    list.flatMap(({ places }) => places.flatMap((place) => (place.kind === 'word' ? [place.any] : []))),
  );
  const words = new Set([...alternatives].flatMap((any) => [...any]));
  const long = [...words].filter(({ length }) => length >= MISSPELLABLE);
  return { words, misspellable: Map.groupBy(long, (word) => shelf(word.charAt(0), word.length)) };
}

/** For reading words exactly as they are. */
export const asWritten: Vocabulary = vocabularyOf([]);

/** Each word of a text with the vocabulary words it may stand for (itself first, else a near spelling), and all of those. */
export type Reading = {
  readonly words: readonly ReadonlySet<string>[];
  readonly anywhere: ReadonlySet<string>;
};

export function readingOf(words: readonly ReadonlySet<string>[]): Reading {
  return { words, anywhere: new Set(words.flatMap((word) => [...word])) };
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
  const near = [-1, 0, 1].flatMap(
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
  // Most phrases of a list have a word that is nowhere in the text: seen without trying every position.
  if (wanted.required.some((any) => any.isDisjointFrom(text.anywhere))) return undefined;
  for (let from = 0; from <= text.words.length; from += 1) {
    const to = matchFrom(wanted.places, 0, text.words, from);
    if (to !== undefined) return { from, to };
  }
  return undefined;
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

/** By list: which phrases need a given word. Of each phrase, the place with the fewest alternatives tells it best. */
const needing = new WeakMap<readonly Phrase[], ReadonlyMap<string, readonly number[]>>();

function indexOf(list: readonly Phrase[]): ReadonlyMap<string, readonly number[]> {
  const made = needing.get(list);
  if (made) return made;
  const index = new Map<string, number[]>();
  for (const [at, { required }] of list.entries()) {
    const telling = required.reduce((best, any) => (any.size < best.size ? any : best));
    for (const word of telling) index.set(word, [...(index.get(word) ?? []), at]);
  }
  needing.set(list, index);
  return index;
}

/** The phrases of a list that a text could hold, in the order of the list. */
function candidates(list: readonly Phrase[], text: Reading): readonly Phrase[] {
  const index = indexOf(list);
  const places = new Set([...text.anywhere].flatMap((word) => index.get(word) ?? []));
  return [...places].sort((one, other) => one - other).flatMap((at) => list[at] ?? []);
}

/** Where any phrase of a list occurs, the first of the list that does. Lists are made once and reused. */
export function findAny(wanted: readonly Phrase[], text: Reading): Span | undefined {
  for (const one of candidates(wanted, text)) {
    const span = find(one, text);
    if (span) return span;
  }
  return undefined;
}

const BLOT: ReadonlySet<string> = new Set();

/** The text with every occurrence of the phrases blotted out, in place: what is left can be read without them. */
export function without(unwanted: readonly Phrase[], text: Reading): Reading {
  let left = text;
  for (const one of candidates(unwanted, text)) {
    for (let span = find(one, left); span && span.to > span.from; span = find(one, left)) {
      const { from, to } = span;
      left = readingOf(left.words.map((word, at) => (at >= from && at < to ? BLOT : word)));
    }
  }
  return left;
}

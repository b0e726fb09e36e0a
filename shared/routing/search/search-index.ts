import type { Directory } from '../../directory/index.ts';
import { documentsOf, type FieldName, type SearchDocument } from './documents.ts';
import type { Facet } from './facets.ts';
import { Geography } from './geography.ts';
import { Lexicon } from './lexicon.ts';
import { needPhrases } from './need-words.ts';
import { isFramingWord, isFunctionWord, wordsOf } from './words.ts';

/**
 * Where a word or facet is found: the number of the document, eight bits to the left, and how much it weighs there, 0 to 255.
 * Plain numbers, because a common word is found a hundred thousand times.
 */
type Postings = Uint32Array;
export const documentOf = (posting: number): number => posting >>> 8;
export const weightOf = (posting: number): number => posting & 255;

export type SearchIndex = {
  readonly directoryVersion: number;
  readonly documents: readonly SearchDocument[];
  readonly words: ReadonlyMap<string, Postings>;
  readonly facets: ReadonlyMap<Facet, Postings>;
  /** Words of the directory and of needs: what can be begun or misspelled. */
  readonly lexicon: Lexicon;
  /** By the last seven digits. */
  readonly phones: ReadonlyMap<string, readonly { readonly document: number; readonly staffOnly: boolean }[]>;
  readonly geography: Geography;
  /** Where one question at a time adds up, by document; all zero between two questions. */
  readonly scratch: { readonly best: Float64Array; readonly totals: Float64Array; readonly matched: Uint8Array };
};

/** What a word weighs by where it stands. In a name or another name, less the more words stand beside it. */
const weights: Readonly<Record<FieldName, number>> = {
  name: 250,
  'other-name': 230,
  identifier: 220,
  party: 160,
  organization: 110,
  program: 90,
  address: 80,
  description: 70,
};
const isName = (on: FieldName): boolean => on === 'name' || on === 'other-name';

export const PHONE_DIGITS = 7;

/** Done once for each snapshot, when somebody first searches in it. */
export function buildSearchIndex(directory: Directory): SearchIndex {
  const documents = documentsOf(directory);
  const words = new Map<string, number[]>();
  const facets = new Map<Facet, number[]>();
  const phones = new Map<string, { document: number; staffOnly: boolean }[]>();
  const stems = stemming();
  for (const [document, one] of documents.entries()) {
    const heaviest = new Map<string, number>();
    for (const { on, text } of one.fields()) {
      const ofField = stems(text);
      const weight = weights[on] * (isName(on) ? 0.72 + 0.28 / Math.max(1, ofField.length) : 1);
      for (const stem of ofField) if ((heaviest.get(stem) ?? 0) < weight) heaviest.set(stem, weight);
    }
    for (const [stem, weight] of heaviest) post(words, stem, document, weight);
    for (const [facet, weight] of one.facets()) post(facets, facet, document, weight);
    for (const { digits, staffOnly } of one.phones) {
      if (digits.length < PHONE_DIGITS) continue;
      const key = digits.slice(-PHONE_DIGITS);
      phones.set(key, [...(phones.get(key) ?? []), { document, staffOnly }]);
    }
  }
  const spelled = [...words.keys()].filter((word) => !/\d/u.test(word));
  return {
    directoryVersion: directory.version,
    documents,
    words: packed(words),
    facets: packed(facets),
    lexicon: new Lexicon([...spelled, ...needPhrases().words]),
    phones,
    geography: new Geography(documents),
    scratch: {
      best: new Float64Array(documents.length),
      totals: new Float64Array(documents.length),
      matched: new Uint8Array(documents.length),
    },
  };
}

/** The words of a text that are looked for; the same names stand in many entries. */
function stemming(): (text: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const stems = wordsOf(text)
      .map(({ stem }) => stem)
      .filter((stem) => !isFunctionWord(stem));
    if (text.length < 100) known.set(text, stems);
    return stems;
  };
}

function post<K>(postings: Map<K, number[]>, key: K, document: number, weight: number): void {
  const posting = document * 256 + Math.max(1, Math.min(255, Math.round(weight)));
  const known = postings.get(key);
  if (known === undefined) postings.set(key, [posting]);
  else known.push(posting);
}

const packed = <K>(postings: ReadonlyMap<K, readonly number[]>): ReadonlyMap<K, Postings> =>
  new Map([...postings].map(([key, list]) => [key, Uint32Array.from(list)]));

/** Whether a word can be read as it was written. */
export const isKnownWord = (index: SearchIndex, stem: string): boolean =>
  index.words.has(stem) || index.lexicon.has(stem) || isFramingWord(stem);

const indexes = new WeakMap<Directory, SearchIndex>();

/** The index of a snapshot of the directory, made when it is first asked for and kept as long as the snapshot is. */
export function searchIndexOf(directory: Directory): SearchIndex {
  let index = indexes.get(directory);
  if (index === undefined) {
    index = buildSearchIndex(directory);
    indexes.set(directory, index);
  }
  return index;
}

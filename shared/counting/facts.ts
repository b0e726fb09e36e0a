import type { FactMark } from './counter.ts';

/**
 * What a breakdown table can say of a person: as much as the file held when the person was served, never more. Whether
 * somebody named a Nation is counted, never which one (OCAP: optional, self-declared).
 */
export interface Facts {
  readonly ageBand?: 'under-16' | '16-17' | '18-plus' | 'unknown' | undefined;
  /** ISO 639 code of the person's first language. */
  readonly language?: string | undefined;
  readonly community?: 'rural-or-remote' | 'urban' | undefined;
  readonly nation?: 'declared' | undefined;
}

export const DIMENSIONS = ['age-band', 'language', 'community', 'nation'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/**
 * Never reuse a letter. `unknown` has none: it is what is left. Of languages only the two official ones have a row of their own: a
 * row of three speakers of one language would tell of them.
 */
const LETTERS: Readonly<Record<Dimension, Readonly<Record<string, string>>>> = {
  'age-band': { A: 'under-16', B: '16-17', C: '18-plus' },
  language: { F: 'fr', E: 'en', O: 'other' },
  community: { R: 'rural-or-remote', U: 'urban' },
  nation: { N: 'declared' },
};
const MEANING = new Map(
  DIMENSIONS.flatMap((dimension) =>
    Object.entries(LETTERS[dimension]).map(([letter, value]) => [letter, { dimension, value }] as const),
  ),
);

/** The rows of a dimension, in their order, whether anybody is in them or not. What is left over has a name of its own. */
export const VALUES: Readonly<Record<Dimension, { readonly known: readonly string[]; readonly rest: string }>> = {
  'age-band': { known: Object.values(LETTERS['age-band']), rest: 'unknown' },
  language: { known: Object.values(LETTERS.language), rest: 'unknown' },
  community: { known: Object.values(LETTERS.community), rest: 'unknown' },
  nation: { known: Object.values(LETTERS.nation), rest: 'not-declared' },
};

/** @throws RangeError for a mark that is none. */
export function factOf(mark: FactMark): { readonly dimension: Dimension; readonly value: string } {
  const fact = MEANING.get(mark);
  if (fact === undefined) throw new RangeError(`Not the mark of a fact: ${mark}`);
  return fact;
}

function markOf(dimension: Dimension, value: string | undefined): FactMark | undefined {
  if (value === undefined || value === 'unknown') return undefined;
  const letters = Object.entries(LETTERS[dimension]);
  return (letters.find(([, meaning]) => meaning === value) ?? letters.find(([, meaning]) => meaning === 'other'))?.[0];
}

/**
 * How many of the files that were found to be one person say each fact. A sum like everything else in a contribution:
 * two files are merged by adding and taken apart by subtracting.
 */
export type About = ReadonlyMap<FactMark, number>;

/** The facts of which `about` says nothing yet. What is known stays as it was when the person was first served. */
export function newFacts(about: About, facts: Facts): readonly FactMark[] {
  const settled = new Set([...about.keys()].map((mark) => factOf(mark).dimension));
  const said: readonly [Dimension, string | undefined][] = [
    ['age-band', facts.ageBand],
    ['language', facts.language],
    ['community', facts.community],
    ['nation', facts.nation],
  ];
  return said.flatMap(([dimension, value]) => (settled.has(dimension) ? [] : (markOf(dimension, value) ?? [])));
}

/** One fact for each dimension: what most of the files say; where they are equal, the first in the order above. */
export function settledFacts(about: About): readonly FactMark[] {
  return DIMENSIONS.flatMap((dimension) => {
    const marks = [...about].filter(([mark]) => factOf(mark).dimension === dimension);
    const [first] = marks.sort(
      ([a, n], [b, m]) => m - n || rank(dimension, a) - rank(dimension, b) || (a < b ? -1 : 1),
    );
    return first === undefined ? [] : [first[0]];
  });
}

const rank = (dimension: Dimension, mark: FactMark): number => Object.keys(LETTERS[dimension]).indexOf(mark);

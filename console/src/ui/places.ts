import type { AnswerOf } from '../api/contract.ts';

type Row = AnswerOf<'GET /v1/places'>['places'][number];
export type PlaceKind = Row[1];
type PlaceAccess = NonNullable<Row[6]>;

/** A community or an airport, as pickers and the map need it. */
export interface Place {
  readonly id: string;
  readonly kind: PlaceKind;
  readonly name: { readonly fr: string; readonly en: string };
  readonly lat: number;
  readonly lon: number;
  /** How it is reached by land; nothing is said of an airport. */
  readonly access: PlaceAccess | undefined;
  /** IANA name; nothing is said of an airport. */
  readonly timeZone: string | undefined;
  readonly aliases: readonly string[];
}

export const placesOf = (rows: readonly Row[]): readonly Place[] =>
  rows.map(([id, kind, en, fr, lat, lon, access, timeZone, aliases]) => ({
    id,
    kind,
    name: { en, fr: fr ?? en },
    lat,
    lon,
    access: access ?? undefined,
    timeZone: timeZone ?? undefined,
    aliases,
  }));

/** Letters and digits alone count: no case, accent or apostrophe, so that a name is found however it is typed. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’ʼ]/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');

const wordsOf = (folded: string): readonly string[] => folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

/** Also the halves of `M’Chigeeng`, which some type without the first. */
const spellingsOf = (text: string): readonly string[] => [
  ...wordsOf(fold(text)),
  ...(/['’ʼ]/.test(text) ? wordsOf(fold(text.replaceAll(/['’ʼ]/g, ' '))) : []),
];

interface Entry {
  readonly place: Place;
  readonly names: readonly string[];
  readonly words: readonly string[];
  readonly otherWords: readonly string[];
}

/** Built once for all that is typed. */
export type PlaceIndex = readonly Entry[];

const KINDS: Readonly<Record<PlaceKind, number>> = { 'first-nation': 0, place: 1, airport: 2 };
export const MOST_FOUND = 30;

export const indexPlaces = (places: readonly Place[]): PlaceIndex =>
  places
    .map((place) => {
      const names = [place.name.fr, place.name.en];
      const other = place.kind === 'airport' ? [...place.aliases, place.id] : place.aliases;
      return {
        place,
        names: names.map(fold),
        words: names.flatMap(spellingsOf),
        otherWords: other.flatMap(spellingsOf),
      };
    })
    .toSorted(
      (one, other) =>
        KINDS[one.place.kind] - KINDS[other.place.kind] || one.place.name.fr.localeCompare(other.place.name.fr, 'fr'),
    );

/**
 * What was meant by what is typed, `MOST_FOUND` at most: each word begins some word of a name. Names that begin so come first,
 * then names that have such words, then what is known by another name; where equal, First Nations before towns before airports.
 */
export function findPlaces(index: PlaceIndex, typed: string): readonly Place[] {
  const asked = fold(typed).trim();
  const words = wordsOf(asked);
  const matched = index.flatMap((entry) => {
    const rank = rankOf(entry, asked, words);
    return rank === undefined ? [] : [{ place: entry.place, rank }];
  });
  // Sorting is stable: within a rank the order of the index stays.
  return matched
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, MOST_FOUND)
    .map(({ place }) => place);
}

function rankOf({ names, words, otherWords }: Entry, asked: string, typed: readonly string[]): number | undefined {
  if (names.some((name) => name.startsWith(asked))) return 0;
  const begins = (among: readonly string[]) => (word: string) => among.some((one) => one.startsWith(word));
  if (typed.every(begins(words))) return 1;
  return typed.every(begins([...words, ...otherWords])) ? 2 : undefined;
}

import type { Organization, Service } from '../../directory/index.ts';
import { firstOf } from '../first-of.ts';
import { documentTypes, type DocumentType } from './document-types.ts';
import type { SearchDocument } from './documents.ts';
import { needPhrases } from './need-words.ts';
import type { Concept, Question } from './question.ts';
import { documentOf, PHONE_DIGITS, weightOf, type SearchIndex } from './search-index.ts';
import { fold, isFunctionWord, wordsOf } from './words.ts';

/** Who asks: the staff of the hub find confidential places and private numbers. */
export type Viewer = 'public' | 'member' | 'staff';

export type Narrowing = {
  readonly viewer: Viewer;
  readonly types?: readonly DocumentType[] | undefined;
  readonly sector?: Organization['kinds'][number] | undefined;
  readonly kind?: Service['kinds'][number] | undefined;
  readonly language?: string | undefined;
  /** Communities that an entry must have to do with. */
  readonly within?: readonly string[] | undefined;
};

export type Ranked = { readonly document: number; readonly score: number };
export type Ranking = {
  /** In no order; see `inOrder`. */
  readonly found: readonly Ranked[];
  /** Everything asked for was found together. */
  readonly complete: boolean;
};

const written = { all: 1.5, inactive: 0.6 } as const;
const ofType: Readonly<Record<DocumentType, number>> = {
  service: 1,
  organization: 0.97,
  'first-nation': 0.97,
  program: 0.9,
  location: 0.6,
  agreement: 0.5,
};

/** The entries that have the most of what was asked for, with how well they fit. Nothing asked: all that may be shown. */
export function rank(index: SearchIndex, question: Question, asked: string, narrowing: Narrowing): Ranking {
  const { documents, geography } = index;
  const required = question.concepts.filter((concept) => concept.required);
  const within = narrowing.within === undefined ? undefined : geography.around(narrowing.within);
  const shown = (document: number): boolean => {
    const one = documents[document];
    return one !== undefined && (within === undefined || within.has(document)) && isShown(one, narrowing);
  };
  const { best, totals, matched } = index.scratch;
  const touched: number[] = [];
  const count = (concept: Concept): void => {
    const here = matchesOf(index, concept, narrowing.viewer);
    // What is found in few entries tells more than what is found in many.
    const rarity = 0.6 + 0.4 * (Math.log((documents.length + 1) / (here.length + 1)) / Math.log(documents.length + 2));
    for (const document of here) {
      if (concept.required && matched[document] === 0) touched.push(document);
      totals[document] = (totals[document] ?? 0) + (concept.weight * rarity * (best[document] ?? 0)) / 255;
      if (concept.required) matched[document] = (matched[document] ?? 0) + 1;
      best[document] = 0;
    }
    if (!concept.required) aside.push(here);
  };
  const aside: (readonly number[])[] = [];
  for (const concept of question.concepts) count(concept);
  const candidates = (required.length === 0 ? [...documents.keys()] : touched).filter(shown);
  const most = candidates.reduce((all, document) => Math.max(all, matched[document] ?? 0), 0);
  // Many a place is called "Shelter" or « Bureau »: whoever writes that means the need.
  const name = needPhrases().phrases.has(stemsOf(asked)) ? '' : fold(asked).trim();
  const found = candidates.flatMap((document): Ranked[] => {
    const one = documents[document];
    if (one === undefined || (matched[document] ?? 0) < most) return [];
    const isName = name !== '' && (one.folded.en === name || one.folded.fr === name);
    const base = (totals[document] ?? 0) + (within?.get(document)?.weight ?? 0) / 255 + (isName ? written.all : 0);
    const score = base * ofType[one.type] * (one.active ? 1 : written.inactive);
    return [{ document, score: Math.round(score * 1e4) / 1e4 }];
  });
  for (const some of [touched, ...aside]) {
    for (const document of some) {
      totals[document] = 0;
      matched[document] = 0;
    }
  }
  return { found, complete: most === required.length };
}

const stemsOf = (text: string): string =>
  wordsOf(text)
    .map(({ stem }) => stem)
    .filter((stem) => !isFunctionWord(stem))
    .join(' ');

/** The entries that have a concept, each once; how much each has of it at best is left in `scratch.best`. */
function matchesOf(index: SearchIndex, concept: Concept, viewer: Viewer): readonly number[] {
  const { best } = index.scratch;
  const found: number[] = [];
  eachMatch(index, concept, viewer, (document, how) => {
    const known = best[document] ?? 0;
    if (known === 0) found.push(document);
    if (how > known) best[document] = how;
  });
  return found;
}

function eachMatch(
  { words, facets, phones, geography, documents }: SearchIndex,
  concept: Concept,
  viewer: Viewer,
  match: (document: number, weight: number) => void,
): void {
  for (const [word, { share }] of concept.words) {
    for (const posting of words.get(word) ?? []) match(documentOf(posting), weightOf(posting) * share);
  }
  for (const [facet, { share }] of concept.facets) {
    for (const posting of facets.get(facet) ?? []) match(documentOf(posting), weightOf(posting) * share);
  }
  if (concept.place !== undefined) {
    const ids = concept.place.communities.map(({ id }) => id);
    for (const [document, { weight }] of geography.around(ids)) match(document, weight * concept.place.share);
  }
  if (concept.phone !== undefined) {
    for (const { document, staffOnly } of phones.get(concept.phone.slice(-PHONE_DIGITS)) ?? []) {
      const numbers = documents[document]?.phones ?? [];
      const isThis = numbers.some(
        (one) => one.digits.endsWith(concept.phone?.slice(-10) ?? '') && (viewer === 'staff' || !one.staffOnly),
      );
      if (isThis && (viewer === 'staff' || !staffOnly)) match(document, 255);
    }
  }
}

function isShown(one: SearchDocument, { viewer, types, sector, kind, language }: Narrowing): boolean {
  if (one.staffOnly && viewer !== 'staff') return false;
  if (types !== undefined && !types.includes(one.type)) return false;
  if (sector !== undefined && one.organization?.kinds.includes(sector) !== true) return false;
  if (kind !== undefined && !one.services.some(({ kinds }) => kinds.includes(kind))) return false;
  return language === undefined || one.services.some(({ languages }) => languages.includes(language));
}

/** Best first; then by name, by type, by identifier: the same question always has the same answer. */
const inOrderOf =
  ({ documents }: SearchIndex) =>
  (a: Ranked, b: Ranked): number => {
    if (a.score !== b.score) return b.score - a.score;
    const [one, other] = [documents[a.document], documents[b.document]];
    if (one === undefined || other === undefined) return 0;
    return (
      compare(one.folded.en, other.folded.en) ||
      documentTypes.indexOf(one.type) - documentTypes.indexOf(other.type) ||
      compare(one.id, other.id)
    );
  };
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A page goes on after an entry (`cursor`), or from a position where that entry is no longer found. */
export type Start = { readonly from: number; readonly after?: string | undefined };

/** Above it, putting everything in order costs less than keeping the first ones apart. */
const MOST_KEPT_APART = 500;

/** Part of a ranking, in order. */
export function pageOfRanking(
  index: SearchIndex,
  { found }: Ranking,
  { from, after }: Start,
  limit: number,
): { readonly hits: readonly Ranked[]; readonly from: number } {
  const order = inOrderOf(index);
  const last = after === undefined ? undefined : found.find(({ document }) => index.documents[document]?.id === after);
  if (last !== undefined) {
    const rest = found.filter((one) => order(one, last) > 0);
    return { hits: firstOf(rest, limit, order), from: found.length - rest.length };
  }
  const most = from + limit;
  const first = most > MOST_KEPT_APART ? found.toSorted(order) : firstOf(found, most, order);
  return { hits: first.slice(from, most), from };
}

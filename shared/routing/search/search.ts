import { communityById, findCommunity, type Community, type Directory } from '../../directory/index.ts';
import { refuse, type Refusal } from '../../platform/refusal.ts';
import type { DocumentType } from './document-types.ts';
import { NEED_WORDS_VERSION } from './need-words.ts';
import { readQuestion, type How } from './question.ts';
import { pageOfRanking, rank, type Narrowing } from './rank.ts';
import { searchIndexOf } from './search-index.ts';
import { whyFound, type Highlight, type Why } from './why.ts';

type LocalizedText = { readonly fr: string; readonly en: string };
type Named = { readonly id: string; readonly name: LocalizedText };

export type SearchRequest = Omit<Narrowing, 'within'> & {
  /** Words, in either language, misspelled or not; places and numbers too. */
  readonly q?: string | undefined;
  /** A community by its identifier or any of its names: only what is there, near it or reaches it. */
  readonly place?: string | undefined;
  readonly limit: number;
  /** How many hits to leave out; or, after a page, its cursor. */
  readonly from?: number | undefined;
  readonly cursor?: string | undefined;
};

export type SearchHit = Named & {
  readonly type: DocumentType;
  readonly organization?: Named;
  readonly active: boolean;
  /** A confidential place: its name, and nothing of where it is. */
  readonly confidential?: true;
  /** To compare hits of one answer; higher fits better. */
  readonly score: number;
  readonly why: readonly Why[];
  readonly highlights: readonly Highlight[];
};

export type SearchAnswer = {
  readonly total: number;
  /** Every hit has all that was asked for; otherwise they have the most that any entry has. */
  readonly complete: boolean;
  readonly hits: readonly SearchHit[];
  readonly cursor?: string;
  /** How the question was read. */
  readonly read: {
    readonly places: readonly { readonly asked: string; readonly how: How; readonly communities: readonly Named[] }[];
    /** Words that nothing is known of. */
    readonly ignored: readonly string[];
  };
  /** What the answer was made with. */
  readonly index: {
    readonly directoryVersion: number;
    readonly entries: number;
    readonly words: number;
    readonly needWords: string;
  };
};

/**
 * What a human finds in the directory: by words of either language (accents, case, plural and small mistakes do not matter), by
 * what they mean, by place, sector, kind of service and language. Each hit says why it is there. The same question to the same
 * directory always has the same answer.
 * @returns a refusal `unknown-place` when `place` is no community that is known.
 */
export function searchDirectory(directory: Directory, request: SearchRequest): SearchAnswer | Refusal {
  const index = searchIndexOf(directory);
  const { q = '', place, limit } = request;
  const communities = place === undefined ? undefined : communitiesOf(place);
  if (communities?.length === 0) {
    return refuse(
      'invalid',
      'unknown-place',
      'No community of this name is known. Try its town or another spelling.',
      'place',
    );
  }
  const within = communities?.map(({ id }) => id);
  const question = readQuestion(index, q);
  const nothingRead = q.trim() !== '' && question.concepts.length === 0;
  const ranking = nothingRead ? { found: [], complete: false } : rank(index, question, q, { ...request, within });
  const { hits, from } = pageOfRanking(index, ranking, startOf(request), limit);
  const last = hits.at(-1);
  const next = from + hits.length;
  const lastId = last === undefined ? undefined : index.documents[last.document]?.id;
  return {
    total: ranking.found.length,
    complete: ranking.complete,
    hits: hits.flatMap(({ document, score }): SearchHit[] => {
      const one = index.documents[document];
      if (one === undefined) return [];
      const { id, type, name, organization, active } = one;
      return [
        {
          type,
          id,
          name,
          ...(organization !== undefined && organization.id !== id && { organization: named(organization) }),
          active,
          ...(type === 'location' && one.staffOnly && { confidential: true }),
          score,
          ...whyFound(index, document, question, within),
        },
      ];
    }),
    ...(lastId !== undefined && next < ranking.found.length && { cursor: `${next}.${lastId}` }),
    read: {
      places: [
        ...(place === undefined || communities === undefined
          ? []
          : [{ asked: place, how: 'as-written' as const, communities: communities.map(named) }]),
        ...question.concepts.flatMap((concept) =>
          concept.place === undefined
            ? []
            : [{ asked: concept.written, how: concept.place.how, communities: concept.place.communities.map(named) }],
        ),
      ],
      ignored: question.ignored,
    },
    index: {
      directoryVersion: index.directoryVersion,
      entries: index.documents.length,
      words: index.words.size,
      needWords: NEED_WORDS_VERSION,
    },
  };
}

const named = ({ id, name }: Named): Named => ({ id, name });

function communitiesOf(place: string): readonly Community[] {
  const known = communityById(place);
  if (known !== undefined) return [known];
  const found = findCommunity(place);
  if (found.kind === 'found') return [found.community];
  return found.kind === 'ambiguous' ? found.candidates : [];
}

/** A cursor is a position and the entry before it. */
function startOf({ from = 0, cursor }: SearchRequest): { from: number; after?: string } {
  const [position = '', after = ''] = cursor?.split('.') ?? [];
  return /^\d{1,7}$/u.test(position) ? { from: Number(position), after } : { from };
}

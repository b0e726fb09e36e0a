import type { AnswerOf } from '../../api/contract.ts';

export type Check = AnswerOf<'POST /v1/conversations/{conversationId}/texts/check'>;
type Finding = Check['warnings'][number];

/** A part of the text, from one index up to another, with what is wrong with it. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly kind: string;
}

/** Each character without accents, in lower case, and where in the text it came from: how the safety check reads. */
function folded(text: string): { readonly letters: string; readonly places: readonly number[] } {
  const places: number[] = [];
  let letters = '';
  let at = 0;
  for (const character of text) {
    const plain = character
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[\u2018\u2019\u02bc]/gu, "'")
      .toLowerCase();
    letters += plain;
    places.push(...Array.from({ length: plain.length }, () => at));
    at += character.length;
  }
  return { letters, places: [...places, at] };
}

/** Where in the text the words of the findings stand; those that name no words are left out. Marks do not overlap. */
export function marksOf(text: string, findings: readonly Finding[]): readonly Mark[] {
  const { letters, places } = folded(text);
  const marks = findings.flatMap(({ kind, found }): Mark[] => {
    if (kind === 'too-long') return [];
    const wanted = kind === 'forces-ucs-2' ? Array.from(found) : [folded(found).letters.trim()];
    return wanted.flatMap((words) =>
      kind === 'forces-ucs-2' ? every(text, words, kind) : inLetters(letters, places, words, kind),
    );
  });
  const ordered = marks.toSorted((one, other) => one.from - other.from || other.to - one.to);
  return ordered.filter((mark, index) => !ordered.slice(0, index).some(({ to }) => to > mark.from));
}

function every(text: string, words: string, kind: string): Mark[] {
  const found: Mark[] = [];
  for (let at = text.indexOf(words); words !== '' && at !== -1; at = text.indexOf(words, at + words.length)) {
    found.push({ from: at, to: at + words.length, kind });
  }
  return found;
}

const inLetters = (letters: string, places: readonly number[], words: string, kind: string): Mark[] =>
  every(letters, words, kind).map(({ from, to }) => ({
    from: places[from] ?? 0,
    to: places[to] ?? places.at(-1) ?? 0,
    kind,
  }));

export interface Piece {
  readonly text: string;
  readonly kind: string | undefined;
}

/** The text cut at its marks. */
export function piecesOf(text: string, marks: readonly Mark[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to, kind } of marks) {
    if (from > at) pieces.push({ text: text.slice(at, from), kind: undefined });
    pieces.push({ text: text.slice(from, to), kind });
    at = to;
  }
  return [...pieces, { text: text.slice(at), kind: undefined }];
}

/** Refusals that a coordinator who knows better may override, for the phone as it stands. */
export function mayOverride({ refused, safeToText, warnings }: Check): boolean {
  const known = safeToText.state === 'now' || safeToText.state === 'later';
  if (refused === 'text-gives-away') return known;
  // Sent knowingly it would be refused for what gives away: that may only be said on a phone known to be safe.
  const givesAway = warnings.some(({ kind }) => kind !== 'forces-ucs-2' && kind !== 'too-long');
  return (refused === 'not-known-to-be-safe' || refused === 'code-word-first') && !givesAway;
}

import { isOneSlip } from './words.ts';

export interface CodeFound {
  /** A code among those asked about, typed exactly, in pieces, glued to a word, or with one slip. */
  readonly code?: string;
  /** Looks like a code, but is none of those asked about. */
  readonly strangeCode?: string;
  /** The text without it. */
  readonly rest: string;
}

const ALPHABET = /^[ACDEFGHJKMNPQRTWXY34679]+$/;
const LENGTH = 4;

/**
 * The code in a text. Codes have no letters that are mistaken for figures, so a code is known when all of it stands there,
 * or all but one slip that can be no other code.
 */
export function findCode(text: string, codes: readonly string[]): CodeFound {
  const words = [...text.matchAll(/[\p{L}\p{M}\d]+/gu)].map((match) => ({
    word: match[0].toUpperCase(),
    from: match.index,
    to: match.index + match[0].length,
  }));
  const without = (from: number, to: number): string => `${text.slice(0, from)} ${text.slice(to)}`;
  const exact = words.find(({ word }) => codes.includes(word));
  if (exact !== undefined) return { code: exact.word, rest: without(exact.from, exact.to) };

  for (const [at, first] of words.entries()) {
    for (let count = 2; count <= LENGTH; count += 1) {
      const pieces = words.slice(at, at + count);
      const joined = pieces.map(({ word }) => word).join('');
      if (joined.length === LENGTH && codes.includes(joined) && /\d/.test(joined)) {
        return { code: joined, rest: without(first.from, pieces.at(-1)?.to ?? first.to) };
      }
    }
  }
  for (const { word, from, to } of words) {
    const glued = codes.find((code) => /\d/.test(code) && (word.startsWith(code) || word.endsWith(code)));
    if (glued !== undefined) {
      const start = word.startsWith(glued) ? from : to - LENGTH;
      return { code: glued, rest: without(start, start + LENGTH) };
    }
  }
  for (const { word, from, to } of words) {
    if (Math.abs(word.length - LENGTH) > 1 || !/\d/.test(word) || !/[A-Z]/.test(word) || isMeasure(word)) continue;
    const near = codes.filter((code) => isOneSlip(word, code));
    if (near.length === 1 && near[0] !== undefined) return { code: near[0], rest: without(from, to) };
    if (word.length === LENGTH && ALPHABET.test(word)) return { strangeCode: word, rest: without(from, to) };
  }
  // In letters alone it looks like any word: beside nothing but a yes or no, or in capitals among small letters, it is one.
  const isShort = words.length === 2 && YES_OR_NO.test(words[0]?.word ?? '');
  const strange = words.find(
    ({ word, from, to }, at) =>
      word.length === LENGTH &&
      ALPHABET.test(word) &&
      !ORDINARY.test(word) &&
      ((isShort && at === 1) || (/[a-z]/.test(text) && text.slice(from, to) === word)),
  );
  return strange === undefined
    ? { rest: text }
    : { strangeCode: strange.word, rest: without(strange.from, strange.to) };
}

const YES_OR_NO = /^(OUI|YES|OK|NON?|YEP|OUAIS|Y)$/;
/** Words of four letters of the alphabet of codes. */
const ORDINARY =
  /^(TH(EN|AT|EY|EM|NX)|W(HEN|HAT|ANT)|HE(RE|AR)|NE(AR|XT|ED)|(T|M)A(KE|DE)|CA(ME|RE)|MATE|MEET|YEAH|HARD|DEAR|(D|G)ATE|P(ART|RET)|FERA|ETRE|TEXT)$/;

/** 7H30, 40MIN and 3RD are times and numbers. */
const isMeasure = (word: string): boolean =>
  /^\d{1,3}(H\d{0,2}|HRS?|MN|MINS?|PM|AM|KM|ST|ND|RD|TH|E|X)$/.test(word) || /^(DANS|IN|VERS|AT|A)\d+$/.test(word);

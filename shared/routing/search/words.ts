/** Words as search compares them: without accents, case, plural and the small words between them. */

/** A word of a text, with where it stands there (UTF-16, `to` excluded). */
export type Word = { readonly stem: string; readonly from: number; readonly to: number };

export const fold = (text: string): string =>
  text.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('æ', 'ae');

/**
 * Singular of French and English plurals, as far as their last letters tell. Both sides of a comparison go through it, so
 * that it need not be right, only the same.
 */
export function stem(folded: string): string {
  if (folded.length < 4 || /\d/u.test(folded)) return folded;
  if (folded.endsWith('ies') && folded.length > 5) return `${folded.slice(0, -3)}y`;
  if (folded.endsWith('aux') && folded.length > 5) return `${folded.slice(0, -3)}al`;
  return folded.endsWith('s') || folded.endsWith('x') ? folded.slice(0, -1) : folded;
}

/** The words of a text in order. Apostrophes and hyphens part words: « d'Attawapiskat » is two. */
export const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((found) => ({
    stem: stem(fold(found[0])),
    from: found.index,
    to: found.index + found[0].length,
  }));

const set = (list: string): ReadonlySet<string> =>
  new Set(
    list
      .trim()
      .split(/\s+/u)
      .map((word) => stem(fold(word))),
  );

/** They stand between words and mean nothing by themselves; what a phrase means does not depend on them. */
const functionWords = set(`
  a an the of for to in at on and or by with from my me i im is are s t
  le la les l un une des du de d et ou a au aux en dans sur pour par avec mon ma mes qu que qui je j me m se c ce ces
`);
export const isFunctionWord = (stemmed: string): boolean => functionWords.has(stemmed);

/** They frame what is looked for: « je cherche un… », "need help with…", "near". */
const framingWords = set(`
  need needs want looking look find finding search get getting any some where who someone somebody somewhere please help helping
  near nearby around close tonight today now urgent urgently soon can could there that this it service services program
  support community person people client clients woman's
  besoin veux veut voudrais cherche chercher trouver recherche quelqu quelque ou svp aide aider aidez est pres proche autour
  cote environ ce soir aujourd hui maintenant urgence urgent vite bientot puis peut peux il elle services programme
  soutien personne personnes client cliente
`);
export const isFramingWord = (stemmed: string): boolean => framingWords.has(stemmed);

/** After one of them, a name is a place: « à », "near". Compared as written but for case, so that « a » is not « à ». */
const placeSigns = new Set(['in', 'at', 'near', 'around', 'à', 'près', 'pres', 'vers', 'from', 'to', 'dans', 'en']);
export const isPlaceSign = (written: string): boolean => placeSigns.has(written.toLowerCase());

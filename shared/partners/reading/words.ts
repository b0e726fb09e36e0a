/** A text as words that can be compared: what people write on a phone, with cold hands, without what does not carry meaning. Pure. */

/** A part of a text that stands for itself: "yes, what time?" answers, and then asks. */
export interface Clause {
  /** Lower case, without accents or punctuation; apostrophes part words, so that "j'arrive" is two; 14:20 is 14h20. */
  readonly words: string;
  /** A question answers nothing: "nobody there?" must not close a trip. */
  readonly asks: boolean;
}

export const ASKS =
  /^(est ce|qui (est|etes|es)|quand|ou (est|sont|es|on)|combien|pourquoi|comment|quel(le)?s?|a quelle|c est (quoi|ou|qui)|pouvez vous|peux tu|what|when|where|who|why|how|which|is (it|she|he|there|this)|are (you|they|we)|(can|could|will|would) (you|she|he|they)|do (you|i|we)|did you|should (i|we))\b/;

export function clausesOf(text: string): Clause[] {
  return text
    .replaceAll(/\b([ap])\.? ?m\b\.?/gi, '$1m')
    .replaceAll(/(\d)[.,]5 ?(?:h|hrs?|hours?|heures?)\b/gi, '$1h30')
    .split(/(?<=[?？])|[,;.!\n…–—]+| - |\b(?:mais|but)\b/iu)
    .map((part) => ({ words: fold(part), question: /[?？]\s*$/u.test(part) }))
    .filter(({ words }) => words !== '')
    .map(({ words, question }) => ({ words, asks: question || ASKS.test(words) }));
}

export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll(/(\d) ?: ?(\d\d)/g, '$1h$2')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .map((word) =>
      apart(word.replaceAll(/([a-z])\1{2,}/g, '$1'))
        .split(' ')
        .map(spelledRight)
        .join(' '),
    )
    .join(' ')
    .replaceAll(/\bj (?=[^aeiouyh])/g, 'je ')
    .replaceAll(/\b(je|j y|m en) vas?\b/g, '$1 vais')
    .replaceAll(/\bje peu[ts]?\b/g, 'je peux')
    .replaceAll(/\bya (?=pas|pu|plus|un|rien|du|de|personne|quelqu)/g, 'y a ')
    .replaceAll(/\b(?:pus?(?= (?:d|de|personne|rien)\b)|(?<!\b(?:ai|as|a|avons|ont|pas|jamais) )pus?)\b/g, 'plus');

/** French as it is said here, and written in one word: "jpeux", "chpas", "jlai", "jmen", "cest"; "shes"; and "pu" for "plus". */
const apart = (word: string): string =>
  word
    .replace(/^ch(u[is]?|uis)$/, 'je suis')
    .replace(/^(?:j|ch(?=[pvtdsf]))([lmnt])(?=(ai|avais|en|y|embarq.*|amen.*|attend.*)$)/, 'je $1 ')
    .replace(/^(?:j|ch(?=[pvtdsf]))(?=[bcdfglmnpqrstvz][a-z])/, 'je ')
    .replace(/^j(?=(ai|y|en|arriv.*|attend.*|embarq.*|accept.*|irai|etais)$)/, 'j ')
    .replace(/^(s?he)s$/, '$1 s')
    .replace(/^([cs])est$/, '$1 est')
    .replace(/^icitte?$/, 'ici')
    .replace(/^(qqu?n|kelkun|quelquun)$/, 'quelqu un');

/** Words long enough that a slip of the thumb leaves them known. No yes, no no and no carrier word: those are never guessed. */
const LONG_WORDS =
  'accepte accept accepted refuse declined impossible disponible available parfait perfect desole desolee sorry merci ' +
  'thanks route chemin minutes arrive arrivee arrived embarque embarquee ramasse ramassee picked dropped termine ' +
  'terminee complete completed finished absent absente nobody personne probleme problem retard panne breakdown ' +
  'tempete storm weather chauffeur vehicule voiture driver vehicle places seats prochain demain tomorrow adresse ' +
  'eligible admissible young jeune secteur region capacity complet qualify';
const KNOWN = new Set(LONG_WORDS.split(' '));
/** Words of their own, one letter away from those above. */
const OTHERS = new Set(
  'complets drive drives regard regarde arriver arrives arrivera arrivez roule toute place personnes passed'.split(' '),
);
const SHORTEST = 5;

function spelledRight(word: string): string {
  if (word.length < SHORTEST || KNOWN.has(word) || OTHERS.has(word) || /\d/.test(word)) return word;
  for (const known of KNOWN) if (known.startsWith(word.charAt(0)) && isOneSlip(word, known)) return known;
  return word;
}

/** One letter changed, added, left out, or swapped with its neighbour. */
export function isOneSlip(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  let at = 0;
  while (at < typed.length && at < meant.length && typed[at] === meant[at]) at += 1;
  const [left, right] = [typed.slice(at), meant.slice(at)];
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left.slice(2) === right.slice(2) && left.startsWith(right.charAt(1)) && right.startsWith(left.charAt(1)))
  );
}

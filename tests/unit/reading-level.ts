import type { Language } from '../../shared/intake/model.ts';

/**
 * How hard a text is to read, by the established formula of its language.
 *
 * English: Flesch-Kincaid grade (J. P. Kincaid and others, Naval Technical Training Command, Research Branch Report 8-75, 1975): a school
 * grade, lower is easier. French: the reading ease of R. Flesch (1948) as adapted by L. Kandel and A. Moles, "Application de
 * l'indice de Flesch à la langue française", Cahiers d'études de radio-télévision, 1958: about 0 to 100, higher is easier.
 *
 * Counted as Flesch says: a sentence ends at a full stop, a question or an exclamation mark; figures and abbreviations are words of
 * one syllable; what is hyphenated or elided is one word; the number of an item in a list is skipped.
 */
export type Counts = { readonly sentences: number; readonly words: number; readonly syllables: number };

export const sentencesOf = (text: string): readonly string[] =>
  text
    .replaceAll(/(^|\s)\d\)\s/gu, '$1')
    .split(/[.?!]+(?=\s|$)/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > 0);

export const wordsOf = (sentence: string): readonly string[] =>
  sentence.split(/\s+/u).filter((word) => /[\p{L}\d]/u.test(word));

const syllableCounters: Readonly<Record<Language, (word: string) => number>> = {
  en: (word) => sum(lettersOf(word).map(syllablesEn)),
  fr: (word) => sum(lettersOf(word).map(syllablesFr)),
};

export const syllablesOf = (word: string, language: Language): number => syllableCounters[language](word);

/** The parts of a hyphenated word; an elision belongs to the word it leans on ("l'eau" is one part). A figure is one syllable. */
const lettersOf = (word: string): readonly string[] =>
  word
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/['’]/gu, '')
    .split('-')
    .map((part) => part.replaceAll(/[^\p{L}\d]/gu, ''))
    .filter((part) => part !== '');

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const groupsOf = (letters: string, vowels: RegExp): number => letters.match(vowels)?.length ?? 0;

const irregularEn: ReadonlyMap<string, number> = new Map([
  ['area', 3],
  ['being', 2],
  ['business', 2],
  ['every', 2],
  ['idea', 3],
  ['ok', 1],
  ['someone', 2],
  ['something', 2],
]);
const vowelsEn = /[aeiouyé]+/gu;
/** Vowels side by side that English says apart: "eas-i-er", "qui-et", "cre-ate", "li-on", "val-u-able", "say-ing". */
const apartEn = /(?<=[^tc]i)(?=er$|et$)|(?<=cre)(?=a)|(?<=[^tscg]i)(?=on|a)|(?<=[^qg]u)(?=a)|(?<=[eiuy])(?=ing$)/gu;

function syllablesEn(word: string): number {
  const said = word
    // Endings that are not said: "help(ed)", "com(es)", "saf(e)"; they are in "wanted", "places", "simple", "centre".
    .replace(/(?<![td])ed$/u, '')
    .replace(/(?<!s|z|c|g|x|ch|sh|[^aeiou]l)es$/u, '')
    .replace(/(?<![^aeiou]l|[bt]r)e$/u, '')
    .replace(/(?<=[aeiouy][^aeiouyl])e(?=(?:ly|ful|less|ment|where)$)/u, '');
  return irregularEn.get(word) ?? Math.max(1, groupsOf(said.replaceAll(apartEn, '-'), vowelsEn));
}

const vowelsFr = /[aeiouyàâäéèêëîïôöùûüœæ]+/gu;
/** Verbs whose last three letters are not said. */
const mutedEnt =
  /^(?:(?:re)?viennent|p(?:eu|ui)vent|veulent|doivent|savent|disent|lisent|[eé]crivent|aident|parlent)$/u;
/** Vowels side by side that French says apart: "ré-el", "conti-nu-er", "cri-er", "pa-ys", "bleu-et", "jou-er". */
const apartFr =
  /(?<=é)(?=[aeiouéè])|(?<=[aeo])(?=[ïü])|(?<=[^aeoqg]u)(?=[aéè]|e[rtlnz])|(?<=[bcdfgptv][lr]i)(?=[aeéo])|(?<=pa)(?=ys)|(?<=[eo]u)(?=e[rtz]|é)/gu;

function syllablesFr(word: string): number {
  const said = word
    .replace(mutedEnt, (verb) => verb.slice(0, -3))
    // A last "e" is not said, with or without the "s" of the plural, where the word has another vowel.
    .replace(/(?<=[aeiouyàâéèêîïôùû].*)es?$/u, '')
    // Between vowels "y" is a consonant: "essa-yer", "vo-yage".
    .replaceAll(/(?<=[aeou])y(?=[aeéio])/gu, 'y-');
  return Math.max(1, groupsOf(said.replaceAll(apartFr, '-'), vowelsFr));
}

export function countsOf(text: string, language: Language): Counts {
  const sentences = sentencesOf(text);
  const words = sentences.flatMap(wordsOf);
  return {
    sentences: sentences.length,
    words: words.length,
    syllables: sum(words.map((word) => syllablesOf(word, language))),
  };
}

/** A school grade; may fall below zero for the simplest texts. */
export function fleschKincaidGrade({ sentences, words, syllables }: Counts): number {
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
}

/** About 0 (very hard) to 100 (very easy); may pass 100 for the simplest texts. */
export function kandelMolesEase({ sentences, words, syllables }: Counts): number {
  return 207 - 1.015 * (words / sentences) - 73.6 * (syllables / words);
}

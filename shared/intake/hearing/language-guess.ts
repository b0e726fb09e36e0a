import { languageSigns } from '../answers/answer-lists.ts';
import type { Language } from '../model.ts';
import { plainWords, undouble } from './wording.ts';

export type LanguageGuess = { readonly language: Language; readonly sure: boolean };

const signs = (lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split(' ')).map(undouble));
const french = signs(languageSigns.fr);
const english = signs(languageSigns.en);

/** The language of a text by its small words and accents. Undefined when nothing tells; `sure` from two signs more. */
export function guessLanguage(text: string): LanguageGuess | undefined {
  const words = plainWords(text);
  const accents = /[éèêàùçîôûëï]/iu.test(text) ? 1 : 0;
  const inFrench = words.filter((word) => french.has(word)).length + accents;
  const inEnglish = words.filter((word) => english.has(word)).length;
  if (inFrench === inEnglish) return undefined;
  return { language: inFrench > inEnglish ? 'fr' : 'en', sure: Math.abs(inFrench - inEnglish) > 1 };
}

/** Most letters are of another script: Cree or Ojibwe syllabics, Arabic, Chinese… A human answers. */
export function isInAnotherScript(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter));
  return letters.length > 0 && latin.length * 2 < letters.length;
}

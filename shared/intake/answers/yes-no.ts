import { asksBackWords, skipWords } from './answer-lists.ts';
import { conditionWords, noHeads, notNo, noWords, unsureWords, yesAndNo, yesHeads, yesWords } from './yes-no-words.ts';
import { restrictingWords, unrestricted } from './consent-words.ts';
import { politeWords } from '../hearing/keyword-lists.ts';
import type { Language, SafeToText } from '../model.ts';
import {
  asWritten,
  findAny,
  phrases,
  reading,
  readingOf,
  vocabularyOf,
  without,
  type Phrase,
  type Reading,
} from '../hearing/phrases.ts';
import { plainWords } from '../hearing/wording.ts';

/** `language`: told by the word itself ("oui", "yes"); "ok" tells none. */
export type YesNo = { readonly answer: SafeToText; readonly language?: Language };

const languages: readonly Language[] = ['fr', 'en'];
type Lists = Readonly<Record<Language, readonly string[]>>;
const whole = (lists: Lists): readonly Phrase[] =>
  phrases(languages.flatMap((language) => lists[language].map((line) => `^ ${line} $`)));
const heads = (lists: Lists): readonly Phrase[] =>
  phrases(languages.flatMap((language) => lists[language].map((line) => `^ ${line}`)));

const polite = phrases(politeWords.filter((word) => word !== 'ok' && word !== 'okay'));
const conditions = phrases(conditionWords, yesAndNo);
const noOne = phrases(notNo);
const notReallyNo = phrases(notNo.map((line) => `^ ${line}`));
const unsureInside = phrases([...unsureWords.en, ...unsureWords.fr].filter((line) => line.includes(' ')));
const readings = {
  yes: { whole: whole(yesWords), heads: heads(yesHeads) },
  no: { whole: whole(noWords), heads: heads(noHeads) },
  unsure: { whole: whole(unsureWords), heads: heads(unsureWords) },
} as const;
const skips = whole(skipWords);

const vocabulary = vocabularyOf([
  ...Object.values(readings).flatMap((one) => [...one.whole, ...one.heads]),
  ...skips,
  ...polite,
  ...conditions,
]);

const tellsFrench = phrases(['^ oui/ouais/ouin/non/nan', '^ (je) sais pas', '^ d accord', '^ peut etre']);
const tellsEnglish = phrases(['^ yes/yeah/yep/yup/yea/no/nope/nah', '^ (i) do not', '^ not sure/safe', '^ maybe']);

const words = (text: Reading): Reading => readingOf(without(polite, text).words.filter((word) => word.size > 0));

/** Reads yes, no or unsure; a yes with a condition is unsure. Undefined when the text says none of them. */
export function readYesNo(text: string): YesNo | undefined {
  const all = reading(plainWords(text), vocabulary);
  const left = words(all);
  const answer = readAlone(left) ?? readHead(left);
  if (answer === undefined) return undefined;
  if (findAny(tellsFrench, left)) return { answer, language: 'fr' };
  return findAny(tellsEnglish, left) ? { answer, language: 'en' } : { answer };
}

function readAlone(text: Reading): SafeToText | undefined {
  if (findAny(readings.unsure.whole, text)) return 'unsure';
  if (findAny(readings.yes.whole, text)) return 'yes';
  return findAny(readings.no.whole, text) ? 'no' : undefined;
}

function readHead(text: Reading): SafeToText | undefined {
  if (findAny(readings.unsure.heads, text) || findAny(unsureInside, text)) return 'unsure';
  if (findAny(readings.no.heads, text) && !findAny(notReallyNo, text)) return 'no';
  if (!findAny(readings.yes.heads, text)) return undefined;
  return findAny(conditions, without(noOne, text)) ? 'unsure' : 'yes';
}

const asksBack = phrases(asksBackWords);

/** Words, and not a question or a greeting. */
export function isAnswer(text: string): boolean {
  const said = plainWords(text);
  return said.length > 0 && !text.includes('?') && findAny(asksBack, reading(said, asWritten)) === undefined;
}

const restricting = phrases(restrictingWords, yesAndNo);
const restrictsNothing = phrases(unrestricted);

/** "Yes, just not to the police": less than what was asked for. */
export const isRestricted = (text: string): boolean =>
  findAny(restricting, without(restrictsNothing, reading(plainWords(text), asWritten))) !== undefined;

const clearYes = phrases(['^ (ok/ben) oui/ouais/wi/yes/yess/yeah/yea/yep/yup/ya']);

/** "Ok" and a thumb are polite words as well: what cannot be undone wants the word itself. */
export const isClearYes = (text: string): boolean =>
  readYesNo(text)?.answer === 'yes' && findAny(clearYes, reading(plainWords(text), asWritten)) !== undefined;

/** The person would rather not answer this one. */
export function isSkip(text: string): boolean {
  return findAny(skips, words(reading(plainWords(text), vocabulary))) !== undefined;
}

const notNow = phrases([
  '^ (no/non/nope) not (right/just) now/yet',
  '^ (no/non) pas maintenant/encore',
  '^ (non) pas tout de suite',
]);

/** "Not right now": to a question about this moment, a no. */
export const saysNotNow = (text: string): boolean =>
  findAny(notNow, reading(plainWords(text), asWritten)) !== undefined;

const notGood = phrases([
  '^ (no/sorry/ok/hey) (it/its) (is) not (a) (very) safe/good (time) (right/now/here)',
  '^ (no/sorry/ok/hey) not (right) now',
  '^ (no/sorry/ok/hey) (i) can not (really) talk/text/write/chat',
  '^ (non/desole/ok) (c) (est) pas (bien/tres) safe/securitaire/prudent/correct',
  '^ (non/desole/ok) pas maintenant/tantot',
  '^ (non/desole/ok) (je) (ne) peux pas/plus/pu (vraiment) parler/texter/ecrire/jaser',
]);

/** "Can't talk, text me after 8": not now, whatever follows; when it says when, it is a pause. */
export const opensNotNow = (text: string): boolean =>
  findAny(notGood, reading(plainWords(text), asWritten)) !== undefined;

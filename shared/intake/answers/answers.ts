import {
  ageWords,
  allWords,
  countedThings,
  maybeSoonWords,
  nationWords,
  needWords,
  neverWords,
  noneWords,
  notNeeded,
  notOfNation,
  notYears,
  notYetOfAge,
} from './answer-lists.ts';
import type { Call, Question, Reads } from '../flow.ts';
import { accommodationWords, enoughWords } from './accommodation-words.ts';
import { readSafeHours } from '../hours/hours-words.ts';
import type {
  Accommodation,
  AgeBand,
  CommunityCandidate,
  Conversation,
  IntakeHub,
  Language,
  Need,
  SafeToText,
  SafeWindow,
} from '../model.ts';
import { asWritten, findAny, phrases, reading, vocabularyOf, without, type Phrase } from '../hearing/phrases.ts';
import type { TextKey } from '../texts/texts.ts';
import { foldLetters, plainWords, undouble } from '../hearing/wording.ts';
import { isRestricted, isSkip, readYesNo, saysNotNow, type YesNo } from './yes-no.ts';

/** What a text says to the question that was asked. `next` is a node; `change` what it adds to the conversation. */
export type AnswerRead =
  | {
      readonly kind: 'answered';
      readonly next: string;
      readonly change: AnswerChange;
      readonly language?: Language;
      /** A human is told on the way. */
      readonly calls?: Call;
      /** Said before the next question. */
      readonly note?: { readonly key: TextKey; readonly hours?: readonly SafeWindow[] };
    }
  | { readonly kind: 'skipped' }
  /** "That is all": only the last question is left. */
  | { readonly kind: 'enough' }
  | { readonly kind: 'unclear' };
export type AnswerChange = {
  readonly answers: Partial<Conversation['answers']>;
  readonly candidates?: readonly CommunityCandidate[];
};

const UNCLEAR: AnswerRead = { kind: 'unclear' };
/** From so many words on, an answer that fits no kind of need is the person's own: kept, and counted as "other". */
const OWN_WORDS = 3;
const PLACE_LENGTH = 200;

/** Pure; any text of any length. Asking for a place is the one thing it needs the hub for. */
export function readAnswer(question: Question, text: string, state: Conversation, hub: IntakeHub): AnswerRead {
  if (isSkip(text)) return { kind: 'skipped' };
  if (findAny(enough, reading(plainWords(text), asWritten))) return { kind: 'enough' };
  const { reads } = question;
  switch (reads.as) {
    case 'yes-no':
      return readChoice(question, reads, text);
    case 'needs':
      return readNeeds(reads, text);
    case 'community':
      return readCommunity(reads, text, hub);
    case 'candidate':
      return readCandidate(reads, text, state, hub);
    case 'age':
      return readAge(reads, text);
    case 'hours':
      return readHours(reads, text, state, hub);
    case 'nation':
      return readNation(reads, text, hub);
    case 'accommodations':
      return readAccommodations(reads, text);
    case 'code-word':
      return saysCodeWord(text, state) ? answered(reads.next, {}) : UNCLEAR;
  }
}

const enough = phrases([...enoughWords.en, ...enoughWords.fr].map((line) => `^ ${line} $`));

type ReadsAs<As extends Reads['as']> = Extract<Reads, { as: As }>;

function readChoice(question: Question, reads: ReadsAs<'yes-no'>, text: string): AnswerRead {
  const plainly: YesNo | undefined = readYesNo(text) ?? (saysNotNow(text) ? { answer: 'no' } : undefined);
  const said = plainly && hedged(question.fills, plainly, text);
  const option = reads.options.find(({ answer }) => answer === said?.answer);
  if (!said || !option) return UNCLEAR;
  return {
    kind: 'answered',
    next: option.next,
    change: { answers: chosen(question.fills, said.answer) },
    ...(said.language && { language: said.language }),
    ...(option.calls && { calls: option.calls }),
    ...(option.note !== undefined && { note: { key: option.note } }),
  };
}

const maybeSoon = phrases(maybeSoonWords);
const never = phrases(neverWords);
const all = phrases([...allWords.en, ...allWords.fr].map((line) => `^ ${line} $`));
const notYet = phrases(notYetOfAge);
const peoples = phrases(nationWords);
const ofNone = phrases(notOfNation);
const wordsOf = (lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split(' ')).map(undouble));
const counted = wordsOf(countedThings);
const beforeOther = wordsOf(notYears);
const says = (wanted: readonly Phrase[], text: string): boolean =>
  findAny(wanted, reading(plainWords(text), asWritten)) !== undefined;

/** "No" to danger right now, with a "not yet" or a "but" beside it, is no plain no; nor "yes, not to X" to sharing a yes. */
function hedged(fills: Question['fills'], said: YesNo, text: string): YesNo {
  const isHedged =
    (fills === 'dangerNow' && said.answer === 'no' && says(maybeSoon, text)) ||
    (fills === 'consent' && said.answer === 'yes' && isRestricted(text));
  return isHedged ? { ...said, answer: 'unsure' } : said;
}

function chosen(fills: Question['fills'], answer: SafeToText): AnswerChange['answers'] {
  if (fills === 'dangerNow') return { dangerNow: answer };
  if (fills === 'consent') return answer === 'unsure' ? {} : { consent: answer };
  return { safeToText: answer };
}

const needsUnwanted = phrases(notNeeded);
const needPhrases: readonly { readonly need: Need; readonly wanted: readonly Phrase[] }[] = (
  ['transport', 'safe-place', 'talk', 'health', 'legal', 'other'] as const
).map((need) => ({ need, wanted: phrases([...needWords[need].en, ...needWords[need].fr]) }));
const needVocabulary = vocabularyOf([...needsUnwanted, ...needPhrases.flatMap(({ wanted }) => wanted)]);

/** Needs named in words, in the order of the list; none when a text names none. */
export function needsInWords(text: string): readonly Need[] {
  const left = without(needsUnwanted, reading(plainWords(text), needVocabulary));
  return needPhrases.filter(({ wanted }) => findAny(wanted, left) !== undefined).map(({ need }) => need);
}

const joiners = new Set([
  'et',
  'and',
  'puis',
  'pis',
  'plus',
  'n',
  'also',
  'ou',
  'or',
  'numero',
  'number',
  'no',
  'the',
  'le',
  'la',
]);

function readNeeds(reads: ReadsAs<'needs'>, text: string): AnswerRead {
  const words = plainWords(text);
  const numbers = words.filter((word) => /^\d+$/u.test(word));
  const onlyNumbers = words.every((word) => /^\d+$/u.test(word) || joiners.has(word));
  const digits = onlyNumbers
    ? numbers.flatMap((number) => number.match(/\d/gu) ?? [])
    : numbers.filter(({ length }) => length === 1);
  const byNumber = digits.flatMap((digit) => reads.options[Number(digit) - 1]?.need ?? []);
  const needs = [...new Set([...byNumber, ...needsInWords(text)])];
  if (needs.length > 0) return answered(reads.next, { needs });
  if (says(all, text))
    return answered(reads.next, { needs: reads.options.flatMap(({ need }) => (need === 'other' ? [] : need)) });
  if (says(none, text)) return { kind: 'skipped' };
  if (readYesNo(text)?.answer === 'unsure') return { kind: 'skipped' };
  const own = words.length >= OWN_WORDS && !onlyNumbers && readYesNo(text) === undefined;
  // "a wheelchair" is a need of their own, however few its words.
  return own || easingIn(words).length > 0 ? answered(reads.next, { needs: ['other'] }) : UNCLEAR;
}

type Answered = Extract<AnswerRead, { kind: 'answered' }>;

function answered(next: string, answers: AnswerChange['answers'], candidates?: AnswerChange['candidates']): Answered {
  return { kind: 'answered', next, change: { answers, ...(candidates && { candidates }) } };
}

function readCommunity(reads: ReadsAs<'community'>, text: string, hub: IntakeHub): AnswerRead {
  const communityWords = text.trim().slice(0, PLACE_LENGTH);
  if (!/\p{L}/u.test(communityWords)) return UNCLEAR;
  const search = hub.findCommunity(communityWords);
  if (search.kind === 'found') return answered(reads.next, { communityId: search.id, communityWords });
  if (search.kind === 'ambiguous') return answered(reads.whenAmbiguous, { communityWords }, search.candidates);
  const said = readYesNo(text);
  if (said?.answer === 'unsure') return { kind: 'skipped' };
  return said ? UNCLEAR : answered(reads.next, { communityWords });
}

const none = phrases([...noneWords.en, ...noneWords.fr].map((line) => `^ ${line} $`));

function readCandidate(
  reads: ReadsAs<'candidate'>,
  text: string,
  { candidates = [] }: Conversation,
  hub: IntakeHub,
): AnswerRead {
  const words = plainWords(text);
  const number = words.length === 1 && /^\d$/u.test(words[0] ?? '') ? Number(words[0]) : undefined;
  if (number === 0 || findAny(none, reading(words, asWritten))) return answered(reads.next, {}, []);
  const folded = foldLetters(text).trim();
  const named = candidates.filter(({ name }) => foldLetters(name) === folded);
  const chosen = number === undefined ? named[0] : candidates[number - 1];
  if (chosen) return answered(reads.next, { communityId: chosen.id }, []);
  const search = /\p{L}/u.test(text) ? hub.findCommunity(text.trim().slice(0, PLACE_LENGTH)) : undefined;
  return search?.kind === 'found' ? answered(reads.next, { communityId: search.id }, []) : UNCLEAR;
}

type KnownBand = Exclude<AgeBand, 'unknown'>;
const bands: readonly KnownBand[] = ['under-16', '16-17', '18-plus'];
const agePhrases = bands.map((band) => ({ band, wanted: phrases([...ageWords[band].en, ...ageWords[band].fr]) }));
/** "Under 18" may be either of two bands. */
const eitherMinor = phrases(['under/below/younger/less/moins/bas (than/de/que) 17/18/19', 'minor/mineur/mineure']);

export function bandOfAge(years: number): KnownBand {
  if (years < 16) return 'under-16';
  return years < 18 ? '16-17' : '18-plus';
}

function readAge(reads: ReadsAs<'age'>, text: string): AnswerRead {
  const words = plainWords(text.replace(/^\s*[<-]\s*(?=\d)/u, 'under '));
  const read = reading(words, asWritten);
  if (findAny(eitherMinor, read) || findAny(notYet, read)) return UNCLEAR;
  const named = agePhrases.find(({ wanted }) => findAny(wanted, read) !== undefined);
  if (named) return answered(reads.next, { ageBand: named.band });
  const numbers = words.flatMap((word, index) =>
    /^\d{1,3}$/u.test(word) && !counted.has(words[index + 1] ?? '') && !beforeOther.has(words[index - 1] ?? '')
      ? [Number(word)]
      : [],
  );
  const years = numbers.find((number) => number > reads.options.length && number <= 120);
  if (years !== undefined) return answered(reads.next, { ageBand: bandOfAge(years) });
  // "2" is the second group; "my 2 kids" is not.
  const option = words.length <= 2 ? reads.options[(numbers[0] ?? 0) - 1] : undefined;
  if (option) return answered(reads.next, { ageBand: option.band });
  return readYesNo(text)?.answer === 'unsure' ? { kind: 'skipped' } : UNCLEAR;
}

function readHours(reads: ReadsAs<'hours'>, text: string, { answers }: Conversation, hub: IntakeHub): AnswerRead {
  const windows = readSafeHours(text);
  if (windows === undefined) {
    const said = readYesNo(text)?.answer;
    if (said === 'no' || says(never, text)) return answered(reads.next, { safeToText: 'no' });
    return said === 'unsure' ? { kind: 'skipped' } : UNCLEAR;
  }
  const safeHours = { timeZone: hub.timeZoneOf(answers.communityId), windows: [...windows] };
  return {
    ...answered(reads.next, { safeHours }),
    ...(windows.length > 0 && { note: { key: reads.note, hours: windows } }),
  };
}

/** Whatever they call it stays in their own words; only a Nation that is known by that name is also noted as that one. */
function readNation(reads: ReadsAs<'nation'>, text: string, hub: IntakeHub): AnswerRead {
  const said = readYesNo(text)?.answer;
  if (said === 'unsure') return { kind: 'skipped' };
  if (said === 'no' || says(none, text)) return answered(reads.next, { nation: { declared: false } });
  const words = text.trim().slice(0, PLACE_LENGTH);
  if (!/\p{L}/u.test(words)) return UNCLEAR;
  const search = says(ofNone, text) ? undefined : hub.findCommunity(words);
  const known = search?.kind === 'found' && search.id.startsWith('fn-') ? { communityId: search.id } : {};
  // Declared only where it is said plainly; any other words are kept as words, and declare nothing (OCAP).
  const declared = known.communityId !== undefined || said === 'yes' || (search !== undefined && says(peoples, text));
  return answered(reads.next, { nation: { declared, words, ...known } });
}

const easing = Object.keys(accommodationWords)
  .filter(isAccommodation)
  .map((accommodation) => ({
    accommodation,
    wanted: phrases([...accommodationWords[accommodation].en, ...accommodationWords[accommodation].fr]),
  }));
const easingVocabulary = vocabularyOf(easing.flatMap(({ wanted }) => wanted));

function isAccommodation(name: string): name is Accommodation {
  return Object.hasOwn(accommodationWords, name);
}

function easingIn(words: readonly string[]): Accommodation[] {
  const read = reading(words, easingVocabulary);
  return easing.filter(({ wanted }) => findAny(wanted, read) !== undefined).map(({ accommodation }) => accommodation);
}

function readAccommodations(reads: ReadsAs<'accommodations'>, text: string): AnswerRead {
  const words = plainWords(text);
  const said = readYesNo(text)?.answer;
  if (said === 'unsure') return { kind: 'skipped' };
  const named = easingIn(words);
  const digits = words.filter((word) => /^\d$/u.test(word));
  const byNumber = digits.flatMap((digit) => reads.options[Number(digit) - 1]?.accommodation ?? []);
  // "my 2 kids" is not the second of the list.
  const accommodations = named.length > 0 ? named : [...new Set(byNumber)];
  const own = words.length >= OWN_WORDS ? { accommodationWords: text.trim().slice(0, PLACE_LENGTH) } : {};
  if (accommodations.length > 0) return answered(reads.next, { accommodations, ...own });
  if (said === 'no' || says(none, text)) return answered(reads.next, { accommodations: [] });
  return words.length >= OWN_WORDS ? answered(reads.next, { accommodations: [], ...own }) : UNCLEAR;
}

/** A word misspelled by one letter still counts: whoever knows it may be shaking. */
export function saysCodeWord(text: string, { codeWord }: Conversation): boolean {
  if (codeWord === undefined) return false;
  const wanted = phrases([codeWord]);
  return findAny(wanted, reading(plainWords(text), vocabularyOf(wanted))) !== undefined;
}

import { dangerGroupsEn } from './danger-groups.en.ts';
import { dangerGroupsFr } from './danger-groups.fr.ts';
import { dangerIdeasEn } from './danger-ideas.en.ts';
import { dangerIdeasFr } from './danger-ideas.fr.ts';
import { dangerRulesFr } from './danger-rules.fr.ts';
import { dangerRules } from './danger-rules.ts';
import { dangerWordsEn } from './danger-words.en.ts';
import { dangerWordsFr } from './danger-words.fr.ts';
import { harmlessNearWordsEn, harmlessWordsEn } from './harmless-words.en.ts';
import { harmlessNearWordsFr, harmlessWordsFr } from './harmless-words.fr.ts';
import {
  keywordGroups,
  optOutOpenings,
  optOutWords,
  politeWords,
  shortTextWords,
  type KeywordList,
} from './keyword-lists.ts';
import { optInWords } from './opt-in-words.ts';
import type { Language } from '../model.ts';
import { changedHandsWords, codeWordHeads, codeWordLinks, notCodeWords } from './phone-lists.ts';
import {
  find,
  findAny,
  phrases,
  reading,
  readingOf,
  vocabularyOf,
  without,
  type Phrase,
  type Reading,
} from './phrases.ts';
import { findRule, rulebook } from './rules.ts';
import {
  eraseWords,
  helpWords,
  humanWords,
  infoWords,
  languageWords,
  plainLanguageWords,
  softHumanWords,
  unsafeWords,
} from './steering-lists.ts';
import { besideDangerWords, notYetNearWords, threatNearWords } from './threat-near-words.ts';
import { plainWords, sentenceStarts } from './wording.ts';

export type KeywordKind =
  | 'opt-out'
  | 'opt-in'
  | 'erase'
  | 'language'
  | 'human'
  | 'help'
  | 'info'
  | 'unsafe'
  /** "simple words please" (`wish: 'on'`), "write normally" (`wish: 'off'`). */
  | 'plain-language'
  /** "my code word is bluebird": the word stands in `word`; without it, they ask how it is done. */
  | 'code-word';

/** `language`: of the words themselves, where they tell; for `kind: 'language'`, the one asked for. */
export type Keyword = {
  readonly kind: KeywordKind;
  readonly language?: Language;
  /** "talk to someone": beside other needs it is one of them, not a demand for a human at once. */
  readonly soft?: boolean;
  readonly wish?: 'on' | 'off';
  /** In the plain form of `wording.ts`. */
  readonly word?: string;
};

/** `near`: someone they fear is beside them, or they ask that nothing be written; it may stand beside danger now. */
export type Danger = { readonly kind: 'now' | 'near' | 'now-and-near'; readonly language?: Language };
export type Classified = {
  readonly danger?: Danger;
  readonly keyword?: Keyword;
  /** Whoever writes seems not to be the person: "who is this texting my girlfriend". */
  readonly changedHands?: true;
};

type Rule = { readonly language: Language | undefined; readonly phrases: readonly Phrase[] };
type Rules = {
  readonly harmless: readonly Phrase[];
  readonly alone: readonly Rule[];
  readonly inside: readonly Rule[];
};

const whole = (written: readonly string[]): readonly Phrase[] => phrases(written.map((line) => `^ ${line} $`));
const anywhere = (written: readonly string[]): readonly Phrase[] => phrases(written, keywordGroups);

function compile(list: KeywordList): Rules {
  return {
    harmless: anywhere(list.harmless ?? []),
    alone: [
      { language: undefined, phrases: whole(list.alone.both) },
      { language: 'en', phrases: whole(list.alone.en) },
      { language: 'fr', phrases: whole(list.alone.fr) },
    ],
    inside: [
      { language: 'en', phrases: anywhere(list.inside.en) },
      { language: 'fr', phrases: anywhere(list.inside.fr) },
    ],
  };
}

const polite = phrases(politeWords);
const dangerBook = rulebook<Language>(
  [...dangerRules, ...dangerRulesFr],
  [
    { language: 'en', ideas: { ...dangerIdeasEn, danger: dangerWordsEn }, groups: dangerGroupsEn },
    { language: 'fr', ideas: { ...dangerIdeasFr, danger: dangerWordsFr }, groups: dangerGroupsFr },
  ],
);
const feared = ({ en, fr }: Readonly<Record<Language, readonly string[]>>): readonly Phrase[] => [
  ...phrases(en, { ...keywordGroups, ...dangerGroupsEn }),
  ...phrases(fr, dangerGroupsFr),
];
const near = feared(threatNearWords);
const beside = feared(besideDangerWords);
const notYetNear = feared(notYetNearWords);
const harmless = feared({ en: harmlessWordsEn, fr: harmlessWordsFr });
const harmlessNear = feared({ en: harmlessNearWordsEn, fr: harmlessNearWordsFr });
const optOut = compile(optOutWords);
const optOutOpening = phrases(optOutOpenings);
const optIn: readonly Rule[] = optInWords.map(({ words, language }) => ({ language, phrases: whole([words]) }));
const help = compile(helpWords);
const info = compile(infoWords);
const human = compile(humanWords);
const erase = compile(eraseWords);
const softHuman: readonly Rule[] = [
  { language: 'en', phrases: anywhere(softHumanWords.en) },
  { language: 'fr', phrases: anywhere(softHumanWords.fr) },
];
const unsafe: readonly Rule[] = [
  { language: 'en', phrases: anywhere(unsafeWords.en) },
  { language: 'fr', phrases: anywhere(unsafeWords.fr) },
];
const plainLanguage = { on: compile(plainLanguageWords.on), off: compile(plainLanguageWords.off) };
const codeWord: readonly Rule[] = [
  { language: undefined, phrases: anywhere(codeWordHeads.both) },
  { language: 'en', phrases: anywhere(codeWordHeads.en) },
  { language: 'fr', phrases: anywhere(codeWordHeads.fr) },
];
const codeWordLink = phrases(codeWordLinks);
const notCodeWord = phrases(notCodeWords);
const changedHands = anywhere([...changedHandsWords.phrases.en, ...changedHandsWords.phrases.fr]);
const notChangedHands = anywhere(changedHandsWords.harmless);
const languageRules: readonly { language: Language; phrases: readonly Phrase[] }[] = [
  { language: 'en', phrases: [...whole(languageWords.en.alone), ...phrases(languageWords.en.inside)] },
  { language: 'fr', phrases: [...whole(languageWords.fr.alone), ...phrases(languageWords.fr.inside)] },
];

const dangerVocabulary = vocabularyOf(
  [...dangerBook.wanted, ...near, ...beside, ...notYetNear, ...harmless, ...harmlessNear],
  dangerBook.contexts,
);
const steering = [optOut, help, info, human, erase, plainLanguage.on, plainLanguage.off];
const vocabulary = vocabularyOf([
  ...steering.flatMap(({ harmless: calm, alone, inside }) => [
    ...calm,
    ...alone.flatMap((rule) => rule.phrases),
    ...inside.flatMap((rule) => rule.phrases),
  ]),
  ...optOutOpening,
  ...[...softHuman, ...unsafe, ...codeWord, ...languageRules].flatMap((rule) => rule.phrases),
  ...[...notCodeWord, ...changedHands, ...notChangedHands, ...polite],
]);

const first = (rules: readonly Rule[], text: Reading): Rule | undefined =>
  rules.find((rule) => findAny(rule.phrases, text) !== undefined);

const NO_WORDS: ReadonlySet<string> = new Set();

/** What is left without words of politeness, each word once where it is repeated: "stop stop please" → stop. */
function bare(text: Reading): Reading {
  const left = without(polite, text).words.filter((word) => word.size > 0);
  return readingOf(left.filter((word, index) => word.isDisjointFrom(left[index - 1] ?? NO_WORDS)));
}

function spoken(rule: Rule | undefined, kind: KeywordKind): Keyword | undefined {
  return rule && { kind, ...(rule.language && { language: rule.language }) };
}

function match(kind: KeywordKind, rules: Rules, text: Reading): Keyword | undefined {
  const alone = first(rules.alone, bare(text));
  return spoken(alone ?? first(rules.inside, without(rules.harmless, text)), kind);
}

/** A long text is read part by part, each part holding the end of the one before: the work grows as the text does, no faster. */
const PART = 200;
const STEP = 150;

function findDanger(words: readonly string[], sentences: readonly number[]): Danger | undefined {
  const whole = reading(words, dangerVocabulary).words;
  let now: ReturnType<typeof findRule<Language>>;
  let [isNear, isBeside] = [false, false];
  for (let from = 0; from === 0 || from + PART - STEP < whole.length; from += STEP) {
    const starts = sentences.flatMap((at) => (at > from && at < from + PART ? [at - from] : []));
    const part = without(harmless, readingOf(whole.slice(from, from + PART)), starts);
    now ??= findRule(dangerBook, part, starts);
    const left = without(harmlessNear, part);
    isNear ||= findAny(near, left) !== undefined;
    isBeside ||= findAny(beside, left) !== undefined || findAny(near, without(notYetNear, left)) !== undefined;
  }
  if (now) return { kind: isBeside ? 'now-and-near' : 'now', ...(now.language && { language: now.language }) };
  return isNear ? { kind: 'near' } : undefined;
}

function findOptOut(text: Reading, words: readonly string[], inDanger: boolean): Keyword | undefined {
  const plain = match('opt-out', optOut, text);
  if (plain) return plain;
  const opens =
    !inDanger &&
    words.length <= shortTextWords &&
    optOutOpening.some((opening) => find(opening, without(optOut.harmless, text)) !== undefined);
  return opens ? { kind: 'opt-out' } : undefined;
}

function findHuman(text: Reading): Keyword | undefined {
  const asked = match('human', human, text);
  if (asked) return asked;
  const soft = spoken(first(softHuman, without(human.harmless, text)), 'human');
  return soft && { ...soft, soft: true };
}

/**
 * What a text asks for, whatever was being talked about. Danger is told apart because it outranks the rest and may stand
 * beside an opt-out, which must be kept too. Pure; any text of any length.
 */
export function classify(text: string): Classified {
  const words = plainWords(text);
  const found = findDanger(words, sentenceStarts(text));
  const read = reading(words, vocabulary);
  const keyword =
    findOptOut(read, words, found !== undefined) ??
    spoken(first(optIn, bare(readingOf(words.map((word) => new Set([word]))))), 'opt-in') ??
    match('erase', erase, read) ??
    findLanguage(read) ??
    findPlainLanguage(read) ??
    findCodeWord(read, words) ??
    findHuman(read) ??
    match('help', help, read) ??
    match('info', info, read) ??
    spoken(first(unsafe, read), 'unsafe');
  const stranger = findAny(changedHands, without(notChangedHands, read)) !== undefined;
  return { ...(found && { danger: found }), ...(keyword && { keyword }), ...(stranger && { changedHands: true }) };
}

/** "Normal" first: "no simple words" speaks of simple words too. */
function findPlainLanguage(text: Reading): Keyword | undefined {
  const off = match('plain-language', plainLanguage.off, text);
  if (off) return { ...off, wish: 'off' };
  const on = match('plain-language', plainLanguage.on, text);
  return on && { ...on, wish: 'on' };
}

const LONGEST_CODE_WORD = 3;

/** The word is what follows, without politeness: three words at most ("blue bird"), else the first of them. */
function findCodeWord(text: Reading, words: readonly string[]): Keyword | undefined {
  const left = without(notCodeWord, text);
  for (const { language, phrases: heads } of codeWord) {
    const head = findAny(heads, left);
    if (!head) continue;
    const after = readingOf(without(polite, text).words.slice(head.to));
    const said = without(codeWordLink, after).words.flatMap(({ size }, at) =>
      size > 0 ? (words[head.to + at] ?? []) : [],
    );
    const word = said.length <= LONGEST_CODE_WORD ? said.join(' ') : said[0];
    return { kind: 'code-word', ...(language && { language }), ...(word !== undefined && word !== '' && { word }) };
  }
  return undefined;
}

function findLanguage(text: Reading): Keyword | undefined {
  const left = bare(text);
  const rule = languageRules.find(({ phrases: wanted }) => findAny(wanted, left) !== undefined);
  return rule && { kind: 'language', language: rule.language };
}

import { clockWords, lexiconOf, sharedRoles, type ClockWord, type Rewriting } from './clock-words.ts';
import { windowsOf, type Said } from './hours-windows.ts';
import type { SafeWindow } from '../model.ts';

type Role =
  | ('after' | 'until' | 'before' | 'between' | 'to' | 'at' | 'dash')
  | ('and' | 'or' | 'not' | 'no' | 'but' | 'any' | 'because' | 'fit' | 'filler');

const lexicon = lexiconOf<Role>([
  ...sharedRoles,
  ['to', 'to thru through'],
  ['at', 'a au aux'],
  ['dash', '- \u2010 \u2011 \u2013 \u2014 ~'],
  ['and', 'and et pis puis ni nor & +'],
  ['or', 'or ou'],
  ['between', 'between btw btwn entre'],
  ['no', 'no non nope nah nan aucun'],
  ['but', 'but mais only seulement seulment juste just que'],
  ['any', 'anytime'],
  ['because', 'because cuz coz cause bc pcq car'],
]);

const rewriting: Rewriting = [
  [/\b(?:no|not a|pas de|aucun) (?:problem[es]?|prob|worries|trouble|soucis?)\b/gu, 'ok'],
  [/^\W*(?:no|non|nope)\b\W*(?=(?:not|dont|don't|never|pas|jamais)\b)/gu, ''],
  [/\bno(?= (?:later|earlier|sooner) than\b)/gu, 'not'],
  [/\bparce ?qu(?:e|')?/gu, 'because '],
  [/\bn ?'?i[mn]porte (?:qu|k)\p{L}*(?: (?:heure|moment|temps|jour)s?)?\b/gu, 'anytime'],
  [
    /\bpeu importe(?: l'heure| le moment| quand)?\b|\btou[ts] le temps\b|\ben tout temps\b|\ba toute heure\b/gu,
    'anytime',
  ],
  [/\bquand (?:tu|vous) (?:veux|voulez|peux|pouvez)\b|\b(?:toujours|tjrs?|always)\b/gu, 'anytime'],
  [/\bany ?(?:time|hour|moment)s?\b|\ball (?:of )?the time\b|\bno matter (?:when|what time)\b/gu, 'anytime'],
  [/\bwhen ?ever (?:you|u) (?:want|like|can|need)\b|\bwhen ?ever(?=\W*$)|\bwhen (?:you|u) want\b/gu, 'anytime'],
  [/\b24 ?h? ?(?:\/|sur) ?(?:24 ?h?|7)|\b24 ?h(?:ours?|rs|eures) (?:a day|par jour)/gu, 'anytime'],
  // "Any time I am alone" is a condition, and no hour.
  [/\banytime (?:that |que? ?)?(?:i|je|j)\b/gu, 'if'],
];

type Word = ClockWord<Role>;
const roleOf = (word: Word | undefined): Role | undefined => (word?.is === 'word' ? word.role : undefined);

/**
 * Reads when texting is safe, as a person texts it. Undefined when the text names no hours, or more than hours; an empty
 * list when any hour is safe. A misreading would send a text into the wrong hands, so:
 *
 * - A text is understood whole or not at all: "he works 9 to 5", "if he is out", "tonight" say more than hours. Only a
 *   reason ("because he works") is passed over.
 * - What is not safe is what follows "not". "Evenings are not good" is not read: too near to "evenings, not mornings".
 * - Which hour a bare "8" is, and where hours begin and end that are not told, is in `hours-windows.ts`.
 */
export function readSafeHours(text: string): readonly SafeWindow[] | undefined {
  const words = withoutReasons(clockWords(text, lexicon, rewriting)).filter((word) => roleOf(word) !== 'filler');
  if (words.some(({ is }) => is === 'unknown')) return undefined;
  const said = readSaid(words);
  return said === undefined || said.length === 0 ? undefined : windowsOf(said);
}

/** A reason that names hours, or takes something back, is part of what is said. */
function withoutReasons(words: readonly Word[]): readonly Word[] {
  const at = words.findIndex((word) => roleOf(word) === 'because');
  if (at < 0) return words;
  const reason = words.slice(at + 1);
  const passable = (word: Word): boolean =>
    word.is === 'unknown' || word.is === 'stop' || ['to', 'at', 'fit', 'filler'].some((role) => role === roleOf(word));
  return reason.every(passable) ? words.slice(0, at) : [...words, { is: 'unknown' }];
}

const blank = (not: boolean): Said => ({ not, any: false, days: [], daysFirst: false, parts: [], times: [] });
const isSomething = ({ any, days, parts, times }: Said): boolean =>
  any || days.length + parts.length + times.length > 0;

/** What is said, piece by piece, or undefined as soon as one word makes it doubtful. */
function readSaid(words: readonly Word[]): readonly Said[] | undefined {
  const all: Said[] = [];
  let now = blank(false);
  /** "after" and its like, until its hour comes. */
  let bound: 'after' | 'until' | 'before' | undefined;
  let between = false;
  /** "not" has been said, and not yet of what. */
  let open: 'not' | 'no' | undefined;
  /** Something was said since the last comma: "evenings not good mornings good" may mean either. */
  let crowded = false;
  /** After a comma, "not" may or may not go on. */
  let notBeforeComma = false;
  const next = (not: boolean): void => {
    if (isSomething(now)) all.push(now);
    now = blank(not);
  };

  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const beyond = words[at + 2];
    const link = roleOf(words[at + 1]);
    const linked: boolean =
      link === 'to' || link === 'at' || link === 'dash' || link === 'until' || (link === 'and' && between);
    if (word?.is === 'hour' || word?.is === 'part' || word?.is === 'days') {
      // "Monday 9-5 Tuesday 8-4", "9-5 Monday 8-4 Tuesday": the next pair begins.
      const paired =
        now.days.length > 0 && (word.is === 'days' ? now.daysFirst && !isBareOfHours(now) : !now.daysFirst);
      if (paired) next(now.not);
      if (notBeforeComma || (open === 'no' && word.is === 'hour')) return undefined;
      if (linked && word.is !== beyond?.is && beyond?.is === 'part') return undefined;
      crowded = true;
      open = undefined;
    }
    if (word?.is === 'hour') {
      if (linked && beyond?.is === 'hour') {
        if (bound === 'until' || bound === 'before') return undefined;
        now = { ...now, times: [...now.times, { shape: 'range', from: word, to: beyond }] };
        between = false;
        at += 2;
      } else now = { ...now, times: [...now.times, { shape: bound ?? 'at', hour: word }] };
      bound = undefined;
    } else if (word?.is === 'days') {
      const through: readonly number[] | undefined =
        linked && beyond?.is === 'days' ? daysThrough(word.days, beyond.days) : undefined;
      if (bound !== undefined && (bound !== 'after' || through === undefined)) return undefined;
      now = { ...now, days: [...now.days, ...(through ?? word.days)], daysFirst: now.daysFirst || isBareOfHours(now) };
      if (through !== undefined) at += 2;
      bound = undefined;
      between &&= through === undefined;
    } else if (word?.is === 'part') {
      if (bound !== undefined || (linked && beyond?.is === 'part')) return undefined;
      now = { ...now, parts: [...now.parts, word.part] };
    } else {
      const role = roleOf(word);
      if (bound !== undefined && role !== 'at' && role !== bound) return undefined;
      if (role === 'after' || role === 'until' || role === 'before') {
        if (open === 'no') return undefined;
        [bound, open] = [role, undefined];
        if (notBeforeComma) return undefined;
      } else if (role === 'to') {
        // "ok to 5" ends at 5; "ok to text" does not.
        const after = words[at + 1];
        if (after?.is === 'hour' || after?.is === 'part' || after?.is === 'days') return undefined;
      } else if (role === 'between') [between, open] = [true, undefined];
      else if (role === 'any') {
        if (now.not || open !== undefined) return undefined;
        now = { ...now, any: true };
        crowded = true;
      } else if (role === 'fit') {
        if (now.not && (crowded || open === undefined)) return undefined;
      } else if (role === 'not' || role === 'no') {
        if (role === 'no' && isSomething(now)) return undefined;
        next(true);
        [open, notBeforeComma] = [role, false];
      } else {
        // "After 8 or before 3" is not from 8 to 3.
        const isLower = role === 'or' && now.times.some(({ shape }) => shape === 'after');
        if (isLower && (link === 'until' || link === 'before')) return undefined;
        const sentenceEnds = word?.is === 'stop' || role === 'but';
        if (open !== undefined) return undefined;
        const not = now.not && !sentenceEnds;
        next(not);
        if (role === 'and' || role === 'or') continue;
        notBeforeComma = not;
        crowded = false;
      }
    }
  }
  if (bound !== undefined || between || open !== undefined) return undefined;
  next(false);
  return all;
}

const isBareOfHours = ({ any, parts, times }: Said): boolean => !any && parts.length + times.length === 0;

/** "vendredi a lundi" goes over the end of the week; a range of more than single days says nothing. */
function daysThrough([first]: readonly number[], [last]: readonly number[]): readonly number[] {
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, more) => (first + more) % 7);
}

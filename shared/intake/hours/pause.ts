import { clockChanges, instantsOf, wallTimeAt } from '../../platform/wall-time.ts';
import {
  clockWords,
  hourAfter,
  hourInPart,
  lexiconOf,
  numberWords,
  sharedRoles,
  type ClockWord,
  type Hour,
  type Part,
  type Rewriting,
} from './clock-words.ts';
import { foldLetters } from '../hearing/wording.ts';

type Role =
  | ('after' | 'until' | 'before' | 'at' | 'not' | 'no' | 'but' | 'if' | 'fit' | 'filler' | 'wait' | 'ask' | 'my')
  | ('now' | 'later' | 'next' | 'today' | 'tonight' | 'tomorrow' | 'aftertomorrow' | 'nextweek' | 'lapse' | 'during');

/** What a stretch of time is read as before the words are taken one by one. */
const LAPSE = 'thislapse';
const LASTING = 'solong';

/** `ask`: what was said before "text me" may be anything; what comes after it is when. */
const lexicon = lexiconOf<Role>([
  ...sharedRoles,
  ['at', 'at a vers around by'],
  ['not', 'not dont cant isnt arent wont never cannot pas jamais pu busy occupe occupee'],
  // "mon" is Monday in safe hours; here it is more often somebody.
  ['my', 'mon'],
  ['no', 'no non nope nah nan'],
  ['but', 'but mais'],
  ['if', 'if unless si when quand whenever depend maybe'],
  ['wait', 'wait attends attend attendez'],
  [
    'ask',
    'text texting txt message msg write call try talk ask contact reach ecrire ecris ecrivez texter texte textez texto appelle rappelle rappeler reparle parler reessaye reessaie again',
  ],
  ['filler', 'and et pis puis just juste only seulement to au aux prochain prochaine'],
  ['now', 'now rn maintenant tantot'],
  ['later', 'later'],
  ['next', 'next'],
  ['today', 'today ajd auj'],
  ['tonight', 'tonight tonite 2nite'],
  ['tomorrow', 'tomorrow tomorow tommorow tmr tmrw tmro demain dmain'],
  ['aftertomorrow', 'aftertomorrow'],
  ['nextweek', 'nextweek'],
  ['lapse', LAPSE],
  ['during', LASTING],
]);

const rewriting: Rewriting = [
  [/\baujourd ?'?hui\b/gu, 'today'],
  [/\bapres[ -]demain\b|\b(?:the )?day after tomorrow\b/gu, 'aftertomorrow'],
  [/\bnext w(?:ee)?k\b|\b(?:la |de la )?(?:semaine|sem) prochaine\b/gu, 'nextweek'],
  [/\b(?:ce|a) soir\b|\bcette nuit\b|\bthis evening\b/gu, 'tonight'],
  [/\b(?:this|ce|cet|cette) (?=morning|afternoon|matin|apres|aprem)/gu, 'today '],
  [
    /\bright now\b|\btout de suite\b|\bpour (?:l'instant|le moment)\b|\bat the moment\b|\bfor now\b|\ben ce moment\b/gu,
    'now',
  ],
  [/\bpas (?:safe |bon |sur )?la(?=$|[,.!]| (?:dans|demain|apres|plus|ecri|text|rap))/gu, 'not now'],
  [/\b(text|txt|write|call|message|msg) (me )?back\b/gu, '$1 '],
  [/\bplus tard(?! qu)/gu, 'later'],
  [/\b2mor+ow?\b/gu, 'tomorrow'],
  [/\b2n(?:ite|ight)\b/gu, 'tonight'],
];

type Word = ClockWord<Role>;
const MINUTE = 60_000;
const DAY = 86_400_000;
const DAYS_AHEAD = 14;

/** What tells when. `ahead`: days from today. `isPlaced`: the hour stood after "at" or its like. */
type When = {
  ahead?: number;
  isTonight?: boolean;
  isLater?: boolean;
  isNext?: boolean;
  isNextWeek?: boolean;
  days?: readonly number[];
  part?: Part;
  time?: { readonly hour: Hour; readonly isBound: boolean; readonly isPlaced: boolean };
  isLapse?: boolean;
};

/**
 * Until when a person who cannot text now asks to be left alone: an ISO instant after `now`, at most 14 days ahead, on their
 * own clock. Undefined when no time is told, or not plainly: a text that comes too early may come into the wrong hands.
 *
 * - What tells the time is understood whole: "text me after 8" and "not now, in 2 hours" are; "he is back at 6" is not.
 * - A bare hour after "after" or "not until" is past noon; another one is the next such hour, or with a day from 7 on in the
 *   morning. A day alone is 09:00, tonight 18:00, and 21:00 when that is past or "later".
 * - "next Friday" is the later of the two that may be meant. "Not tonight" is until 09:00 tomorrow.
 */
export function readPause(text: string, now: string, timeZone: string): string | undefined {
  const { words, minutes } = readLapse(text);
  const when = readWhen(words);
  if (when === undefined) return undefined;
  const start = Date.parse(now);
  const at = when.isLapse === true ? start + minutes * MINUTE : momentOf(when, start, timeZone);
  return at !== undefined && at > start && at <= start + DAYS_AHEAD * DAY ? new Date(at).toISOString() : undefined;
}

const countWords = [...numberWords.keys()].join('|');
const lapses = new RegExp(
  String.raw`\b(?:(?<by>in|dans|for|pour|pendant|give me|donnez?[ -]moi|wait|attend[sz]?) )?(?:(?:about|around|like|environ|another|encore) )?(?<count>\d{1,3}|half an?|une demi|demi|a couple(?: of)?|une couple (?:de |d')|a few|quelques|an?|une?|one|${countWords})[ -]?(?<unit>min(?:ute)?s?|mns?|h(?:ours?|eures?|rs?)?|days?|jours?|weeks?|semaines?)(?<more>\d\d)?(?![\p{L}\d])(?<half> et demie?| and a half)?`,
  'gu',
);
const unitMinutes: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440, j: 1440, w: 10_080, s: 10_080 };

/** "in 2 hours", "dans une demi-heure": how many minutes, and the text with that as one word. The last of several counts. */
function readLapse(text: string): { readonly words: readonly Word[]; readonly minutes: number } {
  const folded = foldLetters(text);
  let minutes = 0;
  let spelled = folded;
  for (const { 0: written, groups = {} } of folded.matchAll(lapses)) {
    const { by = '', count = '', unit = '', more = '0', half } = groups;
    // "2h" by itself may as well be an hour of the day.
    if (unit === 'h' && by === '') continue;
    const many = countOf(count) + (half === undefined ? 0 : 0.5);
    minutes = many * (unitMinutes[unit.charAt(0)] ?? 0) + Number(more);
    const lasts = by === 'for' || by === 'pour' || by === 'pendant';
    spelled = spelled.replace(
      written,
      ` ${by.startsWith('wait') || by.startsWith('att') ? 'wait ' : ''}${lasts ? LASTING : LAPSE} `,
    );
  }
  return { words: clockWords(spelled, lexicon, rewriting), minutes };
}

function countOf(count: string): number {
  if (/^\d/u.test(count)) return Number(count);
  if (/half|demi/u.test(count)) return 0.5;
  if (count.includes('couple')) return 2;
  if (count === 'a few' || count === 'quelques') return 3;
  return numberWords.get(count) ?? 1;
}

const roleOf = (word: Word | undefined): Role | undefined => (word?.is === 'word' ? word.role : undefined);
const times: readonly (Role | undefined)[] = [
  'today',
  'tonight',
  'tomorrow',
  'aftertomorrow',
  'nextweek',
  'lapse',
  'during',
];
const tellsTime = (word: Word): boolean =>
  word.is === 'hour' || word.is === 'part' || word.is === 'days' || times.includes(roleOf(word));

function clausesOf(words: readonly Word[]): readonly (readonly Word[])[] {
  const clauses: Word[][] = [[]];
  for (const word of words) {
    if (word.is === 'stop' || word.is === 'comma' || roleOf(word) === 'but') clauses.push([]);
    else clauses.at(-1)?.push(word);
  }
  return clauses;
}

/** What the words tell of the time, all clauses together; undefined when they tell none, or more than is understood. */
function readWhen(words: readonly Word[]): When | undefined {
  if (words.some((word) => roleOf(word) === 'if')) return undefined;
  const when: When = {};
  let denies = false;
  let notToday = false;
  for (const clause of clausesOf(words)) {
    const first = clause.findIndex(tellsTime);
    const asked = clause.findLastIndex((word, at) => at < first && (roleOf(word) === 'ask' || roleOf(word) === 'wait'));
    const before = clause.slice(0, asked + 1).map(roleOf);
    const said = first < 0 ? clause.map(roleOf) : before;
    const lastNot = before.lastIndexOf('not');
    /** "not" is said, and not yet of what; or it was said of a time, and holds to the end of the clause. */
    let not: 'open' | 'said' | undefined = lastNot > before.lastIndexOf('now') ? 'open' : undefined;
    denies ||= said.some((role) => role === 'not' || role === 'no' || role === 'wait');
    if (first < 0) continue;

    let bound: 'after' | 'until' | 'before' | undefined;
    let [isPlaced, isFit, isTold] = [false, false, false];
    /** Whether a time is one that is meant; undefined when it cannot be told. */
    const isMeant = (): boolean | undefined => {
      const waits = bound === 'until' || bound === 'before';
      if (waits && not === 'open') not = undefined;
      else if (not !== undefined) {
        not = 'said';
        return bound === undefined ? false : undefined;
      } else if (bound === 'before' || (bound === 'until' && (!denies || isFit))) return undefined;
      isTold = true;
      return true;
    };
    for (const word of clause.slice(asked + 1)) {
      const role = roleOf(word);
      if (word.is === 'unknown' || role === 'my') return undefined;
      if (tellsTime(word)) {
        if (role === 'during' && not === undefined && (!denies || isFit)) return undefined;
        if (role === 'during') not = undefined;
        const meant = isMeant();
        if (meant === undefined) return undefined;
        if (!meant) {
          if (word.is === 'hour' || role === 'lapse') return undefined;
          notToday ||= role === 'today' || role === 'tonight';
        } else if (!note(when, word, bound !== undefined, isPlaced)) return undefined;
        if (word.is === 'hour' || meant) bound = undefined;
      } else if (role === 'after' || role === 'until' || role === 'before') bound = role;
      else if (role === 'at') isPlaced = true;
      else if (role === 'not') {
        not ??= 'open';
        denies = true;
      } else if (role === 'now' || role === 'ask') not = undefined;
      else if (role === 'no' || role === 'wait') denies = true;
      else if (role === 'fit') isFit ||= not === undefined;
      else if (role === 'later') when.isLater = true;
      else if (role === 'next') when.isNext = true;
    }
    // "Tomorrow is not good": what is left open turns around what was told.
    if (bound !== undefined || (not === 'open' && isTold)) return undefined;
  }
  const { ahead, isTonight, isNextWeek, days, part, time, isLapse } = when;
  const tells = [ahead, isTonight, isNextWeek, days, part, time, isLapse].filter((one) => one !== undefined).length;
  if (tells > 0) return isLapse === true && tells > 1 ? undefined : when;
  return notToday ? { ahead: 1 } : undefined;
}

/** Adds what a word tells; false when it was told otherwise before. */
function note(when: When, word: Word, isBound: boolean, isPlaced: boolean): boolean {
  if (word.is === 'hour') {
    if (when.time !== undefined) return false;
    when.time = { hour: word, isBound, isPlaced };
  } else if (word.is === 'part') {
    if (when.part !== undefined) return false;
    when.part = word.part;
  } else if (word.is === 'days') {
    if (when.days !== undefined || when.ahead !== undefined) return false;
    when.days = word.days;
  } else return noteNamed(when, roleOf(word));
  return true;
}

function noteNamed(when: When, role: Role | undefined): boolean {
  if (role === 'lapse' || role === 'during') {
    if (when.isLapse === true) return false;
    when.isLapse = true;
  } else if (role === 'nextweek') {
    if (when.ahead !== undefined) return false;
    when.isNextWeek = true;
  } else {
    if (when.ahead !== undefined || when.days !== undefined || when.isNextWeek === true) return false;
    when.ahead = role === 'tomorrow' ? 1 : role === 'aftertomorrow' ? 2 : 0;
    if (role === 'tonight') when.isTonight = true;
  }
  return true;
}

const beginsAt: Readonly<Record<Part, number>> = {
  morning: 540,
  afternoon: 780,
  evening: 1080,
  night: 1260,
  day: 540,
  lunch: 720,
};

/** The first instant after `start` at which their wall shows what is told. */
function momentOf(when: When, start: number, timeZone: string): number | undefined {
  const today = Math.floor(wallTimeAt(timeZone, start) / DAY);
  const ahead = daysAhead(when, (today + 3) % 7);
  const minutes = minutesOf(when, ahead);
  return (ahead === undefined ? [0, 1] : [ahead])
    .flatMap((day) => minutes.map((minute) => instantAt(timeZone, (today + day) * DAY + minute * MINUTE)))
    .filter((instant) => instant !== undefined)
    .filter((instant) => instant > start)
    .sort((one, other) => one - other)[0];
}

/** 1 January 1970 was a Thursday; `weekday` 0 is Monday. A day by its name is never today. */
function daysAhead({ ahead, days, isNextWeek, isNext }: When, weekday: number): number | undefined {
  if (isNextWeek === true) return 7 - weekday + Math.min(...(days ?? [0]));
  if (days === undefined) return ahead;
  const nearest = Math.min(...days.map((day) => ((day - weekday + 6) % 7) + 1));
  return nearest + (isNext === true ? 7 : 0);
}

function minutesOf({ time, part, isTonight, isLater }: When, ahead: number | undefined): readonly number[] {
  if (time === undefined) {
    if (part !== undefined) return [beginsAt[part]];
    if (isTonight === true) return isLater === true ? [1260] : [1080, 1260];
    return ahead === 0 ? [] : [540];
  }
  const { hour, isBound, isPlaced } = time;
  if (part !== undefined || isTonight === true) {
    const inTheDark = hourInPart(hour, 'evening') ?? hourInPart(hour, 'night');
    const minute = part === undefined ? inTheDark : hourInPart(hour, part);
    if (minute === undefined) return [];
    // After midnight tonight is tomorrow.
    const isNight = part === undefined || part === 'evening' || part === 'night';
    return [isNight && minute < 360 ? minute + 1440 : minute];
  }
  if (hour.told !== 'no') return [hour.minute];
  if (isBound) return [hourAfter(hour) ?? hour.minute + 720];
  const early = hour.minute % 720;
  if (ahead !== undefined && ahead > 0) return [hour.minute >= 420 ? hour.minute : early + 720];
  return isPlaced ? [early, early + 720].filter((minute) => minute >= 360) : [];
}

/** The later of two where the clocks go back over it; the leap where they skip it. */
const instantAt = (timeZone: string, wall: number): number | undefined =>
  instantsOf(timeZone, wall).at(-1) ?? clockChanges(timeZone, wall - DAY, wall + DAY)[0];

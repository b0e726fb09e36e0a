import { isOneSlipAway } from '../hearing/phrases.ts';
import { foldLetters, undouble } from '../hearing/wording.ts';

/** Hours, parts of the day and days of the week as people text them, in French and English. Minutes are since midnight. */

export type Part = 'morning' | 'afternoon' | 'evening' | 'night' | 'day' | 'lunch';

/**
 * An hour as written. `told` says how much of it is certain: `all` on the clock of 24 hours ("17h", "08:00", noon), `half`
 * with its half of the day ("5pm", "8 du matin"), `no` when 8 may be either. `named`: by more than a bare number.
 */
export type Hour = {
  readonly is: 'hour';
  readonly minute: number;
  readonly told: 'all' | 'half' | 'no';
  readonly named: boolean;
};

/** A word with its meaning; a `role` is what it does for the one who reads. Days: 0 is Monday. */
export type ClockWord<Role extends string> =
  | Hour
  | { readonly is: 'part'; readonly part: Part }
  | { readonly is: 'days'; readonly days: readonly number[] }
  | { readonly is: 'word'; readonly role: Role }
  | { readonly is: 'comma' | 'stop' | 'unknown' };

export type Lexicon<Role extends string> = ReadonlyMap<string, ClockWord<Role>>;
/** What is read as another word or words before the words are taken one by one. */
export type Rewriting = readonly (readonly [RegExp, string])[];

const partWords: readonly (readonly [Part, string])[] = [
  ['morning', 'morning mornin morn matin matine matinee avantmidi am'],
  ['afternoon', 'afternoon aft aprem aprm apresmidi pm'],
  ['evening', 'evening eve soir soire soiree'],
  ['night', 'night nite nuit nuite'],
  ['day', 'day daytime jour journee'],
  ['lunch', 'lunch lunchtime'],
];

const dayWords: readonly (readonly [readonly number[], string])[] = [
  [[0], 'monday mon lundi lun'],
  [[1], 'tuesday tue tues mardi mar'],
  [[2], 'wednesday wensday wednsday wed weds mercredi mecredi mer'],
  [[3], 'thursday thu thur thurs jeudi jeu'],
  [[4], 'friday fri vendredi ven'],
  [[5], 'saturday sat samedi sam'],
  [[6], 'sunday sun dimanche dim'],
  [[0, 1, 2, 3, 4], 'weekday wkday'],
  [[5, 6], 'weekend wkend fds'],
  [[0, 1, 2, 3, 4, 5, 6], 'everyday'],
];

/** In order, from two on: "one" and "une" are more often no number. */
const numbers =
  'two/deux three/trois four/quatre five/cinq six seven/sept eight/huit nine/neuf ten/dix eleven/onze twelve/douze';

/**
 * What words beside hours do, wherever hours are read. `fit`: words of approval, which turn around what is beside them when
 * "not" comes near. `filler`: they change nothing. What is in no list is not understood, and is on purpose: "he", "my", "work".
 */
export const sharedRoles = [
  ['after', 'after past from since starting start apres aps apre passe'],
  ['until', 'until till til untill unti'],
  ['before', 'before b4 befor avant'],
  ['not', 'not dont cant isnt arent wont never cannot pas jamais sauf except excepte excluding pu'],
  [
    'fit',
    'yes yeah yep yup ya oui ouais ouin ok okay k safe good fine best better great bon bonne beau mieux meilleur sur sure securitaire correct possible free alone available dispo disponible libre seul seule',
  ],
  [
    'filler',
    'please pls plz thanks thx thank you u me i is are be would can could it its s the at in on around about during onward text texting txt message msg write call contact reach hi hello hey time hour any every each all then that svp stp merci bonjour allo salut d daccord accord c est cest ca le la les l un une de du des en vers pendant durant dans j je peux peut tu vous m t te moi n ne suis chu chui ecrire ecris ecrivez texter texte textez texto appelle heure moment chaque tous toutes tout toute',
  ],
] as const;

export const numberWords: ReadonlyMap<string, number> = new Map(
  numbers.split(' ').flatMap((words, at) => words.split('/').map((word) => [word, at + 2] as const)),
);

const joined: Rewriting = [
  [/\bs'il (?:te|vous) plait\b/gu, ' '],
  [/\b(?:can|don|isn|aren|won|doesn)[' ]t\b/gu, 'not'],
  [/\b(?:no|pas de|aucun) (?:more )?(?:te?xts?|messages?|msgs?|calls?|textos?|appels?)(?! me\b)/gu, 'not'],
  [/\blater than\b|\bplus tard qu(?:e |')/gu, 'after '],
  [/\b(?:earlier|sooner) than\b|\bplus tot qu(?:e |')/gu, 'before '],
  [/\ba ?parti[rt]? ?(?:de |du |d')?/gu, 'after '],
  [/\bdes (?=\d|midi)/gu, 'after '],
  [/\bjus(?:qu|k) ?'?e? ?(?:aux?|a)?\b/gu, 'until'],
  [/(?<=\d) ?(?:o ?'?clock|h(?:eures?|rs?|res?)?)(?!\p{L})/gu, 'h'],
  [/(?<=\d)h et demie?\b/gu, 'h30'],
  [/\bapres[ -]midis?\b/gu, 'apresmidi'],
  [/\bavant[ -]midis?\b/gu, 'avantmidi'],
  [/\bfins? de sem(?:aines?)?\b/gu, 'weekend'],
  [/\bweek[ -]?n(?:ight|ite)s?\b/gu, 'weekday night'],
  [/\b(week|wk)[ -](?=end|day)/gu, '$1'],
  [/\bsoirs? (?:de |la |en )*semaine\b/gu, 'weekday soir'],
  [/\b(?:jours? (?:de |la )*|en |la |de |during the )(?:semaine|week)\b/gu, 'weekday'],
  [/\bi ?'?a?m\b/gu, 'i'],
  [/\b(j|m|t|s|l|d|n|c|qu)'(?=\p{L})/gu, '$1 '],
  [/\b(?:every|any|each) ?days?\b|\btous les jours\b|\bchaque jour\b/gu, 'everyday'],
];

const hourLike =
  /(?<!\d)(?<hour>\d{1,2})(?: ?[h:.] ?(?<minutes>[0-5]\d)(?![h:])|(?<joined>[0-5]\d))?(?!\d)(?:ish)?(?<h>h)?(?: ?(?<half>[ap])\.?m\b\.?|(?<letter>[ap])\b| (?:in the|at|du|de l['\s])\s*(?<part>\p{L}+))?/u;
const pieces = new RegExp(String.raw`${hourLike.source}|\d+|\p{L}[\p{L}']*|[^\p{L}\d\s]|\n`, 'gu');

export function lexiconOf<Role extends string>(roles: readonly (readonly [Role, string])[]): Lexicon<Role> {
  const hour = (minute: number, told: Hour['told']): Hour => ({ is: 'hour', minute, told, named: told === 'all' });
  const meanings: readonly (readonly [ClockWord<Role>, string])[] = [
    ...partWords.map(([part, words]) => [{ is: 'part', part }, words] as const),
    ...dayWords.map(([days, words]) => [{ is: 'days', days }, words] as const),
    ...[...numberWords].map(([word, value]) => [hour(value * 60, 'no'), word] as const),
    [hour(720, 'all'), 'noon midday midi'],
    [hour(0, 'all'), 'midnight minuit'],
    ...roles.map(([role, words]) => [{ is: 'word', role }, words] as const),
  ];
  const entries = meanings.flatMap(([meaning, words]) => words.split(' ').map((word) => [word, meaning] as const));
  // As written it outweighs a doubled letter: "noon" is not "non".
  return new Map([...entries.map(([word, meaning]) => [undouble(word), meaning] as const), ...entries]);
}

/** The words of a text with their meaning, in order. Nothing is left out but blanks: what is not known is `unknown`. */
export function clockWords<Role extends string>(
  text: string,
  lexicon: Lexicon<Role>,
  rewriting: Rewriting,
): readonly ClockWord<Role>[] {
  // A letter held down.
  let spelled = foldLetters(text).replaceAll(/(\p{L})\1{2,}/gu, '$1');
  for (const [written, read] of [...rewriting, ...joined]) spelled = spelled.replaceAll(written, read);
  return [...spelled.matchAll(pieces)].flatMap((match): readonly ClockWord<Role>[] => {
    const [piece] = match;
    if (/^\d/u.test(piece)) return hourOf(match.groups ?? {}, lexicon);
    return [/^\p{L}/u.test(piece) ? meaningOf(piece.replaceAll("'", ''), lexicon) : markOf(piece, lexicon)];
  });
}

/** Marks that change what is said around them, and are not read: less than, more than, a thumb down. */
const tellingMark = /[<>=%$#\u{1F44E}\u{274C}\u{1F6AB}\u{26D4}]/u;

function markOf<Role extends string>(mark: string, lexicon: Lexicon<Role>): ClockWord<Role> {
  if (/[.!?;\n]/u.test(mark)) return { is: 'stop' };
  return lexicon.get(mark) ?? { is: tellingMark.test(mark) ? 'unknown' : 'comma' };
}

function hourOf<Role extends string>(
  { hour = '', minutes, joined: glued, h, half, letter, part }: Partial<Record<string, string>>,
  lexicon: Lexicon<Role>,
): readonly ClockWord<Role>[] {
  const after = part === undefined ? [] : [meaningOf(part, lexicon)];
  const [one] = after;
  const minute = Number(hour) * 60 + Number(minutes ?? glued ?? 0);
  // 911 and 988 are numbers to call, not hours.
  if (hour === '' || minute > 1440 || (glued !== undefined && minute % 5 > 0)) return [{ is: 'unknown' }];
  const named = h !== undefined || minutes !== undefined || glued !== undefined;
  const told = half ?? letter;
  if (minute >= 780 || hour.startsWith('0')) {
    if (told === 'a' && minute >= 780) return [{ is: 'unknown' }];
    return [{ is: 'hour', minute: minute % 1440, told: 'all', named: named || told !== undefined }, ...after];
  }
  if (told !== undefined) {
    return [{ is: 'hour', minute: (minute % 720) + (told === 'p' ? 720 : 0), told: 'half', named: true }];
  }
  if (one?.is === 'part') {
    const sure = inPart(minute, one.part);
    return [sure === undefined ? { is: 'unknown' } : { is: 'hour', minute: sure, told: 'half', named: true }];
  }
  return [{ is: 'hour', minute, told: 'no', named }, ...after];
}

/** How far each part reaches when it only tells which 8 is meant; the night goes on into the next day. */
const reach: Readonly<Record<Part, readonly [number, number]>> = {
  morning: [60, 780],
  afternoon: [720, 1140],
  evening: [960, 1440],
  night: [1140, 1800],
  day: [360, 1200],
  lunch: [660, 840],
};

/** The minute that an hour of the clock of 12 hours is in a part of the day; undefined when it has no such hour. */
export function inPart(minute: number, part: Part): number | undefined {
  const found = [0, 720, 1440].map((half) => (minute % 720) + half).find((one) => reaches(part, one));
  return found === undefined ? undefined : found % 1440;
}

/** Whether a minute of the day can be meant by a part of it. */
export const reaches = (part: Part, minute: number): boolean => minute >= reach[part][0] && minute <= reach[part][1];

/** The hour that is meant, when a part of the day is named with it. */
export function hourInPart({ minute, told }: Hour, part: Part): number | undefined {
  if (told === 'no') return inPart(minute, part);
  return reaches(part, minute) || reaches(part, minute + 1440) ? minute : undefined;
}

function meaningOf<Role extends string>(typed: string, lexicon: Lexicon<Role>): ClockWord<Role> {
  const word = undouble(typed);
  const single = word.replace(/s$/u, '');
  const known = lexicon.get(typed) ?? lexicon.get(word) ?? lexicon.get(single);
  if (known) return known;
  for (const [target, meaning] of lexicon) {
    if (isOneSlipAway(word, target) || isOneSlipAway(single, target)) return meaning;
  }
  return { is: 'unknown' };
}

/** The narrower reading of an hour after "after"; undefined when neither lies within the other. */
export function hourAfter({ minute, told }: Hour): number | undefined {
  if (told !== 'no' || minute >= 720) return minute;
  return minute < 660 ? minute + 720 : undefined;
}

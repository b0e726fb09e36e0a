/**
 * What a partner's text says, in English or French, with the mistakes people make with cold hands. Pure. What it means for an
 * ask is decided in `resolve.ts`: "on my way" is an answer to an open offer and news of an accepted one.
 */
export type Intent =
  | 'stop'
  | 'start'
  | 'help'
  | 'accept'
  | 'decline'
  | 'received'
  | 'en-route'
  | 'picked-up'
  | 'completed'
  /** At the pickup or at the end: only the trip can tell. */
  | 'arrived'
  | 'no-show'
  | 'problem'
  | 'started'
  | 'thanks';

export interface PartnerReply {
  readonly intents: ReadonlySet<Intent>;
  /** A code among those asked about, typed exactly, in pieces, or with one wrong character. */
  readonly code?: string;
  /** Looks like a code, but is none of those asked about. */
  readonly strangeCode?: string;
  readonly etaMinutes?: number;
  readonly empty: boolean;
}

/** A whole text of one of these words, whatever its case and accents, is what carriers mean by opting out and in. */
const STOP = new Set('stop arret arreter fin stopall unsubscribe cancel end quit desabonner'.split(' '));
const START = new Set('start unstop reprendre recommencer commencer debut reabonner'.split(' '));
const HELP = new Set(['help', 'aide', 'info', 'infos', '?', 'help me', 'aidez moi', 'menu', 'aide moi']);
/** Said with the opt-out word without changing what it means. */
const POLITE =
  /\b(please|pls|svp|s il (vous|te) plait|merci|thanks|texting|texts?|messages?|les|me|tout|all|maintenant|now)\b/g;

/**
 * In order: a phrase that matches is taken out of the text before the next is tried, so that "no problem" leaves no "no"
 * and no "problem" behind.
 */
const PHRASES: readonly (readonly [Intent, RegExp])[] = [
  ['accept', /\b(no (problem|prob|pb|worries)|pas de (probleme|problemes|pb|souci|soucis|trouble))\b/g],
  [
    'no-show',
    /\b(no ?shows?|not (there|here|at the)|nobody (there|here|is here)?|no one (there|here)?|did ?n ?o?t show( up)?|never (came|showed)( up)?|absente?s?|personne (n est )?(la|ici|sur place)|il n y a personne|(n )?(est|etait|sont) pas (la|venue?s?|presente?s?)|pas (la|venue?s?|presente?s?)|ne s est pas presentee?|introuvable)\b/g,
  ],
  [
    'decline',
    /\b((je )?(ne )?(peu[xt]|pourrai|pourra|pouvons|peuvent) (vraiment )?pas|can ?no?t|can t|cant|could ?n t|unable|won ?t|not (able|available|possible|today|tonight|this time|now)|pas (possible|disponible|dispo|libre|aujourd hui|ce soir|maintenant|cette fois)|indisponible|impossible|unavailable|occupee?s?|busy|complet|full|booked|aucune place|no (room|space|car|driver|vehicle|capacity)|pas de (place|chauffeur|voiture|vehicule)|plus de place)\b/g,
  ],
  [
    'picked-up',
    /\b(pick(ed)? ?(her|him|them|the passenger)? ?up|pickedup|got (her|him|them)|have (her|him|them|passenger)|on ?board|onboard|aboard|in the (car|truck|van)|embarquee?s?|embarquement fait|a bord|a l interieur|ramassee?s?|recuperee?s?|avec (elle|lui|eux)|elle est avec moi|il est avec moi|passagere?s? (a bord|recuperee?s?))\b/g,
  ],
  [
    'en-route',
    /\b(on (my|our|the) way|omw|en ?route|enroute|en chemin|(i am|i m|im|we re|we are) (coming|leaving|off|driving)|leaving( now)?|left( now)?|heading (out|there|over)|driving|(je )?(suis )?partie?s?|je pars|on part|nous partons|j arrive|on arrive|nous arrivons|j y vais|on y va|je m en viens|m en viens|sur la route|depart)\b/g,
  ],
  [
    'completed',
    /\b(complete[d]?|done|finish(ed)?|safe(ly)? (there|arrived)|arrived? safe(ly)?|bien arrivee?s?|dropped( (her|him|them))?( off)?|drop off|delivered|all (done|good there)|terminee?s?|fini[es]?|deposee?s?|livree?s?|fait|rendue?s?( a destination)?|fin (du|de) (trajet|course)|mission accomplie)\b/g,
  ],
  ['arrived', /\b(arrived?|arrivee?s?|here now|i m here|we re here|je suis la|sur place|on est la)\b/g],
  [
    'problem',
    /\b(problems?|problemes?|issue|trouble|delayed?|late|retard(ee?)?|en retard|breakdown|broke down|panne|accident|stuck|pris dans|bloquee?|flat tire|crevaison|storm|tempete|road closed|route fermee|weather|meteo)\b/g,
  ],
  [
    'received',
    /\b(recu[es]?s?|received?|recieved?|reciev|got it|got your|message recu|bien recu|bien note|note[de]?|vu|seen|ack|copy( that)?|roger|je (verifie|regarde|vous reviens)|checking|will check|let me check|looking into it)\b/g,
  ],
  ['started', /\b(started|en cours|commencee?|debutee?|in progress|rencontree?|met (with )?(her|him|them))\b/g],
  [
    'decline',
    /\b(no+|non+|nope?|nah|nnon|negatif|negative|decline[ds]?|refuse[rds]?|rejet(er|ee?)?|reject(ed)?|pass|desolee?|sorry|regret|malheureusement|unfortunately|pas moi)\b/g,
  ],
  [
    'accept',
    /\b(ye+s+|yse|yess|yep|yup|ya|yeah|yea|yas|oui+|ouii|ou[iy]|oiu|wi|ouais|ouai|oue|ok+|okay|okey|okai|d accord|dac|daccord|dacord|accept(e|es|er|ed|ons|ee|ing)?|acepte|aksept|sure|certainly|absolument|certainement|bien sur|parfait|perfect|avec plaisir|volontiers|(je|i|we|on|nous) (le |la |l |will |can |ll |can do |peux |prends?|prenons|vais |go)+|i ll (do|take|go|be there)|(i|we) can|(i|we) got (this|it)|count (me|us) in|can do|will do|je prends|on (le |la )?prend|nous prenons|je suis (dispo|disponible|libre|la)|available|dispo(nible)?|affirmative?|affirmatif|good to go|confirm(e|ed|er)?|confirmed)\b/g,
  ],
  [
    'thanks',
    /\b(thanks?|thx|tks|thank you|ty|merci( beaucoup)?|mercie|cheers|miigwech|meegwetch|bonne (journee|soiree|nuit)|good (night|day|evening)|have a good (one|day|night)|bye|welcome|de rien|bienvenue)\b/g,
  ],
];

/** An answer only when they are the whole text: "il y a" and "n'est" hold them too. */
const LETTERS: Readonly<Record<string, Intent>> = { y: 'accept', o: 'accept', k: 'accept', n: 'decline' };
/** Neither yes nor no, though a no stands in it. */
const NOT_YET = /\b(not yet|pas encore|pas (loin|longtemps|tout de suite))\b/g;

export function parseReply(text: string, codes: readonly string[]): PartnerReply {
  const { code, strangeCode, rest } = findCode(text, codes);
  const words = fold(rest);
  const found = { ...(code !== undefined && { code }), ...(strangeCode !== undefined && { strangeCode }) };
  const whole = words.replaceAll(/\s+/g, ' ').trim();
  const sole = (intent: Intent): PartnerReply => ({ intents: new Set([intent]), ...found, empty: false });
  // These outrank everything; only with a code beside it can "cancel" or "end" be about one trip.
  const bare = whole.replaceAll(POLITE, '').replaceAll(/\s+/g, ' ').trim();
  if (STOP.has(bare) && (code === undefined || bare === 'stop' || bare === 'arret')) return sole('stop');
  if (START.has(whole)) return sole('start');
  if (HELP.has(whole) || HELP.has(text.trim())) return sole('help');

  const eta = etaIn(whole);
  const intents = new Set<Intent>();
  const letter = LETTERS[whole];
  if (letter !== undefined) intents.add(letter);
  let left = whole.replaceAll(NOT_YET, ' ');
  for (const [intent, pattern] of PHRASES) {
    const without = left.replaceAll(pattern, ' ');
    if (without !== left) intents.add(intent);
    left = without;
  }
  if (code !== undefined && intents.size === 0 && /\b(cancel|cancelled|annule[rze]?|annulee?)\b/.test(left)) {
    intents.add('decline');
  }
  return {
    intents,
    ...found,
    ...(eta !== undefined && { etaMinutes: eta }),
    empty: text.trim() === '',
  };
}

/** Lower case, without accents or punctuation; apostrophes part words, so that "j'arrive" is two. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll(/[^a-z0-9?]+/g, ' ')
    .replaceAll(/(?<=\w)\?|\?(?=\w)/g, ' ')
    .trim();

const MOST_ETA_MINUTES = 24 * 60;

/** "40 min", "1h30", "2 hours": minutes. */
function etaIn(words: string): number | undefined {
  const minutes = /\b(\d{1,3}) ?(min|mins|mn|minutes?)\b/.exec(words);
  const hours = /\b(\d{1,2}) ?(?:h|hr|hrs|hours?|heures?) ?(\d{2})?\b/.exec(words);
  const total =
    (hours === null ? 0 : Number(hours[1]) * 60 + Number(hours[2] ?? 0)) + (minutes === null ? 0 : Number(minutes[1]));
  return total > 0 && total <= MOST_ETA_MINUTES ? total : undefined;
}

const ALPHABET = /^[ACDEFGHJKMNPQRTWXY34679]+$/;
const LENGTH = 4;

/**
 * The code in a text. Codes have no letters that are mistaken for figures, so a code is known when all of it stands there,
 * in one piece, in pieces, glued to a word, or with one character wrong that can be no other code.
 */
function findCode(text: string, codes: readonly string[]): { code?: string; strangeCode?: string; rest: string } {
  const words = text
    .toUpperCase()
    .split(/[^A-Z0-9]+/u)
    .filter((word) => word !== '');
  const known = new Set(codes);
  const without = (from: number, count: number): string => words.toSpliced(from, count).join(' ');
  const exactAt = words.findIndex((word) => known.has(word));
  const exact = words[exactAt];
  if (exact !== undefined) return { code: exact, rest: removeOnce(text, exact) };

  for (let at = 0; at < words.length; at += 1) {
    for (let count = 2; count <= LENGTH; count += 1) {
      const joined = words.slice(at, at + count).join('');
      if (joined.length === LENGTH && known.has(joined) && /\d/.test(joined)) {
        return { code: joined, rest: without(at, count) };
      }
    }
  }
  for (const [at, word] of words.entries()) {
    const glued = codes.find((code) => /\d/.test(code) && (word.startsWith(code) || word.endsWith(code)));
    if (glued !== undefined) return { code: glued, rest: words.with(at, word.replace(glued, ' ')).join(' ') };
  }
  for (const [at, word] of words.entries()) {
    if (word.length !== LENGTH || !/\d/.test(word) || !/[A-Z]/.test(word) || isTime(word)) continue;
    const near = codes.filter((code) => differences(code, word) === 1);
    if (near.length === 1 && near[0] !== undefined) return { code: near[0], rest: without(at, 1) };
    if (ALPHABET.test(word)) return { strangeCode: word, rest: without(at, 1) };
  }
  return { rest: text };
}

/** Without the code; the rest keeps its accents and apostrophes. */
const removeOnce = (text: string, code: string): string => text.replace(new RegExp(code, 'i'), ' ');

/** 7H30 or 40MN are times. */
const isTime = (word: string): boolean => /^\d{1,2}(H\d{0,2}|MN|MIN|HR|PM|AM|KM)$/.test(word);

const differences = (a: string, b: string): number =>
  Array.from(a).reduce((count, letter, at) => count + (letter === b[at] ? 0 : 1), 0);

import { findCode } from './reading/codes.ts';
import {
  AUTOMATIC,
  LEADING_YES,
  NEGATION,
  NEXT,
  PHRASES,
  WHO,
  WHOLE,
  WHOLE_WEAK,
  type Intent,
  type No,
  type Yes,
} from './reading/phrases.ts';
import { saidOfListing, type SaidOfListing } from './reading/confirmations.ts';
import { referralNewsIn, type ReferralNews } from './reading/referral-news.ts';
import { reactionIn } from './reading/reactions.ts';
import { declineReasonIn, problemReasonIn, type DeclineReason, type ProblemReason } from './reading/reasons.ts';
import { seatsIn } from './reading/seats.ts';
import { timeIn, type SaidTime } from './reading/times.ts';
import { clausesOf, fold, type Clause } from './reading/words.ts';

export type { Intent } from './reading/phrases.ts';

/**
 * What a partner's text says, in English or French, with the mistakes people make with cold hands. Pure. What it means for an
 * ask is decided in `resolve.ts`: "on my way" is an answer to an open offer and news of an accepted one.
 */
export interface PartnerReply {
  readonly intents: ReadonlySet<Intent>;
  /** A code among those asked about, typed exactly, in pieces, or with one slip. */
  readonly code?: string;
  /** Looks like a code, but is none of those asked about. */
  readonly strangeCode?: string;
  readonly time?: SaidTime;
  /** The time is a figure by itself: "40". */
  readonly bareFigure: boolean;
  /** Nothing but a time is said, and perhaps thanks. */
  readonly timeAlone: boolean;
  /** How strong its yes and its no are, where there is one. */
  readonly yes?: Yes;
  readonly no?: No;
  readonly declineReason: DeclineReason;
  readonly problemReason: ProblemReason;
  /** What the words mean where they are about a referral. */
  readonly referralNews?: ReferralNews;
  /** Nothing but a no and an hour: "no sorry, 5". */
  readonly correctsHour: boolean;
  /** What is wrong is only that they are late. */
  readonly isDelay: boolean;
  /** "Complet" by itself: full, or a trip that is complete. */
  readonly fullAlone: boolean;
  /** Places they say they have. */
  readonly seats?: number;
  /** Of what is listed of them. */
  readonly listing: SaidOfListing;
  readonly empty: boolean;
}

/** A whole text of one of these words, whatever its case and accents, is what carriers mean by opting out and in. */
const STOP = new Set('stop arret arreter fin stopall unsubscribe cancel end quit desabonner'.split(' '));
const START = new Set('start unstop reprendre recommencer commencer debut reabonner'.split(' '));
const HELP = new Set(['help', 'aide', 'info', 'infos', '?', 'help me', 'aidez moi', 'menu', 'aide moi']);
/** Said with the opt-out word without changing what it means. */
const POLITE =
  /\b(please|pls|svp|s il (vous|te) plait|merci|thanks|texting|texts?|messages?|les|me|tout|all|maintenant|now)\b/g;

/** Good news and answers: what a "not", or a question mark, takes back. */
const POSITIVE: ReadonlySet<Intent> = new Set<Intent>([
  'accept',
  'en-route',
  'moving',
  'picked-up',
  'completed',
  'arrived',
  'started',
  'received',
]);
const CORRECTS_HOUR =
  /^(non?|nope)( (sorry|desolee?|dsl|plutot|actually|finalement|rather|make it|at|a|vers|around|it s|c est))* \d{1,2}( ?(h|am|pm|heures?|o clock)( ?\d\d)?( ?[ap]m)?)?$/;
const DELAY = /\b(late|retard|delay)/;
/** What a question may still say. */
const ASKED: ReadonlySet<Intent> = new Set<Intent>(['link', 'thanks', 'unsure', 'tomorrow', 'waiting']);

export function parseReply(text: string, codes: readonly string[]): PartnerReply {
  const { code, strangeCode, rest } = findCode(text, codes);
  const found = { ...(code !== undefined && { code }), ...(strangeCode !== undefined && { strangeCode }) };
  const whole = fold(rest);
  const referralNews = rest.trim().endsWith('?') ? undefined : referralNewsIn(whole);
  const shared = {
    ...found,
    ...(referralNews !== undefined && { referralNews }),
    bareFigure: false,
    timeAlone: false,
    declineReason: declineReasonIn(whole),
    problemReason: problemReasonIn(whole),
    correctsHour: CORRECTS_HOUR.test(whole),
    isDelay: DELAY.test(whole),
    fullAlone: /^complete?s?$/.test(whole),
    listing: saidOfListing(rest),
    empty: false,
  };
  const sole = (...intents: Intent[]): PartnerReply => ({ ...shared, intents: new Set(intents) });

  const reaction = reactionIn(text) ?? reactionIn(rest);
  if (reaction !== undefined) return reaction === 'other' ? sole() : sole(reaction);
  // These outrank everything; only with a code beside it can "cancel" or "end" be about one trip.
  const bare = whole.replaceAll(POLITE, '').replaceAll(/\s+/g, ' ').trim();
  if (STOP.has(bare) && (code === undefined || bare === 'stop' || bare === 'arret')) return sole('stop');
  if (START.has(whole)) return sole('start');
  if (HELP.has(whole) || HELP.has(text.trim())) return sole('help');
  if (AUTOMATIC.test(whole)) return sole('auto');
  if (NEXT.test(whole)) return sole('next');
  if (WHO.test(whole)) return sole('who');
  const typed = WHOLE.get(whole);
  if (typed !== undefined && !text.trim().endsWith('?')) {
    const strength =
      typed === 'decline' ? { no: 'firm' as const } : ({ yes: WHOLE_WEAK.has(whole) ? 'weak' : 'firm' } as const);
    return { ...sole(typed), ...strength };
  }

  const clauses = clausesOf(rest);
  // A question with its code, and nothing before it, is still a question: only what stands in another clause answers.
  const read = clauses.map(readClause);
  const intents = new Set(read.flatMap((clause) => [...clause.intents]));
  const beside = HEDGE.test(whole) && read.some((clause) => isUnread(clause));
  if (beside) intents.add(intents.has('picked-up') || intents.has('completed') ? 'problem' : 'unsure');
  const seats = read.find((clause) => clause.seats !== undefined)?.seats;
  const timed = read.find((clause) => clause.time !== undefined);
  const time = timed?.time && (shared.isDelay ? delayed(timed.time) : timed.time);
  if (code !== undefined && intents.size === 0 && /\b(cancel|cancelled|annule[rz]?|annulee?)\b/.test(whole)) {
    return { ...sole('decline'), no: 'firm' };
  }
  const yes = strongest(
    ['firm', 'weak'] as const,
    read.map((clause) => clause.yes),
  );
  const no = strongest(
    ['firm', 'soft', 'regret'] as const,
    read.map((clause) => clause.no),
  );
  return {
    ...shared,
    intents: seats === undefined ? intents : intents.add('capacity'),
    ...(time !== undefined && { time }),
    bareFigure: timed?.bare === true && clauses.length === 1,
    timeAlone:
      read.every(
        ({ empty, intents: said }) => empty || (said.size > 0 && [...said].every((intent) => intent === 'thanks')),
      ) &&
      timed?.bare === false &&
      !ASKS_FOR_TIME.test(text),
    ...(yes !== undefined && { yes }),
    ...(no !== undefined && { no }),
    ...(seats !== undefined && { seats }),
    empty: text.trim() === '',
  };
}

/** What stands after a "but" and is not understood may take back what stands before it: "yes but I had a beer". */
const HEDGE = /\b(mais|but)\b/;
const isUnread = ({ intents, time, seats, empty }: ClauseRead): boolean =>
  intents.size === 0 && time === undefined && seats === undefined && !empty;

/** "Late, 20 min": so much later than was promised, or at least not before it. */
const delayed = (time: SaidTime): SaidTime =>
  time.kind !== 'in' ? time : time.fromNow ? { ...time, late: true } : { kind: 'late', minutes: time.minutes };

/** "5 more minutes" answers an offer by putting it off. */
const ASKS_FOR_TIME = /\b(more|autres?|encore|de plus)\b/i;

interface ClauseRead {
  readonly intents: ReadonlySet<Intent>;
  readonly time?: SaidTime | undefined;
  readonly bare?: boolean;
  readonly yes?: Yes | undefined;
  readonly no?: No | undefined;
  readonly seats?: number | undefined;
  /** Nothing is left when its time is taken out. */
  readonly empty: boolean;
}

/** Said around a time without adding to it. */
const FILLER =
  /\b(ok|je|serai|la|j|y|i|ll|be|there|about|environ|eta|arrivee|prevue|svp|please|pls|max|maximum|minutes?|approx|s il (vous|te) plait)\b/g;

/** "Not before six" is a condition, not a time of arrival. */
const BOUND = /\b(avant|apres|before|after|until|till|jusqu)\b/;
/** "Arriving in 5", "arrivée à 14h20": still to come, and no end of a trip. */
const isToCome = (intent: Intent, time: SaidTime | undefined): boolean =>
  time !== undefined && (intent === 'arrived' || (intent === 'completed' && time.kind !== 'at'));

function readClause({ words, asks }: Clause): ClauseRead {
  const seats = asks ? undefined : seatsIn(words);
  if (seats !== undefined) return { intents: new Set(), seats, empty: false };
  const timed = asks ? undefined : timeIn(words);
  let left = timed?.rest ?? words;
  const empty = timed !== undefined && !BOUND.test(words) && left.replaceAll(FILLER, '').trim() === '';
  const leads = LEADING_YES.test(left);
  const intents = new Set<Intent>();
  const yes: Yes[] = [];
  const no: No[] = [];
  let isHalted = false;
  for (const [intent, pattern, strength] of PHRASES) {
    const without = left.replaceAll(pattern, ' ');
    if (without === left) continue;
    left = without;
    if (intent === undefined) continue;
    intents.add(intent);
    // "She will not get in": the words of good news in it are none.
    isHalted ||= intent === 'problem' && strength !== undefined;
    if (intent === 'accept') yes.push(strength === 'weak' ? 'weak' : 'firm');
    if (intent === 'decline') no.push(strength === 'soft' || strength === 'regret' ? strength : 'firm');
  }
  const isNegated = isHalted || NEGATION.test(left);
  const kept = [...intents].filter(
    (intent) =>
      (!asks || ASKED.has(intent)) &&
      !isToCome(intent, timed?.time) &&
      (!isNegated || !POSITIVE.has(intent) || (leads && intent === 'accept')),
  );
  return {
    intents: new Set(kept),
    ...(timed && { time: timed.time, bare: timed.bare }),
    yes: kept.includes('accept') ? strongest(['firm', 'weak'] as const, yes) : undefined,
    no: kept.includes('decline') ? strongest(['firm', 'soft', 'regret'] as const, no) : undefined,
    empty,
  };
}

const strongest = <T>(order: readonly T[], found: readonly (T | undefined)[]): T | undefined =>
  order.find((one) => found.includes(one));

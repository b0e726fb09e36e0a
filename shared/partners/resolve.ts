import { awaitsAnswer, isOfferAsk, isReferralAsk, type Ask, type OfferAsk, type ReferralAsk } from './line/index.ts';
import type { Intent, PartnerReply } from './reply.ts';

/** What a text comes down to, once it is held against what was asked of the partner. */
export type Meaning =
  | { readonly kind: 'stop' | 'start' | 'help' | 'thanks' | 'empty' | 'nothing-open' }
  | { readonly kind: 'strange-code'; readonly code: string; readonly open: readonly Ask[] }
  /** A yes or no without a code, and several asks it could be about. */
  | { readonly kind: 'which'; readonly open: readonly Ask[] }
  /** Which ask is clear, what is said is not. */
  | { readonly kind: 'unclear'; readonly ask: Ask }
  | { readonly kind: 'trip'; readonly ask: OfferAsk; readonly answer: TripSays; readonly etaMinutes?: number }
  | { readonly kind: 'referral'; readonly ask: ReferralAsk; readonly answer: ReferralSays }
  /** An answer to something that is over; what exactly, the ask says. */
  | { readonly kind: 'late'; readonly ask: Ask };

export type TripSays =
  | 'accept'
  | 'decline'
  | 'withdraw'
  | 'received'
  | 'accept-again'
  | 'decline-again'
  | 'en-route'
  | 'picked-up'
  | 'completed'
  | 'arrived'
  | 'no-show'
  | 'problem';
export type ReferralSays = 'receive' | 'accept' | 'reject' | 'start' | 'complete' | 'fail' | 'accept-again' | 'problem';

const PROGRESS = [
  'completed',
  'picked-up',
  'no-show',
  'arrived',
  'en-route',
  'started',
  'problem',
] as const satisfies Intent[];

/** Pure. `asks` oldest first. */
export function resolve(reply: PartnerReply, asks: readonly Ask[]): Meaning {
  const { intents } = reply;
  if (intents.has('stop')) return { kind: 'stop' };
  if (intents.has('start')) return { kind: 'start' };
  if (intents.has('help')) return { kind: 'help' };
  if (reply.empty) return { kind: 'empty' };
  const open = asks.filter(isCurrent);
  if (reply.strangeCode !== undefined) return { kind: 'strange-code', code: reply.strangeCode, open };
  if (reply.code === undefined && isOnly(intents, 'thanks')) return { kind: 'thanks' };

  const ask = askMeant(reply, asks);
  if (ask === 'which') return { kind: 'which', open: asks.filter(({ state }) => awaitsAnswer(state)) };
  if (ask === undefined) return intents.has('thanks') ? { kind: 'thanks' } : { kind: 'nothing-open' };
  if (isOfferAsk(ask)) return aboutTrip(reply, ask);
  return isReferralAsk(ask) ? aboutReferral(intents, ask) : { kind: 'nothing-open' };
}

const isOnly = (intents: ReadonlySet<Intent>, intent: Intent): boolean => intents.size === 1 && intents.has(intent);

/** Something more may still be said of it. */
const isCurrent = ({ state }: Ask): boolean => awaitsAnswer(state) || state === 'accepted' || state === 'passed-over';

/**
 * The ask a text is about: the one it names; else, for news of a trip, the one accepted; for an answer, the one open, then
 * the last that was passed over, then the last of any.
 */
function askMeant(reply: PartnerReply, asks: readonly Ask[]): Ask | 'which' | undefined {
  if (reply.code !== undefined) {
    const named = asks.find(({ code }) => code === reply.code);
    return named === undefined ? undefined : (newerOfSameTrip(named, asks) ?? named);
  }
  const open = asks.filter(({ state }) => awaitsAnswer(state));
  const accepted = asks.filter(({ state }) => state === 'accepted');
  const isNews = PROGRESS.some((intent) => reply.intents.has(intent));
  const isAnswer = reply.intents.has('accept') || reply.intents.has('decline') || reply.intents.has('received');
  const candidates =
    isNews && !isAnswer && accepted.length > 0
      ? accepted
      : open.length > 0
        ? open
        : accepted.length > 0
          ? accepted
          : [];
  if (candidates.length > 1) return 'which';
  return candidates[0] ?? asks.findLast(({ state }) => state === 'passed-over') ?? asks.at(-1);
}

/** The partner was asked again about the same trip and answers with the old code. */
function newerOfSameTrip(named: Ask, asks: readonly Ask[]): Ask | undefined {
  if (!isOfferAsk(named) || isCurrent(named)) return undefined;
  const { tripId } = named.about;
  return asks.findLast((ask) => isOfferAsk(ask) && ask.about.tripId === tripId && isCurrent(ask));
}

function aboutTrip({ intents, etaMinutes }: PartnerReply, ask: OfferAsk): Meaning {
  const says = (answer: TripSays): Meaning => ({
    kind: 'trip',
    ask,
    answer,
    ...(etaMinutes !== undefined && { etaMinutes }),
  });
  const yes = intents.has('accept');
  const no = intents.has('decline');
  const news = PROGRESS.find((intent) => intents.has(intent));
  switch (ask.state) {
    case 'accepted':
      if (news !== undefined && news !== 'started') return says(news);
      if (no && !yes) return says('withdraw');
      if (yes && !no) return says(etaMinutes === undefined ? 'accept-again' : 'en-route');
      return intents.has('received') ? says('accept-again') : unclear(intents, ask);
    case 'open':
    case 'received':
    case 'passed-over':
    case 'declined':
      if (no && !yes && (news === undefined || news === 'problem')) {
        return says(ask.state === 'declined' ? 'decline-again' : 'decline');
      }
      // Whoever is on the way has accepted, and so has whoever says in how many minutes.
      if (!no && (yes || news === 'en-route' || etaMinutes !== undefined)) return says('accept');
      if (intents.has('received')) return ask.state === 'declined' ? says('decline-again') : says('received');
      return unclear(intents, ask);
    case 'covered':
    case 'cancelled':
    case 'done':
      return isOnly(intents, 'thanks') ? { kind: 'thanks' } : { kind: 'late', ask };
  }
}

function aboutReferral(intents: ReadonlySet<Intent>, ask: ReferralAsk): Meaning {
  const says = (answer: ReferralSays): Meaning => ({ kind: 'referral', ask, answer });
  const yes = intents.has('accept');
  const no = intents.has('decline');
  switch (ask.state) {
    case 'accepted':
      if (intents.has('completed') || intents.has('arrived')) return says('complete');
      if (intents.has('no-show')) return says('fail');
      if (intents.has('started')) return says('start');
      if (intents.has('problem') || (no && !yes)) return says('problem');
      return yes || intents.has('received') ? says('accept-again') : unclear(intents, ask);
    case 'open':
    case 'received':
    case 'passed-over':
      if (yes && no) return { kind: 'unclear', ask };
      if (yes) return says('accept');
      if (no) return says('reject');
      return intents.has('received') ? says('receive') : unclear(intents, ask);
    case 'declined':
    case 'covered':
    case 'cancelled':
    case 'done':
      return isOnly(intents, 'thanks') ? { kind: 'thanks' } : { kind: 'late', ask };
  }
}

function unclear(intents: ReadonlySet<Intent>, ask: Ask): Meaning {
  return isOnly(intents, 'thanks') ? { kind: 'thanks' } : { kind: 'unclear', ask };
}

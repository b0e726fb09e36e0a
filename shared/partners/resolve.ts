import { confirmationMeant } from './confirmation.ts';
import {
  awaitsAnswer,
  isAlertAsk,
  isConfirmationAsk,
  isOfferAsk,
  isReferralAsk,
  type AlertAsk,
  type Ask,
  type OfferAsk,
  type ReferralAsk,
} from './line/index.ts';
import type { AlertSays, Meaning, ReferralMeaning, ReferralSays, TripSays } from './meaning.ts';
import type { DeclineReason } from './reading/reasons.ts';
import type { Intent, PartnerReply } from './reply.ts';

/** News of a trip, in the order in which one outweighs the other; a problem is told beside any of them. */
const PROGRESS = [
  'completed',
  'picked-up',
  'no-show',
  'waiting',
  'arrived',
  'en-route',
  'moving',
  'problem',
] as const satisfies Intent[];

/** Pure; never throws. `asks` oldest first. */
export function resolve(reply: PartnerReply, asks: readonly Ask[]): Meaning {
  // Trips, requests and alerts are resolved as if nothing were asked about the directory.
  return (
    confirmationMeant(reply, asks) ??
    resolveOthers(
      reply,
      asks.filter((ask) => !isConfirmationAsk(ask)),
    )
  );
}

function resolveOthers(reply: PartnerReply, asks: readonly Ask[]): Meaning {
  const { intents } = reply;
  if (intents.has('stop')) return { kind: 'stop' };
  if (intents.has('start')) return { kind: 'start' };
  if (intents.has('help')) return { kind: 'help' };
  if (reply.empty) return { kind: 'empty' };
  if (intents.has('auto')) return { kind: 'silent' };
  const called = asks.findLast((ask) => isAlertAsk(ask) && ask.state === 'open');
  // For somebody on call who drives nobody, the next one is the next on call.
  if (intents.has('next')) {
    return called !== undefined && isAlertAsk(called) && asks.every(isAlertAsk)
      ? { kind: 'alert', ask: called, answer: 'pass-on' }
      : { kind: 'next' };
  }
  if (intents.has('who')) return { kind: 'who' };
  const open = asks.filter(isCurrent);
  if (reply.strangeCode !== undefined) return { kind: 'strange-code', code: reply.strangeCode, open };
  if (reply.code === undefined && saysNothing(reply) && intents.has('thanks')) return { kind: 'thanks' };

  const seats = seatsSaid(reply, asks);
  if (seats !== undefined) return { kind: 'capacity', seats, open: asks.filter(({ state }) => awaitsAnswer(state)) };
  const ask = askMeant(reply, asks);
  if (ask === undefined) return saysThanks(intents) ? { kind: 'thanks' } : { kind: 'nothing-open' };
  if ('among' in ask) {
    return { kind: 'which', open: ask.among, trouble: intents.has('problem') && ask.among.every(isTripInHand) };
  }
  if (isOfferAsk(ask)) return aboutTrip(reply, ask, asks);
  if (isAlertAsk(ask)) return aboutAlert(reply, ask);
  return isReferralAsk(ask) ? aboutReferral(reply, ask) : { kind: 'nothing-open' };
}

const isOnly = (intents: ReadonlySet<Intent>, intent: Intent): boolean => intents.size === 1 && intents.has(intent);
/** A thumb up to nothing in particular is thanks. */
const saysThanks = (intents: ReadonlySet<Intent>): boolean => intents.has('thanks') || isOnly(intents, 'thumb');
export const isTripInHand = (ask: Ask): ask is OfferAsk => isOfferAsk(ask) && ask.state === 'accepted';

/** Something more may still be said of it. */
const isCurrent = ({ state }: Ask): boolean => awaitsAnswer(state) || state === 'accepted' || state === 'passed-over';

/**
 * A number of places is a number of places, unless a yes or no stands beside it. "No more room" is one too when no offer waits
 * for an answer: otherwise it is the answer.
 */
function seatsSaid(reply: PartnerReply, asks: readonly Ask[]): number | undefined {
  const { intents, seats } = reply;
  if (intents.has('accept') || reply.no === 'firm' || PROGRESS.some((intent) => intents.has(intent))) return undefined;
  if (seats !== undefined || reply.code !== undefined) return seats;
  const waits = asks.some(({ state }) => awaitsAnswer(state));
  return reply.no === 'soft' && reply.declineReason === 'full' && !reply.fullAlone && !waits ? 0 : undefined;
}

/**
 * The ask a text is about: the one it names; else, for an answer, an alert that is open before anything else; for news of a
 * trip, the one accepted; for an answer, the one open, then the last that was passed over, then the last of any.
 */
function askMeant(reply: PartnerReply, asks: readonly Ask[]): Ask | { readonly among: readonly Ask[] } | undefined {
  if (reply.code !== undefined) {
    const named = asks.find(({ code }) => code === reply.code);
    return named === undefined ? undefined : (newerOfSameTrip(named, asks) ?? named);
  }
  const { intents } = reply;
  const saysYesOrNo = ['accept', 'decline', 'received', 'thumb'] as const satisfies Intent[];
  const isAnswer = saysYesOrNo.some((intent) => intents.has(intent));
  const isNews = PROGRESS.some((intent) => intents.has(intent)) || intents.has('link') || reply.time !== undefined;

  const alerts = newestByTrip(asks.filter((ask) => isAlertAsk(ask) && ask.state === 'open'));
  const answersAlert = (isAnswer || intents.has('en-route')) && !isOnlyOnTheRoad(intents);
  if (alerts.length > 0 && (answersAlert || asks.every(isAlertAsk))) return theOne(alerts);

  const others = asks.filter((ask) => !isAlertAsk(ask));
  const open = others.filter(({ state }) => awaitsAnswer(state));
  const accepted = others.filter(({ state }) => state === 'accepted');
  // News that is no answer goes to what is in hand; "late" and "no car" do when nothing else waits.
  const candidates = isNews && !isAnswer && accepted.length > 0 ? accepted : open.length > 0 ? open : accepted;
  if (candidates.length > 0) return theOne(candidates);
  return (
    asks.findLast(({ state }) => state === 'passed-over') ??
    alerts.at(-1) ??
    asks.findLast((ask) => isAlertAsk(ask) && ask.state === 'accepted') ??
    asks.at(-1)
  );
}

const isOnlyOnTheRoad = (intents: ReadonlySet<Intent>): boolean =>
  intents.has('picked-up') || intents.has('completed') || intents.has('no-show') || intents.has('waiting');

const theOne = (candidates: readonly Ask[]): Ask | { readonly among: readonly Ask[] } => {
  const [only, ...more] = candidates;
  return only !== undefined && more.length === 0 ? only : { among: candidates };
};

/** Whoever is on call is asked again and again about the same trip: an answer is to the last of these. */
function newestByTrip(asks: readonly Ask[]): Ask[] {
  const byTrip = new Map<string, Ask>();
  for (const ask of asks) if (isAlertAsk(ask)) byTrip.set(ask.about.tripId, ask);
  return [...byTrip.values()];
}

/** Asked again about the same trip, they answer with the old code. */
function newerOfSameTrip(named: Ask, asks: readonly Ask[]): Ask | undefined {
  if (isReferralAsk(named) || isCurrent(named)) return undefined;
  const { about } = named;
  return asks.findLast(
    (ask) => ask.about.kind === about.kind && !isReferralAsk(ask) && tripOf(ask) === tripOf(named) && isCurrent(ask),
  );
}

const tripOf = ({ about }: Ask): string | undefined => ('tripId' in about ? about.tripId : undefined);

function aboutTrip(reply: PartnerReply, ask: OfferAsk, asks: readonly Ask[]): Meaning {
  switch (ask.state) {
    case 'accepted':
      return ofTripInHand(reply, ask);
    case 'open':
    case 'received':
    case 'passed-over':
    case 'declined':
      return ofOffer(reply, ask, asks);
    case 'covered': {
      // Whoever had it may have given it back since: only the trip can tell, and a volunteer is not turned away unasked.
      const meant = ofOffer(reply, ask, asks);
      if (meant.kind === 'trip' && meant.answer === 'accept') return volunteers(reply) ? meant : { kind: 'thanks' };
      return saysNothing(reply) || isCourtesy(reply) ? { kind: 'thanks' } : { kind: 'late', ask };
    }
    case 'cancelled':
    case 'done': {
      if (saysNothing(reply)) return { kind: 'thanks' };
      const isAboard = reply.intents.has('picked-up') || reply.intents.has('completed');
      if (isAboard) return { kind: 'late', ask, news: 'aboard' };
      return {
        kind: 'late',
        ask,
        ...(reply.intents.has('problem') && !reply.isDelay && { news: reply.problemReason }),
      };
    }
  }
}

/** To "someone else has it", an "ok" by itself is no offer to go. */
const volunteers = ({ yes, code, time, intents }: PartnerReply): boolean =>
  yes === 'firm' || code !== undefined || time !== undefined || intents.has('en-route');

/** Thanks, or a thumb, and nothing else. */
const saysNothing = ({ intents, time }: PartnerReply): boolean =>
  time === undefined && (isOnly(intents, 'thanks') || isOnly(intents, 'thumb'));

function ofTripInHand(reply: PartnerReply, ask: OfferAsk): Meaning {
  const { intents, time } = reply;
  const news = PROGRESS.find((intent) => intents.has(intent));
  // Late, and no more, is not what a human has to hear of beside other news.
  const isMereDelay = reply.problemReason === 'other' && reply.isDelay;
  const isTrouble = intents.has('problem') && !isMereDelay;
  const problem = isTrouble && news !== 'problem' ? reply.problemReason : undefined;
  const says = (answer: TripSays): Meaning => ({
    kind: 'trip',
    ask,
    answer,
    ...(time && { time }),
    ...(problem && { problem }),
  });
  const asksLink = intents.has('link') && (news === undefined || news === 'problem') && !intents.has('received');
  if (asksLink && reply.yes === undefined) return says('link');
  // "20 minutes late" says when; late without a time is something a human hears of.
  if (news === 'problem' && time !== undefined && isMereDelay) return says('eta');
  if (news === 'problem' || (isTrouble && news === 'waiting'))
    return { kind: 'trip', ask, answer: 'problem', reason: reply.problemReason };
  if (news === 'moving') return says('en-route');
  if (news !== undefined) return says(news);
  // "No sorry, 5" corrects an hour, and gives nothing back.
  if (reply.correctsHour) return { kind: 'unclear', ask };
  if (reply.no === 'firm' && reply.yes === undefined) {
    return { kind: 'trip', ask, answer: 'withdraw', reason: reply.declineReason };
  }
  if (time !== undefined && reply.no === undefined) return says('eta');
  if (isCourtesy(reply) || saysNothing(reply)) return { kind: 'thanks' };
  if ((reply.yes !== undefined || intents.has('received')) && reply.no !== 'firm') return says('accept-again');
  return { kind: 'unclear', ask };
}

/** "Ok thanks", without a code: that it was read, and no more. */
const isCourtesy = ({ intents, yes, code }: PartnerReply): boolean =>
  code === undefined && yes === 'weak' && intents.has('thanks') && intents.size === 2;

function ofOffer(reply: PartnerReply, ask: OfferAsk, asks: readonly Ask[]): Meaning {
  const { intents, time } = reply;
  const again = ask.state === 'declined';
  const trip = (answer: TripSays): Meaning => ({ kind: 'trip', ask, answer });
  const no = reply.no === 'firm' || reply.no === 'soft' || (reply.no === 'regret' && reply.yes === undefined);
  const news = PROGRESS.find((intent) => intents.has(intent));
  if (saysNothing(reply)) return intents.has('thumb') && !again ? trip('received') : { kind: 'thanks' };

  // Whoever is on the way has accepted, and so has whoever says nothing but in how many minutes.
  // Coming with a broken truck, or to a closed road, is no yes by itself: they are asked.
  const halted = intents.has('problem') && (reply.problemReason === 'breakdown' || reply.problemReason === 'road');
  const coming = (news === 'en-route' && !halted) || (reply.timeAlone && time?.kind !== 'late' && !again);
  const yes = reply.yes !== undefined || coming;
  // Nor is a yes beside it.
  if (yes && !no && halted && reply.problemReason === 'breakdown') return trip('received');
  if (yes && !no && (news === undefined || news === 'en-route' || news === 'problem')) {
    if (intents.has('unsure') || (intents.has('tomorrow') && isForNow(ask))) return trip('received');
    if (reply.yes === 'weak' && reply.code === undefined && news === undefined) {
      if (isCourtesy(reply)) return again ? { kind: 'thanks' } : trip('received');
      if (again) return trip('decline-again');
      // It may be the answer to what was just said of the trip they have.
      if (time === undefined && asks.some((other) => isTripInHand(other))) return { kind: 'unclear', ask };
    }
    return { kind: 'trip', ask, answer: 'accept', ...(time && { time }) };
  }
  const hindered = news === 'problem' && reply.problemReason !== 'other' && !yes;
  if ((no || hindered) && !yes && (news === undefined || news === 'problem')) {
    return again ? trip('decline-again') : { ...declined(reply, ask) };
  }
  if (intents.has('received') || reply.bareFigure) return trip(again ? 'decline-again' : 'received');
  return { kind: 'unclear', ask };
}

const declined = (reply: PartnerReply, ask: OfferAsk): Meaning => ({
  kind: 'trip',
  ask,
  answer: 'decline',
  reason: reply.declineReason,
});

/** Wanted as soon as somebody can: "tomorrow" is then no yes. */
export const isForNow = ({ about, openedAt }: OfferAsk): boolean => about.pickupAt <= openedAt;

function aboutReferral(reply: PartnerReply, ask: ReferralAsk): Meaning {
  const { intents, referralNews: news } = reply;
  const says = (answer: ReferralSays): Meaning => ({ kind: 'referral', ask, answer });
  const yes = reply.yes !== undefined && !intents.has('unsure');
  const no = reply.no !== undefined && !(reply.no === 'regret' && yes);
  const asksLink = intents.has('link') && !yes && !no && !intents.has('received') && !intents.has('problem');
  switch (ask.state) {
    case 'accepted':
      // "Done, she does not want it" is over, and was not done.
      if (news?.kind === 'person-declined') return says('person-declined');
      if (news?.kind === 'no-contact') return says('fail');
      if (intents.has('completed')) return says('complete');
      if (intents.has('no-show')) return says('fail');
      // Whoever has arrived has begun.
      if (intents.has('started') || intents.has('arrived')) return says('start');
      if (asksLink) return says('link');
      if (intents.has('problem') || ((no || news?.kind === 'refused') && !yes)) return says('problem');
      if (isCourtesy(reply)) return { kind: 'thanks' };
      return yes || intents.has('received') ? says('accept-again') : unclear(reply, ask);
    case 'open':
    case 'received':
    case 'passed-over':
      // "Yes, on the waiting list" promises no place; "full, no waiting list" is a no like any other.
      if (news?.kind === 'wait') {
        return news.position === undefined ? says('wait-where') : { ...waits(ask), position: news.position };
      }
      // "No beds free" says "free" too: only a plain yes beside it is a contradiction.
      if (news?.kind === 'doubtful' || (news?.kind === 'refused' && reply.yes === 'firm'))
        return { kind: 'unclear', ask };
      if (news?.kind === 'refused') return { kind: 'referral', ask, answer: 'reject', reason: news.reason };
      // Nothing was accepted, and yet somebody was sought: a human asks what it is about.
      if (news !== undefined && !yes) return says('problem');
      if (asksLink) return says('link');
      if (yes && no) return { kind: 'unclear', ask };
      if (isCourtesy(reply)) return says('receive');
      if (yes) return says('accept');
      if (no) return { kind: 'referral', ask, answer: 'reject', reason: REJECT_REASON[reply.declineReason] ?? 'other' };
      return intents.has('received') ? says('receive') : unclear(reply, ask);
    case 'declined':
    case 'covered':
    case 'cancelled':
    case 'done':
      return saysNothing(reply) ? { kind: 'thanks' } : { kind: 'late', ask };
  }
}

const waits = (ask: ReferralAsk): ReferralMeaning => ({ kind: 'referral', ask, answer: 'wait' });

const REJECT_REASON: Readonly<Partial<Record<DeclineReason, NonNullable<ReferralMeaning['reason']>>>> = {
  full: 'no-capacity',
  'no-driver': 'no-capacity',
  'too-far': 'out-of-area',
};

/** Somebody on call: whatever says "I have it" takes the trip in hand, whatever says "I cannot" passes it on. */
function aboutAlert(reply: PartnerReply, ask: AlertAsk): Meaning {
  const { intents, code } = reply;
  const says = (answer: AlertSays): Meaning => ({ kind: 'alert', ask, answer });
  const takes = [
    'accept',
    'received',
    'en-route',
    'moving',
    'started',
    'completed',
    'thumb',
  ] as const satisfies Intent[];
  const yes = takes.some((intent) => intents.has(intent)) && !intents.has('tomorrow');
  const no = reply.no !== undefined && !(reply.no === 'regret' && yes);
  switch (ask.state) {
    case 'open':
    case 'received':
    case 'passed-over':
    case 'declined':
      if (yes && !no && !(intents.has('unsure') && !intents.has('received'))) {
        return says('acknowledge');
      }
      if (no && !yes) return says(ask.state === 'declined' ? 'pass-on-again' : 'pass-on');
      // The code alone is what they were asked to send, but for the OK.
      return intents.has('thanks') && code === undefined ? { kind: 'thanks' } : { kind: 'unclear', ask };
    case 'accepted':
      if (no && !yes) return says('pass-on');
      if (yes && !no) return says('acknowledge-again');
      return unclear(reply, ask);
    case 'covered':
    case 'cancelled':
    case 'done':
      return saysNothing(reply) ? { kind: 'thanks' } : { kind: 'late', ask };
  }
}

const unclear = (reply: PartnerReply, ask: Ask): Meaning =>
  saysNothing(reply) ? { kind: 'thanks' } : { kind: 'unclear', ask };

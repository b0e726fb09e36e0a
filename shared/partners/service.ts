import { classify } from '../intake/index.ts';
import type { Platform } from '../platform/platform.ts';
import { fullJitter } from '../platform/retry.ts';
import { setTimer } from '../platform/timer.ts';
import type { Write } from '../platform/transaction.ts';
import { answerReferralWrites, readReferral } from '../referrals/index.ts';
import { acceptanceOf, answerTripWrites, offerToldWrite, readTrip, type TripAnswer } from '../transport/index.ts';
import { alarmWrite, answerStrangerInDanger, hasTripInHand } from './alarm-service.ts';
import {
  isOfferAsk,
  moveAsk,
  readLine,
  recordText,
  repliedBefore,
  setOptedOut,
  type Ask,
  type AskState,
  type LineAndAsks,
  type OfferAsk,
  type ReferralAsk,
} from './line/index.ts';
import { parseReply } from './reply.ts';
import { resolve, type Meaning, type ReferralSays, type TripSays } from './resolve.ts';
import {
  acceptedText,
  dangerReply,
  plainReplies,
  replyText,
  strangeCodeText,
  strangerText,
  whichText,
  type PlainReplyKey,
  type ReplyKey,
} from './texts.ts';

export interface PartnerText {
  /** E.164. */
  readonly from: string;
  readonly body: string;
  readonly messageSid: string;
}

/** What to write and what to answer; `otherwise` says what to do when the guards refuse. */
interface Plan {
  readonly writes: readonly Write[];
  readonly reply: string | undefined;
  /** Whoever is on call is texted by it. */
  readonly callsHuman?: true;
  readonly otherwise?: () => Promise<Plan>;
}

const MAX_ATTEMPTS = 10;
/** Longer than any carrier delivers; what is beyond it says nothing to a parser. */
const LONGEST = 1600;

/**
 * A text of a partner, from the read of its line to the reply: two round trips, because the guards of the trip or referral
 * are in the write. The text, its reply and its effect are one transaction; the same message again gets the same reply and
 * changes nothing. A number that is no partner's writes nothing, unless it is in danger.
 */
export async function answerPartner(platform: Platform, text: PartnerText): Promise<{ readonly reply?: string }> {
  const phoneKey = await platform.phoneKey(text.from);
  const body = text.body.slice(0, LONGEST);
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const known = await readLine(platform, phoneKey);
    if (known === undefined) {
      return classify(body).danger === undefined
        ? { reply: strangerText }
        : answerStrangerInDanger(platform, phoneKey, { body, messageSid: text.messageSid });
    }
    let plan: Plan | undefined = await planAroundDanger(platform, phoneKey, known, body);
    while (plan !== undefined) {
      const { reply }: Plan = plan;
      const record = await recordText(platform, phoneKey, { messageSid: text.messageSid, body, reply });
      const outcome = await platform.table.write([record, ...plan.writes]);
      if (outcome.committed) {
        if (plan.callsHuman === true) platform.log.metric('HumanCalled', 1);
        return reply === undefined ? {} : { reply };
      }
      if (outcome.refusals.includes('replayed')) {
        return (await repliedBefore(platform, phoneKey, text.messageSid)) ?? {};
      }
      // Another text of the same partner was first: what this one means has to be seen anew.
      plan = outcome.refusals.includes('ask-changed') ? undefined : await plan.otherwise?.();
    }
    await fullJitter(attempt, Math.random);
  }
  throw new Error('A partner line kept changing while a text was answered');
}

/**
 * Danger outranks whatever else a text says: a human is called in the same transaction and the reply opens with 911. Words
 * of an ask are heeded beside it only where that is sure: an answer with its code, an opt-out, and what a driver says in
 * passing ("he is here") that only may be a threat.
 */
async function planAroundDanger(platform: Platform, phoneKey: string, known: LineAndAsks, body: string): Promise<Plan> {
  const { line, asks } = known;
  const reply = parseReply(
    body,
    asks.map(({ code }) => code),
  );
  const meaning = resolve(reply, asks);
  const { danger, keyword } = classify(body);
  if (danger === undefined) {
    const plan = await planFor(platform, phoneKey, known, meaning);
    if (meaning.kind !== 'help' || !hasTripInHand(asks)) return plan;
    const alarm = await alarmWrite(platform, phoneKey, 'help', line);
    return { ...plan, writes: [...plan.writes, alarm], callsHuman: true };
  }
  const alarm = await alarmWrite(platform, phoneKey, 'danger', line);
  const stops = meaning.kind === 'stop' || keyword?.kind === 'opt-out';
  if (stops) {
    const plan = await planFor(platform, phoneKey, known, { kind: 'stop' });
    return withAlarm(plan, alarm, dangerReply[line.language]);
  }
  const about = meaning.kind === 'trip' || meaning.kind === 'referral';
  if (about && !line.optedOut && (reply.code !== undefined || danger.kind === 'near')) {
    return withAlarm(await planFor(platform, phoneKey, known, meaning), alarm, dangerReply[line.language]);
  }
  return { writes: [alarm], reply: dangerReply[line.language], callsHuman: true };
}

/** The alarm stays in the plan whichever way the guards go. */
function withAlarm(plan: Plan, alarm: Write, opening: string): Plan {
  const { otherwise } = plan;
  return {
    writes: [...plan.writes, alarm],
    reply: plan.reply === undefined ? opening : `${opening} ${plan.reply}`,
    callsHuman: true,
    // Refused for good by the guards and nothing else to say: the alarm is still written.
    otherwise: async () =>
      otherwise === undefined
        ? { writes: [alarm], reply: opening, callsHuman: true }
        : withAlarm(await otherwise(), alarm, opening),
  };
}

async function planFor(platform: Platform, phoneKey: string, known: LineAndAsks, meaning: Meaning): Promise<Plan> {
  const { line, asks } = known;
  const { language } = line;
  const plain = (key: PlainReplyKey, writes: readonly Write[] = []): Plan => ({
    writes,
    reply: plainReplies[key][language],
  });
  if (meaning.kind === 'stop') return plain('stopped', [setOptedOut(phoneKey, true), ...lookAt(platform, asks)]);
  if (meaning.kind === 'start') return plain('started', [setOptedOut(phoneKey, false)]);
  if (meaning.kind === 'help') return plain('help');
  if (line.optedOut) return plain('still-stopped');
  switch (meaning.kind) {
    case 'thanks':
    case 'empty':
    case 'nothing-open':
      return plain(meaning.kind);
    case 'which':
      return { writes: [], reply: whichText(language, meaning.open) };
    case 'strange-code':
      return { writes: [], reply: strangeCodeText(language, meaning.code, meaning.open) };
    case 'unclear':
      return { writes: [], reply: replyText(language, 'unclear', meaning.ask.code) };
    case 'late':
      return { writes: [], reply: replyText(language, lateReply(meaning.ask), meaning.ask.code) };
    case 'trip':
      return planForTrip(platform, language, meaning);
    case 'referral':
      return planForReferral(platform, language, meaning.ask, meaning.answer);
  }
}

/** A partner that stops texts can no longer be asked, nor give news: whatever it has in hand is looked at now. */
function lookAt(platform: Platform, asks: readonly Ask[]): Write[] {
  const dueAt = platform.clock().toISOString();
  const held: readonly AskState[] = ['open', 'received', 'accepted'];
  return asks
    .filter(({ state }) => held.includes(state))
    .map(({ about }) =>
      setTimer({
        id: platform.ids.uuid(),
        dueAt,
        work:
          about.kind === 'offer'
            ? { what: 'review-trip', tripId: about.tripId }
            : { what: 'review-referral', referralId: about.referralId },
      }),
    );
}

function lateReply(ask: Ask): ReplyKey {
  if (!isOfferAsk(ask)) return 'referral-over';
  if (ask.state === 'cancelled') return 'trip-cancelled';
  return ask.state === 'done' ? 'trip-over' : 'trip-covered';
}

type AboutTrip = Extract<Meaning, { kind: 'trip' }>;

const TRIP_REPLY = {
  decline: 'trip-declined',
  withdraw: 'trip-withdrawn',
  received: 'trip-received',
  'accept-again': 'trip-yours',
  'decline-again': 'trip-declined-before',
  'en-route': 'trip-en-route',
  'picked-up': 'trip-picked-up',
  arrived: 'trip-completed',
  completed: 'trip-completed',
  'no-show': 'trip-no-show',
  problem: 'trip-problem',
} as const satisfies Record<Exclude<TripSays, 'accept'>, ReplyKey>;

async function planForTrip(
  platform: Platform,
  language: 'fr' | 'en',
  { ask, answer, etaMinutes }: AboutTrip,
): Promise<Plan> {
  if (answer === 'received' || answer === 'accept-again' || answer === 'decline-again') {
    return { writes: [], reply: replyText(language, TRIP_REPLY[answer], ask.code) };
  }
  const said: TripAnswer = answer === 'accept' ? { kind: answer, etaMinutes } : { kind: answer };
  const by = { kind: 'partner' as const, organizationId: ask.organizationId };
  const { writes, link } = await answerTripWrites(platform, ask, said, by);
  const reply =
    answer === 'accept'
      ? acceptedText(language, ask.code, link ?? '')
      : replyText(language, TRIP_REPLY[answer], ask.code);
  return { writes, reply, otherwise: () => afterRefusedTrip(platform, language, ask, answer) };
}

/** The guard has spoken: only now is the trip read, to say kindly how it stands. */
async function afterRefusedTrip(
  platform: Platform,
  language: 'fr' | 'en',
  ask: OfferAsk,
  answer: TripSays,
): Promise<Plan> {
  const trip = await readTrip(platform, ask.about.tripId);
  const isTheirs = trip !== undefined && acceptanceOf(trip)?.offerId === ask.about.offerId;
  const tell = (key: ReplyKey, state?: AskState): Plan => ({
    writes: [
      ...(state === undefined || state === ask.state ? [] : [moveAsk(ask, state, [ask.state])]),
      // Told in this reply, so that no second text says the same.
      ...(state === 'covered' ? [offerToldWrite(platform, ask)] : []),
    ],
    reply: replyText(language, key, ask.code),
  });
  if (trip?.status === 'cancelled') return tell('trip-cancelled', 'cancelled');
  if (isTheirs && (trip.status === 'completed' || trip.status === 'no-show')) return tell('trip-over', 'done');
  if (isTheirs && answer === 'arrived') return tell('trip-arrived-where');
  if (isTheirs && (answer === 'withdraw' || answer === 'no-show')) {
    // The passenger is on board: this is not for a machine to settle.
    const by = { kind: 'partner' as const, organizationId: ask.organizationId };
    const { writes } = await answerTripWrites(platform, ask, { kind: 'problem' }, by);
    return { writes, reply: replyText(language, 'trip-problem', ask.code) };
  }
  if (isTheirs) return tell(trip.status === 'picked-up' ? 'trip-picked-up' : 'trip-yours', 'accepted');
  if (answer === 'decline') return tell('trip-declined', 'covered');
  return tell('trip-covered', 'covered');
}

const REFERRAL_REPLY = {
  receive: 'referral-received',
  accept: 'referral-accepted',
  reject: 'referral-rejected',
  start: 'referral-started',
  complete: 'referral-completed',
  fail: 'referral-failed',
  'accept-again': 'referral-accepted-before',
  problem: 'referral-problem',
} as const satisfies Record<ReferralSays, ReplyKey>;

function planForReferral(platform: Platform, language: 'fr' | 'en', ask: ReferralAsk, answer: ReferralSays): Plan {
  const reply = replyText(language, REFERRAL_REPLY[answer], ask.code);
  if (answer === 'accept-again') return { writes: [], reply };
  const writes = answerReferralWrites(
    platform,
    ask,
    answer === 'reject'
      ? { action: answer, reason: 'other' }
      : answer === 'complete'
        ? { action: answer, outcome: 'successful' }
        : answer === 'fail'
          ? { action: answer, outcome: 'no-contact' }
          : { action: answer },
  );
  return { writes, reply, otherwise: () => afterRefusedReferral(platform, language, ask) };
}

async function afterRefusedReferral(platform: Platform, language: 'fr' | 'en', ask: ReferralAsk): Promise<Plan> {
  const referral = await readReferral(platform, ask.about.referralId);
  const sending = referral === undefined || referral.status === 'draft' ? undefined : referral.sending;
  const stillOurs = sending?.code === ask.code;
  if (stillOurs && (referral?.status === 'accepted' || referral?.status === 'in-progress')) {
    return {
      writes: ask.state === 'accepted' ? [] : [moveAsk(ask, 'accepted', [ask.state])],
      reply: replyText(language, 'referral-accepted-before', ask.code),
    };
  }
  if (stillOurs && referral?.status === 'received') {
    return { writes: [], reply: replyText(language, 'referral-received', ask.code) };
  }
  return { writes: [moveAsk(ask, 'done', [ask.state])], reply: replyText(language, 'referral-over', ask.code) };
}

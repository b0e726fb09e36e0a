import { readHubSettings } from '../directory/index.ts';
import { classify } from '../intake/index.ts';
import type { Platform } from '../platform/platform.ts';
import { fullJitter } from '../platform/retry.ts';
import { setTimer } from '../platform/timer.ts';
import type { Write } from '../platform/transaction.ts';
import { alarmWrite, answerStrangerInDanger } from './alarm-service.ts';
import { planForAlert } from './alert-answer-service.ts';
import { planForCapacity } from './capacity-service.ts';
import { planForConfirmation } from './confirmation-answer-service.ts';
import {
  HUB_LINE,
  isOfferAsk,
  readLine,
  recordText,
  repliedBefore,
  setMisunderstood,
  setOptedOut,
  type Ask,
  type AskState,
  type OfferAsk,
} from './line/index.ts';
import type { Caller, Plan } from './plan.ts';
import { planForReferral } from './referral-answer-service.ts';
import { parseReply } from './reply.ts';
import type { Meaning } from './meaning.ts';
import { isTripInHand, resolve } from './resolve.ts';
import { helpReply, nextReply, overReply, unclearReply } from './situation.ts';
import {
  dangerReply,
  plainReplies,
  replyText,
  stoppedText,
  strangeCodeText,
  strangerDangerText,
  strangerText,
  whichText,
  type PlainReplyKey,
} from './texts.ts';
import { planForTrip, planForTripThatIsOver, type AboutTrip } from './trip-answer-service.ts';

export interface PartnerText {
  /** E.164. */
  readonly from: string;
  readonly body: string;
  readonly messageSid: string;
}

const MAX_ATTEMPTS = 10;
/** Longer than any carrier delivers; what is beyond it says nothing to a parser. */
const LONGEST = 1600;

/**
 * A text of a partner, or of somebody on call, from the read of its line to the reply: two round trips, because the guards of
 * the trip or referral are in the write. The text, its reply and its effect are one transaction; the same message again gets
 * the same reply and changes nothing. A number that is nobody's writes nothing, unless it is in danger.
 */
export async function answerPartner(platform: Platform, text: PartnerText): Promise<{ readonly reply?: string }> {
  const phoneKey = await platform.phoneKey(text.from);
  const body = text.body.slice(0, LONGEST);
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const [known, timeZone] = await Promise.all([readLine(platform, phoneKey), clockFor(platform, body)]);
    if (known === undefined) {
      const { danger, keyword } = classify(body);
      if (danger !== undefined)
        return answerStrangerInDanger(platform, phoneKey, { body, messageSid: text.messageSid });
      if (keyword?.kind === 'opt-out') return { reply: stoppedText };
      // It may be a cry for help: they are told where a person reads it.
      if (keyword?.kind !== 'help') return { reply: strangerText };
      return { reply: strangerDangerText((await readHubSettings(platform)).intakeNumber) };
    }
    let plan: Plan | undefined = await planAroundDanger(platform, { ...known, phoneKey, timeZone }, body);
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
      // Another text of the same partner was first, or the directory changed: what this one means has to be seen anew.
      const anew = outcome.refusals.includes('ask-changed') || outcome.refusals.includes('capacity-changed');
      plan = anew ? undefined : await plan.otherwise?.();
    }
    await fullJitter(attempt, Math.random);
  }
  throw new Error('A partner line kept changing while a text was answered');
}

/** The hub's time zone, read beside the line, for the few texts that name an hour or ask for the hours of their trips. */
async function clockFor(platform: Platform, body: string): Promise<string | undefined> {
  const { time, intents } = parseReply(body, []);
  if (time?.kind !== 'at' && !intents.has('next')) return undefined;
  return (await readHubSettings(platform)).timeZone;
}

/**
 * Danger outranks whatever else a text says: a human is called in the same transaction and the reply opens with 911. Words
 * of an ask are heeded beside it only where that is sure: an answer with its code, an opt-out, and what a driver says in
 * passing ("he is here") that only may be a threat.
 */
async function planAroundDanger(platform: Platform, caller: Caller, body: string): Promise<Plan> {
  const { line, asks, phoneKey } = caller;
  const reply = parseReply(
    body,
    asks.map(({ code }) => code),
  );
  const { danger, keyword } = classify(body);
  // "Stop sending me these" is an opt-out too, where it says nothing else.
  const optsOut = keyword?.kind === 'opt-out' && reply.intents.size === 0 && reply.code === undefined;
  const meaning: Meaning = optsOut ? { kind: 'stop' } : resolve(reply, asks);
  if (danger === undefined) {
    const plan = await planUnderstood(platform, caller, meaning, body);
    const callsHuman =
      (meaning.kind === 'help' && tripMeant(meaning, asks) !== undefined) ||
      (meaning.kind === 'which' && meaning.trouble);
    if (!callsHuman) return plan;
    const alarm = await alarmWrite(platform, phoneKey, 'help', line);
    return { ...plan, writes: [...plan.writes, alarm], callsHuman };
  }
  const alarm = await alarmWrite(platform, phoneKey, 'danger', line);
  const opening = dangerReply[line.language];
  const stops = meaning.kind === 'stop' || keyword?.kind === 'opt-out';
  if (stops) {
    const plan = await planFor(platform, caller, { kind: 'stop' }, body);
    return withAlarm(plan, alarm, opening);
  }
  const about = meaning.kind === 'trip' || meaning.kind === 'referral' || meaning.kind === 'alert';
  const isHeeded = about && !line.optedOut && (reply.code !== undefined || danger.kind === 'near');
  // The trip has whoever is on call told by a code of their own, one after the other, until somebody has it in hand.
  const held = tripMeant(meaning, asks);
  const onTrip = danger.kind === 'near' ? !about : !isHeeded || meaning.kind === 'trip';
  if (held !== undefined && onTrip) {
    const said = inDanger(held, isHeeded ? meaning : undefined);
    const plan = await planForTrip(platform, line.language, said, caller.timeZone);
    return withAlarm(said.answer === 'problem' ? { ...plan, reply: undefined } : plan, alarm, opening);
  }
  if (isHeeded) return withAlarm(await planFor(platform, caller, meaning, body), alarm, opening);
  return { writes: [alarm], reply: opening, callsHuman: true };
}

/** The trip in hand that a text is about: the one it names, else the one with the earliest pickup. */
const tripMeant = (meaning: Meaning, asks: readonly Ask[]): OfferAsk | undefined =>
  'ask' in meaning && isTripInHand(meaning.ask)
    ? meaning.ask
    : asks.filter(isTripInHand).sort((one, other) => one.about.pickupAt.localeCompare(other.about.pickupAt))[0];

/** How far the trip has come is heard beside the danger; nothing else is. */
function inDanger(ask: OfferAsk, meaning: Meaning | undefined): AboutTrip {
  if (meaning?.kind === 'trip' && meaning.ask === ask) {
    const news = ['en-route', 'picked-up', 'arrived', 'completed', 'no-show'] as const;
    if (news.some((one) => one === meaning.answer)) return { ...meaning, problem: 'danger' };
  }
  return { kind: 'trip', ask, answer: 'problem', reason: 'danger' };
}

/**
 * Of whoever has a trip in hand the second text in a row that is not understood is told to whoever is on call: on the road nobody
 * looks for the right word.
 */
async function planUnderstood(platform: Platform, caller: Caller, meaning: Meaning, body: string): Promise<Plan> {
  const { line, asks, phoneKey } = caller;
  const held = tripMeant(meaning, asks);
  const isLost =
    meaning.kind === 'unclear' ||
    meaning.kind === 'strange-code' ||
    (meaning.kind === 'which' && !meaning.trouble && meaning.open.every(isTripInHand));
  if (held !== undefined && isLost && !line.optedOut) {
    if (line.misunderstood !== true) {
      return beside(await planFor(platform, caller, meaning, body), setMisunderstood(phoneKey, true));
    }
    const said: AboutTrip = { kind: 'trip', ask: held, answer: 'problem', reason: 'not-understood' };
    const plan = await planForTrip(platform, line.language, said, caller.timeZone);
    return beside(plan, setMisunderstood(phoneKey, false));
  }
  const plan = await planFor(platform, caller, meaning, body);
  const isAnswer = meaning.kind === 'trip' || meaning.kind === 'referral' || meaning.kind === 'alert';
  return line.misunderstood === true && isAnswer ? beside(plan, setMisunderstood(phoneKey, false)) : plan;
}

/** Written whichever way the guards go. */
function beside(plan: Plan, write: Write): Plan {
  const { otherwise } = plan;
  return {
    ...plan,
    writes: [...plan.writes, write],
    ...(otherwise && { otherwise: async () => beside(await otherwise(), write) }),
  };
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

async function planFor(platform: Platform, caller: Caller, meaning: Meaning, body: string): Promise<Plan> {
  const { line, asks, phoneKey, timeZone } = caller;
  const { language } = line;
  const says = (reply: string | undefined, writes: readonly Write[] = []): Plan => ({ writes, reply });
  const plain = (key: PlainReplyKey, writes?: readonly Write[]): Plan => says(plainReplies[key][language], writes);
  if (meaning.kind === 'stop') return plain('stopped', [setOptedOut(phoneKey, true), ...lookAt(platform, asks)]);
  if (meaning.kind === 'start') return plain('started', [setOptedOut(phoneKey, false)]);
  if (meaning.kind === 'help') return says(helpReply(caller));
  if (meaning.kind === 'silent') return says(undefined);
  if (line.optedOut) return plain('still-stopped');
  switch (meaning.kind) {
    case 'thanks':
    case 'empty':
    case 'who':
      return plain(meaning.kind);
    case 'nothing-open':
      return plain(line.organizationId === HUB_LINE ? 'nothing-on-call' : 'nothing-open');
    case 'next':
      return says(nextReply(caller, platform.clock().toISOString()));
    case 'which':
      return says(whichText(language, meaning.open, meaning.trouble));
    case 'strange-code':
      return says(strangeCodeText(language, meaning.code, meaning.open));
    case 'unclear':
      return says(unclearReply(language, meaning.ask));
    case 'late': {
      const over = says(replyText(language, overReply(meaning.ask), meaning.ask.code));
      return isOfferAsk(meaning.ask) && (meaning.news !== undefined || meaning.ask.state === 'cancelled')
        ? planForTripThatIsOver(platform, language, meaning.ask, meaning.news, over)
        : over;
    }
    case 'capacity':
      return planForCapacity(platform, line, meaning.seats, meaning.open);
    case 'trip':
      return planForTrip(platform, language, meaning, timeZone);
    case 'referral':
      return planForReferral(platform, language, meaning);
    case 'confirmation':
      return planForConfirmation(platform, language, meaning, body);
    case 'alert':
      return planForAlert(platform, language, meaning.ask, meaning.answer);
  }
}

/** A partner that stops texts can no longer be asked, nor give news: whatever it has in hand is looked at now. */
function lookAt(platform: Platform, asks: readonly Ask[]): Write[] {
  const dueAt = platform.clock().toISOString();
  const held: readonly AskState[] = ['open', 'received', 'accepted'];
  return asks
    .filter(({ state }) => held.includes(state))
    .flatMap(({ about }) => (about.kind === 'confirmation' ? [] : [about]))
    .map((about) =>
      setTimer({
        id: platform.ids.uuid(),
        dueAt,
        work:
          about.kind === 'referral'
            ? { what: 'review-referral', referralId: about.referralId }
            : { what: 'review-trip', tripId: about.tripId },
      }),
    );
}

import { readHubSettings } from '../directory/index.ts';
import type { Platform } from '../platform/platform.ts';
import {
  acceptanceOf,
  answerTripWrites,
  expectedIn,
  newLinkWrites,
  offerToldWrite,
  readTrip,
  type TripAnswer,
} from '../transport/index.ts';
import { moveAsk, type AskState, type Language, type OfferAsk } from './line/index.ts';
import type { Plan } from './plan.ts';
import { minutesUntil, type SaidTime } from './reading/times.ts';
import type { ProblemReason } from './reading/reasons.ts';
import type { Meaning, TripSays } from './meaning.ts';
import { isForNow } from './resolve.ts';
import { wallClock } from './situation.ts';
import { acceptedText, etaText, linkText, newsAndProblemText, replyText, type ReplyKey } from './texts.ts';

export type AboutTrip = Extract<Meaning, { kind: 'trip' }>;

/** What is answered without a write: nothing has changed by it. */
const SAYS_NOTHING_NEW = {
  received: 'trip-received',
  'accept-again': 'trip-yours',
  'decline-again': 'trip-declined-before',
  waiting: 'trip-arrived-where',
} as const satisfies Partial<Record<TripSays, ReplyKey>>;
type NothingNew = keyof typeof SAYS_NOTHING_NEW;
const isNothingNew = (answer: TripSays): answer is NothingNew => answer in SAYS_NOTHING_NEW;

const TRIP_REPLY = {
  decline: 'trip-declined',
  withdraw: 'trip-withdrawn',
  'en-route': 'trip-en-route',
  'picked-up': 'trip-picked-up',
  arrived: 'trip-completed',
  completed: 'trip-completed',
  'no-show': 'trip-no-show',
  problem: 'trip-problem',
} as const satisfies Partial<Record<TripSays, ReplyKey>>;

/**
 * An answer to an offer or news of a trip, without reading the trip: the guards are in the writes.
 * @param timeZone of the hub's clock, where it was read beside the line.
 */
export async function planForTrip(
  platform: Platform,
  language: Language,
  meaning: AboutTrip,
  timeZone: string | undefined,
): Promise<Plan> {
  const { ask, answer } = meaning;
  if (isNothingNew(answer)) return { writes: [], reply: replyText(language, SAYS_NOTHING_NEW[answer], ask.code) };
  const otherwise = (): Promise<Plan> => afterRefusedTrip(platform, language, meaning, etaMinutes, at, zone);
  const zone = await zoneFor(platform, meaning, timeZone);
  const etaMinutes = await etaOf(platform, meaning, zone);
  const at = isForNow(ask) ? undefined : wallClock(zone, expectedOf(platform, etaMinutes) ?? ask.about.pickupAt);
  if (answer === 'link') {
    const { writes, link } = await newLinkWrites(platform, ask);
    return { writes, reply: linkText(language, ask.code, link), otherwise };
  }
  if (answer === 'eta' && etaMinutes === undefined) {
    return { writes: [], reply: replyText(language, 'trip-yours', ask.code) };
  }
  const said = tripAnswer(meaning, answer, etaMinutes);
  const { writes, link } = await answerTripWrites(platform, ask, said, by(ask));
  if (said.kind === 'eta')
    return { writes, reply: etaReply(platform, language, meaning, said.etaMinutes, zone), otherwise };
  return { writes, reply: replyTo(language, ask.code, said, link, at), otherwise };
}

/**
 * Somebody is in a car of whom it was said that nobody came, or that the trip is off: a human has to hear. Whatever is texted after a
 * trip was called off with the person on board is about that person.
 */
export async function planForTripThatIsOver(
  platform: Platform,
  language: Language,
  ask: OfferAsk,
  news: 'aboard' | ProblemReason | undefined,
  over: Plan,
): Promise<Plan> {
  const after = news === undefined ? 'called-off-aboard' : news === 'aboard' ? news : 'wrong';
  const reason = news === undefined || news === 'aboard' ? 'afterwards' : news;
  const { writes } = await answerTripWrites(platform, ask, { kind: 'afterwards', reason, after }, by(ask));
  return { writes, reply: replyText(language, 'trip-problem', ask.code), otherwise: () => Promise.resolve(over) };
}

/** A short wait is said as they said it; any other time as the hour of the clock that the person is told. */
function etaReply(
  platform: Platform,
  language: Language,
  { ask, time }: AboutTrip,
  etaMinutes: number,
  timeZone: string,
): string {
  if (isShortWait(time)) return etaText(language, ask.code, `${etaMinutes} min`);
  const now = platform.clock().toISOString();
  const [at, today] = [expectedIn(now, etaMinutes), now].map((instant) => wallClock(timeZone, instant));
  return etaText(language, ask.code, at?.startsWith(today?.slice(0, 10) ?? '') === true ? at.slice(11) : (at ?? ''));
}

const isShortWait = (time: SaidTime | undefined): boolean => time?.kind === 'in' && time.minutes < 60;

const expectedOf = (platform: Platform, etaMinutes: number | undefined): string | undefined =>
  etaMinutes === undefined ? undefined : expectedIn(platform.clock().toISOString(), etaMinutes);

const by = (ask: OfferAsk) => ({ kind: 'partner' as const, organizationId: ask.organizationId });

/** The clock an answer is understood by, and told in: read only for what names an hour, and a yes to a trip at a time. */
async function zoneFor(
  platform: Platform,
  { ask, answer, time }: AboutTrip,
  hubs: string | undefined,
): Promise<string> {
  const known = ask.about.timeZone ?? hubs;
  if (known !== undefined) return known;
  const isNeeded = time === undefined ? answer === 'accept' && !isForNow(ask) : !(isForNow(ask) && isShortWait(time));
  return isNeeded ? (await readHubSettings(platform)).timeZone : 'UTC';
}

async function etaOf(
  platform: Platform,
  { ask, answer, time }: AboutTrip,
  timeZone: string,
): Promise<number | undefined> {
  if (time === undefined) return undefined;
  const now = platform.clock().toISOString();
  const { pickupAt, tripId } = ask.about;
  const isWait = time.kind === 'in' && time.late !== true;
  // Whoever is on the road counts from now.
  if (isWait && answer === 'en-route') return time.minutes;
  // A delay, or another hour, is one beside the hour that was promised: only the trip knows it, whoever named it last.
  const trip = isWait || ask.state !== 'accepted' ? undefined : await readTrip(platform, tripId);
  return minutesUntil(time, now, pickupAt, timeZone, trip && acceptanceOf(trip)?.expectedAt);
}

function tripAnswer(
  { reason, problem }: AboutTrip,
  answer: Exclude<TripSays, NothingNew | 'link'>,
  etaMinutes: number | undefined,
): Exclude<TripAnswer, { kind: 'afterwards' }> {
  switch (answer) {
    case 'accept':
      return { kind: answer, etaMinutes };
    case 'en-route':
      return { kind: answer, etaMinutes, problem };
    case 'eta':
      return { kind: answer, etaMinutes: etaMinutes ?? 0 };
    case 'decline':
    case 'withdraw':
    case 'problem':
      return { kind: answer, reason };
    case 'picked-up':
    case 'arrived':
    case 'completed':
    case 'no-show':
      return { kind: answer, problem };
  }
}

function replyTo(
  language: Language,
  code: string,
  said: Exclude<TripAnswer, { kind: 'eta' | 'afterwards' }>,
  link: string | undefined,
  at: string | undefined,
): string {
  if (said.kind === 'accept') return acceptedText(language, code, link ?? '', at);
  return 'problem' in said && said.problem !== undefined
    ? newsAndProblemText(language, code, said.kind)
    : replyText(language, TRIP_REPLY[said.kind], code);
}

/** The guard has spoken: only now is the trip read, to say kindly how it stands. */
async function afterRefusedTrip(
  platform: Platform,
  language: Language,
  meaning: AboutTrip,
  etaMinutes: number | undefined,
  at: string | undefined,
  timeZone: string,
): Promise<Plan> {
  const { ask, answer, reason, problem } = meaning;
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
  if (isTheirs && (problem !== undefined || answer === 'withdraw' || answer === 'no-show')) {
    // Said again with something wrong; or the passenger is on board, and it is not for a machine to settle.
    const { writes } = await answerTripWrites(platform, ask, { kind: 'problem', reason: problem ?? reason }, by(ask));
    return { writes, reply: replyText(language, 'trip-problem', ask.code) };
  }
  if (isTheirs && answer === 'arrived') return tell('trip-arrived-where');
  if (isTheirs && trip.status === 'en-route' && answer === 'en-route') {
    // They said so before; what is new is the time.
    if (etaMinutes === undefined) return tell('trip-en-route', 'accepted');
    const { writes } = await answerTripWrites(platform, ask, { kind: 'eta', etaMinutes }, by(ask));
    return { writes, reply: etaReply(platform, language, meaning, etaMinutes, timeZone) };
  }
  if (isTheirs) return tell(trip.status === 'picked-up' ? 'trip-picked-up' : 'trip-yours', 'accepted');
  if (answer === 'decline') return tell('trip-declined', 'covered');
  if (trip === undefined || acceptanceOf(trip) !== undefined) return tell('trip-covered', 'covered');
  // Whoever had it has given it back since: a volunteer is not turned away for a second's sake. Refused again, the hub has
  // taken it back from them.
  const otherwise = (): Promise<Plan> => Promise.resolve(tell('trip-otherwise', 'covered'));
  if (answer !== 'accept') return otherwise();
  const { writes, link } = await answerTripWrites(platform, ask, { kind: answer, etaMinutes }, by(ask));
  return { writes, reply: acceptedText(language, ask.code, link ?? '', at), otherwise };
}

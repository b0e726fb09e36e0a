import { replyText } from '../../shared/partners/texts.ts';
import { until } from '../scenario/client.ts';
import type { CarrierPhone } from './transport-hub.ts';
import { newText, type PartnerText, type Stack } from './transport-stack.ts';

export interface RaceFigures {
  readonly acceptances: number;
  /** Answered with the link to the pickup. */
  readonly winners: number;
  /** Answered, word for word, that it is theirs or that somebody else has it covered. */
  readonly kindAnswers: number;
  /** Offers of the trip that the store holds as accepted. */
  readonly acceptedOffers: number;
  /** Webhooks posted again because the gateway's 30 seconds were over: how slow the machine was, not what was answered. */
  readonly repeated: number;
  /** From the first webhook to the last answer. */
  readonly ms: number;
}

const YES = ['yes', 'oui', 'Yes!', 'OUI', 'yes please', 'oui merci'] as const;
const OFFERS_MS = 300_000;

/** One offer to one partner, accepted so many times at once: the first has the link, the others hear that it is theirs. */
export async function raceForOneOffer(
  stack: Stack,
  carriers: readonly CarrierPhone[],
  acceptances: number,
): Promise<RaceFigures> {
  const tripId = await stack.createTrip();
  const [asked] = await offersOf(stack, tripId, carriers, 1);
  if (asked === undefined) throw new Error('Nobody was asked');
  const racers = Array.from({ length: acceptances }, () => asked);
  return race(stack, tripId, racers, ({ carrier, code }) => replyText(carrier.language, 'trip-yours', code));
}

/** One trip offered to every carrier, wave after wave, and accepted by all at once: one has it, the others are thanked. */
export async function raceOfACrowd(stack: Stack, carriers: readonly CarrierPhone[]): Promise<RaceFigures> {
  const tripId = await stack.createTrip();
  const racers = await offersOf(stack, tripId, carriers, carriers.length);
  return race(stack, tripId, racers, ({ carrier, code }) => replyText(carrier.language, 'trip-covered', code));
}

interface Racer {
  readonly carrier: CarrierPhone;
  readonly code: string;
}

/** Waits until so many carriers were asked, wave by wave. */
function offersOf(
  stack: Stack,
  tripId: string,
  carriers: readonly CarrierPhone[],
  count: number,
): Promise<readonly Racer[]> {
  return until(`${count} offers`, OFFERS_MS, async () => {
    const { offers } = await stack.readTrip(tripId);
    const asked = offers.flatMap(({ organizationId, code }): Racer[] => {
      const carrier = carriers.find((one) => one.organizationId === organizationId);
      return carrier === undefined ? [] : [{ carrier, code }];
    });
    return asked.length < count ? undefined : asked;
  });
}

async function race(
  stack: Stack,
  tripId: string,
  racers: readonly Racer[],
  kind: (racer: Racer) => string,
): Promise<RaceFigures> {
  const texts = racers.map(({ carrier, code }, at) =>
    newText(carrier.phone, `${YES[at % YES.length] ?? 'yes'} ${code}`),
  );
  const from = performance.now();
  const { answers, repeated } = await postAtOnce(stack, texts);
  const ms = Math.round(performance.now() - from);
  const { offers } = await stack.readTrip(tripId);
  return {
    acceptances: racers.length,
    winners: answers.filter((answer) => answer?.includes('/p/')).length,
    kindAnswers: racers.filter((racer, at) => answers[at] === kind(racer)).length,
    acceptedOffers: offers.filter(({ status }) => status === 'accepted').length,
    repeated,
    ms,
  };
}

const MOST_ROUNDS = 20;

/**
 * All at the same instant. This machine runs four invocations of a function at once, so whoever is far back in the queue meets
 * the end of the gateway's patience. Their texts are being answered all the same; once they are, the webhooks are posted again
 * under the same sids, as the carrier does, and hear what was answered.
 */
async function postAtOnce(
  stack: Stack,
  texts: readonly PartnerText[],
): Promise<{ readonly answers: readonly (string | undefined)[]; readonly repeated: number }> {
  const answers = new Map<string, string>();
  let repeated = 0;
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const unanswered = texts.filter(({ messageSid }) => !answers.has(messageSid));
    if (unanswered.length === 0) break;
    if (round > 1) {
      await stack.quiet();
      repeated += unanswered.length;
    }
    await Promise.all(
      unanswered.map(async (text) => {
        const answer = await stack.webhook(text);
        if (answer !== undefined) answers.set(text.messageSid, answer);
      }),
    );
  }
  return { answers: texts.map(({ messageSid }) => answers.get(messageSid)), repeated };
}

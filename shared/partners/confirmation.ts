import {
  awaitsAnswer,
  isAlertAsk,
  isConfirmationAsk,
  isOfferAsk,
  isReferralAsk,
  type Ask,
  type ConfirmationAsk,
} from './line/index.ts';
import type { Intent, PartnerReply } from './reply.ts';

/**
 * Whether a text answers the question if what is listed of a partner is still right. Pure. It can wait, and a trip cannot: a text
 * without its code is taken for its answer only when nothing else on the line could be meant.
 */
export type ConfirmationMeaning =
  | { readonly kind: 'confirmation'; readonly ask: ConfirmationAsk; readonly answer: ConfirmationSays }
  | { readonly kind: 'which'; readonly open: readonly Ask[]; readonly trouble: false }
  | { readonly kind: 'unclear' | 'late'; readonly ask: Ask }
  | { readonly kind: 'thanks' };
export type ConfirmationSays = 'right' | 'changed';

/** Heeded whatever is asked. */
const OF_THE_CARRIER = ['stop', 'start', 'help', 'auto'] as const satisfies Intent[];
/** Questions about the line itself. */
const OF_THE_LINE = ['next', 'who'] as const satisfies Intent[];
/** Words about a trip or a request, which say nothing of what is listed. */
const OF_OTHERS = [
  'en-route',
  'moving',
  'picked-up',
  'completed',
  'arrived',
  'waiting',
  'no-show',
  'started',
] as const satisfies Intent[];

/** `undefined`: the text is about something else. `asks` oldest first. */
export function confirmationMeant(reply: PartnerReply, asks: readonly Ask[]): ConfirmationMeaning | undefined {
  const { intents, code } = reply;
  if (reply.empty || OF_THE_CARRIER.some((intent) => intents.has(intent))) return undefined;
  if (code !== undefined) {
    const named = asks.find((ask) => ask.code === code);
    return named !== undefined && isConfirmationAsk(named) ? ofConfirmation(reply, named) : undefined;
  }
  if (OF_THE_LINE.some((intent) => intents.has(intent))) return undefined;
  const asked = asks.findLast((ask) => isConfirmationAsk(ask) && isWaiting(ask));
  if (asked === undefined || !isConfirmationAsk(asked)) return undefined;
  const others = asks.filter((ask) => !isConfirmationAsk(ask));
  if (others.some((ask) => comesFirst(ask, asked)) || saysOnlyThanks(reply)) return undefined;
  if (saysCapacity(reply)) return undefined;
  // A request in hand goes on for weeks, and whoever was told that a trip is taken may still offer to go: they are asked.
  const among = others.filter((ask) => couldBeMeant(ask, asked));
  if (among.length === 0) return ofConfirmation(reply, asked);
  const isNews = OF_OTHERS.some((intent) => intents.has(intent)) || intents.has('problem') || intents.has('link');
  return isNews || reply.time !== undefined ? undefined : { kind: 'which', open: [...among, asked], trouble: false };
}

/** Whoever said that something has changed often says what in the next text. */
const isWaiting = ({ state }: Ask): boolean => state === 'open' || state === 'passed-over' || state === 'declined';

/** Whatever is urgent, and whatever was asked since, is answered before. */
function comesFirst(ask: Ask, asked: ConfirmationAsk): boolean {
  const isLive = awaitsAnswer(ask.state) || ask.state === 'accepted' || ask.state === 'passed-over';
  return isLive && (isOfferAsk(ask) || isAlertAsk(ask) || ask.openedAt > asked.openedAt);
}

function couldBeMeant(ask: Ask, asked: ConfirmationAsk): boolean {
  if (isReferralAsk(ask)) return awaitsAnswer(ask.state) || ask.state === 'accepted' || ask.state === 'passed-over';
  return isOfferAsk(ask) && (ask.state === 'covered' || ask.state === 'declined') && ask.openedAt > asked.openedAt;
}

const saysOnlyThanks = ({ intents, listing }: PartnerReply): boolean =>
  intents.size === 1 && intents.has('thanks') && listing !== 'right';

/** "2 places", and "we are full tonight", are how many they can take. */
const saysCapacity = ({ intents, no, declineReason, fullAlone }: PartnerReply): boolean =>
  !intents.has('accept') && (intents.has('capacity') || (no === 'soft' && declineReason === 'full' && !fullAlone));

function ofConfirmation(reply: PartnerReply, ask: ConfirmationAsk): ConfirmationMeaning {
  const { intents, listing } = reply;
  const isThumb = intents.size === 1 && intents.has('thumb');
  if (ask.state === 'done' || ask.state === 'cancelled') return { kind: 'late', ask };
  // With the code of something else, they may be answering that.
  if (reply.strangeCode !== undefined && listing === 'right') return { kind: 'unclear', ask };
  // An "ok" to our word that somebody calls is no word that all is right.
  if (ask.state === 'declined' && reply.code === undefined && (listing === 'right' || isThumb))
    return { kind: 'thanks' };
  if (listing === 'right' || isThumb) return { kind: 'confirmation', ask, answer: 'right' };
  if (saysNothingOfIt(reply)) return { kind: 'unclear', ask };
  return { kind: 'confirmation', ask, answer: 'changed' };
}

/** That the text was seen, news of a trip they do not have, or only the code: they are told what to write. */
function saysNothingOfIt({ intents, listing, no, time }: PartnerReply): boolean {
  if (listing === 'nothing' || time !== undefined) return true;
  const only = new Set<Intent>(['received', 'thanks', 'accept', 'unsure', ...OF_OTHERS, ...OF_THE_LINE]);
  return (
    no === undefined && intents.size > 0 && !intents.has('accept') && [...intents].every((intent) => only.has(intent))
  );
}

import { acceptedText, replyText } from '../../shared/partners/texts.ts';
import type { Offer } from '../../shared/transport/model.ts';
import { causeOf } from './causes.ts';
import type { Evidence, TripRecord } from './evidence.ts';
import type { Play } from './play.ts';

/** Something a partner was told of a trip: that it is theirs, or that it is not, or not any more. */
interface Word {
  readonly at: string;
  readonly offer: Offer;
  readonly says: 'yours' | 'over';
  /** The link to what was agreed by telephone. */
  readonly byCoordinator: boolean;
}

/** Nobody is told two things that cannot both be so. */
export const brokenPromises = (play: Play, evidence: Evidence): string[] =>
  evidence.trips.flatMap((record) => {
    const words = wordsToPartners(play, evidence, record);
    return [
      ...contradictions(play, record, words),
      ...twoAtOnce(record, words, callsAbout(play, evidence, record)),
      ...brokenWordsToPerson(play, evidence, record),
    ];
  });

function wordsToPartners(play: Play, { texts }: Evidence, record: TripRecord): Word[] {
  const { offers } = record;
  const words: Word[] = [];
  for (const { body: _body, reply, from, at } of play.world.heard) {
    for (const offer of offers.filter(({ phoneKey }) => play.phoneOf(phoneKey) === from)) {
      const { code } = offer;
      const is = (key: Parameters<typeof replyText>[1]): boolean =>
        (['fr', 'en'] as const).some((language) => replyText(language, key, code) === reply);
      const opening = acceptedText('en', code, '').slice(0, 20);
      const ouverture = acceptedText('fr', code, '').slice(0, 20);
      const given = reply?.includes('/p/') === true && (reply.startsWith(opening) || reply.startsWith(ouverture));
      if ((given && reply.includes(code)) || is('trip-yours'))
        words.push({ at, offer, says: 'yours', byCoordinator: false });
      if (is('trip-covered') || is('trip-cancelled') || is('trip-over')) {
        words.push({ at, offer, says: 'over', byCoordinator: false });
      }
    }
  }
  for (const text of texts) {
    const { cause, offer } = causeOf(play, record, text) ?? {};
    if (offer === undefined) continue;
    if (cause === 'link') words.push({ at: text.queuedAt, offer, says: 'yours', byCoordinator: true });
    if (cause === 'covered' || cause === 'cancelled' || cause === 'not-needed') {
      words.push({ at: text.queuedAt, offer, says: 'over', byCoordinator: false });
    }
  }
  return words.sort((a, b) => (a.at < b.at ? -1 : 1));
}

/**
 * After "somebody else has it" or "it is off" never "it is yours" about the same offer, but where whoever had it has given it
 * back since, or a coordinator has talked with them. Of two things at once it is not known which came first.
 */
function contradictions({ besides }: Play, { history }: TripRecord, words: readonly Word[]): string[] {
  const over = new Map<string, string>();
  const givenBack = history.filter(({ event }) => event === 'withdraw' || event === 'redispatch');
  return words.flatMap(({ at, offer, says, byCoordinator }) => {
    if (says === 'over') over.set(offer.id, at);
    if (byCoordinator) over.delete(offer.id);
    const since = over.get(offer.id);
    const isFree = since === undefined || givenBack.some((one) => one.at >= since && one.at <= at);
    return says === 'yours' && !isFree && besides === 0
      ? ['a partner was told that a trip is theirs after it was told that it is not']
      : [];
  });
}

/** When somebody on call was asked to telephone a partner whom no text reaches. */
const callsAbout = (play: Play, { texts }: Evidence, record: TripRecord): string[] =>
  texts.filter((text) => causeOf(play, record, text)?.cause === 'call').map(({ queuedAt }) => queuedAt);

/**
 * Nobody is told that it is theirs while somebody else still believes that it is theirs: each has given it back, carried it
 * out, or been told otherwise before the next one is told.
 */
function twoAtOnce({ history }: TripRecord, words: readonly Word[], calls: readonly string[]): string[] {
  const ends = history.filter(({ event }) => ['withdraw', 'complete', 'miss'].includes(event));
  const yours = words.filter(({ says }) => says === 'yours');
  return yours.flatMap((word, nth) =>
    yours.slice(0, nth).flatMap((before) => {
      if (before.offer.id === word.offer.id) return [];
      const isBetween = (at: string): boolean => at >= before.at && at <= word.at;
      const released =
        ends.some(({ at, organizationId }) => isBetween(at) && organizationId === before.offer.organizationId) ||
        words.some(({ at, offer, says }) => isBetween(at) && says === 'over' && offer.id === before.offer.id) ||
        calls.some(isBetween);
      return released ? [] : ['two partners were told at once that a trip is theirs'];
    }),
  );
}

/** A text to the person is true when it leaves, and never the same twice without another between them. */
function brokenWordsToPerson({ world, besides }: Play, { texts }: Evidence, { trip }: TripRecord): string[] {
  const broken: string[] = [];
  const told = texts.filter(({ promise }) => promise?.tripId === trip.id);
  const ids = new Map(told.map((text) => [text.id, text]));
  let last: string | undefined;
  for (const { outboxId, body, seen } of world.wire.left) {
    const text = outboxId === undefined ? undefined : ids.get(outboxId);
    if (text?.promise === undefined) continue;
    const [kind, offerId] = text.promise.holds.split(':');
    const [isKind, isOfferId] = String(seen).split(':');
    // Where two things happened at once, it may have changed on the way to the carrier.
    if (besides === 0 && (kind !== isKind || offerId !== isOfferId)) {
      broken.push(`a person was told "${text.promise.holds}" when it was "${String(seen)}"`);
    }
    if (body === last) broken.push('a person was told the same twice');
    last = body;
  }
  return broken;
}

import { queueText } from '../../messaging/index.ts';
import { moveAsk, phoneFailedWrite, type Language } from '../../partners/line/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Write } from '../../platform/transaction.ts';
import type { Trip } from '../model.ts';
import { askToCallPartner } from '../call-service.ts';
import { askOfOffer, closeOffer } from '../store.ts';
import { tripCancelledText, tripCoveredText, tripEndedAboardText } from '../texts.ts';
import type { Decision } from './decision.ts';
import { neverArrived, phoneOf } from './surroundings-service.ts';

/** Offers that end now, and word to partners who may still be thinking about it. */
export async function closingWrites(platform: Platform, { trip, around, review, now }: Decision): Promise<Write[]> {
  const writes: Write[] = [];
  const failing = new Map<string, number | undefined>();
  const told = new Set(review.tell.map(({ offer }) => offer.id));
  for (const { offer, as, because } of review.close) {
    if (told.has(offer.id)) continue;
    writes.push(closeOffer(offer, { as, because, at: now }));
    writes.push(moveAsk(askOfOffer(trip, offer, 'open'), ASK_AFTER[because]));
    const failure =
      because === 'unreachable' || neverArrived(around, offer) ? around.states.get(offer.textId) : undefined;
    if (failure !== undefined) failing.set(offer.phoneKey, failure.errorCode);
  }
  for (const { offer, what } of review.tell) {
    writes.push(moveAsk(askOfOffer(trip, offer, 'open'), what));
    const phone = phoneOf(around, offer);
    const language = around.organizations.get(offer.organizationId)?.language ?? 'en';
    if (phone === undefined) {
      writes.push(closeOffer(offer, { as: 'withdrawn', because: what, at: now, told: true }));
      if (offer.closedAs === 'accepted') {
        writes.push(...(await askToCallPartner(platform, trip.id, offer.organizationId)));
      }
      continue;
    }
    const text = await queueText(platform, {
      to: phone,
      body: wordsFor(trip, what, language, offer.code),
      from: 'dispatch',
      // Whoever said yes may already be driving.
      urgent: offer.closedAs === 'accepted',
      about: { kind: 'trip', id: trip.id },
      // Whoever only thought about it loses nothing by not hearing that it is covered.
      ...(offer.closedAs === 'accepted' && { afterFailure: { what: 'tell-staff' } }),
    });
    writes.push(closeOffer(offer, { as: 'withdrawn', because: what, at: now, told: text.id }), text.write);
  }
  if (review.call !== undefined) {
    const offer = review.call;
    writes.push(closeOffer(offer, { as: 'withdrawn', because: 'cancelled', at: now, told: true }));
    writes.push(moveAsk(askOfOffer(trip, offer, 'open'), 'cancelled'));
    writes.push(...(await askToCallPartner(platform, trip.id, offer.organizationId)));
  }
  return [
    ...writes,
    ...[...failing].map(([phoneKey, errorCode]) => phoneFailedWrite(phoneKey, { at: now, errorCode })),
  ];
}

function wordsFor(trip: Trip, what: 'covered' | 'cancelled', language: Language, code: string): string {
  if (what === 'covered') return tripCoveredText(language, code);
  return trip.calledOffAboard === true ? tripEndedAboardText(language, code) : tripCancelledText(language, code);
}

/** An unreachable partner may still read the text tomorrow: its late yes is as welcome as any. */
const ASK_AFTER = {
  'no-answer': 'passed-over',
  unreachable: 'passed-over',
  covered: 'covered',
  cancelled: 'cancelled',
} as const;

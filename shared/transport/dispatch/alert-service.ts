import { queueText } from '../../messaging/index.ts';
import { HUB_LINE, moveAsk, registerOnCallLine, type AlertAsk, type AskState } from '../../partners/line/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Write } from '../../platform/transaction.ts';
import { acceptanceOf, type Trip } from '../model.ts';
import type { OnCallAlert } from '../review/review.ts';
import { referenceOf, tripAlertText, tripTakenText } from '../texts.ts';
import { note } from '../store.ts';
import type { Decision } from './decision.ts';
import type { Surroundings } from './surroundings-service.ts';

type AlertCode = Trip['alertAsks'][number];

interface Alerted {
  readonly change: Partial<Pick<Trip, 'alert' | 'alertAsks' | 'attention'>> & { stoppedToldFor?: string | undefined };
  readonly writes: readonly Write[];
}

/**
 * The text to whoever on call has the turn, with the code by which they answer. Everybody has one code for a trip, however
 * often they are told, so that an answer to the first text is understood after the third.
 */
export async function alertWrites(
  platform: Platform,
  { trip, around, now }: Decision,
  { kind, count, turn, deaf }: OnCallAlert,
): Promise<Alerted> {
  const onCall = around.onCall[turn];
  if (onCall === undefined) throw new Error('The hub has nobody on call');
  const { phoneKey, phone, language } = onCall;
  const known = trip.alertAsks.find((ask) => ask.phoneKey === phoneKey);
  const mine = known ?? { turn, phoneKey, code: platform.ids.code(), openedAt: now };
  const others = trip.alertAsks.filter((ask) => ask.phoneKey !== phoneKey);
  const text = await queueText(platform, {
    to: phone,
    body: tripAlertText(language, referenceOf(trip.id), kind, mine.code),
    from: 'dispatch',
    urgent: true,
    about: { kind: 'alert', id: trip.id },
    afterFailure: { what: 'review-trip', tripId: trip.id },
  });
  return {
    change: {
      alert: { kind, at: now, count, turn, deaf: [...deaf], textId: text.id },
      alertAsks: [...others, mine],
      ...(kind === 'partner-stopped' && { stoppedToldFor: acceptanceOf(trip)?.offerId }),
      ...(trip.attention !== undefined && { attention: { ...trip.attention, alerted: true } }),
    },
    writes: [
      text.write,
      registerOnCallLine(phoneKey, language),
      moveAsk(askOfAlert(trip, mine), 'open'),
      ...others.map((ask) => moveAsk(askOfAlert(trip, ask), 'passed-over')),
      note(platform, trip, now, { event: 'alert', reason: kind, textId: text.id }),
    ],
  };
}

/** Whoever said that they have the trip in hand hears that a partner has it; nobody else does. */
export async function partnerHasIt(
  platform: Platform,
  { id, acknowledged, alert }: Trip,
  onCall: Surroundings['onCall'],
  now: string,
): Promise<Write[]> {
  const who = onCall.find(({ phoneKey }) => phoneKey === acknowledged?.phoneKey);
  if (who === undefined || acknowledged === undefined || acknowledged.at < (alert?.at ?? '')) return [];
  const text = await queueText(platform, {
    to: who.phone,
    body: tripTakenText(who.language, referenceOf(id)),
    from: 'dispatch',
    urgent: false,
    about: { kind: 'alert', id },
  });
  return [text.write, note(platform, { id }, now, { event: 'partner-has-it', textId: text.id })];
}

/** Everybody else on call is done with it: somebody has it in hand, or it needs nobody any more. */
export const settleAlertAsks = (trip: Trip, state: Extract<AskState, 'covered' | 'done'>): Write[] =>
  trip.alertAsks
    .filter(({ phoneKey }) => state === 'done' || phoneKey !== trip.acknowledged?.phoneKey)
    .map((ask) => moveAsk(askOfAlert(trip, ask), state));

const askOfAlert = (trip: Pick<Trip, 'id' | 'createdAt'>, { phoneKey, code, openedAt }: AlertCode): AlertAsk => ({
  phoneKey,
  organizationId: HUB_LINE,
  code,
  about: { kind: 'alert', tripId: trip.id, listedAt: trip.createdAt },
  state: 'open',
  openedAt,
});

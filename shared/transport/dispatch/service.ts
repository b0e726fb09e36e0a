import {
  communityById,
  loadDirectory,
  readHubSettings,
  type HubSettings,
  type Organization,
} from '../../directory/index.ts';
import { outboxStates, queueText } from '../../messaging/index.ts';
import { moveAsk, openAsk, readLines, registerLine, type PartnerLine } from '../../partners/line/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { consumeTimer, setTimer } from '../../platform/timer.ts';
import type { Write } from '../../platform/transaction.ts';
import { currentIndex, rankTransportPartners, type TripPoint as RoutedPoint } from '../../routing/index.ts';
import { tripSchema, type Offer, type Trip, type TripPoint } from '../model.ts';
import { reviewTrip, type TripFacts, type TripReview } from '../review.ts';
import { seeksPartner } from '../states.ts';
import { askOfOffer, closeOffer, createOffer, readTripWithOffers, replaceTrip, tripHistoryWrite } from '../store.ts';
import { askToCallPartner } from '../call-service.ts';
import { referenceOf, tripAlertText, tripAskText, tripCancelledText, tripCoveredText } from '../texts.ts';

const MAX_ATTEMPTS = 10;
/** More than all waves of a round can ask: 20 waves of 10. */
const MOST_PARTNERS = 200;

/** Everything around a trip that a review and its writes need, read before deciding. */
interface Surroundings {
  readonly settings: HubSettings;
  readonly organizations: ReadonlyMap<string, Organization>;
  /** First dispatch phone and its key, of organizations that have one. */
  readonly phones: ReadonlyMap<string, { readonly phone: string; readonly phoneKey: string }>;
  readonly lines: ReadonlyMap<string, PartnerLine>;
  readonly facts: TripFacts;
}

/**
 * Looks at a trip and does what it calls for, in one transaction with the timer that asked: opens a wave, expires silent
 * offers, tells the others that it is covered, alerts whoever is on call, sets the next clock. Called again it finds nothing to do.
 */
export async function reviewTripNow(platform: Platform, tripId: string, timerId?: string): Promise<void> {
  const done = timerId === undefined ? [] : [consumeTimer(timerId)];
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const found = await readTripWithOffers(platform, tripId);
    if (found === undefined) {
      await platform.table.write(done);
      return;
    }
    const { trip, offers } = found;
    const around = await surroundingsOf(platform, trip, offers);
    const now = platform.clock().toISOString();
    const review = reviewTrip(trip, offers, around.facts, around.settings.dispatch, now);
    const outcome = await platform.table.write([
      ...done,
      ...(await writesOf(platform, { trip, offers, around, review, now, timerId })),
    ]);
    if (outcome.committed) {
      if (review.status === 'unfilled') platform.log.metric('TripUnfilled', 1);
      if (review.alert !== undefined) platform.log.metric('HumanCalled', 1);
      return;
    }
    if (outcome.refusals.includes('timer-done')) return;
  }
  throw new Error('A trip kept changing while it was reviewed');
}

async function surroundingsOf(platform: Platform, trip: Trip, offers: readonly Offer[]): Promise<Surroundings> {
  const [settings, directory] = await Promise.all([readHubSettings(platform), loadDirectory(platform)]);
  const organizations = new Map<string, Organization>(directory.organizations.map((one) => [one.id, one]));
  const ranked = seeksPartner(trip.status) ? await ranking(platform, trip, settings) : [];
  const concerned = [...new Set([...offers.map((offer) => offer.organizationId), ...ranked])];
  const phones = new Map<string, { phone: string; phoneKey: string }>();
  for (const id of concerned) {
    const phone = organizations.get(id)?.dispatchPhones[0];
    if (phone !== undefined) phones.set(id, { phone, phoneKey: await platform.phoneKey(phone) });
  }
  const lines = await readLines(
    platform,
    [...phones.values()].map(({ phoneKey }) => phoneKey),
  );
  const stopped = new Set(
    [...phones].filter(([, { phoneKey }]) => lines.get(phoneKey)?.optedOut === true).map(([id]) => id),
  );
  const textIds = offers.filter((offer) => offer.toldAt === undefined).map((offer) => offer.textId);
  const states = await outboxStates(platform, [...textIds, ...(trip.alert === undefined ? [] : [trip.alert.textId])]);
  const failedTexts = new Set(
    [...states].filter(([, { status }]) => status === 'failed' || status === 'undelivered').map(([id]) => id),
  );
  const partners = ranked.filter((id) => phones.has(id));
  return { settings, organizations, phones, lines, facts: { partners, failedTexts, stopped } };
}

async function ranking(platform: Platform, trip: Trip, settings: HubSettings): Promise<string[]> {
  const first = trip.legs[0];
  const last = trip.legs.at(-1);
  if (first === undefined || last === undefined) return [];
  const furthest = trip.legs.length > 1 ? first.to : last.to;
  const point = (one: TripPoint): RoutedPoint =>
    one.kind === 'community' ? { communityId: one.communityId } : { locationId: one.locationId };
  try {
    const { partners } = rankTransportPartners(
      {
        pickup: point(first.from),
        destination: point(furthest),
        passengers: trip.passengers.adults + trip.passengers.children,
        person: { accessibility: trip.accessibility },
        avoid: trip.avoid,
        ...(trip.when.kind === 'at' && { at: new Date(trip.when.at) }),
      },
      await currentIndex(platform),
      settings,
      platform.clock(),
    );
    return partners.map(({ organization }) => organization.id).slice(0, MOST_PARTNERS);
  } catch (error) {
    // A place that has left the directory since: nobody can be ranked, so a human has to take over, not a retry.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

interface Decision {
  readonly trip: Trip;
  readonly offers: readonly Offer[];
  readonly around: Surroundings;
  readonly review: TripReview;
  readonly now: string;
  readonly timerId: string | undefined;
}

async function writesOf(platform: Platform, decision: Decision): Promise<Write[]> {
  const { trip, review, now, timerId } = decision;
  const sameClock =
    trip.clock?.at === review.lookAgainAt && (trip.clock === undefined || trip.clock.timerId !== timerId);
  const nothingNew =
    review.status === undefined &&
    review.alert === undefined &&
    review.call === undefined &&
    review.open.length + review.close.length + review.tell.length === 0;
  if (sameClock && nothingNew) return [];

  const next: Record<string, unknown> = { ...trip, clock: undefined, updatedAt: now };
  const writes: Write[] = [];
  if (review.lookAgainAt !== undefined) {
    const id = platform.ids.uuid();
    next['clock'] = { at: review.lookAgainAt, timerId: id };
    writes.push(setTimer({ id, dueAt: review.lookAgainAt, work: { what: 'review-trip', tripId: trip.id } }));
  }
  if (review.status !== undefined) Object.assign(next, statusChange(trip, review, now));
  if (review.open.length > 0) writes.push(...(await openWave(platform, decision)));
  if (review.status === 'unfilled') writes.push(note(platform, trip, now, { event: 'unfilled', to: 'unfilled' }));
  writes.push(...(await closings(platform, decision)));
  if (review.alert !== undefined) {
    const alert = await alertOnCall(platform, decision, review.alert);
    Object.assign(next, alert.change);
    writes.push(...alert.writes);
  }
  return [replaceTrip(platform.hubId, tripSchema.parse(next), trip.version), ...writes];
}

function statusChange(trip: Trip, review: TripReview, now: string): Record<string, unknown> {
  return {
    status: review.status,
    progressAt: now,
    waveEndsAt: review.status === 'offering' ? review.lookAgainAt : undefined,
    wave: trip.wave + (review.open.length > 0 ? 1 : 0),
  };
}

const note = (
  platform: Platform,
  trip: Trip,
  at: string,
  entry: {
    readonly event: string;
    readonly to?: 'offering' | 'unfilled';
    readonly wave?: number;
    readonly reason?: string;
  },
): Write => tripHistoryWrite(trip.id, { id: platform.ids.uuid(), at, by: { kind: 'clock' }, ...entry });

async function openWave(platform: Platform, { trip, around, review, now }: Decision): Promise<Write[]> {
  const wave = trip.wave + 1;
  const ids = review.open.map(() => platform.ids.uuid());
  const writes: Write[] = [note(platform, trip, now, { event: 'ask', to: 'offering', wave })];
  for (const [at, organizationId] of review.open.entries()) {
    const id = ids[at];
    const organization = around.organizations.get(organizationId);
    const phone = around.phones.get(organizationId);
    if (id === undefined || organization === undefined || phone === undefined) continue;
    const code = platform.ids.code();
    const text = await queueText(platform, {
      to: phone.phone,
      body: await askTextFor(platform, trip, organization.language, code, around.settings.timeZone),
      from: 'dispatch',
      urgent: trip.purpose !== 'appointment',
      about: { kind: 'trip', id: trip.id },
      afterFailure: { what: 'review-trip', tripId: trip.id },
    });
    const offer: Offer = {
      id,
      tripId: trip.id,
      organizationId,
      phoneKey: phone.phoneKey,
      code,
      round: trip.round,
      wave,
      siblings: ids.filter((other) => other !== id),
      textId: text.id,
      openedAt: now,
    };
    writes.push(createOffer(offer), openAsk(askOfOffer(trip, offer, 'open')), text.write);
    if (!around.lines.has(phone.phoneKey)) writes.push(registerLine(phone.phoneKey, organization));
  }
  return writes;
}

async function askTextFor(
  platform: Platform,
  trip: Trip,
  language: 'fr' | 'en',
  code: string,
  timeZone: string,
): Promise<string> {
  const { locations } = await loadDirectory(platform);
  const nameOf = (point: TripPoint | undefined): string | undefined => {
    if (point === undefined) return undefined;
    const location = point.kind === 'location' ? locations.find(({ id }) => id === point.locationId) : undefined;
    if (location?.confidential === true) return undefined;
    const communityId = point.kind === 'community' ? point.communityId : location?.communityId;
    return communityId === undefined ? undefined : communityById(communityId)?.name[language];
  };
  const [first] = trip.legs;
  const last = trip.legs.at(-1);
  const returns = trip.legs.length > 1 && JSON.stringify(first?.from) === JSON.stringify(last?.to);
  return tripAskText(language, code, {
    ...trip,
    // Where the person is now may itself be a shelter.
    from:
      nameOf(first?.from) ?? (language === 'fr' ? 'un lieu donné après acceptation' : 'a place given once you accept'),
    to: nameOf(returns ? first?.to : last?.to),
    returns,
    timeZone,
  });
}

/** Offers that end now, and word to partners who may still be thinking about it. */
async function closings(platform: Platform, { trip, around, review, now }: Decision): Promise<Write[]> {
  const writes: Write[] = [];
  const told = new Set(review.tell.map(({ offer }) => offer.id));
  for (const { offer, as, because } of review.close) {
    if (told.has(offer.id)) continue;
    writes.push(closeOffer(offer, { as, because, at: now }));
    writes.push(moveAsk(askOfOffer(trip, offer, 'open'), ASK_AFTER[because]));
  }
  for (const { offer, what } of review.tell) {
    writes.push(closeOffer(offer, { as: 'withdrawn', because: what, at: now, told: true }));
    writes.push(moveAsk(askOfOffer(trip, offer, 'open'), what));
    const phone = around.phones.get(offer.organizationId);
    const language = around.organizations.get(offer.organizationId)?.language ?? 'en';
    if (phone === undefined) {
      if (offer.closedAs === 'accepted') writes.push(await askToCallPartner(platform, trip.id, offer.organizationId));
      continue;
    }
    const text = await queueText(platform, {
      to: phone.phone,
      body: what === 'covered' ? tripCoveredText(language, offer.code) : tripCancelledText(language, offer.code),
      from: 'dispatch',
      // Whoever said yes may already be driving.
      urgent: offer.closedAs === 'accepted',
      about: { kind: 'trip', id: trip.id },
      afterFailure: { what: 'tell-staff' },
    });
    writes.push(text.write);
  }
  if (review.call !== undefined) {
    const offer = review.call;
    writes.push(closeOffer(offer, { as: 'withdrawn', because: 'cancelled', at: now, told: true }));
    writes.push(moveAsk(askOfOffer(trip, offer, 'open'), 'cancelled'));
    writes.push(await askToCallPartner(platform, trip.id, offer.organizationId));
  }
  return writes;
}

/** An unreachable partner may still read the text tomorrow: its late yes is as welcome as any. */
const ASK_AFTER = {
  'no-answer': 'passed-over',
  unreachable: 'passed-over',
  covered: 'covered',
  cancelled: 'cancelled',
} as const;

/** Each further alert about a trip goes to the next person on call. */
async function alertOnCall(
  platform: Platform,
  { trip, around: { settings }, now }: Decision,
  kind: NonNullable<TripReview['alert']>,
): Promise<{ change: Record<string, unknown>; writes: Write[] }> {
  const count = (trip.alert?.count ?? 0) + 1;
  const onCall = settings.onCall[(count - 1) % settings.onCall.length];
  if (onCall === undefined) throw new Error('The hub has nobody on call');
  const text = await queueText(platform, {
    to: onCall.phone,
    body: tripAlertText(onCall.language, referenceOf(trip.id), kind),
    from: 'dispatch',
    urgent: true,
    about: { kind: 'alert', id: trip.id },
    afterFailure: { what: 'review-trip', tripId: trip.id },
  });
  const attention =
    kind === 'partner-stopped'
      ? { attention: { kind, at: now, alerted: true } }
      : trip.attention === undefined
        ? {}
        : { attention: { ...trip.attention, alerted: true } };
  return {
    change: { alert: { kind, at: now, count, textId: text.id }, ...attention },
    writes: [text.write, note(platform, trip, now, { event: 'alert', reason: kind })],
  };
}

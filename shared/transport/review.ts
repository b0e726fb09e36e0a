import { later } from '../platform/clock.ts';
import { acceptanceOf, type Offer, type Trip, type TripAlertKind } from './model.ts';
import { isClosedTrip, seeksPartner } from './states.ts';

/** From the hub's settings. */
export interface DispatchRules {
  readonly waveSize: number;
  readonly waitSeconds: number;
  readonly maxWaves: number;
}

/** What is known beside the trip and its offers when the trip is looked at. */
export interface TripFacts {
  /** Organizations that can be asked by text, the first to be asked first. */
  readonly partners: readonly string[];
  /** Texts that certainly did not arrive, by id. */
  readonly failedTexts: ReadonlySet<string>;
  /** Organizations that have sent STOP. */
  readonly stopped: ReadonlySet<string>;
}

export interface TripReview {
  readonly status?: 'offering' | 'unfilled';
  /** Open a wave with these organizations. */
  readonly open: readonly string[];
  readonly close: readonly {
    readonly offer: Offer;
    readonly as: 'expired' | 'withdrawn';
    readonly because: 'no-answer' | 'unreachable' | 'covered' | 'cancelled';
  }[];
  /** Partners who still wait for word that they are not needed. */
  readonly tell: readonly { readonly offer: Offer; readonly what: 'covered' | 'cancelled' }[];
  /** Accepted a trip that was called off, and no text can tell it so: somebody has to telephone. */
  readonly call?: Offer;
  readonly alert?: TripAlertKind;
  /** When to look again: absent only for a closed trip of which nobody has to be told any more. */
  readonly lookAgainAt?: string;
}

const MINUTE_MS = 60_000;
/** Silence that is still normal, after the pickup time or the last news, before a human is told. */
const PATIENCE_MS = { accepted: 60 * MINUTE_MS, 'en-route': 6 * 60 * MINUTE_MS, 'picked-up': 12 * 60 * MINUTE_MS };
const FIRST_REMINDER_MS = 15 * MINUTE_MS;
const LONGEST_REMINDER_MS = 240 * MINUTE_MS;
const MOST_ALERTS_IN_A_ROW = 8;
/** So that one transaction, three items a partner, stays well below DynamoDB's 100. */
const MOST_TOLD_AT_ONCE = 15;

/**
 * Pure, and the heart of dispatch: what a trip calls for at this instant. It is asked when the trip is made, after every
 * answer, when a wave's time is up, when a text did not arrive, and by the sweeper; asked twice, it finds nothing new.
 */
export function reviewTrip(
  trip: Trip,
  offers: readonly Offer[],
  facts: TripFacts,
  rules: DispatchRules,
  now: string,
): TripReview {
  if (isClosedTrip(trip.status)) return closing(trip, offers, facts, now);
  return seeksPartner(trip.status) ? seeking(trip, offers, facts, rules, now) : underway(trip, offers, facts, now);
}

function seeking(
  trip: Trip,
  offers: readonly Offer[],
  facts: TripFacts,
  rules: DispatchRules,
  now: string,
): TripReview {
  const attention = unheard(trip);
  const open = offers.filter((offer) => offer.closedAs === undefined);
  const unreachable = open.filter((offer) => cannotBeReached(offer, facts));
  const close: TripReview['close'][number][] = unreachable.map((offer) => ({
    offer,
    as: 'expired',
    because: 'unreachable',
  }));
  const waiting = open.filter((offer) => !unreachable.includes(offer));
  const waveEndsAt = trip.waveEndsAt ?? now;
  if (trip.status !== 'unfilled' && waiting.length > 0 && now < waveEndsAt) {
    return { open: [], close, tell: [], ...attention, lookAgainAt: waveEndsAt };
  }
  close.push(...waiting.map((offer) => ({ offer, as: 'expired' as const, because: 'no-answer' as const })));

  if (trip.status === 'unfilled') return { open: [], close, tell: [], ...remind(trip, attention, facts, now) };

  const next = nextPartners(trip, offers, facts).slice(0, rules.waveSize);
  if (next.length > 0 && trip.wave < rules.maxWaves) {
    return {
      status: 'offering',
      open: next,
      close,
      tell: [],
      ...attention,
      lookAgainAt: later(now, rules.waitSeconds * 1000),
    };
  }
  return {
    status: 'unfilled',
    open: [],
    close,
    tell: [],
    alert: 'unfilled',
    lookAgainAt: later(now, FIRST_REMINDER_MS),
  };
}

function underway(trip: Trip, offers: readonly Offer[], facts: TripFacts, now: string): TripReview {
  const mine = acceptanceOf(trip);
  const { more, ...rest } = notNeeded(trip, offers, facts, 'covered');
  const stopped =
    mine !== undefined && facts.stopped.has(mine.organizationId) && trip.attention?.kind !== 'partner-stopped';
  const attention = stopped ? { alert: 'partner-stopped' as const } : unheard(trip);
  const normalUntil =
    trip.status === 'accepted' || trip.status === 'en-route' || trip.status === 'picked-up'
      ? later(
          latest(trip.progressAt, trip.status === 'accepted' ? trip.pickupAt : trip.progressAt),
          PATIENCE_MS[trip.status],
        )
      : now;
  const reminded =
    now < normalUntil && attention.alert === undefined
      ? { ...failedAlert(trip, facts), lookAgainAt: normalUntil }
      : remind(trip, attention.alert === undefined ? {} : attention, facts, now, normalUntil);
  return { ...rest, ...reminded, ...(more && { lookAgainAt: now }) };
}

function closing(trip: Trip, offers: readonly Offer[], facts: TripFacts, now: string): TripReview {
  const what = trip.status === 'cancelled' ? 'cancelled' : 'covered';
  const { more, ...rest } = notNeeded(trip, offers, facts, what);
  return { ...rest, ...(more && { lookAgainAt: now }) };
}

/** Alerts now when there is news or the last alert is old or lost; else says when the next reminder is due. */
function remind(
  trip: Trip,
  news: { readonly alert?: TripAlertKind },
  facts: TripFacts,
  now: string,
  notBefore = now,
): { alert?: TripAlertKind; lookAgainAt: string } {
  const standing: TripAlertKind = trip.status === 'unfilled' ? 'unfilled' : 'no-news';
  const nextSpan = Math.min(LONGEST_REMINDER_MS, FIRST_REMINDER_MS * 2 ** (trip.alert?.count ?? 0));
  if (news.alert !== undefined) return { alert: news.alert, lookAgainAt: latest(notBefore, later(now, nextSpan)) };
  const lost = failedAlert(trip, facts);
  if (lost.alert !== undefined) return { ...lost, lookAgainAt: latest(notBefore, later(now, nextSpan)) };
  // Whatever the last alert was about, a human was called then; one of an earlier stage says nothing about this one.
  const last = trip.alert !== undefined && trip.alert.at >= trip.progressAt ? trip.alert : undefined;
  const dueAt =
    last === undefined ? now : later(last.at, Math.min(LONGEST_REMINDER_MS, FIRST_REMINDER_MS * 2 ** (last.count - 1)));
  return now >= dueAt ? { alert: standing, lookAgainAt: later(now, nextSpan) } : { lookAgainAt: dueAt };
}

/** The next person on call is tried at once; when many texts in a row failed, only at each reminder. */
const failedAlert = ({ alert }: Trip, facts: TripFacts): { alert?: TripAlertKind } =>
  alert !== undefined && alert.count < MOST_ALERTS_IN_A_ROW && facts.failedTexts.has(alert.textId)
    ? { alert: alert.kind }
    : {};

const unheard = (trip: Trip): { alert?: TripAlertKind } =>
  trip.attention?.alerted === false ? { alert: trip.attention.kind } : {};

/** In rank order: not asked in this round, never declined, never out of reach. */
function nextPartners(trip: Trip, offers: readonly Offer[], facts: TripFacts): string[] {
  const asked = new Set(
    offers
      .filter(
        (offer) =>
          offer.round === trip.round ||
          offer.closedAs === 'declined' ||
          offer.closedBecause === 'unreachable' ||
          offer.closedBecause === 'withdrawn-by-hub',
      )
      .map(({ organizationId }) => organizationId),
  );
  return facts.partners.filter((id) => !asked.has(id) && !facts.stopped.has(id));
}

/** Closes what is still open and tells whoever may still be thinking about it, each organization once. */
function notNeeded(
  trip: Trip,
  offers: readonly Offer[],
  facts: TripFacts,
  what: 'covered' | 'cancelled',
): Pick<TripReview, 'open' | 'close' | 'tell' | 'call'> & { readonly more: boolean } {
  const mine = acceptanceOf(trip);
  const close = offers
    .filter((offer) => offer.closedAs === undefined && offer.id !== mine?.offerId)
    .map((offer) => ({ offer, as: 'withdrawn' as const, because: what }));
  const untold = latestByOrganization(offers).filter(
    (offer) =>
      offer.toldAt === undefined &&
      offer.closedAs !== 'declined' &&
      offer.closedBecause !== 'unreachable' &&
      !cannotBeReached(offer, facts) &&
      (offer.organizationId !== mine?.organizationId || what === 'cancelled'),
  );
  const tell = untold.slice(0, MOST_TOLD_AT_ONCE).map((offer) => ({ offer, what }));
  const call =
    what === 'cancelled'
      ? offers.find(
          (offer) => offer.id === mine?.offerId && offer.toldAt === undefined && cannotBeReached(offer, facts),
        )
      : undefined;
  return { open: [], close, tell, ...(call && { call }), more: untold.length > tell.length };
}

/** An organization asked again in a later round hears about the later offer only. */
function latestByOrganization(offers: readonly Offer[]): Offer[] {
  const latestOffers = new Map<string, Offer>();
  for (const offer of offers) {
    const known = latestOffers.get(offer.organizationId);
    if (known === undefined || known.round < offer.round) latestOffers.set(offer.organizationId, offer);
  }
  return [...latestOffers.values()];
}

const cannotBeReached = (offer: Offer, facts: TripFacts): boolean =>
  facts.failedTexts.has(offer.textId) || facts.stopped.has(offer.organizationId);

const latest = (a: string, b: string): string => (a > b ? a : b);

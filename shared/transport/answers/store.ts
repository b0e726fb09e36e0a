import { moveAsk, type AskState, type OfferAsk } from '../../partners/line/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Write } from '../../platform/transaction.ts';
import { carrierStatsWrite } from '../order/carrier-store.ts';
import { monthOf } from '../order/record.ts';
import { linkWrites, withdrawLinks } from '../link/store.ts';
import type { TripStatus } from '../model.ts';
import { isClosedTrip, tripStatesBefore, type TripAction } from '../states.ts';
import { closeOffer, listPk, listSk, offerKey, tripKey } from '../store.ts';
import { history, lookNow, type By } from './noted-store.ts';
import { calls, problem, type Afterwards } from './trouble-store.ts';

/** What a partner can say of a trip it was asked for; minutes are until the pickup. */
export type TripAnswer =
  | { readonly kind: 'accept'; readonly etaMinutes?: number | undefined }
  /** On a trip they have: only when. */
  | { readonly kind: 'eta'; readonly etaMinutes: number }
  | { readonly kind: 'en-route'; readonly etaMinutes?: number | undefined; readonly problem?: string | undefined }
  | { readonly kind: 'decline' | 'withdraw' | 'problem'; readonly reason?: string | undefined }
  /** Of a trip that is over: the person is with them after all, or something is wrong. */
  | { readonly kind: 'afterwards'; readonly reason: string; readonly after: Afterwards }
  /** `arrived` completes the trip only when the passenger is known to be on board: it may mean the pickup. */
  | {
      readonly kind: 'picked-up' | 'arrived' | 'completed' | 'no-show';
      /** Why something is wrong beside the news: a human has to hear of it. */
      readonly problem?: string | undefined;
    };

/**
 * The writes of a partner's answer, without reading the trip first: the guards are in the writes, so that of any number of
 * acceptances at one instant exactly one commits. With them goes a timer due now, which makes the trip be reviewed.
 *
 * Refusals: `trip-taken` (the guard of the trip), `offer-closed` (this partner may no longer accept), `ask-changed` (the
 * partner has answered meanwhile: read the line again).
 * @returns for an acceptance also the link to the pickup details; only its fingerprint is stored.
 */
export async function answerTripWrites(
  platform: Platform,
  ask: OfferAsk,
  answer: TripAnswer,
  by: By,
): Promise<{ readonly writes: readonly Write[]; readonly link?: string }> {
  switch (answer.kind) {
    case 'accept':
      return acceptance(platform, ask, answer.etaMinutes, by);
    case 'decline':
      return { writes: refusal(platform, ask, answer.reason, by) };
    case 'withdraw':
      return { writes: withdrawal(platform, ask, answer.reason, by) };
    case 'problem':
      return { writes: problem(platform, ask, answer.reason, by) };
    case 'afterwards':
      return { writes: problem(platform, ask, answer.reason, by, answer.after) };
    case 'eta':
      return { writes: newTime(platform, ask, answer.etaMinutes, by) };
    case 'en-route':
      return { writes: progress(platform, ask, answer.kind, by, answer.problem, answer.etaMinutes) };
    case 'picked-up':
    case 'arrived':
    case 'completed':
    case 'no-show':
      return { writes: progress(platform, ask, answer.kind, by, answer.problem) };
  }
}

const PROGRESS = {
  'en-route': { action: 'depart', to: 'en-route' },
  'picked-up': { action: 'pick-up', to: 'picked-up' },
  arrived: { action: 'complete', to: 'completed', only: ['picked-up'] },
  completed: { action: 'complete', to: 'completed' },
  'no-show': { action: 'miss', to: 'no-show' },
} as const satisfies Record<string, { action: TripAction; to: TripStatus; only?: readonly TripStatus[] }>;

async function acceptance(
  platform: Platform,
  ask: OfferAsk,
  etaMinutes: number | undefined,
  by: By,
): Promise<{ writes: Write[]; link: string }> {
  const { tripId, offerId, siblings } = ask.about;
  const now = platform.clock().toISOString();
  const { writes: linked, link } = await linkWrites(platform, ask);
  const acceptedOffer = {
    offerId,
    organizationId: ask.organizationId,
    at: now,
    ...(etaMinutes !== undefined && { etaMinutes, expectedAt: expectedIn(now, etaMinutes) }),
  };
  const look = lookNow(platform, tripId, now);
  return {
    link,
    writes: [
      changeTrip(platform, ask, 'accept', 'accepted', now, look.timerId, {
        sets: ['#acceptance = :acceptance'],
        names: { acceptance: 'acceptance' },
        values: { acceptance: acceptedOffer },
      }),
      {
        update: offerKey(tripId, offerId),
        // Told before that it was not needed: now it is, and has to be told anew should that change.
        set: 'SET #closedAs = :accepted, #because = :accepted, #closedAt = :now REMOVE #toldAt',
        condition:
          'attribute_exists(pk) AND (attribute_not_exists(#closedAs) OR #closedAs <> :withdrawn OR #because = :covered)',
        names: { closedAs: 'closedAs', because: 'closedBecause', closedAt: 'closedAt', toldAt: 'toldAt' },
        values: { accepted: 'accepted', withdrawn: 'withdrawn', covered: 'covered', now },
        refusal: 'offer-closed',
      },
      ...siblings.map((id) => closeOffer({ id, tripId }, { as: 'withdrawn', because: 'covered', at: now })),
      moveAsk(ask, 'accepted', [...WELCOME]),
      ...linked,
      history(platform, ask, by, now, 'accept', 'accepted'),
      carrierStatsWrite(platform.hubId, ask.organizationId, monthOf(now), 'accepted'),
      look.write,
    ],
  };
}

/** To the minute, as it is said and read: four o'clock, in 17 minutes and some seconds, is four o'clock. */
export const expectedIn = (now: string, minutes: number): string =>
  new Date(Math.round(Date.parse(now) / MINUTE_MS + minutes) * MINUTE_MS).toISOString();
const MINUTE_MS = 60_000;

/** A yes after silence, after a no, or after somebody else's yes, is welcome while somebody is waiting. */
const WELCOME: readonly AskState[] = ['open', 'passed-over', 'declined', 'covered'];

function refusal(platform: Platform, ask: OfferAsk, reason: string | undefined, by: By): Write[] {
  const { tripId, offerId } = ask.about;
  const now = platform.clock().toISOString();
  return [
    {
      update: offerKey(tripId, offerId),
      set: 'SET #closedAs = :declined, #because = :because, #closedAt = :now',
      condition: 'attribute_exists(pk) AND (attribute_not_exists(#closedAs) OR #closedAs IN (:expired, :declined))',
      names: { closedAs: 'closedAs', because: 'closedBecause', closedAt: 'closedAt' },
      values: { declined: 'declined', expired: 'expired', because: reason ?? 'declined', now },
      refusal: 'offer-closed',
    },
    moveAsk(ask, 'declined', ['open', 'passed-over']),
    history(platform, ask, by, now, 'decline', undefined, reason),
    carrierStatsWrite(platform.hubId, ask.organizationId, monthOf(now), 'declined'),
    lookNow(platform, tripId, now).write,
  ];
}

/** A no after a yes: the trip is offered to others at once, and a human hears of it. */
function withdrawal(platform: Platform, ask: OfferAsk, reason: string | undefined, by: By): Write[] {
  const { tripId, offerId } = ask.about;
  const now = platform.clock().toISOString();
  const look = lookNow(platform, tripId, now);
  return [
    changeTrip(platform, ask, 'withdraw', 'offering', now, look.timerId, {
      sets: ['#round = #round + :one', '#wave = :zero', '#attention = :attention'],
      removes: ['#acceptance', '#waveEndsAt'],
      names: {
        round: 'round',
        wave: 'wave',
        waveEndsAt: 'waveEndsAt',
        attention: 'attention',
        acceptance: 'acceptance',
        offerId: 'offerId',
      },
      values: {
        zero: 0,
        attention: { kind: 'partner-withdrew', at: now, alerted: false },
        offer: offerId,
      },
      condition: '#acceptance.#offerId = :offer',
    }),
    {
      update: offerKey(tripId, offerId),
      set: 'SET #closedAs = :declined, #because = :because, #closedAt = :now',
      condition: 'attribute_exists(pk)',
      names: { closedAs: 'closedAs', because: 'closedBecause', closedAt: 'closedAt' },
      values: { declined: 'declined', because: 'withdrew', now },
      refusal: 'offer-closed',
    },
    moveAsk(ask, 'declined', ['accepted']),
    ...withdrawLinks(platform, tripId),
    history(platform, ask, by, now, 'withdraw', 'offering', reason),
    carrierStatsWrite(platform.hubId, ask.organizationId, monthOf(now), 'withdrew'),
    look.write,
  ];
}

function progress(
  platform: Platform,
  ask: OfferAsk,
  news: keyof typeof PROGRESS,
  by: By,
  problem?: string,
  etaMinutes?: number,
): Write[] {
  const { tripId, offerId } = ask.about;
  const now = platform.clock().toISOString();
  const look = lookNow(platform, tripId, now);
  const step: { action: TripAction; to: TripStatus; only?: readonly TripStatus[] } = PROGRESS[news];
  const closes = isClosedTrip(step.to);
  const missed = step.to === 'no-show';
  // Somebody in danger who is not where they were to be, or a driver in trouble: a human has to hear.
  const called = missed || problem !== undefined ? calls(missed ? 'no-show' : 'problem', problem, now) : undefined;
  return [
    changeTrip(platform, ask, step.action, step.to, now, look.timerId, {
      sets: [
        ...(closes ? ['#closedAt = :now'] : []),
        ...(called === undefined ? [] : [called.set]),
        ...(etaMinutes === undefined ? [] : SET_ETA.sets),
      ],
      names: {
        acceptance: 'acceptance',
        offerId: 'offerId',
        ...(closes && { closedAt: 'closedAt' }),
        ...called?.name,
        ...(etaMinutes !== undefined && SET_ETA.names),
      },
      values: {
        offer: offerId,
        ...called?.value,
        ...(etaMinutes !== undefined && { eta: etaMinutes, expected: expectedIn(now, etaMinutes) }),
      },
      condition: '#acceptance.#offerId = :offer',
      ...(step.only && { only: step.only }),
    }),
    moveAsk(ask, closes ? 'done' : 'accepted', ['accepted']),
    history(platform, ask, by, now, step.action, step.to),
    ...(problem === undefined ? [] : [history(platform, ask, by, now, 'problem', undefined, problem)]),
    ...(closes
      ? [
          ...withdrawLinks(platform, tripId),
          carrierStatsWrite(platform.hubId, ask.organizationId, monthOf(now), missed ? 'noShow' : 'carried'),
        ]
      : []),
    look.write,
  ];
}

const SET_ETA = {
  sets: ['#acceptance.#etaMinutes = :eta', '#acceptance.#expectedAt = :expected'],
  names: { etaMinutes: 'etaMinutes', expectedAt: 'expectedAt' },
} as const;

/** The status stays what it is; the person may have to be told. */
function newTime(platform: Platform, ask: OfferAsk, etaMinutes: number, by: By): Write[] {
  const { tripId, offerId } = ask.about;
  const now = platform.clock().toISOString();
  return [
    {
      update: tripKey(tripId),
      set: `SET ${SET_ETA.sets.join(', ')}, #updatedAt = :now, #version = #version + :one`,
      condition: '#acceptance.#offerId = :offer AND #status IN (:accepted, :enRoute)',
      names: {
        ...SET_ETA.names,
        updatedAt: 'updatedAt',
        version: 'version',
        acceptance: 'acceptance',
        offerId: 'offerId',
        status: 'status',
      },
      values: {
        eta: etaMinutes,
        expected: expectedIn(now, etaMinutes),
        now,
        one: 1,
        offer: offerId,
        accepted: 'accepted',
        enRoute: 'en-route',
      },
      refusal: 'trip-taken',
    },
    moveAsk(ask, 'accepted', ['accepted']),
    history(platform, ask, by, now, 'eta'),
    lookNow(platform, tripId, now).write,
  ];
}

/** The partner has just been told, in a direct reply, that it is not needed: the review need not text it again. */
export const offerToldWrite = (platform: Platform, ask: OfferAsk): Write => ({
  update: offerKey(ask.about.tripId, ask.about.offerId),
  set: 'SET #toldAt = if_not_exists(#toldAt, :now)',
  condition: 'attribute_exists(pk)',
  names: { toldAt: 'toldAt' },
  values: { now: platform.clock().toISOString() },
  refusal: 'offer-gone',
});

interface TripChange {
  readonly sets: readonly string[];
  readonly removes?: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly condition?: string;
  /** Fewer states than the machine allows. */
  readonly only?: readonly TripStatus[];
}

/** The trip's own part: guarded by every status the machine allows the action from. */
function changeTrip(
  platform: Platform,
  ask: OfferAsk,
  action: TripAction,
  to: TripStatus,
  now: string,
  timerId: string,
  change: TripChange,
): Write {
  const { tripId, listedAt } = ask.about;
  const from = change.only ?? tripStatesBefore(action);
  const names: Record<string, string> = { ...change.names };
  for (const name of ['status', 'updatedAt', 'progressAt', 'clock', 'version', 'gsi1pk', 'gsi1sk']) names[name] = name;
  return {
    update: tripKey(tripId),
    set:
      `SET ${[
        '#status = :status',
        '#updatedAt = :now',
        '#progressAt = :now',
        '#clock = :clock',
        '#version = #version + :one',
        '#gsi1pk = :gsi1pk',
        '#gsi1sk = :gsi1sk',
        ...change.sets,
      ].join(', ')}` + (change.removes === undefined ? '' : ` REMOVE ${change.removes.join(', ')}`),
    condition: [`#status IN (${from.map((_, at) => `:from${at}`).join(', ')})`, change.condition]
      .filter((one) => one !== undefined)
      .join(' AND '),
    names,
    values: {
      ...change.values,
      ...Object.fromEntries(from.map((status, at) => [`from${at}`, status])),
      status: to,
      now,
      clock: { at: now, timerId },
      one: 1,
      gsi1pk: listPk(platform.hubId, to),
      gsi1sk: listSk(to, listedAt, tripId),
    },
    refusal: 'trip-taken',
  };
}

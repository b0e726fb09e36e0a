import { acceptanceOf, tripSchema, type Offer, type Trip, type TripAlertKind } from '../../shared/transport/model.ts';
import type { Askable, DispatchRules, TripFacts, TripReview } from '../../shared/transport/review/rules.ts';
import { reviewTrip } from '../../shared/transport/review/review.ts';
import { isClosedTrip, tripTable } from '../../shared/transport/states.ts';

/**
 * A trip in memory, with partners, carrier, person, people on call and clock at the mercy of chance. Answers are applied under
 * the same guards as the conditional writes; whatever `reviewTrip` says is carried out to the letter, as dispatch writes it.
 */
const START = Date.parse('2026-11-22T15:00:00.000Z');
const iso = (ms: number): string => new Date(ms).toISOString();
const MINUTE = 60_000;

/** Three carriers of the own mode, two of another, a neighbouring hub; `b` has two telephones, `c` shares one with `a`. */
const STAGES: readonly (readonly Askable[])[] = [
  [
    { organizationId: 'a', phoneKeys: ['1'] },
    { organizationId: 'b', phoneKeys: ['2', '3'] },
    { organizationId: 'c', phoneKeys: ['1', '4'] },
  ],
  [
    { organizationId: 'd', phoneKeys: ['5'] },
    { organizationId: 'e', phoneKeys: ['6', '7'] },
  ],
  [{ organizationId: 'f', phoneKeys: ['8'] }],
];
const LINES = ['1', '2', '3', '4', '5', '6', '7', '8'];

interface Told {
  readonly says: string;
  readonly holds: string;
  readonly pickupAt: string | undefined;
  readonly cannot: boolean;
}

export type Happening =
  | { readonly what: 'answer'; readonly at: number; readonly says: Answer; readonly eta?: number | undefined }
  | { readonly what: 'text-fails' | 'line-stops' | 'goes-quiet'; readonly at: number }
  | { readonly what: 'time'; readonly minutes: number }
  | { readonly what: 'on-call'; readonly says: 'ok' | 'no'; readonly turn: number }
  | { readonly what: 'assign'; readonly to: number }
  | {
      readonly what: 'clock' | 'alert-fails' | 'cancel' | 'redispatch' | 'set-time' | 'in-hand' | 'person-unreachable';
    };
type Answer =
  'depart' | 'pick-up' | 'complete' | 'miss' | 'accept' | 'decline' | 'withdraw' | 'problem' | 'danger' | 'eta';

export class ImaginedTrip {
  trip: Trip;
  offers: Offer[] = [];
  now = START;
  readonly rules: DispatchRules;
  readonly failed = new Set<string>();
  readonly stopped = new Set<string>();
  readonly quiet = new Set<string>();
  reachable = true;
  /** Every alert and every word to the person and to partners, in their order. */
  readonly alerts: { kind: TripAlertKind; at: number; turn: number; count: number }[] = [];
  readonly person: Told[] = [];
  readonly told: string[] = [];
  readonly asked: {
    readonly phoneKey: string;
    readonly organizationId: string;
    readonly round: number;
    readonly stage: number;
    readonly wave: number;
    readonly instead: boolean;
  }[] = [];

  constructor(rules: DispatchRules, when: Trip['when'], booked: boolean) {
    this.rules = rules;
    const pickup = when.kind === 'at' ? Date.parse(when.at) : START;
    const dispatch = when.kind === 'at' ? Math.max(START, pickup - 60 * MINUTE) : START;
    this.trip = tripSchema.parse({
      id: 't',
      personId: '0194d5a0-0000-7000-8000-000000000001',
      purpose: 'safe-place',
      legs: [
        { from: { kind: 'community', communityId: 'fn-143' }, to: { kind: 'community', communityId: 'place-timmins' } },
      ],
      when,
      passengers: { adults: 1, children: 0, attendants: 0 },
      avoid: {},
      ...(booked && {
        planned: { departsAt: iso(pickup), arrivesAt: iso(pickup + 60 * MINUTE), carriage: 'scheduled' },
      }),
      status: 'requested',
      createdAt: iso(START),
      createdBy: 'm',
      updatedAt: iso(START),
      progressAt: iso(START),
      pickupAt: iso(pickup),
      dispatchAt: iso(dispatch),
      round: 1,
      wave: 0,
      alertAsks: [],
      clock: { at: iso(START), timerId: 'x' },
      sealedWith: 'HUB#demo',
      version: 1,
    });
  }

  get facts(): TripFacts {
    const awake = STAGES.map((stage) => stage.filter(({ organizationId }) => !this.quiet.has(organizationId)));
    return {
      stages: awake,
      failedTexts: this.failed,
      stopped: this.stopped,
      ...(this.quiet.size > 0 && { quietUntil: iso(this.now + 90 * MINUTE) }),
    };
  }

  get isOver(): boolean {
    return isClosedTrip(this.trip.status);
  }

  /** Looks at the trip as often as its clock is due: once, twice, and no more. @returns how many looks it took. */
  settle(): number {
    let looks = 0;
    do {
      this.carryOut(reviewTrip(this.trip, this.offers, this.facts, this.rules, iso(this.now)));
      looks += 1;
    } while (looks < 10 && this.trip.clock !== undefined && this.trip.clock.at <= iso(this.now));
    return looks;
  }

  carryOut(review: TripReview): void {
    const now = iso(this.now);
    const { trip } = this;
    const instead = review.inSameWave === true;
    const opens = review.open.length > 0;
    const wave = trip.wave + (opens && !instead ? 1 : 0);
    let next: Record<string, unknown> = { ...trip, clock: undefined, updatedAt: now };
    if (review.status !== undefined && review.status !== trip.status) {
      next = { ...next, status: review.status, progressAt: now };
    }
    if (review.waveEndsAt !== undefined || review.status === 'unfilled') next['waveEndsAt'] = review.waveEndsAt;
    next['wave'] = wave;
    for (const { organizationId, phoneKey, stage } of review.open) {
      this.asked.push({ organizationId, phoneKey, stage, round: trip.round, wave, instead });
      this.#open({ organizationId, phoneKey, stage, wave });
    }
    for (const { offer, as, because } of review.close) this.#close(offer.id, as, because);
    for (const { offer, what } of review.tell) {
      this.#close(offer.id, 'withdrawn', what);
      this.#change(offer.id, { toldAt: now });
      this.told.push(offer.id);
    }
    if (review.call !== undefined) this.#change(review.call.id, { toldAt: now });
    if (review.alert !== undefined) next = { ...next, ...this.#alert(review.alert) };
    else if (review.tellStaff === true) next['alert'] = { ...trip.alert, staffTold: true };
    let lookAgainAt = review.lookAgainAt;
    if (review.person !== undefined) {
      const { says, holds, at } = review.person;
      this.person.push({ says, holds, pickupAt: at, cannot: !this.reachable });
      next['toldPerson'] = {
        says,
        holds,
        at: now,
        ...(at !== undefined && { pickupAt: at }),
        ...(this.reachable ? { outboxId: `o${this.person.length}` } : { cannot: 'opted-out' }),
      };
      if (says === 'check') next['arrival'] = { status: this.reachable ? 'asked' : 'by-coordinator', at: now };
      if (!this.reachable && (says === 'confirmed' || says === 'check')) {
        const kind = says === 'check' ? 'check-person' : 'tell-person';
        next['attention'] = { kind, at: now, alerted: false };
        lookAgainAt = now;
      }
    }
    if (lookAgainAt !== undefined) next['clock'] = { at: lookAgainAt, timerId: 'x' };
    this.trip = tripSchema.parse(next);
  }

  #alert({ kind, count, turn, deaf }: NonNullable<TripReview['alert']>): Record<string, unknown> {
    const now = iso(this.now);
    const { attention, alertAsks } = this.trip;
    this.alerts.push({ kind, at: this.now, turn, count });
    const phoneKey = `on-call-${turn}`;
    const known = alertAsks.some((ask) => ask.phoneKey === phoneKey);
    return {
      alert: { kind, at: now, count, turn, deaf, textId: `alert-${this.alerts.length}` },
      alertAsks: known ? alertAsks : [...alertAsks, { turn, phoneKey, code: 'AAAA', openedAt: now }],
      ...(kind === 'partner-stopped' && { stoppedToldFor: acceptanceOf(this.trip)?.offerId }),
      ...(attention !== undefined && { attention: { ...attention, alerted: true } }),
    };
  }

  #open({
    organizationId,
    phoneKey,
    stage,
    wave,
  }: {
    organizationId: string;
    phoneKey: string;
    stage: number;
    wave: number;
  }): void {
    const id = `offer-${this.offers.length}`;
    this.offers.push({
      id,
      tripId: 't',
      organizationId,
      phoneKey,
      code: '7K3M',
      round: this.trip.round,
      wave,
      stage,
      siblings: [],
      textId: `text-${id}`,
      openedAt: iso(this.now),
    });
  }

  #close(id: string, as: NonNullable<Offer['closedAs']>, because: string): void {
    this.offers = this.offers.map((one) =>
      one.id === id && one.closedAs === undefined ? { ...one, closedAs: as, closedBecause: because } : one,
    );
  }

  #change(id: string, change: Partial<Offer>): void {
    this.offers = this.offers.map((one) => (one.id === id ? { ...one, ...change } : one));
  }

  #move(status: Trip['status'], change: Record<string, unknown> = {}): void {
    const now = iso(this.now);
    this.trip = tripSchema.parse({
      ...this.trip,
      status,
      progressAt: now,
      updatedAt: now,
      clock: { at: now, timerId: 'x' },
      ...change,
    });
  }

  /** A second later than whatever was before. */
  happen(one: Happening): void {
    this.now += 1000;
    const { trip } = this;
    const now = iso(this.now);
    switch (one.what) {
      case 'answer':
        this.#answer(one);
        return;
      case 'text-fails': {
        const failing = this.offers[one.at % Math.max(1, this.offers.length)];
        if (failing !== undefined) this.failed.add(failing.textId);
        return;
      }
      case 'alert-fails':
        if (trip.alert !== undefined) this.failed.add(trip.alert.textId);
        return;
      case 'line-stops':
        this.stopped.add(LINES[one.at % LINES.length] ?? '1');
        return;
      case 'goes-quiet': {
        const who = STAGES.flat()[one.at % 6]?.organizationId ?? 'a';
        if (!this.quiet.delete(who)) this.quiet.add(who);
        return;
      }
      case 'person-unreachable':
        this.reachable = !this.reachable;
        return;
      case 'time':
        this.now += one.minutes * MINUTE;
        return;
      case 'clock':
        this.now = Math.max(this.now, Date.parse(trip.clock?.at ?? now));
        return;
      case 'on-call': {
        if (trip.alert === undefined || trip.clock === undefined) return;
        this.trip =
          one.says === 'ok'
            ? {
                ...trip,
                acknowledged: { at: now, phoneKey: `on-call-${one.turn}` },
                dangerAt: undefined,
                updatedAt: now,
              }
            : { ...trip, alert: { ...trip.alert, passedOn: true }, acknowledged: undefined, updatedAt: now };
        return;
      }
      case 'in-hand':
        if (trip.clock !== undefined) {
          this.trip = { ...trip, acknowledged: { at: now, memberId: 'm' }, dangerAt: undefined, updatedAt: now };
        }
        return;
      case 'set-time':
        if (trip.status !== 'requested') return;
        this.trip = tripSchema.parse({
          ...trip,
          when: { kind: 'at', at: iso(this.now + 120 * MINUTE) },
          pickupAt: iso(this.now + 120 * MINUTE),
          dispatchAt: iso(this.now + 60 * MINUTE),
          progressAt: now,
          updatedAt: now,
        });
        return;
      case 'assign':
        this.#assign(one.to);
        return;
      case 'cancel':
        if (!this.isOver) this.#move('cancelled', { attention: undefined });
        return;
      case 'redispatch':
        this.#redispatch();
        return;
    }
  }

  #assign(to: number): void {
    const { trip } = this;
    const someone = STAGES.flat()[to % 6];
    if (tripTable[trip.status].accept === undefined || trip.when.kind === 'open' || someone === undefined) return;
    const { organizationId, phoneKeys } = someone;
    this.#open({ organizationId, phoneKey: phoneKeys[0] ?? '1', stage: 1, wave: trip.wave });
    const offer = this.offers.at(-1);
    if (offer === undefined) return;
    this.#change(offer.id, { closedAs: 'accepted', closedBecause: 'assigned', textId: 'by-telephone' });
    this.#move('accepted', { acceptance: { offerId: offer.id, organizationId, at: iso(this.now) } });
  }

  #redispatch(): void {
    const { trip } = this;
    if (tripTable[trip.status].redispatch === undefined) return;
    const mine = acceptanceOf(trip)?.offerId;
    if (mine !== undefined) {
      this.#change(mine, { closedAs: 'withdrawn', closedBecause: 'withdrawn-by-hub', toldAt: iso(this.now) });
    }
    this.#move('offering', {
      acceptance: undefined,
      round: trip.round + 1,
      wave: 0,
      waveEndsAt: undefined,
      attention: undefined,
      acknowledged: undefined,
    });
  }

  /** The guards of the conditional writes. */
  #answer({ at, says, eta }: Extract<Happening, { what: 'answer' }>): void {
    const offer = this.offers[at % Math.max(1, this.offers.length)];
    if (offer === undefined || this.stopped.has(offer.phoneKey)) return;
    const { trip } = this;
    const now = iso(this.now);
    const held = acceptanceOf(trip);
    const isTheirs = held?.offerId === offer.id;
    const expected = eta === undefined ? {} : { etaMinutes: eta, expectedAt: iso(this.now + eta * MINUTE) };
    switch (says) {
      case 'decline':
        if (offer.closedAs === undefined || offer.closedAs === 'expired')
          this.#change(offer.id, { closedAs: 'declined' });
        return;
      case 'problem':
        if (isTheirs && !this.isOver) {
          this.trip = { ...trip, attention: { kind: 'problem', at: now, alerted: false } };
        }
        return;
      case 'danger':
        if (isTheirs && !this.isOver) this.trip = { ...trip, dangerAt: now };
        return;
      case 'eta':
        if (isTheirs && (trip.status === 'accepted' || trip.status === 'en-route')) {
          this.trip = { ...trip, acceptance: { ...trip.acceptance, ...expected } };
        }
        return;
      case 'accept':
        if (tripTable[trip.status].accept === undefined || offer.closedAs === 'withdrawn') return;
        this.#change(offer.id, { closedAs: 'accepted' });
        this.#move('accepted', {
          acceptance: { offerId: offer.id, organizationId: offer.organizationId, at: now, ...expected },
        });
        return;
      case 'withdraw':
        if (!isTheirs || tripTable[trip.status].withdraw === undefined) return;
        this.#change(offer.id, { closedAs: 'declined' });
        this.#move('offering', {
          acceptance: undefined,
          round: trip.round + 1,
          wave: 0,
          waveEndsAt: undefined,
          attention: { kind: 'partner-withdrew', at: now, alerted: false },
        });
        return;
      case 'depart':
      case 'pick-up':
      case 'complete':
      case 'miss': {
        const to = tripTable[trip.status][says];
        if (!isTheirs || to === undefined) return;
        const missed = to === 'no-show' ? { attention: { kind: 'no-show', at: now, alerted: false } } : {};
        const acceptance = { ...held, ...(says === 'depart' ? expected : {}) };
        this.#move(to, { acceptance, ...missed });
      }
    }
  }
}

import { tripSchema, type Offer, type Trip } from '../../shared/transport/model.ts';
import type { Askable, DispatchRules, TripFacts } from '../../shared/transport/review/rules.ts';

/** Trips, offers and facts as a review is given them, for tests without a table. Minutes count from `NOW`. */
export const NOW = '2026-11-22T15:00:00.000Z';
export const at = (minutes: number): string => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();

export const rules: DispatchRules = {
  waveSize: 2,
  waitSeconds: 300,
  maxWaves: 2,
  patience: { departMinutes: 30, arriveMinutes: 180, completeMinutes: 360 },
  acknowledgeMinutes: 10,
  inHandMinutes: 45,
  onCall: 3,
};

/** A partner by its letter: `a` has the line `phone-a`; `a2` after it adds a second one. */
export const partner = (id: string, ...others: string[]): Askable => ({
  organizationId: id,
  phoneKeys: [`phone-${id}`, ...others],
});

export const facts = (change: Partial<TripFacts> = {}): TripFacts => ({
  stages: [['a', 'b', 'c', 'd', 'e'].map((id) => partner(id))],
  failedTexts: new Set(),
  stopped: new Set(),
  ...change,
});

export const trip = (change: Record<string, unknown> = {}): Trip =>
  tripSchema.parse({
    id: 't1',
    purpose: 'safe-place',
    legs: [
      { from: { kind: 'community', communityId: 'fn-143' }, to: { kind: 'community', communityId: 'place-timmins' } },
    ],
    when: { kind: 'now' },
    passengers: { adults: 1, children: 0, attendants: 0 },
    avoid: { organizationIds: [], locationIds: [], communityIds: [], policeMarks: false },
    status: 'requested',
    createdAt: NOW,
    createdBy: 'm',
    updatedAt: NOW,
    progressAt: NOW,
    pickupAt: NOW,
    dispatchAt: NOW,
    round: 1,
    wave: 0,
    alertAsks: [],
    clock: { at: NOW, timerId: 'x' },
    sealedWith: 'HUB#demo',
    version: 1,
    ...change,
  });

export const offering = (change: Record<string, unknown> = {}): Trip =>
  trip({ status: 'offering', wave: 1, waveEndsAt: at(5), ...change });

export const accepted = (change: Record<string, unknown> = {}): Trip =>
  trip({ status: 'accepted', wave: 1, acceptance: { offerId: 'offer-a', organizationId: 'a', at: NOW }, ...change });

export const offer = (organizationId: string, change: Partial<Offer> = {}): Offer => ({
  id: `offer-${organizationId}`,
  tripId: 't1',
  organizationId,
  phoneKey: `phone-${organizationId}`,
  code: '7K3M',
  round: 1,
  wave: 1,
  stage: 1,
  siblings: [],
  textId: `text-${organizationId}`,
  openedAt: NOW,
  ...change,
});

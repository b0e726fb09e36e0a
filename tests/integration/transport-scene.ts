import { openOutbox } from '../../shared/messaging/store.ts';
import { parseOutbox } from '../../shared/messaging/index.ts';
import { answerPartner } from '../../shared/partners/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal, type Refusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { parseTimer, pendingBy, type Timer } from '../../shared/platform/timer.ts';
import { tripRequestSchema } from '../../shared/transport/model.ts';
import {
  createTrip,
  openTrip,
  reviewTripNow,
  type Offer,
  type Trip,
  type TripHistory,
  type TripRequest,
} from '../../shared/transport/index.ts';
import { demoHub, setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

export const staff: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
const HOUSE_IN_TIMMINS = '22d44ef8-ce49-50d7-b046-5ba3f3c27470';

/** From Attawapiskat to a shelter in Timmins, now. */
export const request: TripRequest = tripRequestSchema.parse({
  purpose: 'safe-place',
  legs: [
    { from: { kind: 'community', communityId: 'fn-143' }, to: { kind: 'location', locationId: HOUSE_IN_TIMMINS } },
  ],
  when: { kind: 'now' },
  passengers: { adults: 1, children: 1 },
  pickupDetails: 'Side door of the band office, ask for M.',
});

export function ok<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(value.code);
  return value;
}

const phoneOf = (organizationId: string): string => {
  const found = demoHub().organizations.find(({ id }) => id === organizationId)?.dispatchPhones[0];
  if (found === undefined) throw new Error('no such partner');
  return found;
};

interface Opened {
  readonly trip: Trip;
  readonly offers: Offer[];
  readonly history: TripHistory[];
}

export interface Scene {
  readonly hub: TestPlatform;
  readonly platform: Platform;
  /** A partner texts; what it is answered. */
  say(organizationId: string, body: string, messageSid?: string): Promise<string>;
  /** What the stream and the sweeper do: every timer of the trip that is due. */
  settle(tripId: string): Promise<void>;
  read(tripId: string): Promise<Opened>;
  /** A trip whose first wave of two is open. */
  dispatched(change?: Partial<TripRequest>): Promise<Opened & { first: Offer; second: Offer }>;
  timersOf(tripId: string): Promise<Timer[]>;
  /** Texts in the outbox to a partner about a trip, oldest first. */
  textsTo(organizationId: string, tripId: string): Promise<string[]>;
  /** Texts about a trip to whoever is on call, oldest first. */
  alertsAbout(tripId: string): Promise<string[]>;
}

/** The demo hub on tables of its own, with partners who text and a clock that the test moves. */
export async function transportScene(): Promise<Scene> {
  const hub = await testPlatform();
  const { platform } = hub;
  await setUpDemoHub(platform);
  let sid = 0;

  async function* pending() {
    let cursor: string | undefined;
    do {
      const page = await pendingBy(platform.table, '9999', 100, cursor);
      yield* page.items;
      cursor = page.cursor;
    } while (cursor !== undefined);
  }

  const scene: Scene = {
    hub,
    platform,

    async say(organizationId, body, messageSid = `SM${(sid += 1)}`) {
      return (await answerPartner(platform, { from: phoneOf(organizationId), body, messageSid })).reply ?? '';
    },

    async timersOf(tripId) {
      const timers: Timer[] = [];
      for await (const item of pending()) if (item.pk.startsWith('TIMER#')) timers.push(parseTimer(item));
      return timers.filter(({ work }) => work.what === 'review-trip' && work.tripId === tripId);
    },

    async settle(tripId) {
      for (;;) {
        const now = platform.clock().toISOString();
        const due = (await scene.timersOf(tripId)).filter(({ dueAt }) => dueAt <= now);
        if (due.length === 0) return;
        for (const timer of due) await reviewTripNow(platform, tripId, timer.id);
      }
    },

    read: async (tripId) => ok(await openTrip(platform, tripId)),

    async dispatched(change = {}) {
      const trip = ok(await createTrip(platform, staff, platform.ids.uuid(), { ...request, ...change }));
      await scene.settle(trip.id);
      const opened = await scene.read(trip.id);
      const [first, second] = opened.offers;
      if (first === undefined || second === undefined) throw new Error('two partners were to be asked');
      return { ...opened, first, second };
    },

    async textsTo(organizationId, tripId) {
      const texts: string[] = [];
      for await (const item of pending()) {
        const text = item.pk.startsWith('OUTBOX#') ? parseOutbox(item) : undefined;
        const opened = text?.about.id === tripId ? await openOutbox(platform, text) : undefined;
        if (opened?.to === phoneOf(organizationId)) texts.push(opened.body);
      }
      return texts;
    },

    async alertsAbout(tripId) {
      const texts: string[] = [];
      for await (const item of pending()) {
        const text = item.pk.startsWith('OUTBOX#') ? parseOutbox(item) : undefined;
        if (text?.about.kind !== 'alert' || text.about.id !== tripId) continue;
        texts.push((await openOutbox(platform, text))?.body ?? '');
      }
      return texts;
    },
  };
  return scene;
}

import { createPersonWrites, personKeySubject } from '../../shared/people/index.ts';
import {
  listEventsOfPerson,
  parseFiscalYear,
  readReport,
  type Report,
  type ServiceEvent,
} from '../../shared/counting/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal, type Refusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { tripRequestSchema, tripSchema, type Trip } from '../../shared/transport/model.ts';
import { listWaiting, type Waiting } from '../../shared/transport/outcome/index.ts';
import { proposalWrites } from '../../shared/transport/outcome/proposal-service.ts';
import { createTripWrites } from '../../shared/transport/store.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

export const staff: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
export const year = parseFiscalYear(2026);
export const ATTAWAPISKAT = { kind: 'community', communityId: 'fn-143' } as const;
export const TIMMINS = { kind: 'community', communityId: 'place-timmins' } as const;
export const KENORA = { kind: 'community', communityId: 'place-kenora' } as const;

export function ok<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(value.code);
  return value;
}

type Change = Partial<Pick<Trip, 'personId' | 'pickupAt' | 'journey' | 'legs' | 'planned'>>;

export interface OutcomeScene {
  readonly hub: TestPlatform;
  readonly platform: Platform;
  /** Two transfer payment recipients; the second is funded by the stream `csf`. */
  readonly dawn: string;
  readonly north: string;
  aPerson(): Promise<string>;
  /** A trip that is over, in the table, of a person unless said otherwise. */
  aTrip(change?: Change, status?: Trip['status']): Promise<Trip>;
  /** What the review after completion writes; whether it was committed. */
  propose(trip: Trip): Promise<boolean>;
  /** A completed trip that has proposed its service. */
  proposed(change?: Change): Promise<Trip>;
  /** What waits for a coordinator about these trips. */
  waitsFor(...trips: Trip[]): Promise<Waiting[]>;
  figure(recipientId: string, code: Report['elements'][number]['code'], fiscalYear?: number): Promise<number>;
  /** The service events of the person of a trip. */
  eventsOf(trip: Trip): Promise<ServiceEvent[]>;
}

/** The demo hub on tables of its own, with trips that are over. */
export async function outcomeScene(): Promise<OutcomeScene> {
  const hub = await testPlatform({ now: '2026-11-22T15:00:00.000Z' });
  const { platform } = hub;
  const { organizations } = await setUpDemoHub(platform);
  const [dawn = '', north = ''] = organizations.filter(({ isRecipient }) => isRecipient).map(({ id }) => id);

  const scene: OutcomeScene = {
    hub,
    platform,
    dawn,
    north,

    async aPerson() {
      const { personId, writes } = await createPersonWrites(platform, { ageBand: '18-plus', language: 'fr' });
      await platform.table.write(writes);
      return personId;
    },

    async aTrip(change = {}, status = 'completed') {
      const { personId } = { personId: await scene.aPerson(), ...change };
      const trip = tripOver(platform.ids.uuid(), { ...change, personId }, status);
      await platform.table.write(createTripWrites(platform.hubId, trip));
      return trip;
    },

    async propose(trip) {
      const writes = await proposalWrites(platform, trip, platform.clock().toISOString());
      return (await platform.table.write(writes)).committed;
    },

    async proposed(change = {}) {
      const trip = await scene.aTrip(change);
      await scene.propose(trip);
      return trip;
    },

    async waitsFor(...trips) {
      const items: Waiting[] = [];
      let cursor: string | undefined;
      do {
        const page = await listWaiting(platform, { limit: 7, cursor });
        items.push(...page.items);
        cursor = page.cursor;
      } while (cursor !== undefined);
      return items.filter(({ trip }) => trips.some(({ id }) => id === trip.id));
    },

    async figure(recipientId, code, fiscalYear = year) {
      const report = ok(await readReport(platform, staff, { recipientId, fiscalYear: parseFiscalYear(fiscalYear) }));
      return report.elements.find((element) => element.code === code)?.value ?? Number.NaN;
    },

    eventsOf: async ({ personId = '' }) => (await listEventsOfPerson(platform, staff, personId, { limit: 100 })).items,
  };
  return scene;
}

function tripOver(id: string, change: Change, status: Trip['status']): Trip {
  const pickupAt = change.pickupAt ?? '2026-10-01T15:00:00.000Z';
  const {
    pickupDetails: _details,
    agreedAs: _agreed,
    return: _return,
    ...asked
  } = tripRequestSchema.parse({
    purpose: 'appointment',
    legs: [{ from: ATTAWAPISKAT, to: TIMMINS }],
    when: { kind: 'at', at: pickupAt },
    passengers: { adults: 1, children: 0 },
  });
  return tripSchema.parse({
    ...asked,
    id,
    createdAt: pickupAt,
    createdBy: staff.memberId,
    updatedAt: pickupAt,
    pickupAt,
    dispatchAt: pickupAt,
    progressAt: pickupAt,
    round: 1,
    wave: 1,
    alertAsks: [],
    sealedWith: change.personId === undefined ? 'HUB#demo' : personKeySubject(change.personId),
    status,
    acceptance: { offerId: 'an-offer', organizationId: 'an-organization', at: pickupAt },
    version: 1,
    ...change,
  });
}

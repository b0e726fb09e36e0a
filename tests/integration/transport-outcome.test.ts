import { beforeAll, describe, expect, it } from 'vitest';
import { recordServiceEvent, voidServiceEvent } from '../../shared/counting/index.ts';
import { parseLocalDate } from '../../shared/platform/local-date.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import type { Trip } from '../../shared/transport/model.ts';
import { confirmProposal, dismissProposal, readTimeline } from '../../shared/transport/outcome/index.ts';
import { forgetProposalWrites, proposalWrites } from '../../shared/transport/outcome/proposal-service.ts';
import { readProposalId } from '../../shared/transport/outcome/store.ts';
import { readTripWithOffers, tripHistoryWrite } from '../../shared/transport/store.ts';
import {
  ATTAWAPISKAT,
  KENORA,
  ok,
  outcomeScene,
  staff,
  TIMMINS,
  type OutcomeScene,
} from './transport-outcome-scene.ts';

const SHELTER_IN_KENORA = { kind: 'location', locationId: '83cc4399-440b-5507-92a7-784ad993eedc' } as const;
const CLINIC_IN_SIOUX_LOOKOUT = { kind: 'location', locationId: '94d12b18-0918-5833-8f24-4e409e173aab' } as const;

let scene: OutcomeScene;
let platform: Platform;
let dawn: string;
let north: string;
beforeAll(async () => {
  scene = await outcomeScene();
  ({ platform, dawn, north } = scene);
});

const dateOf = async (trip: Trip) => {
  const [first] = await scene.waitsFor(trip);
  return first?.kind === 'service-event' ? first.proposal.date : undefined;
};

describe('a completed trip', () => {
  it('of a person proposes a service, once, and is not read with the offers', async () => {
    const trip = await scene.aTrip();
    expect(await scene.propose(trip)).toBe(true);
    expect(await proposalWrites(platform, trip, platform.clock().toISOString())).toEqual([]);
    expect(await scene.waitsFor(trip)).toMatchObject([
      { kind: 'service-event', proposal: { date: '2026-10-01', communityId: 'fn-143', state: 'proposed' } },
    ]);
    expect((await readTripWithOffers(platform, trip.id))?.offers).toEqual([]);
  });

  it('of nobody proposes nothing, nor does one that ended otherwise', async () => {
    const now = platform.clock().toISOString();
    expect(await proposalWrites(platform, await scene.aTrip({ personId: undefined }), now)).toEqual([]);
    for (const status of ['accepted', 'no-show', 'cancelled'] as const) {
      expect(await proposalWrites(platform, await scene.aTrip({}, status), now)).toEqual([]);
    }
  });

  it('is proposed once by reviews at the same instant', async () => {
    const trip = await scene.aTrip();
    const now = platform.clock().toISOString();
    const both = await Promise.all([proposalWrites(platform, trip, now), proposalWrites(platform, trip, now)]);
    const outcomes = await Promise.all(both.map((writes) => platform.table.write(writes)));
    expect(outcomes.filter(({ committed }) => committed)).toHaveLength(1);
    expect(await scene.waitsFor(trip)).toHaveLength(1);
  });

  it.each([
    ['Central time', KENORA, '2026-10-02T04:30:00.000Z', '2026-10-01'],
    ['Eastern time', ATTAWAPISKAT, '2026-10-02T04:30:00.000Z', '2026-10-02'],
    ['the last minutes of a fiscal year in Kenora', KENORA, '2026-04-01T04:30:00.000Z', '2026-03-31'],
    ['a location', CLINIC_IN_SIOUX_LOOKOUT, '2026-10-02T04:30:00.000Z', '2026-10-01'],
    ['an airport', { kind: 'airport', ident: 'CYXL' } as const, '2026-10-02T04:30:00.000Z', '2026-10-01'],
    [
      'a place nobody knows any more',
      { kind: 'location', locationId: crypto.randomUUID() } as const,
      '2026-10-02T04:30:00.000Z',
      '2026-10-02',
    ],
  ])('is dated where it began: %s', async (_what, from, pickupAt, date) => {
    expect(await dateOf(await scene.proposed({ legs: [{ from, to: TIMMINS }], pickupAt }))).toBe(date);
  });

  it('is dated when the partner said that they were on board, not when somebody wrote it down', async () => {
    const pickupAt = '2026-10-01T20:00:00.000Z';
    const onBoard = (trip: Trip, at: string, by: Parameters<typeof tripHistoryWrite>[1]['by']) =>
      platform.table.write([tripHistoryWrite(trip.id, { id: platform.ids.uuid(), at, event: 'pick-up', by })]);
    const late = await scene.aTrip({ pickupAt });
    await onBoard(late, '2026-10-02T06:00:00.000Z', { kind: 'partner', organizationId: dawn });
    await scene.propose(late);
    expect(await dateOf(late)).toBe('2026-10-02');
    const written = await scene.aTrip({ pickupAt });
    await onBoard(written, '2026-10-02T18:00:00.000Z', { kind: 'member', id: staff.memberId });
    await scene.propose(written);
    expect(await dateOf(written)).toBe('2026-10-01');
  });
});

describe('a journey of several trips', () => {
  const journeyOf = async (pickups: readonly string[]) => {
    const personId = await scene.aPerson();
    const id = crypto.randomUUID();
    const parts = pickups.length;
    return Promise.all(
      pickups.map((pickupAt, at) =>
        scene.aTrip({
          personId,
          pickupAt,
          journey: { id, part: at + 1, parts, way: at + 1 < parts ? 'there' : 'back' },
        }),
      ),
    );
  };

  it('proposes one service a day, whichever part is over first', async () => {
    const trips = await journeyOf(['2026-10-05T13:00:00.000Z', '2026-10-05T17:00:00.000Z', '2026-10-07T13:00:00.000Z']);
    for (const trip of trips.toReversed()) await scene.propose(trip);
    const found = await scene.waitsFor(...trips);
    expect(found.map((one) => (one.kind === 'service-event' ? one.proposal.date : one.kind))).toEqual([
      '2026-10-05',
      '2026-10-07',
    ]);
    const ids = await Promise.all(trips.map(({ id }) => readProposalId(platform, id)));
    expect(new Set(ids).size).toBe(2);
  });

  it('proposes one when two parts end at the same instant', async () => {
    const trips = await journeyOf(['2026-10-05T13:00:00.000Z', '2026-10-05T17:00:00.000Z']);
    const now = platform.clock().toISOString();
    const both = await Promise.all(trips.map((trip) => proposalWrites(platform, trip, now)));
    const outcomes = await Promise.all(both.map((writes) => platform.table.write(writes)));
    expect(outcomes.filter(({ committed }) => committed)).toHaveLength(1);
    // The review of the one that was slower asks again.
    for (const trip of trips) await scene.propose(trip);
    expect(await scene.waitsFor(...trips)).toHaveLength(1);
    const ids = await Promise.all(trips.map(({ id }) => readProposalId(platform, id)));
    expect(new Set(ids).size).toBe(1);
  });

  it('counts once, through whichever of its trips it is confirmed', async () => {
    const trips = await journeyOf(['2026-10-05T13:00:00.000Z', '2026-10-05T17:00:00.000Z']);
    for (const trip of trips) await scene.propose(trip);
    const answers = await Promise.all(
      trips.map(({ id }) => confirmProposal(platform, staff, id, { recipientId: north })),
    );
    expect(answers.map((answer) => ok(answer).state)).toEqual(['confirmed', 'confirmed']);
    const [first] = trips;
    expect(first && (await scene.eventsOf(first))).toHaveLength(1);
  });
});

describe('a service that is confirmed', () => {
  it('counts its person, is closed in the same transaction, and leaves the list', async () => {
    const trip = await scene.proposed();
    const before = await scene.figure(north, 'persons-served');
    const answer = ok(await confirmProposal(platform, staff, trip.id, { recipientId: north }));
    expect(await scene.figure(north, 'persons-served')).toBe(before + 1);
    const [event] = await scene.eventsOf(trip);
    expect(event).toMatchObject({
      id: await readProposalId(platform, trip.id),
      recipientId: north,
      serviceType: 'transportation',
      serviceDate: '2026-10-01',
      communityId: 'fn-143',
    });
    expect(answer).toMatchObject({ state: 'confirmed', closedBy: staff.memberId, recipientId: north });
    expect(await scene.waitsFor(trip)).toEqual([]);
  });

  it('counts once, however many confirm it at the same instant, for one recipient or for two', async () => {
    const trip = await scene.proposed();
    const before = (await scene.figure(north, 'persons-served')) + (await scene.figure(dawn, 'persons-served'));
    const answers = await Promise.all(
      [north, dawn, north, dawn, north].map((recipientId) =>
        confirmProposal(platform, staff, trip.id, { recipientId }),
      ),
    );
    expect(await scene.eventsOf(trip)).toHaveLength(1);
    expect((await scene.figure(north, 'persons-served')) + (await scene.figure(dawn, 'persons-served'))).toBe(
      before + 1,
    );
    const codes = answers.map((answer) => (isRefusal(answer) ? answer.code : answer.state));
    expect(new Set(codes)).toEqual(new Set(['confirmed', 'proposal-closed']));
    const [event] = await scene.eventsOf(trip);
    const again = ok(await confirmProposal(platform, staff, trip.id, { recipientId: event?.recipientId ?? '' }));
    expect(again.state).toBe('confirmed');
    expect(await confirmProposal(platform, staff, trip.id, { recipientId: crypto.randomUUID() })).toMatchObject({
      code: 'proposal-closed',
    });
  });

  it('may be dated otherwise, and is refused as counting refuses it', async () => {
    const trip = await scene.proposed();
    const confirm = (recipientId: string, date?: string) =>
      confirmProposal(platform, staff, trip.id, {
        recipientId,
        ...(date !== undefined && { serviceDate: parseLocalDate(date) }),
      });
    expect(await confirm(north, '2027-01-01')).toMatchObject({ code: 'future-date' });
    expect(await confirm(north, '2025-03-31')).toMatchObject({ code: 'before-hub-opened' });
    expect(await confirm(crypto.randomUUID())).toMatchObject({ code: 'unknown-recipient', field: 'recipientId' });
    expect(await scene.waitsFor(trip)).toHaveLength(1);
    expect(await scene.eventsOf(trip)).toEqual([]);
    expect(ok(await confirm(north, '2026-09-30'))).toMatchObject({ serviceDate: '2026-09-30', date: '2026-10-01' });
    expect(await confirm(north, '2026-09-29')).toMatchObject({ code: 'proposal-closed' });
  });

  it('does not tell a ledger in which community a shelter is', async () => {
    const trip = await scene.proposed({
      legs: [{ from: SHELTER_IN_KENORA, to: TIMMINS }],
      pickupAt: '2026-10-02T04:30:00.000Z',
    });
    ok(await confirmProposal(platform, staff, trip.id, { recipientId: north }));
    const [event] = await scene.eventsOf(trip);
    expect(event?.serviceDate).toBe('2026-10-01');
    expect(event).not.toHaveProperty('communityId');
  });

  it('that was voided in the ledger is not recorded again by a repeat', async () => {
    const trip = await scene.proposed();
    const answer = ok(await confirmProposal(platform, staff, trip.id, { recipientId: north }));
    expect(answer.state).toBe('confirmed');
    const eventId = 'eventId' in answer ? answer.eventId : '';
    ok(await voidServiceEvent(platform, staff, eventId, 'entered-in-error'));
    ok(await confirmProposal(platform, staff, trip.id, { recipientId: north }));
    expect((await scene.eventsOf(trip)).map(({ state }) => state)).toEqual(['void']);
  });

  it('is one of its own beside what was recorded by hand', async () => {
    const trip = await scene.proposed();
    const { personId = '' } = trip;
    const before = await scene.figure(north, 'persons-served');
    const service = {
      personId,
      recipientId: north,
      serviceType: 'transportation',
      serviceDate: parseLocalDate('2026-10-01'),
    };
    ok(await recordServiceEvent(platform, staff, crypto.randomUUID(), service));
    ok(await confirmProposal(platform, staff, trip.id, { recipientId: north }));
    expect(await scene.figure(north, 'persons-served')).toBe(before + 1);
  });
});

describe('a service that is not to be counted', () => {
  it('leaves the list with its reason, and may be confirmed after all', async () => {
    const trip = await scene.proposed();
    const answer = ok(await dismissProposal(platform, staff, trip.id, 'not-funded'));
    expect(answer).toMatchObject({ state: 'dismissed', reason: 'not-funded', closedBy: staff.memberId });
    expect(await scene.waitsFor(trip)).toEqual([]);
    expect(ok(await dismissProposal(platform, staff, trip.id, 'not-funded'))).toEqual(answer);
    expect(await dismissProposal(platform, staff, trip.id, 'other')).toMatchObject({ code: 'proposal-closed' });
    const confirmed = ok(await confirmProposal(platform, staff, trip.id, { recipientId: north }));
    expect(confirmed).not.toHaveProperty('reason');
    expect(await dismissProposal(platform, staff, trip.id, 'not-funded')).toMatchObject({ code: 'proposal-closed' });
    expect(await scene.eventsOf(trip)).toHaveLength(1);
  });

  it('is decided one way when two decide at the same instant', async () => {
    const trip = await scene.proposed();
    await Promise.all([
      dismissProposal(platform, staff, trip.id, 'already-counted'),
      confirmProposal(platform, staff, trip.id, { recipientId: north }),
    ]);
    const timeline = ok(await readTimeline(platform, staff, trip.id));
    // Dismissed first and confirmed after is allowed: what counts is that the ledger says the same as the proposal.
    expect((await scene.eventsOf(trip)).length).toBe(timeline.proposal?.state === 'confirmed' ? 1 : 0);
  });

  it('is refused for a trip that proposes nothing, or that is none', async () => {
    const trip = await scene.aTrip({}, 'accepted');
    expect(await dismissProposal(platform, staff, trip.id, 'other')).toMatchObject({ code: 'nothing-proposed' });
    const unknown = crypto.randomUUID();
    expect(await confirmProposal(platform, staff, unknown, { recipientId: north })).toMatchObject({
      code: 'trip-not-found',
    });
  });

  it('is nobody’s any more when the person was erased first', async () => {
    const trip = await scene.proposed();
    expect((await platform.table.write(await forgetProposalWrites(platform, trip))).committed).toBe(true);
    expect(await scene.waitsFor(trip)).toEqual([]);
    expect(await confirmProposal(platform, staff, trip.id, { recipientId: north })).toMatchObject({
      code: 'person-erased',
    });
    expect(await forgetProposalWrites(platform, trip)).toEqual([]);
  });
});

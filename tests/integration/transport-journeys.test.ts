import { beforeAll, describe, expect, it } from 'vitest';
import { loadDirectory } from '../../shared/directory/index.ts';
import {
  acceptanceOf,
  assignTrip,
  cancelJourney,
  cancelTrip,
  createJourney,
  createTrip,
  journeyRequestSchema,
  openJourney,
  planJourney,
  recordAnswer,
  setTripTime,
  type Trip,
} from '../../shared/transport/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { personWhoTexted, textsWaitingFor } from './transport-person.ts';
import { ok, request, staff, transportScene, type Scene } from './transport-scene.ts';

const MINUTE = 60_000;
const PERSON = '+17055550180';
let scene: Scene;
let platform: Platform;
beforeAll(async () => {
  scene = await transportScene();
  platform = scene.platform;
});

const inMinutes = (minutes: number): string => new Date(platform.clock().getTime() + minutes * MINUTE).toISOString();
const ATTAWAPISKAT = { kind: 'community', communityId: 'fn-143' } as const;
const TIMMINS = { kind: 'community', communityId: 'place-timmins' } as const;
const AIRPORT = { kind: 'airport', ident: 'CYAT' } as const;

const twoParts = (personId?: string) =>
  journeyRequestSchema.parse({
    ...(personId !== undefined && { personId }),
    purpose: 'safe-place',
    passengers: { adults: 1, children: 0 },
    parts: [
      { legs: [{ from: ATTAWAPISKAT, to: AIRPORT }], mode: 'road', when: { kind: 'now' } },
      { legs: [{ from: AIRPORT, to: TIMMINS }], mode: 'air', when: { kind: 'at', at: inMinutes(90) } },
    ],
  });

/** The first partner that was asked says yes. */
async function accepted(trip: Trip): Promise<Trip> {
  await scene.settle(trip.id);
  const { offers } = await scene.read(trip.id);
  const open = offers.find(({ closedAs }) => closedAs === undefined);
  if (open === undefined) throw new Error('nobody was asked');
  await scene.say(open.organizationId, `yes ${open.code}`);
  await scene.settle(trip.id);
  return (await scene.read(trip.id)).trip;
}

describe('a journey of two parts', () => {
  it('is told to the person once both are certain, and taken back when the ride that comes for them falls away', async () => {
    const personId = await personWhoTexted(platform, PERSON);
    const [drive, flight] = ok(await createJourney(platform, staff, platform.ids.uuid(), twoParts(personId)));
    if (drive === undefined || flight === undefined) throw new Error('two parts');
    const told = async (): Promise<string[]> =>
      (await textsWaitingFor(platform, PERSON)).map((body) => body.slice(0, 24));
    expect((await accepted(drive)).status).toBe('accepted');
    expect(await told()).toEqual([]);
    const held = await accepted(flight);
    await scene.settle(drive.id);
    expect((await scene.read(drive.id)).trip.toldPerson?.says).toBe('confirmed');
    expect(await told()).toHaveLength(1);
    const offer = (await scene.read(flight.id)).offers.find(({ closedAs }) => closedAs === 'accepted');
    await scene.say(acceptanceOf(held)?.organizationId ?? '', `sorry, can't do it anymore ${offer?.code ?? ''}`);
    await scene.settle(flight.id);
    await scene.settle(drive.id);
    // The driver of the first part is still coming: nobody is sent back into the cold.
    expect(await told()).toHaveLength(1);
    const { trip: coming, offers } = await scene.read(drive.id);
    const theirs = offers.find(({ closedAs }) => closedAs === 'accepted');
    await scene.say(acceptanceOf(coming)?.organizationId ?? '', `sorry, can't do it anymore ${theirs?.code ?? ''}`);
    await scene.settle(drive.id);
    expect((await scene.read(drive.id)).trip.toldPerson?.says).toBe('changed');
    expect(await told()).toHaveLength(2);
  });

  it('asked for twice is one journey, and called off as a whole', async () => {
    const personId = await personWhoTexted(platform, '+17055550181');
    const id = platform.ids.uuid();
    const parts = twoParts(personId);
    const both = await Promise.all([
      createJourney(platform, staff, id, parts),
      createJourney(platform, staff, id, parts),
    ]);
    expect(ok(both[0]).map((trip) => trip.id)).toEqual(ok(both[1]).map((trip) => trip.id));
    expect(ok(await openJourney(platform, id)).map(({ journey }) => journey?.part)).toEqual([1, 2]);
    const cancelled = ok(await cancelJourney(platform, staff, id, 'person-declined'));
    expect(cancelled.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
    expect(await openJourney(platform, platform.ids.uuid())).toMatchObject({ code: 'journey-not-found' });
  });

  it('is refused as a whole when one part cannot be, and says which', async () => {
    const parts = twoParts();
    const [first, second] = parts.parts;
    if (first === undefined || second === undefined) throw new Error('two parts');
    const late = {
      ...parts,
      parts: [first, { ...second, when: { kind: 'at' as const, at: '2020-01-01T00:00:00Z' } }],
    };
    const id = platform.ids.uuid();
    expect(await createJourney(platform, staff, id, late)).toMatchObject({
      code: 'too-late',
      field: 'parts.1.when.at',
    });
    expect(await openJourney(platform, id)).toMatchObject({ code: 'journey-not-found' });
  });
});

describe('a plan', () => {
  it('names partners for what comes when asked, none for a timetable, and is ready to be asked for', async () => {
    const planned = ok(
      await planJourney(platform, {
        from: ATTAWAPISKAT,
        to: TIMMINS,
        when: { leaveAt: '2027-02-10T15:00:00Z' },
        passengers: { adults: 1, children: 0, attendants: 0 },
        accessibility: [],
        avoid: { organizationIds: [], locationIds: [], communityIds: [], policeMarks: false },
      }),
    );
    const legs = planned.plans.flatMap((plan) => plan.legs);
    expect(legs.filter(({ kind }) => kind === 'scheduled').flatMap(({ organizationIds }) => organizationIds)).toEqual(
      [],
    );
    const byAir = legs.filter(({ craft }) => craft === 'charter');
    expect(byAir.every(({ organizationIds }) => organizationIds.length > 0)).toBe(true);
    const [best] = planned.plans;
    const made = ok(
      await createJourney(
        platform,
        staff,
        platform.ids.uuid(),
        journeyRequestSchema.parse({
          purpose: 'appointment',
          passengers: { adults: 1, children: 0 },
          parts: best?.parts,
        }),
      ),
    );
    expect(made.map(({ mode }) => mode)).toEqual(best?.legs.map(({ mode }) => mode));
    // Months ahead: nobody is asked before the lead time.
    await scene.settle(made[0]?.id ?? '');
    expect((await scene.read(made[0]?.id ?? '')).offers).toEqual([]);
  });
});

describe('a way back whose time is open', () => {
  it('has somebody on call asked until it has one, and is then offered', async () => {
    const there = ok(
      await createTrip(platform, staff, platform.ids.uuid(), {
        ...request,
        purpose: 'appointment',
        when: { kind: 'at', at: inMinutes(60) },
        return: { kind: 'open', about: inMinutes(240) },
      }),
    );
    const [, back] = ok(await openJourney(platform, there.journey?.id ?? ''));
    if (back === undefined) throw new Error('there is a way back');
    expect(back).toMatchObject({ status: 'requested', legs: [{ from: there.legs[0]?.to, to: there.legs[0]?.from }] });
    scene.hub.tick(241 * MINUTE);
    await scene.settle(back.id);
    const asked = await scene.read(back.id);
    expect(asked.trip.alert).toMatchObject({ kind: 'return-open', turn: 0 });
    expect(asked.offers).toEqual([]);
    ok(await setTripTime(platform, staff, back.id, asked.trip.version, { kind: 'now' }));
    await scene.settle(back.id);
    expect((await scene.read(back.id)).trip.status).toBe('offering');
  });
});

describe('a seat on what runs by a timetable', () => {
  it('is booked by somebody of the hub, and no partner is asked', async () => {
    const departsAt = inMinutes(120);
    const planned = { departsAt, arrivesAt: inMinutes(240), carriage: 'scheduled' as const };
    const trip = ok(
      await createTrip(platform, staff, platform.ids.uuid(), {
        ...request,
        when: { kind: 'at', at: departsAt },
        planned,
      }),
    );
    await scene.settle(trip.id);
    const told = await scene.read(trip.id);
    expect(told.trip.alert?.kind).toBe('to-book');
    expect(told.offers).toEqual([]);
    const [airline] = (await scene.dispatched()).offers;
    const organizationId = airline?.organizationId ?? '';
    const booked = ok(await assignTrip(platform, staff, trip.id, told.trip.version, { organizationId }));
    expect(booked).toMatchObject({ status: 'accepted', acceptance: { organizationId } });
    await scene.settle(trip.id);
    // Where she is hidden is no business of an airline, even of one with a telephone.
    expect(await scene.textsTo(organizationId, trip.id)).toEqual([]);
    expect((await platform.table.query({ pk: `TRIP#${trip.id}`, prefix: 'LINK' })).items).toEqual([]);
    const seat = (await scene.read(trip.id)).offers.at(-1)?.id ?? '';
    const carried = ok(await recordAnswer(platform, staff, trip.id, seat, { kind: 'picked-up' }));
    expect(carried.status).toBe('picked-up');
  });

  it('may be one of a carrier that cannot be texted; whoever drives must be', async () => {
    const scheduled = { departsAt: inMinutes(120), arrivesAt: inMinutes(240), carriage: 'scheduled' as const };
    const made = async (planned?: typeof scheduled) =>
      ok(
        await createTrip(platform, staff, platform.ids.uuid(), {
          ...request,
          when: { kind: 'at', at: inMinutes(120) },
          ...(planned && { planned }),
        }),
      );
    const { organizations } = await loadDirectory(platform);
    const organizationId = organizations.find(({ dispatchPhones }) => dispatchPhones.length === 0)?.id ?? '';
    const flight = await made(scheduled);
    const booked = ok(await assignTrip(platform, staff, flight.id, flight.version, { organizationId }));
    expect(acceptanceOf(booked)).toMatchObject({ organizationId });
    const drive = await made();
    expect(await assignTrip(platform, staff, drive.id, drive.version, { organizationId })).toMatchObject({
      code: 'organization-unknown',
    });
    ok(await cancelTrip(platform, staff, flight.id, booked.version, 'no longer needed'));
    await scene.settle(flight.id);
    // Somebody has to give the seat back.
    expect(await scene.alertsAbout(flight.id)).toEqual([
      expect.stringMatching(/taken back or cancelled|retiré ou annulé/),
    ]);
  });
});

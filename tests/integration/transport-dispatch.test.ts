import { beforeAll, describe, expect, it } from 'vitest';
import { createPersonWrites } from '../../shared/people/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import { wayClosed } from '../../shared/transport/closed-way.ts';
import { tripWrites } from '../../shared/transport/creation-service.ts';
import {
  cancelTrip,
  createTrip,
  listTrips,
  recordAnswer,
  redispatchTrip,
  reviewTripNow,
  type Trip,
} from '../../shared/transport/index.ts';
import { ok, request, staff, transportScene, type Scene } from './transport-scene.ts';

const DAY_MS = 86_400_000;
/** At 15:00 UTC of a day so far ahead that no report on a road speaks of it. */
const nextYear = (month: number, day: number): string =>
  new Date(Date.UTC(platform.clock().getUTCFullYear() + 1, month - 1, day, 15)).toISOString();
let scene: Scene;
let platform: Platform;
beforeAll(async () => {
  scene = await transportScene();
  platform = scene.platform;
});

describe('a trip that is asked for', () => {
  it('is offered to the first wave of partners, who learn no more than they need', async () => {
    const { trip, offers, first } = await scene.dispatched();
    expect(trip.status).toBe('offering');
    expect(offers).toHaveLength(2);
    const [ask] = await scene.textsTo(first.organizationId, trip.id);
    expect(ask).toContain(first.code);
    expect(ask).toContain('Attawapiskat');
    expect(ask).not.toMatch(/Timmins|House|band office/);
    expect(trip.clock?.at).toBe(new Date(platform.clock().getTime() + 300_000).toISOString());
  });

  it('made twice with the same id is one trip', async () => {
    const id = platform.ids.uuid();
    const [one, two] = await Promise.all([
      createTrip(platform, staff, id, request),
      createTrip(platform, staff, id, request),
    ]);
    expect(ok(one).createdAt).toBe(ok(two).createdAt);
    expect((await scene.read(id)).history).toHaveLength(1);
  });

  it('is refused with the field when a place or person is unknown, or the time has passed', async () => {
    const to = { kind: 'location' as const, locationId: platform.ids.uuid() };
    const from = { kind: 'community' as const, communityId: 'fn-143' };
    expect(await createTrip(platform, staff, platform.ids.uuid(), { ...request, legs: [{ from, to }] })).toMatchObject({
      code: 'place-unknown',
      field: 'legs.0.to',
    });
    const town = (name: string) => ({ kind: 'community' as const, communityId: `place-${name}` });
    const apart = [
      { from: town('hearst'), to: town('kapuskasing') },
      { from: town('timmins'), to: town('cochrane') },
    ];
    expect(await createTrip(platform, staff, platform.ids.uuid(), { ...request, legs: apart })).toMatchObject({
      code: 'legs-apart',
      field: 'legs.1.from',
    });
    const road = { ...request, mode: 'winter-road' as const, when: { kind: 'at' as const, at: nextYear(6, 10) } };
    expect(await createTrip(platform, staff, platform.ids.uuid(), road)).toMatchObject({
      code: 'way-closed',
      field: 'mode',
    });
    const personId = platform.ids.uuid();
    expect(await createTrip(platform, staff, platform.ids.uuid(), { ...request, personId })).toMatchObject({
      code: 'person-not-found',
    });
    const when = { kind: 'at' as const, at: '2020-01-01T00:00:00Z' };
    expect(await createTrip(platform, staff, platform.ids.uuid(), { ...request, when })).toMatchObject({
      code: 'too-late',
      field: 'when.at',
    });
  });

  it('by a way that is closed goes on for whoever knows better, and the history says so', async () => {
    const id = platform.ids.uuid();
    const when = { kind: 'at', at: nextYear(6, 10) } as const;
    const made = await createTrip(platform, staff, id, { ...request, mode: 'winter-road', evenIfClosed: true, when });
    expect(ok(made)).toMatchObject({ status: 'requested', mode: 'winter-road', evenIfClosed: true });
    expect((await scene.read(id)).history[0]).toMatchObject({ event: 'request', reason: 'although-closed' });
  });

  it('comes back by what is open then, whatever the way there', async () => {
    const town = (name: string) => ({ kind: 'community' as const, communityId: name });
    const legs = [{ from: town('place-moosonee'), to: town('fn-144') }];
    const made = await tripWrites(
      platform,
      staff,
      platform.ids.uuid(),
      {
        ...request,
        legs,
        mode: 'boat',
        when: { kind: 'at', at: nextYear(6, 10) },
        return: { kind: 'at', at: nextYear(12, 5) },
      },
      wayClosed,
    );
    expect(isRefusal(made) ? [made] : made.trips.map(({ mode }) => mode)).toEqual(['boat', undefined]);
  });

  it('stands in the work list of its state, and with its person', async () => {
    const { personId, writes } = await createPersonWrites(platform, { ageBand: '18-plus', language: 'fr' });
    await platform.table.write(writes);
    const { trip } = await scene.dispatched({ personId });
    const open = await listTrips(platform, { status: 'offering', limit: 100 });
    expect(open.items.map(({ id }) => id)).toContain(trip.id);
    expect((await listTrips(platform, { personId })).items.map(({ id }) => id)).toEqual([trip.id]);
  });
});

describe('a partner that accepts', () => {
  it('gets the trip in two round trips, and the others are told that it is covered', async () => {
    const { trip, first, second } = await scene.dispatched();
    await scene.say(first.organizationId, 'merci');
    scene.hub.meter.reset();
    const reply = await scene.say(first.organizationId, `oui ${first.code.toLowerCase()} 40 min`);
    expect(scene.hub.meter.roundTrips).toBe(2);
    expect(reply).toContain(`${platform.publicUrl}/p/`);
    const taken = await scene.read(trip.id);
    expect(taken.trip).toMatchObject({
      status: 'accepted',
      acceptance: { organizationId: first.organizationId, etaMinutes: 40 },
    });
    expect(taken.offers.map(({ closedAs }) => closedAs).sort()).toEqual(['accepted', 'withdrawn']);
    await scene.settle(trip.id);
    const [, covered] = await scene.textsTo(second.organizationId, trip.id);
    expect(covered).toContain(second.code);
    expect(await scene.say(second.organizationId, `yes ${second.code}`)).toMatch(/covered|s'occupe/);
    await scene.settle(trip.id);
    expect(await scene.textsTo(second.organizationId, trip.id)).toHaveLength(2);
    expect((await scene.read(trip.id)).trip.clock).toBeDefined();
  });

  it('is told the same again when the webhook is repeated, and nothing changes', async () => {
    const { trip, first } = await scene.dispatched();
    const reply = await scene.say(first.organizationId, `yes ${first.code}`, 'SM-replayed');
    const before = await scene.read(trip.id);
    expect(await scene.say(first.organizationId, `yes ${first.code}`, 'SM-replayed')).toBe(reply);
    expect(await scene.read(trip.id)).toEqual(before);
    expect(await scene.say(first.organizationId, `yes ${first.code}`)).not.toContain('/p/');
  });

  it('carries it out by text to the end', async () => {
    const { trip, first } = await scene.dispatched();
    await scene.say(first.organizationId, `ok ${first.code}`);
    await scene.settle(trip.id);
    const steps: [string, Trip['status']][] = [
      ['on my way', 'en-route'],
      ['arrived', 'en-route'],
      [`picked up ${first.code}`, 'picked-up'],
      ['done', 'completed'],
    ];
    for (const [text, status] of steps) {
      await scene.say(first.organizationId, `${text} ${first.code}`);
      await scene.settle(trip.id);
      expect((await scene.read(trip.id)).trip.status).toBe(status);
    }
    const { trip: ended, offers, history } = await scene.read(trip.id);
    expect(ended.clock).toBeUndefined();
    expect(offers.every(({ closedAs }) => closedAs !== undefined)).toBe(true);
    expect(history.map(({ event }) => event)).toEqual(['request', 'ask', 'accept', 'depart', 'pick-up', 'complete']);
    expect(await scene.say(first.organizationId, `yes ${first.code}`)).toMatch(/finished|terminé/);
    // Clocks that were set on the way ring in vain.
    scene.hub.tick(DAY_MS);
    await scene.settle(trip.id);
    expect(await scene.timersOf(trip.id)).toEqual([]);
    expect(await scene.read(trip.id)).toMatchObject({ trip: ended, offers, history });
    expect((await listTrips(platform, { status: 'completed', limit: 100 })).items.map(({ id }) => id)).toContain(
      trip.id,
    );
  });

  it('and then cannot come sets the trip free again, and a human is alerted', async () => {
    const { trip, first, second } = await scene.dispatched();
    await scene.say(first.organizationId, `yes ${first.code}`);
    await scene.settle(trip.id);
    expect(await scene.say(first.organizationId, `can't make it ${first.code}`)).toMatch(/Others|d'autres/);
    await scene.settle(trip.id);
    const again = await scene.read(trip.id);
    expect(again.trip).toMatchObject({ status: 'offering', round: 2, alert: { kind: 'partner-withdrew' } });
    const asked = again.offers.filter(({ round }) => round === 2).map(({ organizationId }) => organizationId);
    expect(asked).toContain(second.organizationId);
    expect(asked).not.toContain(first.organizationId);
  });
});

describe('a wave', () => {
  it('that all declined makes room for the next at once', async () => {
    const { trip, first, second } = await scene.dispatched();
    await scene.say(first.organizationId, `non ${first.code}`);
    await scene.settle(trip.id);
    expect((await scene.read(trip.id)).offers).toHaveLength(2);
    await scene.say(second.organizationId, `no ${second.code}`);
    await scene.settle(trip.id);
    const { trip: next, offers } = await scene.read(trip.id);
    expect(next).toMatchObject({ status: 'offering', wave: 2 });
    expect(offers.length).toBeGreaterThan(2);
  });

  it('of silent partners is passed over by the timer; a late yes is welcome while somebody waits', async () => {
    const { trip, first } = await scene.dispatched();
    scene.hub.tick(299_000);
    await scene.settle(trip.id);
    expect((await scene.read(trip.id)).trip.wave).toBe(1);
    scene.hub.tick(1_000);
    await scene.settle(trip.id);
    const passed = await scene.read(trip.id);
    expect(passed.trip.wave).toBe(2);
    expect(passed.offers.filter(({ closedAs }) => closedAs === 'expired')).toHaveLength(2);
    await scene.say(first.organizationId, `yes ${first.code}`);
    expect((await scene.read(trip.id)).trip).toMatchObject({ status: 'accepted', acceptance: { offerId: first.id } });
  });

  it('whose texts do not arrive does not hold the trip up: others are asked in their place', async () => {
    const { trip, offers } = await scene.dispatched();
    for (const { textId } of offers) {
      await platform.table.write([
        {
          update: { pk: `OUTBOX#${textId}`, sk: 'SMS' },
          set: 'SET #status = :failed',
          names: { status: 'status' },
          values: { failed: 'failed' },
        },
      ]);
    }
    await reviewTripNow(platform, trip.id);
    const { trip: next, offers: now } = await scene.read(trip.id);
    expect(next.wave).toBe(1);
    expect(now.filter(({ closedBecause }) => closedBecause === 'unreachable')).toHaveLength(2);
    // There are three planes in all.
    expect(now.filter(({ closedAs }) => closedAs === undefined)).toHaveLength(1);
  });

  it('after the last leaves the trip unfilled with a human told, then told again, until somebody comes', async () => {
    const { trip, first } = await scene.dispatched();
    for (let look = 0; look < 6; look += 1) {
      scene.hub.tick(300_000);
      await scene.settle(trip.id);
    }
    const unfilled = await scene.read(trip.id);
    expect(unfilled.trip).toMatchObject({ status: 'unfilled', alert: { kind: 'unfilled' } });
    expect(unfilled.offers.every(({ closedAs }) => closedAs === 'expired')).toBe(true);
    scene.hub.tick(DAY_MS);
    await scene.settle(trip.id);
    const reminded = await scene.read(trip.id);
    expect(reminded.trip.alert?.count).toBeGreaterThan(unfilled.trip.alert?.count ?? 0);
    expect(reminded.trip.clock).toBeDefined();
    await scene.say(first.organizationId, `oui ${first.code}`);
    expect((await scene.read(trip.id)).trip.status).toBe('accepted');
  });
});

describe('a review', () => {
  it('that is repeated, or run by two at once, acts once', async () => {
    const trip = ok(await createTrip(platform, staff, platform.ids.uuid(), request));
    const timerId = trip.clock?.timerId;
    const other = scene.hub.another();
    await Promise.all([
      reviewTripNow(platform, trip.id, timerId),
      reviewTripNow(other, trip.id, timerId),
      reviewTripNow(platform, trip.id),
    ]);
    await reviewTripNow(platform, trip.id);
    expect((await scene.read(trip.id)).offers).toHaveLength(2);
    expect(await scene.timersOf(trip.id)).toHaveLength(1);
  });
});

describe('a coordinator', () => {
  it('calls a trip off, and whoever was asked is told', async () => {
    const { trip, first } = await scene.dispatched();
    expect(await cancelTrip(platform, staff, trip.id, 1, 'found a ride')).toMatchObject({ code: 'changed-meanwhile' });
    const cancelled = ok(await cancelTrip(platform, staff, trip.id, trip.version, 'found a ride'));
    expect(cancelled.status).toBe('cancelled');
    await scene.settle(trip.id);
    expect((await scene.textsTo(first.organizationId, trip.id)).at(-1)).toMatch(/cancelled|annulé/);
    expect(await scene.say(first.organizationId, `yes ${first.code}`)).toMatch(/no longer needed|plus nécessaire/);
    expect((await scene.read(trip.id)).trip).toMatchObject({ status: 'cancelled', closedReason: 'found a ride' });
  });

  it('writes down an acceptance by telephone; the partner is sent the link', async () => {
    const { trip, first } = await scene.dispatched();
    const taken = ok(await recordAnswer(platform, staff, trip.id, first.id, { kind: 'accept' }));
    expect(taken.status).toBe('accepted');
    expect((await scene.textsTo(first.organizationId, trip.id)).at(-1)).toContain('/p/');
    expect(await recordAnswer(platform, staff, trip.id, first.id, { kind: 'accept' })).toMatchObject({
      kind: 'conflict',
    });
  });

  it('takes a trip back and asks others; a late word of the first partner cannot take it again', async () => {
    const { trip, first } = await scene.dispatched();
    await scene.say(first.organizationId, `yes ${first.code}`);
    const held = await scene.read(trip.id);
    ok(await redispatchTrip(platform, staff, trip.id, held.trip.version, 'no answer by phone'));
    await scene.settle(trip.id);
    await scene.say(first.organizationId, `yes ${first.code}`);
    const again = await scene.read(trip.id);
    expect(again.trip).toMatchObject({ status: 'offering', round: 2 });
    expect(again.offers.some((one) => one.round === 2 && one.organizationId === first.organizationId)).toBe(false);
  });
});

describe('a trip that is off, for the partner who has it and stopped texts', () => {
  it.each(['cancel', 'redispatch'] as const)('is told by whoever is on call after a %s, not by a text', async (how) => {
    const { trip, first } = await scene.dispatched();
    await scene.say(first.organizationId, `yes ${first.code}`);
    await scene.settle(trip.id);
    await scene.say(first.organizationId, 'STOP');
    await scene.settle(trip.id);
    const before = await scene.textsTo(first.organizationId, trip.id);
    const alertsBefore = await scene.alertsAbout(trip.id);
    const { trip: held } = await scene.read(trip.id);
    const change = how === 'cancel' ? cancelTrip : redispatchTrip;
    ok(await change(platform, staff, trip.id, held.version, 'other plans'));
    await scene.settle(trip.id);
    await reviewTripNow(platform, trip.id);
    expect(await scene.textsTo(first.organizationId, trip.id)).toEqual(before);
    const calls = (await scene.alertsAbout(trip.id)).slice(alertsBefore.length);
    expect(calls.filter((body) => /cannot be texted|ne peut pas recevoir/.test(body))).toHaveLength(1);
    await scene.say(first.organizationId, 'START');
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { directoryOfHubFile, loadHub } from '../../shared/directory/index.ts';
import { openOutbox } from '../../shared/messaging/store.ts';
import { parseOutbox } from '../../shared/messaging/index.ts';
import { answerPartner, registerPartnerLine } from '../../shared/partners/index.ts';
import { createPersonWrites } from '../../shared/people/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal, type Refusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { parseTimer, pendingBy, type Timer } from '../../shared/platform/timer.ts';
import {
  answerThroughLink,
  cancelTrip,
  createTrip,
  listTrips,
  openLink,
  openTrip,
  recordAnswer,
  redispatchTrip,
  reviewTripNow,
  type Offer,
  type Trip,
  type TripHistory,
  type TripRequest,
} from '../../shared/transport/index.ts';
import { demoHub, setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

const staff: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
const HOUSE_IN_TIMMINS = '22d44ef8-ce49-50d7-b046-5ba3f3c27470';
const DAY_MS = 86_400_000;

const request: TripRequest = {
  purpose: 'safe-place',
  legs: [
    { from: { kind: 'community', communityId: 'fn-143' }, to: { kind: 'location', locationId: HOUSE_IN_TIMMINS } },
  ],
  when: { kind: 'now' },
  passengers: { adults: 1, children: 1 },
  accessibility: [],
  avoid: { organizationIds: [], locationIds: [], communityIds: [] },
  pickupDetails: 'Side door of the band office, ask for M.',
};

function ok<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(value.code);
  return value;
}

let hub: TestPlatform;
let platform: Platform;
let sid = 0;

beforeAll(async () => {
  hub = await testPlatform();
  platform = hub.platform;
  await setUpDemoHub(platform);
});

const phoneOf = (organizationId: string): string => {
  const found = demoHub().organizations.find(({ id }) => id === organizationId)?.dispatchPhones[0];
  if (found === undefined) throw new Error('no such partner');
  return found;
};

const say = async (organizationId: string, body: string, messageSid = `SM${(sid += 1)}`): Promise<string> =>
  (await answerPartner(platform, { from: phoneOf(organizationId), body, messageSid })).reply ?? '';

async function timersOf(tripId: string): Promise<Timer[]> {
  const timers: Timer[] = [];
  let cursor: string | undefined;
  do {
    const page = await pendingBy(platform.table, '9999', 100, cursor);
    timers.push(...page.items.filter(({ pk }) => pk.startsWith('TIMER#')).map(parseTimer));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return timers.filter(({ work }) => work.what === 'review-trip' && work.tripId === tripId);
}

/** What the stream and the sweeper do: every timer of the trip that is due. */
async function settle(tripId: string): Promise<void> {
  for (;;) {
    const now = platform.clock().toISOString();
    const due = (await timersOf(tripId)).filter(({ dueAt }) => dueAt <= now);
    if (due.length === 0) return;
    for (const timer of due) await reviewTripNow(platform, tripId, timer.id);
  }
}

type Opened = { trip: Trip; offers: Offer[]; history: TripHistory[] };
const read = async (tripId: string): Promise<Opened> => ok(await openTrip(platform, tripId));

async function dispatched(change: Partial<TripRequest> = {}): Promise<Opened & { first: Offer; second: Offer }> {
  const trip = ok(await createTrip(platform, staff, platform.ids.uuid(), { ...request, ...change }));
  await settle(trip.id);
  const opened = await read(trip.id);
  const [first, second] = opened.offers;
  if (first === undefined || second === undefined) throw new Error('two partners were to be asked');
  return { ...opened, first, second };
}

/** Every text still in the outbox to a partner about this trip, oldest first. */
async function textsTo(organizationId: string, tripId: string): Promise<string[]> {
  const texts: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await pendingBy(platform.table, '9999', 100, cursor);
    for (const item of page.items.filter(({ pk }) => pk.startsWith('OUTBOX#'))) {
      const text = parseOutbox(item);
      const opened = text.about.id === tripId ? await openOutbox(platform, text) : undefined;
      if (opened?.to === phoneOf(organizationId)) texts.push(opened.body);
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return texts;
}

describe('a trip that is asked for', () => {
  it('is offered to the first wave of partners, who learn no more than they need', async () => {
    const { trip, offers, first } = await dispatched();
    expect(trip.status).toBe('offering');
    expect(offers).toHaveLength(2);
    const [ask] = await textsTo(first.organizationId, trip.id);
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
    expect((await read(id)).history).toHaveLength(1);
  });

  it('is refused with the field when a place or person is unknown, or the time has passed', async () => {
    const to = { kind: 'location' as const, locationId: platform.ids.uuid() };
    const from = { kind: 'community' as const, communityId: 'fn-143' };
    expect(await createTrip(platform, staff, platform.ids.uuid(), { ...request, legs: [{ from, to }] })).toMatchObject({
      code: 'place-unknown',
      field: 'legs.0.to',
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

  it('stands in the work list of its state, and with its person', async () => {
    const { personId, writes } = await createPersonWrites(platform, { ageBand: '18-plus', language: 'fr' });
    await platform.table.write(writes);
    const { trip } = await dispatched({ personId });
    const open = await listTrips(platform, { status: 'offering', limit: 100 });
    expect(open.items.map(({ id }) => id)).toContain(trip.id);
    expect((await listTrips(platform, { personId })).items.map(({ id }) => id)).toEqual([trip.id]);
  });
});

describe('a partner that accepts', () => {
  it('gets the trip in two round trips, and the others are told that it is covered', async () => {
    const { trip, first, second } = await dispatched();
    await say(first.organizationId, 'merci');
    hub.meter.reset();
    const reply = await say(first.organizationId, `oui ${first.code.toLowerCase()} 40 min`);
    expect(hub.meter.roundTrips).toBe(2);
    expect(reply).toContain(`${platform.publicUrl}/p/`);
    const taken = await read(trip.id);
    expect(taken.trip).toMatchObject({
      status: 'accepted',
      acceptance: { organizationId: first.organizationId, etaMinutes: 40 },
    });
    expect(taken.offers.map(({ closedAs }) => closedAs).sort()).toEqual(['accepted', 'withdrawn']);
    await settle(trip.id);
    const [, covered] = await textsTo(second.organizationId, trip.id);
    expect(covered).toContain(second.code);
    expect(await say(second.organizationId, `yes ${second.code}`)).toMatch(/covered|s'occupe/);
    await settle(trip.id);
    expect(await textsTo(second.organizationId, trip.id)).toHaveLength(2);
    expect((await read(trip.id)).trip.clock).toBeDefined();
  });

  it('is told the same again when the webhook is repeated, and nothing changes', async () => {
    const { trip, first } = await dispatched();
    const reply = await say(first.organizationId, `yes ${first.code}`, 'SM-replayed');
    const before = await read(trip.id);
    expect(await say(first.organizationId, `yes ${first.code}`, 'SM-replayed')).toBe(reply);
    expect(await read(trip.id)).toEqual(before);
    expect(await say(first.organizationId, `yes ${first.code}`)).not.toContain('/p/');
  });

  it('carries it out by text to the end', async () => {
    const { trip, first } = await dispatched();
    await say(first.organizationId, `ok ${first.code}`);
    await settle(trip.id);
    const steps: [string, Trip['status']][] = [
      ['on my way', 'en-route'],
      ['arrived', 'en-route'],
      [`picked up ${first.code}`, 'picked-up'],
      ['done', 'completed'],
    ];
    for (const [text, status] of steps) {
      await say(first.organizationId, `${text} ${first.code}`);
      await settle(trip.id);
      expect((await read(trip.id)).trip.status, text).toBe(status);
    }
    const { trip: ended, offers, history } = await read(trip.id);
    expect(ended.clock).toBeUndefined();
    expect(offers.every(({ closedAs }) => closedAs !== undefined)).toBe(true);
    expect(history.map(({ event }) => event)).toEqual(['request', 'ask', 'accept', 'depart', 'pick-up', 'complete']);
    expect(await say(first.organizationId, `yes ${first.code}`)).toMatch(/finished|terminé/);
    // Clocks that were set on the way ring in vain.
    hub.tick(DAY_MS);
    await settle(trip.id);
    expect(await timersOf(trip.id)).toEqual([]);
    expect(await read(trip.id)).toEqual({ trip: ended, offers, history });
    expect((await listTrips(platform, { status: 'completed', limit: 100 })).items.map(({ id }) => id)).toContain(
      trip.id,
    );
  });

  it('and then cannot come sets the trip free again, and a human is alerted', async () => {
    const { trip, first, second } = await dispatched();
    await say(first.organizationId, `yes ${first.code}`);
    await settle(trip.id);
    expect(await say(first.organizationId, `can't make it ${first.code}`)).toMatch(/Others|d'autres/);
    await settle(trip.id);
    const again = await read(trip.id);
    expect(again.trip).toMatchObject({ status: 'offering', round: 2, alert: { kind: 'partner-withdrew' } });
    const asked = again.offers.filter(({ round }) => round === 2).map(({ organizationId }) => organizationId);
    expect(asked).toContain(second.organizationId);
    expect(asked).not.toContain(first.organizationId);
  });
});

describe('a wave', () => {
  it('that all declined makes room for the next at once', async () => {
    const { trip, first, second } = await dispatched();
    await say(first.organizationId, `non ${first.code}`);
    await settle(trip.id);
    expect((await read(trip.id)).offers).toHaveLength(2);
    await say(second.organizationId, `no ${second.code}`);
    await settle(trip.id);
    const { trip: next, offers } = await read(trip.id);
    expect(next).toMatchObject({ status: 'offering', wave: 2 });
    expect(offers.length).toBeGreaterThan(2);
  });

  it('of silent partners is passed over by the timer; a late yes is welcome while somebody waits', async () => {
    const { trip, first } = await dispatched();
    hub.tick(299_000);
    await settle(trip.id);
    expect((await read(trip.id)).trip.wave).toBe(1);
    hub.tick(1_000);
    await settle(trip.id);
    const passed = await read(trip.id);
    expect(passed.trip.wave).toBe(2);
    expect(passed.offers.filter(({ closedAs }) => closedAs === 'expired')).toHaveLength(2);
    await say(first.organizationId, `yes ${first.code}`);
    expect((await read(trip.id)).trip).toMatchObject({ status: 'accepted', acceptance: { offerId: first.id } });
  });

  it('whose texts do not arrive does not hold the trip up', async () => {
    const { trip, offers } = await dispatched();
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
    const { trip: next, offers: now } = await read(trip.id);
    expect(next.wave).toBe(2);
    expect(now.filter(({ closedBecause }) => closedBecause === 'unreachable')).toHaveLength(2);
  });

  it('after the last leaves the trip unfilled with a human told, then told again, until somebody comes', async () => {
    const { trip, first } = await dispatched();
    for (let look = 0; look < 6; look += 1) {
      hub.tick(300_000);
      await settle(trip.id);
    }
    const unfilled = await read(trip.id);
    expect(unfilled.trip).toMatchObject({ status: 'unfilled', alert: { kind: 'unfilled' } });
    expect(unfilled.offers.every(({ closedAs }) => closedAs === 'expired')).toBe(true);
    hub.tick(DAY_MS);
    await settle(trip.id);
    const reminded = await read(trip.id);
    expect(reminded.trip.alert?.count).toBeGreaterThan(unfilled.trip.alert?.count ?? 0);
    expect(reminded.trip.clock).toBeDefined();
    await say(first.organizationId, `oui ${first.code}`);
    expect((await read(trip.id)).trip.status).toBe('accepted');
  });
});

describe('a review', () => {
  it('that is repeated, or run by two at once, acts once', async () => {
    const trip = ok(await createTrip(platform, staff, platform.ids.uuid(), request));
    const timerId = trip.clock?.timerId;
    const other = hub.another();
    await Promise.all([
      reviewTripNow(platform, trip.id, timerId),
      reviewTripNow(other, trip.id, timerId),
      reviewTripNow(platform, trip.id),
    ]);
    await reviewTripNow(platform, trip.id);
    expect((await read(trip.id)).offers).toHaveLength(2);
    expect(await timersOf(trip.id)).toHaveLength(1);
  });
});

describe('a coordinator', () => {
  it('calls a trip off, and whoever was asked is told', async () => {
    const { trip, first } = await dispatched();
    expect(await cancelTrip(platform, staff, trip.id, 1, 'found a ride')).toMatchObject({ code: 'changed-meanwhile' });
    const cancelled = ok(await cancelTrip(platform, staff, trip.id, trip.version, 'found a ride'));
    expect(cancelled.status).toBe('cancelled');
    await settle(trip.id);
    expect((await textsTo(first.organizationId, trip.id)).at(-1)).toMatch(/cancelled|annulé/);
    expect(await say(first.organizationId, `yes ${first.code}`)).toMatch(/no longer needed|plus nécessaire/);
    expect((await read(trip.id)).trip).toMatchObject({ status: 'cancelled', closedReason: 'found a ride' });
  });

  it('writes down an acceptance by telephone; the partner is sent the link', async () => {
    const { trip, first } = await dispatched();
    const taken = ok(await recordAnswer(platform, staff, trip.id, first.id, { kind: 'accept' }));
    expect(taken.status).toBe('accepted');
    expect((await textsTo(first.organizationId, trip.id)).at(-1)).toContain('/p/');
    expect(await recordAnswer(platform, staff, trip.id, first.id, { kind: 'accept' })).toMatchObject({
      kind: 'conflict',
    });
  });

  it('takes a trip back and asks others; a late word of the first partner cannot take it again', async () => {
    const { trip, first } = await dispatched();
    await say(first.organizationId, `yes ${first.code}`);
    const held = await read(trip.id);
    ok(await redispatchTrip(platform, staff, trip.id, held.trip.version, 'no answer by phone'));
    await settle(trip.id);
    await say(first.organizationId, `yes ${first.code}`);
    const again = await read(trip.id);
    expect(again.trip).toMatchObject({ status: 'offering', round: 2 });
    expect(again.offers.some((one) => one.round === 2 && one.organizationId === first.organizationId)).toBe(false);
  });
});

describe('the link to the details', () => {
  const tokenIn = (reply: string): string => /\/p\/([\w-]{22})/.exec(reply)?.[1] ?? '';

  it('opens for the partner who accepted, until the trip is over', async () => {
    const { trip, first } = await dispatched();
    const token = tokenIn(await say(first.organizationId, `yes ${first.code}`));
    const opened = await openLink(platform, token);
    expect(opened).toMatchObject({ status: 'accepted', details: request.pickupDetails });
    expect(opened?.legs[0]?.to.name.en).toBe('House');
    expect(await answerThroughLink(platform, token, 'en-route')).toBe(true);
    expect(await answerThroughLink(platform, token, 'en-route')).toBe(false);
    expect(await answerThroughLink(platform, token, 'completed')).toBe(true);
    expect((await read(trip.id)).trip.status).toBe('completed');
    expect(await openLink(platform, token)).toBeUndefined();
  });

  it('is not stored, only its fingerprint', async () => {
    const { first } = await dispatched();
    const token = tokenIn(await say(first.organizationId, `yes ${first.code}`));
    expect(await platform.table.get({ pk: `LINK#${token}`, sk: 'LINK' })).toBeUndefined();
    expect(
      await platform.table.get({ pk: `LINK#${await platform.fingerprint('partner-link', token)}`, sk: 'LINK' }),
    ).toBeDefined();
  });

  it('is dead when its time is over, when the trip goes to another, and when it is guessed', async () => {
    const one = await dispatched();
    const token = tokenIn(await say(one.first.organizationId, `yes ${one.first.code}`));
    await say(one.first.organizationId, `non ${one.first.code}`);
    expect(await openLink(platform, token)).toBeUndefined();
    const two = await dispatched();
    const other = tokenIn(await say(two.first.organizationId, `yes ${two.first.code}`));
    expect(await openLink(platform, other)).toBeDefined();
    hub.tick(12 * 3_600_000 + 1);
    expect(await openLink(platform, other)).toBeUndefined();
    expect(await openLink(platform, 'AAAAAAAAAAAAAAAAAAAAAA')).toBeUndefined();
    expect(await openLink(platform, '../../etc')).toBeUndefined();
  });
});

describe('a hundred partners who accept one trip at the same instant', () => {
  it('are one winner and ninety-nine kind answers', async () => {
    const crowd = await testPlatform();
    const file = demoHub();
    const carrier = file.organizations.find(({ name }) => name.en === 'Bay Wings (demo)');
    const service = file.services.find(({ organizationId }) => organizationId === carrier?.id);
    if (carrier === undefined || service === undefined) throw new Error('the demo hub lacks its carrier');
    const organizations = Array.from({ length: 100 }, (_, at) => ({
      ...carrier,
      id: platform.ids.uuid(),
      dispatchPhones: [`+1705556${String(1000 + at)}`],
    }));
    const services = organizations.map(({ id }) => ({ ...service, id: platform.ids.uuid(), organizationId: id }));
    const directory = directoryOfHubFile({ ...file, organizations: [], services: [], locations: file.locations });
    await loadHub(
      crowd.platform,
      { ...file.hub, dispatch: { waveSize: 10, waitSeconds: 30, maxWaves: 20 } },
      // Parsed where it is read back.
      JSON.parse(
        JSON.stringify({ ...directory, organizations, services: services.map((one) => ({ ...one, locationIds: [] })) }),
      ),
    );
    for (const organization of organizations) {
      for (const phone of organization.dispatchPhones) {
        await crowd.platform.table.write(await registerPartnerLine(crowd.platform, organization, phone));
      }
    }
    const trip = ok(await createTrip(crowd.platform, staff, crowd.platform.ids.uuid(), request));
    for (let wave = 0; wave < 10; wave += 1) {
      await reviewTripNow(crowd.platform, trip.id);
      crowd.tick(30_000);
    }
    const { offers } = ok(await openTrip(crowd.platform, trip.id));
    expect(offers).toHaveLength(100);
    const phones = new Map(organizations.map(({ id, dispatchPhones }) => [id, dispatchPhones[0] ?? '']));
    const replies = await Promise.all(
      offers.map(async ({ organizationId, code }) => {
        const from = phones.get(organizationId) ?? '';
        return (await answerPartner(crowd.platform, { from, body: `yes ${code}`, messageSid: `SM-${code}-${from}` }))
          .reply;
      }),
    );
    expect(replies.filter((reply) => reply?.includes('/p/'))).toHaveLength(1);
    expect(replies.filter((reply) => /covered|s'occupe/.test(reply ?? ''))).toHaveLength(99);
    const after = ok(await openTrip(crowd.platform, trip.id));
    expect(after.offers.filter(({ closedAs }) => closedAs === 'accepted')).toHaveLength(1);
    for (let look = 0; look < 12; look += 1) await reviewTripNow(crowd.platform, trip.id);
    const told = ok(await openTrip(crowd.platform, trip.id)).offers;
    expect(told.filter(({ closedAs, toldAt }) => closedAs !== 'accepted' && toldAt === undefined)).toEqual([]);
  });

  it('or one partner who texts a hundred times, have one link', async () => {
    const { first } = await dispatched();
    const replies = await Promise.all(
      Array.from({ length: 100 }, () => say(first.organizationId, `oui ${first.code}`)),
    );
    expect(replies.filter((reply) => reply.includes('/p/'))).toHaveLength(1);
    expect(replies.filter((reply) => /is yours|bien à vous/.test(reply) && !reply.includes('/p/'))).toHaveLength(99);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import type { Carrier } from '../../shared/messaging/index.ts';
import { createPersonWrites, erasePerson, giveConsent } from '../../shared/people/index.ts';
import { parseTimer, pendingBy, setTimer, type Timer } from '../../shared/platform/timer.ts';
import { createReferral, listReferrals, openReferral, type Referral } from '../../shared/referrals/index.ts';
import { cancelTrip, createTrip, listTrips, type Trip } from '../../shared/transport/index.ts';
import { doWorkNow } from '../../shared/work/index.ts';
import { demoHub } from '../hub.ts';
import { ok, request, staff, transportScene, type Scene } from './transport-scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await transportScene();
});

/** The work done here sends nothing: texts stay in the outbox. */
const carrier: Carrier = {
  twilioBaseUrl: 'http://localhost:1',
  get sns(): never {
    throw new Error('nobody is told anything here');
  },
  alertTopicArn: '',
};

async function duePersonTimers(personId: string): Promise<Timer[]> {
  const { items } = await pendingBy(scene.platform.table, '9999', 1000);
  return items
    .filter(({ pk }) => pk.startsWith('TIMER#'))
    .map(parseTimer)
    .filter(({ work }) => work.what === 'forget-person' && work.personId === personId);
}

async function forgetNow(personId: string): Promise<void> {
  for (const { id } of await duePersonTimers(personId)) await doWorkNow(scene.platform, carrier, { kind: 'timer', id });
}

interface Known {
  readonly personId: string;
  readonly referral: Referral;
  readonly trip: Trip;
}

/** A person with a referral that a partner was asked about and a trip that partners are being asked about. */
async function someone(): Promise<Known> {
  const { platform } = scene;
  const { personId, writes } = await createPersonWrites(platform, { ageBand: '16-17', language: 'fr' });
  await platform.table.write(writes);
  const consent = { recipient: { kind: 'partners-as-needed' }, purpose: 'referral', how: 'spoken' } as const;
  ok(await giveConsent(platform, staff, personId, platform.ids.uuid(), { ...consent, shares: ['needs'] }));
  const partner = demoHub().organizations.find(({ kinds }) => kinds.includes('mental-health-addictions'));
  const asked = {
    personId,
    organizationId: partner?.id ?? '',
    kind: 'referral',
    needs: ['counselling'],
    urgency: 'urgent',
    ageBand: '16-17',
    communityId: 'fn-143',
  } as const;
  const referral = ok(
    await createReferral(platform, staff, platform.ids.uuid(), { ...asked, needs: [...asked.needs] }, true),
  );
  const trip = ok(
    await createTrip(platform, staff, platform.ids.uuid(), { ...request, personId, accessibility: ['wheelchair'] }),
  );
  await scene.settle(trip.id);
  return { personId, referral, trip };
}

describe('a person who is erased while partners are being asked', () => {
  it('keeps the ride, loses the referral, and in the end neither says whose it was', async () => {
    const { platform } = scene;
    const { personId, referral, trip } = await someone();
    ok(await erasePerson(platform, staff, personId, 'data-request'));
    await forgetNow(personId);
    await scene.settle(trip.id);

    const ended = ok(await openReferral(platform, staff, referral.id));
    expect(ended.referral).toMatchObject({ status: 'cancelled', ageBand: 'unknown', needs: ['counselling'] });
    expect(ended.referral.communityId).toBeUndefined();
    expect(ended.history.at(-1)).toMatchObject({ event: 'cancel', reason: 'person-erased' });
    // Who wipes their traces may still be waiting for that ride.
    expect((await scene.read(trip.id)).trip.status).toBe('offering');
    ok(await cancelTrip(platform, staff, trip.id, (await scene.read(trip.id)).trip.version, 'no longer needed'));
    await scene.settle(trip.id);
    scene.hub.tick(2 * 60 * 60_000);
    await forgetNow(personId);
    const calledOff = await scene.read(trip.id);
    expect(calledOff.trip).toMatchObject({ status: 'cancelled', accessibility: [] });
    expect(calledOff.offers.map(({ closedAs }) => closedAs)).not.toContain(undefined);

    for (const pk of [`REFERRAL#${referral.id}`, `TRIP#${trip.id}`]) {
      const { items } = await platform.table.query({ pk });
      expect(items.length).toBeGreaterThan(1);
      expect(JSON.stringify(items)).not.toContain(personId);
    }
    expect((await listReferrals(platform, staff, { personId })).items).toEqual([]);
    expect((await listTrips(platform, { personId })).items).toEqual([]);
    expect(await duePersonTimers(personId)).toEqual([]);
  });

  it('is forgotten once, however often that is done', async () => {
    const { platform } = scene;
    const { personId, referral } = await someone();
    ok(await erasePerson(platform, staff, personId, 'data-request'));
    await forgetNow(personId);
    const before = ok(await openReferral(platform, staff, referral.id));
    const again = { id: platform.ids.uuid(), dueAt: platform.clock().toISOString() };
    await platform.table.write([
      setTimer({ ...again, work: { what: 'forget-person', personId, by: { kind: 'person' } } }),
    ]);
    await forgetNow(personId);
    expect(ok(await openReferral(platform, staff, referral.id))).toEqual(before);
  });
});

describe('the trips of a person who is erased', () => {
  const HOUR = 3_600_000;
  const soon = (hours: number): string => new Date(scene.platform.clock().getTime() + hours * HOUR).toISOString();
  const newPerson = async (): Promise<string> => {
    const { personId, writes } = await createPersonWrites(scene.platform, { ageBand: '18-plus', language: 'en' });
    await scene.platform.table.write(writes);
    return personId;
  };

  it('are called off when they are only wished for, and whoever was asked is told', async () => {
    const { platform } = scene;
    const personId = await newPerson();
    const when = { kind: 'at', at: soon(1) } as const;
    const { trip, first, second } = await scene.dispatched({ personId, purpose: 'appointment', when });
    ok(await erasePerson(platform, staff, personId, 'data-request'));
    await forgetNow(personId);
    await scene.settle(trip.id);

    const after = await scene.read(trip.id);
    expect(after.trip).toMatchObject({ status: 'cancelled', closedReason: 'person-erased', sealedWith: 'erased' });
    expect(after.trip.personId).toBeUndefined();
    expect(after.trip.clock).toBeUndefined();
    expect(after.history.at(-1)).toMatchObject({ event: 'cancel', reason: 'person-erased', by: { kind: 'clock' } });
    for (const { organizationId } of [first, second]) {
      expect((await scene.textsTo(organizationId, trip.id)).at(-1)).toMatch(/annulé|cancelled/);
    }
    expect(await scene.alertsAbout(trip.id)).toEqual([]);
    expect(await duePersonTimers(personId)).toEqual([]);
  });

  it('go on once somebody comes, and on call hears, once, that the details are lost', async () => {
    const { platform } = scene;
    const personId = await newPerson();
    const { trip, first } = await scene.dispatched({ personId, tellPerson: false });
    await scene.say(first.organizationId, `yes ${first.code}`);
    await scene.settle(trip.id);
    expect(await scene.alertsAbout(trip.id)).toEqual([]);
    ok(await erasePerson(platform, staff, personId, 'data-request'));
    await forgetNow(personId);
    await scene.settle(trip.id);

    const after = await scene.read(trip.id);
    expect(after.trip).toMatchObject({ status: 'accepted', sealedWith: 'erased', attention: { kind: 'details-lost' } });
    expect(after.trip.pickupDetails).toBeUndefined();
    expect(after.history.filter(({ reason }) => reason === 'person-erased')).toMatchObject([{ event: 'details-lost' }]);
    // Nothing is wrong with the partner, who is only to hear what can be read no more.
    const alerts = await scene.alertsAbout(trip.id);
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatch(/effac|erased/);
    expect(alerts[0]).not.toMatch(/problème|problem/);
    scene.hub.tick(HOUR / 60);
    const [again] = await duePersonTimers(personId);
    expect(again?.dueAt).toBeDefined();
    const at = { id: platform.ids.uuid(), dueAt: platform.clock().toISOString() };
    await platform.table.write([
      setTimer({ ...at, work: { what: 'forget-person', personId, by: { kind: 'person' } } }),
    ]);
    await forgetNow(personId);
    await scene.settle(trip.id);
    expect(await scene.alertsAbout(trip.id)).toHaveLength(1);
    expect((await scene.read(trip.id)).trip.version).toBe(after.trip.version);
  });
});

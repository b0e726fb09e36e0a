import { beforeEach, describe, expect, it } from 'vitest';
import { receiveText } from '../../shared/intake/index.ts';
import { createPersonWrites } from '../../shared/people/index.ts';
import { addGoal } from '../../shared/plans/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { changeReferral, createReferral, readFeedback } from '../../shared/referrals/index.ts';
import { takeTripInHand } from '../../shared/transport/index.ts';
import { readQueue } from '../../shared/work/queue/index.ts';
import { ok, partners, referralScene, request as referralRequest, type Scene as Referrals } from './referrals-scene.ts';
import { transportScene, type Scene as Transport } from './transport-scene.ts';

const scope: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
const colleague: Scope = { ...scope, memberId: 'demo-coordinator-2' };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let texts = 0;
const say = (platform: Platform, phone: string, body: string) =>
  receiveText(platform, {
    from: { channel: 'sms', phone },
    body,
    messageSid: `WQ${(texts += 1)}`,
    mediaCount: 0,
  });

describe('texts in the queue', () => {
  let scene: Referrals;
  beforeEach(async () => {
    scene = await referralScene();
  });

  it('stand by how urgent they are, danger first, without a word, a number or a name of anybody', async () => {
    const { platform, hub } = scene;
    await say(platform, '+17055550171', 'Bonjour');
    await say(platform, '+17055550171', 'je veux parler à une personne');
    hub.tick(MINUTE);
    await say(platform, '+17055550172', "Il m'a enfermée, il va me tuer");
    const { items, more } = await readQueue(platform, scope);
    expect(items.map(({ kind, urgency, reason }) => ({ kind, urgency, reason }))).toEqual([
      { kind: 'conversation', urgency: 'danger', reason: 'danger' },
      { kind: 'conversation', urgency: 'now', reason: 'human-asked' },
    ]);
    expect(items[0]?.id).toBe(await platform.phoneKey('+17055550172'));
    expect(more).toEqual({ conversation: false, trip: false, referral: false, 'follow-up': false });
    const told = JSON.stringify(items);
    for (const secret of ['5550171', '5550172', 'enferm', 'personne']) expect(told).not.toContain(secret);
  });

  it('are counted beyond a hundred only as more', async () => {
    const { platform } = scene;
    const phone = (n: number): string => `+1705555${String(1000 + n)}`;
    for (let n = 0; n < 101; n += 1) await say(platform, phone(n), 'je suis en danger');
    const { items, more } = await readQueue(platform, scope);
    expect(items).toHaveLength(100);
    expect(more.conversation).toBe(true);
  });
});

describe('referrals in the queue', () => {
  let scene: Referrals;
  beforeEach(async () => {
    scene = await referralScene();
  });
  const send = async (change = {}) => {
    const { personId } = await scene.person();
    const { platform } = scene;
    return ok(await createReferral(platform, scope, platform.ids.uuid(), referralRequest(personId, change), true));
  };

  it('appear once the answer is later than the hub allows, and go when it comes', async () => {
    const { platform, hub } = scene;
    const urgent = await send();
    const other = await send({ urgency: 'standard', organizationId: partners[1]?.id });
    await scene.settle();
    expect((await readQueue(platform, scope)).items).toEqual([]);
    hub.tick(HOUR);
    const [item, ...rest] = (await readQueue(platform, colleague)).items;
    expect(rest).toEqual([]);
    expect(item).toMatchObject({
      kind: 'referral',
      id: urgent.id,
      urgency: 'now',
      reason: 'overdue',
      status: 'requested',
      organizationId: partners[0]?.id,
      heldBy: 'demo-coordinator',
    });
    hub.tick(23 * HOUR);
    const late = (await readQueue(platform, scope)).items;
    expect(late.map(({ id, urgency }) => ({ id, urgency }))).toEqual([
      { id: urgent.id, urgency: 'now' },
      { id: other.id, urgency: 'today' },
    ]);
    for (const { id } of [urgent, other]) {
      const { version } = await scene.read(id);
      ok(await changeReferral(platform, scope, id, version, { action: 'accept' }));
    }
    expect((await readQueue(platform, scope)).items).toEqual([]);
  });

  it('that were refused are for whoever made them, until they have read it', async () => {
    const { platform } = scene;
    const { id, version } = await send();
    ok(await changeReferral(platform, colleague, id, version, { action: 'reject', rejectReason: 'no-capacity' }));
    await scene.settle();
    expect((await readQueue(platform, scope)).items).toMatchObject([
      { kind: 'referral', id, urgency: 'now', reason: 'rejected', status: 'rejected' },
    ]);
    expect((await readQueue(platform, colleague)).items).toEqual([]);
    ok(await readFeedback(platform, scope, id));
    expect((await readQueue(platform, scope)).items).toEqual([]);
  });

  it('with a problem stay until something happens', async () => {
    const { platform } = scene;
    const { id } = await send();
    await scene.say(partners[0]?.phone ?? '', 'OUI');
    const problem = async () => (await readQueue(platform, scope)).items.map(({ reason }) => reason);
    expect(await problem()).toEqual([]);
    await scene.say(partners[0]?.phone ?? '', 'PROBLEME');
    expect(await problem()).toEqual(['problem']);
    await scene.settle();
    expect(await problem(), 'whoever is on call was told').toEqual(['problem']);
    const { version } = await scene.read(id);
    scene.hub.tick(MINUTE);
    ok(await changeReferral(platform, scope, id, version, { action: 'start' }));
    expect(await problem()).toEqual([]);
  });
});

describe('trips in the queue', () => {
  let scene: Transport;
  beforeEach(async () => {
    scene = await transportScene();
  });
  const inQueue = async () => (await readQueue(scene.platform, scope)).items;

  it('appear when nobody comes forward, say who has them in hand, and go when somebody does', async () => {
    const { platform, hub } = scene;
    const { trip, first } = await scene.dispatched();
    expect(await inQueue(), 'partners are being asked').toEqual([]);
    for (let n = 0; n < 20 && (await scene.read(trip.id)).trip.status !== 'unfilled'; n += 1) {
      hub.tick(10 * MINUTE);
      await scene.settle(trip.id);
    }
    const [item] = await inQueue();
    expect(item).toMatchObject({
      kind: 'trip',
      id: trip.id,
      urgency: 'now',
      reason: 'unfilled',
      reference: trip.id.slice(-6).toUpperCase(),
      inHand: false,
    });
    const { version } = (await scene.read(trip.id)).trip;
    ok(await takeTripInHand(platform, colleague, trip.id, version));
    expect(await inQueue()).toMatchObject([{ reason: 'unfilled', inHand: true, heldBy: 'demo-coordinator-2' }]);
    hub.tick(46 * MINUTE);
    const [after] = await inQueue();
    expect(after).toMatchObject({ reason: 'unfilled', inHand: false });
    expect(after?.heldBy).toBeUndefined();
    await scene.say(first.organizationId, `OUI ${first.code}`);
    await scene.settle(trip.id);
    expect(await inQueue()).toEqual([]);
  });

  it('with a passenger who was not there stay after they are over, until somebody has it in hand', async () => {
    const { platform } = scene;
    const { trip, first } = await scene.dispatched();
    await scene.say(first.organizationId, `OUI ${first.code}`);
    await scene.settle(trip.id);
    await scene.say(first.organizationId, 'ABSENT');
    expect((await scene.read(trip.id)).trip.status).toBe('no-show');
    expect(await inQueue()).toMatchObject([{ kind: 'trip', id: trip.id, urgency: 'now', reason: 'no-show' }]);
    await scene.settle(trip.id);
    const { version } = (await scene.read(trip.id)).trip;
    scene.hub.tick(MINUTE);
    ok(await takeTripInHand(platform, scope, trip.id, version));
    expect(await inQueue()).toEqual([]);
  });
});

describe('the rest of the queue', () => {
  it('holds the next steps due by the calendar of the hub, and counts what can wait', async () => {
    const { platform, hub } = await referralScene();
    const { personId, writes } = await createPersonWrites(platform, { ageBand: '18-plus', language: 'fr' });
    await platform.table.write(writes);
    // Half past ten in the evening in Toronto: another day already in Greenwich.
    hub.setNow('2026-12-02T03:30:00.000Z');
    const due = platform.ids.uuid();
    const area = 'permanent-housing';
    ok(await addGoal(platform, scope, personId, due, { area, words: 'un chez-moi', nextStepOn: '2026-12-01' }));
    ok(await addGoal(platform, scope, personId, platform.ids.uuid(), { area, nextStepOn: '2026-12-02' }));
    const { items, counts } = await readQueue(platform, scope);
    expect(items).toEqual([
      {
        kind: 'follow-up',
        id: due,
        urgency: 'today',
        reason: 'next-step-due',
        since: '2026-12-01T05:00:00.000Z',
        personId,
        area,
        status: 'proposed',
        version: 1,
      },
    ]);
    expect(counts).toEqual({ duplicates: { count: 0, more: false }, organizationsToCall: { count: 0, more: false } });
  });

  it('costs two round trips however much waits, and little more than what it shows', async () => {
    const { platform, hub } = await referralScene();
    await readQueue(platform, scope);
    hub.meter.reset();
    await readQueue(platform, scope);
    expect(hub.meter.roundTrips, 'what is only counted is kept for a minute').toBe(1);
    const idle = hub.meter.readUnits;
    for (let n = 0; n < 5; n += 1) await say(platform, `+1705555018${n}`, 'je suis en danger');
    hub.meter.reset();
    expect((await readQueue(platform, scope)).items).toHaveLength(5);
    expect(hub.meter.roundTrips).toBeLessThanOrEqual(2);
    expect(hub.meter.readUnits - idle).toBeLessThanOrEqual(2);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { answerPartner } from '../../shared/partners/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { ownerOf } from '../../shared/transport/states.ts';
import { takeTripInHand } from '../../shared/transport/index.ts';
import { demoHub } from '../hub.ts';
import { textsWaitingFor } from './transport-person.ts';
import { ok, staff, transportScene, type Scene } from './transport-scene.ts';

const MINUTE = 60_000;
let scene: Scene;
let platform: Platform;
beforeAll(async () => {
  scene = await transportScene();
  platform = scene.platform;
});

const [first, second] = demoHub().hub.onCall.map(({ phone }) => phone);
let sid = 0;
const say = async (phone: string | undefined, body: string): Promise<string> =>
  (await answerPartner(platform, { from: phone ?? '', body, messageSid: `SM-on-call-${(sid += 1)}` })).reply ?? '';
const lastTo = async (phone: string | undefined): Promise<string> =>
  (await textsWaitingFor(platform, phone ?? '')).at(-1) ?? '';
const codeIn = (text: string): string => /OK (\w{4})/.exec(text)?.[1] ?? '';

/** A trip that nobody took. */
async function unfilled(): Promise<string> {
  const { trip } = await scene.dispatched();
  for (let wave = 0; wave < 12; wave += 1) {
    if ((await scene.read(trip.id)).trip.status === 'unfilled') return trip.id;
    scene.hub.tick(5 * MINUTE);
    await scene.settle(trip.id);
  }
  throw new Error('somebody is still being asked');
}

describe('whoever is on call', () => {
  it('is told with a code, and by OK has the trip in hand: nobody else is told for a while', async () => {
    const id = await unfilled();
    expect(ownerOf((await scene.read(id)).trip)).toEqual({ kind: 'on-call', acknowledged: false });
    const code = codeIn(await lastTo(first));
    expect(await say(first, `ok ${code}`)).toContain(code);
    await scene.settle(id);
    const held = await scene.read(id);
    expect(ownerOf(held.trip)).toEqual({ kind: 'on-call', acknowledged: true });
    expect(held.history.map(({ event }) => event)).toContain('acknowledge');
    scene.hub.tick(44 * MINUTE);
    await scene.settle(id);
    expect(await scene.alertsAbout(id)).toHaveLength(1);
    scene.hub.tick(2 * MINUTE);
    await scene.settle(id);
    expect((await scene.read(id)).trip.alert).toMatchObject({ turn: 0, count: 1 });
    expect(await scene.alertsAbout(id)).toHaveLength(2);
  });

  it('who does not answer is followed by the next, then by the first again, ever more slowly', async () => {
    const id = await unfilled();
    const turns: (number | undefined)[] = [];
    for (const minutes of [0, 10, 10, 20, 20, 40]) {
      scene.hub.tick(minutes * MINUTE);
      await scene.settle(id);
      turns.push((await scene.read(id)).trip.alert?.turn);
    }
    expect(turns).toEqual([0, 1, 0, 1, 0, 1]);
    // The code of each stays the same, so that an answer to the first text is understood after the third.
    expect((await scene.read(id)).trip.alertAsks).toHaveLength(2);
  });

  it('who says no passes it on at once', async () => {
    const id = await unfilled();
    await say(first, `non ${codeIn(await lastTo(first))}`);
    await scene.settle(id);
    expect((await scene.read(id)).trip.alert?.turn).toBe(1);
    await say(second, `ok ${codeIn(await lastTo(second))}`);
    await scene.settle(id);
    expect(ownerOf((await scene.read(id)).trip)).toEqual({ kind: 'on-call', acknowledged: true });
  });

  it('is not needed any more once a coordinator has it in hand, or somebody comes', async () => {
    const id = await unfilled();
    const code = codeIn(await lastTo(first));
    const { trip, offers } = await scene.read(id);
    ok(await takeTripInHand(platform, staff, id, trip.version));
    await scene.settle(id);
    scene.hub.tick(40 * MINUTE);
    await scene.settle(id);
    expect(await scene.alertsAbout(id)).toHaveLength(1);
    const partner = offers.find(({ closedAs }) => closedAs === 'expired');
    await scene.say(partner?.organizationId ?? '', `oui ${partner?.code ?? ''}`);
    await scene.settle(id);
    await scene.say(partner?.organizationId ?? '', `à bord ${partner?.code ?? ''}`);
    await scene.say(partner?.organizationId ?? '', `terminé ${partner?.code ?? ''}`);
    await scene.settle(id);
    const over = (await scene.read(id)).trip;
    expect(over.status).toBe('completed');
    expect(over.clock).toBeUndefined();
    expect(await say(first, `ok ${code}`)).not.toMatch(/in your hands|entre vos mains/);
  });
});

describe('nobody at the pickup', () => {
  it('ends the trip, and somebody on call hears of it until one of them says so', async () => {
    const { trip, first: offer } = await scene.dispatched();
    await scene.say(offer.organizationId, `yes ${offer.code}`);
    await scene.settle(trip.id);
    await scene.say(offer.organizationId, `nobody here ${offer.code}`);
    await scene.settle(trip.id);
    const over = await scene.read(trip.id);
    expect(over.trip).toMatchObject({ status: 'no-show', alert: { kind: 'no-show' } });
    expect(over.trip.clock).toBeDefined();
    await say(first, `ok ${codeIn(await lastTo(first))}`);
    await scene.settle(trip.id);
    expect((await scene.read(trip.id)).trip.clock).toBeUndefined();
  });
});

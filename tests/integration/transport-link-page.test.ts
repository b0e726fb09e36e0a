import { beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '../../shared/platform/platform.ts';
import { acceptedTrip, Device, type Accepted } from './partner-device.ts';
import { request, transportScene, type Scene } from './transport-scene.ts';

let scene: Scene;
let platform: Platform;
beforeAll(async () => {
  scene = await transportScene();
  platform = scene.platform;
});

const newDevice = (): Device => new Device(platform);
const accepted = (change: Parameters<Scene['dispatched']>[0] = {}): Promise<Accepted> => acceptedTrip(scene, change);
const statusOf = async (tripId: string): Promise<string> => (await scene.read(tripId)).trip.status;

describe('the page of a trip', () => {
  it('shows what was asked for the person and sealed for the driver, and nothing that was not', async () => {
    const at = new Date(platform.clock().getTime() + 2 * 3_600_000).toISOString();
    const { trip, token } = await accepted({
      legs: [{ from: { kind: 'community', communityId: 'fn-143' }, to: { kind: 'airport', ident: 'CYAT' } }],
      when: { kind: 'at', at },
      passengers: { adults: 1, children: 2, attendants: 1 },
      luggage: 'bulky',
      avoid: {
        organizationIds: [],
        locationIds: [],
        communityIds: ['fn-243'],
        people: 'A man in a red <truck>',
        policeMarks: true,
      },
      agreedAs: 'Someone in a green parka',
    });
    const { html } = await newDevice().open(token);
    for (const words of [
      request.pickupDetails ?? '',
      'Someone in a green parka',
      'A man in a red &lt;truck&gt;',
      'Kashechewan',
      'police',
      '2 enfants',
      '2 children',
      'bulky luggage',
      'CYAT',
    ]) {
      expect(html).toContain(words);
    }
    expect(html).not.toContain(trip.id);
    expect(html).not.toContain('safe-place');
  });

  it('takes minutes with the word that they are on the way, and alone', async () => {
    const { trip, token } = await accepted();
    const phone = newDevice();
    await phone.open(token);
    expect((await phone.press(token, 'eta', { minutes: ' 90 ' })).status).toBe(303);
    expect(await statusOf(trip.id)).toBe('accepted');
    const before = platform.clock().getTime();
    expect((await phone.press(token, 'en-route', { minutes: '40' })).status).toBe(303);
    const after = (await scene.read(trip.id)).trip;
    expect(after).toMatchObject({
      status: 'en-route',
      acceptance: { expectedAt: new Date(before + 40 * 60_000).toISOString() },
    });
    expect((await phone.look(token)).html).toMatch(/au départ vers \d\d\sh\s\d\d/);
  });

  it.each(['', '0', '1441', 'soon', '-5', '4.5'])('refuses "%s" minutes, does nothing and says so', async (minutes) => {
    const { trip, token } = await accepted();
    const phone = newDevice();
    await phone.open(token);
    const { status, html } = await phone.press(token, 'eta', { minutes });
    expect(status).toBe(422);
    expect(html).toContain('role="alert"');
    expect((await scene.read(trip.id)).history.filter(({ event }) => event === 'eta')).toEqual([]);
  });

  it('takes "on my way" without minutes, once', async () => {
    const { trip, token } = await accepted();
    const phone = newDevice();
    await phone.open(token);
    expect((await phone.press(token, 'en-route', { minutes: '' })).status).toBe(303);
    expect((await phone.press(token, 'en-route', { minutes: '' })).status).toBe(409);
    expect(await statusOf(trip.id)).toBe('en-route');
    expect((await phone.press(token, 'picked-up')).status).toBe(303);
    expect(await statusOf(trip.id)).toBe('picked-up');
  });

  it('reports a problem with its reason, and shows that it was heard', async () => {
    const { trip, token } = await accepted();
    const phone = newDevice();
    await phone.open(token);
    expect((await phone.press(token, 'problem:weather')).status).toBe(303);
    const { trip: after, history } = await scene.read(trip.id);
    expect(after.attention?.kind).toBe('problem');
    expect(history.find(({ event }) => event === 'problem')?.reason).toBe('weather');
    expect((await phone.look(token)).html).toContain('Problème signalé');
    expect((await phone.press(token, 'problem:boredom')).status).toBe(422);
  });

  it('does not know a button that is none', async () => {
    const { trip, token } = await accepted();
    const phone = newDevice();
    await phone.open(token);
    expect((await phone.press(token, 'accept')).status).toBe(422);
    expect((await phone.press(token, 'withdraw')).status).toBe(422);
    expect(await statusOf(trip.id)).toBe('accepted');
  });
});

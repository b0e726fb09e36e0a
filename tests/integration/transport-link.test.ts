import { beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '../../shared/platform/platform.ts';
import { answerThroughLink, openLink } from '../../shared/transport/index.ts';
import { request, transportScene, type Scene } from './transport-scene.ts';

let scene: Scene;
let platform: Platform;
beforeAll(async () => {
  scene = await transportScene();
  platform = scene.platform;
});

describe('the link to the details', () => {
  const tokenIn = (reply: string): string => /\/p\/([\w-]{22})/.exec(reply)?.[1] ?? '';

  it('opens for the partner who accepted, until the trip is over', async () => {
    const { trip, first } = await scene.dispatched();
    const token = tokenIn(await scene.say(first.organizationId, `yes ${first.code}`));
    const opened = await openLink(platform, token);
    expect(opened).toMatchObject({ status: 'accepted', details: request.pickupDetails });
    expect(opened?.legs[0]?.to.name.en).toBe('House');
    expect(await answerThroughLink(platform, token, 'en-route')).toBe(true);
    expect(await answerThroughLink(platform, token, 'en-route')).toBe(false);
    expect(await answerThroughLink(platform, token, 'completed')).toBe(true);
    expect((await scene.read(trip.id)).trip.status).toBe('completed');
    expect(await openLink(platform, token)).toBeUndefined();
  });

  it('is not stored, only its fingerprint', async () => {
    const { first } = await scene.dispatched();
    const token = tokenIn(await scene.say(first.organizationId, `yes ${first.code}`));
    expect(await platform.table.get({ pk: `LINK#${token}`, sk: 'LINK' })).toBeUndefined();
    expect(
      await platform.table.get({ pk: `LINK#${await platform.fingerprint('partner-link', token)}`, sk: 'LINK' }),
    ).toBeDefined();
  });

  it('is dead when its time is over, when the trip goes to another, and when it is guessed', async () => {
    const one = await scene.dispatched();
    const token = tokenIn(await scene.say(one.first.organizationId, `yes ${one.first.code}`));
    await scene.say(one.first.organizationId, `non ${one.first.code}`);
    expect(await openLink(platform, token)).toBeUndefined();
    const two = await scene.dispatched();
    const other = tokenIn(await scene.say(two.first.organizationId, `yes ${two.first.code}`));
    expect(await openLink(platform, other)).toBeDefined();
    scene.hub.tick(12 * 3_600_000 + 1);
    expect(await openLink(platform, other)).toBeUndefined();
    expect(await openLink(platform, 'AAAAAAAAAAAAAAAAAAAAAA')).toBeUndefined();
    expect(await openLink(platform, '../../etc')).toBeUndefined();
  });
});

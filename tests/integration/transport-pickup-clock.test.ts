import { beforeAll, describe, expect, it } from 'vitest';
import { createTrip, type Offer, type TripRequest } from '../../shared/transport/index.ts';
import type { TripPoint } from '../../shared/transport/model.ts';
import { Device, tokenIn } from './partner-device.ts';
import { personWhoTexted, textsWaitingFor } from './transport-person.ts';
import { ok, request, staff, transportScene, type Scene } from './transport-scene.ts';

/** The demo hub is on Eastern time; Kenora is an hour behind. */
const KENORA: TripPoint = { kind: 'community', communityId: 'place-kenora' };
const TIMMINS: TripPoint = { kind: 'community', communityId: 'place-timmins' };
const COCHRANE: TripPoint = { kind: 'community', communityId: 'place-cochrane' };

let scene: Scene;
beforeAll(async () => {
  scene = await transportScene();
  scene.hub.setNow('2026-11-23T10:00:00.000Z');
});

async function asked(
  from: TripPoint,
  to: TripPoint,
  change: Pick<TripRequest, 'personId'> = {},
): Promise<{ tripId: string; offer: Offer; text: string }> {
  const when = { kind: 'at', at: '2026-11-23T11:00:00.000Z' } as const;
  const trip = ok(
    await createTrip(scene.platform, staff, scene.platform.ids.uuid(), {
      ...request,
      ...change,
      legs: [{ from, to }],
      when,
    }),
  );
  await scene.settle(trip.id);
  const [offer] = (await scene.read(trip.id)).offers;
  if (offer === undefined) throw new Error('somebody was to be asked');
  const [text = ''] = await scene.textsTo(offer.organizationId, trip.id);
  return { tripId: trip.id, offer, text };
}

describe('the hour at which somebody is to be picked up', () => {
  it('is that of the clock on the wall there', async () => {
    expect((await asked(KENORA, KENORA)).text).toMatch(/2026-11-23 05:00 \((HC|CT)\)/);
    expect((await asked(TIMMINS, COCHRANE)).text).toMatch(/2026-11-23 06:00[.]/);
  });

  it('is told to whoever is picked up by that clock too, with its name when they live by another', async () => {
    const phone = '+17055550188';
    const personId = await personWhoTexted(scene.platform, phone);
    const { tripId, offer } = await asked(KENORA, KENORA, { personId });
    await scene.say(offer.organizationId, `yes ${offer.code}`);
    await scene.settle(tripId);
    const texts = await textsWaitingFor(scene.platform, phone);
    expect(texts.at(-1)).toMatch(/as agreed, around 5:00 am \(Central Time\)[.]$/);
  });

  it('is the same on the page of whoever accepts, with the name of its zone', async () => {
    const { offer } = await asked(KENORA, KENORA);
    const token = tokenIn(await scene.say(offer.organizationId, `yes ${offer.code}`));
    const { html } = await new Device(scene.platform).open(token);
    expect(html).toMatch(/5:00\sa\.m\./);
    expect(html).toContain('(CST)');
    expect(html).toContain('(HNC)');
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { SNSClient } from '@aws-sdk/client-sns';
import { receiveText } from '../../shared/intake/index.ts';
import { deliver, readOutbox } from '../../shared/messaging/index.ts';
import { mayTellPerson } from '../../shared/transport/index.ts';
import { personWhoTexted, textsWaitingFor } from './transport-person.ts';
import { transportScene, type Scene } from './transport-scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await transportScene();
});

const CANNOT_NOW = 'pas maintenant, dans 3 heures';

async function says(phone: string, body: string): Promise<void> {
  const from = { channel: 'sms', phone } as const;
  await receiveText(scene.platform, { from, body, messageSid: scene.platform.ids.uuid(), mediaCount: 0 });
}

describe('somebody who waits for a ride now, and whose hours keep texts away', () => {
  it('is told by a human that it comes', async () => {
    const phone = '+17055550161';
    const personId = await personWhoTexted(scene.platform, phone);
    await says(phone, CANNOT_NOW);
    const { trip, first } = await scene.dispatched({ personId, tellPerson: true });
    await scene.say(first.organizationId, `yes ${first.code}`);
    await scene.settle(trip.id);
    const accepted = await scene.read(trip.id);
    expect(accepted.trip).toMatchObject({
      status: 'accepted',
      toldPerson: { says: 'confirmed', cannot: 'not-safe' },
      alert: { kind: 'tell-person' },
    });
    expect(await textsWaitingFor(scene.platform, phone)).toEqual([]);
  });

  it('and who was told that it comes is told by a human, at once, that it does not', async () => {
    const phone = '+17055550162';
    const personId = await personWhoTexted(scene.platform, phone);
    const { trip, first } = await scene.dispatched({ personId, tellPerson: true });
    await scene.say(first.organizationId, `yes ${first.code}`);
    await scene.settle(trip.id);
    const { toldPerson } = (await scene.read(trip.id)).trip;
    expect(toldPerson).toMatchObject({ says: 'confirmed' });
    expect(toldPerson?.outboxId).toBeDefined();
    await says(phone, CANNOT_NOW);
    await scene.say(first.organizationId, `no ${first.code}`);
    await scene.settle(trip.id);
    expect((await scene.read(trip.id)).trip).toMatchObject({
      toldPerson: { says: 'changed', cannot: 'not-safe' },
      alert: { kind: 'tell-person-off' },
    });
    expect((await scene.alertsAbout(trip.id)).at(-1)).toMatch(/not to wait outside|ne pas attendre dehors/u);
  });
});

describe('a text that was held up until after the hour it names', () => {
  it('has the trip look again at once, and a human tell them', async () => {
    const { platform, hub } = scene;
    const personId = await personWhoTexted(platform, '+17055550163');
    const { trip, first } = await scene.dispatched({ personId, tellPerson: true });
    await scene.say(first.organizationId, `yes ${first.code} 10 min`);
    await scene.settle(trip.id);
    const { toldPerson } = (await scene.read(trip.id)).trip;
    const text = await readOutbox(platform.table, toldPerson?.outboxId ?? '');
    if (text?.promise === undefined) throw new Error('the text promises something');
    const { promise } = text;
    hub.tick(11 * 60_000);
    // Whatever else was due by then is done: what the trip does now comes of the text.
    await scene.settle(trip.id);
    expect((await scene.read(trip.id)).trip.toldPerson?.cannot).toBeUndefined();
    // Nothing is sent: there is nobody at these addresses.
    const carrier = {
      twilioBaseUrl: 'http://127.0.0.1:9',
      sns: new SNSClient({ endpoint: 'http://127.0.0.1:9', maxAttempts: 1 }),
      alertTopicArn: 'arn:aws:sns:ca-central-1:000000000000:alerts',
    };
    await deliver(platform, carrier, text.id, async () =>
      (await mayTellPerson(platform, promise)) ? { may: 'now' } : { may: 'never', why: 'no-longer-true' },
    );
    expect(await readOutbox(platform.table, text.id)).toMatchObject({ withheld: 'no-longer-true' });
    await scene.settle(trip.id);
    const after = await scene.read(trip.id);
    expect(after.trip).toMatchObject({
      toldPerson: { says: 'confirmed', cannot: 'not-safe' },
      alert: { kind: 'tell-person' },
    });
    expect(after.history.filter(({ event }) => event === 'person-not-told')).toHaveLength(1);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receiveText, writeToPerson } from '../../shared/intake/index.ts';
import { deleteMediaTimer } from '../../shared/messaging/index.ts';
import { createTwilio } from '../../shared/messaging/twilio.ts';
import { erasureScene, everythingReadable, ok, PHONE, staff, type ErasureScene } from './erasure-scene.ts';

const OTHER = '+17055550191';
let scene: ErasureScene;
beforeEach(async () => {
  scene = await erasureScene();
});
afterEach(() => scene.stop());

describe('the carrier’s copies of an erased conversation', { timeout: 120_000 }, () => {
  const minutes = async (count: number): Promise<void> => {
    scene.hub.tick(count * 60_000);
    await scene.work();
  };
  const atCarrier = (phone?: string): string[] => scene.atCarrier(phone).map(({ direction }) => direction);

  it('are deleted on both numbers, in both directions, with their pictures; nobody else’s are', async () => {
    await scene.intake();
    await scene.say('Regarde', { mediaCount: 1 });
    const text = { body: 'On arrive bientot', knowingly: true };
    ok(await writeToPerson(scene.platform, staff, await scene.platform.phoneKey(PHONE), text));
    await scene.work();
    await scene.say('Bonjour', { phone: OTHER });
    const dispatch = { from: '+18075550101', to: PHONE, body: 'marque', direction: 'outbound-api' } as const;
    scene.texts.add({ ...dispatch, status: 'delivered' });
    const others = atCarrier(OTHER);
    await scene.say('effacer');
    await scene.say('oui');
    const held = scene.atCarrier().length;
    expect(new Set(atCarrier())).toEqual(new Set(['inbound', 'outbound-reply', 'outbound-api']));
    // Not before the reply that said goodbye is among them.
    expect(await scene.certificates()).toMatchObject([{ carrier: { state: 'pending' } }]);
    await minutes(2);
    expect(atCarrier()).toEqual([]);
    await minutes(2);
    expect(await scene.certificates()).toMatchObject([{ carrier: { state: 'gone', messages: held } }]);
    expect(await scene.pending('erase-at-carrier')).toEqual([]);
    expect(atCarrier(OTHER)).toEqual(others);
  });

  it('are deleted once they have arrived, where one was still in flight', async () => {
    await scene.say('Bonjour');
    const late = scene.texts.add({
      ...{ from: '+18075550100', to: PHONE, body: 'x', direction: 'outbound-api' },
      status: 'sent',
    });
    await scene.eraseByCoordinator();
    await minutes(3);
    expect(scene.atCarrier().map(({ sid }) => sid)).toEqual([late.sid]);
    await minutes(60);
    expect(await scene.certificates()).toMatchObject([{ carrier: { state: 'pending' } }]);
    scene.texts.update(late.sid, { status: 'delivered' });
    await scene.days(1);
    expect(scene.atCarrier()).toEqual([]);
    expect(await scene.certificates()).toMatchObject([{ carrier: { state: 'gone', messages: 3 } }]);
  });

  it.each(['throttle', '500', 'lost-answer'] as const)(
    'are deleted in the end although the carrier fails by %s',
    async (fault) => {
      await scene.say('Bonjour');
      await scene.eraseByCoordinator();
      scene.faults.add({ target: 'twilio', fault, times: 5 });
      await scene.days(1);
      expect(scene.atCarrier()).toEqual([]);
      expect(await scene.certificates()).toMatchObject([{ carrier: { state: 'gone', messages: 2 } }]);
    },
  );

  it('that are more than one run can delete are deleted in several', async () => {
    await scene.say('Bonjour');
    const text = { from: PHONE, to: '+18075550100', body: 'x', direction: 'inbound' } as const;
    for (let n = 0; n < 1100; n += 1) scene.texts.add({ ...text, status: 'received' });
    await scene.eraseByCoordinator();
    await minutes(2);
    expect(scene.atCarrier()).toEqual([]);
    await minutes(2);
    expect(await scene.certificates()).toMatchObject([{ carrier: { state: 'gone', messages: 1102 } }]);
  });

  it('are given up after thirty days, and somebody hears of it; the number is forgotten all the same', async () => {
    const { platform, hub } = scene;
    await scene.say('Bonjour');
    await scene.eraseByCoordinator();
    const metrics: string[] = [];
    const heard = { ...platform, log: { ...platform.log, metric: (name: string) => void metrics.push(name) } };
    scene.faults.add({ target: 'twilio', fault: '500', times: 100_000 });
    const meanwhile = await scene.copy();
    for (let day = 0; day <= 31; day += 1) {
      hub.tick(86_400_000);
      await scene.work(heard);
    }
    expect(metrics.filter((name) => name === 'CarrierErasureGivenUp')).toHaveLength(1);
    expect(await scene.certificates()).toMatchObject([{ carrier: { state: 'given-up' } }]);
    expect(await scene.pending('erase-at-carrier')).toEqual([]);
    expect(everythingReadable(meanwhile, await scene.keys())).not.toContain('5550190');
  });

  it('of what was written since, in a conversation begun anew, are left alone', async () => {
    // Twilio dates its messages by its own clock: the erasure was an hour ago.
    scene.hub.setNow(new Date(Date.now() - 3_600_000).toISOString());
    await scene.say('Bonjour');
    await scene.eraseByCoordinator();
    await scene.say('Re-bonjour');
    const held = atCarrier();
    await minutes(4);
    expect(atCarrier()).toEqual(held);
    expect((await scene.opened()).messages.map(({ text }) => text)).toEqual(['Re-bonjour']);
  });

  it('do not exist for what was written on a web page', async () => {
    const { platform } = scene;
    const from = { channel: 'web', token: 'A'.repeat(22) } as const;
    await receiveText(platform, { from, body: 'marquewapiti', messageSid: 'w1', mediaCount: 0 });
    await receiveText(platform, { from, body: 'effacer', messageSid: 'w2', mediaCount: 0 });
    await receiveText(platform, { from, body: 'oui', messageSid: 'w3', mediaCount: 0 });
    expect(await scene.certificates()).toMatchObject([
      { erased: { conversations: 1, texts: 2 }, carrier: { state: 'none' } },
    ]);
  });
});

describe('pictures that nobody asked for', () => {
  it('are deleted at the carrier until they are gone, and the text stays', async () => {
    const { platform, faults, carrier } = scene;
    const from = { from: OTHER, to: '+18075550100', body: '', mediaCount: 2 };
    const { sid } = scene.texts.add({ ...from, direction: 'inbound', status: 'received' });
    const twilio = createTwilio(carrier.twilioBaseUrl, await platform.twilio());
    await platform.table.write([deleteMediaTimer(platform, sid)]);
    faults.add({ target: 'twilio', fault: '500', times: 2 });
    await scene.work();
    expect(await scene.pending('delete-media')).toHaveLength(1);
    await scene.days(1);
    expect(await twilio.mediaOf(sid)).toEqual([]);
    expect(scene.texts.get(sid)).toBeDefined();
    expect(await scene.pending('delete-media')).toEqual([]);
  });
});

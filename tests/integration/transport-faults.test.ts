import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directoryHandlers } from '../../functions/routing-api/directory.ts';
import { readPhoneTroubles } from '../../shared/partners/line/index.ts';
import { FaultScene, ON_CALL, TAXI } from './transport-faults-scene.ts';
import { staff } from './transport-scene.ts';

const WAVE_MS = 300_000;
const NOBODY = { twice: [], lost: [], open: [] };

let scene: FaultScene;
beforeEach(async () => {
  scene = await FaultScene.open();
});
afterEach(() => scene.close());

const troubleOf = async (phone: string) => {
  const key = await scene.platform.phoneKey(phone);
  return (await readPhoneTroubles(scene.platform, [key])).get(key);
};
const ordinary = { purpose: 'appointment' } as const;

describe('a carrier that is too busy (429)', () => {
  it('does not hold up an urgent ask: it leaves by SNS at once, and its answer counts', async () => {
    scene.fails('twilio', 'throttle');
    const { id } = await scene.asked();
    await scene.work();
    expect((await scene.carried()).map(({ to, channel }) => [to, channel])).toEqual([[TAXI.first, 'sns']]);
    const { offers } = await scene.read(id);
    await scene.says(TAXI.first, `oui ${offers[0]?.code ?? ''}`);
    await scene.work();
    expect((await scene.read(id)).trip.status).toBe('accepted');
    expect(await scene.balance()).toEqual(NOBODY);
  });

  it('is asked again after seconds for a text that is not urgent', async () => {
    scene.fails('twilio', 'throttle', { times: 2 });
    await scene.asked(ordinary);
    await scene.work();
    expect(await scene.carried()).toEqual([]);
    scene.hub.tick(2_000);
    await scene.work();
    expect(await scene.carried()).toEqual([]);
    scene.hub.tick(4_000);
    await scene.work();
    expect((await scene.carried()).map(({ to }) => to)).toEqual([TAXI.first]);
    expect(await scene.balance()).toEqual(NOBODY);
  });

  it('and stays so is passed by: every number is tried, then whoever is on call is told by SNS', async () => {
    scene.fails('twilio', 'throttle', { times: 1000 });
    const { id } = await scene.asked(ordinary);
    for (let look = 0; look < 40; look += 1) {
      await scene.work();
      scene.hub.tick(16_000);
    }
    const { trip, offers } = await scene.read(id);
    expect(trip).toMatchObject({ status: 'unfilled', alert: { kind: 'unfilled' } });
    expect(offers.filter(({ closedBecause }) => closedBecause === 'unreachable')).toHaveLength(5);
    expect((await scene.at(ON_CALL[0])).map(({ channel }) => channel)).toContain('sns');
    expect((await scene.balance()).lost).toEqual([]);
  });
});

describe('an answer of the carrier that never came', () => {
  it.each(['500', 'timeout'] as const)('(%s), and the text is not in its list: sent again, once', async (fault) => {
    scene.fails('twilio', fault);
    const { id } = await scene.asked();
    await scene.work();
    expect((await scene.outbox()).map(({ status }) => status)).toEqual(['unknown']);
    expect(await scene.carried()).toEqual([]);
    scene.hub.tick(15_000);
    await scene.work();
    expect((await scene.carried()).map(({ to, channel }) => [to, channel])).toEqual([[TAXI.first, 'twilio']]);
    expect((await scene.read(id)).offers).toHaveLength(1);
    expect(await scene.balance()).toEqual(NOBODY);
  });

  it('although the text was taken: it is found in the list, and not sent again', async () => {
    scene.fails('twilio', 'lost-answer');
    await scene.asked();
    await scene.work();
    expect((await scene.outbox()).map(({ status }) => status)).toEqual(['unknown']);
    scene.hub.tick(15_000);
    await scene.work();
    expect((await scene.outbox()).map(({ status }) => status)).toEqual(['sent']);
    expect(await scene.balance()).toEqual(NOBODY);
  });

  it('is made good by the callback that comes before the list is searched', async () => {
    scene.fails('twilio', 'lost-answer');
    await scene.asked();
    await scene.work();
    await scene.hand(await scene.reports());
    expect((await scene.outbox()).map(({ status }) => status)).toEqual(['delivered']);
    scene.hub.tick(15_000);
    await scene.work();
    expect(await scene.balance()).toEqual(NOBODY);
  });

  it('and no list to be had: an urgent text leaves by SNS, twice rather than never; the trip has one offer', async () => {
    scene.fails('twilio', 'lost-answer');
    scene.fails('twilio', '500');
    const { id } = await scene.asked();
    await scene.work();
    scene.hub.tick(15_000);
    await scene.work();
    expect((await scene.at(TAXI.first)).map(({ channel }) => channel)).toEqual(['twilio', 'sns']);
    expect((await scene.read(id)).offers).toHaveLength(1);
    expect((await scene.balance()).open).toEqual([]);
  });
});

describe('a text that the network does not bring', () => {
  it.each([30_003, 30_004, 30_005, 30_006, 30_007, 30_008])(
    '(%i) goes to the other number of the partner in the same wave, and the phone is flagged',
    async (code) => {
      scene.fails('twilio', 'error-code', { code });
      const { id } = await scene.asked(ordinary);
      await scene.work();
      await scene.hand(await scene.reports());
      await scene.work();
      const { trip, offers } = await scene.read(id);
      expect(trip).toMatchObject({ status: 'offering', wave: 1 });
      expect(offers.map(({ closedBecause }) => closedBecause)).toEqual(['unreachable', undefined]);
      expect((await scene.carried()).map(({ to }) => to)).toEqual([TAXI.first, TAXI.second]);
      expect(await troubleOf(TAXI.first)).toMatchObject({ kind: 'failing', errorCode: code, count: 1 });
      expect(await troubleOf(TAXI.second)).toBeUndefined();
      expect((await scene.balance()).open).toEqual([]);
    },
  );

  it('leaves by SNS when it is urgent; where SNS refuses too, the other number is asked', async () => {
    scene.fails('twilio', 'error-code', { code: 30_003 });
    scene.fails('sns', '500');
    const { id } = await scene.asked();
    await scene.work();
    await scene.hand(await scene.reports());
    await scene.work();
    expect((await scene.carried()).map(({ to }) => to)).toEqual([TAXI.first, TAXI.second]);
    expect((await scene.read(id)).offers.map(({ closedBecause }) => closedBecause)).toEqual(['unreachable', undefined]);
    expect(await troubleOf(TAXI.first)).toMatchObject({ kind: 'failing', errorCode: 30_003 });
  });

  it('leaves by SNS when it is urgent, and the next partner is asked when that brings no answer', async () => {
    scene.fails('twilio', 'error-code', { code: 30_005 });
    const { id } = await scene.asked();
    await scene.work();
    await scene.hand(await scene.reports());
    await scene.work();
    expect((await scene.at(TAXI.first)).map(({ channel }) => channel)).toEqual(['twilio', 'sns']);
    scene.hub.tick(WAVE_MS);
    await scene.work();
    expect((await scene.read(id)).trip).toMatchObject({ status: 'offering', wave: 2 });
    expect(await scene.carried()).toHaveLength(3);
  });

  it('shows the phone in the list of failing phones, by its place and never by its number', async () => {
    scene.fails('twilio', 'error-code', { code: 30_006 });
    const { id } = await scene.asked(ordinary);
    await scene.work();
    await scene.hand(await scene.reports());
    await scene.work();
    const [offer] = (await scene.read(id)).offers;
    const call = { params: undefined, query: undefined, body: undefined, newId: '', version: undefined };
    const shown = await directoryHandlers(scene.platform).listFailingPhones(staff, {
      ...call,
      reason: undefined,
      accept: undefined,
    });
    expect(shown).toMatchObject({
      body: {
        items: [{ organizationId: offer?.organizationId, position: 0, state: 'failing', errorCode: 30_006, count: 1 }],
      },
    });
    expect(JSON.stringify(shown)).not.toContain(TAXI.first.slice(1));
  });

  it('is forgiven: the first that arrives takes the flag away', async () => {
    scene.fails('twilio', 'error-code', { code: 30_003 });
    await scene.asked(ordinary);
    await scene.work();
    await scene.hand(await scene.reports());
    await scene.work();
    expect(await troubleOf(TAXI.first)).toBeDefined();
    await scene.asked(ordinary);
    await scene.work();
    await scene.hand(await scene.reports());
    await scene.work();
    expect(await troubleOf(TAXI.first)).toBeUndefined();
  });

  it('to a phone that has sent STOP (21610) is not tried by SNS: the line is marked, the next number asked', async () => {
    scene.fails('twilio', 'error-code', { code: 21_610 });
    const { id } = await scene.asked();
    await scene.work();
    expect((await scene.carried()).map(({ to, channel }) => [to, channel])).toEqual([[TAXI.second, 'twilio']]);
    expect((await scene.read(id)).trip).toMatchObject({ status: 'offering', wave: 1 });
    expect(await troubleOf(TAXI.first)).toEqual({ kind: 'opted-out' });
    expect(await scene.balance()).toEqual(NOBODY);
  });
});

describe('callbacks', () => {
  it('that are lost hold nothing up: silence is passed over when the wave ends', async () => {
    scene.fails('twilio', 'error-code', { code: 30_003 });
    const { id } = await scene.asked(ordinary);
    await scene.work();
    await scene.reports();
    scene.hub.tick(WAVE_MS);
    await scene.work();
    const { trip, offers } = await scene.read(id);
    expect(trip).toMatchObject({ status: 'offering', wave: 2 });
    expect(offers.map(({ closedBecause }) => closedBecause)).toEqual(['no-answer', undefined]);
    expect(await scene.balance()).toEqual(NOBODY);
  });

  it('that come late, repeated and in the wrong order are news once, and one other number is asked', async () => {
    scene.fails('twilio', 'error-code', { code: 30_003 });
    const { id } = await scene.asked(ordinary);
    await scene.work();
    const [sent, undelivered] = await scene.reports();
    const all = [undelivered, sent, undelivered, sent].filter((one) => one !== undefined);
    expect(await scene.hand(all)).toEqual([true, false, false, false]);
    await scene.work();
    await scene.hand(all);
    await scene.work();
    expect((await scene.read(id)).offers).toHaveLength(2);
    expect((await scene.carried()).map(({ to }) => to)).toEqual([TAXI.first, TAXI.second]);
    expect(await troubleOf(TAXI.first)).toMatchObject({ count: 1 });
  });
});

describe('the webhook of a yes', () => {
  it('that is lost leaves the trip to the next partner, and the yes is welcome when it is said again', async () => {
    const { id } = await scene.asked();
    await scene.work();
    const [offer] = (await scene.read(id)).offers;
    scene.fails('webhook', 'timeout', { times: 2 });
    expect(await scene.says(TAXI.first, `oui ${offer?.code ?? ''}`)).toMatchObject({ usedFallback: true });
    scene.hub.tick(WAVE_MS);
    await scene.work();
    expect((await scene.read(id)).trip).toMatchObject({ status: 'offering', wave: 2 });
    await scene.says(TAXI.first, `oui ${offer?.code ?? ''}`);
    await scene.work();
    const { trip, offers } = await scene.read(id);
    expect(trip).toMatchObject({ status: 'accepted', acceptance: { offerId: offer?.id } });
    expect(offers.map(({ closedAs }) => closedAs).sort()).toEqual(['accepted', 'withdrawn']);
    // The second partner was asked, and told that it is covered.
    expect(await scene.at(scene.phoneOf(offers[1]?.organizationId ?? ''))).toHaveLength(2);
  });

  it('that is repeated because our answer was lost is one acceptance with one answer', async () => {
    const { id } = await scene.asked();
    await scene.work();
    const [offer] = (await scene.read(id)).offers;
    scene.fails('webhook', 'lost-answer');
    const told = await scene.says(TAXI.first, `oui ${offer?.code ?? ''}`);
    expect(told).toMatchObject({ attempts: 2, usedFallback: false });
    expect(told.replies).toHaveLength(1);
    await scene.work();
    const { history } = await scene.read(id);
    expect(history.filter(({ event }) => event === 'accept')).toHaveLength(1);
    expect(await scene.balance()).toEqual(NOBODY);
  });
});

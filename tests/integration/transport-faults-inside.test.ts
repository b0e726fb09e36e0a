import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directoryOfHubFile, loadHub } from '../../shared/directory/index.ts';
import { timerKey } from '../../shared/platform/timer.ts';
import { ownerOf, reviewTripNow } from '../../shared/transport/index.ts';
import { doWorkNow } from '../../shared/work/index.ts';
import { Crash } from '../trip-model/crashing-table.ts';
import { FaultScene, ON_CALL, TAXI } from './transport-faults-scene.ts';

const WAVE_MS = 300_000;
const HOUR_MS = 3_600_000;
const NOBODY = { twice: [], lost: [], open: [] };

let scene: FaultScene;
beforeEach(async () => {
  scene = await FaultScene.open();
});
afterEach(() => scene.close());

describe('without the stream and without schedules', () => {
  it('the sweeper alone brings a trip from its request to whoever is on call', async () => {
    const { id } = await scene.asked();
    for (let minute = 0; minute < 40; minute += 1) {
      await scene.sweep();
      scene.hub.tick(60_000);
    }
    const { trip, offers } = await scene.read(id);
    expect(trip).toMatchObject({ status: 'unfilled', alert: { kind: 'unfilled' } });
    expect(offers.map(({ closedBecause }) => closedBecause)).toEqual(offers.map(() => 'no-answer'));
    for (const phone of ON_CALL) expect(await scene.at(phone)).not.toEqual([]);
    const alerts = new Set(
      (await scene.carried()).map(({ to }) => to).filter((to) => to === ON_CALL[0] || to === ON_CALL[1]),
    );
    expect([...alerts].sort()).toEqual([...ON_CALL].sort());
    expect((await scene.balance()).lost).toEqual([]);
  });
});

describe('a stream that wakes up late', () => {
  it('finds done what the sweeper did meanwhile, and sends nothing again', async () => {
    const { id, clock } = await scene.asked();
    await scene.sweep();
    await scene.sweep();
    const texts = (await scene.outbox()).map((text): { kind: 'outbox'; id: string } => ({
      kind: 'outbox',
      id: text.id,
    }));
    const late = [{ kind: 'timer' as const, id: clock?.timerId ?? '' }, ...texts];
    for (const pending of [...late, ...late]) await doWorkNow(scene.platform, scene.carrier, pending);
    expect((await scene.read(id)).offers).toHaveLength(1);
    expect((await scene.carried()).map(({ to }) => to)).toEqual([TAXI.first]);
    expect(await scene.balance()).toEqual(NOBODY);
  });
});

describe('a trip whose clock is gone', () => {
  it('is found by the sweeper, counted, and goes on to the next partner', async () => {
    const { id } = await scene.asked();
    await scene.work();
    const { trip } = await scene.read(id);
    await scene.platform.table.write([{ remove: timerKey(trip.clock?.timerId ?? '') }]);
    scene.hub.tick(WAVE_MS + 2 * 60_000);
    await scene.sweep();
    expect(scene.metrics).toContainEqual(['TripWithoutClock', 0]);
    expect(scene.metrics).not.toContainEqual(['TripWithoutClock', 1]);
    scene.hub.tick(2 * 60_000);
    await scene.sweep();
    expect(scene.metrics).toContainEqual(['TripWithoutClock', 1]);
    await scene.sweep();
    await scene.sweep();
    const { trip: next, history } = await scene.read(id);
    expect(next).toMatchObject({ status: 'offering', wave: 2 });
    expect(history.filter(({ event }) => event === 'clock-restored')).toHaveLength(1);
    expect(scene.metrics.filter(([name, value]) => name === 'TripWithoutClock' && value > 0)).toHaveLength(1);
    expect(await scene.balance()).toEqual(NOBODY);
  });
});

describe('a database that throttles', () => {
  it('for a moment is waited for', async () => {
    const { id } = await scene.asked();
    scene.fails('dynamodb', 'throttle', { times: 3, operation: 'TransactWriteItems' });
    await scene.work();
    expect((await scene.read(id)).trip.status).toBe('offering');
    expect(await scene.balance()).toEqual(NOBODY);
  });

  it('for longer stops the work in the middle of it; the next sweep does it, once', async () => {
    const { id, clock } = await scene.asked();
    const work = { kind: 'timer', id: clock?.timerId ?? '' } as const;
    scene.fails('dynamodb', 'throttle', { times: 1000, operation: 'TransactWriteItems' });
    await expect(doWorkNow(scene.platform, scene.carrier, work)).rejects.toThrow();
    expect(await scene.sweep()).toMatchObject({ done: 0, failed: 1 });
    expect((await scene.read(id)).offers).toEqual([]);
    scene.heal();
    await scene.sweep();
    await scene.sweep();
    expect((await scene.read(id)).offers).toHaveLength(1);
    expect((await scene.carried()).map(({ to }) => to)).toEqual([TAXI.first]);
    expect(await scene.balance()).toEqual(NOBODY);
  });
});

describe('an instance that is killed', () => {
  it.each([true, false])('at the transaction of a review (carried out: %s) leaves one wave', async (committed) => {
    const { id, clock } = await scene.asked();
    const timerId = clock?.timerId ?? '';
    await expect(reviewTripNow(scene.dying({ at: 1, committed }), id, timerId)).rejects.toThrow(Crash);
    await scene.work();
    const { trip, offers } = await scene.read(id);
    expect(trip).toMatchObject({ status: 'offering', wave: 1 });
    expect(offers).toHaveLength(1);
    expect((await scene.carried()).map(({ to }) => to)).toEqual([TAXI.first]);
    expect(await scene.balance()).toEqual(NOBODY);
  });

  it.each([
    { when: 'before the claim on it', at: 1, committed: false },
    { when: 'with the claim, before the carrier is asked', at: 1, committed: true },
    { when: 'after the carrier took it, before that is written', at: 2, committed: false },
    { when: 'once that is written', at: 2, committed: true },
  ])('while it sends, $when, leaves one text', async (death) => {
    await scene.asked();
    await reviewDue();
    const [text] = await scene.outbox();
    const work = { kind: 'outbox', id: text?.id ?? '' } as const;
    await expect(doWorkNow(scene.dying(death), scene.carrier, work)).rejects.toThrow(Crash);
    await scene.work();
    scene.hub.tick(30_000);
    await scene.work();
    expect((await scene.carried()).map(({ to }) => to)).toEqual([TAXI.first]);
    expect(await scene.balance()).toEqual(NOBODY);
  });

  /** The wave is opened, and nothing has left. */
  async function reviewDue(): Promise<void> {
    for (const pending of await scene.due()) await doWorkNow(scene.platform, scene.carrier, pending);
  }
});

describe('a phone on call that is dead', () => {
  it('is passed by at once: the next on call is told', async () => {
    const { id } = await unfilledTrip(() => {
      // Twilio, then SNS, for the first alert alone.
      scene.fails('twilio', 'error-code', { code: 21_211 });
    });
    expect((await scene.read(id)).trip.alert).toMatchObject({ kind: 'unfilled', count: 1, turn: 1 });
    expect(await scene.at(ON_CALL[0])).toEqual([]);
    expect(await scene.at(ON_CALL[1])).toHaveLength(1);
  });

  it('by Twilio alone is reached by SNS', async () => {
    await unfilledTrip(() => {
      scene.fails('twilio', 'throttle');
    });
    expect((await scene.at(ON_CALL[0])).map(({ channel }) => channel)).toEqual(['sns']);
    expect(await scene.at(ON_CALL[1])).toEqual([]);
  });

  it('like all others has the alert topic told once, and leaves the trip with an owner and a clock', async () => {
    const { id } = await unfilledTrip(() => {
      scene.fails('twilio', 'error-code', { code: 21_211, times: 1000 });
    });
    const { trip } = await scene.read(id);
    expect(trip.alert).toMatchObject({ count: 1, staffTold: true });
    expect(ownerOf(trip)).toEqual({ kind: 'on-call', acknowledged: false });
    expect(trip.clock?.at.localeCompare(scene.platform.clock().toISOString())).toBe(1);
    scene.heal();
    scene.hub.tick(4 * HOUR_MS);
    await scene.work();
    expect([...(await scene.at(ON_CALL[0])), ...(await scene.at(ON_CALL[1]))]).not.toEqual([]);
  });

  /** Nobody answered; `before` happens right before whoever is on call is told. */
  async function unfilledTrip(before: () => void): Promise<{ id: string }> {
    const { id } = await scene.asked();
    await scene.work();
    for (let wave = 1; wave < 4; wave += 1) {
      scene.hub.tick(WAVE_MS);
      await scene.work();
    }
    expect((await scene.read(id)).trip.status).toBe('offering');
    before();
    scene.hub.tick(WAVE_MS);
    await scene.work();
    expect((await scene.read(id)).trip.status).toBe('unfilled');
    return { id };
  }
});

describe('a directory that changes while a trip is under way', () => {
  it('without its next partner asks those who are left, and on call those of today', async () => {
    const { id } = await scene.asked();
    await scene.work();
    const { file } = scene;
    const organizations = file.organizations.map((one) => ({
      ...one,
      status: one.dispatchPhones.includes(TAXI.first) ? one.status : ('inactive' as const),
    }));
    const onCall = [{ name: 'Garde 3', phone: '+17055550104', language: 'fr' as const }];
    const dispatch = { ...file.hub.dispatch, neighbours: [] };
    await loadHub(scene.platform, { ...file.hub, onCall, dispatch }, directoryOfHubFile({ ...file, organizations }));
    scene.hub.tick(WAVE_MS);
    await scene.work();
    const { trip, offers } = await scene.read(id);
    expect(trip).toMatchObject({ status: 'unfilled', alert: { kind: 'unfilled' } });
    expect(offers).toHaveLength(1);
    expect((await scene.carried()).map(({ to }) => to)).toEqual([TAXI.first, '+17055550104']);
    expect(await scene.balance()).toEqual(NOBODY);
  });

  it('without the number that was asked: its late yes is still theirs', async () => {
    const { id } = await scene.asked();
    await scene.work();
    const [offer] = (await scene.read(id)).offers;
    const { file } = scene;
    const organizations = file.organizations.map((one) =>
      one.dispatchPhones.includes(TAXI.first) ? { ...one, dispatchPhones: [TAXI.second] } : one,
    );
    await loadHub(scene.platform, file.hub, directoryOfHubFile({ ...file, organizations }));
    await scene.says(TAXI.first, `oui ${offer?.code ?? ''}`);
    await scene.work();
    expect((await scene.read(id)).trip).toMatchObject({ status: 'accepted', acceptance: { offerId: offer?.id } });
  });
});

describe('a clock that jumps', () => {
  it('ahead by a day ends the wave once: the next partner is asked, nobody twice', async () => {
    const { id } = await scene.asked();
    await scene.work();
    scene.hub.tick(24 * HOUR_MS);
    await scene.work();
    expect((await scene.read(id)).trip).toMatchObject({ status: 'offering', wave: 2 });
    expect(await scene.carried()).toHaveLength(2);
    expect(await scene.balance()).toEqual(NOBODY);
  });

  it('back by an hour does nothing twice, and the trip goes on when its time has come', async () => {
    const { id } = await scene.asked();
    await scene.work();
    scene.hub.tick(-HOUR_MS);
    await scene.work();
    await scene.sweep();
    await reviewTripNow(scene.platform, id);
    expect((await scene.read(id)).offers).toHaveLength(1);
    const [offer] = (await scene.read(id)).offers;
    scene.hub.tick(HOUR_MS + WAVE_MS);
    await scene.work();
    expect((await scene.read(id)).trip).toMatchObject({ status: 'offering', wave: 2 });
    await scene.says(TAXI.first, `oui ${offer?.code ?? ''}`);
    await scene.work();
    expect((await scene.read(id)).trip.status).toBe('accepted');
    expect(await scene.balance()).toEqual(NOBODY);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receiveText, writeToPerson, type TripTextWrites } from '../../shared/intake/index.ts';
import { erasePerson } from '../../shared/people/index.ts';
import { HOUR, MINUTE, scope, TRIP, TripScene, type Person } from './intake-trip-scene.ts';

let scene: TripScene;
beforeEach(async () => {
  scene = await TripScene.begin();
  scene.truth = 'completed';
});
afterEach(() => scene.stop());

describe('the check after the arrival', () => {
  const check = (person: Person): Promise<TripTextWrites> => scene.tell(person, { says: 'check', holds: 'completed' });

  it('is answered by a yes: thanks, and the trip knows', async () => {
    const person = await scene.person('+17055550161').arrives();
    await check(person);
    await scene.workOff();
    expect(person.received()).toEqual(['Es-tu bien là où tu voulais aller? Réponds OUI ou NON.']);
    scene.hub.tick(5 * MINUTE);
    expect(await person.says('Oui merci')).toMatch(/bonne nouvelle/u);
    await scene.pass(3 * HOUR);
    expect(scene.outcomes).toEqual([{ tripId: TRIP, answer: 'well' }]);
    expect(await person.waitsFor()).toBeUndefined();
    expect(await person.alerts()).toEqual([]);
  });

  it('is answered once, however often the webhook comes', async () => {
    const person = await scene.person('+17055550162').arrives();
    await check(person);
    await scene.workOff();
    const text = {
      from: { channel: 'sms', phone: person.phone },
      body: 'oui',
      messageSid: 'SAME',
      mediaCount: 0,
    } as const;
    const replies = await Promise.all([1, 2, 3].map(() => receiveText(scene.hub.another(), text)));
    expect(new Set(replies.map(({ reply }) => reply)).size).toBe(1);
    await scene.pass(3 * HOUR);
    expect(scene.outcomes).toEqual([{ tripId: TRIP, answer: 'well' }]);
  });

  it('is answered by a no, or by anything else: a human at once', async () => {
    for (const [at, body] of ['non', 'je suis encore dans le char'].entries()) {
      const person = await scene.person(`+1705555015${at}`).arrives();
      await check(person);
      await scene.workOff();
      expect(await person.says(body)).toMatch(/est avertie et te répondra ici/u);
      expect(await person.waitsFor()).toBe('danger');
      expect(await person.alerts()).toEqual([
        expect.stringContaining('URGENT. After a ride, does not say that all is well'),
      ]);
    }
    await scene.workOff();
    expect(scene.outcomes.map(({ answer }) => answer)).toEqual(['not-well', 'not-well']);
  });

  it('without an answer goes to a human: the queue, and whoever is on call', async () => {
    const person = await scene.person('+17055550163').arrives();
    await check(person);
    await scene.workOff();
    await scene.pass(29 * MINUTE);
    expect(await person.waitsFor()).toBeUndefined();
    await scene.pass(2 * MINUTE);
    expect(await person.waitsFor()).toBe('human-asked');
    expect(await person.alerts()).toEqual([expect.stringContaining('After a ride, does not answer')]);
    expect(scene.outcomes).toEqual([{ tripId: TRIP, answer: 'none' }]);
    // And again, until somebody takes it.
    await scene.pass(HOUR);
    expect((await person.alerts()).length).toBeGreaterThan(1);
    expect(await person.says('oui')).toMatch(/lira ton texto/u);
    expect(scene.outcomes).toHaveLength(1);
  });

  it('that cannot leave any more is a human’s at once', async () => {
    const person = await scene.person('+17055550164').arrives();
    await check(person);
    await person.says('STOP');
    await scene.workOff();
    expect(person.received()).toEqual([]);
    expect(scene.outcomes).toEqual([{ tripId: TRIP, answer: 'none' }]);
    expect(await person.waitsFor()).toBe('human-asked');
    await scene.pass(3 * HOUR);
    expect(scene.outcomes).toHaveLength(1);
  });

  it('waits for their hours; its clock begins when it leaves, and a yes before that answers something else', async () => {
    const person = await scene.person('+17055550165').arrives({ hours: 'après 20 h' });
    await check(person);
    await scene.pass(2 * HOUR);
    await person.says('oui');
    await scene.workOff();
    expect(scene.outcomes).toEqual([]);
    scene.hub.setNow('2026-11-23T01:00:00.000Z');
    await scene.workOff();
    expect(person.received()).toEqual(['Es-tu bien là où tu voulais aller? Réponds OUI ou NON.']);
    await scene.pass(20 * MINUTE);
    expect(scene.outcomes).toEqual([]);
    expect(await person.says('rendue')).toMatch(/bonne nouvelle/u);
    await scene.workOff();
    expect(scene.outcomes).toEqual([{ tripId: TRIP, answer: 'well' }]);
  });

  it('that was held back at the last moment is not answered by a yes to something else', async () => {
    const person = await scene.person('+17055550157').arrives();
    const told = await check(person);
    await person.says('pas maintenant, dans 2 heures');
    await scene.workOff();
    expect(await scene.outboxOf(told)).toMatchObject({ status: 'pending' });
    await person.says('oui');
    await scene.workOff();
    expect(scene.outcomes).toEqual([]);
  });

  it('is not answered by a yes to what a coordinator asked after it', async () => {
    const person = await scene.person('+17055550166').arrives();
    await check(person);
    await scene.workOff();
    await writeToPerson(scene.hub.platform, scope, await person.id(), {
      body: 'Es-tu encore en route?',
      knowingly: false,
    });
    await scene.workOff();
    expect(await person.says('oui')).toBeUndefined();
    await scene.workOff();
    expect(scene.outcomes).toEqual([]);
    await scene.pass(HOUR);
    expect(scene.outcomes).toEqual([{ tripId: TRIP, answer: 'none' }]);
  });

  it('counts, in silence, while a coordinator holds the conversation', async () => {
    const person = await scene.person('+17055550167').arrives();
    await person.handle('take-over');
    await scene.workOff();
    await check(person);
    await scene.workOff();
    expect(await person.says('oui')).toBeUndefined();
    await scene.workOff();
    expect(scene.outcomes).toEqual([{ tripId: TRIP, answer: 'well' }]);
  });

  it('is forgotten when the trip has other news, or turns out not to be over', async () => {
    const person = await scene.person('+17055550168').arrives();
    await check(person);
    await scene.workOff();
    scene.truth = 'seeking';
    await scene.tell(person, { says: 'changed', holds: 'seeking' });
    await scene.pass(3 * HOUR);
    expect(scene.outcomes).toEqual([]);
    expect(await person.waitsFor()).toBeUndefined();

    const other = await scene.person('+17055550169').arrives();
    await scene.tell(other, { says: 'check', holds: 'completed' });
    await scene.pass(3 * HOUR);
    expect(other.received()).toEqual([]);
    expect(scene.outcomes).toEqual([]);
    expect(await other.waitsFor()).toBeUndefined();
    expect(await other.says('allo')).toMatch(/lira ton texto|sans risque/u);
  });

  it('of a later trip takes the place of an earlier one, which has no answer', async () => {
    const person = await scene.person('+17055550160').arrives();
    await check(person);
    await scene.workOff();
    const later = 'b3f0c5d1-7d60-4a52-8a76-0f3f3d0c9e02';
    await scene.tell(person, { tripId: later, says: 'check', holds: 'completed' });
    await scene.workOff();
    await person.says('oui');
    await scene.pass(3 * HOUR);
    expect(scene.outcomes).toEqual([
      { tripId: TRIP, answer: 'none' },
      { tripId: later, answer: 'well' },
    ]);
  });

  it('is no question any more to somebody who had everything erased', async () => {
    const person = await scene.person('+17055550159').arrives();
    await check(person);
    await scene.workOff();
    await erasePerson(scene.hub.platform, scope, person.personId, 'asked-by-person');
    await scene.pass(HOUR);
    expect(scene.outcomes).toEqual([{ tripId: TRIP, answer: 'none' }]);
  });

  it('costs an ordinary text nothing: two round trips, and one more only where it is answered', async () => {
    const person = await scene.person('+17055550158').arrives();
    const trips = async (body: string): Promise<number> => {
      scene.hub.meter.reset();
      await person.says(body);
      return scene.hub.meter.roundTrips;
    };
    expect(await trips('merci')).toBe(2);
    await check(person);
    await scene.workOff();
    expect(await trips('oui')).toBe(3);
    expect(await trips('merci')).toBe(2);
  });
});

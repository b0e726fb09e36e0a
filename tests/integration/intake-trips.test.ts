import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  expireConversationNow,
  listWaiting,
  receiveText,
  tripTextWrites,
  writeToPerson,
} from '../../shared/intake/index.ts';
import { readOutbox } from '../../shared/messaging/index.ts';
import { createPerson, erasePerson } from '../../shared/people/index.ts';
import { readTimer } from '../../shared/platform/timer.ts';
import { willingAnswer } from '../willing-person.ts';
import { HOUR, nextSid, scope, TRIP, TripScene } from './intake-trip-scene.ts';

let scene: TripScene;
beforeEach(async () => {
  scene = await TripScene.begin();
});
afterEach(() => scene.stop());

describe('a promise to a person', () => {
  it('is texted once it is certain, and says neither who comes nor where to', async () => {
    const person = await scene.person('+17055550181').arrives();
    scene.truth = 'coming';
    const told = await scene.tell(person, { says: 'confirmed', at: '2026-11-22T19:40:00.000Z', holds: 'coming' });
    await scene.workOff();
    expect(person.received()).toEqual(["C'est confirmé: on vient te chercher comme convenu, vers 14 h 40."]);
    expect(await scene.outboxOf(told)).toMatchObject({
      status: 'sent',
      promise: { tripId: TRIP, holds: 'coming' },
      line: 'intake',
    });
    const { messages, item } = await person.opened();
    expect(messages.at(-1)).toMatchObject({ direction: 'out', author: 'hub', outbox: { status: 'sent' } });
    expect(item.waiting).toBeUndefined();
  });

  it('is in their language, in simple words if they asked, in the words of the hub', async () => {
    const person = await scene.person('+17055550182').arrives({ hello: 'Hi I need a ride' });
    await person.contact({ plain: true });
    scene.truth = 'coming';
    await scene.tell(person, { says: 'confirmed', at: '2026-11-24T19:40:00.000Z', holds: 'coming' });
    await scene.workOff();
    expect(person.received()).toEqual(['It is certain. You will be picked up as we said, Tue Nov 24 around 2:40 pm.']);
  });

  it('follows the text before it, and the next one of a coordinator follows it', async () => {
    const person = await scene.person('+17055550183').arrives();
    const first = await scene.tell(person, { says: 'confirmed' });
    const second = await scene.tell(person, { says: 'changed' });
    expect((await scene.outboxOf(second))?.behind).toBe(first.kind === 'queued' && first.outboxId);
    const third = await writeToPerson(scene.hub.platform, scope, await person.id(), {
      body: 'Bonjour',
      knowingly: false,
    });
    expect((await readOutbox(scene.hub.platform.table, ('outboxId' in third && third.outboxId) || ''))?.behind).toBe(
      second.kind === 'queued' && second.outboxId,
    );
  });

  it('leaves the conversation as it is: nobody takes it over, and nobody is called', async () => {
    const person = await scene.person('+17055550184').arrives();
    const before = (await person.opened()).item;
    await scene.tell(person, { says: 'confirmed' });
    const { item } = await person.opened();
    expect(item).toMatchObject({ handledBy: before.handledBy, optedOut: false });
    expect(item.claimedBy).toBe(before.claimedBy);
    expect(await person.says('ok merci')).toMatch(/Une personne de l'équipe lira ton texto/u);
  });

  it('is not written twice over a text that came in meanwhile', async () => {
    const person = await scene.person('+17055550185').arrives();
    const told = await tripTextWrites(scene.hub.platform, person.personId, { tripId: TRIP, says: 'confirmed' });
    await person.says('allo?');
    const writes = told.kind === 'queued' ? told.writes : [];
    const outcome = await scene.hub.platform.table.write(writes);
    expect(outcome.committed || outcome.refusals).toContain('conversation-changed');
  });

  it('waits for their safe hours, with the day in its words', async () => {
    const person = await scene.person('+17055550186').arrives({ hours: 'après 20 h' });
    scene.truth = 'coming';
    // Leaves at 20:00 on Sunday: Monday is another day by then, Sunday evening is not.
    await scene.tell(person, { says: 'confirmed', at: '2026-11-23T03:30:00.000Z', holds: 'coming' });
    await scene.pass(4 * HOUR);
    expect(person.received()).toEqual([]);
    await scene.pass(6 * HOUR);
    expect(person.received()).toEqual(["C'est confirmé: on vient te chercher comme convenu, vers 22 h 30."]);
  });

  it('that could only be read after the pickup is not written: a human has to reach them', async () => {
    const person = await scene.person('+17055550187').arrives({ hours: 'après 20 h' });
    const told = await scene.tell(person, { says: 'confirmed', at: '2026-11-22T19:40:00.000Z' });
    expect(told).toEqual({ kind: 'cannot', why: 'not-safe' });
    expect(await scene.tell(person, { says: 'confirmed' })).toMatchObject({ kind: 'queued' });
  });

  it.each(['confirmed', 'new-time', 'changed', 'cancelled'] as const)(
    '"%s" to somebody who waits now does not wait for their hours: a human has to reach them',
    async (says) => {
      const person = await scene.person('+17055550189').arrives({ hours: 'après 20 h' });
      expect(await scene.tell(person, { says, urgent: true })).toEqual({ kind: 'cannot', why: 'not-safe' });
      const before = { says, pickupAt: '2026-11-22T19:40:00.000Z' };
      expect(await scene.tell(person, before)).toEqual({ kind: 'cannot', why: 'not-safe' });
      // Sunday at 22:30, when they have read it at 20:00.
      expect(await scene.tell(person, { says, pickupAt: '2026-11-23T03:30:00.000Z' })).toMatchObject({
        kind: 'queued',
      });
      await scene.pass(10 * HOUR);
      expect(await scene.tell(person, { says, urgent: true, pickupAt: '2026-11-22T19:40:00.000Z' })).toMatchObject({
        kind: 'queued',
      });
    },
  );

  it('that is true no more by the time it could leave is withheld, without noise', async () => {
    const person = await scene.person('+17055550188').arrives({ hours: 'après 20 h' });
    scene.truth = 'coming';
    const stale = await scene.tell(person, { says: 'confirmed', holds: 'coming' });
    scene.hub.tick(HOUR);
    scene.truth = 'seeking';
    await scene.tell(person, { says: 'changed', holds: 'seeking' });
    await scene.pass(10 * HOUR);
    expect(person.received()).toEqual([
      "Finalement, on ne vient pas te chercher pour l'instant. N'attends pas dehors. On cherche autrement et on te redonne des nouvelles.",
    ]);
    expect(await scene.outboxOf(stale)).toMatchObject({ status: 'withheld', withheld: 'no-longer-true' });
    expect(await person.waitsFor()).toBeUndefined();
    // The trip looks again, once: nothing may have been written in its place.
    expect(scene.reviewed).toEqual([TRIP]);
  });
});

describe('no text goes', () => {
  it('to somebody who never texted, or whose conversation was erased', async () => {
    const personId = scene.hub.platform.ids.uuid();
    await createPerson(scene.hub.platform, scope, personId, { ageBand: 'unknown', language: 'fr' });
    expect(await tripTextWrites(scene.hub.platform, personId, { tripId: TRIP, says: 'confirmed' })).toEqual({
      kind: 'cannot',
      why: 'no-conversation',
    });
    const person = await scene.person('+17055550171').arrives();
    await erasePerson(scene.hub.platform, scope, person.personId, 'asked-by-person');
    expect(await scene.tell(person, { says: 'confirmed' })).toEqual({ kind: 'cannot', why: 'no-conversation' });
  });

  it('to a phone on which everything was erased, and somebody wrote anew', async () => {
    const person = await scene.person('+17055550172').arrives();
    await person.says('effacer');
    await person.says('oui');
    await person.says('Bonjour');
    expect(await scene.tell(person, { says: 'confirmed' })).toEqual({ kind: 'cannot', why: 'no-conversation' });
  });

  it('to a phone whose conversation was kept long enough, and that somebody else may have now', async () => {
    const person = await scene.person('+17055550170').arrives();
    const { platform } = scene.hub;
    const phoneKey = await person.id();
    const timer = await readTimer(platform.table, phoneKey);
    if (timer === undefined) throw new Error('a conversation has a clock of its own');
    scene.hub.tick(400 * 24 * HOUR);
    await expireConversationNow(platform, timer, phoneKey, () => Promise.resolve(false));
    for (const body of ['Bonjour', 'oui', 'non', 'en tout temps']) await person.says(body);
    expect((await person.opened()).item.personId).toBeUndefined();
    expect(await scene.tell(person, { says: 'confirmed' })).toEqual({ kind: 'cannot', why: 'no-conversation' });
  });

  it('to a page that somebody wrote from', async () => {
    const page = { channel: 'web', token: 'AAAAAAAAAAAAAAAAAAAAAA' } as const;
    const write = async (body: string): Promise<string> =>
      (await receiveText(scene.hub.platform, { from: page, body, messageSid: nextSid(), mediaCount: 0 })).reply ?? '';
    let reply = await write('Bonjour');
    for (let text = 0; text < 15 && !/va lire tes réponses|will read your answers/u.test(reply); text += 1) {
      reply = await write(willingAnswer(reply));
    }
    const [item] = (await listWaiting(scene.hub.platform, scope, {})).items;
    expect(item?.personId).toBeDefined();
    expect(await tripTextWrites(scene.hub.platform, item?.personId ?? '', { tripId: TRIP, says: 'confirmed' })).toEqual(
      {
        kind: 'cannot',
        why: 'page',
      },
    );
  });

  it('after STOP', async () => {
    const person = await scene.person('+17055550173').arrives();
    await person.says('STOP');
    expect(await scene.tell(person, { says: 'confirmed' })).toEqual({ kind: 'cannot', why: 'opted-out' });
  });

  it('after STOP between queueing and sending, and a coordinator hears of it', async () => {
    const person = await scene.person('+17055550174').arrives();
    scene.truth = 'coming';
    const told = await scene.tell(person, { says: 'confirmed', holds: 'coming' });
    await person.says('STOP');
    await scene.workOff();
    expect(person.received()).toEqual([]);
    expect(await scene.outboxOf(told)).toMatchObject({ status: 'withheld', withheld: 'opted-out' });
    expect(await person.waitsFor()).toBe('human-asked');
  });

  it('to a phone that is not safe, in doubt, or silent for long', async () => {
    const said = await scene.person('+17055550175').arrives();
    await said.says('pas safe');
    expect(await scene.tell(said, { says: 'confirmed' })).toEqual({ kind: 'cannot', why: 'not-safe' });
    const doubtful = await scene.person('+17055550176').arrives();
    await doubtful.says('cest qui qui texte ma blonde');
    expect(await scene.tell(doubtful, { says: 'changed' })).toEqual({ kind: 'cannot', why: 'not-safe' });
  });

  it('to a phone whose code word was not said since the silence', async () => {
    const person = await scene.person('+17055550177').arrives({ hours: 'après 8 h' });
    await person.says('CODE bleuet');
    expect(await scene.tell(person, { says: 'confirmed' })).toMatchObject({ kind: 'queued' });
    scene.hub.tick(24 * HOUR);
    expect(await scene.tell(person, { says: 'confirmed' })).toEqual({ kind: 'cannot', why: 'not-safe' });
  });
});

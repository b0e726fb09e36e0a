import { beforeEach, describe, expect, it } from 'vitest';
import { readHubSettings } from '../../shared/directory/index.ts';
import { answerPartner } from '../../shared/partners/index.ts';
import { wallClock } from '../../shared/partners/situation.ts';
import { acceptanceOf, cancelTrip, type Trip } from '../../shared/transport/index.ts';
import { ok, staff, transportScene, type Scene } from './transport-scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await transportScene();
});

const MINUTE = 60_000;
const taken = async () => {
  const opened = await scene.dispatched();
  const { organizationId, code } = opened.first;
  await scene.say(organizationId, `oui ${code}`);
  await scene.settle(opened.trip.id);
  const say = (body: string): Promise<string> => scene.say(organizationId, body);
  const alerts = async (): Promise<string[]> => {
    await scene.settle(opened.trip.id);
    return scene.alertsAbout(opened.trip.id);
  };
  const read = async (): Promise<Trip> => (await scene.read(opened.trip.id)).trip;
  const onCall = async (at: number, body: string): Promise<string> => {
    const phone = (await readHubSettings(scene.platform)).onCall[at]?.phone ?? '';
    return (await answerPartner(scene.platform, { from: phone, body, messageSid: `SM-on-call-${body}` })).reply ?? '';
  };
  return { ...opened, code, say, alerts, read, onCall };
};
const codeIn = (text: string | undefined): string => /OK (\w{4})/.exec(text ?? '')?.[1] ?? '';

describe('a delay', () => {
  it('counts from the hour that was promised, is told as that hour, and never moves it earlier', async () => {
    const { say, read } = await taken();
    const { timeZone } = await readHubSettings(scene.platform);
    await say('dans 1h');
    const promised = acceptanceOf(await read())?.expectedAt ?? '';
    const later = new Date(Date.parse(promised) + 20 * MINUTE).toISOString();
    expect(await say('20 min de retard')).toContain(wallClock(timeZone, later).slice(11));
    expect(acceptanceOf(await read())?.expectedAt).toBe(later);
    await say('en route, 15 min de retard');
    const again = new Date(Date.parse(later) + 15 * MINUTE).toISOString();
    expect(acceptanceOf(await read())?.expectedAt).toBe(again);
    expect(await say('dans 30 min')).toMatch(/30 min/);
  });

  it('of an hour of the clock is that very minute, whatever the seconds', async () => {
    const { say, read } = await taken();
    const { timeZone } = await readHubSettings(scene.platform);
    scene.hub.tick(29_700);
    const at = new Date(Math.ceil((scene.platform.clock().getTime() + 90 * MINUTE) / MINUTE) * MINUTE).toISOString();
    const hour = wallClock(timeZone, at).slice(11);
    expect(await say(`vers ${hour}`)).toContain(hour);
    expect(acceptanceOf(await read())?.expectedAt).toBe(at);
  });
});

describe('a wait that leads nowhere near a pickup of tomorrow', () => {
  it('is no time: the driver is told the day, and the person no other hour', async () => {
    const at = new Date(scene.platform.clock().getTime() + 20 * 60 * MINUTE).toISOString();
    const { trip, first } = await scene.dispatched({ when: { kind: 'at', at } });
    const { timeZone } = await readHubSettings(scene.platform);
    expect(await scene.say(first.organizationId, 'ok dans 1h')).toContain(wallClock(timeZone, at));
    expect(acceptanceOf((await scene.read(trip.id)).trip)?.expectedAt).toBeUndefined();
  });
});

describe('danger on a trip in hand', () => {
  it('is told with a code to one person on call after the other, until somebody has it in hand', async () => {
    const { say, alerts, read, onCall, trip } = await taken();
    expect(await say('il a un fusil')).toMatch(/911/);
    const [first] = await alerts();
    expect(first).toMatch(/DANGER.*OK \w{4}/);
    expect((await scene.read(trip.id)).history).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ event: 'problem', reason: 'danger' })]),
    );
    // Whatever is texted in between settles nothing.
    await say('embarquée');
    scene.hub.tick(10 * MINUTE);
    const told = await alerts();
    expect(told.filter((text) => text.includes('DANGER'))).toHaveLength(2);
    expect(codeIn(told.at(-1))).not.toBe(codeIn(first));
    await say('terminé');
    scene.hub.tick(20 * MINUTE);
    expect((await alerts()).filter((text) => text.includes('DANGER'))).toHaveLength(3);
    expect(await onCall(1, `OK ${codeIn(told.at(-1))}`)).toMatch(/entre vos mains|in your hands/);
    await scene.settle(trip.id);
    expect((await read()).dangerAt).toBeUndefined();
    scene.hub.tick(300 * MINUTE);
    expect((await alerts()).filter((text) => text.includes('DANGER'))).toHaveLength(3);
    expect((await read()).clock).toBeUndefined();
  });

  it('outlasts that they give the trip back', async () => {
    const { say, alerts } = await taken();
    await say('he has a gun');
    await say('non');
    await alerts();
    scene.hub.tick(10 * MINUTE);
    expect((await alerts()).filter((text) => text.includes('DANGER')).length).toBeGreaterThanOrEqual(2);
  });

  it('beside news with a code is heard with the news', async () => {
    const { say, code, alerts, read } = await taken();
    expect(await say(`embarquée ${code}, il a un fusil`)).toMatch(/911/);
    expect((await read()).status).toBe('picked-up');
    expect(await alerts()).toMatchObject([expect.stringMatching(/DANGER/)]);
  });
});

describe('words that are not understood, from whoever has a trip in hand', () => {
  it('are told to whoever is on call the second time in a row', async () => {
    const { say, alerts, trip } = await taken();
    expect(await say('chu su la onze')).toMatch(/automate|machine/);
    expect(await alerts()).toEqual([]);
    expect(await say('ben la la')).toMatch(/prévenu|has been told/);
    expect(await alerts()).toHaveLength(1);
    expect((await scene.read(trip.id)).history.at(-2)).toMatchObject({ event: 'problem', reason: 'not-understood' });
    expect(await say('ouin ouin')).toMatch(/automate|machine/);
  });

  it('are not, with an answer between them, or twice at once', async () => {
    const { say, alerts } = await taken();
    await say('chu su la onze');
    await say('en route');
    await say('ben la la');
    expect(await alerts()).toEqual([]);
  });

  it('are answered alone where nothing is in hand', async () => {
    const { first } = await scene.dispatched();
    for (const body of ['ben la la', 'chu su la onze', 'ouin']) {
      expect(await scene.say(first.organizationId, body)).toMatch(/automate|machine/);
    }
  });
});

describe('news of a trip that is over', () => {
  it('that nobody came for and somebody is on board after all is told to whoever is on call', async () => {
    const { say, alerts, read } = await taken();
    await say('absente');
    expect(await alerts()).toHaveLength(1);
    expect(await say('finalement elle est la, embarquée')).toMatch(/prévenu|has been told/);
    expect(await alerts()).toHaveLength(2);
    expect((await read()).status).toBe('no-show');
  });

  it('that is done is nothing to do, but for trouble', async () => {
    const { say, alerts } = await taken();
    await say('embarquée');
    await say('terminé');
    expect(await say('embarquée')).toMatch(/déjà terminé|already finished/);
    expect(await alerts()).toEqual([]);
    expect(await say('elle est blessée')).toMatch(/prévenu|has been told/);
    expect(await alerts()).toHaveLength(1);
  });

  it('that was called off with the person on board is heard whatever it says', async () => {
    const { say, alerts, read, trip } = await taken();
    await say('embarquée');
    ok(await cancelTrip(scene.platform, staff, trip.id, (await read()).version, 'other plans'));
    const before = await alerts();
    expect(await say('où est-ce que je la débarque?')).toMatch(/prévenu|has been told/);
    expect(await alerts()).toHaveLength(before.length + 1);
  });

  it('that was called off before is nothing to do', async () => {
    const { say, alerts, read, trip } = await taken();
    ok(await cancelTrip(scene.platform, staff, trip.id, (await read()).version, 'other plans'));
    const before = await alerts();
    expect(await say('ok dommage')).toMatch(/rien à faire|nothing to do|Merci|Thank/);
    expect(await alerts()).toEqual(before);
  });
});

describe('a number that is no partner', () => {
  const says = async (body: string): Promise<string | undefined> =>
    (await answerPartner(scene.platform, { from: '+14165550198', body, messageSid: `SM-${body}` })).reply;

  it.each(['STOP', 'arrêt', 'ARRET', 'fin'])('is answered in its own terms to %s', async (word) => {
    expect(await says(word)).toMatch(/plus nos textos.*no more texts/);
  });

  it('that asks for help is told where a person reads', async () => {
    const { intakeNumber } = await readHubSettings(scene.platform);
    expect(await says('HELP')).toContain(intakeNumber);
    expect(await says('aide')).toContain(intakeNumber);
    expect(await says('bonjour')).not.toContain(intakeNumber);
  });
});

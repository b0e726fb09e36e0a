import { beforeEach, describe, expect, it } from 'vitest';
import { directoryOfHubFile, loadDirectory, loadHub, readHubSettings } from '../../shared/directory/index.ts';
import { answerPartner } from '../../shared/partners/index.ts';
import { moveAsk, openAsk, readLine, registerOnCallLine, type AlertAsk } from '../../shared/partners/line/index.ts';
import type { Trip } from '../../shared/transport/index.ts';
import { acceptanceOf, redispatchTrip } from '../../shared/transport/index.ts';
import { demoHub } from '../hub.ts';
import { ok, staff, transportScene, type Scene } from './transport-scene.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await transportScene();
});

const MINUTE = 60_000;
const lineOf = async (phoneKey: string) => {
  const known = await readLine(scene.platform, phoneKey);
  if (known === undefined) throw new Error('the line is not known');
  return known;
};
const taken = async () => {
  const opened = await scene.dispatched();
  const { organizationId, code } = opened.first;
  await scene.say(organizationId, `oui ${code}`);
  return opened;
};

describe('a yes with a time', () => {
  it('on the clock of the hub is minutes until then, and takes two round trips', async () => {
    const { trip, first } = await scene.dispatched();
    const { timeZone } = await readHubSettings(scene.platform);
    const at = new Date(scene.platform.clock().getTime() + 50 * MINUTE);
    const said = at.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
    scene.hub.meter.reset();
    expect(await scene.say(first.organizationId, `oui ${first.code} vers ${said}`)).toMatch(/à vous|is yours/);
    // The settings, for the clock, are read beside the line.
    expect(scene.hub.meter.operations.toSorted()).toEqual([
      'GetItemCommand',
      'QueryCommand',
      'TransactWriteItemsCommand',
    ]);
    const eta = acceptanceOf((await scene.read(trip.id)).trip)?.etaMinutes;
    expect([49, 50]).toContain(eta);
  });

  it('after the acceptance moves the time and not the trip', async () => {
    const { trip, first } = await taken();
    expect(await scene.say(first.organizationId, '40')).toMatch(/40 min/);
    const { trip: later } = await scene.read(trip.id);
    expect(later.status).toBe('accepted');
    expect(acceptanceOf(later)?.etaMinutes).toBe(40);
    await scene.say(first.organizationId, 'en route, 20 min');
    const { trip: onTheWay } = await scene.read(trip.id);
    expect(onTheWay.status).toBe('en-route');
    expect(acceptanceOf(onTheWay)?.etaMinutes).toBe(20);
    // Said again, with a new time.
    expect(await scene.say(first.organizationId, 'en route, 35 min')).toMatch(/35 min/);
    expect(acceptanceOf((await scene.read(trip.id)).trip)?.etaMinutes).toBe(35);
  });
});

describe('a yes to a trip at a time', () => {
  const tomorrow = async () => {
    const at = new Date(scene.platform.clock().getTime() + 20 * 60 * MINUTE).toISOString();
    const opened = await scene.dispatched({ when: { kind: 'at', at } });
    const { timeZone } = await readHubSettings(scene.platform);
    return { ...opened, day: new Date(at).toLocaleDateString('en-CA', { timeZone }) };
  };

  it.each(['10', '40 min', '15 min avant'])(
    'that adds "%s" moves it to no other day, and is told the day',
    async (said) => {
      const { trip, first, day } = await tomorrow();
      expect(await scene.say(first.organizationId, `oui ${first.code}, ${said}`)).toContain(day);
      const acceptance = acceptanceOf((await scene.read(trip.id)).trip);
      expect(acceptance?.offerId).toBe(first.id);
      expect([undefined, trip.pickupAt.slice(0, 10), day]).toContain(acceptance?.expectedAt?.slice(0, 10));
      expect(Math.abs(Date.parse(acceptance?.expectedAt ?? trip.pickupAt) - Date.parse(trip.pickupAt))).toBeLessThan(
        121 * MINUTE,
      );
    },
  );
});

describe('a partner whose trip the hub took back', () => {
  it('and who says yes is not told that somebody else has it', async () => {
    const { trip, first } = await taken();
    const { trip: now } = await scene.read(trip.id);
    ok(await redispatchTrip(scene.platform, staff, trip.id, now.version, 'other plans'));
    const yes = `oui ${first.code}`;
    expect(await scene.say(first.organizationId, yes)).toMatch(/Votre aide|Your help/);
    // Nor when their line still says that it is covered.
    const ask = (await lineOf(first.phoneKey)).asks.find(({ code }) => code === first.code);
    if (ask === undefined) throw new Error('the partner was asked');
    await scene.platform.table.write([moveAsk(ask, 'covered')]);
    expect(await scene.say(first.organizationId, yes)).toMatch(/prévu autre chose|other plans/);
  });
});

describe('a no', () => {
  it('keeps its reason in the history', async () => {
    const { trip, first } = await scene.dispatched();
    await scene.say(first.organizationId, `non ${first.code} pas de chauffeur`);
    const { history } = await scene.read(trip.id);
    expect(history.filter(({ event }) => event === 'decline')).toMatchObject([{ reason: 'no-driver' }]);
  });

  it('and a courtesy after it change nothing more', async () => {
    const { trip, first } = await scene.dispatched();
    await scene.say(first.organizationId, `non ${first.code}`);
    const before = (await scene.read(trip.id)).trip;
    await scene.say(first.organizationId, 'ok merci');
    await scene.say(first.organizationId, '👍');
    expect((await scene.read(trip.id)).trip).toEqual(before);
  });
});

describe('news that must not be taken for other news', () => {
  it.each([
    'A aimé « Parfait, merci. Écrivez: terminé 7K3M, à destination. »',
    'personne ici?',
    'il fait -35',
    'pas encore parti',
    'merci!',
    'ok merci',
    "I'm driving with Do Not Disturb on. I'll see your message when I get where I'm going.",
  ])('%j leaves an accepted trip as it is', async (text) => {
    const { trip, first } = await taken();
    const before = (await scene.read(trip.id)).trip;
    await scene.say(first.organizationId, text);
    expect((await scene.read(trip.id)).trip).toEqual(before);
  });

  it('written by a machine gets no answer', async () => {
    const { first } = await taken();
    expect(await scene.say(first.organizationId, 'Automatic reply: out of office')).toBe('');
  });

  it('comes with trouble: the trip moves on and a human hears of it, again if it is said again', async () => {
    const { trip, first } = await taken();
    const both = await scene.say(first.organizationId, 'elle est avec moi mais le camion est en panne');
    expect(both).toMatch(/(à bord|PICKED UP).*(prévenu|has been told).*911/);
    const { trip: onBoard, history } = await scene.read(trip.id);
    expect(onBoard).toMatchObject({ status: 'picked-up', attention: { kind: 'problem', alerted: false } });
    expect(history.filter(({ event }) => event === 'problem')).toMatchObject([{ reason: 'breakdown' }]);
    await scene.settle(trip.id);
    expect(await scene.alertsAbout(trip.id)).toHaveLength(1);
    scene.hub.tick(MINUTE);
    const again = await scene.say(first.organizationId, 'à bord, route fermée');
    expect(again).toMatch(/(prévenu|has been told).*911/);
    const { trip: later } = await scene.read(trip.id);
    expect(later).toMatchObject({ status: 'picked-up', attention: { kind: 'problem', alerted: false } });
    await scene.settle(trip.id);
    expect(await scene.alertsAbout(trip.id)).toHaveLength(2);
  });

  it('closes the trip, and a human still hears of the trouble', async () => {
    const { trip, first } = await taken();
    await scene.say(first.organizationId, 'terminé, elle est blessée');
    expect((await scene.read(trip.id)).trip).toMatchObject({ status: 'completed', attention: { kind: 'problem' } });
    await scene.settle(trip.id);
    expect(await scene.alertsAbout(trip.id)).toHaveLength(1);
  });

  it('of an arrival that may be the pickup only, with trouble, is at least the trouble', async () => {
    const { trip, first } = await taken();
    expect(await scene.say(first.organizationId, 'sur place, en panne')).toMatch(/prévenu|has been told/);
    expect((await scene.read(trip.id)).trip).toMatchObject({ status: 'accepted', attention: { kind: 'problem' } });
  });

  it('of trouble says of what kind', async () => {
    const { trip, first } = await taken();
    await scene.say(first.organizationId, 'on est en panne');
    const { history } = await scene.read(trip.id);
    expect(history.filter(({ event }) => event === 'problem')).toMatchObject([{ reason: 'breakdown' }]);
  });
});

describe('LIEN and QUI', () => {
  it('give a new link to the details, and what comes next', async () => {
    const { first } = await taken();
    const { organizationId, code } = first;
    expect(await scene.say(organizationId, `LIEN ${code}`)).toMatch(/\/p\/[\w-]{22}/);
    expect(await scene.say(organizationId, 'QUI')).toMatch(new RegExp(`(Prochain|Next): ${code}`));
    expect(await scene.say(organizationId, 'terminé')).toMatch(/terminé|done/);
    expect(await scene.say(organizationId, 'QUI')).toMatch(/Aucun trajet|No trip/);
    expect(await scene.say(organizationId, `LIEN ${code}`)).toMatch(/déjà terminé|already finished/);
  });
});

describe('places', () => {
  it('are written to the transport services of the organization, at most the most on file', async () => {
    const { first } = await scene.dispatched();
    const { organizationId } = first;
    const before = await loadDirectory(scene.platform);
    const seats = async () =>
      (await loadDirectory(scene.platform)).services
        .filter((service) => service.organizationId === organizationId)
        .filter(({ kinds }) => kinds.some((kind) => kind.startsWith('transport-')))
        .map(({ capacity }) => capacity);
    expect(await scene.say(organizationId, 'PLACES 1')).toMatch(/: 1.*(OUI|YES)/);
    const now = scene.platform.clock().toISOString();
    expect((await seats()).map((one) => [one?.available, one?.updatedAt])).toEqual((await seats()).map(() => [1, now]));
    const reply = await scene.say(organizationId, 'PLACES 99');
    expect((await seats()).map((one) => one?.available)).toEqual((await seats()).map((one) => one?.maximum ?? 99));
    const limited = (await seats()).some((one) => one?.maximum !== undefined);
    expect(/maximum inscrit|most on file/.test(reply)).toBe(limited);
    const others = (all: typeof before.services) => all.filter((one) => one.organizationId !== organizationId);
    expect(others((await loadDirectory(scene.platform)).services)).toEqual(others(before.services));
  });

  it('of an organization that carries nobody are not invented', async () => {
    const { platform } = scene;
    const { services, organizations } = await loadDirectory(platform);
    const carriers = new Set(
      services
        .filter(({ kinds }) => kinds.some((kind) => kind.startsWith('transport-')))
        .map((one) => one.organizationId),
    );
    const other = organizations.find(({ id, dispatchPhones }) => !carriers.has(id) && dispatchPhones.length > 0);
    if (other === undefined) throw new Error('every partner of the demo hub carries people');
    expect(await scene.say(other.id, 'SEATS 2')).toMatch(/Aucun service de transport|No transport service/);
    expect((await loadDirectory(platform)).services).toEqual(services);
  });
});

describe('somebody on call', () => {
  const ON_CALL = '+17055550177';
  let sid = 0;
  const text = async (body: string): Promise<string> =>
    (await answerPartner(scene.platform, { from: ON_CALL, body, messageSid: `SM-on-call-${(sid += 1)}` })).reply ?? '';
  const called = async (trip: Pick<Trip, 'id' | 'createdAt'>, code = '9CAR'): Promise<AlertAsk> => {
    const phoneKey = await scene.platform.phoneKey(ON_CALL);
    const ask: AlertAsk = {
      phoneKey,
      organizationId: 'hub',
      code,
      about: { kind: 'alert', tripId: trip.id, listedAt: trip.createdAt },
      state: 'open',
      openedAt: scene.platform.clock().toISOString(),
    };
    await scene.platform.table.write([registerOnCallLine(phoneKey, 'fr'), openAsk(ask)]);
    return ask;
  };

  it('who was never alerted is a stranger, and then is not', async () => {
    expect(await text('ok')).toMatch(/ne peut pas lire/);
    const { trip } = await scene.dispatched();
    const ask = await called(trip);
    expect((await lineOf(ask.phoneKey)).line).toEqual({
      organizationId: 'hub',
      language: 'fr',
      optedOut: false,
      role: 'on-call',
    });
    expect(await text('AIDE')).toMatch(/OK 9CAR.*NON 9CAR/);
  });

  it('takes in hand the trip that nobody came for, in two round trips, or passes it on', async () => {
    const { trip } = await scene.dispatched();
    for (let hour = 0; hour < 12 && (await scene.alertsAbout(trip.id)).length === 0; hour += 1) {
      scene.hub.tick(60 * MINUTE);
      await scene.settle(trip.id);
    }
    const { onCall } = await readHubSettings(scene.platform);
    const [alerted = ''] = await scene.alertsAbout(trip.id);
    const [, code = ''] = /(?:OK|NON?) ([A-Z0-9]{4})/.exec(alerted) ?? [];
    const say = async (body: string): Promise<string> => {
      const from = onCall[0]?.phone ?? '';
      return (await answerPartner(scene.platform, { from, body, messageSid: `SM-first-${(sid += 1)}` })).reply ?? '';
    };
    scene.hub.meter.reset();
    expect(await say("ok je m'en occupe")).toMatch(new RegExp(`${code}.*(entre vos mains|in your hands)`));
    expect(scene.hub.meter.operations).toEqual(['QueryCommand', 'TransactWriteItemsCommand']);
    expect((await scene.read(trip.id)).trip.acknowledged).toBeDefined();
    expect(await say(`NON ${code}`)).toMatch(/suivante|next person/);
    const { trip: passedOn, history } = await scene.read(trip.id);
    expect(passedOn.acknowledged).toBeUndefined();
    expect(history.map(({ event }) => event)).toEqual(expect.arrayContaining(['acknowledge', 'pass-on']));
  });

  it('is told kindly how the trip stands when it waits for nobody', async () => {
    const { trip, first } = await taken();
    const ask = await called(trip);
    expect(await text('OK 9CAR')).toMatch(/Un partenaire a le trajet 9CAR/);
    expect(await text('NON 9CAR')).toMatch(/Un partenaire a le trajet 9CAR/);
    expect((await scene.read(trip.id)).trip.acknowledged).toBeUndefined();
    await scene.say(first.organizationId, 'terminé');
    expect(await text('OK 9CAR')).toMatch(/déjà pris en main ou fermé/);
    expect((await lineOf(ask.phoneKey)).asks).toMatchObject([{ state: 'done' }]);
    expect(await text('ok')).toMatch(/déjà pris en main ou fermé/);
    expect(await text('merci')).toMatch(/Merci à vous/);
  });

  it('who answers once a late yes came does not hold the trip beside the partner', async () => {
    const { trip, first } = await scene.dispatched();
    for (let hour = 0; hour < 12 && (await scene.alertsAbout(trip.id)).length === 0; hour += 1) {
      scene.hub.tick(60 * MINUTE);
      await scene.settle(trip.id);
    }
    const [, code = ''] = /(?:OK|NON?) ([A-Z0-9]{4})/.exec((await scene.alertsAbout(trip.id))[0] ?? '') ?? [];
    const { onCall } = await readHubSettings(scene.platform);
    scene.hub.tick(MINUTE);
    expect(await scene.say(first.organizationId, `oui ${first.code}`)).toMatch(/à vous|is yours/);
    const from = onCall[0]?.phone ?? '';
    const answered = await answerPartner(scene.platform, { from, body: `OK ${code}`, messageSid: 'SM-late-ok' });
    expect(answered.reply).toMatch(/partenaire a le trajet|partner has trip/);
    expect((await scene.read(trip.id)).trip.acknowledged).toBeUndefined();
  });

  it('alone and unable is told that they will be asked again', async () => {
    const { trip } = await scene.dispatched();
    const file = demoHub();
    const alone = { name: 'Garde', phone: '+17055550104', language: 'fr' as const };
    await loadHub(scene.platform, { ...file.hub, onCall: [alone] }, directoryOfHubFile(file));
    for (let hour = 0; hour < 12 && (await scene.alertsAbout(trip.id)).length === 0; hour += 1) {
      scene.hub.tick(60 * MINUTE);
      await scene.settle(trip.id);
    }
    const answered = await answerPartner(scene.platform, { from: alone.phone, body: 'non', messageSid: 'SM-alone' });
    expect(answered.reply).toMatch(/redemandera|asked again/);
  });

  it('keeps the organization of a phone that is a partner as well', async () => {
    const { trip, first } = await scene.dispatched();
    const { line } = await lineOf(first.phoneKey);
    await scene.platform.table.write([
      registerOnCallLine(first.phoneKey, 'en'),
      openAsk({ ...(await called(trip)), phoneKey: first.phoneKey }),
    ]);
    const both = await lineOf(first.phoneKey);
    expect(both.line).toEqual({ ...line, role: 'on-call' });
    // The code tells which of the two it is about.
    expect(await scene.say(first.organizationId, `oui ${first.code}`)).toMatch(/à vous|is yours/);
    expect((await scene.read(trip.id)).trip.status).toBe('accepted');
  });
});

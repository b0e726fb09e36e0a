import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAudit, listCertificates } from '../../shared/access/index.ts';
import { parseFiscalYear, readReport, recordServiceEvent } from '../../shared/counting/index.ts';
import { changeHubSettings, readHubSettingsVersion } from '../../shared/directory/index.ts';
import {
  clearConversationNow,
  eraseConversation,
  handleConversation,
  listWaiting,
  readConversation,
  writeToPerson,
} from '../../shared/intake/index.ts';
import { changeFile, erasePerson, openFile } from '../../shared/people/index.ts';
import { addGoal, changeGoal } from '../../shared/plans/index.ts';
import { localDateIn } from '../../shared/platform/local-date.ts';
import type { Item } from '../../shared/platform/table.ts';
import { createTrip } from '../../shared/transport/index.ts';
import { doWorkNow } from '../../shared/work/index.ts';
import { erasureScene, everythingReadable, ok, PHONE, staff, type ErasureScene } from './erasure-scene.ts';
import { request } from './transport-scene.ts';

const INTAKE = [
  'marquewapiti je suis à Attawapiskat, besoin d’un lift',
  ...['oui', 'non', 'en tout temps', '18', 'non', 'non', 'oui'],
];
/** What the person wrote, what was written to them and about them, and their number: nowhere once they are erased. */
const MARKS = ['marquewapiti', 'marquecastor', 'marqueloutre', 'marquehuard', 'marqueorignal', 'marquebrochet', '5550190'];

let scene: ErasureScene;
beforeEach(async () => {
  scene = await erasureScene();
});
afterEach(() => scene.stop());

const conversationId = (): Promise<string> => scene.platform.phoneKey(PHONE);
const opened = async () => ok(await readConversation(scene.platform, staff, await conversationId(), 'safety', {}));
const certificates = async () => (await listCertificates(scene.platform, staff, { limit: 100 })).items;

/** The person's texts up to a file of their own. */
async function intake(): Promise<string> {
  for (const body of INTAKE) await scene.say(body);
  const { personId } = (await opened()).item;
  if (personId === undefined) throw new Error('The intake did not lead to a file');
  return personId;
}

/** A file with everything a file can hold, and a conversation in which both have written. */
async function known(): Promise<{ personId: string; recipientId: string }> {
  const { platform } = scene;
  const personId = await intake();
  await scene.say('marquecastor: je ne veux pas que ça se sache', { mediaCount: 1 });
  ok(
    await writeToPerson(platform, staff, await conversationId(), {
      body: 'marqueloutre, on arrive bientot',
      knowingly: true,
    }),
  );
  const { profile } = ok(await openFile(platform, staff, personId, 'safety'));
  const named = await changeFile(
    platform,
    staff,
    personId,
    (facts, privately) => ({ facts, privately: { ...privately, name: 'Zoélie marquehuard' } }),
    profile.version,
  );
  ok(named);
  ok(await addGoal(platform, staff, personId, platform.ids.uuid(), { area: 'education', words: 'marqueorignal' }));
  const trip = { ...request, personId, pickupDetails: 'marquebrochet' };
  ok(await createTrip(platform, staff, platform.ids.uuid(), trip));
  const { organizations } = await import('../hub.ts').then(({ demoHub }) => demoHub());
  const recipientId = organizations.find(({ isRecipient }) => isRecipient)?.id ?? '';
  ok(
    await recordServiceEvent(platform, staff, platform.ids.uuid(), {
      personId,
      recipientId,
      serviceDate: localDateIn('America/Toronto', platform.clock()),
      serviceType: 'safety-planning',
    }),
  );
  await scene.work();
  return { personId, recipientId };
}

const personsServed = async (recipientId: string): Promise<unknown> => {
  const today = localDateIn('America/Toronto', scene.platform.clock());
  const year = parseFiscalYear(today.slice(5) >= '04-01' ? today.slice(0, 4) : String(Number(today.slice(0, 4)) - 1));
  return ok(await readReport(scene.platform, staff, { recipientId, fiscalYear: year })).elements;
};

/** Of the marks, those that can be read in these items with the keys there are now. */
async function readable(items: readonly Item[]): Promise<string[]> {
  const all = everythingReadable(items, await scene.keys());
  return MARKS.filter((mark) => all.includes(mark));
}

describe('after an erasure, a backup taken before it', () => {
  it('yields nothing readable when the person erased by text', async () => {
    const { recipientId } = await known();
    const backup = await scene.copy();
    const before = await personsServed(recipientId);
    // Else the test could not fail.
    expect(await readable(backup)).toEqual(MARKS);

    await scene.say('effacer');
    await scene.say('oui');
    expect(await readable(backup)).toEqual([]);
    await scene.work();
    expect(await readable([...backup, ...(await scene.copy())])).toEqual([]);
    expect(await personsServed(recipientId)).toEqual(before);
    expect(await certificates()).toMatchObject([
      { by: { kind: 'person' }, erased: { files: 1, conversations: 1, consents: 1, goals: 1 } },
    ]);
  });

  it('yields nothing readable when a coordinator erased the conversation, or the file', async () => {
    const { recipientId, personId } = await known();
    const backup = await scene.copy();
    const before = await personsServed(recipientId);
    const { item } = await opened();
    const { erasureId } = ok(
      await eraseConversation(scene.platform, staff, item.phoneKey, 'data-request', item.version),
    );
    // The file went with it, under the same certificate.
    expect(await erasePerson(scene.platform, staff, personId, 'data-request')).toEqual({ erased: true, erasureId });
    await scene.work();
    expect(await readable([...backup, ...(await scene.copy())])).toEqual([]);
    expect(await personsServed(recipientId)).toEqual(before);
    const [certificate, ...others] = await certificates();
    expect(certificate).toMatchObject({ id: erasureId, by: { kind: 'member', reason: 'data-request' } });
    expect(others).toEqual([]);
    const admin = { ...staff, role: 'admin' } as const;
    const audit = ok(await listAudit(scene.platform, admin, `PERSON#${personId}`, {})).items;
    expect(audit.map(({ action, reason }) => [action, reason])).toContainEqual(['erase-person', 'data-request']);
  });

  it('yields nothing readable when the hub’s time of keeping was over', async () => {
    const { platform, hub } = scene;
    const { recipientId } = await known();
    const backup = await scene.copy();
    const counted = JSON.stringify(await personsServed(recipientId));
    hub.tick(366 * 86_400_000);
    await closeAll();
    await scene.days(400);
    // Quiet for a year: the conversation went, and the file that it led to stays.
    const [first] = await certificates();
    expect(first).toMatchObject({ by: { kind: 'retention' }, erased: { files: 0, conversations: 1 } });
    expect((await readable(backup)).toSorted()).toEqual(['5550190', 'marquebrochet', 'marquehuard', 'marqueorignal']);
    await scene.platform.table.write([]);
    hub.tick(2555 * 86_400_000);
    await scene.days(40);
    expect(await readable([...backup, ...(await scene.copy())])).toEqual([]);
    expect((await certificates()).map(({ erased }) => erased.files)).toEqual([1, 0]);
    hub.setNow(new Date().toISOString());
    expect(JSON.stringify(await personsServed(recipientId))).toBe(counted);
    expect(await platform.table.get({ pk: `CONVERSATION#${await conversationId()}`, sk: 'STATE' })).toBeUndefined();
  });
});

/** Everything that keeps a file or a conversation is brought to its end. */
async function closeAll(): Promise<void> {
  const { platform } = scene;
  for (const { phoneKey, version } of (await listWaiting(platform, staff, {})).items) {
    ok(await handleConversation(platform, staff, phoneKey, 'done', version));
  }
}

import { beforeEach, describe, expect, it } from 'vitest';
import {
  handleConversation,
  listWaiting,
  readConversation,
  receiveText,
  reviewConversationNow,
  setContact,
  textFailedNow,
  writeToPerson,
} from '../../shared/intake/index.ts';
import { erasePerson, openFile } from '../../shared/people/index.ts';
import { pendingBy, setTimer } from '../../shared/platform/timer.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

const PHONE = '+17055550190';
const scope: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
const INTAKE = [
  "Besoin d'un lift pour un endroit sécuritaire, je suis à Attawapiskat",
  ...['oui', 'non', 'en tout temps', '18', 'non', 'non', 'oui'],
];

let test: TestPlatform;
let n = 0;
beforeEach(async () => {
  test = await testPlatform();
  await setUpDemoHub(test.platform);
});

const say = (body: string, messageSid = `SM${(n += 1)}`, phone = PHONE): Promise<{ reply: string | undefined }> =>
  receiveText(test.platform, { from: { channel: 'sms', phone }, body, messageSid, mediaCount: 0 });
const conversation = async (): Promise<string> => test.platform.phoneKey(PHONE);
async function thread(): Promise<{ text: string; reply?: string | undefined }[]> {
  const opened = await readConversation(test.platform, scope, await conversation(), 'intake-triage', {});
  if ('refused' in opened) throw new Error(opened.code);
  return opened.messages;
}
async function waiting(): Promise<string[]> {
  const { items } = await listWaiting(test.platform, scope, {});
  return items.map((item) => item.waiting?.urgency ?? '');
}
async function alerts(): Promise<number> {
  const { items } = await pendingBy(test.platform.table, '2999', 100);
  return items.filter(({ pk }) => pk.startsWith('OUTBOX#')).length;
}

describe('a whole intake', () => {
  it('ends as a person with consent, in the triage queue', async () => {
    for (const body of INTAKE) expect((await say(body)).reply).toBeDefined();
    const { items } = await listWaiting(test.platform, scope, {});
    expect(items).toHaveLength(1);
    const [item] = items;
    expect(item?.waiting?.urgency).toBe('intake-ready');
    const file = await openFile(test.platform, scope, item?.personId ?? '', 'intake-triage');
    expect(file).toMatchObject({
      profile: { communityId: 'fn-143', ageBand: '18-plus', language: 'fr' },
      consents: [{ purpose: 'support', recipient: { kind: 'partners-as-needed' } }],
    });
  });

  it('costs two round trips a text', async () => {
    await say('Bonjour');
    for (const body of ['oui', 'non', 'après 20 h', 'transport', 'Attawapiskat']) {
      test.meter.reset();
      await say(body);
      expect(test.meter.operations).toEqual(['BatchGetItemCommand', 'TransactWriteItemsCommand']);
    }
  });
});

describe('webhooks', () => {
  it('repeated at the same instant leave one message and get one reply', async () => {
    const replies = await Promise.all(Array.from({ length: 10 }, () => say('Bonjour', 'SMsame')));
    expect(new Set(replies.map(({ reply }) => reply)).size).toBe(1);
    expect(await thread()).toHaveLength(1);
  });

  it('of ten different texts at once are all stored, once each', async () => {
    const bodies = Array.from({ length: 10 }, (_, i) => `texte ${i}`);
    await Promise.all(bodies.map((body, i) => say(body, `SMten${i}`)));
    expect((await thread()).map(({ text }) => text).toSorted()).toEqual(bodies);
  });
});

describe('danger', () => {
  it('alerts whoever is on call in the same transaction, and goes to the top of the queue', async () => {
    await say('Bonjour');
    const { reply } = await say('il a un couteau');
    expect(reply).toMatch(/911/);
    expect(await waiting()).toEqual(['danger']);
    expect(await alerts()).toBe(1);
  });

  it('unanswered is passed to the next on call until somebody takes it', async () => {
    await say('he has a gun');
    const timer = (await pendingBy(test.platform.table, '2999', 100)).items.find(({ pk }) => pk.startsWith('TIMER#'));
    const id = String(timer?.pk).slice('TIMER#'.length);
    test.tick(20 * 60_000);
    await reviewConversationNow(test.platform, await conversation(), id);
    await reviewConversationNow(test.platform, await conversation(), id);
    expect(await alerts(), 'one for the danger, one for the silence').toBe(2);
  });

  it('after a coordinator has claimed the conversation is told again all the same', async () => {
    for (const body of INTAKE) await say(body);
    await writeToPerson(test.platform, scope, await conversation(), { body: 'Bonjour', knowingly: false });
    await say('il a un fusil');
    const before = await alerts();
    const timers = (await pendingBy(test.platform.table, '2999', 100)).items.filter(({ pk }) =>
      pk.startsWith('TIMER#'),
    );
    expect(timers.length).toBeGreaterThan(0);
    test.tick(20 * 60_000);
    for (const { pk } of timers.slice(-1)) {
      await reviewConversationNow(test.platform, await conversation(), pk.slice('TIMER#'.length));
    }
    expect(await alerts()).toBe(before + 1);
  });
});

describe('opting out', () => {
  it('holds against everything but START, and a coordinator cannot write', async () => {
    await say('Bonjour');
    await say('arrêtez svp');
    expect((await say('allo?')).reply).toBeUndefined();
    const refused = await writeToPerson(test.platform, scope, await conversation(), {
      body: 'Bonjour',
      knowingly: true,
    });
    expect(refused).toMatchObject({ code: 'opted-out' });
    expect((await say('START')).reply).toBeDefined();
  });
});

describe('erasing', () => {
  it('takes the key, so that nothing can be read, and starts anew', async () => {
    for (const body of INTAKE) await say(body);
    await say('effacer');
    const { reply } = await say('oui', 'SMerase');
    expect(reply).toBeDefined();
    const opened = await readConversation(test.platform, scope, await conversation(), 'intake-triage', {});
    expect(opened).toMatchObject({ refused: true, code: 'conversation-erased' });
    expect((await say('oui', 'SMerase')).reply).toBe(reply);
    expect((await say('Bonjour')).reply).toBeDefined();
    expect(await thread()).toHaveLength(1);
  });
});

describe('a coordinator', () => {
  it('takes over, writes, and is not talked over by the questions', async () => {
    for (const body of INTAKE) await say(body);
    const item = (await listWaiting(test.platform, scope, {})).items[0];
    const taken = await handleConversation(test.platform, scope, await conversation(), 'take-over', item?.version ?? 0);
    expect(taken).toMatchObject({ handledBy: 'human', claimedBy: 'demo-coordinator' });
    const sent = await writeToPerson(test.platform, scope, await conversation(), {
      body: 'Bonjour, je suis là.',
      knowingly: false,
    });
    expect(sent).toMatchObject({ segments: 1 });
    expect((await say('merci')).reply).toBeUndefined();
    expect((await thread()).map(({ text }) => text)).toEqual([
      ...INTAKE,
      "Une personne de notre équipe t'écrit maintenant.",
      'Bonjour, je suis là.',
      'merci',
    ]);
  });

  it('is warned before a text that gives the person away', async () => {
    for (const body of INTAKE) await say(body);
    const refused = await writeToPerson(test.platform, scope, await conversation(), {
      body: 'Viens au 12, rue Principale',
      knowingly: false,
    });
    expect(refused).toMatchObject({ refused: true, code: 'text-gives-away' });
  });

  it('cannot wave through what gives the person away while the phone is not known to be safe', async () => {
    await say('Bonjour');
    const write = async (body: string): Promise<unknown> =>
      writeToPerson(test.platform, scope, await conversation(), { body, knowingly: true });
    expect(await write("Une place t'attend à Maison de la Rivière (démo)")).toMatchObject({ code: 'text-gives-away' });
    expect(await write('Bonjour, je suis là.')).toMatchObject({ segments: 1 });
  });

  it('who sends the same text twice under one key has sent one', async () => {
    for (const body of INTAKE) await say(body);
    const id = test.platform.ids.uuid();
    for (let time = 0; time < 2; time += 1) {
      await writeToPerson(test.platform, scope, await conversation(), { id, body: 'Bonjour', knowingly: false });
    }
    expect((await thread()).filter(({ text }) => text === 'Bonjour')).toHaveLength(1);
  });

  it('outside the safe hours of the person writes a text that waits', async () => {
    for (const body of INTAKE) await say(body);
    const [item] = (await listWaiting(test.platform, scope, {})).items;
    const night = { timeZone: 'America/Toronto', windows: [{ from: '22:00', to: '06:00' }] };
    expect(
      await setContact(test.platform, scope, await conversation(), { safeHours: night }, item?.version ?? 0),
    ).toMatchObject({ optedOut: false });
    const sent = await writeToPerson(test.platform, scope, await conversation(), { body: 'Bonjour', knowingly: false });
    // It is 10 in the morning in Toronto; at 22 it is 3 in the morning by UTC.
    expect(sent).toMatchObject({ notBefore: '2026-11-23T03:00:00.000Z' });
  });

  it('leaves a trace of opening the thread', async () => {
    await say('Bonjour');
    await thread();
    const audit = await test.platform.table.query({ pk: `AUDIT#CONVERSATION#${await conversation()}` });
    expect(audit.items).toMatchObject([
      { action: 'open-conversation', reason: 'intake-triage', memberId: 'demo-coordinator' },
    ]);
  });
});

describe('what stands in the table', () => {
  it('shows no body, no number and no name in the open', async () => {
    await say('mon nom est Zoélie Marquée et je suis à Attawapiskat');
    for (const body of ['oui', 'non', 'en tout temps', 'transport', '18', 'non', 'non', 'oui']) await say(body);
    await say('il va me tuer');
    const everything: string[] = [];
    const { ScanCommand, DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
    for (const TableName of [test.env.TABLE_NAME, test.env.KEYS_TABLE_NAME]) {
      const { Items } = await new DynamoDBClient({}).send(new ScanCommand({ TableName }));
      for (const item of Items ?? []) {
        const [pk] = [item['pk']?.S ?? ''];
        // The public facts of the directory name places.
        if (!pk.endsWith('#DIRECTORY'))
          everything.push(JSON.stringify(item, (_key, value: unknown) => (value instanceof Uint8Array ? '' : value)));
      }
    }
    const open = everything.join('\n');
    for (const mark of ['Zoélie', 'Marquée', '5550190', 'tuer', 'couteau']) expect(open).not.toContain(mark);
  });
});

describe('a person erased by a coordinator', () => {
  it('leaves the queue, alerts nobody any more, and starts anew with the next text', async () => {
    for (const body of INTAKE) await say(body);
    const [item] = (await listWaiting(test.platform, scope, {})).items;
    await erasePerson(test.platform, scope, item?.personId ?? '', 'data-request');
    const timers = (await pendingBy(test.platform.table, '2999', 100)).items.filter(({ pk }) =>
      pk.startsWith('TIMER#'),
    );
    for (const { pk } of timers) {
      await reviewConversationNow(test.platform, await conversation(), pk.slice('TIMER#'.length));
    }
    expect(await waiting()).toEqual([]);
    expect((await pendingBy(test.platform.table, '2999', 100)).items).toEqual([]);
    await say('Bonjour');
    expect(await thread()).toHaveLength(1);
  });
});

describe('a text of a coordinator that does not arrive', () => {
  it('brings the conversation back into the queue, and is told to whoever is on call', async () => {
    for (const body of INTAKE) await say(body);
    await writeToPerson(test.platform, scope, await conversation(), { body: 'Bonjour', knowingly: false });
    expect(await waiting()).toEqual([]);
    await test.platform.table.write([
      setTimer({
        id: 'failed',
        dueAt: test.platform.clock().toISOString(),
        work: { what: 'text-failed', phoneKey: await conversation() },
      }),
    ]);
    const before = await alerts();
    await textFailedNow(test.platform, await conversation(), 'failed');
    await textFailedNow(test.platform, await conversation(), 'failed');
    expect(await waiting()).toEqual(['unread']);
    expect(await alerts()).toBe(before + 1);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import {
  checkText,
  handleConversation,
  listWaiting,
  maySend,
  readConversation,
  receiveText,
  reviewConversationNow,
  setContact,
  writeToPerson,
  type OpenConversation,
} from '../../shared/intake/index.ts';
import { openOutbox, readOutbox } from '../../shared/messaging/store.ts';
import { pendingBy } from '../../shared/platform/timer.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

const PHONE = '+17055550191';
const scope: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
const SAFE = ['Bonjour', 'oui', 'non', 'en tout temps'];

let test: TestPlatform;
let n = 0;
beforeEach(async () => {
  test = await testPlatform();
  await setUpDemoHub(test.platform);
});

const say = (body: string): Promise<{ reply: string | undefined }> =>
  receiveText(test.platform, {
    from: { channel: 'sms', phone: PHONE },
    body,
    messageSid: `SM${(n += 1)}`,
    mediaCount: 0,
  });
const id = (): Promise<string> => test.platform.phoneKey(PHONE);
const write = async (body: string, knowingly = false) =>
  writeToPerson(test.platform, scope, await id(), { body, knowingly });
async function opened(): Promise<OpenConversation> {
  const one = await readConversation(test.platform, scope, await id(), 'intake-triage', {});
  if ('refused' in one) throw new Error(one.code);
  return one;
}
async function handle(action: 'take-over' | 'give-back' | 'done' | 'trust-phone' | 'ask-code-word') {
  return handleConversation(test.platform, scope, await id(), action, (await opened()).item.version);
}
const contact = async (change: Parameters<typeof setContact>[3]) =>
  setContact(test.platform, scope, await id(), change, (await opened()).item.version);
/** What is in the outbox for the person, in the order in which it may leave. */
async function outbox(): Promise<string[]> {
  const { items } = await pendingBy(test.platform.table, '2999', 100);
  const texts = await Promise.all(
    items
      .filter(({ pk }) => pk.startsWith('OUTBOX#'))
      .map(async ({ pk }) => {
        const text = await readOutbox(test.platform.table, pk.slice('OUTBOX#'.length));
        if (text?.about.kind !== 'conversation') return [];
        return (await openOutbox(test.platform, text))?.body ?? 'erased';
      }),
  );
  return texts.flat();
}

describe('taking over', () => {
  it('tells a person who is still there that somebody is with them, and nobody else answers', async () => {
    for (const body of SAFE) await say(body);
    await say('personne');
    await handle('take-over');
    expect(await outbox()).toEqual(["Une personne de notre équipe t'écrit maintenant."]);
    expect((await opened()).withPerson).toBe(true);
    expect((await listWaiting(test.platform, scope, {})).items, 'told, and not answered yet').toHaveLength(1);
    expect((await say('merci')).reply).toBeUndefined();
  });

  it('says nothing to a phone of which nobody knows that it is safe', async () => {
    await say('Bonjour');
    await handle('take-over');
    expect(await outbox()).toEqual([]);
  });

  it('says nothing hours later', async () => {
    for (const body of SAFE) await say(body);
    test.tick(2 * 3_600_000);
    await handle('take-over');
    expect(await outbox()).toEqual([]);
  });

  it('and giving back: the questions greet again and ask whether it is safe', async () => {
    for (const body of SAFE) await say(body);
    await handle('take-over');
    await handle('give-back');
    expect((await say('allo')).reply).toMatch(/sans risque/u);
  });
});

describe('before writing', () => {
  it('a coordinator sees whether it is safe, how long the text is and what gives away', async () => {
    await say('Bonjour');
    const checked = await checkText(test.platform, await id(), {
      body: 'Viens au refuge, ça ira 12 rue Principale',
      knowingly: false,
    });
    expect(checked).toMatchObject({
      safety: { safe: 'unknown' },
      encoding: 'UCS-2',
      segments: 1,
      refused: 'not-known-to-be-safe',
    });
    expect('warnings' in checked && checked.warnings.map(({ kind }) => kind)).toEqual([
      'names-organization',
      'address',
      'forces-ucs-2',
    ]);
    expect(await outbox()).toEqual([]);
  });

  it('a text outside their hours says when it would leave', async () => {
    for (const body of ['Bonjour', 'oui', 'non', 'après 20 h']) await say(body);
    // It is 10 in the morning in Toronto.
    expect((await opened()).safety).toEqual({ safe: 'later', at: '2026-11-23T01:00:00.000Z', why: 'outside-hours' });
    expect(await write('Bonjour')).toMatchObject({ notBefore: '2026-11-23T01:00:00.000Z' });
  });

  it('a code word that has not been said since the silence is asked for first', async () => {
    for (const body of [...SAFE, 'CODE bleuet']) await say(body);
    expect((await opened()).safety).toEqual({ safe: 'now' });
    test.tick(24 * 3_600_000);
    expect((await opened()).safety).toEqual({ safe: 'code-word' });
    expect(await write('On a trouvé une place')).toMatchObject({ code: 'code-word-first' });
    await handle('ask-code-word');
    expect(await outbox()).toEqual(['Rebonjour. Quel est le mot?']);
  });

  it('a code word that means something else is refused, by name of the field', async () => {
    await say('Bonjour');
    for (const codeWord of ['STOP', 'oui', '12']) {
      expect(await contact({ codeWord })).toMatchObject({ code: 'unfit-code-word', field: 'codeWord' });
    }
    expect(await contact({ codeWord: 'bleuet', plain: true })).toMatchObject({ optedOut: false });
    expect((await opened()).contact).toMatchObject({ codeWord: 'bleuet', plain: true });
  });
});

describe('a text that waits in the outbox', () => {
  const allowed = async () =>
    maySend(test.platform, await id(), { queuedAt: test.platform.clock().toISOString(), knowingly: true });

  it('is withheld when they say that it is not safe, and may go when it was written after that, knowingly', async () => {
    for (const body of SAFE) await say(body);
    const queuedAt = test.platform.clock().toISOString();
    test.tick(60_000);
    await say('pas safe');
    expect(await maySend(test.platform, await id(), { queuedAt })).toEqual({ may: 'never', why: 'not-safe' });
    test.tick(60_000);
    expect(await allowed()).toEqual({ may: 'now' });
  });

  it('waits for the end of the pause they named, and for their hours', async () => {
    for (const body of SAFE) await say(body);
    const queuedAt = test.platform.clock().toISOString();
    test.tick(60_000);
    await say('pas maintenant, dans 2 heures');
    expect(await maySend(test.platform, await id(), { queuedAt })).toMatchObject({ may: 'later' });
  });

  it('does not leave after STOP', async () => {
    for (const body of [...SAFE, 'STOP']) await say(body);
    expect(await allowed()).toEqual({ may: 'never', why: 'opted-out' });
  });

  it('is withheld once the phone is in other hands, until a coordinator knows better', async () => {
    for (const body of SAFE) await say(body);
    const queuedAt = test.platform.clock().toISOString();
    test.tick(60_000);
    await say('cest qui qui texte ma blonde');
    expect((await opened()).doubt).toMatchObject({ why: 'hostile-words' });
    expect(await maySend(test.platform, await id(), { queuedAt })).toEqual({ may: 'never', why: 'not-safe' });
    expect(await write('Bonjour')).toMatchObject({ code: 'not-known-to-be-safe' });
    await handle('trust-phone');
    expect((await opened()).doubt).toBeUndefined();
  });

  it('follows the one before it', async () => {
    for (const body of SAFE) await say(body);
    const first = await write('un');
    const second = await write('deux');
    if ('refused' in first || 'refused' in second) throw new Error('sent');
    const text = await readOutbox(test.platform.table, second.outboxId ?? '');
    expect(text?.behind).toBe(first.outboxId);
  });
});

describe('a conversation nobody answers', () => {
  it('goes from one person on call to the next, and round again', async () => {
    for (const body of [...SAFE, 'personne']) await say(body);
    const called: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      test.tick(5 * 3_600_000);
      const { items } = await pendingBy(test.platform.table, '2999', 100);
      const timer = items.find(({ pk, work }) => pk.startsWith('TIMER#') && JSON.stringify(work).includes('review'));
      await reviewConversationNow(test.platform, await id(), String(timer?.pk).slice('TIMER#'.length));
    }
    const { items } = await pendingBy(test.platform.table, '2999', 100);
    for (const { pk } of items.filter((item) => item.pk.startsWith('OUTBOX#'))) {
      const text = await readOutbox(test.platform.table, pk.slice('OUTBOX#'.length));
      if (text?.about.kind === 'alert') called.push((await openOutbox(test.platform, text))?.to ?? '');
    }
    // Two people are on call in the demo hub.
    expect(called.toSorted()).toEqual(['+17055550103', '+17055550103', '+18075550102', '+18075550102']);
  });
});

describe('a person at a web page', () => {
  const page = { channel: 'web', token: 'AAAAAAAAAAAAAAAAAAAAAA' } as const;

  it('is in the same queue, and a text to them waits on the page instead of being sent', async () => {
    for (const body of [...SAFE, 'personne']) {
      await receiveText(test.platform, { from: page, body, messageSid: `WEB${(n += 1)}`, mediaCount: 0 });
    }
    const [item] = (await listWaiting(test.platform, scope, {})).items;
    expect(item).toMatchObject({ channel: 'web' });
    const sent = await writeToPerson(test.platform, scope, item?.phoneKey ?? '', {
      body: 'Bonjour, je suis là.',
      knowingly: false,
    });
    expect(sent).toMatchObject({ sequence: 6 });
    expect(sent).not.toHaveProperty('outboxId');
    expect(await outbox()).toEqual([]);
  });
});

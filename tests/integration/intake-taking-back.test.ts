import { SNSClient } from '@aws-sdk/client-sns';
import * as fc from 'fast-check';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  handleConversation,
  listWaiting,
  maySend,
  readConversation,
  receiveText,
  reviewConversationNow,
  setContact,
  takeTextBack,
  writeToPerson,
  type OpenConversation,
  type SentText,
} from '../../shared/intake/index.ts';
import { deliver, type Carrier, type MayStillSend } from '../../shared/messaging/index.ts';
import { readOutbox } from '../../shared/messaging/store.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { pendingBy } from '../../shared/platform/timer.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

const PHONE = '+17055550196';
const scope: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
const colleague: Scope = { ...scope, memberId: 'demo-coordinator-2' };
/** It is 10 in the morning in Toronto: a text waits for the evening. */
const AFTER_EIGHT = ['Bonjour', 'oui', 'non', 'après 20 h'];
const EVENING_MS = 11 * 3_600_000;

let test: TestPlatform;
let n = 0;
/** What a carrier was asked to bring. */
let sent: string[];
let twilio: Server;
let carrier: Carrier;
beforeEach(async () => {
  test = await testPlatform();
  await setUpDemoHub(test.platform);
  sent = [];
  twilio = createServer((request, response) => {
    let form = '';
    request.on('data', (chunk: Buffer) => (form += chunk.toString('utf8')));
    request.on('end', () => {
      sent.push(new URLSearchParams(form).get('Body') ?? '');
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ sid: `SM${sent.length}` }));
    });
  });
  await new Promise<void>((resolve) => twilio.listen(0, '127.0.0.1', resolve));
  const address = twilio.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  carrier = { twilioBaseUrl: url, sns: new SNSClient({ endpoint: url }), alertTopicArn: 'arn:aws:sns:x:0:alerts' };
});
afterEach(() => {
  twilio.close();
  twilio.closeAllConnections();
});

const id = (): Promise<string> => test.platform.phoneKey(PHONE);
async function say(...bodies: readonly string[]): Promise<void> {
  for (const body of bodies) {
    const from = { channel: 'sms' as const, phone: PHONE };
    await receiveText(test.platform, { from, body, messageSid: `SM-IN-${(n += 1)}`, mediaCount: 0 });
  }
}
async function write(body: string, by: Scope = scope): Promise<SentText> {
  const text = await writeToPerson(test.platform, by, await id(), { body, knowingly: true });
  if ('refused' in text) throw new Error(text.code);
  return text;
}
const takeBack = async ({ sequence }: Pick<SentText, 'sequence'>, by: Scope = scope) =>
  takeTextBack(test.platform, by, await id(), sequence);
async function opened(): Promise<OpenConversation> {
  const one = await readConversation(test.platform, scope, await id(), 'intake-triage', {});
  if ('refused' in one) throw new Error(one.code);
  return one;
}
const messageOf = async ({ sequence }: Pick<SentText, 'sequence'>) =>
  (await opened()).messages.find((message) => message.sequence === sequence);
const outboxOf = ({ outboxId }: SentText) => readOutbox(test.platform.table, outboxId ?? '');
const mayStillSend: MayStillSend = (text) => maySend(test.platform, text.about.id, text);
const send = ({ outboxId }: SentText) => deliver(test.platform, carrier, outboxId ?? '', mayStillSend);
const waiting = async () => (await listWaiting(test.platform, scope, {})).items[0]?.waiting;
const audit = async () => {
  const { items } = await test.platform.table.query({ pk: `AUDIT#CONVERSATION#${await id()}` });
  return items
    .filter(({ action }) => action === 'take-text-back')
    .map(({ reason, memberId }) => ({ reason, memberId }));
};

describe('a text that waits, taken back', () => {
  it('never leaves; the thread keeps its words, and says who took it back and when', async () => {
    await say(...AFTER_EIGHT);
    const text = await write('On a une place');
    test.tick(60_000);
    expect(await takeBack(text, colleague)).toEqual({
      sequence: text.sequence,
      by: 'demo-coordinator-2',
      at: test.platform.clock().toISOString(),
    });
    expect(await messageOf(text)).toMatchObject({
      text: 'On a une place',
      author: 'demo-coordinator',
      takenBack: { by: 'demo-coordinator-2' },
      outbox: { status: 'withheld', withheld: 'taken-back' },
    });
    test.tick(EVENING_MS);
    expect(await send(text)).toEqual({});
    expect(sent).toEqual([]);
    expect(await audit()).toHaveLength(1);
  });

  it('is no work that is left to do, tells nobody that it failed, and goes when the hub keeps it no longer', async () => {
    await say(...AFTER_EIGHT);
    const text = await write('On a une place');
    const before = await pendingBy(test.platform.table, '2999', 100);
    await takeBack(text);
    const { items } = await pendingBy(test.platform.table, '2999', 100);
    expect(items.map(({ pk }) => pk).filter((pk) => pk.startsWith('OUTBOX#'))).toEqual(
      before.items
        .map(({ pk }) => pk)
        .filter((pk) => pk.startsWith('OUTBOX#') && pk !== `OUTBOX#${text.outboxId ?? ''}`),
    );
    expect(items.filter((item) => JSON.stringify(item).includes('text-failed'))).toEqual([]);
    expect((await outboxOf(text))?.keptUntil).toBeGreaterThan(test.platform.clock().getTime() / 1000);
  });

  it('again, changes nothing and answers the same: who was first took it back', async () => {
    await say(...AFTER_EIGHT, 'personne');
    const text = await write('On a une place');
    const first = await takeBack(text);
    const { version } = (await opened()).item;
    test.tick(60_000);
    expect(await takeBack(text, colleague)).toEqual(first);
    expect((await opened()).item.version).toBe(version);
    expect(await audit()).toEqual([{ reason: 'answer', memberId: 'demo-coordinator' }]);
  });

  it('does not hold up the one after it', async () => {
    await say(...AFTER_EIGHT);
    const first = await write('un');
    const second = await write('deux');
    await takeBack(first);
    test.tick(EVENING_MS);
    await send(second);
    expect(sent).toEqual(['deux']);
  });

  it('lets whoever has the conversation open see it: the version grows', async () => {
    await say(...AFTER_EIGHT);
    const text = await write('On a une place');
    const { version } = (await opened()).item;
    await takeBack(text);
    expect((await opened()).item.version).toBeGreaterThan(version);
  });

  it('can be taken back when the phone is no longer safe', async () => {
    await say(...AFTER_EIGHT);
    const text = await write('On a une place');
    await say('STOP');
    expect(await takeBack(text)).toMatchObject({ by: 'demo-coordinator' });
  });
});

describe('a text that cannot be taken back', () => {
  it('has left', async () => {
    await say('Bonjour', 'oui', 'non', 'en tout temps');
    const text = await write('Je te lis');
    await send(text);
    expect(await takeBack(text)).toMatchObject({ refused: true, kind: 'conflict', code: 'text-on-its-way' });
    expect(await messageOf(text)).not.toHaveProperty('takenBack');
    expect(sent).toEqual(['Je te lis']);
  });

  it('was held back already for another reason: it is told so', async () => {
    await say(...AFTER_EIGHT);
    const text = await write('On a une place');
    await say('STOP');
    test.tick(EVENING_MS);
    await send(text);
    expect(await takeBack(text)).toMatchObject({ code: 'text-never-left' });
  });

  it('stands on a web page: it is read there, not sent', async () => {
    const page = { channel: 'web', token: 'AAAAAAAAAAAAAAAAAAAAAA' } as const;
    for (const body of ['Bonjour', 'oui', 'non', 'personne']) {
      await receiveText(test.platform, { from: page, body, messageSid: `WEB${(n += 1)}`, mediaCount: 0 });
    }
    const [item] = (await listWaiting(test.platform, scope, {})).items;
    const key = item?.phoneKey ?? '';
    const text = await writeToPerson(test.platform, scope, key, { body: 'Je suis là.', knowingly: true });
    const sequence = 'refused' in text ? 0 : text.sequence;
    expect(await takeTextBack(test.platform, scope, key, sequence)).toMatchObject({ code: 'text-on-its-way' });
  });

  it('is the person’s own, an answer given by itself, or none at all', async () => {
    await say(...AFTER_EIGHT);
    expect(await takeBack({ sequence: 1 })).toMatchObject({ kind: 'not-found', code: 'text-not-found' });
    expect(await takeBack({ sequence: 99 })).toMatchObject({ code: 'text-not-found' });
    expect(await takeTextBack(test.platform, scope, 'A'.repeat(43), 1)).toMatchObject({
      code: 'conversation-not-found',
    });
  });
});

describe('what the text had answered', () => {
  it('waits again, since it began, with a clock of its own', async () => {
    await say(...AFTER_EIGHT, 'personne');
    const before = await waiting();
    const text = await write('On a une place');
    expect(await waiting()).toBeUndefined();
    test.tick(60_000);
    await takeBack(text);
    expect(await waiting()).toMatchObject({ urgency: 'human-asked', since: before?.since });
    expect((await waiting())?.nextAt).not.toBe(before?.nextAt);
    const calls = async () => (await waiting())?.alerts;
    const told = await calls();
    test.tick(5 * 3_600_000);
    const { items } = await pendingBy(test.platform.table, test.platform.clock().toISOString(), 100);
    for (const { pk, work } of items.filter((item) => JSON.stringify(item).includes('review-conversation'))) {
      expect(work).toMatchObject({ phoneKey: await id() });
      await reviewConversationNow(test.platform, await id(), pk.slice('TIMER#'.length));
    }
    expect(await calls()).toBe((told ?? 0) + 1);
  });

  it('waits for nobody when it had answered nothing', async () => {
    await say(...AFTER_EIGHT, 'personne');
    await handleConversation(test.platform, scope, await id(), 'done', (await opened()).item.version);
    const text = await write('Comment ça va?');
    await takeBack(text);
    expect(await waiting()).toBeUndefined();
    expect(await audit()).toEqual([{ reason: 'follow-up', memberId: 'demo-coordinator' }]);
  });

  it('is answered by the next text that stands, and waits again once that one is taken back too', async () => {
    await say(...AFTER_EIGHT, 'personne');
    const before = await waiting();
    const wrong = await write('À demain');
    const right = await write('À ce soir');
    await takeBack(wrong);
    expect(await waiting()).toBeUndefined();
    await takeBack(right);
    expect(await waiting()).toMatchObject({ urgency: 'human-asked', since: before?.since });
  });

  it('adds to what the person wrote since: the more urgent of the two, since the earlier', async () => {
    await say(...AFTER_EIGHT, 'personne');
    const before = await waiting();
    const text = await write('On a une place');
    test.tick(60_000);
    await say('personne');
    expect(await waiting()).not.toMatchObject({ since: before?.since });
    await takeBack(text);
    expect(await waiting()).toMatchObject({ urgency: 'human-asked', since: before?.since });
    const other = await write('On arrive');
    await say('il va me tuer');
    const danger = await waiting();
    await takeBack(other);
    expect(await waiting()).toEqual(danger);
  });
});

/** Every access to the table takes its effect, and then goes on when its turn comes, in an order of the scheduler's choice. */
const inTurns = (platform: Platform, turns: fc.Scheduler): Platform => ({
  ...platform,
  table: new Proxy(platform.table, {
    get: (table, name) => {
      const member: unknown = Reflect.get(table, name, table);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]): Promise<unknown> => {
        const answer: unknown = Reflect.apply(member, table, args);
        const settled = Promise.resolve(answer);
        await turns.schedule(
          settled.then(() => undefined),
          String(name),
        );
        return settled;
      };
    },
  }),
});

describe('taking back while it is being sent', () => {
  const meeting = fc.record({
    senders: fc.integer({ min: 1, max: 3 }),
    takers: fc.integer({ min: 1, max: 3 }),
    /** By how many turns the senders come later. */
    headStart: fc.integer({ min: 0, max: 12 }),
    /** The person texts in the same moment, which changes the conversation. */
    personTexts: fc.boolean(),
  });
  const NOT_YET_MS = 60_000;

  /** Waits until the next minute, and meets its senders there. */
  async function textThatWaits(body: string): Promise<SentText> {
    const pausedUntil = new Date(test.platform.clock().getTime() + NOT_YET_MS).toISOString();
    const contact = { pausedUntil, safeHours: { timeZone: 'America/Toronto', windows: [] } };
    await setContact(test.platform, scope, await id(), contact, (await opened()).item.version);
    const text = await write(body);
    test.tick(NOT_YET_MS + 1_000);
    return text;
  }

  it('has one outcome, told as it is: it never leaves, or it is refused', { timeout: 240_000 }, async () => {
    const outcomes = { never: 0, left: 0 };
    await say(...AFTER_EIGHT);
    const key = await id();
    await fc.assert(
      fc.asyncProperty(meeting, fc.scheduler(), async ({ senders, takers, headStart, personTexts }, turns) => {
        const body = `texte ${outcomes.never + outcomes.left}`;
        const text = await textThatWaits(body);
        const platform = inTurns(test.platform, turns);
        const taking = Array.from({ length: takers }, (_, at) =>
          takeTextBack(platform, at === 0 ? scope : colleague, key, text.sequence),
        );
        const sending = Array.from({ length: senders }, async () => {
          for (let turn = 0; turn < headStart; turn += 1) await turns.schedule(Promise.resolve(), 'later');
          return deliver(platform, carrier, text.outboxId ?? '', (one) => maySend(platform, one.about.id, one));
        });
        const from = { channel: 'sms' as const, phone: PHONE };
        const said = { from, body: 'allo', messageSid: `SM-IN-${(n += 1)}`, mediaCount: 0 };
        const others = personTexts ? [receiveText(platform, said)] : [];
        await turns.waitFor(Promise.all<unknown>([...taking, ...sending, ...others]));

        const told = await Promise.all(taking);
        const message = await messageOf(text);
        const { takenBack, outbox } = message ?? {};
        const left = sent.filter((one) => one === body).length;
        const isTakenBack = takenBack !== undefined;
        outcomes[isTakenBack ? 'never' : 'left'] += 1;
        // Whoever was first took it back, and the others are told the same; or all of them are refused, and it left once.
        const one = isTakenBack ? { sequence: text.sequence, ...takenBack } : 'text-on-its-way';
        expect({ told: told.map((each) => ('refused' in each ? each.code : each)), left, outbox }).toEqual({
          told: told.map(() => one),
          left: isTakenBack ? 0 : 1,
          outbox: isTakenBack ? { status: 'withheld', withheld: 'taken-back' } : { status: 'sent' },
        });
      }),
      { numRuns: 40 },
    );
    // Otherwise they never met.
    expect(Math.min(outcomes.never, outcomes.left)).toBeGreaterThan(4);
  });
});

import { SNSClient } from '@aws-sdk/client-sns';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  deliver,
  outboxStates,
  queueText,
  recordDelivery,
  type Carrier,
  type MaySend,
} from '../../shared/messaging/index.ts';
import { pendingBy } from '../../shared/platform/timer.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

/** A carrier whose next answers the test decides; it remembers what it was asked, and lists it as Twilio does. */
class TestCarrier {
  readonly sent: { readonly to: string; readonly body: string; readonly sid: string }[] = [];
  readonly bySns: string[] = [];
  answers: ('accept' | 'lost' | 'busy' | 'opted-out')[] = [];
  listable = true;
  readonly #server: Server;
  url = '';

  constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
        const answer = (status: number, body: object): void => {
          response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
        };
        if (form.has('Message')) {
          this.bySns.push(form.get('PhoneNumber') ?? form.get('TopicArn') ?? '');
          response
            .writeHead(200, { 'content-type': 'text/xml' })
            .end('<PublishResponse><PublishResult><MessageId>m1</MessageId></PublishResult></PublishResponse>');
          return;
        }
        if (request.method === 'GET') {
          if (!this.listable) {
            answer(500, {});
            return;
          }
          const messages = this.sent.map(({ sid, body }) => ({
            sid,
            body,
            status: 'sent',
            date_created: new Date().toUTCString(),
          }));
          answer(200, { messages });
          return;
        }
        const next = this.answers.shift() ?? 'accept';
        if (next === 'busy') {
          answer(429, { code: 20429 });
          return;
        }
        if (next === 'opted-out') {
          answer(400, { code: 21610 });
          return;
        }
        const sid = `SM${this.sent.length}`;
        this.sent.push({ to: form.get('To') ?? '', body: form.get('Body') ?? '', sid });
        if (next === 'lost') return void request.socket.destroy();
        answer(201, { sid });
      });
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    this.url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }
  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

let test: TestPlatform;
let phone: TestCarrier;
let carrier: Carrier;
beforeEach(async () => {
  test = await testPlatform({ now: new Date().toISOString() });
  phone = new TestCarrier();
  await phone.start();
  carrier = {
    twilioBaseUrl: phone.url,
    sns: new SNSClient({ endpoint: phone.url, maxAttempts: 1 }),
    alertTopicArn: 'arn:aws:sns:ca-central-1:000000000000:alerts',
  };
});
afterEach(() => phone.stop());

async function queue(urgent = false): Promise<string> {
  const { id, write } = await queueText(test.platform, {
    to: '+17055550110',
    body: 'texto',
    from: 'dispatch',
    urgent,
    about: { kind: 'alert', id: 'a' },
  });
  await test.platform.table.write([write]);
  return id;
}
const always = (): Promise<MaySend> => Promise.resolve({ may: 'now' });
const state = async (id: string): Promise<string | undefined> =>
  (await outboxStates(test.platform, [id])).get(id)?.status;

describe('a text of the outbox', () => {
  it('is sent once, however many ask for it at once', async () => {
    const id = await queue();
    await Promise.all(Array.from({ length: 8 }, () => deliver(test.platform, carrier, id, always)));
    expect(phone.sent).toEqual([{ to: '+17055550110', body: 'texto', sid: 'SM0' }]);
    expect(await state(id)).toBe('sent');
  });

  it('whose answer was lost is found in the list, and not sent again', async () => {
    const id = await queue();
    phone.answers = ['lost'];
    await deliver(test.platform, carrier, id, always);
    expect(await state(id)).toBe('unknown');
    test.tick(60_000);
    await deliver(test.platform, carrier, id, always);
    expect(await state(id)).toBe('sent');
    expect(phone.sent).toHaveLength(1);
  });

  it('that the carrier was too busy for is sent later', async () => {
    const id = await queue();
    phone.answers = ['busy'];
    await deliver(test.platform, carrier, id, always);
    expect(await state(id)).toBe('pending');
    test.tick(10_000);
    await deliver(test.platform, carrier, id, always);
    expect(phone.sent).toHaveLength(1);
  });

  it('is not repeated blindly while the carrier lists nothing, unless it is urgent', async () => {
    const id = await queue();
    const urgent = await queue(true);
    phone.listable = false;
    phone.answers = ['lost', 'lost'];
    await deliver(test.platform, carrier, id, always);
    await deliver(test.platform, carrier, urgent, always);
    test.tick(60_000);
    await deliver(test.platform, carrier, id, always);
    await deliver(test.platform, carrier, urgent, always);
    await deliver(test.platform, carrier, urgent, always);
    expect(await state(id)).toBe('unknown');
    expect(await state(urgent)).toBe('sent');
    expect(phone.bySns).toEqual(['+17055550110']);
  });

  it('to a number that opted out fails for good, and the staff is told', async () => {
    const id = await queue(true);
    phone.answers = ['opted-out'];
    await deliver(test.platform, carrier, id, always);
    expect(await state(id)).toBe('failed');
    expect(phone.bySns).toEqual([]);
    const pending = await pendingBy(test.platform.table, test.platform.clock().toISOString(), 10);
    expect(pending.items.map(({ work }) => work)).toEqual([{ what: 'tell-staff' }]);
  });

  it('is not sent to whoever said STOP after it was queued', async () => {
    const id = await queue();
    await deliver(test.platform, carrier, id, () => Promise.resolve({ may: 'never', why: 'opted-out' }));
    expect(await state(id)).toBe('withheld');
    expect(phone.sent).toEqual([]);
  });

  it('is proven sent by a callback that comes before the answer is written', async () => {
    const id = await queue();
    phone.answers = ['lost'];
    await deliver(test.platform, carrier, id, always);
    expect(await recordDelivery(test.platform, id, { sid: 'SM0', status: 'delivered' })).toBe(true);
    expect(await recordDelivery(test.platform, id, { sid: 'SM0', status: 'sent' })).toBe(false);
    expect(await state(id)).toBe('delivered');
  });
});

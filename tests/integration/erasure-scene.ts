import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { createDecipheriv } from 'node:crypto';
import { join } from 'node:path';
import { makeEvents } from '../../local/carrier/events.ts';
import { makeFaults, type Faults } from '../../local/carrier/faults.ts';
import { openMedia } from '../../local/carrier/media.ts';
import { serveMessagesApi } from '../../local/carrier/messages-api.ts';
import { openOptOuts } from '../../local/carrier/opt-outs.ts';
import { newSid, openTexts, TextMessage, type Texts } from '../../local/carrier/texts.ts';
import { listener, listenOnLoopback } from '../../local/http-io.ts';
import { openState, type StateStore } from '../../local/state.ts';
import { listCertificates, type Certificate } from '../../shared/access/index.ts';
import { eraseConversation, readConversation, receiveText, type OpenConversation } from '../../shared/intake/index.ts';
import type { Carrier } from '../../shared/messaging/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal, type Refusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import type { Item } from '../../shared/platform/table.ts';
import { parseTimer, pendingBy, type Timer } from '../../shared/platform/timer.ts';
import { doWorkNow } from '../../shared/work/index.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';
import { temporaryFolder } from './local-assembly.ts';

export const PHONE = '+17055550190';
export const staff: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
const account = {
  accountSid: 'ACtest',
  authToken: 'test-token',
  intakeNumber: '+18075550100',
  dispatchNumber: '+18075550101',
};

/** The person's texts up to a file of their own. */
export const INTAKE = [
  'marquewapiti je suis à Attawapiskat, besoin d’un lift',
  ...['oui', 'non', 'en tout temps', '18', 'non', 'non', 'oui'],
];

export function ok<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(value.code);
  return value;
}

export interface ErasureScene {
  readonly hub: TestPlatform;
  readonly platform: Platform;
  readonly carrier: Carrier;
  /** What Twilio holds. */
  readonly texts: Texts;
  readonly state: StateStore;
  readonly faults: Faults;
  /** A person texts the intake number; the reply goes back as Twilio brings it. */
  say(body: string, options?: { readonly phone?: string; readonly mediaCount?: number }): Promise<string | undefined>;
  /** What the stream, the schedules and the sweeper do: everything that is due. */
  work(by?: Platform): Promise<void>;
  /** Moves on by days, three hours at a time (many days: ten days at a time), with the work of each stretch. */
  days(count: number): Promise<void>;
  pending(what: Timer['work']['what']): Promise<Timer[]>;
  /** A whole intake. @returns the id of the file that it led to. */
  intake(): Promise<string>;
  opened(): Promise<OpenConversation>;
  eraseByCoordinator(): Promise<void>;
  /** The latest first. */
  certificates(): Promise<Certificate[]>;
  /** Twilio's messages of a phone. */
  atCarrier(phone?: string): TextMessage[];
  /** Everything of the main table, as a backup would hold it. */
  copy(): Promise<Item[]>;
  /** Every data key that exists, the hub's among them. */
  keys(): Promise<Uint8Array[]>;
  stop(): Promise<void>;
}

/** The demo hub on tables of its own, with the stand-in of Twilio's API behind real HTTP. */
export async function erasureScene(): Promise<ErasureScene> {
  const hub = await testPlatform({ now: new Date().toISOString() });
  const { platform } = hub;
  await setUpDemoHub(platform);
  const events = makeEvents();
  const state = openState(join(temporaryFolder(), 'state'));
  const faults = makeFaults(events);
  const texts = openTexts(state, events);
  const media = openMedia(state);
  // Every text arrives at once: what is in flight is put there by the test.
  const delivery = {
    begin: ({ sid }: TextMessage) => void texts.update(sid, { status: 'delivered' }),
    resume: () => undefined,
  };
  const options = { texts, media, account, optOuts: openOptOuts(state), faults, delivery };
  const server = await listenOnLoopback(listener((request, response) => serveMessagesApi(options, request, response)));
  const carrier: Carrier = {
    twilioBaseUrl: server.url,
    get sns(): never {
      throw new Error('nothing goes by SNS here');
    },
    alertTopicArn: '',
  };
  const scan = async (TableName: string): Promise<Record<string, unknown>[]> => {
    const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
    const items: Record<string, unknown>[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await client.send(new ScanCommand({ TableName, ExclusiveStartKey, ConsistentRead: true }));
      items.push(...(page.Items ?? []));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    client.destroy();
    return items;
  };

  const scene: ErasureScene = {
    hub,
    platform,
    carrier,
    texts,
    state,
    faults,

    async say(body, { phone = PHONE, mediaCount = 0 } = {}) {
      const messageSid = newSid('SM');
      const about = { from: phone, to: account.intakeNumber, body, mediaCount };
      texts.add({ ...about, direction: 'inbound', status: 'received', sid: messageSid });
      const { reply } = await receiveText(platform, { from: { channel: 'sms', phone }, body, messageSid, mediaCount });
      if (reply !== undefined) {
        const back = { from: account.intakeNumber, to: phone, body: reply };
        texts.add({ ...back, direction: 'outbound-reply', status: 'delivered' });
      }
      return reply;
    },

    async work(by = platform) {
      for (let round = 0; round < 60; round += 1) {
        const { items } = await pendingBy(platform.table, platform.clock().toISOString(), 200);
        if (items.length === 0) return;
        for (const { pk } of items) {
          const kind = pk.startsWith('OUTBOX#') ? 'outbox' : 'timer';
          await doWorkNow(by, carrier, { kind, id: pk.slice(pk.indexOf('#') + 1) });
        }
      }
      throw new Error('There was always more to do');
    },

    async days(count) {
      const stretch = count > 5 ? 10 : 1 / 8;
      for (let left = count; left > 0; left -= stretch) {
        hub.tick(Math.min(left, stretch) * 86_400_000);
        await scene.work();
      }
    },

    async pending(what) {
      const { items } = await pendingBy(platform.table, '9999', 1000);
      const timers = items.filter(({ pk }) => pk.startsWith('TIMER#')).map(parseTimer);
      return timers.filter(({ work }) => work.what === what);
    },

    async intake() {
      for (const body of INTAKE) await scene.say(body);
      const { personId } = (await scene.opened()).item;
      if (personId === undefined) throw new Error('The intake did not lead to a file');
      return personId;
    },

    opened: async () => ok(await readConversation(platform, staff, await platform.phoneKey(PHONE), 'safety', {})),

    async eraseByCoordinator() {
      const { phoneKey, version } = (await scene.opened()).item;
      ok(await eraseConversation(platform, staff, phoneKey, 'data-request', version));
    },

    certificates: async () => (await listCertificates(platform, staff, { limit: 100 })).items,

    atCarrier: (phone = PHONE) => texts.ofPhone(phone),

    copy: async () =>
      (await scan(hub.env.TABLE_NAME)).map((item) => ({ ...item, pk: String(item['pk']), sk: String(item['sk']) })),

    async keys() {
      const keys = [(await platform.keys.hubKey()).bytes];
      for (const item of await scan(hub.env.KEYS_TABLE_NAME)) {
        const subject = String(item['pk']);
        if (subject === 'HUB#demo') continue;
        const key = await platform.keys.open(subject, item);
        if (key !== undefined) keys.push(key.bytes);
      }
      return keys;
    },

    async stop() {
      events.close();
      await server.close();
      state.close();
    },
  };
  return scene;
}

/**
 * All that whoever holds these items and these keys can read: every plain attribute as it is, and every sealed value through
 * every key, without asking whether it is the right one and the right place (a thief would not ask either: the tag of
 * AES-GCM keeps nobody from deciphering).
 */
export function everythingReadable(items: readonly Item[], keys: readonly Uint8Array[]): string {
  const sealed: Uint8Array[] = [];
  const plain = JSON.stringify(items, (_name, value: unknown): unknown => {
    if (!(value instanceof Uint8Array)) return value;
    sealed.push(value);
    return '';
  });
  const opened = sealed.flatMap((value) => keys.map((key) => decipher(value, key)));
  return [plain, ...opened].join('\n');
}

function decipher(value: Uint8Array, key: Uint8Array): string {
  const [nonce, body] = [value.subarray(1, 13), value.subarray(29)];
  return createDecipheriv('aes-256-gcm', key, nonce).update(body).toString('utf8');
}

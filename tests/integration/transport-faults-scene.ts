import { SNSClient } from '@aws-sdk/client-sns';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { inject, vi } from 'vitest';
import * as z from 'zod';
import { startSimulator, type Simulator } from '../../local/carrier/simulator.ts';
import { readHubFile } from '../../local/demo-hub.ts';
import { listener, listenOnLoopback, readText, send, type LoopbackServer } from '../../local/http-io.ts';
import { dynamoDbProxy } from '../../local/stand-ins/dynamodb-proxy.ts';
import { serveSns } from '../../local/stand-ins/sns.ts';
import { openState } from '../../local/state.ts';
import { directoryOfHubFile, loadHub, type HubFile, type Organization } from '../../shared/directory/index.ts';
import { parseOutbox, recordDelivery, type Carrier, type OutboxText } from '../../shared/messaging/index.ts';
import { openOutbox } from '../../shared/messaging/store.ts';
import { answerPartner } from '../../shared/partners/index.ts';
import { twiml } from '../../shared/platform/http/twilio-webhook.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Refusal } from '../../shared/platform/refusal.ts';
import { asItem } from '../../shared/platform/table.ts';
import { patientClient } from '../patient-client.ts';
import { pendingBy } from '../../shared/platform/timer.ts';
import { createTrip, openTrip, type Trip, type TripRequest } from '../../shared/transport/index.ts';
import { tripRequestSchema } from '../../shared/transport/model.ts';
import { doWorkNow, sweep } from '../../shared/work/index.ts';
import { platformOn, type TestPlatform } from '../bare-platform.ts';
import { demoHub } from '../hub.ts';
import { CrashingTable, type Death } from '../trip-model/crashing-table.ts';
import { ok, staff } from './transport-scene.ts';

/** Long gone, so that what the carrier dates by the real clock is later, and a day like any other for every partner. */
const START = '2025-11-20T15:00:00.000Z';
const ALERTS = 'arn:aws:sns:ca-central-1:000000000000:alerts';
const DISPATCH = '+18075550101';

export const TAXI = { name: 'Porcupine Taxi (demo)', first: '+17055550126', second: '+17055550199' } as const;
const RIDES = 'Highway 11 Rides (demo)';
export const ON_CALL = ['+18075550102', '+17055550103'] as const;
const SHUTTLE = 'Black Spruce Shuttle (demo)';
const NEIGHBOUR = 'Neighbouring hub (demo)';

/** What the carrier told of a text, as its callbacks came in; nobody has been told yet. */
interface Callback {
  readonly outboxId: string;
  readonly sid: string;
  readonly status: string;
  readonly errorCode?: number;
}

type OpenText = OutboxText & { readonly phone: string; readonly words: string };

const carried = z.object({
  texts: z.array(
    z.looseObject({
      sid: z.string(),
      direction: z.string(),
      channel: z.enum(['twilio', 'sns']),
      to: z.string(),
      body: z.string(),
      status: z.string(),
    }),
  ),
});
type Carried = z.infer<typeof carried>['texts'][number];

const outcome = z.looseObject({ attempts: z.number(), usedFallback: z.boolean(), replies: z.array(z.string()) });

/** Four partners, two people on call, the simulated carrier with its faults, and a database that can fail. */
export class FaultScene {
  readonly hub: TestPlatform;
  readonly platform: Platform;
  readonly carrier: Carrier;
  readonly file: HubFile;
  /** Name and value of each metric of the log. */
  readonly metrics: [string, number][] = [];
  readonly #simulator: Simulator;
  readonly #server: LoopbackServer;
  readonly #database: LoopbackServer;
  readonly #callbacks: Callback[] = [];

  private constructor(
    hub: TestPlatform,
    file: HubFile,
    simulator: Simulator,
    servers: { readonly server: LoopbackServer; readonly database: LoopbackServer },
  ) {
    const { server, database } = servers;
    this.hub = hub;
    this.file = file;
    this.#simulator = simulator;
    this.#server = server;
    this.#database = database;
    const log = {
      ...hub.platform.log,
      metric: (name: string, value: number) => void this.metrics.push([name, value]),
    };
    this.platform = { ...hub.platform, publicUrl: server.url, log };
    this.carrier = {
      twilioBaseUrl: server.url,
      sns: new SNSClient({ endpoint: `${server.url}/sns`, maxAttempts: 1 }),
      alertTopicArn: ALERTS,
    };
  }

  static async open(): Promise<FaultScene> {
    const state = openState(':memory:');
    state
      .collection('carrier-account', z.object({ accountSid: z.string(), authToken: z.string() }))
      .put('own', { accountSid: 'ACtest', authToken: 'test-token' });
    const opened: { scene?: FaultScene; simulator?: Simulator } = {};
    const server = await listenOnLoopback(
      listener(async (request, response) => {
        const { scene, simulator } = opened;
        if (scene === undefined || simulator === undefined) return;
        const url = new URL(request.url ?? '/', 'http://scene');
        if (url.pathname.startsWith('/sim')) await simulator.serveControl(request, response);
        else if (url.pathname.startsWith('/sns')) {
          await serveSns({ topics: [ALERTS], deliveries: simulator.sns, faults: simulator.faults }, request, response);
        } else if (url.pathname.startsWith('/sms')) {
          const form = new URLSearchParams(await readText(request));
          const { statusCode = 200, headers = {}, body = '' } = await scene.#webhook(url, form);
          const type = { 'content-type': String(headers['content-type']) };
          send(response, { status: statusCode, headers: type, body: Buffer.from(body) });
        } else await simulator.serveCarrier(request, response);
      }),
    );
    const simulator = startSimulator({ state, hub: readHubFile().hub, publicUrl: server.url });
    const proxy = dynamoDbProxy({
      endpoint: inject('dynamodb'),
      faults: simulator.faults,
      onWrite: () => undefined,
    });
    const database = await listenOnLoopback(listener((request, response) => proxy.serve(request, response)));
    const file = smallHub();
    const scene = new FaultScene(await platformOn(database.url, { now: START }), file, simulator, { server, database });
    await loadHub(scene.platform, file.hub, directoryOfHubFile(file));
    Object.assign(opened, { scene, simulator });
    return scene;
  }

  async close(): Promise<void> {
    this.#simulator.stop();
    await this.#server.close();
    await this.#database.close();
  }

  /** The next calls fail so. */
  fails(
    target: 'twilio' | 'sns' | 'dynamodb' | 'webhook',
    fault: 'throttle' | '500' | 'timeout' | 'lost-answer' | 'error-code',
    { times = 1, code, operation }: { times?: number; code?: number; operation?: string } = {},
  ): void {
    this.#simulator.faults.add({
      target,
      fault,
      times,
      ...(code !== undefined && { code: String(code) }),
      ...(operation !== undefined && { operation }),
    });
  }

  heal(): void {
    this.#simulator.faults.clear();
  }

  /** From Timmins to Cochrane, now. */
  async asked(change: Partial<TripRequest> = {}): Promise<Trip> {
    return ok(await createTrip(this.platform, staff, this.platform.ids.uuid(), { ...wanted, ...change }));
  }

  read(tripId: string): Promise<Exclude<Awaited<ReturnType<typeof openTrip>>, Refusal>> {
    return openTrip(this.platform, tripId).then(ok);
  }

  /** What the stream and the schedules do: everything that is due, one after another, until nothing is. */
  async work(): Promise<void> {
    for (let round = 0; round < 30; round += 1) {
      const due = await this.due();
      if (due.length === 0) return;
      for (const pending of due) await doWorkNow(this.platform, this.carrier, pending);
    }
    throw new Error('The work did not come to an end');
  }

  /** Work that is due now. */
  async due(): Promise<{ readonly kind: 'timer' | 'outbox'; readonly id: string }[]> {
    const { items } = await pendingBy(this.platform.table, this.platform.clock().toISOString(), 100);
    return items.map(({ pk }) => ({
      kind: pk.startsWith('OUTBOX#') ? 'outbox' : 'timer',
      id: pk.slice(pk.indexOf('#') + 1),
    }));
  }

  sweep(): ReturnType<typeof sweep> {
    return sweep(this.platform, this.carrier, 0);
  }

  /** Another instance, which dies at one of its transactions. */
  dying(death: Death): Platform {
    return { ...this.platform, table: new CrashingTable(this.platform.table.names, death) };
  }

  /** A partner, or somebody on call, texts; the carrier brings it as it can. */
  async says(from: string, body: string): Promise<z.infer<typeof outcome>> {
    const response = await fetch(`${this.#server.url}/sim/texts`, {
      method: 'POST',
      body: JSON.stringify({ from, to: DISPATCH, body }),
    });
    return outcome.parse(await response.json());
  }

  /** What the carrier took from us, by Twilio or by SNS, oldest first. */
  async carried(): Promise<Carried[]> {
    const response = await fetch(`${this.#server.url}/sim/texts`);
    return carried.parse(await response.json()).texts.filter(({ direction }) => direction === 'outbound-api');
  }

  /** The first dispatch phone of a partner. */
  phoneOf(organizationId: string): string {
    return this.file.organizations.find(({ id }) => id === organizationId)?.dispatchPhones[0] ?? '';
  }

  /** What the carrier brought to a phone, oldest first. */
  async at(phone: string): Promise<Carried[]> {
    return (await this.carried()).filter(({ to }) => to === phone);
  }

  /** What SNS told the people of the hub. */
  async staffAlerts(): Promise<number> {
    const response = await fetch(`${this.#server.url}/sim/alerts`);
    return z.object({ alerts: z.array(z.unknown()) }).parse(await response.json()).alerts.length;
  }

  /** The carrier's callbacks, once every text has met its fate. They are nobody's yet: lose them, swap them, `hand` them on. */
  async reports(): Promise<Callback[]> {
    await vi.waitFor(async () => {
      const ended = (await this.carried()).filter(({ channel }) => channel === 'twilio').map(({ sid }) => sid);
      const told = new Set(
        this.#callbacks
          .filter(({ status }) => status === 'delivered' || status === 'undelivered')
          .map(({ sid }) => sid),
      );
      if (ended.some((sid) => !told.has(sid))) throw new Error('a text is still under way');
    }, 10_000);
    return [...this.#callbacks];
  }

  /** Gives callbacks to whoever hears them, in this order. @returns which told anything new. */
  async hand(callbacks: readonly Callback[]): Promise<boolean[]> {
    const news: boolean[] = [];
    for (const { outboxId, ...callback } of callbacks) {
      news.push(await recordDelivery(this.platform, outboxId, callback));
    }
    return news;
  }

  /** Every text of the outbox, oldest first. */
  async outbox(): Promise<OpenText[]> {
    const { Items = [] } = await patientClient().send(
      new ScanCommand({
        TableName: this.platform.table.names.main,
        FilterExpression: 'begins_with(pk, :outbox)',
        ExpressionAttributeValues: { ':outbox': 'OUTBOX#' },
        ConsistentRead: true,
      }),
    );
    const texts: OpenText[] = [];
    for (const raw of Items) {
      const item = asItem(raw);
      if (item === undefined) continue;
      const text = parseOutbox(item);
      const opened = await openOutbox(this.platform, text);
      texts.push({ ...text, phone: opened?.to ?? '', words: opened?.body ?? '' });
    }
    return texts.sort((a, b) => (a.queuedAt < b.queuedAt ? -1 : 1));
  }

  /** Texts of the outbox against those of the carrier: which left more than once, and which say they left and did not. */
  async balance(): Promise<{ readonly twice: string[]; readonly lost: string[]; readonly open: string[] }> {
    const left = (await this.carried()).map(({ to, body }) => `${to} ${body}`);
    const texts = await this.outbox();
    const of = ({ phone, words }: OpenText): string => `${phone} ${words}`;
    return {
      twice: left.filter((text, at) => left.indexOf(text) !== at),
      lost: texts
        .filter(({ status }) => status === 'sent' || status === 'delivered')
        .map(of)
        .filter((text) => !left.includes(text)),
      open: texts.filter(({ status }) => ['pending', 'sending', 'unknown'].includes(status)).map(of),
    };
  }

  async #webhook(url: URL, form: URLSearchParams): Promise<ReturnType<typeof twiml>> {
    const sid = form.get('MessageSid') ?? '';
    if (url.pathname === '/sms/status') {
      const errorCode = Number(form.get('ErrorCode') ?? '');
      this.#callbacks.push({
        outboxId: url.searchParams.get('outbox') ?? '',
        sid,
        status: form.get('MessageStatus') ?? '',
        ...(errorCode > 0 && { errorCode }),
      });
      return twiml(undefined);
    }
    if (url.pathname !== '/sms/partner') return twiml('Technical trouble');
    const said = { from: form.get('From') ?? '', body: form.get('Body') ?? '', messageSid: sid };
    return twiml((await answerPartner(this.platform, said)).reply);
  }
}

const wanted: TripRequest = tripRequestSchema.parse({
  purpose: 'safe-place',
  legs: [
    {
      from: { kind: 'community', communityId: 'place-timmins' },
      to: { kind: 'community', communityId: 'place-cochrane' },
    },
  ],
  when: { kind: 'now' },
  passengers: { adults: 1, children: 0 },
});

/** A taxi with two telephones, two more road carriers, and a neighbouring hub; one partner is asked at a time. */
function smallHub(): HubFile {
  const file = demoHub();
  const named = (name: string): Organization => {
    const found = file.organizations.find((one) => one.name.en === name);
    if (found === undefined) throw new Error(`The demo hub has no ${name}`);
    return found;
  };
  const neighbour = named(NEIGHBOUR);
  const taxi = { ...named(TAXI.name), dispatchPhones: [TAXI.first, TAXI.second] };
  const organizations = [taxi, named(RIDES), named(SHUTTLE), neighbour];
  const ids = new Set<string>(organizations.map(({ id }) => id));
  const dispatch = { ...file.hub.dispatch, waveSize: 1, maxWaves: 3, neighbours: [neighbour.id] };
  return {
    ...file,
    hub: { ...file.hub, dispatch },
    organizations,
    services: file.services.filter(({ organizationId }) => ids.has(organizationId)),
    locations: file.locations.filter((one) => 'organizationId' in one && ids.has(String(one.organizationId))),
    agreements: [],
  };
}

import { SNSClient } from '@aws-sdk/client-sns';
import { listener, listenOnLoopback, readText, sendJson } from '../../local/http-io.ts';
import {
  arrivalUnansweredNow,
  clearConversationNow,
  handleConversation,
  listWaiting,
  maySend,
  readConversation,
  receiveText,
  reviewConversationNow,
  setContact,
  shortName,
  textFailedNow,
  tripTextWrites,
  type OpenConversation,
  type TripNews,
  type TripTextWrites,
} from '../../shared/intake/index.ts';
import { deliver, readOutbox, type Carrier, type MayStillSend, type OutboxText } from '../../shared/messaging/index.ts';
import { openOutbox } from '../../shared/messaging/store.ts';
import type { PhoneKey } from '../../shared/platform/platform.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { consumeTimer, parseTimer, pendingBy, type Timer } from '../../shared/platform/timer.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';
import { willingAnswer } from '../willing-person.ts';

export const scope: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
export const TRIP = 'e8b4f2a6-1c0d-4b8e-9f57-3a2d6c9b1e01';
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** 10 in the morning in Toronto, on a Sunday. */
const MORNING = '2026-11-22T15:00:00.000Z';

/** Persons who text, a trip of which news comes, and a carrier that takes every text. */
export class TripScene {
  /** What the carrier was given, in the order in which it left. */
  readonly gone: readonly { readonly to: string; readonly body: string }[];
  /** What trips were told of the arrival. */
  readonly outcomes: { readonly tripId: string; readonly answer: string }[] = [];
  /** Trips that were to look again, for what they had to say was not so any more. */
  readonly reviewed: string[] = [];
  /** What is true of the trip now; a text that promises anything else is not sent. */
  truth = 'coming';
  readonly hub: TestPlatform;
  readonly stop: () => Promise<void>;
  readonly #carrier: Carrier;

  private constructor(hub: TestPlatform, carrier: Carrier, gone: TripScene['gone'], stop: () => Promise<void>) {
    this.hub = hub;
    this.gone = gone;
    this.stop = stop;
    this.#carrier = carrier;
  }

  static async begin(): Promise<TripScene> {
    const hub = await testPlatform({ now: MORNING });
    await setUpDemoHub(hub.platform);
    const gone: { to: string; body: string }[] = [];
    const server = await listenOnLoopback(
      listener(async (request, response) => {
        const form = new URLSearchParams(await readText(request));
        gone.push({ to: form.get('To') ?? '', body: form.get('Body') ?? '' });
        sendJson(response, 201, { sid: `SM${gone.length}` });
      }),
    );
    const sns = new SNSClient({ endpoint: server.url, maxAttempts: 1 });
    const alertTopicArn = 'arn:aws:sns:ca-central-1:000000000000:alerts';
    return new TripScene(hub, { twilioBaseUrl: server.url, sns, alertTopicArn }, gone, () => server.close());
  }

  person(phone: string): Person {
    return new Person(this, phone);
  }

  /** News of a trip, written in a transaction of its own as the trip's would be; throws when it was refused. */
  async tell(person: Person, news: Omit<TripNews, 'tripId'> & { readonly tripId?: string }): Promise<TripTextWrites> {
    const told = await tripTextWrites(this.hub.platform, person.personId, { tripId: TRIP, ...news });
    const outcome = await this.hub.platform.table.write(told.kind === 'queued' ? told.writes : []);
    if (!outcome.committed) throw new Error(outcome.refusals.join(', '));
    return told;
  }

  /** What the stream and the sweeper do with all that is due. */
  async workOff(): Promise<void> {
    const { platform } = this.hub;
    for (let round = 0; round < 12; round += 1) {
      const { items } = await pendingBy(platform.table, platform.clock().toISOString(), 100);
      for (const item of items) {
        if (item.pk.startsWith('OUTBOX#')) {
          await deliver(platform, this.#carrier, item.pk.slice('OUTBOX#'.length), this.#mayStillSend);
        } else await this.#work(parseTimer(item));
      }
    }
  }

  async pass(ms: number): Promise<void> {
    this.hub.tick(ms);
    await this.workOff();
  }

  async outboxOf(told: TripTextWrites): Promise<OutboxText | undefined> {
    return told.kind === 'queued' ? readOutbox(this.hub.platform.table, told.outboxId) : undefined;
  }

  /** As the worker of pending work asks, right before each sending. */
  readonly #mayStillSend: MayStillSend = async (text) => {
    if (text.about.kind !== 'conversation') return { may: 'now' };
    const allowed = await maySend(this.hub.platform, text.about.id, text);
    if (allowed.may !== 'now' || text.promise === undefined || text.promise.holds === this.truth) return allowed;
    return { may: 'never', why: 'no-longer-true' };
  };

  /** Of all timers those of conversations, and what trips would be told. */
  async #work({ work, id }: Timer): Promise<void> {
    const { platform } = this.hub;
    if (work.what === 'arrival-unanswered') await arrivalUnansweredNow(platform, work, id);
    if (work.what === 'text-failed') await textFailedNow(platform, work.phoneKey, id);
    if (work.what === 'review-conversation') await reviewConversationNow(platform, work.phoneKey, id);
    if (work.what === 'clear-conversation') await clearConversationNow(platform, work.phoneKey, id);
    if (work.what === 'review-trip') this.reviewed.push(work.tripId);
    else if (work.what === 'arrival-answered') this.outcomes.push({ tripId: work.tripId, answer: work.answer });
    else return;
    await platform.table.write([consumeTimer(id)]);
  }
}

let sids = 0;
export const nextSid = (): string => `SM-${(sids += 1)}`;

export class Person {
  readonly phone: string;
  /** Of their file, once their questions are over. */
  personId = '';
  readonly #scene: TripScene;

  constructor(scene: TripScene, phone: string) {
    this.#scene = scene;
    this.phone = phone;
  }

  async says(body: string, messageSid = nextSid(), platform = this.#scene.hub.platform): Promise<string | undefined> {
    const from = { channel: 'sms', phone: this.phone } as const;
    return (await receiveText(platform, { from, body, messageSid, mediaCount: 0 })).reply;
  }

  id(): Promise<PhoneKey> {
    return this.#scene.hub.platform.phoneKey(this.phone);
  }

  async opened(): Promise<OpenConversation> {
    const one = await readConversation(this.#scene.hub.platform, scope, await this.id(), 'intake-triage', {});
    if ('refused' in one) throw new Error(one.code);
    return one;
  }

  /** Goes through all the questions; a coordinator has seen it, and nobody waits for anything. */
  async arrives({ hello = 'Bonjour', hours = 'en tout temps' } = {}): Promise<this> {
    let reply = (await this.says(hello)) ?? '';
    for (let text = 0; text < 15 && !/lira tes réponses|will read your answers/u.test(reply); text += 1) {
      const asksHours = /sans risque\? Par exemple|text you here\? For example/u.test(reply);
      const body = asksHours ? hours : willingAnswer(reply.replace('English? Reply EN.', ''));
      reply = (await this.says(body)) ?? '';
    }
    this.personId = (await this.opened()).item.personId ?? '';
    await this.handle('done');
    return this;
  }

  async contact(change: Parameters<typeof setContact>[3]): Promise<void> {
    const { item } = await this.opened();
    await setContact(this.#scene.hub.platform, scope, item.phoneKey, change, item.version);
  }

  async handle(action: 'take-over' | 'give-back' | 'done'): Promise<void> {
    const { item } = await this.opened();
    await handleConversation(this.#scene.hub.platform, scope, item.phoneKey, action, item.version);
  }

  /** Texts that left for their phone. */
  received(): string[] {
    return this.#scene.gone.filter(({ to }) => to === this.phone).map(({ body }) => body);
  }

  /** What their conversation waits for in the queue. */
  async waitsFor(): Promise<string | undefined> {
    const { items } = await listWaiting(this.#scene.hub.platform, scope, {});
    const id = await this.id();
    return items.find(({ phoneKey }) => phoneKey === id)?.waiting?.urgency;
  }

  /** What whoever is on call was told of them, or is about to be. */
  async alerts(): Promise<string[]> {
    const { platform } = this.#scene.hub;
    const id = await this.id();
    const found: string[] = [];
    for await (const item of platform.table.queryAll({ pk: 'PENDING', index: 'gsi1' })) {
      const text = item.pk.startsWith('OUTBOX#') ? await readOutbox(platform.table, item.pk.slice(7)) : undefined;
      if (text?.about.kind === 'alert' && text.about.id === id) {
        found.push((await openOutbox(platform, text))?.body ?? '');
      }
    }
    return [...found, ...this.#scene.gone.map(({ body }) => body).filter((body) => body.includes(shortName(id)))];
  }
}

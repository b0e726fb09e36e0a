import { SNSClient } from '@aws-sdk/client-sns';
import type { Carrier } from '../../shared/messaging/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { mergeKey, readMerge } from '../../shared/identity/merge-store.ts';
import { doWorkNow } from '../../shared/work/index.ts';
import { readHubSettings } from '../../shared/directory/index.ts';
import { Dice } from './dice.ts';
import { driftOf, type Drift } from './drift.ts';
import { gather } from './evidence.ts';
import type { Call, Play } from './call.ts';
import { callOf } from './execution.ts';
import { Journal } from './journal.ts';
import type { Operation, Run } from './operations.ts';
import { later, openHub, type Scene } from './scene.ts';
import { isInjected, newInstance, Traffic, type Fault, type Instance } from './traffic.ts';
import { brokenRules } from './verdict.ts';

export interface Outcome {
  /** Counters that differ from what counting gives. */
  readonly drift: readonly Drift[];
  /** What else is not as it should be, a line each. */
  readonly broken: readonly string[];
  readonly operations: number;
  /** How often each operation succeeded, and each fault happened. */
  readonly done: ReadonlyMap<string, number>;
  readonly met: ReadonlyMap<Fault, number>;
}

/** A person tries again so often; what is not answered then is asked once more when the storm is over. */
const PATIENCE = 5;

/** Nothing that is sent in these runs. */
const noCarrier: Carrier = { twilioBaseUrl: 'http://127.0.0.1:1', sns: new SNSClient(), alertTopicArn: 'none' };

/** A place where runs happen one after the other; several may share the tables. */
export class Stage {
  readonly #base: Platform;
  readonly #instances: Instance[] = [];

  constructor(base: Platform) {
    this.#base = base;
  }

  /** Plays a run to its end, and compares everything that it left. */
  async play(run: Run): Promise<Outcome> {
    const dice = new Dice(run.seed);
    const traffic = new Traffic(dice, run.faults, run.oneByOne);
    const scene = await openHub(this.#base, run.setting);
    const play: Play = { scene, journal: new Journal(), file: run.file, crowd: run.crowd };
    const instances = await Promise.all(run.clients.map((_, number) => this.#instanceFor(number, scene)));
    const clients = instances.map((instance, number) => {
      instance.join(traffic, number);
      const client = new Client(play, traffic, number, scene.platformOf(instance));
      return { client, operations: run.clients[number] ?? [] };
    });
    for (const { client } of clients) client.begin();
    await Promise.all(clients.map(({ client, operations }) => client.carryOut(operations)));
    traffic.calm();
    for (const { client } of clients) await client.askAgain();
    await traffic.arriveAll();
    await carryOnWhatWasLeft(scene, play.journal);
    const evidence = await gather(scene, play.journal);
    return {
      drift: await driftOf(scene, evidence, play.journal),
      broken: await brokenRules(scene, evidence, play.journal),
      operations: play.journal.operations,
      done: play.journal.done,
      met: traffic.met,
    };
  }

  /** A warm one: what the SDK looks up for its first request would otherwise mix up the turns of a run's first requests. */
  async #instanceFor(number: number, { platform, platformOf }: Scene): Promise<Instance> {
    const warm = this.#instances[number];
    if (warm !== undefined) return warm;
    const instance = newInstance();
    this.#instances[number] = instance;
    await Promise.all([readHubSettings(platformOf(instance)), platform.fingerprint('imported-row', '')]);
    return instance;
  }
}

/** The timers of merges whose instance died, when they are due. */
async function carryOnWhatWasLeft({ platform }: Scene, { merges }: Journal): Promise<void> {
  for (const { id } of merges) {
    const item = await platform.table.get(mergeKey(id));
    const merge = item === undefined ? undefined : readMerge(item);
    if (merge === undefined || merge.state === 'done') continue;
    await doWorkNow(later(platform), noCarrier, { kind: 'timer', id: merge.timerId });
  }
}

/** Somebody at a screen, with a function instance of their own. */
class Client {
  readonly #play: Play;
  readonly #traffic: Traffic;
  readonly #number: number;
  readonly #platform: Platform;
  readonly #unanswered: Call[] = [];

  constructor(play: Play, traffic: Traffic, number: number, platform: Platform) {
    this.#play = play;
    this.#traffic = traffic;
    this.#number = number;
    this.#platform = platform;
  }

  begin(): void {
    this.#traffic.begin(this.#number);
  }

  async carryOut(operations: readonly Operation[]): Promise<void> {
    for (const operation of operations) {
      const call = callOf(this.#play, operation);
      if (call === undefined) continue;
      this.#play.journal.operations += 1;
      const dies = 'dies' in operation ? operation.dies : undefined;
      if (dies === undefined) await this.#untilAnswered(call);
      else await this.#once(call, dies);
    }
    this.#traffic.end(this.#number);
  }

  /** What was never answered, asked once more now that every request gets through. */
  async askAgain(): Promise<void> {
    for (const call of this.#unanswered) await this.#answered(call, true);
  }

  async #untilAnswered(call: Call): Promise<void> {
    for (let attempt = 0; attempt < PATIENCE; attempt += 1) if (await this.#answered(call, attempt > 0)) return;
    this.#unanswered.push(call);
  }

  /** The instance dies on the way, and whoever asked never comes back. */
  async #once(call: Call, requests: number): Promise<void> {
    this.#traffic.dieAfter(this.#number, requests);
    await this.#answered(call, false);
    this.#traffic.revive(this.#number);
  }

  /** Whether there was an answer. A fault of the program's own is an answer that nobody should be given. */
  async #answered(call: Call, unsure: boolean): Promise<boolean> {
    const before = this.#traffic.lostBy(this.#number);
    try {
      await call(this.#platform, () => unsure || this.#traffic.lostBy(this.#number) > before);
    } catch (error) {
      if (isInjected(error)) return false;
      this.#play.journal.odd.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    return true;
  }
}

/** What is wrong with a run, in a few lines; nothing when all is well. */
export const complaintsOf = ({ drift, broken }: Outcome): string[] => [
  ...new Set([
    ...broken,
    ...drift.map(({ where, counter, found, counted }) => `${where}: ${counter} is ${found}, counted ${counted}`),
  ]),
];

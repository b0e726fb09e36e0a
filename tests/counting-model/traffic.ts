import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionInProgressException,
  type DynamoDBClientConfig,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { patientClient } from '../patient-client.ts';
import type { Dice } from './dice.ts';
import { Turns } from './turns.ts';

/**
 * What may happen to a request between a client and DynamoDB.
 * - `conflict`, `throttled-item`, `throttled`, `in-progress`: DynamoDB refuses it.
 * - `torn`: a BatchGetItem answers for some keys only; the others are read later, when much may have changed.
 * - `answer-lost`: it is carried out, and the SDK repeats it. `late`: the same, but the SDK repeats it before it arrives.
 * - `…-for-good`: the SDK gives up. Whoever made the call does not know whether it was carried out. `never-sent`: it was not.
 */
export const FAULTS = [
  'conflict',
  'throttled-item',
  'throttled',
  'in-progress',
  'torn',
  'answer-lost',
  'answer-lost-for-good',
  'late',
  'late-for-good',
  'never-sent',
] as const;
export type Fault = (typeof FAULTS)[number];

const OF_READS: readonly Fault[] = ['throttled', 'answer-lost', 'answer-lost-for-good'];
const OF_BATCHES: readonly Fault[] = ['torn', 'torn', 'torn', 'torn', ...OF_READS];
const OF_TRANSACTIONS: readonly Fault[] = FAULTS.filter((fault) => fault !== 'torn');
/** After these the client asks again by itself. */
const REPEATED: ReadonlySet<Fault> = new Set(FAULTS.filter((fault) => !/for-good|never-sent/.test(fault)));
const LOSES: ReadonlySet<Fault> = new Set(FAULTS.filter((fault) => /^(answer-lost|late)/.test(fault)));

/** In 100 requests. */
export type FaultRate = 0 | 12 | 30;

const injected = new WeakSet<Error>();
const inject = <E extends Error>(error: E): E => {
  injected.add(error);
  return error;
};
/** Whether it is the consequence of a fault, not one of the program's own. */
export const isInjected = (error: unknown): boolean => error instanceof Error && injected.has(error);

const transient = (): Error => inject(Object.assign(new Error('The answer was lost'), { code: 'ECONNRESET' }));
const forGood = (): Error => inject(new Error('The answer was lost, and so were those of all repeats'));
const canceled = (code: string, at: number, of: number): Error =>
  inject(
    new TransactionCanceledException({
      message: code,
      $metadata: {},
      CancellationReasons: Array.from({ length: of }, (_, n) => ({ Code: n === at ? code : 'None' })),
    }),
  );

interface Request {
  /** `TransactWriteItemsCommand` and so on. */
  readonly command: string;
  readonly input: object;
}
type Send<T> = () => Promise<T>;
/** As the SDK hands an answer on. */
interface Answer {
  readonly output: object;
}

/** Everything that several clients send to DynamoDB during one run, at the mercy of the dice. */
export class Traffic {
  readonly #dice: Dice;
  readonly #rate: FaultRate;
  readonly #turns: Turns | undefined;
  readonly #onTheirWay = new Set<Promise<unknown>>();
  readonly #inARow = new Map<number, number>();
  readonly #lives = new Map<number, number>();
  readonly #lost = new Map<number, number>();
  #calm = false;
  /** How often each fault happened. */
  readonly met = new Map<Fault, number>();

  /** @param oneByOne whether the dice decide whose request is next; else it is whoever comes first. */
  constructor(dice: Dice, rate: FaultRate, oneByOne: boolean) {
    this.#dice = dice;
    this.#rate = rate;
    this.#turns = oneByOne ? new Turns(dice) : undefined;
  }

  begin(client: number): void {
    this.#turns?.begin(client);
  }

  end(client: number): void {
    this.#turns?.end(client);
  }

  /** The instance of this client dies after so many requests more, until it is `revived`. */
  dieAfter(client: number, requests: number): void {
    this.#lives.set(client, requests);
  }

  revive(client: number): void {
    this.#lives.delete(client);
  }

  /** How many of the client's transactions were or may be carried out without its hearing of it. */
  lostBy(client: number): number {
    return this.#lost.get(client) ?? 0;
  }

  /** From now on every request is answered at once. */
  calm(): void {
    this.#calm = true;
  }

  /** Whatever a client has given up and is still on its way arrives. */
  async arriveAll(): Promise<void> {
    await this.#turns?.arriveAll();
    await Promise.all(this.#onTheirWay);
  }

  async carry<T extends Answer>(client: number, request: Request, send: Send<T>): Promise<T> {
    if (this.#calm) return send();
    const lives = this.#lives.get(client);
    if (lives !== undefined) {
      if (lives === 0) throw inject(new Error('This instance has died'));
      this.#lives.set(client, lives - 1);
    }
    await this.#turns?.take(client);
    const fault = this.#faultFor(client, request.command);
    try {
      return await this.#meet(fault, request, send);
    } finally {
      this.#turns?.over(client, fault !== undefined && REPEATED.has(fault));
    }
  }

  #faultFor(client: number, command: string): Fault | undefined {
    const inARow = this.#inARow.get(client) ?? 0;
    // The SDK and the platform repeat a request a few times and no more: what is to be endured stays below that.
    if (inARow >= 2 || this.#dice.below(100) >= this.#rate) {
      this.#inARow.set(client, 0);
      return undefined;
    }
    this.#inARow.set(client, inARow + 1);
    const fault = this.#dice.pick(
      command.startsWith('Transact') ? OF_TRANSACTIONS : command.startsWith('BatchGet') ? OF_BATCHES : OF_READS,
    );
    this.met.set(fault, (this.met.get(fault) ?? 0) + 1);
    if (LOSES.has(fault) && command.startsWith('Transact')) this.#lost.set(client, this.lostBy(client) + 1);
    return fault;
  }

  async #meet<T extends Answer>(fault: Fault | undefined, { input }: Request, send: Send<T>): Promise<T> {
    const items = 'TransactItems' in input && Array.isArray(input.TransactItems) ? input.TransactItems.length : 1;
    switch (fault) {
      case undefined:
        return send();
      case 'conflict':
        throw canceled('TransactionConflict', this.#dice.below(items), items);
      case 'throttled-item':
        throw canceled('ThrottlingError', this.#dice.below(items), items);
      case 'throttled':
        throw inject(new ProvisionedThroughputExceededException({ message: 'throttled', $metadata: {} }));
      case 'in-progress':
        throw inject(new TransactionInProgressException({ message: 'in progress', $metadata: {} }));
      case 'torn':
        return tear(await send(), this.#dice);
      case 'answer-lost':
        await send();
        throw transient();
      case 'answer-lost-for-good':
        await send();
        throw forGood();
      case 'late':
        this.#sendLater(send);
        throw transient();
      case 'late-for-good':
        this.#sendLater(send);
        throw forGood();
      case 'never-sent':
        throw forGood();
    }
  }

  /** What DynamoDB says to it, nobody hears. */
  #sendLater(send: Send<unknown>): void {
    const arrive = (): Promise<void> =>
      send().then(
        () => undefined,
        () => undefined,
      );
    if (this.#turns !== undefined) {
      this.#turns.late(arrive);
      return;
    }
    const sent = arrive().finally(() => this.#onTheirWay.delete(sent));
    this.#onTheirWay.add(sent);
  }
}

/** Takes some of the items out of the answer of a BatchGetItem, and names their keys as not read. */
function tear<T extends Answer>(answer: T, dice: Dice): T {
  const { output } = answer;
  const found = 'Responses' in output ? Object.entries(output.Responses ?? {}) : [];
  const responses: [string, unknown[]][] = [];
  const unread: [string, { Keys: object[]; ConsistentRead: boolean }][] = [];
  for (const [table, items] of found) {
    const all = (Array.isArray(items) ? items : []).filter(
      (item: unknown) => typeof item === 'object' && item !== null,
    );
    const left = all.filter(() => dice.below(2) === 0);
    responses.push([table, all.filter((item) => !left.includes(item))]);
    if (left.length > 0) unread.push([table, { Keys: left.map(keyOf), ConsistentRead: true }]);
  }
  Object.assign(output, { Responses: Object.fromEntries(responses), UnprocessedKeys: Object.fromEntries(unread) });
  return answer;
}

const keyOf = (item: object): object =>
  Object.fromEntries(Object.entries(item).filter(([name]) => name === 'pk' || name === 'sk'));

/** The SDK's own way of repeating a request, without the pauses. */
const repeatAtOnce: NonNullable<DynamoDBClientConfig['retryStrategy']> = {
  acquireInitialRetryToken: () => Promise.resolve(attempt(0)),
  refreshRetryTokenForRetry: (token, { errorType }) =>
    token.getRetryCount() < 3 && (errorType === 'TRANSIENT' || errorType === 'THROTTLING')
      ? Promise.resolve(attempt(token.getRetryCount() + 1))
      : Promise.reject(new Error('No more attempts')),
  recordSuccess: () => undefined,
};
const attempt = (count: number) => ({ getRetryCount: () => count, getRetryDelay: () => 0 });

/** A function instance's own connection to DynamoDB. */
export interface Instance {
  readonly doc: DynamoDBDocumentClient;
  /** From now on what it sends goes through this traffic, as the client of this number. */
  join(traffic: Traffic, client: number): void;
}

export function newInstance(): Instance {
  const doc = patientClient({ retryStrategy: repeatAtOnce });
  let joined: { readonly traffic: Traffic; readonly client: number } | undefined;
  doc.middlewareStack.add(
    (next, context) => async (args) => {
      if (joined === undefined || typeof args.input !== 'object') return next(args);
      const request = { command: context.commandName ?? '', input: args.input };
      return joined.traffic.carry(joined.client, request, () => next(args));
    },
    // Inside the SDK's repeating: it sees each fault as it would see DynamoDB's own.
    { step: 'finalizeRequest', name: 'traffic', priority: 'low' },
  );
  return {
    doc,
    join: (traffic, client) => {
      joined = { traffic, client };
    },
  };
}

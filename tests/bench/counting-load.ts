import { Agent, request } from 'node:http';
import { contributionOf, talliesOf, type Contribution } from '../../shared/counting/contribution.ts';
import { plus, type Figures } from '../../shared/counting/counter.ts';
import { eventToItem, readServed, servedToItem, tallyToItem } from '../../shared/counting/store.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Item } from '../../shared/platform/table.ts';
import { YEAR, type ServedPerson } from './counting-events.ts';

/** As many as a BatchWriteItem holds. */
const BATCH = 25;
/** DynamoDB Local writes one item after another; this many requests keep it busy while the next ones are made ready. */
const STREAMS = 6;

/**
 * Puts a year straight into the table: the events, each person's contribution and the tallies, as the capability's own
 * functions make them of the events. Only the way there is shorter than recording: batches, without a read or a condition.
 */
export class DirectLoad {
  readonly #platform: Platform;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: STREAMS });
  readonly #endpoint: string;
  readonly #underWay = new Set<Promise<void>>();
  readonly #tallies = new Map<string, Figures>();
  #items: Item[] = [];
  #contributions: Contribution[] = [];

  constructor(platform: Platform, endpoint: string) {
    this.#platform = platform;
    this.#endpoint = endpoint;
  }

  async add({ personId, facts, events }: ServedPerson): Promise<void> {
    const contribution = contributionOf(events, facts);
    this.#contributions.push(contribution);
    this.#items.push(
      ...events.map(eventToItem),
      servedToItem(personId, { ...readServed(undefined, YEAR), contribution, version: 1 }),
    );
    while (this.#items.length >= BATCH) await this.#send(this.#items.splice(0, BATCH));
    if (this.#contributions.length >= 1000) this.#count();
  }

  /** Everything added so far is in the table, and the tallies say so. */
  async settle(): Promise<void> {
    if (this.#items.length > 0) await this.#send(this.#items.splice(0));
    await Promise.all(this.#underWay);
    this.#count();
    for (const [recipientId, figures] of this.#tallies) {
      await this.#platform.table.write([{ put: tallyToItem({ recipientId, fiscalYear: YEAR }, figures) }]);
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  #count(): void {
    for (const [recipientId, figures] of talliesOf(this.#contributions)) {
      this.#tallies.set(recipientId, plus(this.#tallies.get(recipientId) ?? new Map(), figures));
    }
    this.#contributions = [];
  }

  async #send(items: readonly Item[]): Promise<void> {
    while (this.#underWay.size >= STREAMS) await Promise.race(this.#underWay);
    const sending = this.#post(items).finally(() => this.#underWay.delete(sending));
    this.#underWay.add(sending);
  }

  /** A BatchWriteItem without the SDK: its middleware takes as long for a million items as DynamoDB Local does. */
  async #post(items: readonly Item[]): Promise<void> {
    const body = JSON.stringify({
      RequestItems: {
        [this.#platform.table.names.main]: items.map((item) => ({ PutRequest: { Item: attributes(item) } })),
      },
    });
    const { status, answer } = await new Promise<{ status: number; answer: string }>((resolve, reject) => {
      const post = request(this.#endpoint, {
        method: 'POST',
        agent: this.#agent,
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'content-length': Buffer.byteLength(body),
          'x-amz-target': 'DynamoDB_20120810.BatchWriteItem',
          // DynamoDB Local wants a signature and does not check it.
          authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/ca-central-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
        },
      });
      post.once('error', reject);
      post.once('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.once('error', reject).once('end', () => resolve({ status: response.statusCode ?? 0, answer: text }));
      });
      post.end(body);
    });
    if (status !== 200 || !answer.includes('"UnprocessedItems":{}'))
      throw new Error(`BatchWriteItem: ${status} ${answer}`);
  }
}

const attributes = (record: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, attribute(value)]));

function attribute(value: unknown): unknown {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
    return { M: attributes(value) };
  throw new TypeError(`An attribute that no event or contribution has: ${typeof value}`);
}

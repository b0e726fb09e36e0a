import { Agent, request } from 'node:http';
import type { Item } from '../../shared/platform/table.ts';

/** As many as a BatchWriteItem holds. */
const BATCH = 25;
/** DynamoDB Local writes one item after another; this many requests keep it busy while the next ones are made ready. */
const STREAMS = 6;

/** Puts items straight into a table of DynamoDB Local: batches, without a read or a condition. */
export class BatchWriter {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: STREAMS });
  readonly #endpoint: string;
  readonly #table: string;
  readonly #underWay = new Set<Promise<void>>();
  #items: Item[] = [];

  constructor(endpoint: string, table: string) {
    this.#endpoint = endpoint;
    this.#table = table;
  }

  async put(items: readonly Item[]): Promise<void> {
    this.#items.push(...items);
    while (this.#items.length >= BATCH) await this.#send(this.#items.splice(0, BATCH));
  }

  /** Everything put so far is in the table. */
  async settle(): Promise<void> {
    if (this.#items.length > 0) await this.#send(this.#items.splice(0));
    await Promise.all(this.#underWay);
  }

  close(): void {
    this.#agent.destroy();
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
        [this.#table]: items.map((item) => ({ PutRequest: { Item: attributes(item) } })),
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
  Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => (value === undefined ? [] : [[name, attribute(value)]])),
  );

function attribute(value: unknown): unknown {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return { L: value.map(attribute) };
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
    return { M: attributes(value) };
  throw new TypeError(`An attribute that no item here has: ${typeof value}`);
}

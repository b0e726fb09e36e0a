import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Item, Key, TableNames } from './item.ts';
import { fullJitter } from './retry.ts';
import { transact, type Write, type WriteOutcome } from './transaction.ts';

export type { Item, Key, TableNames };

export interface PageRequest {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export interface Page<T> {
  readonly items: T[];
  /** Opaque; absent on the last page. */
  readonly cursor?: string;
}

export interface QueryRequest extends PageRequest {
  readonly pk: string;
  /** Only sort keys with this prefix. */
  readonly prefix?: string | undefined;
  /** Only sort keys between these two, both included. */
  readonly between?: readonly [string, string] | undefined;
  readonly index?: 'gsi1' | undefined;
  readonly descending?: boolean | undefined;
  readonly consistent?: boolean | undefined;
}

/** Both tables of a deployment. Knows how to talk to DynamoDB, not what the items mean. */
export class Table {
  readonly names: TableNames;
  readonly #client: DynamoDBDocumentClient;
  readonly #random: () => number;

  constructor(client: DynamoDBDocumentClient, names: TableNames, random: () => number = Math.random) {
    this.#client = client;
    this.names = names;
    this.#random = random;
  }

  /** One strongly consistent read. */
  async get(key: Key): Promise<Item | undefined> {
    const { Item: item } = await this.#client.send(
      new GetCommand({ TableName: this.names.main, Key: { pk: key.pk, sk: key.sk }, ConsistentRead: true }),
    );
    return asItem(item);
  }

  /**
   * One strongly consistent BatchGetItem over both tables: a single round trip (repeated only for keys
   * DynamoDB left unprocessed). At most 100 keys in all.
   */
  async batchGet(wanted: readonly Key[], dataKeys: readonly string[] = []): Promise<BatchAnswer> {
    // DynamoDB refuses a request that names a key twice.
    const keys = [...new Map(wanted.map((key) => [`${key.pk}\n${key.sk}`, key])).values()];
    const answer = new BatchAnswer();
    let request: Record<string, { Keys: Record<string, unknown>[]; ConsistentRead: boolean }> = {
      ...(keys.length > 0 && {
        [this.names.main]: { Keys: keys.map(({ pk, sk }) => ({ pk, sk })), ConsistentRead: true },
      }),
      ...(dataKeys.length > 0 && {
        [this.names.keys]: { Keys: dataKeys.map((pk) => ({ pk })), ConsistentRead: true },
      }),
    };
    for (let attempt = 0; Object.keys(request).length > 0; attempt += 1) {
      if (attempt > 0) await fullJitter(attempt, this.#random);
      if (attempt > 8) throw new Error('BatchGetItem left keys unprocessed after nine attempts');
      const { Responses, UnprocessedKeys } = await this.#client.send(new BatchGetCommand({ RequestItems: request }));
      for (const item of Responses?.[this.names.main] ?? []) answer.add(item);
      for (const item of Responses?.[this.names.keys] ?? []) answer.addKey(item);
      request = {};
      for (const [table, left] of Object.entries(UnprocessedKeys ?? {})) {
        if (left.Keys !== undefined) request[table] = { Keys: left.Keys, ConsistentRead: true };
      }
    }
    return answer;
  }

  async query(request: QueryRequest): Promise<Page<Item>> {
    const [pk, sk] = request.index === 'gsi1' ? ['gsi1pk', 'gsi1sk'] : ['pk', 'sk'];
    const range =
      request.between !== undefined
        ? { text: ' AND #sk BETWEEN :from AND :to', values: { ':from': request.between[0], ':to': request.between[1] } }
        : request.prefix !== undefined
          ? { text: ' AND begins_with(#sk, :prefix)', values: { ':prefix': request.prefix } }
          : { text: '', values: {} };
    const input: QueryCommandInput = {
      TableName: this.names.main,
      IndexName: request.index,
      KeyConditionExpression: `#pk = :pk${range.text}`,
      ExpressionAttributeNames: { '#pk': pk, ...(range.text !== '' && { '#sk': sk }) },
      ExpressionAttributeValues: { ':pk': request.pk, ...range.values },
      Limit: request.limit,
      ScanIndexForward: request.descending !== true,
      ConsistentRead: request.index === undefined && request.consistent !== false,
      ExclusiveStartKey: request.cursor === undefined ? undefined : decodeCursor(request.cursor, request.pk),
    };
    const { Items, LastEvaluatedKey } = await this.#client.send(new QueryCommand(input));
    const items = (Items ?? []).map(asItem).filter((item) => item !== undefined);
    return LastEvaluatedKey === undefined ? { items } : { items, cursor: encodeCursor(LastEvaluatedKey, request.pk) };
  }

  /** Every item of a query, page by page. */
  async *queryAll(request: Omit<QueryRequest, 'cursor'>): AsyncGenerator<Item> {
    let cursor: string | undefined;
    do {
      const page = await this.query({ ...request, cursor });
      yield* page.items;
      cursor = page.cursor;
    } while (cursor !== undefined);
  }

  /**
   * Adds to counts of one item, which is made if it is not there. No condition and no transaction: writers of the same item never
   * refuse one another. `expiresAt` in Unix seconds.
   */
  async add(key: Key, amounts: Readonly<Record<string, number>>, expiresAt: number): Promise<void> {
    const entries = Object.entries({ ...amounts });
    await this.#client.send(
      new UpdateCommand({
        TableName: this.names.main,
        Key: { pk: key.pk, sk: key.sk },
        UpdateExpression: `ADD ${entries.map((_, at) => `#a${at} :a${at}`).join(', ')} SET expiresAt = :expiresAt`,
        ExpressionAttributeNames: Object.fromEntries(entries.map(([name], at) => [`#a${at}`, name])),
        ExpressionAttributeValues: {
          ...Object.fromEntries(entries.map(([, amount], at) => [`:a${at}`, amount])),
          ':expiresAt': expiresAt,
        },
      }),
    );
  }

  /** All of the writes or none. A failed condition comes back as refusals; conflicts and throttles are retried. */
  async write(writes: readonly Write[]): Promise<WriteOutcome> {
    return transact(this.#client, this.names, writes, this.#random);
  }
}

/** What one BatchGetItem found, by key. */
export class BatchAnswer {
  readonly #items = new Map<string, Item>();
  readonly #dataKeys = new Map<string, Readonly<Record<string, unknown>>>();

  add(raw: Record<string, unknown>): void {
    const item = asItem(raw);
    if (item !== undefined) this.#items.set(`${item.pk}\n${item.sk}`, item);
  }

  addKey(raw: Record<string, unknown>): void {
    if (typeof raw['pk'] === 'string') this.#dataKeys.set(raw['pk'], raw);
  }

  item(key: Key): Item | undefined {
    return this.#items.get(`${key.pk}\n${key.sk}`);
  }

  /** An item of the keys table. */
  dataKey(pk: string): Readonly<Record<string, unknown>> | undefined {
    return this.#dataKeys.get(pk);
  }
}

export function asItem(raw: Record<string, unknown> | undefined): Item | undefined {
  if (raw === undefined) return undefined;
  const { pk, sk } = raw;
  if (typeof pk !== 'string' || typeof sk !== 'string') throw new Error('An item came back without its key');
  return { ...raw, pk, sk };
}

/** The client as every function uses it: short time-outs, because a person waits and the SDK retries. */
export function documentClient(config: DynamoDBClientConfig = {}): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    maxAttempts: 4,
    requestHandler: { requestTimeout: 3_000, connectionTimeout: 1_000 },
    ...config,
  });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

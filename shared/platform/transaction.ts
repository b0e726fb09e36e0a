import { TransactionCanceledException, TransactionInProgressException } from '@aws-sdk/client-dynamodb';
import {
  TransactWriteCommand,
  type DynamoDBDocumentClient,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import type { Item, Key, TableNames } from './item.ts';
import { fullJitter } from './retry.ts';

/** A condition or update in DynamoDB's own words; names and values without their `#` and `:`. */
export interface Expression {
  readonly condition?: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

/**
 * One part of a transaction. `refusal` names what a failed condition means to the caller; a condition without a
 * name is an assumption, and its failure is reported as `stale`.
 */
export type Write =
  | ({ readonly put: Item; readonly refusal?: string } & Expression)
  | ({ readonly update: Key; readonly set: string; readonly refusal?: string } & Expression)
  | ({ readonly remove: Key; readonly refusal?: string } & Expression)
  | ({ readonly require: Key; readonly condition: string; readonly refusal?: string } & Expression)
  | { readonly putKey: Readonly<Record<string, unknown>> & { readonly pk: string }; readonly refusal?: string }
  | { readonly removeKey: string };

/** `refusals` holds the names of the conditions that failed, in the order of the writes. */
export type WriteOutcome =
  { readonly committed: true } | { readonly committed: false; readonly refusals: readonly string[] };

/** The item must not exist yet. */
export const create = (item: Item, refusal = 'exists'): Write => ({
  put: item,
  condition: 'attribute_not_exists(pk)',
  refusal,
});

/** The item must still be at `version`, the one that was read; the new item carries the next. */
export const replace = (item: Item, version: number, refusal = 'stale'): Write => ({
  put: { ...item, version: version + 1 },
  condition: '#version = :was',
  names: { version: 'version' },
  values: { was: version },
  refusal,
});

const MAX_ITEMS = 100;
const MAX_ATTEMPTS = 12;
const RETRYABLE = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/**
 * Runs one TransactWriteItems. The SDK repeats a request whose answer was lost under the same token, so it happens
 * once; it does not repeat a `TransactionConflict`, so that is done here, with full jitter.
 * @throws whatever is neither a failed condition nor a passing conflict.
 */
export async function transact(
  client: DynamoDBDocumentClient,
  tables: TableNames,
  writes: readonly Write[],
  random: () => number,
): Promise<WriteOutcome> {
  if (writes.length === 0) return { committed: true };
  if (writes.length > MAX_ITEMS) throw new RangeError(`A transaction holds at most ${MAX_ITEMS} items`);
  const TransactItems = writes.map((write) => toSdk(write, tables));
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems, ClientRequestToken: randomUUID() }));
      return { committed: true };
    } catch (error) {
      const reasons = cancellationReasons(error);
      if (reasons === undefined) throw error;
      const refusals = reasons.flatMap((code, at) =>
        code === 'ConditionalCheckFailed' ? [refusalOf(writes[at])] : [],
      );
      if (refusals.length > 0) return { committed: false, refusals };
      const passing = reasons.every((code) => code === 'None' || RETRYABLE.has(code));
      if (!passing || attempt >= MAX_ATTEMPTS) throw error;
      await fullJitter(attempt, random);
    }
  }
}

function cancellationReasons(error: unknown): string[] | undefined {
  if (error instanceof TransactionCanceledException) {
    return (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
  }
  // A repeat of a request that is still running: what it did is not known yet, ask again.
  if (error instanceof TransactionInProgressException) return ['TransactionConflict'];
  return undefined;
}

function refusalOf(write: Write | undefined): string {
  return write !== undefined && 'refusal' in write ? write.refusal : 'stale';
}

type SdkWrite = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

function toSdk(write: Write, tables: TableNames): SdkWrite {
  if ('putKey' in write) {
    return { Put: { TableName: tables.keys, Item: write.putKey, ConditionExpression: 'attribute_not_exists(pk)' } };
  }
  if ('removeKey' in write) return { Delete: { TableName: tables.keys, Key: { pk: write.removeKey } } };
  const shared = {
    TableName: tables.main,
    ConditionExpression: write.condition,
    ExpressionAttributeNames: prefixed('#', write.names),
    ExpressionAttributeValues: prefixed(':', write.values),
  };
  if ('put' in write) return { Put: { ...shared, Item: write.put } };
  if ('update' in write) return { Update: { ...shared, Key: keyOf(write.update), UpdateExpression: write.set } };
  if ('remove' in write) return { Delete: { ...shared, Key: keyOf(write.remove) } };
  return { ConditionCheck: { ...shared, ConditionExpression: write.condition, Key: keyOf(write.require) } };
}

const keyOf = ({ pk, sk }: Key): Record<string, string> => ({ pk, sk });

function prefixed<T>(prefix: string, record: Readonly<Record<string, T>> | undefined): Record<string, T> | undefined {
  if (record === undefined || Object.keys(record).length === 0) return undefined;
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [prefix + name, value]));
}

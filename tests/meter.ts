import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Key } from '../shared/platform/table.ts';

/** What a client's calls to DynamoDB cost, counted by SDK middleware on the real calls. */
export interface Meter {
  /** Requests sent. */
  calls: number;
  /**
   * The longest row of requests that began after an earlier one had ended: those under way together count as one. A row
   * that goes on beside another is counted whole, so this never tells less than a caller waits for.
   */
  roundTrips: number;
  /** Items asked for by key, whether they were there or not, and items a query went over. */
  itemsRead: number;
  readUnits: number;
  writeUnits: number;
  /** Commands sent, in their order. */
  readonly operations: string[];
  /** Items that an update in a transaction changed. Each is counted as one KB begun: what it weighs is not in the request. */
  readonly updated: Key[];
  reset(): void;
}

export function attachMeter(client: DynamoDBDocumentClient): Meter {
  /** Length of the longest row that has ended, since the reset of this number. */
  let ended = 0;
  let resets = 0;
  const meter: Meter = {
    calls: 0,
    roundTrips: 0,
    itemsRead: 0,
    readUnits: 0,
    writeUnits: 0,
    operations: [],
    updated: [],
    reset() {
      Object.assign(meter, { calls: 0, roundTrips: 0, itemsRead: 0, readUnits: 0, writeUnits: 0 });
      meter.operations.length = 0;
      meter.updated.length = 0;
      ended = 0;
      resets += 1;
    },
  };
  let transaction = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      if (typeof args.input === 'object') {
        transaction = transactionUnits(args.input);
        meter.itemsRead += keysAskedFor(args.input);
        meter.updated.push(...updatedKeys(args.input));
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      }
      return next(args);
    },
    { step: 'initialize', name: 'askForCapacity', priority: 'low' },
  );
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const operation = context.commandName ?? '';
      const writes = /Write|Put|Update|Delete/.test(operation);
      meter.calls += 1;
      meter.operations.push(operation);
      const row = ended + 1;
      const since = resets;
      meter.roundTrips = Math.max(meter.roundTrips, row);
      try {
        const result = await next(args);
        const units = unitsOf(result.output);
        meter.itemsRead += scannedBy(result.output);
        if (operation.startsWith('Transact')) meter.writeUnits += transaction;
        else if (writes) meter.writeUnits += units;
        else meter.readUnits += units;
        return result;
      } finally {
        if (since === resets) ended = Math.max(ended, row);
      }
    },
    { step: 'finalizeRequest', name: 'countCalls', priority: 'low' },
  );
  return meter;
}

/**
 * Units of an answer. DynamoDB Local counts a transaction wrongly, so its writes are counted by the rule of the price
 * list instead: for each item two units for each KB begun, and one more for each KB of its copy in the index.
 */
function transactionUnits(input: object): number {
  const items: unknown = 'TransactItems' in input ? input.TransactItems : [];
  return (Array.isArray(items) ? items : []).reduce<number>((sum, one: unknown) => {
    const item = inside(inside(one, 'Put'), 'Item');
    // An update, a removal or a check is of an item that the meter does not see: one KB. Of updates see `updated`.
    if (item === undefined) return sum + 2;
    const kilobytes = kilobytesOf(item);
    return sum + 2 * kilobytes + (inside(item, 'gsi1pk') === undefined ? 0 : kilobytes);
  }, 0);
}

const inside = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;

/** The keys of a GetItem or BatchGetItem. */
function keysAskedFor(input: object): number {
  if ('Key' in input && !('UpdateExpression' in input)) return 1;
  const tables = 'RequestItems' in input ? input.RequestItems : undefined;
  if (typeof tables !== 'object' || tables === null) return 0;
  return Object.values(tables).reduce<number>((sum, table: unknown) => {
    const keys = inside(table, 'Keys');
    return sum + (Array.isArray(keys) ? keys.length : 0);
  }, 0);
}

/** What a query went over, filtered or not. */
const scannedBy = (output: object): number =>
  'ScannedCount' in output && typeof output.ScannedCount === 'number' ? output.ScannedCount : 0;

function updatedKeys(input: object): Key[] {
  const items: unknown = 'TransactItems' in input ? input.TransactItems : [];
  return (Array.isArray(items) ? items : []).flatMap((one: unknown) => {
    const key = inside(inside(one, 'Update'), 'Key');
    const [pk, sk] = [inside(key, 'pk'), inside(key, 'sk')];
    return typeof pk === 'string' && typeof sk === 'string' ? [{ pk, sk }] : [];
  });
}

/** Write units are paid for each KB begun, twice in a transaction. */
export const kilobytesOf = (item: unknown): number => Math.ceil(sizeOf(item) / 1024);

/** Bytes of a value as DynamoDB stores it: names and texts in UTF-8, about half a byte a digit, three bytes a container. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1;
  if (value instanceof Uint8Array) return value.length;
  if (typeof value !== 'object' || value === null) return 1;
  return Object.entries(value).reduce((sum, [name, part]) => sum + Buffer.byteLength(name) + sizeOf(part), 3);
}

function unitsOf(output: object): number {
  if (!('ConsumedCapacity' in output)) return 0;
  const capacity: unknown = output.ConsumedCapacity;
  const each = Array.isArray(capacity) ? capacity : [capacity];
  return each.reduce<number>((sum, one: unknown) => {
    const units: unknown = typeof one === 'object' && one !== null && 'CapacityUnits' in one ? one.CapacityUnits : 0;
    return sum + (typeof units === 'number' ? units : 0);
  }, 0);
}

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** What a client's calls to DynamoDB cost, counted by SDK middleware on the real calls. */
export interface Meter {
  /** Requests sent. */
  calls: number;
  /** Requests that had to wait for an earlier one: those under way together count as one. */
  roundTrips: number;
  readUnits: number;
  writeUnits: number;
  /** Items read, as DynamoDB counted them. */
  readonly operations: string[];
  reset(): void;
}

export function attachMeter(client: DynamoDBDocumentClient): Meter {
  let inFlight = 0;
  const meter: Meter = {
    calls: 0,
    roundTrips: 0,
    readUnits: 0,
    writeUnits: 0,
    operations: [],
    reset() {
      Object.assign(meter, { calls: 0, roundTrips: 0, readUnits: 0, writeUnits: 0 });
      meter.operations.length = 0;
    },
  };
  client.middlewareStack.add(
    (next) => async (args) => {
      if (typeof args.input === 'object') Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
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
      if (inFlight === 0) meter.roundTrips += 1;
      inFlight += 1;
      try {
        const result = await next(args);
        const units = unitsOf(result.output);
        if (writes) meter.writeUnits += units;
        else meter.readUnits += units;
        return result;
      } finally {
        inFlight -= 1;
      }
    },
    { step: 'finalizeRequest', name: 'countCalls', priority: 'low' },
  );
  return meter;
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

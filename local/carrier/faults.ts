import * as z from 'zod';
import type { SimulatorEvents } from './events.ts';

export const FaultRequest = z.strictObject({
  /**
   * Who fails: the carrier's Messages API, SNS, DynamoDB, the carrier's delivery of a webhook to us, or its delivery of the reply
   * with which we answer one.
   */
  target: z.enum(['twilio', 'sns', 'dynamodb', 'webhook', 'reply']),
  /**
   * `throttle`: refused for rate. `500`: refused as an inner error. `timeout`: nothing is done and no answer comes.
   * `lost-answer`: it is done, and the answer never arrives. `error-code`: refused with `code`; for Twilio a code from 30001 to
   * 30999 lets the text go out and reports it undelivered. Of a reply:
   * `throttle`, `500` and `error-code` are errors of its delivery, `timeout` leaves it queued, `lost-answer` loses the report on it.
   */
  fault: z.enum(['throttle', '500', 'timeout', 'lost-answer', 'error-code']),
  code: z.union([z.string(), z.int()]).transform(String).optional(),
  /** How many calls fail. */
  times: z.int().min(1).max(100_000).default(1),
  /** DynamoDB only: the operation that fails, e.g. `TransactWriteItems`. Default: any. */
  operation: z.string().optional(),
});
export type FaultRequest = z.infer<typeof FaultRequest>;
type FaultTarget = FaultRequest['target'];

export interface Fault extends FaultRequest {
  readonly id: number;
  /** Calls that it will still fail. */
  readonly left: number;
}

export interface Faults {
  add(request: FaultRequest): Fault;
  list(): Fault[];
  clear(): void;
  /** The fault that this call meets, used up by one; `undefined` when the call goes through. */
  take(target: FaultTarget, operation?: string): Fault | undefined;
}

/** Chosen failures, in the order in which they were asked for. Forgotten when the server stops. */
export function makeFaults(events: SimulatorEvents): Faults {
  let faults: Fault[] = [];
  let lastId = 0;
  const changed = () => events.emit({ kind: 'faults' });
  return {
    add: (request) => {
      lastId += 1;
      const fault = { ...request, id: lastId, left: request.times };
      faults.push(fault);
      changed();
      return fault;
    },
    list: () => [...faults],
    clear: () => {
      faults = [];
      changed();
    },
    take: (target, operation) => {
      const met = faults.find(
        (fault) => fault.target === target && (fault.operation === undefined || fault.operation === operation),
      );
      if (met === undefined) return undefined;
      faults = faults.flatMap((fault) =>
        fault.id !== met.id ? fault : fault.left > 1 ? { ...fault, left: fault.left - 1 } : [],
      );
      changed();
      return met;
    },
  };
}

import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { field, text, type Json, type JsonObject } from './json.ts';
import type { InvocationResult } from './lambda.ts';

export interface BatchSettings {
  readonly batchSize: number;
  readonly reportsItemFailures: boolean;
  readonly bisects: boolean;
  /** Tries after the first one. Default in AWS: without end, until the record is a day old. */
  readonly retries: number;
}

/** Records that failed for good, with the last answer. */
export interface GivenUp {
  readonly records: readonly JsonObject[];
  readonly attempts: number;
  readonly result: InvocationResult;
}

export interface BatchRun {
  readonly settings: BatchSettings;
  readonly invoke: (event: Json) => Promise<InvocationResult>;
  readonly giveUp: (givenUp: GivenUp) => void;
  readonly stopping: AbortSignal;
  /** Milliseconds before try number n. */
  readonly pause?: (attempt: number) => number;
}

const Response = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/**
 * Gives records to a function in order, as an event source mapping of Lambda does: in batches, again from the first
 * record that failed, in halves where the mapping bisects, and to the failure destination when the tries are used up.
 * Stops without giving up when the server stops.
 */
export async function runBatches(records: readonly JsonObject[], run: BatchRun): Promise<void> {
  const { batchSize } = run.settings;
  for (let start = 0; start < records.length && !run.stopping.aborted; start += batchSize) {
    await runBatch(records.slice(start, start + batchSize), 1, run);
  }
}

/** Asked anew after each wait. */
function hasStopped(stopping: AbortSignal): boolean {
  return stopping.aborted;
}

async function runBatch(records: readonly JsonObject[], attempt: number, run: BatchRun): Promise<void> {
  const { settings, stopping } = run;
  if (records.length === 0 || hasStopped(stopping)) return;
  const result = await run.invoke({ Records: [...records] });
  const failed = failedRecords(records, result, settings.reportsItemFailures);
  if (failed.length === 0 || hasStopped(stopping)) return;
  if (attempt > settings.retries) {
    run.giveUp({ records: failed, attempts: attempt, result });
    return;
  }
  const milliseconds = run.pause?.(attempt) ?? Math.min(5000, 100 * 2 ** (attempt - 1));
  await wait(milliseconds, undefined, { signal: stopping }).catch(() => undefined);
  if (settings.bisects && failed.length > 1 && !reported(result)) {
    const middle = Math.ceil(failed.length / 2);
    await runBatch(failed.slice(0, middle), attempt + 1, run);
    await runBatch(failed.slice(middle), attempt + 1, run);
    return;
  }
  await runBatch(failed, attempt + 1, run);
}

/** Everything from the lowest reported sequence number on; an unknown one, or none at all, means the whole batch. */
function failedRecords(
  records: readonly JsonObject[],
  result: InvocationResult,
  reports: boolean,
): readonly JsonObject[] {
  if (!result.ok) return records;
  if (!reports) return [];
  const response = Response.safeParse(result.payload);
  if (!response.success)
    return result.payload === null || field(result.payload, 'batchItemFailures') === undefined ? [] : records;
  const identifiers = new Set(response.data.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  if (identifiers.size === 0) return [];
  const first = records.findIndex((record) => identifiers.has(sequenceNumber(record)));
  return first < 0 ? records : records.slice(first);
}

function reported(result: InvocationResult): boolean {
  return result.ok && Response.safeParse(result.payload).success;
}

export function sequenceNumber(record: JsonObject): string {
  return text(field(record, 'dynamodb', 'SequenceNumber')) ?? '';
}

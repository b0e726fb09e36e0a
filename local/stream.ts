import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  type _Record,
} from '@aws-sdk/client-dynamodb-streams';
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import type { DeadLetters } from './dead-letters.ts';
import { matchesPattern } from './event-filter.ts';
import type { LocalFunctions } from './functions.ts';
import { field, list, parseJson, text, type Json } from './json.ts';
import type { LocalFunction } from './lambda.ts';
import { REGION } from './local-names.ts';
import type { StateStore } from './state.ts';
import { runBatches, sequenceNumber, type BatchRun, type BatchSettings, type GivenUp } from './stream-batch.ts';
import { makeLanes, makeProgress, type Progress } from './stream-lanes.ts';
import { lambdaRecord } from './stream-record.ts';
import type { Deployment, Resource } from './template.ts';

export interface StreamOptions {
  /** DynamoDB Local itself, not the proxy that can fail. */
  readonly client: DynamoDBStreamsClient;
  readonly functions: LocalFunctions;
  readonly letters: DeadLetters;
  readonly state: StateStore;
}

export interface Streams {
  /** Looks for new records now instead of at the next poll. */
  nudge(): void;
  stop(): Promise<void>;
}

const IDLE_POLL_MS = 100;
const SHARDS_EVERY_MS = 5000;
const TROUBLE_PAUSE_MS = 500;
const MOST_READS_UNDER_WAY = 50;

interface Mapping {
  readonly id: string;
  readonly table: string;
  readonly streamArn: string;
  readonly target: LocalFunction;
  readonly patterns: readonly Json[];
  readonly startingPosition: 'LATEST' | 'TRIM_HORIZON';
  readonly lanes: number;
  readonly settings: BatchSettings;
  readonly queueArn: string | undefined;
}

/** Starts the DynamoDB event source mappings of the template. */
export function startStreams(deployment: Deployment, options: StreamOptions): Streams {
  const stopping = new AbortController();
  const pollers = deployment
    .ofType('AWS::Lambda::EventSourceMapping')
    .flatMap((resource) => mappingOf(resource, options.functions) ?? [])
    .map((mapping) => poll(mapping, options, stopping.signal));
  return {
    nudge: () => pollers.forEach(({ nudge }) => nudge()),
    stop: async () => {
      stopping.abort();
      await Promise.all(pollers.map(({ ended }) => ended));
    },
  };
}

function mappingOf({ logicalId, properties }: Resource, functions: LocalFunctions): Mapping | undefined {
  const streamArn = text(properties['EventSourceArn']) ?? '';
  const table = /:table\/([^/]+)\/stream\//.exec(streamArn)?.[1];
  const name = text(properties['FunctionName']) ?? '';
  const target = functions.all.find(({ functionName }) => functionName === name) ?? functions.ofArn(name);
  if (table === undefined || target === undefined || properties['Enabled'] === false) return undefined;
  const retries = Number(properties['MaximumRetryAttempts'] ?? -1);
  return {
    id: logicalId,
    table,
    streamArn,
    target,
    patterns: list(field(properties, 'FilterCriteria', 'Filters')).flatMap((filter) => {
      const pattern = text(field(filter, 'Pattern'));
      return pattern === undefined ? [] : parseJson(pattern);
    }),
    startingPosition: properties['StartingPosition'] === 'LATEST' ? 'LATEST' : 'TRIM_HORIZON',
    lanes: Number(properties['ParallelizationFactor'] ?? 1),
    settings: {
      batchSize: Number(properties['BatchSize'] ?? 100),
      reportsItemFailures: list(properties['FunctionResponseTypes']).includes('ReportBatchItemFailures'),
      bisects: properties['BisectBatchOnFunctionError'] === true,
      retries: retries < 0 ? Infinity : retries,
    },
    queueArn: text(field(properties, 'DestinationConfig', 'OnFailure', 'Destination')),
  };
}

/** Reads every shard of the mapping's stream until told to stop. */
function poll(mapping: Mapping, { client, letters, state }: StreamOptions, stopping: AbortSignal) {
  const positions = state.collection(`stream-position:${mapping.id}`, z.string());
  let alarm = new AbortController();
  const nudge = () => alarm.abort();
  stopping.addEventListener('abort', nudge);

  const pauseFor = async (milliseconds: number) => {
    await wait(milliseconds, undefined, { signal: alarm.signal, ref: false }).catch(() => undefined);
    if (!stopping.aborted) alarm = new AbortController();
  };

  const iteratorFor = async (arn: string, ShardId: string): Promise<string | undefined> => {
    const after = positions.get(ShardId);
    const from = (
      position:
        | { ShardIteratorType: 'LATEST' | 'TRIM_HORIZON' }
        | { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER'; SequenceNumber: string },
    ) => client.send(new GetShardIteratorCommand({ StreamArn: arn, ShardId, ...position }));
    if (after === undefined) return (await from({ ShardIteratorType: mapping.startingPosition })).ShardIterator;
    return (await from({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after })).ShardIterator;
  };

  const lanes = makeLanes(mapping.lanes);
  const deliver = async (records: readonly _Record[]) => {
    const matching = records
      .map((record) => lambdaRecord(record, mapping.streamArn, REGION))
      .filter(
        (record) =>
          mapping.patterns.length === 0 || mapping.patterns.some((pattern) => matchesPattern(pattern, record)),
      );
    const run: BatchRun = {
      settings: mapping.settings,
      stopping,
      invoke: (event) => mapping.target.invoke(event),
      giveUp: (givenUp) =>
        letters.add({
          queueArn: mapping.queueArn,
          functionName: mapping.target.functionName,
          message: failureRecord(mapping, givenUp),
        }),
    };
    await lanes.run(matching, (lane) => runBatches(lane, run));
  };

  const loop = async () => {
    const iterators = new Map<string, string | undefined>();
    const progress = new Map<string, Progress>();
    let arn: string | undefined;
    let lookedAt = 0;
    while (!stopping.aborted) {
      try {
        arn ??= (await client.send(new ListStreamsCommand({ TableName: mapping.table }))).Streams?.at(-1)?.StreamArn;
        if (arn === undefined) throw new Error(`The table ${mapping.table} has no stream.`);
        if (Date.now() - lookedAt > SHARDS_EVERY_MS) {
          const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: arn }));
          for (const { ShardId } of StreamDescription?.Shards ?? []) {
            if (ShardId !== undefined && !iterators.has(ShardId))
              iterators.set(ShardId, await iteratorFor(arn, ShardId));
          }
          lookedAt = Date.now();
        }
        let found = 0;
        for (const [shard, ShardIterator] of iterators) {
          if (ShardIterator === undefined) continue;
          const { Records = [], NextShardIterator } = await client.send(new GetRecordsCommand({ ShardIterator }));
          const last = Records.at(-1)?.dynamodb?.SequenceNumber;
          if (last !== undefined) {
            const inOrder = progress.get(shard) ?? makeProgress((position) => positions.put(shard, position));
            progress.set(shard, inOrder);
            const delivered = deliver(Records);
            inOrder.add(last, delivered, stopping);
            // One slow record holds up its own item, not the reading; but not without bound.
            if (inOrder.waiting() > MOST_READS_UNDER_WAY) await delivered;
          }
          iterators.set(shard, NextShardIterator);
          // The shard is closed: its children hold what comes next.
          if (NextShardIterator === undefined) lookedAt = 0;
          found += Records.length;
        }
        if (found === 0) await pauseFor(IDLE_POLL_MS);
      } catch {
        // An iterator that expired, or DynamoDB Local on its way out: begin again from the last position kept.
        iterators.clear();
        lookedAt = 0;
        await pauseFor(TROUBLE_PAUSE_MS);
      }
    }
  };
  return { nudge, ended: loop() };
}

/** What Lambda writes to the failure destination of a stream: where the records are, not what is in them. */
function failureRecord(mapping: Mapping, { records, attempts, result }: GivenUp): Json {
  const [first] = records;
  const last = records.at(-1);
  return {
    requestContext: {
      requestId: result.requestId,
      functionArn: mapping.target.arn,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: attempts,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: result.ok ? null : 'Unhandled' },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      streamArn: mapping.streamArn,
      startSequenceNumber: first === undefined ? '' : sequenceNumber(first),
      endSequenceNumber: last === undefined ? '' : sequenceNumber(last),
      batchSize: records.length,
    },
  };
}

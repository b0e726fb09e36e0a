import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { CarrefourFunction } from './constructs/carrefour-function.ts';
import { UnfinishedQueue } from './constructs/unfinished-queue.ts';

/** Only what a transaction just added; later changes of the same item are the outbox's own. */
const NEW_TEXTS_AND_TIMERS = {
  eventName: ['INSERT'],
  dynamodb: { NewImage: { kind: { S: ['outbox', 'timer'] } } },
};

export interface OutboxStreamProps {
  readonly table: Table;
  readonly outbox: CarrefourFunction;
}

/** From the table to the outbox: each new text or timer that a transaction wrote, and nothing else. */
export class OutboxStream extends Construct {
  /** Where the position of a record is kept that failed six times; the sweeper takes up the item itself. */
  readonly failed: UnfinishedQueue;

  constructor(scope: Construct, id: string, { table, outbox }: OutboxStreamProps) {
    super(scope, id);
    const { tableStreamArn } = table;
    if (tableStreamArn === undefined) throw new Error('The main table has no stream for the outbox to read.');
    this.failed = new UnfinishedQueue(this, 'Failed');

    outbox.role.addToPolicy(
      new PolicyStatement({
        // Not the construct DynamoEventSource: it grants ListStreams on every stream of the account.
        actions: [
          'dynamodb:DescribeStream',
          'dynamodb:GetRecords',
          'dynamodb:GetShardIterator',
          'dynamodb:ListStreams',
        ],
        resources: [tableStreamArn],
      }),
    );
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: outbox.function,
      eventSourceArn: tableStreamArn,
      // Whatever was written before this mapping existed must be sent as well.
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [FilterCriteria.filter(NEW_TEXTS_AND_TIMERS)],
      batchSize: 10,
      // One slow text must not hold up the others: ten batches of a shard run at once, in order per item.
      parallelizationFactor: 10,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 5,
      onFailure: new SqsDlq(this.failed.queue),
    });
    // Lambda checks these rights when it makes the mapping.
    mapping.node.addDependency(outbox.role);
  }
}

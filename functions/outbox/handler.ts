import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SNSClient } from '@aws-sdk/client-sns';
import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { lazily, readEnvironment, schedulingEnvironment } from '../../shared/platform/config.ts';
import { describeFault } from '../../shared/platform/log.ts';
import { createPlatform } from '../../shared/platform/platform.ts';
import { createSchedule, doWorkNow, type Pending } from '../../shared/work/index.ts';

const wiring = lazily(() => {
  const env = readEnvironment(schedulingEnvironment, process.env);
  return {
    platform: createPlatform(env),
    carrier: { twilioBaseUrl: env.TWILIO_BASE_URL, sns: new SNSClient(), alertTopicArn: env.ALERT_TOPIC_ARN },
    schedule: createSchedule(new SchedulerClient(), env),
  };
});

/** What is due is done at once; what is due later gets a schedule. One bad record does not hold up its batch. */
export const handler = middy<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler(async ({ Records }) => {
  const { platform, carrier, schedule } = wiring();
  const batchItemFailures: DynamoDBBatchResponse['batchItemFailures'] = [];
  const work = async (record: DynamoDBRecord): Promise<void> => {
    const pending = pendingOf(record);
    if (pending === undefined) return;
    try {
      const again = await doWorkNow(platform, carrier, pending);
      if (again !== undefined) await schedule(pending, again);
    } catch (error) {
      platform.log.error('record-failed', { code: pending.kind, ...describeFault(error) });
      batchItemFailures.push({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' });
    }
  };
  // Texts to the same person leave in the order in which they were written; all others at once.
  const lanes = Map.groupBy(Records, (record) => aboutOf(record) ?? record);
  await Promise.all(
    [...lanes.values()].map(async (lane) => {
      for (const record of lane) await work(record);
    }),
  );
  return { batchItemFailures };
});

const aboutOf = ({ dynamodb }: DynamoDBRecord): string | undefined => dynamodb?.NewImage?.['about']?.M?.['id']?.S;

function pendingOf({ dynamodb }: DynamoDBRecord): Pending | undefined {
  const kind = dynamodb?.NewImage?.['kind']?.S;
  const id = dynamodb?.NewImage?.['id']?.S;
  return (kind === 'timer' || kind === 'outbox') && id !== undefined ? { kind, id } : undefined;
}

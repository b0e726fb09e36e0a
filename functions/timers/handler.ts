import { SNSClient } from '@aws-sdk/client-sns';
import middy from '@middy/core';
import * as z from 'zod';
import { environment, lazily, readEnvironment } from '../../shared/platform/config.ts';
import { createPlatform } from '../../shared/platform/platform.ts';
import { doWorkNow } from '../../shared/work/index.ts';

const wiring = lazily(() => {
  const env = readEnvironment(environment, process.env);
  return {
    platform: createPlatform(env),
    carrier: { twilioBaseUrl: env.TWILIO_BASE_URL, sns: new SNSClient(), alertTopicArn: env.ALERT_TOPIC_ARN },
  };
});

const schedulePayload = z.object({ kind: z.enum(['timer', 'outbox']), id: z.string().min(1) });

/** A schedule fired. If the work is not done by this, the sweeper meets it again. */
export const handler = middy<unknown, { done: boolean }>().handler(async (event) => {
  const { platform, carrier } = wiring();
  const again = await doWorkNow(platform, carrier, schedulePayload.parse(event));
  return { done: again === undefined };
});

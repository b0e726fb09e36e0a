import { SNSClient } from '@aws-sdk/client-sns';
import middy from '@middy/core';
import { keepRoundGoing } from '../../shared/assurance/index.ts';
import { packDirectory } from '../../shared/directory/index.ts';
import { environment, lazily, readEnvironment } from '../../shared/platform/config.ts';
import { createPlatform } from '../../shared/platform/platform.ts';
import { sweep } from '../../shared/work/index.ts';

const wiring = lazily(() => {
  const env = readEnvironment(environment, process.env);
  return {
    platform: createPlatform(env),
    carrier: { twilioBaseUrl: env.TWILIO_BASE_URL, sns: new SNSClient(), alertTopicArn: env.ALERT_TOPIC_ARN },
  };
});

/** The stream and the schedules get this long before the sweeper steps in. */
const GRACE_MS = 20_000;

export const handler = middy<unknown, { done: number; failed: number; overdue: number }>().handler(async () => {
  const { platform, carrier } = wiring();
  const swept = await sweep(platform, carrier, GRACE_MS);
  await keepRoundGoing(platform);
  await packDirectory(platform);
  return swept;
});

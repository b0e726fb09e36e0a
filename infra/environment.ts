import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { ACCESS } from './access.ts';
import type { Config } from './config.ts';
import type { DataStack } from './data-stack.ts';
import type { FunctionName } from './functions.ts';
import type { Schedules } from './schedules.ts';

export interface EnvironmentSources {
  readonly config: Config;
  readonly data: DataStack;
  readonly twilio: Secret;
  /** What API Gateway calls the API, without a trailing slash. */
  readonly apiEndpoint: string;
  readonly alertTopic: ITopic;
  readonly schedules: Schedules;
  readonly timers: IFunction;
}

/** The environment variables of a function: how it learns where everything is. Secrets are named, never given. */
export function environmentOf(name: FunctionName, from: EnvironmentSources): Record<string, string> {
  if (name === 'sms-fallback') return {};
  const { config, data } = from;
  const everyFunction = {
    STAGE: config.stage,
    HUB_ID: config.hubId,
    TABLE_NAME: data.table.tableName,
    KEYS_TABLE_NAME: data.keysTable.tableName,
    KMS_KEY_ID: data.key.keyArn,
    PEPPER_SECRET_ID: data.pepper.secretArn,
    TWILIO_SECRET_ID: from.twilio.secretArn,
    TWILIO_BASE_URL: config.twilioBaseUrl,
    PUBLIC_URL: config.publicUrl ?? from.apiEndpoint,
    ALERT_TOPIC_ARN: from.alertTopic.topicArn,
    LOG_LEVEL: config.logLevel,
    POWERTOOLS_SERVICE_NAME: `carrefour-${name}`,
  };
  if (ACCESS[name].schedules !== true) return everyFunction;
  return {
    ...everyFunction,
    SCHEDULE_GROUP: from.schedules.group.scheduleGroupName,
    SCHEDULE_ROLE_ARN: from.schedules.role.roleArn,
    TIMERS_FUNCTION_ARN: from.timers.functionArn,
    SCHEDULE_DLQ_ARN: from.schedules.undelivered.queue.queueArn,
  };
}

import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { randomBytes, randomUUID } from 'node:crypto';
import { listener, listenOnLoopback, type LoopbackServer } from '../local/http-io.ts';
import { field, text } from '../local/json.ts';
import { serveAwsJson, type JsonOperations } from '../local/stand-ins/aws-json.ts';
import { kms } from '../local/stand-ins/kms.ts';
import type { Environment } from '../shared/platform/config.ts';
import type { Log } from '../shared/platform/log.ts';
import { createPlatform, type Platform } from '../shared/platform/platform.ts';
import { patientClient } from './patient-client.ts';
import { attachMeter, type Meter } from './meter.ts';

export interface TestPlatform {
  readonly platform: Platform;
  readonly env: Environment;
  /** Counts this platform's own calls. */
  readonly meter: Meter;
  /** Moves this platform's clock. */
  tick(ms: number): void;
  setNow(instant: string): void;
  /** A platform on the same tables, as another function instance would have. */
  another(): Platform;
}

const KMS_KEY = 'arn:aws:kms:ca-central-1:000000000000:key/test';

const SECRETS: Record<string, string> = {
  pepper: 'test-pepper-0123456789012345678901234567890123456789',
  twilio: JSON.stringify({
    accountSid: 'ACtest',
    authToken: 'test-token',
    intakeNumber: '+18075550100',
    dispatchNumber: '+18075550101',
  }),
};

let aws: Promise<LoopbackServer> | undefined;

/** Ends the stand-ins of this process, so that a script can end too. */
export async function closeStandIns(): Promise<void> {
  await (await aws)?.close();
  aws = undefined;
}

/** A platform on fresh tables in DynamoDB Local, at a clock the test moves. */
export async function platformOn(
  dynamodb: string,
  options: { readonly now?: string; readonly hubId?: string } = {},
): Promise<TestPlatform> {
  aws ??= startKeysAndSecrets();
  const { url: endpoint } = await aws;
  Object.assign(process.env, {
    AWS_REGION: 'ca-central-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_KMS: endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoint,
  });
  const name = randomUUID();
  const env: Environment = {
    STAGE: 'test',
    HUB_ID: options.hubId ?? 'demo',
    TABLE_NAME: `main-${name}`,
    KEYS_TABLE_NAME: `keys-${name}`,
    KMS_KEY_ID: KMS_KEY,
    PEPPER_SECRET_ID: 'pepper',
    TWILIO_SECRET_ID: 'twilio',
    TWILIO_BASE_URL: endpoint,
    PUBLIC_URL: 'http://127.0.0.1:1',
    ALERT_TOPIC_ARN: 'arn:aws:sns:ca-central-1:000000000000:alerts',
    LOG_LEVEL: 'error',
    POWERTOOLS_SERVICE_NAME: 'test',
  };
  await createTables(env);
  let now = new Date(options.now ?? '2026-11-22T15:00:00.000Z').getTime();
  const doc = patientClient();
  const meter = attachMeter(doc);
  const clock = (): Date => new Date(now);
  return {
    platform: createPlatform(env, { doc, clock, log: silence }),
    env,
    meter,
    tick: (ms) => (now += ms),
    setNow: (instant) => (now = new Date(instant).getTime()),
    another: () => createPlatform(env, { clock, log: silence }),
  };
}

const silence: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  metric: () => undefined,
};

async function createTables(env: Environment): Promise<void> {
  const client = new DynamoDBClient({});
  const key = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' }) as const;
  await client.send(
    new CreateTableCommand({
      TableName: env.TABLE_NAME,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [key('pk'), key('sk'), key('gsi1pk'), key('gsi1sk')],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'gsi1',
          KeySchema: [
            { AttributeName: 'gsi1pk', KeyType: 'HASH' },
            { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  );
  await client.send(
    new CreateTableCommand({
      TableName: env.KEYS_TABLE_NAME,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [key('pk')],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    }),
  );
  client.destroy();
}

/** KMS and Secrets Manager: the same stand-ins that `npm start` serves. */
function startKeysAndSecrets(): Promise<LoopbackServer> {
  const operations: JsonOperations = {
    ...kms(randomBytes(32), [KMS_KEY]),
    GetSecretValue: (input) => ({ SecretString: SECRETS[text(field(input, 'SecretId')) ?? ''] ?? '' }),
  };
  return listenOnLoopback(listener((request, response) => serveAwsJson(operations, request, response)));
}

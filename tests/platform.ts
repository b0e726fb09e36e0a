import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { inject } from 'vitest';
import type { Environment } from '../shared/platform/config.ts';
import type { Log } from '../shared/platform/log.ts';
import { createPlatform, type Platform } from '../shared/platform/platform.ts';
import { documentClient } from '../shared/platform/table.ts';
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

const SECRETS: Record<string, string> = {
  pepper: 'test-pepper-0123456789012345678901234567890123456789',
  twilio: JSON.stringify({
    accountSid: 'ACtest',
    authToken: 'test-token',
    intakeNumber: '+18075550100',
    dispatchNumber: '+18075550101',
  }),
};

let aws: Promise<string> | undefined;

/** A platform on fresh tables in DynamoDB Local, at a clock the test moves. */
export async function testPlatform(options: { now?: string; hubId?: string } = {}): Promise<TestPlatform> {
  const dynamodb = inject('dynamodb');
  aws ??= startKeysAndSecrets();
  const endpoint = await aws;
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
    KMS_KEY_ID: 'test-key',
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
  const doc = documentClient();
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
  const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' }) as const;
  await client.send(
    new CreateTableCommand({
      TableName: env.TABLE_NAME,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [text('pk'), text('sk'), text('gsi1pk'), text('gsi1sk')],
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
      AttributeDefinitions: [text('pk')],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    }),
  );
  client.destroy();
}

/** KMS and Secrets Manager, as far as the platform talks to them. */
function startKeysAndSecrets(): Promise<string> {
  const master = randomBytes(32);
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const input: Record<string, unknown> = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      const answer = answerTo(String(request.headers['x-amz-target']), input, master);
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answer));
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      server.unref();
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`);
    });
  });
}

function answerTo(target: string, input: Record<string, unknown>, master: Buffer): Record<string, unknown> {
  if (target.endsWith('.GetSecretValue')) return { SecretString: SECRETS[String(input['SecretId'])] };
  const context = Buffer.from(JSON.stringify(input['EncryptionContext'] ?? {}));
  if (target.endsWith('.GenerateDataKey')) {
    const key = randomBytes(32);
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', master, nonce).setAAD(context);
    const sealed = Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
    return { Plaintext: key.toString('base64'), CiphertextBlob: sealed.toString('base64'), KeyId: 'test-key' };
  }
  const sealed = Buffer.from(String(input['CiphertextBlob']), 'base64');
  const decipher = createDecipheriv('aes-256-gcm', master, sealed.subarray(0, 12))
    .setAAD(context)
    .setAuthTag(sealed.subarray(-16));
  const key = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
  return { Plaintext: key.toString('base64'), KeyId: 'test-key' };
}

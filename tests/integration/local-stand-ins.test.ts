import { DynamoDBClient, GetItemCommand, PutItemCommand, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import {
  DecryptCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  InvalidCiphertextException,
  KMSClient,
} from '@aws-sdk/client-kms';
import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ResourceNotFoundException,
  SchedulerClient,
  type CreateScheduleCommandInput,
} from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startCarrefour, type Carrefour } from '../../local/start.ts';
import { startFixture, temporaryFolder } from './local-assembly.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Remembers in its own file what it was called with. */
const TIMERS = `import { appendFileSync } from 'node:fs';
export const handler = async (event) => {
  appendFileSync(process.env.CALLS_FILE, JSON.stringify(event) + '\\n');
  if (event.fail) throw new Error('cannot');
};`;

let carrefour: Carrefour;
let calls: string;

beforeAll(async () => {
  calls = `${temporaryFolder()}/calls`;
  carrefour = await startFixture([{ name: 'timers', code: TIMERS, environment: { CALLS_FILE: calls } }]);
});
afterAll(() => carrefour.stop());
afterEach(() => carrefour.simulator.faults.clear());

const settings = (service: string): DynamoDBClientConfig & { endpoint: string; maxAttempts: number } => ({
  endpoint: `${carrefour.standIns}/${service}`,
  region: 'ca-central-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  maxAttempts: 1,
});
const refOf = (type: string, part = '') =>
  carrefour.deployment.ofType(type).find(({ logicalId }) => logicalId.includes(part))?.ref ?? '';
const callsSoFar = async () => {
  const text = await readFile(calls, 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
};

describe('KMS', () => {
  it('opens a data key again only with the same encryption context, in any order', async () => {
    const kms = new KMSClient(settings('kms'));
    const EncryptionContext = { hub: 'demo', use: 'test' };
    const key = await kms.send(
      new GenerateDataKeyCommand({ KeyId: refOf('AWS::KMS::Key'), KeySpec: 'AES_256', EncryptionContext }),
    );
    expect(key.Plaintext).toHaveLength(32);
    const opened = await kms.send(
      new DecryptCommand({ CiphertextBlob: key.CiphertextBlob, EncryptionContext: { use: 'test', hub: 'demo' } }),
    );
    expect(opened.Plaintext).toEqual(key.Plaintext);
    await expect(
      kms.send(new DecryptCommand({ CiphertextBlob: key.CiphertextBlob, EncryptionContext: { hub: 'other' } })),
    ).rejects.toThrow(InvalidCiphertextException);
    await expect(
      kms.send(new GenerateDataKeyCommand({ KeyId: 'no-such-key', KeySpec: 'AES_256' })),
    ).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  it('encrypts and decrypts', async () => {
    const kms = new KMSClient(settings('kms'));
    const Plaintext = Buffer.from('é');
    const { CiphertextBlob } = await kms.send(new EncryptCommand({ KeyId: refOf('AWS::KMS::Key'), Plaintext }));
    const opened = await kms.send(new DecryptCommand({ CiphertextBlob }));
    expect(Buffer.from(opened.Plaintext ?? [])).toEqual(Plaintext);
  });
});

describe('Secrets Manager', () => {
  const Twilio = z.object({
    accountSid: z.string().regex(/^AC[0-9a-f]{32}$/),
    authToken: z.string().length(32),
    intakeNumber: z.string(),
    dispatchNumber: z.string(),
  });

  it('holds the pepper, the account of the carrier, and what is put in their place', async () => {
    const secrets = new SecretsManagerClient(settings('secretsmanager'));
    const valueOf = async (SecretId: string) =>
      (await secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString ?? '';
    const pepper = refOf('AWS::SecretsManager::Secret', 'Pepper');
    expect(await valueOf(pepper)).toMatch(/^\w{64}$/);
    expect(Twilio.parse(JSON.parse(await valueOf(refOf('AWS::SecretsManager::Secret', 'Twilio'))))).toEqual(
      carrefour.simulator.account,
    );
    await secrets.send(new PutSecretValueCommand({ SecretId: pepper, SecretString: 'another' }));
    expect(await valueOf(pepper)).toBe('another');
    await expect(valueOf('nothing')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('SNS', () => {
  it('brings a text to a phone and an alert to the hub', async () => {
    const sns = new SNSClient(settings('sns'));
    const { MessageId } = await sns.send(
      new PublishCommand({ PhoneNumber: '+17055550191', Message: 'Êtes-vous là ?' }),
    );
    expect(MessageId).toMatch(/^[0-9a-f-]{36}$/);
    const texts = await (await fetch(`${carrefour.url}/sim/texts?phone=%2B17055550191`)).json();
    expect(texts).toMatchObject({ texts: [{ channel: 'sns', body: 'Êtes-vous là ?', to: '+17055550191' }] });
    await sns.send(
      new PublishCommand({
        TopicArn: refOf('AWS::SNS::Topic'),
        Subject: 'Alerte',
        Message: 'Quelqu’un demande une personne',
      }),
    );
    expect(await (await fetch(`${carrefour.url}/sim/alerts`)).json()).toMatchObject({
      alerts: [{ subject: 'Alerte', body: 'Quelqu’un demande une personne' }],
    });
  });

  it('fails as asked, in its own terms', async () => {
    const sns = new SNSClient(settings('sns'));
    const publish = () => sns.send(new PublishCommand({ PhoneNumber: '+17055550191', Message: 'x' }));
    carrefour.simulator.faults.add({ target: 'sns', fault: 'throttle', times: 1 });
    await expect(publish()).rejects.toMatchObject({ name: 'Throttling' });
    carrefour.simulator.faults.add({ target: 'sns', fault: '500', times: 1 });
    await expect(publish()).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
    await expect(
      sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:ca-central-1:000000000000:none', Message: 'x' })),
    ).rejects.toMatchObject({ name: 'NotFoundException' });
  });
});

describe('the way to DynamoDB', () => {
  const table = () => refOf('AWS::DynamoDB::Table');
  const put = (pk: string) => new PutItemCommand({ TableName: table(), Item: { pk: { S: pk }, sk: { S: 'x' } } });
  const get = (pk: string) =>
    new GetItemCommand({ TableName: table(), Key: { pk: { S: pk }, sk: { S: 'x' } }, ConsistentRead: true });

  it('throttles and fails as asked, for one operation or for all', async () => {
    const client = new DynamoDBClient(settings('dynamodb'));
    carrefour.simulator.faults.add({ target: 'dynamodb', fault: 'throttle', operation: 'PutItem', times: 1 });
    await expect(client.send(get('a'))).resolves.toBeDefined();
    await expect(client.send(put('a'))).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
    await client.send(put('a'));
    carrefour.simulator.faults.add({ target: 'dynamodb', fault: '500', times: 1 });
    await expect(client.send(get('a'))).rejects.toMatchObject({ name: 'InternalServerError' });
    expect((await client.send(get('a'))).Item).toBeDefined();
  });

  it('does what was asked and loses the answer', async () => {
    const client = new DynamoDBClient(settings('dynamodb'));
    carrefour.simulator.faults.add({ target: 'dynamodb', fault: 'lost-answer', times: 1 });
    await expect(client.send(put('lost'))).rejects.toThrow();
    expect((await client.send(get('lost'))).Item).toBeDefined();
  });
});

describe('EventBridge Scheduler', () => {
  const at = (seconds: number) => `at(${new Date(Date.now() + seconds * 1000).toISOString().slice(0, 19)})`;
  const schedule = (
    Name: string,
    change: Partial<CreateScheduleCommandInput> = {},
    Input = JSON.stringify({ kind: 'timer', id: Name }),
  ) =>
    new CreateScheduleCommand({
      Name,
      GroupName: 'test-group',
      ScheduleExpression: at(3600),
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: {
        Arn: carrefour.functions.named('timers')?.arn,
        RoleArn: 'arn:aws:iam::000000000000:role/schedules',
        Input,
        DeadLetterConfig: { Arn: refOf('AWS::SQS::Queue', 'Undelivered') },
      },
      ...change,
    });

  it('keeps one schedule of a name, and forgets it when told to', async () => {
    const scheduler = new SchedulerClient(settings('scheduler'));
    const { ScheduleArn } = await scheduler.send(schedule('timer-1'));
    expect(ScheduleArn).toBe('arn:aws:scheduler:ca-central-1:000000000000:schedule/test-group/timer-1');
    await expect(scheduler.send(schedule('timer-1'))).rejects.toThrow(ConflictException);
    const names = { Name: 'timer-1', GroupName: 'test-group' };
    expect(await scheduler.send(new GetScheduleCommand(names))).toMatchObject({
      ...names,
      State: 'ENABLED',
      ActionAfterCompletion: 'DELETE',
    });
    await scheduler.send(new DeleteScheduleCommand(names));
    await expect(scheduler.send(new GetScheduleCommand(names))).rejects.toThrow(ResourceNotFoundException);
  });

  it.each([
    ['an expression that is none', { ScheduleExpression: 'at(soon)' }, 'ValidationException'],
    ['a group that is not there', { GroupName: 'none' }, 'ResourceNotFoundException'],
    ['a name too long', { Name: 'x'.repeat(65) }, 'ValidationException'],
  ])('refuses %s', async (_what, change, name) => {
    const scheduler = new SchedulerClient(settings('scheduler'));
    await expect(scheduler.send(schedule('timer-2', change))).rejects.toMatchObject({ name });
  });

  it('wakes the function with its input, at its time, once', async () => {
    const scheduler = new SchedulerClient(settings('scheduler'));
    await scheduler.send(schedule('timer-3', { ScheduleExpression: at(-1) }));
    await vi.waitFor(async () => expect(await callsSoFar()).toContain('{"kind":"timer","id":"timer-3"}'), 25_000);
    await vi.waitFor(
      () =>
        expect(scheduler.send(new GetScheduleCommand({ Name: 'timer-3', GroupName: 'test-group' }))).rejects.toThrow(
          ResourceNotFoundException,
        ),
      25_000,
    );
  });

  it('remembers over a restart, and fires at once what fell due meanwhile', async () => {
    const scheduler = new SchedulerClient(settings('scheduler'));
    const dueAt = Date.now() + 6000;
    await scheduler.send(schedule('timer-4', { ScheduleExpression: at(6) }));
    const { url: before, dataFolder, deployment, dynamoDbEndpoint } = carrefour;
    const assembly = deployment.assetFolder('timers.zip').replace(/\/asset\.timers$/, '');
    await carrefour.stop();
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(dueAt), 20_000);
    expect(await callsSoFar()).not.toContain('{"kind":"timer","id":"timer-4"}');
    carrefour = await startCarrefour({ assembly, data: dataFolder.root, dynamoDbEndpoint });
    expect(carrefour.url).not.toBe(before);
    await vi.waitFor(async () => expect(await callsSoFar()).toContain('{"kind":"timer","id":"timer-4"}'), 20_000);
  }, 60_000);

  it('leaves word in the dead-letter queue when the function fails again and again', async () => {
    const scheduler = new SchedulerClient(settings('scheduler'));
    await scheduler.send(schedule('timer-5', { ScheduleExpression: at(-1) }, JSON.stringify({ fail: true })));
    await vi.waitFor(
      async () => {
        const letters = await (await fetch(`${carrefour.url}/sim/dead-letters`)).json();
        expect(letters).toMatchObject({
          deadLetters: [{ functionName: 'test-timers', message: { requestPayload: { fail: true } } }],
        });
      },
      { timeout: 25_000, interval: 200 },
    );
    expect((await callsSoFar()).filter((call) => call.includes('fail'))).toHaveLength(3);
  });
});

import { DynamoDBClient, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startCarrefour, type Carrefour } from '../../local/start.ts';
import { startFixture, temporaryFolder } from './local-assembly.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Writes down the records it gets; an item with `fails` is reported as failed, one with `explodes` breaks the batch. */
const OUTBOX = `import { appendFileSync } from 'node:fs';
export const handler = async ({ Records }) => {
  appendFileSync(process.env.CALLS_FILE, JSON.stringify(Records.map((record) => ({ pk: record.dynamodb.NewImage.pk.S, name: record.eventName, source: record.eventSourceARN }))) + '\\n');
  const image = (record) => record.dynamodb.NewImage;
  if (Records.some((record) => image(record).explodes)) throw new Error('x');
  return { batchItemFailures: Records.filter((record) => image(record).fails).map((record) => ({ itemIdentifier: record.dynamodb.SequenceNumber })) };
};`;
const Batch = z.array(z.object({ pk: z.string(), name: z.string(), source: z.string() }));

let carrefour: Carrefour;
let client: DynamoDBClient;
const callsFile = `${temporaryFolder()}/calls`;

beforeAll(async () => {
  carrefour = await startFixture([{ name: 'outbox', code: OUTBOX, environment: { CALLS_FILE: callsFile } }]);
  client = clientOf(carrefour);
});
afterAll(async () => {
  client.destroy();
  await carrefour.stop();
});

function clientOf({ standIns }: Carrefour): DynamoDBClient {
  return new DynamoDBClient({
    endpoint: `${standIns}/dynamodb`,
    region: 'ca-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
}
const table = () => carrefour.deployment.ofType('AWS::DynamoDB::Table')[0]?.ref;
const put = (pk: string, kind: string, more: Readonly<Record<string, { BOOL: boolean }>> = {}) =>
  client.send(
    new PutItemCommand({ TableName: table(), Item: { pk: { S: pk }, sk: { S: 'STATE' }, kind: { S: kind }, ...more } }),
  );
async function deliveries(): Promise<z.infer<typeof Batch>> {
  const text = await readFile(callsFile, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => Batch.parse(JSON.parse(line)));
}
const timesOf = async (pk: string) => (await deliveries()).filter((record) => record.pk === pk).length;

describe('the event source mapping of the table’s stream', () => {
  it('gives the function each new text and timer, and nothing else', async () => {
    await put('trip', 'trip');
    await put('text', 'outbox');
    await put('timer', 'timer');
    await client.send(
      new UpdateItemCommand({
        TableName: table(),
        Key: { pk: { S: 'text' }, sk: { S: 'STATE' } },
        UpdateExpression: 'SET #status = :sent',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':sent': { S: 'sent' } },
      }),
    );
    await put('end', 'outbox');
    // Each key has its own order, not all of them together: the last one put may come before the others.
    await vi.waitFor(
      async () => expect((await deliveries()).map(({ pk }) => pk).sort()).toEqual(['end', 'text', 'timer']),
      25_000,
    );
    const seen = await deliveries();
    expect(seen.every(({ name, source }) => name === 'INSERT' && source.includes(':table/'))).toBe(true);
  });

  it('tries a reported record again, then gives its position to the dead-letter queue, and goes on', async () => {
    await put('bad', 'outbox', { fails: { BOOL: true } });
    await put('good', 'outbox');
    await vi.waitFor(
      async () => {
        const letters = await (await fetch(`${carrefour.url}/sim/dead-letters`)).json();
        expect(letters).toMatchObject({
          deadLetters: [
            {
              functionName: 'test-outbox',
              message: {
                requestContext: { condition: 'RetryAttemptsExhausted' },
                DDBStreamBatchInfo: { batchSize: 1 },
              },
            },
          ],
        });
      },
      { timeout: 25_000, interval: 100 },
    );
    expect(await timesOf('bad')).toBe(3);
    expect(await timesOf('good')).toBeGreaterThanOrEqual(1);
  });

  it('finds, after a restart, what was written while nothing ran', async () => {
    const { dataFolder, deployment, dynamoDbEndpoint } = carrefour;
    const before = await timesOf('text');
    await carrefour.stop();
    const direct = new DynamoDBClient({
      endpoint: dynamoDbEndpoint,
      region: 'ca-central-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    await direct.send(
      new PutItemCommand({
        TableName: table(),
        Item: { pk: { S: 'meanwhile' }, sk: { S: 'STATE' }, kind: { S: 'outbox' } },
      }),
    );
    direct.destroy();
    const assembly = deployment.assetFolder('outbox.zip').replace(/\/asset\.outbox$/, '');
    carrefour = await startCarrefour({ assembly, data: dataFolder.root, dynamoDbEndpoint });
    await vi.waitFor(async () => expect(await timesOf('meanwhile')).toBe(1), 25_000);
    expect(await timesOf('text')).toBe(before);
  });
});

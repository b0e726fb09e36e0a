import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { dataFolderAt, readRunning } from '../../local/data-folder.ts';
import { readDeployment } from '../../local/template.ts';
import { COORDINATOR, RECIPIENT } from '../scenario/cast.ts';
import { Client } from '../scenario/client.ts';
import { startServer, temporaryFolder, type ServerProcess } from '../scenario/server.ts';

const folder = temporaryFolder();
let server: ServerProcess;

beforeAll(async () => {
  server = await startServer({ data: folder.path, fresh: true });
  const client = new Client(server.url);
  await client.signIn(COORDINATOR);
  const { personId } = z
    .looseObject({ personId: z.string() })
    .parse(await client.api(COORDINATOR, 'POST', '/v1/people', { body: { ageBand: 'unknown', language: 'fr' } }));
  for (const serviceDate of ['2026-03-31', '2026-04-01', '2026-05-20']) {
    const body = { personId, recipientId: RECIPIENT, serviceDate, serviceType: 'safety-planning' };
    await client.api(COORDINATOR, 'POST', '/v1/service-events', { body });
  }
}, 120_000);
afterAll(async () => {
  await server.stop();
  folder.remove();
});

interface Ended {
  readonly code: number | null;
  readonly lines: readonly string[];
}

/** Runs the real command on the data of the server. */
function run(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['local/reconcile.ts', '--data', folder.path, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const read = (chunk: Buffer): void => void (output += chunk.toString('utf8'));
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  return new Promise((resolve) =>
    child.once('close', (code) => resolve({ code, lines: output.trimEnd().split('\n') })),
  );
}

/** Changes a report past the counting, as no function does. */
async function tamper(): Promise<void> {
  const running = readRunning(dataFolderAt(folder.path));
  if (running === undefined) throw new Error('The server says where it is');
  const tables = readDeployment(running.assembly, running.url).ofType('AWS::DynamoDB::Table');
  const TableName = tables.find(({ logicalId }) => logicalId.startsWith('Table'))?.ref;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint: `${running.standIns}/dynamodb`, region: 'ca-central-1', credentials });
  await DynamoDBDocumentClient.from(client).send(
    new UpdateCommand({
      TableName,
      Key: { pk: `TALLY#${RECIPIENT}`, sk: 'FY#2026' },
      UpdateExpression: 'ADD p1 :one',
      ExpressionAttributeValues: { ':one': 1 },
    }),
  );
  client.destroy();
}

describe('npm run reconcile', { timeout: 60_000 }, () => {
  it('counts every year again with the deployed function, and ends with drift: 0', async () => {
    const { code, lines } = await run();
    expect(lines.filter((line) => /^202[56]-/.test(line))).toEqual([
      expect.stringMatching(/^2025-26: \d+ organizations, 1 persons, 1 service events, 0 activities and expenditures$/),
      expect.stringMatching(/^2026-27: \d+ organizations, 1 persons, 2 service events, 0 activities and expenditures$/),
    ]);
    expect(lines.at(-1)).toBe('drift: 0');
    expect(code).toBe(0);
  });

  it('names a counter that was altered, and fails', async () => {
    await tamper();
    const { code, lines } = await run();
    expect(lines.slice(-2)).toEqual([
      `2026-27 recipient ${RECIPIENT} p1: the tally says 2, the events say 1`,
      'drift: 1',
    ]);
    expect(code).toBe(1);
  });

  it('looks at one year when it is asked to', async () => {
    const { code, lines } = await run('--year', '2025');
    expect(lines.filter((line) => line.startsWith('20'))).toHaveLength(1);
    expect(lines.at(-1)).toBe('drift: 0');
    expect(code).toBe(0);
  });

  it('says what it does not understand', async () => {
    const { code, lines } = await run('--year', 'last');
    expect(lines.join()).toMatch(/--year is the first calendar year of a fiscal year, such as 2026/);
    expect(code).toBe(2);
  });

  it('needs a running Carrefour', async () => {
    const { code, lines } = await run('--data', `${folder.path}/elsewhere`);
    expect(lines.join()).toMatch(/No Carrefour is running on this machine: start it with "npm start"/);
    expect(code).toBe(2);
  });
});

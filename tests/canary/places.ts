import { DynamoDBClient, ListTablesCommand, ScanCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { dataFolderAt, readRunning } from '../../local/data-folder.ts';
import type { Caller } from './caller.ts';
import type { WatchedServer } from './watched-server.ts';

/** Something that is searched for marks: where it stands, and what stands there. */
export interface Place {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/**
 * What the simulated carrier keeps of the texts it carried, and who told it to stop: it is the carrier, and must know numbers
 * and bodies, as Twilio does. Nothing else in the stand-ins' file is left out.
 */
const OF_THE_CARRIER = new Set(['text', 'opt-out']);
const STATE_FILE = /^state\.sqlite(-wal|-shm)?$/;

const carried = z.looseObject({ direction: z.string(), to: z.string(), body: z.string() });
const row = z.object({ collection: z.string(), id: z.string(), value: z.string() });

const stateRows = (folder: string): z.infer<typeof row>[] => {
  const database = new DatabaseSync(dataFolderAt(folder).state, { readOnly: true });
  try {
    return database
      .prepare('SELECT collection, id, value FROM item')
      .all()
      .map((one) => row.parse(one));
  } finally {
    database.close();
  }
};

/** The carrier's token, with which it signs its webhooks. */
export function authTokenIn(folder: string): string {
  const account = stateRows(folder).find(({ collection }) => collection === 'carrier-account');
  return z.looseObject({ authToken: z.string() }).parse(JSON.parse(account?.value ?? '{}')).authToken;
}

/** What the stand-ins keep: schedules with their inputs, alerts, dead letters, positions in the stream, sign-ins. */
export const stateOf = (folder: string): Place[] =>
  stateRows(folder)
    .filter(({ collection }) => !OF_THE_CARRIER.has(collection))
    .map(({ collection, id, value }) => ({ name: `state ${collection}`, content: `${id}\n${value}` }));

/**
 * The texts that went to somebody else than the persons who write here: partners, whoever is on call. None tells what a person
 * said, nor where she is, nor her number.
 */
export const textsToOthers = (folder: string, isMarked: (phone: string) => boolean): Place[] =>
  stateRows(folder)
    .filter(({ collection }) => collection === 'text')
    .map(({ value }) => carried.parse(JSON.parse(value)))
    .filter(({ direction, to }) => direction !== 'inbound' && !isMarked(to))
    .map(({ direction, body }) => ({ name: `a text to others (${direction})`, content: body }));

/** Every attribute of every item of every table, keys and nested ones too; what is sealed as the bytes it is. */
export async function tablesOf(folder: string): Promise<Place[]> {
  const client = clientOf(folder);
  try {
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    const places: Place[] = [];
    for (const TableName of TableNames) {
      let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
      do {
        const page = await client.send(new ScanCommand({ TableName, ExclusiveStartKey, ConsistentRead: true }));
        for (const item of page.Items ?? []) places.push({ name: `table ${TableName}`, content: written(item) });
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey !== undefined);
    }
    return places;
  } finally {
    client.destroy();
  }
}

export const clientOf = (folder: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint: `${readRunning(dataFolderAt(folder))?.standIns ?? ''}/dynamodb`,
    region: 'ca-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

const written = (item: Record<string, AttributeValue>): string =>
  JSON.stringify(item, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  );

/** Every file of the data folder, whole: the logs, DynamoDB Local's own database, the assembly, the bundles. */
export const filesOf = (folder: string): Place[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !STATE_FILE.test(relative(folder, path)))
    .flatMap((path) => {
      const content = contentOf(path);
      return content === undefined ? [] : [{ name: `file ${relative(folder, path)}`, content }];
    });

/** SQLite's journal comes and goes with each transaction of DynamoDB Local: it may be gone since it was listed. */
function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isGone && path.endsWith('-journal')) return undefined;
    throw error;
  }
}

/**
 * Addresses that came to the front door and to the stand-ins; of those of AWS everything that was sent. The carrier's API and
 * the phones' own page are the carrier's: its addresses name whom it texts, as Twilio's do.
 */
export const requestsOf = (server: WatchedServer): Place[] =>
  server
    .requests()
    .filter(({ own, url }) => !own && !/^\/(2010-04-01|sim)\b/.test(url))
    .map(({ standIn, method, url, headers, body }) => ({
      name: standIn === undefined ? 'an address' : `a call of ${standIn}`,
      content: `${method ?? ''} ${url}\n${JSON.stringify(headers)}\n${body}`,
    }));

/** What was answered, but to those who have the right to read it. */
export const answersOf = (caller: Caller): Place[] =>
  caller.answers
    .filter(({ tells }) => !tells)
    .map(({ what, status, text }) => ({ name: `the answer ${status} to ${what}`, content: text }));

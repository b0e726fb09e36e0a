import { DeleteTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { startDynamoDbLocal, type DynamoDbLocal } from './dynamodb-local.ts';
import { REGION } from './local-names.ts';
import { StartError } from './start-error.ts';
import type { Resource } from './template.ts';

/** DynamoDB Local with this machine's own clients of it. */
export interface Database {
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  /** Whether somebody else runs it (`DYNAMODB_ENDPOINT`). */
  readonly external: boolean;
  stop(): Promise<void>;
}

/** Starts DynamoDB Local on the folder, or takes the one that is given. */
export async function startDatabase(folder: string, given: string | undefined): Promise<Database> {
  const external = given !== undefined && given !== '';
  const local: Pick<DynamoDbLocal, 'endpoint' | 'stop'> = external
    ? { endpoint: given, stop: () => Promise.resolve() }
    : await startDynamoDbLocal({ dir: folder });
  const settings = {
    endpoint: local.endpoint,
    region: REGION,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const client = new DynamoDBClient(settings);
  const streams = new DynamoDBStreamsClient(settings);
  if (external) await mustAnswer(client, given);
  return {
    endpoint: local.endpoint,
    client,
    streams,
    external,
    stop: async () => {
      client.destroy();
      streams.destroy();
      await local.stop();
    },
  };
}

/** For `--fresh` on a database that is not ours to delete. */
export async function dropTables(database: Database, tables: readonly Resource[]): Promise<void> {
  const { TableNames = [] } = await database.client.send(new ListTablesCommand({}));
  for (const { ref } of tables) {
    if (TableNames.includes(ref)) await database.client.send(new DeleteTableCommand({ TableName: ref }));
  }
}

async function mustAnswer(client: DynamoDBClient, endpoint: string): Promise<void> {
  try {
    await client.send(new ListTablesCommand({ Limit: 1 }), { abortSignal: AbortSignal.timeout(5000) });
  } catch {
    throw new StartError(
      `No DynamoDB Local answers at ${endpoint}, which DYNAMODB_ENDPOINT names: start it, or unset the variable.`,
    );
  }
}

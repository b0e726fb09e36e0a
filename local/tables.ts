import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ResourceNotFoundException,
  UpdateTimeToLiveCommand,
  type DynamoDBClient,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Resource } from './template.ts';

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const Projection = z.object({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
  NonKeyAttributes: z.array(z.string()).optional(),
});

/** The properties that shape a table; encryption, backups, tags and deletion protection mean nothing on this machine. */
const TableProperties = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema,
  GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string(), KeySchema, Projection })).optional(),
  LocalSecondaryIndexes: z.array(z.object({ IndexName: z.string(), KeySchema, Projection })).optional(),
  StreamSpecification: z
    .object({ StreamViewType: z.enum(['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY']) })
    .optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
});

export interface CreatedTable {
  readonly name: string;
  readonly created: boolean;
  readonly streamArn: string | undefined;
}

/** Creates each table of the template that is not there yet, with its indexes, stream and time to live. */
export async function createTables(client: DynamoDBClient, tables: readonly Resource[]): Promise<CreatedTable[]> {
  return Promise.all(tables.map((table) => createTable(client, table)));
}

async function createTable(client: DynamoDBClient, table: Resource): Promise<CreatedTable> {
  const existing = await describe(client, table.ref);
  if (existing !== undefined) return { name: table.ref, created: false, streamArn: existing.LatestStreamArn };

  const shape = TableProperties.parse(table.properties);
  const { TableDescription } = await client.send(
    new CreateTableCommand({
      TableName: table.ref,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: shape.AttributeDefinitions,
      KeySchema: shape.KeySchema,
      GlobalSecondaryIndexes: shape.GlobalSecondaryIndexes,
      LocalSecondaryIndexes: shape.LocalSecondaryIndexes,
      ...(shape.StreamSpecification !== undefined && {
        StreamSpecification: { StreamEnabled: true, ...shape.StreamSpecification },
      }),
    }),
  );
  const ttl = shape.TimeToLiveSpecification;
  if (ttl?.Enabled === true) {
    const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: table.ref }));
    if (TimeToLiveDescription?.TimeToLiveStatus !== 'ENABLED') {
      await client.send(new UpdateTimeToLiveCommand({ TableName: table.ref, TimeToLiveSpecification: ttl }));
    }
  }
  return { name: table.ref, created: true, streamArn: TableDescription?.LatestStreamArn };
}

async function describe(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

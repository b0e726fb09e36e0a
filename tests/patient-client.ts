import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { documentClient } from '../shared/platform/table.ts';

/**
 * A client for tests: a hundred callers share this process, where a function has one. Their work can hold the event loop
 * for longer than a function's time-outs allow, and a connection that was made in time would count as late.
 */
export const patientClient = (config: DynamoDBClientConfig = {}): DynamoDBDocumentClient =>
  documentClient({ requestHandler: { requestTimeout: 20_000, connectionTimeout: 20_000 }, ...config });

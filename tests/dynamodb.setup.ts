import type { TestProject } from 'vitest/node';
import { startDynamoDbLocal } from '../local/dynamodb-local.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Endpoint of DynamoDB Local, in memory, shared by all test files; each makes tables of its own. */
    dynamodb: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dynamodb = await startDynamoDbLocal({ inMemory: true });
  project.provide('dynamodb', dynamodb.endpoint);
  return () => dynamodb.stop();
}

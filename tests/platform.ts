import { inject } from 'vitest';
import { platformOn, type TestPlatform } from './bare-platform.ts';

export type { TestPlatform };

/** A platform on fresh tables in the DynamoDB Local that the whole run shares, at a clock the test moves. */
export const testPlatform = (options: { readonly now?: string; readonly hubId?: string } = {}): Promise<TestPlatform> =>
  platformOn(inject('dynamodb'), options);

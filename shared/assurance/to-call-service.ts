import type { Platform } from '../platform/platform.ts';
import { needsHuman } from './model.ts';
import { readStatuses } from './store.ts';

/** How many organizations a coordinator has to call about what is listed of them. One round trip for each megabyte. */
export async function countToCall(platform: Platform): Promise<number> {
  let count = 0;
  for await (const state of readStatuses(platform)) if (needsHuman(state)) count += 1;
  return count;
}

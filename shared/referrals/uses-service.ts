import type { Platform } from '../platform/platform.ts';
import { isClosedReferral } from './states.ts';
import { listByOwner } from './store.ts';

/** The referrals of an organization that are not closed, drafts too; with a service, those that name it. */
export async function openReferralsOf(
  platform: Platform,
  organizationId: string,
  serviceId?: string,
): Promise<string[]> {
  const open: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listByOwner(platform, { organizationId }, { limit: 100, cursor });
    for (const referral of page.items) {
      const names = serviceId === undefined || referral.serviceId === serviceId;
      if (names && !isClosedReferral(referral.status)) open.push(referral.id);
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return open;
}

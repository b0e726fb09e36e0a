import type { Platform } from '../platform/platform.ts';
import type { Referral } from './model.ts';
import { listFeedback, listPk, referralOfItem } from './store.ts';

/** Of the open referrals at most twice this many are looked through. */
const OPEN_AT_ONCE = 400;
const TO_READ_AT_ONCE = 50;

export interface ReferralsToLookThrough {
  readonly open: readonly Referral[];
  /** Closed ones of this member, who is to read how they ended. */
  readonly toRead: readonly Referral[];
  /** There are more than were read. */
  readonly more: boolean;
}

/** Every referral that may need somebody of the hub, and what this member is to read. Two round trips. */
export async function referralsToLookThrough(platform: Platform, memberId: string): Promise<ReferralsToLookThrough> {
  const [open, toRead] = await Promise.all([
    openReferrals(platform),
    listFeedback(platform, memberId, { limit: TO_READ_AT_ONCE }),
  ]);
  return {
    open: open.items.map(referralOfItem),
    toRead: toRead.items,
    more: open.cursor !== undefined || toRead.cursor !== undefined,
  };
}

async function openReferrals(platform: Platform) {
  const open = { pk: listPk(platform.hubId, 'requested'), index: 'gsi1', limit: OPEN_AT_ONCE } as const;
  const first = await platform.table.query(open);
  if (first.cursor === undefined) return first;
  const second = await platform.table.query({ ...open, cursor: first.cursor });
  return { ...second, items: [...first.items, ...second.items] };
}

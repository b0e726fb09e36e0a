import type { Platform } from '../../platform/platform.ts';
import type { Item, Key } from '../../platform/table.ts';
import { create, replace, type Write } from '../../platform/transaction.ts';
import { groupSchema, type Group } from './model.ts';

const groupKey = (id: string): Key => ({ pk: `REFERRAL-GROUP#${id}`, sk: 'STATE' });
/** Whose needs they are is with the referrals: the group names nobody. */
const toItem = (group: Group): Item => ({ ...groupKey(group.id), kind: 'referral-group', ...group });

export async function readGroup(platform: Platform, id: string): Promise<Group | undefined> {
  const item = await platform.table.get(groupKey(id));
  return item === undefined ? undefined : groupSchema.parse(item);
}

export const createGroup = (group: Group): Write => create(toItem(group), 'exists');

/** At most one yes counts because whoever says it changes this item at the version that was read. */
export const replaceGroup = (next: Group, version: number): Write =>
  replace(toItem(next), version, 'changed-meanwhile');

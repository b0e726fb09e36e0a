import type { Platform } from '../platform/platform.ts';
import type { Item, Key, Page, PageRequest } from '../platform/table.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import { isClosedReferral } from './states.ts';
import {
  referralHistorySchema,
  referralSchema,
  type Referral,
  type ReferralHistory,
  type ReferralStatus,
} from './model.ts';

const pkOf = (id: string): string => `REFERRAL#${id}`;
export const referralKey = (id: string): Key => ({ pk: pkOf(id), sk: 'STATE' });

/** Open referrals in one work list, closed ones in another; in each by status, then by age. */
export const listPk = (hubId: string, status: ReferralStatus): string =>
  `HUB#${hubId}#REFERRALS${isClosedReferral(status) ? '#CLOSED' : ''}`;
export const listSk = (status: ReferralStatus, createdAt: string, id: string): string => `${status}#${createdAt}#${id}`;

const toItem = (hubId: string, referral: Referral): Item => ({
  ...referralKey(referral.id),
  ...referral,
  // `kind` names the item; whether it is a referral or a transfer stands beside it.
  kind: 'referral',
  referralKind: referral.kind,
  gsi1pk: listPk(hubId, referral.status),
  gsi1sk: listSk(referral.status, referral.createdAt, referral.id),
});

export const referralOfItem = (item: Item): Referral => referralSchema.parse({ ...item, kind: item['referralKind'] });

export async function readReferral(platform: Platform, id: string): Promise<Referral | undefined> {
  const item = await platform.table.get(referralKey(id));
  return item === undefined ? undefined : referralOfItem(item);
}

/** Several at once, in one round trip, in the order of `ids`; one that is not there is left out. */
export async function readReferrals(platform: Platform, ids: readonly string[]): Promise<Referral[]> {
  const found = await platform.table.batchGet(ids.map(referralKey));
  return ids.flatMap((id) => {
    const item = found.item(referralKey(id));
    return item === undefined ? [] : [referralOfItem(item)];
  });
}

export async function readReferralHistory(platform: Platform, id: string): Promise<ReferralHistory[]> {
  const items: ReferralHistory[] = [];
  for await (const item of platform.table.queryAll({ pk: pkOf(id), prefix: 'HISTORY#' })) {
    items.push(referralHistorySchema.parse(item));
  }
  return items;
}

/** A new referral, and where it is found: by its person and by its organization. */
export function createWrites(hubId: string, referral: Referral): Write[] {
  const pointer = (pk: string): Write =>
    create({
      pk,
      sk: `REFERRAL#${referral.createdAt}#${referral.id}`,
      kind: 'referral-pointer',
      referralId: referral.id,
    });
  return [
    create(toItem(hubId, referral), 'exists'),
    pointer(`PERSON#${referral.personId}`),
    pointer(`ORGANIZATION#${referral.organizationId}`),
  ];
}

export const replaceReferral = (hubId: string, next: Referral, version: number): Write =>
  replace(toItem(hubId, next), version, 'changed-meanwhile');

export const historyWrite = (referralId: string, entry: ReferralHistory): Write =>
  create({ pk: pkOf(referralId), sk: `HISTORY#${entry.at}#${entry.id}`, kind: 'referral-history', ...entry });

export async function listByStatus(
  platform: Platform,
  status: ReferralStatus | undefined,
  page: PageRequest,
): Promise<Page<Referral>> {
  const found = await platform.table.query({
    pk: listPk(platform.hubId, status ?? 'requested'),
    index: 'gsi1',
    prefix: status === undefined ? undefined : `${status}#`,
    ...page,
  });
  return { ...found, items: found.items.map(referralOfItem) };
}

/** Newest first, from the pointers of a person or an organization: two round trips, however many there are. */
export async function listByOwner(
  platform: Platform,
  owner: { readonly personId: string } | { readonly organizationId: string },
  page: PageRequest,
): Promise<Page<Referral>> {
  const pk = 'personId' in owner ? `PERSON#${owner.personId}` : `ORGANIZATION#${owner.organizationId}`;
  const pointers = await platform.table.query({ pk, prefix: 'REFERRAL#', descending: true, ...page });
  const items = await readReferrals(
    platform,
    pointers.items.map((item) => String(item['referralId'])),
  );
  return { ...pointers, items };
}

/** Everything of one person, for what concerns all of it. */
export async function* referralsOfPerson(platform: Platform, personId: string): AsyncGenerator<Referral> {
  for await (const pointer of platform.table.queryAll({ pk: `PERSON#${personId}`, prefix: 'REFERRAL#' })) {
    const referral = await readReferral(platform, String(pointer['referralId']));
    if (referral !== undefined) yield referral;
  }
}

const feedbackKey = (id: string): Key => ({ pk: pkOf(id), sk: 'FEEDBACK' });
const feedbackPk = (hubId: string, memberId: string): string => `HUB#${hubId}#FEEDBACK#${memberId}`;

/** In the list of whoever made the referral, until they have read how it ended. */
export const feedbackWrite = (hubId: string, { id, createdBy }: Referral, since: string): Write => ({
  put: {
    ...feedbackKey(id),
    kind: 'referral-feedback',
    referralId: id,
    since,
    gsi1pk: feedbackPk(hubId, createdBy),
    gsi1sk: `${since}#${id}`,
  },
});

export const feedbackReadWrite = (id: string): Write => ({ remove: feedbackKey(id) });

/** The oldest first. */
export async function listFeedback(platform: Platform, memberId: string, page: PageRequest): Promise<Page<Referral>> {
  const pk = feedbackPk(platform.hubId, memberId);
  const pointers = await platform.table.query({ pk, index: 'gsi1', ...page });
  const items = await readReferrals(
    platform,
    pointers.items.map((item) => String(item['referralId'])),
  );
  return { ...pointers, items };
}

import * as z from 'zod';
import { ttlAfter } from '../../platform/clock.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Item, Key, Page, PageRequest } from '../../platform/table.ts';
import { create, type Write } from '../../platform/transaction.ts';
import { adaptationSchema, referralRequestSchema } from '../model.ts';

/** Whoever was to take it in has forgotten it: the other hub can send it again. */
const KEEP_DAYS = 90;

const { kind, needs, urgency, ageBand } = referralRequestSchema.shape;

/** What is kept of a package for which nobody has said yet who the person is: what is asked, coded, and nothing else of it. */
export const receivedPackageSchema = z.object({
  id: z.string(),
  receivedAt: z.string(),
  receivedBy: z.string(),
  request: z.object({
    kind: kind.unwrap(),
    needs,
    urgency: urgency.unwrap(),
    ageBand: ageBand.unwrap(),
    communityId: z.string().optional(),
    language: z.string().optional(),
    adaptations: z.array(adaptationSchema).optional(),
    warmHandOver: z.boolean().optional(),
  }),
  /** Of this hub's directory, where the package names one that is in it. */
  organizationId: z.string().optional(),
  serviceId: z.string().optional(),
});
export type ReceivedPackage = z.infer<typeof receivedPackageSchema>;

const packageKey = (id: string): Key => ({ pk: `PACKAGE#${id}`, sk: 'STATE' });

const toItem = (hubId: string, received: ReceivedPackage): Item => ({
  ...packageKey(received.id),
  kind: 'referral-package',
  ...received,
  gsi1pk: `HUB#${hubId}#PACKAGES`,
  gsi1sk: `${received.receivedAt}#${received.id}`,
  expiresAt: ttlAfter(received.receivedAt, KEEP_DAYS),
});

/** Refusal `exists` when it was received before. */
export const receiveWrite = (hubId: string, received: ReceivedPackage): Write =>
  create(toItem(hubId, received), 'exists');

export const forgetPackageWrite = (id: string): Write => ({ remove: packageKey(id) });

export async function readPackage(platform: Platform, id: string): Promise<ReceivedPackage | undefined> {
  const item = await platform.table.get(packageKey(id));
  return item === undefined ? undefined : receivedPackageSchema.parse(item);
}

/** Those that wait for a person, the oldest first. */
export async function listPackages(platform: Platform, page: PageRequest): Promise<Page<ReceivedPackage>> {
  const found = await platform.table.query({ pk: `HUB#${platform.hubId}#PACKAGES`, index: 'gsi1', ...page });
  return { ...found, items: found.items.map((item) => receivedPackageSchema.parse(item)) };
}

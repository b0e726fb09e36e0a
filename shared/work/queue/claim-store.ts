import * as z from 'zod';
import { ttlAfter } from '../../platform/clock.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Key } from '../../platform/table.ts';
import type { Write } from '../../platform/transaction.ts';
import type { Claim } from './claim.ts';
import { queueKindSchema, type QueueKind } from './model.ts';

/** `HUB#h#CLAIMS` / `kind#id`: all claims in one small partition, so that one consistent query reads them with the queue. */
const claimsPk = (hubId: string): string => `HUB#${hubId}#CLAIMS`;
const claimKey = (hubId: string, kind: QueueKind, id: string): Key => ({ pk: claimsPk(hubId), sk: `${kind}#${id}` });

const claimItem = z.object({
  kindOfWork: queueKindSchema,
  id: z.string(),
  by: z.string(),
  at: z.string(),
  until: z.string(),
});
const parse = (item: unknown): Claim => {
  const { kindOfWork, ...claim } = claimItem.parse(item);
  return { ...claim, kind: kindOfWork };
};

export async function readClaims(platform: Platform): Promise<Claim[]> {
  const claims: Claim[] = [];
  for await (const item of platform.table.queryAll({ pk: claimsPk(platform.hubId) })) claims.push(parse(item));
  return claims;
}

export async function readClaim(platform: Platform, kind: QueueKind, id: string): Promise<Claim | undefined> {
  const item = await platform.table.get(claimKey(platform.hubId, kind, id));
  return item === undefined ? undefined : parse(item);
}

/**
 * Nobody else may hold it now but the one from whom it is knowingly taken. Refusal `claimed`. The item goes by itself once it has
 * lapsed.
 */
export function claimWrite(
  platform: Platform,
  { kind, ...claim }: Claim,
  now: string,
  from: string | undefined,
): Write {
  return {
    put: {
      ...claimKey(platform.hubId, kind, claim.id),
      kind: 'claim',
      kindOfWork: kind,
      ...claim,
      expiresAt: ttlAfter(claim.until, 1),
    },
    condition: `attribute_not_exists(pk) OR #by = :me OR #until <= :now${from === undefined ? '' : ' OR #by = :from'}`,
    names: { by: 'by', until: 'until' },
    values: { me: claim.by, now, ...(from !== undefined && { from }) },
    refusal: 'claimed',
  };
}

/** Only one's own, or one that has lapsed. Refusal `claimed`. */
export const releaseWrite = (platform: Platform, kind: QueueKind, id: string, by: string, now: string): Write => ({
  remove: claimKey(platform.hubId, kind, id),
  condition: 'attribute_not_exists(pk) OR #by = :me OR #until <= :now',
  names: { by: 'by', until: 'until' },
  values: { me: by, now },
  refusal: 'claimed',
});

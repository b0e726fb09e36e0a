import * as z from 'zod';
import type { OfferAsk } from '../../partners/line/index.ts';
import { later, ttlAfter } from '../../platform/clock.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Key } from '../../platform/table.ts';
import { create, type Write } from '../../platform/transaction.ts';

/** As long as a trip can reasonably need its details, counted from the pickup. */
const LINK_HOURS = 12;
export const linkExpiry = (now: string, pickupAt: string): string =>
  later(pickupAt > now ? pickupAt : now, LINK_HOURS * 3_600_000);

/** What the secret address leads to. The address itself is never stored, only its keyed fingerprint. */
const linkSchema = z.object({
  tripId: z.string(),
  offerId: z.string(),
  phoneKey: z.string(),
  code: z.string(),
  endsAt: z.string(),
});
export type PartnerLink = z.infer<typeof linkSchema>;

const TOKEN = /^[A-Za-z0-9_-]{22}$/;

const keyOf = async (platform: Platform, token: string): Promise<Key> => ({
  pk: `LINK#${await platform.fingerprint('partner-link', token)}`,
  sk: 'LINK',
});

export async function linkWrite(platform: Platform, token: string, ask: OfferAsk, endsAt: string): Promise<Write> {
  return create({
    ...(await keyOf(platform, token)),
    kind: 'partner-link',
    tripId: ask.about.tripId,
    offerId: ask.about.offerId,
    phoneKey: ask.phoneKey,
    code: ask.code,
    endsAt,
    expiresAt: ttlAfter(endsAt, 1),
  });
}

/** `undefined` for an address that never was, or whose time is over. */
export async function readLink(platform: Platform, token: string): Promise<PartnerLink | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const item = await platform.table.get(await keyOf(platform, token));
  if (item === undefined) return undefined;
  const link = linkSchema.parse(item);
  return link.endsAt > platform.clock().toISOString() ? link : undefined;
}

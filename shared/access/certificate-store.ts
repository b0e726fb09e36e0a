import { ttlAfter } from '../platform/clock.ts';
import type { Platform } from '../platform/platform.ts';
import type { Scope } from '../platform/scope.ts';
import type { Key, Page, PageRequest } from '../platform/table.ts';
import { create, type Write } from '../platform/transaction.ts';
import { certificateSchema, type CarrierCopies, type Certificate } from './certificate.ts';

/** `HUB#h#ERASURES` / `at#id`: the certificates of what was erased, by time. */
const certificatesPk = (hubId: string): string => `HUB#${hubId}#ERASURES`;
const certificateKey = (hubId: string, { id, at }: Pick<Certificate, 'id' | 'at'>): Key => ({
  pk: certificatesPk(hubId),
  sk: `${at}#${id}`,
});

/** Part of the transaction that erases. */
export const certificateWrite = (platform: Platform, certificate: Certificate, keepDays: number): Write =>
  create({
    ...certificateKey(platform.hubId, certificate),
    kind: 'certificate',
    ...certificate,
    expiresAt: ttlAfter(certificate.at, keepDays),
  });

/** What became of the carrier's copies. Where the certificate was not kept as long as that took, nothing is written. */
export async function carrierCopiesWrites(
  platform: Platform,
  certificate: Pick<Certificate, 'id' | 'at'>,
  carrier: CarrierCopies,
): Promise<Write[]> {
  const key = certificateKey(platform.hubId, certificate);
  if ((await platform.table.get(key)) === undefined) return [];
  return [{ update: key, set: 'SET #carrier = :carrier', names: { carrier: 'carrier' }, values: { carrier } }];
}

/** The latest first. It names nobody who was erased. */
export async function listCertificates(
  platform: Platform,
  { hubId }: Scope,
  page: PageRequest,
): Promise<Page<Certificate>> {
  const { items, ...rest } = await platform.table.query({ pk: certificatesPk(hubId), descending: true, ...page });
  return { items: items.map((item) => certificateSchema.parse(item)), ...rest };
}

import { auditWrite } from '../access/index.ts';
import { readHubSettings } from '../directory/index.ts';
import { later } from '../platform/clock.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import { setTimer } from '../platform/timer.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import { inForce, type Consent, type ConsentTerms, type Disclosure } from './consent.ts';
import { changedMeanwhile, readFile } from './reading-service.ts';
import * as store from './store.ts';

/** A consent given now, and the write that stores it. Without `expiresAt` the hub's settings are read. */
export async function consentWrite(
  platform: Platform,
  personId: string,
  terms: ConsentTerms,
  by?: { readonly id: string; readonly memberId: string },
): Promise<{ consent: Consent; write: Write }> {
  const givenAt = platform.clock().toISOString();
  const expiresAt =
    terms.expiresAt ?? later(givenAt, (await readHubSettings(platform)).consent.expiryDays * 86_400_000);
  const consent: Consent = {
    ...terms,
    id: by?.id ?? platform.ids.uuid(),
    givenAt,
    expiresAt,
    ...(by !== undefined && { recordedBy: by.memberId }),
    version: 1,
  };
  return { consent, write: create(store.consentToItem(personId, consent), 'consent-exists') };
}

/** The consent that allows telling this organization, at this instant, or nothing. */
export async function consentInForce(
  platform: Platform,
  personId: string,
  disclosure: Disclosure,
): Promise<Consent | undefined> {
  return inForce(await consentsOf(platform, personId), disclosure);
}

/** Part of a disclosure's transaction: refused as `consent-gone` when the person took it back, or was erased, meanwhile. */
export const consentStandsWrite = (personId: string, consentId: string): Write => ({
  require: store.consentKey(personId, consentId),
  condition: 'attribute_exists(pk) AND attribute_not_exists(#revokedAt)',
  names: { revokedAt: 'revokedAt' },
  refusal: 'consent-gone',
});

async function consentsOf(platform: Platform, personId: string): Promise<Consent[]> {
  const consents: Consent[] = [];
  const pk = store.personPk(personId);
  for await (const item of platform.table.queryAll({ pk, prefix: store.CONSENT_PREFIX })) {
    consents.push(store.readConsent(item));
  }
  return consents;
}

export async function listConsents(
  platform: Platform,
  scope: Scope,
  personId: string,
): Promise<readonly Consent[] | Refusal> {
  const file = await readFile(platform, scope, personId);
  return 'refused' in file ? file : consentsOf(platform, personId);
}

/** A repeat under the same id answers with the consent that is there. */
export async function giveConsent(
  platform: Platform,
  scope: Scope,
  personId: string,
  consentId: string,
  terms: ConsentTerms,
): Promise<Consent | Refusal> {
  const file = await readFile(platform, scope, personId);
  if ('refused' in file) return file;
  if (terms.expiresAt !== undefined && terms.expiresAt <= platform.clock().toISOString()) {
    return refuse('invalid', 'consent-expired', 'The consent would be over before it begins.', 'expiresAt');
  }
  const { consent, write } = await consentWrite(platform, personId, terms, { id: consentId, memberId: scope.memberId });
  const outcome = await platform.table.write([
    write,
    auditWrite(platform, scope, store.personPk(personId), 'give-consent', terms.purpose),
  ]);
  if (outcome.committed) return consent;
  const there = await platform.table.get(store.consentKey(personId, consentId));
  if (there === undefined) throw new Error('A consent that exists can be read');
  return store.readConsent(there);
}

/** Taking back a consent twice is taking it back. */
export async function revokeConsent(
  platform: Platform,
  scope: Scope,
  personId: string,
  consentId: string,
): Promise<Consent | Refusal> {
  const file = await readFile(platform, scope, personId);
  if ('refused' in file) return file;
  const item = await platform.table.get(store.consentKey(personId, consentId));
  if (item === undefined) return refuse('not-found', 'unknown-consent', 'No such consent of this person.');
  const consent = store.readConsent(item);
  if (consent.revokedAt !== undefined) return consent;
  const revoked: Consent = { ...consent, revokedAt: platform.clock().toISOString() };
  const outcome = await platform.table.write([
    replace(store.consentToItem(personId, revoked), consent.version),
    auditWrite(platform, scope, store.personPk(personId), 'revoke-consent', consent.purpose),
    // Whoever was told under it is shown no more.
    setTimer({
      id: platform.ids.uuid(),
      dueAt: platform.clock().toISOString(),
      work: { what: 'consent-revoked', personId, consentId },
    }),
  ]);
  return outcome.committed ? { ...revoked, version: consent.version + 1 } : changedMeanwhile();
}

import { consentInForce } from '../people/index.ts';
import type { Platform } from '../platform/platform.ts';
import { setTimer } from '../platform/timer.ts';
import type { Write } from '../platform/transaction.ts';
import { referralSchema, type Referral } from './model.ts';
import { isClosedReferral } from './states.ts';
import { historyWrite, readReferral, referralsOfPerson, replaceReferral } from './store.ts';

const MAX_ATTEMPTS = 6;

/**
 * A consent was taken back: whatever was sent under it is marked, and shown no further; where something is still under way,
 * somebody of the hub is told. Where another consent covers it, that one is what it stands on from here. Safe to repeat.
 */
export async function endDisclosure(platform: Platform, personId: string, consentId: string): Promise<void> {
  for await (const { id } of referralsOfPerson(platform, personId)) await endFor(platform, id, consentId);
}

/** The same for one referral: a consent that has come to its own end is looked at with the referral. Safe to repeat. */
export async function endFor(platform: Platform, id: string, consentId: string): Promise<void> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const referral = await readReferral(platform, id);
    if (referral === undefined) return;
    const writes = await endWrites(platform, referral, consentId);
    if (writes === undefined || (await platform.table.write(writes)).committed) return;
  }
  throw new Error('A referral kept changing while its disclosure was ended');
}

async function endWrites(platform: Platform, referral: Referral, consentId: string): Promise<Write[] | undefined> {
  const { id, personId, organizationId, kind, consentEndedAt } = referral;
  const sending = referral.status === 'draft' ? undefined : referral.sending;
  if (sending?.consentId !== consentId || consentEndedAt !== undefined) return undefined;
  const now = platform.clock().toISOString();
  const other = await consentInForce(platform, personId, { organizationId, purpose: kind, at: now });
  const event = (name: string): Write =>
    historyWrite(id, { id: platform.ids.uuid(), at: now, event: name, by: { kind: 'clock' } });
  if (other !== undefined) {
    const standsOn = { ...sending, consentId: other.id, shares: other.shares, consentUntil: other.expiresAt };
    const next = referralSchema.parse({ ...referral, sending: standsOn });
    return [replaceReferral(platform.hubId, next, referral.version), event('consent-replaced')];
  }
  if (isClosedReferral(referral.status)) {
    const next = referralSchema.parse({ ...referral, consentEndedAt: now });
    return [replaceReferral(platform.hubId, next, referral.version), event('consent-ended')];
  }
  const timerId = platform.ids.uuid();
  const clock = { at: now, timerId };
  const next = referralSchema.parse({ ...referral, consentEndedAt: now, untold: 'consent-ended', clock });
  return [
    replaceReferral(platform.hubId, next, referral.version),
    event('consent-ended'),
    setTimer({ id: timerId, dueAt: now, work: { what: 'review-referral', referralId: id } }),
  ];
}

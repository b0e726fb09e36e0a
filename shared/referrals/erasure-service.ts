import type { Platform } from '../platform/platform.ts';
import type { Scope } from '../platform/scope.ts';
import type { Item } from '../platform/table.ts';
import { referralSchema, type Referral } from './model.ts';
import { changeReferral } from './change-service.ts';
import { isClosedReferral } from './states.ts';
import { readReferral, replaceReferral } from './store.ts';

/** Whom a referral is about once the person was erased: the nil UUID (RFC 9562, 5.9), the same for everybody. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const MAX_ATTEMPTS = 6;

/**
 * Calls off the open referrals of an erased person, and takes the person out of all of them: what is left (who was asked
 * for what, when, how it ended) counts and points to nobody. Safe to repeat: a referral leaves the person's list when it is done.
 */
export async function forgetPersonInReferrals(platform: Platform, personId: string): Promise<void> {
  const pointers = platform.table.queryAll({ pk: `PERSON#${personId}`, prefix: 'REFERRAL#' });
  for await (const pointer of pointers) await forget(platform, pointer);
}

async function forget(platform: Platform, pointer: Item): Promise<void> {
  const hub: Scope = { hubId: platform.hubId, memberId: 'erasure', role: 'admin' };
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const referral = await readReferral(platform, String(pointer['referralId']));
    if (referral !== undefined && !isClosedReferral(referral.status)) {
      // Whatever it answers, the referral is read again: a refusal means that it has just changed.
      const cancel = { action: 'cancel', reason: 'person-erased' } as const;
      await changeReferral(platform, hub, referral.id, referral.version, cancel);
      continue;
    }
    const outcome = await platform.table.write([
      ...(referral === undefined ? [] : [replaceReferral(platform.hubId, withoutPerson(referral), referral.version)]),
      { remove: { pk: pointer.pk, sk: pointer.sk } },
    ]);
    if (outcome.committed) return;
  }
  throw new Error('A referral kept changing while its person was forgotten');
}

const withoutPerson = (referral: Referral): Referral =>
  referralSchema.parse({
    ...referral,
    personId: NOBODY,
    ageBand: 'unknown',
    communityId: undefined,
    language: undefined,
    adaptations: undefined,
    ...('sending' in referral &&
      referral.sending !== undefined && { sending: { ...referral.sending, consentId: undefined } }),
  });

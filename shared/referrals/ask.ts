import type { ReferralAsk } from '../partners/line/index.ts';
import type { Referral, Sending } from './model.ts';

/** The partner's side of one sending, as its line keeps it. */
export function askOf(referral: Referral, sending: Sending): ReferralAsk {
  return {
    phoneKey: sending.phoneKey,
    organizationId: referral.organizationId,
    code: sending.code,
    about: {
      kind: 'referral',
      referralId: referral.id,
      listedAt: referral.createdAt,
      ...((referral.groupId !== undefined || referral.kind === 'transfer') && { readFirst: true }),
    },
    state: 'open',
    openedAt: sending.at,
  };
}

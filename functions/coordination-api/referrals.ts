import type * as z from 'zod';
import type { referral as referralContract, referralRoutes } from '../../shared/contracts/referrals.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import {
  changeReferral,
  createReferral,
  listReferrals,
  openReferral,
  type Referral,
} from '../../shared/referrals/index.ts';
import type { Handlers } from './handlers.ts';

function toContract(referral: Referral): z.input<typeof referralContract> {
  const sending = referral.status === 'draft' ? undefined : referral.sending;
  const outcome = 'outcome' in referral ? referral.outcome : undefined;
  return {
    id: referral.id,
    personId: referral.personId,
    organizationId: referral.organizationId,
    serviceId: referral.serviceId,
    kind: referral.kind,
    needs: referral.needs,
    urgency: referral.urgency,
    ageBand: referral.ageBand,
    communityId: referral.communityId,
    status: referral.status,
    code: sending?.code,
    round: referral.round,
    createdAt: referral.createdAt,
    updatedAt: referral.updatedAt,
    sentAt: sending?.at,
    receivedAt: referral.receivedAt,
    acceptedAt: referral.acceptedAt,
    startedAt: referral.startedAt,
    closedAt: referral.closedAt,
    rejectReason: referral.status === 'rejected' ? referral.rejectReason : undefined,
    outcome,
    overdueSince: referral.overdueSince,
    version: referral.version,
  };
}

export const referralHandlers = (platform: Platform): Handlers<typeof referralRoutes> => ({
  async createReferral(scope, { body: { send, ...request }, newId }) {
    const made = await createReferral(platform, scope, newId, request, send);
    if (isRefusal(made)) return made;
    return { body: toContract(made), version: made.version, location: `/v1/referrals/${made.id}` };
  },

  async listReferrals(scope, { query }) {
    const { items, cursor } = await listReferrals(platform, scope, query);
    return { body: { items: items.map(toContract), cursor } };
  },

  async readReferral(scope, { params }) {
    const opened = await openReferral(platform, scope, params.referralId);
    if (isRefusal(opened)) return opened;
    const { referral, history } = opened;
    return { body: { ...toContract(referral), history }, version: referral.version };
  },

  async changeReferral(scope, { params, body, version }) {
    const changed = await changeReferral(platform, scope, params.referralId, version, body);
    return isRefusal(changed) ? changed : { body: toContract(changed), version: changed.version };
  },
});

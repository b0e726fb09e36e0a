import type * as z from 'zod';
import type { referral as referralContract, referralRoutes } from '../../shared/contracts/referrals.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import {
  changeReferral,
  createReferral,
  listReferrals,
  openReferral,
  type Referral,
  type ReferralHistory,
} from '../../shared/referrals/index.ts';
import type { Handlers } from '../api/handlers.ts';

/** A community so small that its name beside an age could be enough to know who it is. */
const isFirstNation = (communityId: string | undefined): boolean => communityId?.startsWith('fn-') === true;

/** A partner sees what its text told it, not the person's file nor who at the hub wrote what. */
function toContract(scope: Scope, referral: Referral): z.input<typeof referralContract> {
  const partner = scope.role === 'partner';
  const sending = referral.status === 'draft' ? undefined : referral.sending;
  const outcome = 'outcome' in referral ? referral.outcome : undefined;
  return {
    id: referral.id,
    personId: partner ? undefined : referral.personId,
    organizationId: referral.organizationId,
    serviceId: referral.serviceId,
    kind: referral.kind,
    needs: referral.needs,
    urgency: referral.urgency,
    ageBand: referral.ageBand,
    communityId: partner && isFirstNation(referral.communityId) ? undefined : referral.communityId,
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

type HistoryEntry = z.input<typeof referralRoutes.readReferral.answer>['history'][number];

function historyFor(scope: Scope, entry: ReferralHistory): HistoryEntry {
  if (scope.role !== 'partner') return entry;
  const { reason: _, by, ...rest } = entry;
  return { ...rest, by: by.kind === 'member' ? { kind: 'hub' } : by };
}

export const referralHandlers = (platform: Platform): Handlers<typeof referralRoutes> => ({
  async createReferral(scope, { body: { send, ...request }, newId }) {
    const made = await createReferral(platform, scope, newId, request, send);
    if (isRefusal(made)) return made;
    return { body: toContract(scope, made), version: made.version, location: `/v1/referrals/${made.id}` };
  },

  async listReferrals(scope, { query }) {
    const { items, cursor } = await listReferrals(platform, scope, query);
    return { body: { items: items.map((one) => toContract(scope, one)), cursor } };
  },

  async readReferral(scope, { params }) {
    const opened = await openReferral(platform, scope, params.referralId);
    if (isRefusal(opened)) return opened;
    const { referral, history } = opened;
    return {
      body: { ...toContract(scope, referral), history: history.map((one) => historyFor(scope, one)) },
      version: referral.version,
    };
  },

  async changeReferral(scope, { params, body, version }) {
    const changed = await changeReferral(platform, scope, params.referralId, version, body);
    return isRefusal(changed) ? changed : { body: toContract(scope, changed), version: changed.version };
  },
});

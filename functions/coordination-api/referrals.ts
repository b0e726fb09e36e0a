import type * as z from 'zod';
import type { referral as referralContract, referralRoutes } from '../../shared/contracts/referrals.ts';
import { readHubSettings } from '../../shared/directory/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import {
  changeReferral,
  createReferral,
  createReferralGroup,
  disclosedNow,
  dutiesOf,
  listNoReferrals,
  listReferralFeedback,
  listReferrals,
  openGroup,
  openReferral,
  previewReferral,
  readFeedback,
  recordNationCall,
  recordNoReferral,
  type Disclosed,
  type DutySettings,
  type OpenedGroup,
  type Referral,
  type ReferralHistory,
} from '../../shared/referrals/index.ts';
import type { Handlers } from '../api/handlers.ts';

/** When it is looked at, and by the clocks of which hub. */
export interface Viewing {
  readonly now: string;
  readonly clocks: DutySettings;
}

export async function viewing(platform: Platform): Promise<Viewing> {
  const { referral, timeZone } = await readHubSettings(platform);
  return { now: platform.clock().toISOString(), clocks: { ...referral, timeZone } };
}

const inContract = ({ byTelephone, ...told }: Disclosed) => ({ ...told, byTelephone: [...byTelephone] });

/** A partner sees what its stage and the consent allow, not the person's file nor who at the hub wrote what. */
export function toContract(
  scope: Scope,
  referral: Referral,
  { now, clocks }: Viewing,
): z.input<typeof referralContract> {
  const [duty] = dutiesOf(referral, clocks);
  const sending = referral.status === 'draft' ? undefined : referral.sending;
  const { id, organizationId, serviceId, status, round, createdAt, updatedAt, version } = referral;
  const { receivedAt, acceptedAt, startedAt, closedAt, waitlist, waitingSince, handOver, overdueSince } = referral;
  const open = {
    id,
    organizationId,
    serviceId,
    status,
    code: sending?.code,
    round,
    createdAt,
    updatedAt,
    sentAt: sending?.at,
    receivedAt,
    acceptedAt,
    startedAt,
    closedAt,
    warmHandOver: referral.warmHandOver,
    rejectReason: referral.status === 'rejected' ? referral.rejectReason : undefined,
    outcome: 'outcome' in referral ? referral.outcome : undefined,
    result: referral.status === 'completed' ? referral.result : undefined,
    waitlist,
    waitingSince,
    consentEndedAt: referral.consentEndedAt,
    overdueSince,
    due: duty === undefined ? undefined : { stage: duty.stage, at: duty.dueAt },
    version,
  };
  if (scope.role === 'partner') {
    const { by: _, ...handedOver } = handOver ?? { by: undefined };
    return {
      ...open,
      ...inContract(disclosedNow(referral, now)),
      ...('how' in handedOver && { handOver: handedOver }),
    };
  }
  const { personId, kind, needs, urgency, ageBand, communityId, language, adaptations, groupId, feedback } = referral;
  const asked = { personId, kind, needs, urgency, ageBand, communityId, language, adaptations, groupId, feedback };
  const { nationNotice, createdBy: madeBy } = referral;
  const told = sending === undefined ? undefined : inContract(disclosedNow(referral, now));
  const standing = { agreement: sending?.agreement, nation: sending?.nation, nationNotice };
  return { ...open, ...asked, handOver, ...standing, madeBy, told };
}

type HistoryEntry = z.input<typeof referralRoutes.readReferral.answer>['history'][number];

function historyFor(scope: Scope, entry: ReferralHistory): HistoryEntry {
  if (scope.role !== 'partner') return entry;
  const { reason: _, by, ...rest } = entry;
  return { ...rest, by: by.kind === 'member' ? { kind: 'hub' } : by };
}

export const referralHandlers = (platform: Platform): Handlers<typeof referralRoutes> => {
  const shown = async (scope: Scope, referral: Referral) => toContract(scope, referral, await viewing(platform));
  const allShown = async (scope: Scope, referrals: readonly Referral[]) => {
    const now = await viewing(platform);
    return referrals.map((one) => toContract(scope, one, now));
  };
  const shownGroup = async (scope: Scope, { group, referrals }: OpenedGroup) => ({
    id: group.id,
    mode: group.mode,
    acceptedBy: group.acceptedBy,
    createdAt: group.createdAt,
    referrals: await allShown(scope, referrals),
  });
  return {
    async createReferral(scope, { body: { send, ...request }, newId }) {
      const made = await createReferral(platform, scope, newId, request, send);
      if (isRefusal(made)) return made;
      return { body: await shown(scope, made), version: made.version, location: `/v1/referrals/${made.id}` };
    },

    async previewReferral(scope, { body: { to, shares, ...asked } }) {
      const items = await Promise.all(
        to.map(async (target) => {
          const seen = await previewReferral(platform, scope, { ...asked, ...target }, shares);
          const { asked: before, accepted, consent, agreement, nation, refusal } = seen;
          return {
            ...target,
            asked: inContract(before),
            accepted: inContract(accepted),
            consent:
              consent === undefined
                ? undefined
                : { id: consent.id, shares: [...consent.shares], expiresAt: consent.expiresAt },
            agreement,
            nation,
            refusal: refusal === undefined ? undefined : { code: refusal.code, message: refusal.message },
          };
        }),
      );
      return { body: { items } };
    },

    async listReferrals(scope, { query }) {
      const { items, cursor } = await listReferrals(platform, scope, query);
      return { body: { items: await allShown(scope, items), cursor } };
    },

    async readReferral(scope, { params }) {
      const opened = await openReferral(platform, scope, params.referralId);
      if (isRefusal(opened)) return opened;
      const { referral, history } = opened;
      return {
        body: { ...(await shown(scope, referral)), history: history.map((one) => historyFor(scope, one)) },
        version: referral.version,
      };
    },

    async changeReferral(scope, { params, body, version }) {
      const changed = await changeReferral(platform, scope, params.referralId, version, body);
      return isRefusal(changed) ? changed : { body: await shown(scope, changed), version: changed.version };
    },

    async createReferralGroup(scope, { body, newId }) {
      const made = await createReferralGroup(platform, scope, newId, body);
      return isRefusal(made)
        ? made
        : { body: await shownGroup(scope, made), location: `/v1/referral-groups/${made.group.id}` };
    },

    async readReferralGroup(scope, { params }) {
      const opened = await openGroup(platform, params.groupId);
      return isRefusal(opened) ? opened : { body: await shownGroup(scope, opened) };
    },

    async recordNationCall(scope, { params, body, version }) {
      const recorded = await recordNationCall(platform, scope, params.referralId, version, body);
      return isRefusal(recorded) ? recorded : { body: await shown(scope, recorded), version: recorded.version };
    },

    async recordNoReferral(scope, { body, newId }) {
      const recorded = await recordNoReferral(platform, scope, newId, body);
      return isRefusal(recorded) ? recorded : { body: recorded };
    },

    async listNoReferrals(_scope, { query: { personId, ...page } }) {
      const { items, cursor } = await listNoReferrals(platform, personId, page);
      return { body: { items, cursor } };
    },

    async listReferralFeedback(scope, { query: { memberId = scope.memberId, ...page } }) {
      const { items, cursor } = await listReferralFeedback(platform, memberId, page);
      return { body: { items: await allShown(scope, items), cursor } };
    },

    async readReferralFeedback(scope, { params }) {
      const read = await readFeedback(platform, scope, params.referralId);
      return isRefusal(read) ? read : { body: await shown(scope, read) };
    },
  };
};

import type { referralPackageRoutes } from '../../shared/contracts/referral-packages.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import {
  adoptPackage,
  exportReferral,
  listReceivedPackages,
  renewReferralLink,
  takeInPackage,
  withdrawReferralLinks,
  type Referral,
} from '../../shared/referrals/index.ts';
import type { Handlers } from '../api/handlers.ts';
import { toContract, viewing } from './referrals.ts';

export const referralPackageHandlers = (platform: Platform): Handlers<typeof referralPackageRoutes> => {
  const answered = async (scope: Scope, referral: Referral) => ({
    body: toContract(scope, referral, await viewing(platform)),
    version: referral.version,
  });
  return {
    async readReferralPackage(scope, { params }) {
      const bundle = await exportReferral(platform, scope, params.referralId);
      if (isRefusal(bundle)) return bundle;
      const raw = { contentType: 'application/fhir+json', content: JSON.stringify(bundle) };
      return { body: { ...bundle }, raw };
    },

    async withdrawReferralLinks(scope, { params }) {
      const referral = await withdrawReferralLinks(platform, scope, params.referralId);
      return isRefusal(referral) ? referral : answered(scope, referral);
    },

    async renewReferralLink(scope, { params, body, newId }) {
      const renewed = await renewReferralLink(platform, scope, params.referralId, { id: newId, how: body.how });
      return isRefusal(renewed) ? renewed : { body: renewed };
    },

    async takeInReferralPackage(scope, { body, query }) {
      const taken = await takeInPackage(platform, scope, body, query);
      return isRefusal(taken) ? taken : { body: { ...taken, ignored: [...taken.ignored] } };
    },

    async listReferralPackages(_scope, { query }) {
      const { items, cursor } = await listReceivedPackages(platform, query);
      return {
        body: {
          items: items.map(({ request, receivedBy: _by, ...received }) => ({ ...received, ...request })),
          cursor,
        },
      };
    },

    async adoptReferralPackage(scope, { params, body }) {
      const referral = await adoptPackage(platform, scope, params.packageId, body);
      return isRefusal(referral)
        ? referral
        : { ...(await answered(scope, referral)), location: `/v1/referrals/${referral.id}` };
    },
  };
};

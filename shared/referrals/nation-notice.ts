import type { Organization, Service } from '../directory/index.ts';

/**
 * The Nations that want to be told of this referral: it names one of their own services, that is one of the Nation's own
 * organizations or one for its members alone, and their protocols ask for it. The place of the person plays no part. Pure.
 */
export function nationsToTell(
  asked: { readonly organization: Organization; readonly service: Service | undefined },
  organizations: readonly Organization[],
): Organization[] {
  const { organization, service } = asked;
  const bands = new Set([
    ...(organization.nation === undefined ? [] : [organization.nation.bandNumber]),
    ...(service?.eligibility.nationOnly ?? []),
  ]);
  return organizations.filter(
    ({ nation, status }) =>
      status === 'active' && nation?.protocols.notifyOnReferral === true && bands.has(nation.bandNumber),
  );
}

import { v5 } from 'uuid';
import { allCommunities } from './communities.ts';
import { organizationIdSchema } from './model.ts';
import type { Organization, OrganizationId } from './model.ts';

/** Namespace of our name-based identifiers (RFC 9562, version 5). Changing it would change every Nation's identifier. */
const namespace = '6f1d2f5e-6d0b-4c1f-9a53-0c9f2f9d7c11';

/** The same hub and band number always give the same identifier; two hubs never share one. */
export const firstNationOrganizationId = (hubId: string, bandNumber: number): OrganizationId =>
  organizationIdSchema.parse(v5(`${hubId}/first-nation/${String(bandNumber)}`, namespace));

/**
 * The First Nations of Ontario as organizations of a hub. They start with the most careful protocol: nothing about their
 * members leaves the hub before the Nation agrees. Phones and stewards are added by the hub once the Nation gives them.
 */
export function firstNationOrganizations(hubId: string): Organization[] {
  return allCommunities().flatMap((community): Organization[] => {
    if (community.nation === undefined) return [];
    const { bandNumber, name } = community.nation;
    return [
      {
        id: firstNationOrganizationId(hubId, bandNumber),
        name,
        kinds: ['first-nation'],
        status: 'active',
        isRecipient: false,
        fundingStreams: [],
        dispatchPhones: [],
        language: 'en',
        contacts: [],
        nation: {
          bandNumber,
          communityId: community.id,
          protocols: { disclosureNeedsAgreement: true, notifyOnReferral: false },
        },
      },
    ];
  });
}

import { firstNationOrganizationId } from './first-nations.ts';
import { allCommunities, communityById } from './communities.ts';
import type { HubSettings } from './hub-settings.ts';
import type { Agreement, Location, Organization, Service } from './model.ts';

/** What does not hold together in a hub file whose parts are each well formed. */
export type HubFileProblem = { path: (string | number)[]; message: string };

type Parts = {
  hub: HubSettings;
  organizations: readonly Organization[];
  services: readonly Service[];
  locations: readonly Location[];
  agreements: readonly Agreement[];
  members: readonly { sub: string; organizationId?: string | undefined }[];
};

/** References that do not resolve, identifiers or telephones used twice, recipients without a funding stream. */
export function hubFileProblems(file: Parts): HubFileProblem[] {
  return [...duplicates(file), ...brokenReferences(file), ...recipientsWithoutStream(file)];
}

function* recipientsWithoutStream(file: Parts): Generator<HubFileProblem> {
  for (const [at, organization] of file.organizations.entries()) {
    if (organization.isRecipient && organization.fundingStreams.length === 0) {
      yield { path: ['organizations', at, 'fundingStreams'], message: 'a recipient has at least one funding stream' };
    }
  }
}

function* duplicates(file: Parts): Generator<HubFileProblem> {
  const lists = {
    organizations: file.organizations,
    services: file.services,
    locations: file.locations,
    agreements: file.agreements,
  };
  const ids = new Set<string>();
  for (const [list, entries] of Object.entries(lists)) {
    for (const [at, entry] of entries.entries()) {
      if (ids.has(entry.id)) yield { path: [list, at, 'id'], message: 'this identifier is used twice' };
      ids.add(entry.id);
    }
  }
  const subs = new Set<string>();
  for (const [at, member] of file.members.entries()) {
    if (subs.has(member.sub)) yield { path: ['members', at, 'sub'], message: 'this member is listed twice' };
    subs.add(member.sub);
  }
  // A text is attributed to an organization by its number alone, so a number has one owner.
  const phones = new Set<string>([file.hub.intakeNumber, file.hub.dispatchNumber]);
  const claimed = function* (path: (string | number)[], phone: string): Generator<HubFileProblem> {
    if (phones.has(phone)) yield { path, message: 'this telephone number is used twice' };
    phones.add(phone);
  };
  for (const [at, person] of file.hub.onCall.entries()) yield* claimed(['hub', 'onCall', at, 'phone'], person.phone);
  for (const [at, organization] of file.organizations.entries()) {
    for (const [n, phone] of organization.dispatchPhones.entries()) {
      yield* claimed(['organizations', at, 'dispatchPhones', n], phone);
    }
  }
}

function* brokenReferences(file: Parts): Generator<HubFileProblem> {
  const organizations = new Set<string>(file.organizations.map((organization) => organization.id));
  for (const community of allCommunities()) {
    if (community.nation) organizations.add(firstNationOrganizationId(file.hub.id, community.nation.bandNumber));
  }
  const services = new Set<string>(file.services.map((service) => service.id));
  const locationOwner = new Map<string, string>(
    file.locations.map((location) => [location.id, location.organizationId]),
  );
  const noOrganization = (path: (string | number)[]): HubFileProblem => ({
    path,
    message: 'no organization has this identifier',
  });
  const noCommunity = (path: (string | number)[]): HubFileProblem => ({
    path,
    message: 'no community has this identifier',
  });

  for (const [at, service] of file.services.entries()) {
    if (!organizations.has(service.organizationId)) yield noOrganization(['services', at, 'organizationId']);
    for (const [n, id] of service.locationIds.entries()) {
      if (locationOwner.get(id) !== service.organizationId) {
        yield {
          path: ['services', at, 'locationIds', n],
          message: 'this organization has no location with this identifier',
        };
      }
    }
    for (const [n, area] of service.serviceAreas.entries()) {
      if (area.kind !== 'communities') continue;
      for (const [m, id] of area.communityIds.entries()) {
        if (!communityById(id)) yield noCommunity(['services', at, 'serviceAreas', n, 'communityIds', m]);
      }
    }
  }
  for (const [at, location] of file.locations.entries()) {
    if (!organizations.has(location.organizationId)) yield noOrganization(['locations', at, 'organizationId']);
    if (location.communityId !== undefined && !communityById(location.communityId)) {
      yield noCommunity(['locations', at, 'communityId']);
    }
  }
  for (const [at, agreement] of file.agreements.entries()) {
    for (const [n, id] of agreement.organizationIds.entries()) {
      if (!organizations.has(id)) yield noOrganization(['agreements', at, 'organizationIds', n]);
    }
    for (const [n, id] of (agreement.serviceIds ?? []).entries()) {
      if (!services.has(id))
        yield { path: ['agreements', at, 'serviceIds', n], message: 'no service has this identifier' };
    }
    for (const [n, id] of (agreement.communityIds ?? []).entries()) {
      if (!communityById(id)) yield noCommunity(['agreements', at, 'communityIds', n]);
    }
  }
  const { neighbours, nightRota } = file.hub.dispatch;
  for (const [at, id] of neighbours.entries()) {
    if (!organizations.has(id)) yield noOrganization(['hub', 'dispatch', 'neighbours', at]);
  }
  for (const [at, id] of nightRota.organizationIds.entries()) {
    if (!organizations.has(id)) yield noOrganization(['hub', 'dispatch', 'nightRota', 'organizationIds', at]);
  }
  for (const [at, member] of file.members.entries()) {
    if (member.organizationId !== undefined && !organizations.has(member.organizationId)) {
      yield noOrganization(['members', at, 'organizationId']);
    }
  }
}

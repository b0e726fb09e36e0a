import type { Author, Nation, Organization, Service, ServiceArea } from '../../shared/directory/index.ts';
import { mayActFor, type Scope } from '../../shared/platform/scope.ts';

/** What of the directory is for whom. */

export const isStaff = ({ role }: Scope): boolean => role === 'coordinator' || role === 'admin';

/** As whom a member changes the directory. */
export const authorOf = ({ memberId, role, organizationId }: Scope): Author =>
  role === 'partner' && organizationId !== undefined
    ? { kind: 'partner', organizationId }
    : { kind: 'member', id: memberId };

type Contacts = Organization['contacts'];
const published = (contacts: Contacts): Contacts => contacts.filter((contact) => contact.public === true);

/** Numbers and people are for the hub and for the organization itself, but for those who are published. */
export function visibleOrganization(scope: Scope, organization: Organization): Organization {
  if (mayActFor(scope, organization.id)) return organization;
  const { nation, ...rest } = organization;
  return {
    ...rest,
    dispatchPhones: [],
    contacts: published(organization.contacts),
    ...(nation && { nation: withoutSteward(nation) }),
  };
}

const withoutSteward = ({ dataSteward: _steward, ...nation }: Nation): Nation => nation;

/**
 * Of a service with a confidential place the middle of a circle is told by the degree only, some hundred kilometres: it is drawn
 * round that place. `open`: the places of the directory that are not confidential; one that was taken out may be.
 */
export function visibleService<T extends Service>(
  scope: Scope,
  service: T,
  open: { has(locationId: string): boolean },
): T {
  if (mayActFor(scope, service.organizationId)) return service;
  const hides = service.locationIds.some((id) => !open.has(id));
  return {
    ...service,
    ...(service.contacts && { contacts: published(service.contacts) }),
    ...(hides && { serviceAreas: service.serviceAreas.map(roughly) }),
  };
}

const roughly = (area: ServiceArea): ServiceArea =>
  area.kind === 'radius' ? { ...area, lat: Math.round(area.lat), lon: Math.round(area.lon) } : area;

/** The fields, by their path, that only the hub and the organization itself see the changes of. */
export const isPrivateField = ([name, inside]: readonly string[]): boolean =>
  name === 'dispatchPhones' ||
  name === 'contacts' ||
  // A circle may have been drawn round a confidential place.
  name === 'serviceAreas' ||
  (name === 'nation' && inside === 'dataSteward');

/** A service was confirmed by itself, or with all of its organization: the later of the two. */
export function lastAssured(service: Service, organization: Organization | undefined): string | undefined {
  const [own, all] = [service.assuredOn, organization?.assuredOn];
  return own === undefined || (all !== undefined && all > own) ? all : own;
}

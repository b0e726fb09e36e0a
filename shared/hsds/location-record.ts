import { accessibilityFeatureSchema, communityById, findCommunity, type Location } from '../directory/index.ts';
import type { Facet } from './facet.ts';
import { uuidWithin } from './identified.ts';
import { recordsOf, said } from './json.ts';
import { bothLanguages, localizedFrom } from './localized.ts';
import type { HsdsAddress, HsdsLocation } from './model.ts';
import { joinPath, type Report } from './problem.ts';
import { readPhones, writePhones } from './reached.ts';
import { eachOnce, identifier, identifiersFacet, nameFacet, readIdentifiers } from './shared-facets.ts';
import { ownAttribute, ownCodesOf, ownTermsOf } from './taxonomies.ts';

/** The fields of a location that a record of HSDS tells. Whether it is confidential is for the hub alone to say. */
export function readLocation(
  record: HsdsLocation,
  sourceId: string | undefined,
  path: string,
  report: Report,
): Partial<Location> {
  const { latitude, longitude, addresses = [] } = record;
  const [address] = addresses.length > 0 ? [addresses.find(isPhysical) ?? addresses[0]] : [];
  const name = localizedFrom(record, 'name') ?? nameOf(address);
  const features = ownCodesOf(record, 'carrefour-accessibility', accessibilityFeatureSchema.options);
  const identifiers = eachOnce([
    ...identifier('hsds-id', sourceId),
    ...identifier(record.external_identifier_type, record.external_identifier),
    ...readIdentifiers(record),
  ]);
  const communityId = communityOf(record, address);
  return {
    ...(name && { name }),
    type: record.location_type,
    ...(isOnEarth(latitude, longitude, path, report) && { lat: latitude, lon: longitude }),
    ...(communityId !== undefined && { communityId }),
    ...(address && { address: oneLine(address) }),
    ...(features.length > 0 && { accessibility: features }),
    ...(record.phones && { phones: readPhones(record.phones, joinPath(path, 'phones'), report) }),
    ...(identifiers.length > 0 && { identifiers }),
  };
}

const isPhysical = ({ address_type: type }: HsdsAddress): boolean => type === 'physical';

function nameOf(address: HsdsAddress | undefined): { en: string; fr: string } | undefined {
  const words = [address?.address_1, address?.city].find((part) => (part ?? '').trim() !== '')?.trim();
  return words === undefined ? undefined : { en: words, fr: words };
}

const oneLine = ({
  address_1: first,
  address_2: second,
  city,
  state_province: province,
  postal_code: code,
}: HsdsAddress) =>
  [first, second, city, [province, code].filter((part) => (part ?? '') !== '').join(' ')]
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join(', ')
    .slice(0, 300);

function communityOf(record: HsdsLocation, address: HsdsAddress | undefined): string | undefined {
  const own = ownTermsOf(record, 'carrefour-places').find(({ code }) => code === 'community')?.value;
  if (own !== undefined && communityById(own) !== undefined) return own;
  const city = address?.city?.trim() ?? '';
  if (city === '' || city.length > 80 || !/^(on|ont\.?|ontario)$/i.test(address?.state_province?.trim() ?? 'on'))
    return undefined;
  const found = findCommunity(city);
  return found.kind === 'found' && found.exact ? found.community.id : undefined;
}

/** Ontario and a margin around it, in degrees: beyond it coordinates are more often swapped or mistyped than right. */
const AROUND_ONTARIO = { south: 40, north: 58, west: -97, east: -72 };

function isOnEarth(lat: number | undefined, lon: number | undefined, path: string, report: Report): boolean {
  if (lat === undefined && lon === undefined) return false;
  if (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180) {
    report({
      effect: 'kept-aside',
      path: joinPath(path, lat === undefined || Math.abs(lat) > 90 ? 'latitude' : 'longitude'),
      code: 'coordinates-not-on-earth',
      message: 'The coordinates are incomplete, or lie outside -90 to 90 and -180 to 180 degrees.',
      remedy: 'Give both in decimal degrees, such as 48.38 and -89.25.',
    });
    return false;
  }
  const { south, north, west, east } = AROUND_ONTARIO;
  if (lat < south || lat > north || lon < west || lon > east) {
    report({
      effect: 'noted',
      path: joinPath(path, 'latitude'),
      code: 'coordinates-far-from-ontario',
      message: 'The coordinates are far from Ontario.',
      remedy: 'See that latitude and longitude are not swapped, and that the longitude is negative.',
    });
  }
  return true;
}

const where: Facet<Location> = {
  fields: ['type', 'lat', 'lon'],
  hsds: ['location_type', 'latitude', 'longitude'],
  says: [],
  write: ({ type, lat, lon }) => ({
    record: said({ location_type: type, latitude: lat, longitude: lon }),
    attributes: [],
  }),
};

/** The entry holds an address as one line; HSDS asks for its parts. */
const address: Facet<Location> = {
  fields: ['address'],
  hsds: ['addresses'],
  says: [],
  write: ({ id, type, address: line, communityId }, source) => {
    const [, ...others] = recordsOf(source['addresses']);
    const town = communityId === undefined ? undefined : communityById(communityId);
    const code = /\b([A-Z]\d[A-Z]) ?(\d[A-Z]\d)\b/i.exec(line ?? '');
    const written = {
      id: uuidWithin(id, 'addresses/0'),
      address_1: line ?? '',
      city: town === undefined ? '' : bothLanguages(town.name),
      state_province: 'ON',
      postal_code: code === null ? '' : `${code[1] ?? ''} ${code[2] ?? ''}`.toUpperCase(),
      country: 'CA',
      address_type: type,
    };
    return { record: line === undefined ? {} : { addresses: [written, ...others] }, attributes: [] };
  },
};

const community: Facet<Location> = {
  fields: ['communityId'],
  hsds: [],
  says: ['carrefour-places'],
  write: ({ id, communityId }) => ({
    record: {},
    attributes:
      communityId === undefined ? [] : [ownAttribute(id, 'location', 'carrefour-places', 'community', communityId)],
  }),
};

const accessibility: Facet<Location> = {
  fields: ['accessibility'],
  hsds: [],
  says: ['carrefour-accessibility'],
  write: ({ id, accessibility: features = [] }) => ({
    record: {},
    attributes: features.map((code) => ownAttribute(id, 'location', 'carrefour-accessibility', code)),
  }),
};

const phones: Facet<Location> = {
  fields: ['phones'],
  hsds: ['phones'],
  says: [],
  write: ({ id, phones: all }) => ({ record: said({ phones: all && writePhones(id, all) }), attributes: [] }),
};

export const locationFacets: readonly Facet<Location>[] = [
  nameFacet('location'),
  where,
  address,
  community,
  accessibility,
  phones,
  identifiersFacet('location'),
];

import { distanceKm } from './communities.ts';
import { byBlocks, blockOf, type Block } from './duplicate-blocks.ts';
import { nameLikeness, nameWords, wordWeights, type NameWords } from './duplicate-names.ts';
import { communityById } from './gazetteer.ts';
import type { LocalizedText } from './localized-text.ts';
import type { Directory, Identifier, Location, Organization, Service } from './model.ts';

/** Entries that are likely the same thing entered twice, with the reasons, for a human to decide. */

export const DUPLICATE_REASONS = {
  'same-identifier': { en: 'The same identifier', fr: 'Le même identifiant' },
  'same-dispatch-phone': { en: 'The same dispatch number', fr: 'Le même numéro de répartition' },
  'same-phone': { en: 'The same telephone number', fr: 'Le même numéro de téléphone' },
  'same-web': { en: 'The same email or web page', fr: 'Le même courriel ou la même page Web' },
  'same-address': { en: 'The same address', fr: 'La même adresse' },
  'same-place': { en: 'Within 100 metres', fr: 'À moins de 100 mètres' },
  'name-alike': { en: 'Names that are alike', fr: 'Des noms semblables' },
  'same-organization': { en: 'Of the same organization', fr: 'Du même organisme' },
  'same-kinds': { en: 'The same kinds of services', fr: 'Les mêmes types de services' },
  'other-identifier': {
    en: 'Known by two identifiers of the same source: this speaks against it',
    fr: 'Deux identifiants d’une même source : c’est un signe contraire',
  },
} as const satisfies Record<string, LocalizedText>;
export type DuplicateReason = keyof typeof DUPLICATE_REASONS;

export type DuplicateKind = 'organization' | 'service' | 'location';

export interface DuplicatePair {
  /** `kind~id~id`, the ids in their order: the same pair has the same id whatever finds it. */
  readonly id: string;
  readonly kind: DuplicateKind;
  readonly entries: readonly [Named, Named];
  /** From 0 to 1: how sure it is, not a probability. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}
export interface Named {
  readonly id: string;
  readonly name: LocalizedText;
  readonly organizationId?: string;
}

/** How much each sign says by itself, from 0 to 1; together they say more than the strongest. */
const SAYS: Readonly<Record<DuplicateReason, number>> = {
  'same-identifier': 0.9,
  'same-dispatch-phone': 0.7,
  'same-phone': 0.4,
  'same-web': 0.4,
  'same-address': 0.45,
  'same-place': 0.35,
  // Of names with the same words; less alike, less said.
  'name-alike': 0.75,
  'same-organization': 0.1,
  'same-kinds': 0.1,
  'other-identifier': 0,
};
/** Places are called "Office" and "Garage" everywhere: who has them says more. */
const SAYS_OF_PLACES: Readonly<Partial<Record<DuplicateReason, number>>> = {
  'name-alike': 0.45,
  'same-organization': 0.3,
};
/** From here on a pair is shown. */
const LIKELY = 0.6;
const ALIKE = 0.6;
const NEAR_KM = 0.1;
const BRANCH_KM = 5;

interface Candidate {
  readonly kind: DuplicateKind;
  readonly entry: Organization | Service | Location;
  readonly named: Named;
  readonly words: NameWords;
  readonly identifiers: readonly Identifier[];
  readonly dispatch: readonly string[];
  readonly phones: readonly string[];
  readonly web: readonly string[];
  readonly addresses: readonly string[];
  readonly places: readonly Place[];
  readonly kinds: readonly string[];
}
type Place = { readonly lat: number; readonly lon: number };

/**
 * The pairs of a directory that are likely the same, the surest first. Entries are only compared where they share something:
 * an identifier, a number, an address, a place or a word that few names have.
 */
export function likelyDuplicates(directory: Directory): DuplicatePair[] {
  const at = new Map<string, Location>(directory.locations.map((location) => [location.id, location]));
  const placesOf = Map.groupBy(directory.locations, ({ organizationId }) => organizationId);
  return [
    ...pairsOf(
      directory.organizations
        .filter(({ removedAt }) => removedAt === undefined)
        .map((one) => organizationCandidate(one, placesOf.get(one.id) ?? [])),
    ),
    ...pairsOf(
      directory.services.map((one) =>
        serviceCandidate(
          one,
          one.locationIds.flatMap((id) => at.get(id) ?? []),
        ),
      ),
    ),
    ...pairsOf(directory.locations.filter(({ type }) => type === 'physical').map(locationCandidate)),
  ].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

function pairsOf(candidates: readonly Candidate[]): DuplicatePair[] {
  const weight = wordWeights(candidates.map(({ words }) => words));
  const found: DuplicatePair[] = [];
  for (const [a, b] of byBlocks(candidates, blocksOf)) {
    const pair = compare(a, b, weight);
    if (pair !== undefined) found.push(pair);
  }
  return found;
}

function* blocksOf({ kind, entry, words, places, ...one }: Candidate): Generator<Block> {
  for (const { scheme, value } of one.identifiers) yield blockOf('identifier', scheme, value);
  for (const number of [...one.dispatch, ...one.phones]) yield blockOf('phone', number);
  for (const web of one.web) yield blockOf('web', web);
  for (const address of one.addresses) yield blockOf('address', address);
  const cells = places.flatMap(cellsOf);
  if (kind !== 'service') for (const cell of cells) yield blockOf('cell', cell);
  // Services and places are the same thing twice where they are one organization's, or at one place.
  const scopes = 'organizationId' in entry ? [entry.organizationId, ...cells] : [''];
  for (const scope of scopes) {
    for (const word of new Set(words.flat())) yield blockOf('word', scope, word.slice(0, 5));
    for (const name of words) yield blockOf('name', scope, name.toSorted().join(' '));
  }
}

/**
 * Cells of more than 200 metres both ways in Ontario, laid four times, each time half a cell on: two places within 100 metres
 * of one another are in one cell of one of them.
 */
function cellsOf({ lat, lon }: Place): string[] {
  return [0, 0.5].flatMap((north) =>
    [0, 0.5].map((east) => `${Math.floor(lat * 500 + north)},${Math.floor(lon * 300 + east)},${north},${east}`),
  );
}

function compare(a: Candidate, b: Candidate, weight: (word: string) => number): DuplicatePair | undefined {
  if (areTwoNations(a.entry, b.entry) || areTwoBranches(a, b)) return undefined;
  const likeness = nameLikeness(a.words, b.words, weight);
  const reasons: DuplicateReason[] = [];
  const note = (reason: DuplicateReason, holds: boolean): void => {
    if (holds) reasons.push(reason);
  };
  const key = ({ scheme, value }: Identifier): string => `${scheme} ${value}`;
  const sameIdentifier = share(a.identifiers.map(key), b.identifiers.map(key));
  const schemes = (one: Candidate): string[] => one.identifiers.map(({ scheme }) => scheme);
  note('same-identifier', sameIdentifier);
  note('same-dispatch-phone', share(a.dispatch, b.dispatch));
  note('same-phone', share(a.phones, b.phones) || share(a.phones, b.dispatch) || share(a.dispatch, b.phones));
  note('same-web', share(a.web, b.web));
  note('same-address', share(a.addresses, b.addresses));
  note(
    'same-place',
    a.places.some((one) => b.places.some((other) => distanceKm(one, other) <= NEAR_KM)),
  );
  note('name-alike', likeness >= ALIKE);
  // What its organization or its kind is says nothing unless something else does.
  const saysSomething = sameIdentifier || likeness >= ALIKE || (a.kind !== 'service' && reasons.length > 0);
  if (!saysSomething) return undefined;
  note('same-organization', a.named.organizationId !== undefined && a.named.organizationId === b.named.organizationId);
  note('same-kinds', a.kind === 'service' && share(a.kinds, b.kinds));
  const contrary = !sameIdentifier && share(schemes(a), schemes(b));
  note('other-identifier', contrary);
  const says = (reason: DuplicateReason): number => {
    if (a.kind === 'location' && reason in SAYS_OF_PLACES) return SAYS_OF_PLACES[reason] ?? 0;
    return SAYS[reason];
  };
  const doubt = reasons.reduce((left, one) => left * (1 - says(one) * (one === 'name-alike' ? likeness ** 2 : 1)), 1);
  const score = (1 - doubt) * (contrary ? 0.6 : 1);
  if (score < LIKELY) return undefined;
  const entries = [a.named, b.named].sort((one, other) => (one.id < other.id ? -1 : 1));
  const [first = a.named, second = b.named] = entries;
  return {
    id: pairId(a.kind, first.id, second.id),
    kind: a.kind,
    entries: [first, second],
    score: Math.round(score * 100) / 100,
    reasons,
  };
}

/** The id of a pair: of two entries in either order. */
export const pairId = (kind: DuplicateKind, a: string, b: string): string => [kind, ...[a, b].sort()].join('~');

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
export const PAIR_ID = new RegExp(`^(organization|service|location)~(${UUID})~(${UUID})$`);

export function parsePairId(
  id: string,
): { readonly kind: DuplicateKind; readonly ids: readonly [string, string] } | undefined {
  const [, kind, a, b] = PAIR_ID.exec(id) ?? [];
  if (a === undefined || b === undefined || a >= b) return undefined;
  return kind === 'organization' || kind === 'service' || kind === 'location' ? { kind, ids: [a, b] } : undefined;
}

const areTwoNations = (a: object, b: object): boolean => 'nation' in a && 'nation' in b;

/** The same service at two places is two services, and so is the same office in two towns. */
function areTwoBranches(a: Candidate, b: Candidate): boolean {
  if (a.kind === 'organization') return false;
  const [here, there] = [communityOf(a.entry), communityOf(b.entry)];
  if (here !== undefined && there !== undefined && here !== there) return true;
  if (a.places.length === 0 || b.places.length === 0) return false;
  return !a.places.some((one) => b.places.some((other) => distanceKm(one, other) <= BRANCH_KM));
}
const communityOf = (entry: object): unknown => ('communityId' in entry ? entry.communityId : undefined);

function share(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.includes(one));
}

function organizationCandidate(organization: Organization, places: readonly Location[]): Candidate {
  return {
    kind: 'organization',
    entry: organization,
    named: { id: organization.id, name: organization.name },
    words: nameWords(organization.name),
    identifiers: organization.identifiers ?? [],
    dispatch: organization.dispatchPhones.map(digitsOf),
    phones: phonesOf(organization),
    web: webOf(organization),
    ...whereOf(places),
    kinds: organization.kinds,
  };
}

function serviceCandidate(service: Service, places: readonly Location[]): Candidate {
  return {
    kind: 'service',
    entry: service,
    named: { id: service.id, name: service.name, organizationId: service.organizationId },
    words: nameWords(service.name),
    identifiers: service.identifiers ?? [],
    dispatch: [],
    phones: phonesOf(service),
    web: webOf(service),
    ...whereOf(places),
    kinds: service.kinds,
  };
}

function locationCandidate(location: Location): Candidate {
  return {
    kind: 'location',
    entry: location,
    named: { id: location.id, name: location.name, organizationId: location.organizationId },
    words: nameWords(location.name),
    identifiers: location.identifiers ?? [],
    dispatch: [],
    phones: phonesOf(location),
    web: [],
    ...whereOf([location]),
    kinds: [],
  };
}

/** A number by its last ten digits, however it is written. */
const digitsOf = (number: string): string => number.replaceAll(/\D/gu, '').slice(-10);
const phonesOf = ({ phones = [] }: Pick<Organization, 'phones'>): string[] =>
  phones.map(({ number }) => digitsOf(number)).filter((digits) => digits.length === 10);
const webOf = ({ email, url }: Pick<Organization, 'email' | 'url'>): string[] => [
  ...(email === undefined ? [] : [email.toLowerCase()]),
  ...(url === undefined
    ? []
    : [
        url
          .toLowerCase()
          .replace(/^https?:\/\/(www\.)?/u, '')
          .replace(/\/+$/u, ''),
      ]),
];

function whereOf(locations: readonly Location[]): Pick<Candidate, 'addresses' | 'places'> {
  return {
    addresses: locations.flatMap(({ address, communityId }) => {
      const words = addressWords(address ?? '');
      // Without a number it is a street or a town, and no address.
      return /\d/u.test(words) ? [`${words} ${communityId ?? ''}`] : [];
    }),
    places: locations.flatMap((location) => placeOf(location) ?? []),
  };
}

const STREET: Readonly<Record<string, string>> = {
  street: 'st',
  rue: 'st',
  avenue: 'ave',
  av: 'ave',
  road: 'rd',
  chemin: 'rd',
  drive: 'dr',
  boulevard: 'blvd',
  boul: 'blvd',
  highway: 'hwy',
  route: 'hwy',
  unit: '',
  suite: '',
  bureau: '',
  apt: '',
  ontario: 'on',
};

const addressWords = (address: string): string =>
  address
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => STREET[word] ?? word)
    .filter((word) => word !== '')
    .toSorted()
    .join(' ');

/** Coordinates that are those of the community say which community it is, and nothing closer. */
function placeOf({ lat, lon, communityId }: Location): Place | undefined {
  if (lat === undefined || lon === undefined) return undefined;
  const community = communityId === undefined ? undefined : communityById(communityId);
  return community !== undefined && distanceKm(community, { lat, lon }) <= NEAR_KM ? undefined : { lat, lon };
}

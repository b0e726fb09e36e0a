import { communityById, distanceKm, serviceKindNames, type Organization, type Service } from '../directory/index.ts';
import { isObject, recordsOf, type JsonObject } from './json.ts';
import { reaches, type Point } from './postal-codes.ts';
import { pointOf, type Placed, type Publication } from './publication.ts';
import { ownTaxonomies, ownTermId, ownTerms, type Vocabulary } from './taxonomies.ts';

/** Which entries a reader of the public directory asked for. All conditions hold together. */
export interface Wanted {
  readonly search?: string | undefined;
  readonly taxonomyTermId?: string | undefined;
  readonly taxonomyId?: string | undefined;
  readonly organizationId?: string | undefined;
  /** An instant, ISO 8601. What changed at an unknown time is wanted too: better twice than never. */
  readonly modifiedAfter?: string | undefined;
  /** Whom the service is to reach, and how far from it at most, in metres. */
  readonly around?: { readonly point: Point; readonly metres?: number | undefined } | undefined;
}

/** Finds in one publication; words and terms are gathered the first time they are asked for. */
export class Selection {
  readonly #publication: Publication;
  readonly #words = new Map<string, string>();
  readonly #terms = new Map<string, ReadonlySet<string>>();
  #taxonomies: { readonly taxonomies: readonly JsonObject[]; readonly terms: readonly JsonObject[] } | undefined;

  constructor(publication: Publication) {
    this.#publication = publication;
  }

  services(wanted: Wanted): Service[] {
    return this.#publication.services.filter((service) => this.#isWanted(service, wanted));
  }

  placed(wanted: Wanted): Placed[] {
    const ids = new Map<string, boolean>();
    return [...this.#publication.placed.values()].filter(({ service, location }) => {
      const isWanted = ids.get(service.id) ?? this.#isWanted(service, wanted);
      ids.set(service.id, isWanted);
      return isWanted && isNear(location, wanted.around);
    });
  }

  organizations(wanted: Pick<Wanted, 'search' | 'taxonomyTermId' | 'taxonomyId'>): Organization[] {
    const { taxonomyTermId, taxonomyId } = wanted;
    return this.#publication.organizations.filter((organization) => {
      if (!hasWords(this.#organizationWords(organization), wanted.search)) return false;
      const all = [organization, ...this.#publication.servicesOf(organization.id)];
      return [taxonomyTermId, taxonomyId].every(
        (id) => id === undefined || all.some((one) => this.#termsOf(one).has(id)),
      );
    });
  }

  #isWanted(service: Service, wanted: Wanted): boolean {
    const { taxonomyTermId, taxonomyId, organizationId, modifiedAfter, around } = wanted;
    if (organizationId !== undefined && service.organizationId !== organizationId) return false;
    if (taxonomyTermId !== undefined && !this.#termsOf(service).has(taxonomyTermId)) return false;
    if (taxonomyId !== undefined && !this.#termsOf(service).has(taxonomyId)) return false;
    if (modifiedAfter !== undefined && (this.#publication.modifiedAt(service) ?? modifiedAfter) < modifiedAfter)
      return false;
    if (around !== undefined && !reaches(this.#publication.areasOf(service), around.point)) return false;
    return hasWords(this.#serviceWords(service), wanted.search);
  }

  #serviceWords(service: Service): () => string {
    return () =>
      remembered(this.#words, service.id, () => {
        const organization = this.#publication.organizationById(service.organizationId);
        const communities = this.#publication.placesOf(service).flatMap(({ communityId }) => communityId ?? []);
        const names = communities.flatMap((id) => communityById(id)?.name ?? []);
        const texts = [service.name, service.description, organization?.name, ...names];
        return folded([
          ...service.kinds.flatMap((kind) => Object.values(serviceKindNames[kind])),
          ...texts.flatMap((text) => (text === undefined ? [] : [text.en, text.fr])),
          ...plainTexts(this.#publication.sourceOf('service', service.id), ['alternate_name']),
        ]);
      });
  }

  #organizationWords({ id, name, description }: Organization): () => string {
    return () =>
      remembered(this.#words, id, () =>
        folded([
          ...[name, description].flatMap((text) => (text === undefined ? [] : [text.en, text.fr])),
          ...plainTexts(this.#publication.sourceOf('organization', id), ['alternate_name']),
        ]),
      );
  }

  /** The terms that an entry is found by, and their taxonomies. */
  #termsOf(entry: Service | Organization): ReadonlySet<string> {
    return remembered(this.#terms, entry.id, () => {
      const isService = 'organizationId' in entry;
      const own = isService
        ? termsOfService(entry)
        : entry.kinds.map((code) => id('carrefour-organization-kinds', code));
      const source = this.#publication.sourceOf(isService ? 'service' : 'organization', entry.id);
      const named = recordsOf(source?.['attributes']).flatMap((attribute) => {
        const term = isObject(attribute['taxonomy_term']) ? attribute['taxonomy_term'] : {};
        const taxonomy = isObject(term['taxonomy_detail']) ? term['taxonomy_detail'] : {};
        return [attribute['taxonomy_term_id'], term['id'], term['taxonomy_id'], taxonomy['id']];
      });
      const ids = [...own, ...named].filter((one) => typeof one === 'string');
      return new Set(ids.flatMap((one) => [one, ...(taxonomyOf.get(one) ?? [])]));
    });
  }

  /** Our own vocabularies, and those in which other directories spoke of what came from them. */
  taxonomies(): { readonly taxonomies: readonly JsonObject[]; readonly terms: readonly JsonObject[] } {
    this.#taxonomies ??= this.#gathered();
    return this.#taxonomies;
  }

  #gathered(): { readonly taxonomies: readonly JsonObject[]; readonly terms: readonly JsonObject[] } {
    const taxonomies = new Map<unknown, JsonObject>(ownTaxonomies.map((one) => [one.id, one]));
    const terms = new Map<unknown, JsonObject>(ownTerms.map((one) => [one.id, one]));
    const { services, organizations, locations } = this.#publication;
    const sources = [
      ...services.map((one) => this.#publication.sourceOf('service', one.id)),
      ...organizations.map((one) => this.#publication.sourceOf('organization', one.id)),
      ...locations.map((one) => this.#publication.sourceOf('location', one.id)),
    ];
    for (const attribute of sources.flatMap((source) => recordsOf(source?.['attributes']))) {
      const term = attribute['taxonomy_term'];
      if (!isObject(term)) continue;
      if (!terms.has(term['id'])) terms.set(term['id'], withRequired(term));
      const taxonomy = term['taxonomy_detail'];
      if (isObject(taxonomy) && !taxonomies.has(taxonomy['id'])) taxonomies.set(taxonomy['id'], withRequired(taxonomy));
    }
    return { taxonomies: [...taxonomies.values()], terms: [...terms.values()] };
  }
}

/** HSDS asks for a name and a description of terms and taxonomies. */
const withRequired = (record: JsonObject): JsonObject => {
  const name = record['name'] ?? record['code'] ?? record['id'];
  return { ...record, name, description: record['description'] ?? name };
};

const taxonomyOf = new Map(
  ownTerms.map(({ id: term, taxonomy_detail: detail }) => [term, detail === undefined ? [] : [detail.id]]),
);

const id = (vocabulary: Vocabulary, code: string): string | undefined => ownTermId(vocabulary, code);

const termsOfService = ({ kinds, cultures, accessibility, eligibility, virtual, mobile, interpretation }: Service) => [
  ...kinds.map((code) => id('carrefour-service-kinds', code)),
  ...cultures.map((code) => id('carrefour-cultures', code)),
  ...accessibility.map((code) => id('carrefour-accessibility', code)),
  ...(eligibility.ageBands ?? []).map((code) => id('carrefour-eligibility', code)),
  ...(eligibility.genders ?? []).map((code) => id('carrefour-eligibility', code)),
  ...(eligibility.nationOnly ?? []).map(() => id('carrefour-eligibility', 'nation-only')),
  ...(virtual ? [id('carrefour-delivery', 'virtual')] : []),
  ...(mobile ? [id('carrefour-delivery', 'mobile')] : []),
  ...(interpretation ? [id('carrefour-delivery', 'interpretation')] : []),
];

function isNear(place: Placed['location'], around: Wanted['around']): boolean {
  if (around?.metres === undefined) return true;
  if (place === undefined) return false;
  const at = pointOf(place);
  return at !== undefined && distanceKm(at, around.point) * 1000 <= around.metres;
}

const fold = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
const folded = (texts: readonly string[]): string => fold([...new Set(texts)].join('\n'));

const plainTexts = (record: JsonObject | undefined, fields: readonly string[]): string[] =>
  fields.map((field) => record?.[field]).filter((value) => typeof value === 'string');

/** Every word asked for, in any order; accents and case do not matter. */
function hasWords(text: () => string, search: string | undefined): boolean {
  const wanted = fold(search ?? '')
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (wanted.length === 0) return true;
  const there = text();
  return wanted.every((word) => there.includes(word));
}

export const matchesWords = (record: JsonObject, search: string | undefined): boolean =>
  hasWords(() => folded(plainTexts(record, ['name', 'description', 'code'])), search);

function remembered<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}

import { v5 } from 'uuid';
import { serviceKindNames, serviceKinds } from '../directory/index.ts';
import { recordsOf, type JsonObject } from './json.ts';
import type { HsdsAttribute, HsdsTaxonomy, HsdsTaxonomyTerm } from './model.ts';
import { organizationKindNames, accessibilityNames, ageBandNames, cultureNames, genderNames } from './term-names.ts';

/**
 * The hub's own vocabularies, in which it says what HSDS has no field for. The same for every hub, so that a term means the
 * same wherever it is met. The common taxonomies of the field are licensed; they are mapped to at import, never copied here.
 */

/** Namespace of their identifiers (RFC 9562, version 5): published, so it never changes. */
const namespace = '8d0c8f64-6f0d-5b52-8f0e-3c2b8e0d5a17';

type Names = Readonly<Record<string, { readonly en: string; readonly fr: string }>>;

const same = (en: string, fr: string) => ({ en, fr });

const VOCABULARIES = {
  'carrefour-service-kinds': {
    description: 'What a service does for a person / Ce que fait un service pour une personne',
    terms: Object.fromEntries(serviceKinds.map((kind) => [kind, serviceKindNames[kind]])),
  },
  'carrefour-organization-kinds': {
    description: 'What an organization is / Ce qu’est un organisme',
    terms: organizationKindNames,
  },
  'carrefour-cultures': {
    description: 'For whom a service is culturally adapted / À quelle culture un service est adapté',
    terms: cultureNames,
  },
  'carrefour-accessibility': {
    description:
      'What a service or a place can do for a person / Ce qu’un service ou un lieu peut offrir à une personne',
    terms: accessibilityNames,
  },
  'carrefour-eligibility': {
    description: 'Who alone is served / Les seules personnes servies',
    terms: {
      ...ageBandNames,
      ...genderNames,
      'nation-only': same(
        'Members of a First Nation, by band number',
        'Membres d’une Première Nation, par numéro de bande',
      ),
    },
  },
  'carrefour-delivery': {
    description: 'How a service reaches a person / Comment un service joint une personne',
    terms: {
      virtual: same('By telephone, video or text', 'Par téléphone, vidéo ou message texte'),
      mobile: same('Goes to the person’s community', 'Se rend dans la collectivité de la personne'),
      interpretation: same('An interpreter for any language', 'Interprète dans toutes les langues'),
    },
  },
  'carrefour-hours': {
    description: 'What weekly hours do not say / Ce que l’horaire de la semaine ne dit pas',
    terms: {
      always: same('At any hour of any day', 'À toute heure, tous les jours'),
      'time-zone': same('Time zone (IANA)', 'Fuseau horaire (IANA)'),
      'by-appointment': same('By appointment only', 'Sur rendez-vous seulement'),
      closure: same('Closed from this day to that day', 'Fermé de ce jour à ce jour'),
    },
  },
  'carrefour-service-areas': {
    description: 'Whom a service reaches / Qui un service dessert',
    terms: {
      communities: same('These communities', 'Ces collectivités'),
      radius: same('A circle: latitude, longitude, kilometres', 'Un cercle : latitude, longitude, kilomètres'),
      province: same('All of Ontario', 'Tout l’Ontario'),
      virtual: same('Anywhere, at a distance', 'Partout, à distance'),
    },
  },
  'carrefour-identifiers': {
    description: 'By what others know an entry / Sous quel identifiant d’autres connaissent une entrée',
    terms: { identifier: same('Identifier', 'Identifiant') },
  },
  'carrefour-french': {
    description: 'The French of a text that stands beside it in English / Le français d’un texte donné en anglais',
    terms: {
      name: same('Name', 'Nom'),
      description: same('Description', 'Description'),
      application_process: same('How to apply', 'Comment faire une demande'),
      fees_description: same('Fees', 'Frais'),
    },
  },
  'carrefour-places': {
    description: 'Where a location is / Où se trouve un lieu',
    terms: { community: same('Its community', 'Sa collectivité') },
  },
} as const satisfies Record<string, { description: string; terms: Names }>;
export type Vocabulary = keyof typeof VOCABULARIES;

const taxonomyId = (vocabulary: string): string => v5(vocabulary, namespace);
const termId = (vocabulary: string, code: string): string => v5(`${vocabulary}/${code}`, namespace);

const taxonomies = new Map<string, HsdsTaxonomy>();
const terms = new Map<string, HsdsTaxonomyTerm>();
for (const [name, { description, terms: names }] of Object.entries(VOCABULARIES)) {
  const detail: HsdsTaxonomy = { id: taxonomyId(name), name, description, version: '1' };
  taxonomies.set(name, detail);
  for (const [code, { en, fr }] of Object.entries<{ en: string; fr: string }>(names)) {
    terms.set(`${name}/${code}`, {
      id: termId(name, code),
      code,
      name: en,
      description: en === fr ? en : `${en} / ${fr}`,
      taxonomy: name,
      taxonomy_detail: detail,
      language: 'en',
    });
  }
}

export const ownTaxonomies: readonly HsdsTaxonomy[] = [...taxonomies.values()];
export const ownTerms: readonly HsdsTaxonomyTerm[] = [...terms.values()];

/** The identifier of one of our terms, by which a service is found whatever its record says. */
export const ownTermId = (vocabulary: Vocabulary, code: string): string | undefined =>
  terms.get(`${vocabulary}/${code}`)?.id;

/** Inside a record a term names its taxonomy; the taxonomy itself is told by `/taxonomies`. */
const withoutDetail = ({ taxonomy_detail: detail, ...term }: HsdsTaxonomyTerm): HsdsTaxonomyTerm => ({
  ...term,
  ...(detail !== undefined && { taxonomy_id: detail.id }),
});

/** Says of the record `ownerId` that a term applies to it. `value` where the term needs one. */
export function ownAttribute(
  ownerId: string,
  entity: string,
  vocabulary: Vocabulary,
  code: string,
  value?: string,
  label?: string,
): HsdsAttribute {
  const term = terms.get(`${vocabulary}/${code}`);
  if (term === undefined) throw new Error(`${vocabulary} has no term ${code}`);
  return {
    id: v5(`${ownerId}/${vocabulary}/${code}/${label ?? ''}/${value ?? ''}`, namespace),
    link_id: ownerId,
    link_entity: entity,
    link_type: vocabulary,
    taxonomy_term: withoutDetail(term),
    ...(value !== undefined && { value }),
    ...(label !== undefined && { label }),
  };
}

export interface OwnTerm {
  readonly code: string;
  readonly value: string | undefined;
  readonly label: string | undefined;
}

/** What the attributes of a record say in one of our vocabularies. */
export function ownTermsOf(record: JsonObject, vocabulary: Vocabulary): OwnTerm[] {
  return recordsOf(record['attributes']).flatMap((attribute): OwnTerm[] => {
    const code = ownCode(attribute, vocabulary);
    const { value, label } = attribute;
    return code === undefined
      ? []
      : [
          {
            code,
            value: typeof value === 'string' ? value : undefined,
            label: typeof label === 'string' ? label : undefined,
          },
        ];
  });
}

/** Those of the codes that the attributes of a record name, in their order. */
export const ownCodesOf = <C extends string>(record: JsonObject, vocabulary: Vocabulary, codes: readonly C[]): C[] => [
  ...new Set(ownTermsOf(record, vocabulary).flatMap(({ code }) => codes.find((one) => one === code) ?? [])),
];

/** Whether an attribute speaks in one of these vocabularies of ours. */
export const speaksIn = (attribute: JsonObject, vocabularies: readonly Vocabulary[]): boolean =>
  vocabularies.some((vocabulary) => ownCode(attribute, vocabulary) !== undefined);

const byId = new Map(ownTerms.map((term) => [term.id, term]));

function ownCode(attribute: JsonObject, vocabulary: Vocabulary): string | undefined {
  const [nested] = recordsOf([attribute['taxonomy_term']]);
  const id = nested?.['id'] ?? attribute['taxonomy_term_id'];
  const term = typeof id === 'string' ? byId.get(id) : undefined;
  return term?.taxonomy === vocabulary ? term.code : undefined;
}

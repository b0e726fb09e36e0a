import { communityById, serviceKindNames, serviceKinds } from '../../directory/index.ts';
import type { FieldName, SearchDocument } from './documents.ts';
import type { Facet } from './facets.ts';
import type { Standing } from './geography.ts';
import type { Concept, How, Question } from './question.ts';
import type { SearchIndex } from './search-index.ts';
import { sectorNames } from './sectors.ts';
import { wordsOf } from './words.ts';

type LocalizedText = { readonly fr: string; readonly en: string };

/** Why an entry was found, for one thing that was asked for. */
export type Why = {
  readonly code:
    `word-in-${FieldName}` | 'meaning' | 'in' | 'serves' | 'near' | 'serves-province' | 'at-a-distance' | 'number';
  /** As it was asked; never a number. */
  readonly asked?: string;
  readonly how?: How;
  readonly text: LocalizedText;
};

/** Where in a text of the entry the words stand: positions in UTF-16, the second one excluded. */
export type Highlight = {
  readonly on: FieldName;
  readonly language?: 'fr' | 'en';
  readonly text: string;
  readonly ranges: readonly (readonly [number, number])[];
};

const fieldTexts: Readonly<Record<FieldName, LocalizedText>> = {
  name: { fr: 'le nom', en: 'the name' },
  'other-name': { fr: 'un autre nom', en: 'another name' },
  organization: { fr: "le nom de l'organisme", en: 'the name of the organization' },
  program: { fr: 'le nom du programme', en: 'the name of the program' },
  party: { fr: "le nom d'une partie", en: 'the name of a party' },
  description: { fr: 'la description', en: 'the description' },
  address: { fr: "l'adresse", en: 'the address' },
  identifier: { fr: 'un identifiant', en: 'an identifier' },
};
const howTexts: Readonly<Record<How, LocalizedText>> = {
  'as-written': { fr: '', en: '' },
  beginning: { fr: ' (début de mot)', en: ' (beginning of a word)' },
  misspelled: { fr: ' (à une faute près)', en: ' (misspelled)' },
};

/** What every word asked for has to do with the entry, the strongest way it does. */
export function whyFound(
  index: SearchIndex,
  document: number,
  question: Question,
  within: readonly string[] | undefined,
): { readonly why: Why[]; readonly highlights: Highlight[] } {
  const one = index.documents[document];
  if (one === undefined) return { why: [], highlights: [] };
  const places = [
    ...(within === undefined ? [] : [{ ids: within, asked: undefined }]),
    ...question.concepts.flatMap(({ place, written }) =>
      place === undefined ? [] : [{ ids: place.communities.map(({ id }) => id), asked: written }],
    ),
  ];
  return {
    why: [
      ...question.concepts.flatMap((concept) => whyOf(one, concept)),
      ...places.flatMap(({ ids, asked }) => {
        const standing = index.geography.around(ids).get(document);
        return standing === undefined ? [] : [whyOfPlace(standing, ids, asked)];
      }),
    ],
    highlights: highlightsOf(one, question),
  };
}

function whyOf(one: SearchDocument, { written, words, facets, phone }: Concept): Why[] {
  if (phone !== undefined) {
    const text = { fr: 'Un de ses numéros est celui demandé', en: 'One of its numbers is the one asked for' };
    return one.phones.some(({ digits }) => digits.endsWith(phone.slice(-10))) ? [{ code: 'number', text }] : [];
  }
  const why: Why[] = [];
  for (const { on, text } of one.fields()) {
    const found = wordsOf(text).find(({ stem }) => words.has(stem));
    const meant = found === undefined ? undefined : words.get(found.stem);
    if (meant === undefined || why.some(({ code }) => code === `word-in-${on}`)) continue;
    const { how } = meant;
    why.push({
      code: `word-in-${on}`,
      asked: written,
      how,
      text: {
        fr: `« ${written} » est dans ${fieldTexts[on].fr}${howTexts[how].fr}`,
        en: `"${written}" is in ${fieldTexts[on].en}${howTexts[how].en}`,
      },
    });
  }
  const [strongest] = [...one.facets()]
    .flatMap(([facet, weight]) => {
      const meant = facets.get(facet);
      return meant === undefined ? [] : [{ facet, how: meant.how, weight: weight * meant.share }];
    })
    .sort((a, b) => b.weight - a.weight || (a.facet < b.facet ? -1 : 1));
  if (strongest !== undefined) {
    const { facet, how } = strongest;
    const name = facetName(facet);
    why.push({
      code: 'meaning',
      asked: written,
      how,
      text: {
        fr: `« ${written} » : ${name.fr}${howTexts[how].fr}`,
        en: `"${written}": ${name.en}${howTexts[how].en}`,
      },
    });
  }
  return why;
}

function whyOfPlace({ relation, km }: Standing, ids: readonly string[], asked: string | undefined): Why {
  const names = ids.flatMap((id) => communityById(id)?.name ?? []);
  const fr = [...new Set(names.map((name) => name.fr))].join(', ');
  const en = [...new Set(names.map((name) => name.en))].join(', ');
  const about = Math.max(1, Math.round(km ?? 0));
  const texts: Readonly<Record<Standing['relation'], LocalizedText>> = {
    in: { fr: `Situé à ${fr}`, en: `Located in ${en}` },
    serves: { fr: `Dessert ${fr}`, en: `Serves ${en}` },
    near: {
      fr: `À environ ${about} km de ${fr}, à vol d'oiseau`,
      en: `About ${about} km from ${en}, as the crow flies`,
    },
    'serves-province': { fr: "Dessert tout l'Ontario", en: 'Serves all of Ontario' },
    'at-a-distance': { fr: 'À distance, de partout', en: 'At a distance, from anywhere' },
  };
  return { code: relation, ...(asked !== undefined && { asked }), text: texts[relation] };
}

function highlightsOf(one: SearchDocument, { concepts }: Question): Highlight[] {
  const wanted = (stem: string) => concepts.some(({ words }) => words.has(stem));
  return one.fields().flatMap((field): Highlight[] => {
    const ranges = wordsOf(field.text)
      .filter(({ stem }) => wanted(stem))
      .map(({ from, to }) => [from, to] as const);
    return ranges.length === 0 ? [] : [{ ...field, ranges }];
  });
}

const asideNames: Readonly<Record<string, LocalizedText>> = {
  'culture:first-nations': { fr: 'soutien culturel des Premières Nations', en: 'First Nations cultural support' },
  'culture:cree': { fr: 'soutien culturel cri', en: 'Cree cultural support' },
  'culture:ojibwe': { fr: 'soutien culturel ojibwé', en: 'Ojibwe cultural support' },
  'culture:oji-cree': { fr: 'soutien culturel oji-cri', en: 'Oji-Cree cultural support' },
  'culture:haudenosaunee': { fr: 'soutien culturel haudenosaunee', en: 'Haudenosaunee cultural support' },
  'culture:metis': { fr: 'soutien culturel métis', en: 'Métis cultural support' },
  'culture:inuit': { fr: 'soutien culturel inuit', en: 'Inuit cultural support' },
  'culture:francophone': { fr: 'soutien culturel francophone', en: 'Francophone cultural support' },
  'culture:newcomer': { fr: 'soutien aux nouveaux arrivants', en: 'support for newcomers' },
  'feature:wheelchair': { fr: 'accessible en fauteuil roulant', en: 'wheelchair accessible' },
  'feature:lifting': { fr: 'aide au transfert', en: 'help with lifting' },
  'feature:service-animal': { fr: "animaux d'assistance admis", en: 'service animals welcome' },
  'feature:sign-language': { fr: 'langue des signes', en: 'sign language' },
  'feature:low-vision': { fr: 'adapté à la basse vision', en: 'adapted to low vision' },
  'feature:attendant': { fr: 'personne accompagnatrice admise', en: 'attendants welcome' },
  'feature:children': { fr: 'enfants admis', en: 'children welcome' },
  'feature:developmental-disability': {
    fr: 'adapté aux personnes ayant une déficience intellectuelle',
    en: 'adapted for developmental disabilities',
  },
  'feature:plain-language': { fr: 'langage clair', en: 'plain language' },
  'gender:woman': { fr: 'pour les femmes', en: 'for women' },
  'gender:man': { fr: 'pour les hommes', en: 'for men' },
  'gender:two-spirit': { fr: 'pour les personnes bispirituelles', en: 'for Two-Spirit people' },
  'gender:non-binary': { fr: 'pour les personnes non binaires', en: 'for non-binary people' },
  'age:under-16': { fr: 'moins de 16 ans', en: 'under 16' },
  'age:16-17': { fr: '16 et 17 ans', en: '16 and 17' },
  'age:18-plus': { fr: '18 ans et plus', en: '18 and over' },
  'language:fr': { fr: 'en français', en: 'in French' },
  'language:en': { fr: 'en anglais', en: 'in English' },
  'language:cr': { fr: 'en cri', en: 'in Cree' },
  'language:oj': { fr: 'en ojibwé', en: 'in Ojibwe' },
  'language:ojs': { fr: 'en oji-cri', en: 'in Oji-Cree' },
  'language:moh': { fr: 'en mohawk', en: 'in Mohawk' },
  'language:iu': { fr: 'en inuktitut', en: 'in Inuktitut' },
  'hours:always': { fr: 'ouvert jour et nuit', en: 'open day and night' },
  'way:virtual': { fr: 'à distance', en: 'at a distance' },
  'way:mobile': { fr: 'se rend sur place', en: 'comes to the person' },
};

const namesOfFacets: ReadonlyMap<string, LocalizedText> = new Map([
  ...serviceKinds.map((kind) => [`kind:${kind}`, serviceKindNames[kind]] as const),
  ...Object.entries(sectorNames).map(([sector, name]) => [`sector:${sector}`, name] as const),
  ...Object.entries(asideNames),
]);
const facetName = (facet: Facet): LocalizedText => namesOfFacets.get(facet) ?? { fr: facet, en: facet };

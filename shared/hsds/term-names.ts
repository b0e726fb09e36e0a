import type { AccessibilityFeature, Culture, Gender, OrganizationKind } from '../directory/index.ts';

/** The names, for people, of the codes that the directory uses. */

interface Name {
  readonly en: string;
  readonly fr: string;
}

export const organizationKindNames: Readonly<Record<OrganizationKind, Name>> = {
  'first-nation': { en: 'First Nation', fr: 'Première Nation' },
  'first-nation-services': { en: 'Services of a First Nation', fr: 'Services d’une Première Nation' },
  'indigenous-organization': { en: 'Indigenous organization', fr: 'Organisme autochtone' },
  'sexual-assault-centre': {
    en: 'Sexual assault centre',
    fr: 'Centre d’aide et de lutte contre les agressions à caractère sexuel',
  },
  shelter: { en: 'Shelter', fr: 'Maison d’hébergement' },
  housing: { en: 'Housing', fr: 'Logement' },
  'developmental-services': {
    en: 'Developmental services agency',
    fr: 'Organisme de services aux personnes ayant une déficience intellectuelle',
  },
  'mental-health-addictions': {
    en: 'Mental health and addictions',
    fr: 'Santé mentale et lutte contre les dépendances',
  },
  health: { en: 'Health', fr: 'Santé' },
  legal: { en: 'Legal services', fr: 'Services juridiques' },
  'child-services': { en: 'Child services', fr: 'Services à l’enfance' },
  police: { en: 'Police', fr: 'Police' },
  'transport-road': { en: 'Transport by road', fr: 'Transport par la route' },
  'transport-air': { en: 'Transport by air', fr: 'Transport par avion' },
  municipality: { en: 'Municipality', fr: 'Municipalité' },
  business: { en: 'Business', fr: 'Entreprise' },
  education: { en: 'Education', fr: 'Éducation' },
  'language-program': { en: 'Language program', fr: 'Programme de langues' },
  'career-guidance': { en: 'Career guidance', fr: 'Orientation professionnelle' },
  settlement: { en: 'Settlement', fr: 'Établissement' },
  'community-organization': { en: 'Community organization', fr: 'Organisme communautaire' },
};

export const cultureNames: Readonly<Record<Culture, Name>> = {
  'first-nations': { en: 'First Nations', fr: 'Premières Nations' },
  cree: { en: 'Cree', fr: 'Crie' },
  ojibwe: { en: 'Ojibwe', fr: 'Ojibwée' },
  'oji-cree': { en: 'Oji-Cree', fr: 'Oji-crie' },
  haudenosaunee: { en: 'Haudenosaunee', fr: 'Haudenosaunee' },
  metis: { en: 'Métis', fr: 'Métisse' },
  inuit: { en: 'Inuit', fr: 'Inuite' },
  francophone: { en: 'Francophone', fr: 'Francophone' },
  newcomer: { en: 'Newcomers', fr: 'Nouveaux arrivants' },
};

export const accessibilityNames: Readonly<Record<AccessibilityFeature, Name>> = {
  wheelchair: { en: 'Wheelchair accessible', fr: 'Accessible en fauteuil roulant' },
  lifting: { en: 'Help with lifting', fr: 'Aide au transfert' },
  'service-animal': { en: 'Service animals welcome', fr: 'Animaux d’assistance acceptés' },
  'sign-language': { en: 'Sign language', fr: 'Langue des signes' },
  'low-vision': { en: 'Adapted for low vision', fr: 'Adapté à la basse vision' },
  attendant: { en: 'Room for an attendant', fr: 'Place pour une personne accompagnatrice' },
  children: { en: 'Children welcome', fr: 'Enfants acceptés' },
  'developmental-disability': {
    en: 'Adapted for a developmental disability',
    fr: 'Adapté à une déficience intellectuelle',
  },
  'plain-language': { en: 'Plain language', fr: 'Langage simple' },
};

export const ageBandNames: Readonly<Record<'under-16' | '16-17' | '18-plus', Name>> = {
  'under-16': { en: 'Under 16', fr: 'Moins de 16 ans' },
  '16-17': { en: '16 and 17', fr: '16 et 17 ans' },
  '18-plus': { en: '18 and over', fr: '18 ans et plus' },
};

export const genderNames: Readonly<Record<Gender, Name>> = {
  woman: { en: 'Women', fr: 'Femmes' },
  man: { en: 'Men', fr: 'Hommes' },
  'non-binary': { en: 'Non-binary persons', fr: 'Personnes non binaires' },
  'two-spirit': { en: 'Two-Spirit persons', fr: 'Personnes bispirituelles' },
};

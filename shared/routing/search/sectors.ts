import type { Agreement, Organization } from '../../directory/index.ts';

type Sector = Organization['kinds'][number];

/** The sectors as people read them. */
export const sectorNames: Readonly<Record<Sector, { readonly fr: string; readonly en: string }>> = {
  'first-nation': { fr: 'Première Nation', en: 'First Nation' },
  'first-nation-services': { fr: "Services d'une Première Nation", en: 'Services of a First Nation' },
  'indigenous-organization': { fr: 'Organisme autochtone', en: 'Indigenous organization' },
  'sexual-assault-centre': {
    fr: "Centre d'aide et de lutte contre les agressions à caractère sexuel",
    en: 'Sexual assault centre',
  },
  shelter: { fr: "Maison d'hébergement", en: 'Shelter' },
  housing: { fr: 'Logement', en: 'Housing' },
  'developmental-services': {
    fr: 'Services aux personnes ayant une déficience intellectuelle',
    en: 'Developmental services',
  },
  'mental-health-addictions': { fr: 'Santé mentale et dépendances', en: 'Mental health and addictions' },
  health: { fr: 'Santé', en: 'Health' },
  legal: { fr: 'Services juridiques', en: 'Legal services' },
  'child-services': { fr: "Services à l'enfance", en: 'Child services' },
  police: { fr: 'Police', en: 'Police' },
  'transport-road': { fr: 'Transport par la route', en: 'Transport by road' },
  'transport-air': { fr: 'Transport par avion', en: 'Transport by air' },
  municipality: { fr: 'Municipalité', en: 'Municipality' },
  business: { fr: 'Entreprise', en: 'Business' },
  education: { fr: 'Éducation', en: 'Education' },
  'language-program': { fr: 'Programme de langues', en: 'Language program' },
  'career-guidance': { fr: 'Orientation professionnelle', en: 'Career guidance' },
  settlement: { fr: 'Établissement', en: 'Settlement' },
  'community-organization': { fr: 'Organisme communautaire', en: 'Community organization' },
};

/** What an agreement is called: it has no name of its own. */
export const agreementNames: Readonly<Record<Agreement['kind'], { readonly fr: string; readonly en: string }>> = {
  'service-agreement': { fr: 'Entente de service', en: 'Service agreement' },
  'intake-protocol': { fr: 'Protocole de prise en charge', en: 'Intake protocol' },
  'cross-sector-referral': { fr: "Protocole d'aiguillage intersectoriel", en: 'Cross-sector referral protocol' },
  'data-sharing': { fr: 'Entente de partage de données', en: 'Data-sharing agreement' },
  'crisis-team': { fr: "Équipe d'intervention en cas de crise", en: 'Crisis response team' },
  transport: { fr: 'Entente de transport', en: 'Transport agreement' },
};

import * as z from 'zod';
import type { LocalizedText } from './localized-text.ts';

/**
 * What a service does for a person. These are the hub's own codes: a mapping to another taxonomy belongs to import and
 * export, because the common ones are licensed.
 */
export const serviceKinds = [
  'safe-place',
  'housing',
  'transport-road',
  'transport-air',
  'transport-rail',
  'transport-boat',
  'crisis-support',
  'counselling',
  'peer-support',
  'case-management',
  'health',
  'sexual-assault-centre',
  'mental-health-addictions',
  'legal',
  'child-services',
  'developmental-services',
  'life-skills',
  'education',
  'employment',
  'language-program',
  'cultural-support',
  'police-liaison',
  'settlement',
  'return-home',
  'material-support',
] as const;
export const serviceKindSchema = z.enum(serviceKinds);
export type ServiceKind = z.infer<typeof serviceKindSchema>;

/** @public The names shown to people. */
export const serviceKindNames: Readonly<Record<ServiceKind, LocalizedText>> = {
  'safe-place': { fr: 'Hébergement sécuritaire', en: 'Shelter or safe place' },
  housing: { fr: 'Logement à long terme', en: 'Long-term housing' },
  'transport-road': { fr: 'Transport par la route', en: 'Transport by road' },
  'transport-air': { fr: 'Transport par avion', en: 'Transport by air' },
  'transport-rail': { fr: 'Transport par train', en: 'Transport by rail' },
  'transport-boat': { fr: 'Transport par bateau', en: 'Transport by boat' },
  'crisis-support': { fr: 'Soutien en cas de crise', en: 'Crisis support' },
  counselling: { fr: 'Écoute et counseling', en: 'Someone to talk to, counselling' },
  'peer-support': { fr: 'Groupes de soutien et de pairs', en: 'Support and peer groups' },
  'case-management': {
    fr: 'Gestion de cas et navigation dans le système',
    en: 'Case management and system navigation',
  },
  health: { fr: 'Services de santé', en: 'Health services' },
  'sexual-assault-centre': {
    fr: "Centre d'aide et de lutte contre les agressions à caractère sexuel",
    en: 'Sexual assault centre',
  },
  'mental-health-addictions': {
    fr: 'Santé mentale et lutte contre les dépendances',
    en: 'Mental health and addictions',
  },
  legal: { fr: 'Services juridiques', en: 'Legal services' },
  'child-services': { fr: "Services à l'enfance", en: 'Child services' },
  'developmental-services': {
    fr: 'Services aux personnes ayant une déficience intellectuelle',
    en: 'Developmental services',
  },
  'life-skills': { fr: 'Formation en dynamique de la vie', en: 'Life skills' },
  education: { fr: 'Mise à niveau des études', en: 'Upgrading education' },
  employment: { fr: 'Emploi et orientation professionnelle', en: 'Employment and career guidance' },
  'language-program': { fr: 'Programme de langues', en: 'Language program' },
  'cultural-support': { fr: 'Soutien culturel et activités sur le territoire', en: 'Cultural and land-based support' },
  'police-liaison': { fr: 'Liaison avec la police', en: 'Police liaison' },
  settlement: { fr: 'Établissement et intégration dans la collectivité', en: 'Settlement and integration' },
  'return-home': { fr: 'Retour à la maison', en: 'Return home' },
  'material-support': {
    fr: 'Aide matérielle (téléphone, vêtements, repas)',
    en: 'Material help (phone, clothing, meals)',
  },
};

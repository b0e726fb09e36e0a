import type { Service } from '../directory/index.ts';

export type ServiceKind = Service['kinds'][number];
export interface Words {
  readonly fr: string;
  readonly en: string;
}

/**
 * What a need is called in a text to a partner: a few words, no more than the partner needs to say yes or no, and only
 * characters of the GSM alphabet (no circumflex, no cedilla: they would make the text twice as dear).
 */
export const needWords = {
  'safe-place': { fr: 'lieu sécuritaire', en: 'safe place to stay' },
  housing: { fr: 'logement', en: 'housing' },
  'transport-road': { fr: 'transport par route', en: 'transport by road' },
  'transport-air': { fr: 'transport par avion', en: 'transport by air' },
  'transport-rail': { fr: 'transport par train', en: 'transport by rail' },
  'transport-boat': { fr: 'transport par bateau', en: 'transport by boat' },
  'crisis-support': { fr: 'soutien en crise', en: 'crisis support' },
  counselling: { fr: 'counseling', en: 'counselling' },
  'peer-support': { fr: 'groupe de soutien', en: 'peer support' },
  'case-management': { fr: 'gestion de cas', en: 'case management' },
  health: { fr: 'santé', en: 'health' },
  'sexual-assault-centre': { fr: 'soutien spécialisé', en: 'specialized support' },
  'mental-health-addictions': { fr: 'santé mentale', en: 'mental health' },
  legal: { fr: 'aide juridique', en: 'legal help' },
  'child-services': { fr: "services à l'enfance", en: 'child services' },
  'developmental-services': { fr: 'services adaptés', en: 'developmental services' },
  'life-skills': { fr: 'autonomie de vie', en: 'life skills' },
  education: { fr: 'études', en: 'education' },
  employment: { fr: 'emploi', en: 'employment' },
  'language-program': { fr: 'cours de langue', en: 'language program' },
  'cultural-support': { fr: 'soutien culturel', en: 'cultural support' },
  'police-liaison': { fr: 'liaison', en: 'liaison' },
  settlement: { fr: 'établissement', en: 'settlement' },
  'return-home': { fr: 'retour à la maison', en: 'return home' },
  'material-support': { fr: 'aide matérielle', en: 'material help' },
} as const satisfies Readonly<Record<ServiceKind, Words>>;

const isServiceKind = (key: string): key is ServiceKind => key in needWords;

export const serviceKinds: readonly ServiceKind[] = Object.keys(needWords).filter(isServiceKind);

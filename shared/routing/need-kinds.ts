import type { Service } from '../directory/index.ts';

export type ServiceKind = Service['kinds'][number];

/** What a person says they need, in the words of the intake conversation. */
export const intakeNeeds = ['transport', 'safe-place', 'talk', 'health', 'legal', 'other'] as const;
export type IntakeNeed = (typeof intakeNeeds)[number];

/** The needs in words, as parts of a list. */
export const needNames: Readonly<Record<IntakeNeed, { fr: string; en: string }>> = {
  transport: { fr: 'transport', en: 'transport' },
  'safe-place': { fr: 'lieu sécuritaire', en: 'safe place' },
  talk: { fr: "quelqu'un à qui parler", en: 'someone to talk to' },
  health: { fr: 'santé', en: 'health' },
  legal: { fr: 'aide juridique', en: 'legal help' },
  other: { fr: 'autre chose', en: 'something else' },
};

/** The kinds of service that can answer a need, the closest first. */
export const serviceKindsForNeed: Readonly<Record<IntakeNeed, readonly ServiceKind[]>> = {
  transport: ['transport-road', 'transport-air', 'transport-rail', 'transport-boat'],
  'safe-place': ['safe-place'],
  talk: ['counselling', 'crisis-support', 'sexual-assault-centre', 'mental-health-addictions', 'peer-support'],
  health: ['health', 'mental-health-addictions', 'sexual-assault-centre'],
  legal: ['legal', 'police-liaison'],
  // Someone who finds out what "other" is comes first; the long-term kinds are asked for by name.
  other: [
    'case-management',
    'crisis-support',
    'material-support',
    'child-services',
    'developmental-services',
    'housing',
    'return-home',
  ],
};

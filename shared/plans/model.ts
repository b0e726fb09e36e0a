import * as z from 'zod';

/** What a person may want in the long run: the long-term services and the return home of the ministry's training text. */
export const goalAreaSchema = z.enum([
  'permanent-housing',
  'life-skills',
  'education',
  'employment',
  'legal-aid',
  'trauma-counselling',
  'community-integration',
  'support-network',
  'self-care',
  'language-program',
  'volunteering',
  'return-home',
]);
export type GoalArea = z.infer<typeof goalAreaSchema>;

export const goalAreaNames: Readonly<Record<GoalArea, { readonly fr: string; readonly en: string }>> = {
  'permanent-housing': { fr: 'Logement permanent', en: 'Permanent housing' },
  'life-skills': { fr: 'Dynamique de la vie', en: 'Life skills' },
  education: { fr: 'Mise à niveau des études', en: 'Upgrading education' },
  employment: { fr: 'Emploi et orientation professionnelle', en: 'Job search and career guidance' },
  'legal-aid': { fr: 'Aide juridique à long terme', en: 'Legal aid for long matters' },
  'trauma-counselling': { fr: 'Counseling en traumatologie à long terme', en: 'Long-term trauma counselling' },
  'community-integration': {
    fr: 'Transition et intégration dans la collectivité',
    en: 'Transition and integration in the community',
  },
  'support-network': { fr: 'Réseau de soutien social', en: 'Social support network' },
  'self-care': { fr: 'Plan d’autosoins', en: 'Self-care plan' },
  'language-program': { fr: 'Programme de langues', en: 'Language program' },
  volunteering: { fr: 'Bénévolat', en: 'Volunteering' },
  'return-home': { fr: 'Retour à la maison', en: 'Return home' },
};

/** The steps of a safe return, each only as the person wishes it. */
const returnStepSchema = z.enum([
  'trusted-people',
  'police-and-crown',
  'embassy-or-consulate',
  'services-at-home',
  'migration-organizations',
]);
type ReturnStep = z.infer<typeof returnStepSchema>;

export const returnStepNames: Readonly<Record<ReturnStep, { readonly fr: string; readonly en: string }>> = {
  'trusted-people': {
    fr: 'Famille, amis ou autres personnes de confiance qui peuvent aider',
    en: 'Family, friends or other trusted people who can help',
  },
  'police-and-crown': {
    fr: 'Police et Couronne, s’il y a une enquête ou une poursuite',
    en: 'Police and Crown, when there is an investigation or prosecution',
  },
  'embassy-or-consulate': { fr: 'Ambassade ou consulat', en: 'Embassy or consulate' },
  'services-at-home': {
    fr: 'Logement, consultation et autres services dans le pays ou la collectivité d’origine',
    en: 'Housing, counselling and other services in the home country or community',
  },
  'migration-organizations': {
    fr: 'Organisation internationale pour les migrations (OIM) et Haut Commissariat pour les réfugiés (HCR)',
    en: 'International Organization for Migration (IOM) and UN Refugee Agency (UNHCR)',
  },
};

export const returnStepsSchema = z.partialRecord(returnStepSchema, z.enum(['to-do', 'done', 'not-wanted']));

export const goalStateSchema = z.enum(['proposed', 'active', 'done', 'dropped']);
export type GoalState = z.infer<typeof goalStateSchema>;

/** What a human writes of a goal. */
export const goalTermsSchema = z
  .strictObject({
    area: goalAreaSchema,
    /** The person's own words for what they want. */
    words: z.string().trim().min(1).max(2000).optional(),
    nextStep: z.string().trim().min(1).max(500).optional(),
    nextStepOn: z.iso.date().optional(),
    returnSteps: returnStepsSchema.optional(),
  })
  .refine((goal) => goal.returnSteps === undefined || goal.area === 'return-home', {
    path: ['returnSteps'],
    error: 'belongs to the goal of returning home only',
  });
export type GoalTerms = z.infer<typeof goalTermsSchema>;

export interface Goal extends GoalTerms {
  readonly id: string;
  readonly personId: string;
  readonly state: GoalState;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly version: number;
}

/** What a work list may show of a goal: nothing the person said. */
export type FollowUp = Pick<Goal, 'id' | 'personId' | 'area' | 'state' | 'version'> & { readonly nextStepOn: string };

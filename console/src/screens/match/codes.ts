import type { Options } from '../../api/contract.ts';

export type MatchRequest = Options<'POST /v1/matches'>['body'];
export type NeedKind = MatchRequest['needs'][number]['need'];
export type ServiceKind = NonNullable<MatchRequest['needs'][number]['kinds']>[number];
type Person = NonNullable<MatchRequest['person']>;
export type AgeBand = NonNullable<Person['ageBand']>;
export type Gender = NonNullable<Person['gender']>;
export type Feature = NonNullable<Person['accessibility']>[number];
export type Culture = NonNullable<Person['cultures']>[number];
type OrganizationKind = NonNullable<NonNullable<MatchRequest['avoid']>['organizationKinds']>[number];

/** A person's needs in the words of the intake, each with the kinds of service that can answer it, the closest first. */
export const KINDS_OF = {
  'safe-place': ['safe-place'],
  talk: ['counselling', 'crisis-support', 'sexual-assault-centre', 'mental-health-addictions', 'peer-support'],
  health: ['health', 'mental-health-addictions', 'sexual-assault-centre'],
  legal: ['legal', 'police-liaison'],
  transport: ['transport-road', 'transport-air', 'transport-rail', 'transport-boat'],
  other: [
    'case-management',
    'crisis-support',
    'material-support',
    'child-services',
    'developmental-services',
    'housing',
    'return-home',
    'cultural-support',
    'settlement',
    'life-skills',
    'education',
    'employment',
    'language-program',
  ],
} as const satisfies Readonly<Record<NeedKind, readonly ServiceKind[]>>;

export const NEEDS = [
  'safe-place',
  'talk',
  'health',
  'legal',
  'transport',
  'other',
] as const satisfies readonly NeedKind[];
export const AGE_BANDS = ['under-16', '16-17', '18-plus', 'unknown'] as const satisfies readonly AgeBand[];
export const GENDERS = ['woman', 'man', 'non-binary', 'two-spirit'] as const satisfies readonly Gender[];
/** ISO 639, those of the north first. */
export const LANGUAGES = ['fr', 'en', 'cr', 'oj', 'ojs', 'moh', 'iu', 'ase', 'fcs'] as const;
export const FEATURES = [
  'wheelchair',
  'lifting',
  'service-animal',
  'sign-language',
  'low-vision',
  'attendant',
  'children',
  'developmental-disability',
  'plain-language',
] as const satisfies readonly Feature[];
export const CULTURES = [
  'first-nations',
  'cree',
  'ojibwe',
  'oji-cree',
  'haudenosaunee',
  'metis',
  'inuit',
  'francophone',
  'newcomer',
] as const satisfies readonly Culture[];
/** Those a person may want to keep away from as a kind. */
export const AVOIDABLE_KINDS = [
  'police',
  'child-services',
  'first-nation-services',
  'shelter',
  'health',
] as const satisfies readonly OrganizationKind[];
export type AvoidableKind = (typeof AVOIDABLE_KINDS)[number];

export const oneOf = <V extends string>(codes: readonly V[], text: string | null | undefined): V | undefined =>
  codes.find((code) => code === text);

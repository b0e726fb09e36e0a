import type { Agreement, Capacity, Contact, Location, Organization, PublicPhone, Schedule, Service } from './kinds.ts';
import type { Options } from '../../api/contract.ts';

/** The codes of the contract, in the order in which they are offered. A code that is missing or too many does not compile. */
const all =
  <C extends string>() =>
  <const L extends readonly C[]>(list: [C] extends [L[number]] ? L : never): L =>
    list;

export type ServiceKind = Service['kinds'][number];
export const SERVICE_KINDS = all<ServiceKind>()([
  'safe-place',
  'crisis-support',
  'counselling',
  'peer-support',
  'sexual-assault-centre',
  'case-management',
  'housing',
  'transport-road',
  'transport-air',
  'transport-rail',
  'transport-boat',
  'health',
  'mental-health-addictions',
  'legal',
  'police-liaison',
  'child-services',
  'developmental-services',
  'cultural-support',
  'return-home',
  'material-support',
  'life-skills',
  'education',
  'employment',
  'language-program',
  'settlement',
]);
export type Sector = Organization['kinds'][number];
export const SECTORS = all<Sector>()([
  'first-nation',
  'first-nation-services',
  'indigenous-organization',
  'sexual-assault-centre',
  'shelter',
  'housing',
  'health',
  'mental-health-addictions',
  'developmental-services',
  'child-services',
  'legal',
  'police',
  'transport-road',
  'transport-air',
  'municipality',
  'community-organization',
  'education',
  'language-program',
  'career-guidance',
  'settlement',
  'business',
]);
export const STATUSES = all<Service['status']>()(['active', 'temporarily closed', 'inactive', 'defunct']);
export const ORGANIZATION_STATUSES = all<Organization['status']>()(['active', 'inactive']);
export const FEATURES = all<Service['accessibility'][number]>()([
  'wheelchair',
  'lifting',
  'service-animal',
  'sign-language',
  'low-vision',
  'attendant',
  'children',
  'developmental-disability',
  'plain-language',
]);
export const CULTURES = all<Service['cultures'][number]>()([
  'first-nations',
  'cree',
  'ojibwe',
  'oji-cree',
  'haudenosaunee',
  'metis',
  'inuit',
  'francophone',
  'newcomer',
]);
export const AGE_BANDS = all<NonNullable<Service['eligibility']['ageBands']>[number]>()([
  'under-16',
  '16-17',
  '18-plus',
]);
export const GENDERS = all<NonNullable<Service['eligibility']['genders']>[number]>()([
  'woman',
  'man',
  'non-binary',
  'two-spirit',
]);
export const UNITS = all<Capacity['unit']>()(['bed', 'place', 'seat', 'appointment']);
export const PHONE_TYPES = all<NonNullable<PublicPhone['type']>>()([
  'voice',
  'hotline',
  'text',
  'cell',
  'tty',
  'fax',
  'pager',
]);
export const STREAMS = all<Organization['fundingStreams'][number]>()(['csf', 'ilif', 'csf-sexual-assault-centre']);
export const LOCATION_TYPES = all<Location['type']>()(['physical', 'postal', 'virtual']);
export const AGREEMENT_KINDS = all<Agreement['kind']>()([
  'service-agreement',
  'intake-protocol',
  'cross-sector-referral',
  'data-sharing',
  'crisis-team',
  'transport',
]);
type Day = Extract<Schedule, { kind: 'weekly' }>['hours'][number]['days'][number];
export const DAYS = all<Day>()(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']);
export const AREA_KINDS = all<Service['serviceAreas'][number]['kind']>()([
  'communities',
  'radius',
  'polygon',
  'province',
  'virtual',
]);
export type RemovalReason = Options<'DELETE /v1/services/{id}'>['query']['reason'];
/** `duplicate` and `gone-from-source` are said by a merge and by an import. */
export const REMOVAL_REASONS = [
  'closed',
  'no-longer-partner',
  'out-of-area',
  'entered-by-mistake',
  'duplicate',
  'other',
] as const satisfies readonly RemovalReason[];

/** Offered first; any other code of ISO 639 can be written. Their names come from the browser. */
export const LANGUAGES = [
  'fr',
  'en',
  'cr',
  'oj',
  'ojs',
  'moh',
  'iu',
  'ase',
  'fcs',
  'ar',
  'es',
  'zh',
  'pa',
  'tl',
  'uk',
  'so',
] as const;

/** Where the North's clocks stand. */
export const TIME_ZONES = ['America/Toronto', 'America/Winnipeg', 'America/Atikokan'] as const;

export type ContactDraft = Contact;

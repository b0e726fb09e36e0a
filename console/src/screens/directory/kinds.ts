import type { AnswerOf, ItemOf, Options } from '../../api/contract.ts';

export const KINDS = ['services', 'organizations', 'programs', 'locations', 'agreements'] as const;
export type Kind = (typeof KINDS)[number];
export const isKind = (value: string | undefined): value is Kind => KINDS.some((kind) => kind === value);

/** Locations and agreements are for the staff of the hub. */
export const kindsFor = (isStaff: boolean): readonly Kind[] =>
  isStaff ? KINDS : KINDS.filter((kind) => kind !== 'locations' && kind !== 'agreements');

export type Organization = AnswerOf<'GET /v1/organizations/{id}'>;
export type Program = AnswerOf<'GET /v1/programs/{id}'>;
export type Service = AnswerOf<'GET /v1/services/{id}'>;
export type Location = AnswerOf<'GET /v1/locations/{id}'>;
export type Agreement = AnswerOf<'GET /v1/agreements/{id}'>;
export type ListedService = ItemOf<'GET /v1/services'>;
export type Hit = ItemOf<'GET /v1/directory/search'>;
export type Capacity = NonNullable<Service['capacity']>;
export type Schedule = NonNullable<Service['schedule']>;
export type ServiceArea = Service['serviceAreas'][number];
export type PublicPhone = NonNullable<Service['phones']>[number];
export type Contact = Organization['contacts'][number];

export type OrganizationDraft = Options<'PUT /v1/organizations/{id}'>['body'];
export type ProgramDraft = Options<'PUT /v1/programs/{id}'>['body'];
export type ServiceDraft = Options<'PUT /v1/services/{id}'>['body'];
export type LocationDraft = Options<'PUT /v1/locations/{id}'>['body'];
export type AgreementDraft = Options<'PUT /v1/agreements/{id}'>['body'];
export type Draft = OrganizationDraft | ProgramDraft | ServiceDraft | LocationDraft | AgreementDraft;

export const READ = {
  organizations: 'GET /v1/organizations/{id}',
  programs: 'GET /v1/programs/{id}',
  services: 'GET /v1/services/{id}',
  locations: 'GET /v1/locations/{id}',
  agreements: 'GET /v1/agreements/{id}',
} as const satisfies Readonly<Record<Kind, string>>;
export const SAVE = {
  organizations: 'PUT /v1/organizations/{id}',
  programs: 'PUT /v1/programs/{id}',
  services: 'PUT /v1/services/{id}',
  locations: 'PUT /v1/locations/{id}',
  agreements: 'PUT /v1/agreements/{id}',
} as const satisfies Readonly<Record<Kind, string>>;
export const HISTORY = {
  organizations: 'GET /v1/organizations/{id}/history',
  programs: 'GET /v1/programs/{id}/history',
  services: 'GET /v1/services/{id}/history',
  locations: 'GET /v1/locations/{id}/history',
  agreements: 'GET /v1/agreements/{id}/history',
} as const satisfies Readonly<Record<Kind, string>>;
export const REMOVE = {
  organizations: 'DELETE /v1/organizations/{id}',
  programs: 'DELETE /v1/programs/{id}',
  services: 'DELETE /v1/services/{id}',
  locations: 'DELETE /v1/locations/{id}',
  agreements: 'DELETE /v1/agreements/{id}',
} as const satisfies Readonly<Record<Kind, string>>;
export const RESTORE = {
  organizations: 'POST /v1/organizations/{id}/restore',
  programs: 'POST /v1/programs/{id}/restore',
  services: 'POST /v1/services/{id}/restore',
  locations: 'POST /v1/locations/{id}/restore',
  agreements: 'POST /v1/agreements/{id}/restore',
} as const satisfies Readonly<Record<Kind, string>>;

/** The kind under which what a search finds is opened. */
export const KIND_OF = {
  service: 'services',
  organization: 'organizations',
  'first-nation': 'organizations',
  program: 'programs',
  location: 'locations',
  agreement: 'agreements',
} as const satisfies Readonly<Record<Hit['type'], Kind>>;

/** What of the search's types a kind is. */
export const TYPE_OF = {
  services: 'service',
  organizations: 'any-organization',
  programs: 'program',
  locations: 'location',
  agreements: 'agreement',
} as const satisfies Readonly<Record<Kind, string>>;

export const hrefOf = (kind: Kind, id: string): string => `/directory/${kind}/${id}`;

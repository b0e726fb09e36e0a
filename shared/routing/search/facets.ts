import type { Organization, Service } from '../../directory/index.ts';

/** What a word can mean beside itself: a kind of service, a sector, and what else tells services apart. */
export type Facet =
  | `kind:${Service['kinds'][number]}`
  | `sector:${Organization['kinds'][number]}`
  | `culture:${Service['cultures'][number]}`
  | `feature:${Service['accessibility'][number]}`
  | `gender:${NonNullable<Service['eligibility']['genders']>[number]}`
  | `age:${NonNullable<Service['eligibility']['ageBands']>[number]}`
  | `language:${string}`
  | 'hours:always'
  | 'way:virtual'
  | 'way:mobile';

/** What a service is by its own entry. */
export function facetsOfService(service: Service): Facet[] {
  const { ageBands = [], genders = [] } = service.eligibility;
  return [
    ...service.kinds.map((kind): Facet => `kind:${kind}`),
    ...service.cultures.map((culture): Facet => `culture:${culture}`),
    ...service.accessibility.map((feature): Facet => `feature:${feature}`),
    ...genders.map((gender): Facet => `gender:${gender}`),
    ...ageBands.map((band): Facet => `age:${band}`),
    ...service.languages.map((code): Facet => `language:${code}`),
    ...(service.schedule?.kind === 'always' ? (['hours:always'] as const) : []),
    ...(service.virtual ? (['way:virtual'] as const) : []),
    ...(service.mobile ? (['way:mobile'] as const) : []),
  ];
}

/** What is looked for itself, rather than how it should be: only the first must be found. */
export const isSubject = (facet: Facet): boolean => facet.startsWith('kind:') || facet.startsWith('sector:');

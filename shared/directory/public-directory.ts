import type { Directory, Organization, Service } from './model.ts';

/** The shapes of Open Referral's HSDS 3.1, from what may be published: no dispatch phone, no contact, no confidential place. */

const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  fr: 'French',
  en: 'English',
  cr: 'Cree',
  oj: 'Ojibwe',
  ojs: 'Oji-Cree',
  moh: 'Mohawk',
  iu: 'Inuktitut',
};

const bilingual = ({ en, fr }: { en: string; fr: string }): string => (en === fr ? en : `${en} / ${fr}`);

export const publicOrganization = (organization: Organization): object => ({
  id: organization.id,
  name: organization.name.en,
  alternate_name: organization.name.fr,
  description: bilingual(organization.description ?? organization.name),
});

export function publicService(service: Service, directory: Directory): object {
  const organization = directory.organizations.find(({ id }) => id === service.organizationId);
  return {
    id: service.id,
    name: service.name.en,
    alternate_name: service.name.fr,
    ...(service.description && { description: bilingual(service.description) }),
    status: service.status,
    ...(service.interpretation && { interpretation_services: 'Interpretation can be arranged' }),
    ...(service.assuredOn !== undefined && { assured_date: service.assuredOn }),
    ...(organization && { organization: publicOrganization(organization) }),
    languages: service.languages.map((code) => ({
      id: `${service.id}-${code}`,
      code,
      name: LANGUAGE_NAMES[code] ?? code,
    })),
  };
}

/** The page shape of the HSDS API. `page` counts from 1. */
export function hsdsPage<T>(all: readonly T[], page: number, perPage: number, shape: (one: T) => object): object {
  const totalPages = Math.max(1, Math.ceil(all.length / perPage));
  const contents = all.slice((page - 1) * perPage, page * perPage).map(shape);
  return {
    total_items: all.length,
    total_pages: totalPages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= totalPages,
    empty: contents.length === 0,
    contents,
  };
}

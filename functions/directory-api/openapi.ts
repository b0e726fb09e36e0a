/** What the public directory answers, for programs: the OpenAPI that HSDS asks every publisher to name. */

const LISTED = ['search', 'page', 'per_page', 'format'] as const;
const BY_TERM = ['taxonomy_term_id', 'taxonomy_id'] as const;
const OF_SERVICES = [...BY_TERM, 'organization_id', 'modified_after', 'full'] as const;

const PARAMETERS = {
  search: ['string', 'Words that the record holds, in either language; case and accents do not matter.'],
  page: ['integer', 'The number of the page, from 1.'],
  per_page: ['integer', 'Records on a page, at most 500.'],
  format: ['string', '`json`, or `ndjson` for a record a line and no pages.'],
  taxonomy_term_id: ['string', 'Only records with this term.'],
  taxonomy_id: ['string', 'Only records with a term of this taxonomy.'],
  organization_id: ['string', 'Only what this organization offers.'],
  modified_after: ['string', 'Only what changed at this time or later, ISO 8601.'],
  minimal: ['boolean', 'Identifiers and times of change alone, all on one page.'],
  full: ['boolean', 'Each record with all that belongs to it.'],
  full_service: ['boolean', 'The services of an organization, each whole.'],
  postcode: ['string', 'Only services that reach this postal code.'],
  proximity: ['string', 'Only places within so many metres of the postal code.'],
  top_only: ['boolean', 'Only terms without a parent.'],
  parent_id: ['string', 'Only terms under this one.'],
} as const satisfies Record<string, readonly [type: string, description: string]>;
type Parameter = keyof typeof PARAMETERS;

const LISTS: readonly (readonly [path: string, what: string, parameters: readonly Parameter[]])[] = [
  ['services', 'service', [...LISTED, ...OF_SERVICES, 'minimal']],
  ['organizations', 'organization', [...LISTED, ...BY_TERM, 'full', 'full_service']],
  ['service_at_locations', 'service_at_location', [...LISTED, ...OF_SERVICES, 'postcode', 'proximity']],
  ['taxonomies', 'taxonomy', LISTED],
  ['taxonomy_terms', 'taxonomy_term', [...LISTED, 'taxonomy_id', 'top_only', 'parent_id']],
];

const SCHEMAS = 'https://raw.githubusercontent.com/openreferral/specification/3.1/schema';

const parameter = (name: Parameter) => {
  const [type, description] = PARAMETERS[name];
  return { name, in: 'query', required: false, description, schema: { type } };
};

const answers = (schema: object) => ({
  responses: {
    200: { description: 'As HSDS 3.1 has it.', content: { 'application/json': { schema } } },
    400: { description: 'A parameter is not acceptable; the answer (RFC 9457) names it.' },
  },
});

const page = (what: string) => ({
  type: 'object',
  required: ['total_items', 'total_pages', 'page_number', 'size', 'first_page', 'last_page', 'empty', 'contents'],
  properties: {
    total_items: { type: 'integer' },
    total_pages: { type: 'integer' },
    page_number: { type: 'integer' },
    size: { type: 'integer' },
    first_page: { type: 'boolean' },
    last_page: { type: 'boolean' },
    empty: { type: 'boolean' },
    contents: { type: 'array', items: { $ref: `${SCHEMAS}/${what}.json` } },
  },
});

export const openApi = (publicUrl: string): object => ({
  openapi: '3.1.0',
  info: { title: 'Directory of services (HSDS 3.1)', version: '1', license: { name: 'Apache-2.0' } },
  servers: [{ url: `${publicUrl}/hsds` }],
  paths: {
    '/': { get: { summary: 'What this API is', ...answers({ type: 'object' }) } },
    ...Object.fromEntries(
      LISTS.flatMap(([path, what, parameters]) => {
        const list = { parameters: parameters.map(parameter), ...answers(page(what)) };
        const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
        const own = path === 'organizations' ? [parameter('full_service')] : [];
        const one = { parameters: [id, ...own], ...answers({ $ref: `${SCHEMAS}/${what}.json` }) };
        return [
          [
            `/${path}`,
            { get: { summary: `A page of ${path}`, ...list }, post: { summary: `A page of ${path}`, ...list } },
          ],
          [`/${path}/{id}`, { get: { summary: `One ${what}, with all that belongs to it`, ...one } }],
        ];
      }),
    ),
  },
});

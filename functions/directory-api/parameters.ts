import * as z from 'zod';
import { postalCode } from '../../shared/hsds/index.ts';
import { problem, type Problem } from '../../shared/platform/problem.ts';

/**
 * The query parameters of the HSDS 3.1 API, each where the specification has it. One that an address does not have is refused:
 * a filter that is passed over in silence gives an answer that looks right and is not.
 * @see https://docs.openreferral.org/en/v3.1/hsds/api_reference.html
 */

const flag = z
  .enum(['true', 'false', '1', '0', ''], { error: 'Write true or false.' })
  .transform((text) => text === 'true' || text === '1');
const id = z.string().trim().min(1).max(100).toLowerCase();
const whole = (most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: 'Write a whole number.' })
    .transform(Number)
    .refine((number) => number >= 1 && number <= most, { error: `Write a whole number from 1 to ${String(most)}.` });

const MOST_PAGES = 1_000_000;
/** As many records as fit in one answer of Lambda even when each is whole. */
export const MOST_PER_PAGE = 500;

const paging = {
  search: z.string().max(200, { error: 'Write at most 200 characters.' }).optional(),
  page: whole(MOST_PAGES).optional(),
  per_page: whole(MOST_PER_PAGE).optional(),
  format: z.enum(['json', 'ndjson'], { error: 'Write json or ndjson.' }).optional(),
};
const byTerm = { taxonomy_term_id: id.optional(), taxonomy_id: id.optional() };
/** A day counts from its beginning in UTC. */
const instant = z
  .union([z.iso.date(), z.iso.datetime({ offset: true, local: true })], {
    error: 'Write a time such as 2026-11-22T15:00:00Z.',
  })
  .transform((text) => new Date(/[Zz]|[+-]\d\d:?\d\d$|^\d{4}-\d\d-\d\d$/.test(text) ? text : `${text}Z`).toISOString());
const ofServices = {
  ...byTerm,
  organization_id: id.optional(),
  modified_after: instant.optional(),
  full: flag.optional(),
};

export const queries = {
  services: z.strictObject({ ...paging, ...ofServices, minimal: flag.optional() }),
  organizations: z.strictObject({ ...paging, ...byTerm, full: flag.optional(), full_service: flag.optional() }),
  organization: z.strictObject({ full_service: flag.optional() }),
  serviceAtLocations: z
    .strictObject({
      ...paging,
      ...ofServices,
      postcode: z
        .string()
        .refine((text) => postalCode(text) !== undefined, { error: 'Write a postal code of Canada such as P7B 5E1.' })
        .transform((text) => postalCode(text) ?? '')
        .optional(),
      proximity: z
        .string()
        .regex(/^\d{1,8}(\.\d+)?$/, { error: 'Write a distance in metres.' })
        .transform(Number)
        .optional(),
    })
    .refine(({ proximity, postcode }) => proximity === undefined || postcode !== undefined, {
      path: ['proximity'],
      error: 'Give postcode as well: the distance is from its middle.',
    }),
  taxonomies: z.strictObject(paging),
  taxonomyTerms: z.strictObject({
    ...paging,
    taxonomy_id: id.optional(),
    top_only: flag.optional(),
    parent_id: id.optional(),
  }),
  none: z.strictObject({}),
} as const;

export type Paging = {
  readonly page?: number | undefined;
  readonly per_page?: number | undefined;
  readonly format?: 'json' | 'ndjson' | undefined;
};

/** What is wrong with the query, by parameter. */
export function refusalOf(error: z.ZodError): Problem {
  const errors = error.issues.flatMap(({ path, code, message, ...issue }) => {
    const unknown =
      code === 'unrecognized_keys' && 'keys' in issue && Array.isArray(issue.keys) ? issue.keys : undefined;
    if (unknown === undefined) return [{ field: `query.${path.join('.')}`, code, message }];
    return unknown.map((name) => ({
      field: `query.${name}`,
      code: 'unknown-parameter',
      message: 'This address has no such parameter.',
    }));
  });
  const named = errors.map(({ field, message }) => `${field.replace('query.', '')}: ${message}`).join(' ');
  return problem(400, 'invalid', `A parameter is not acceptable. ${named}`, errors);
}

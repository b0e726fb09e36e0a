import middy from '@middy/core';
import httpRouter from '@middy/http-router';
import type * as z from 'zod';
import {
  loadPublication,
  matchesWords,
  placeOfPostalCode,
  Selection,
  type Publication,
} from '../../shared/hsds/index.ts';
import { environment, lazily, readEnvironment } from '../../shared/platform/config.ts';
import { faults, problemResponse, type HttpEvent, type HttpResult } from '../../shared/platform/http/faults.ts';
import { createPlatform } from '../../shared/platform/platform.ts';
import { problem } from '../../shared/platform/problem.ts';
import { jsonAnswer, listAnswer, notFound } from './answers.ts';
import { openApi } from './openapi.ts';
import { queries, refusalOf } from './parameters.ts';

const platform = lazily(() => createPlatform(readEnvironment(environment, process.env)));

const selections = new WeakMap<Publication, Selection>();
function selectionIn(publication: Publication): Selection {
  const known = selections.get(publication);
  if (known !== undefined) return known;
  const made = new Selection(publication);
  selections.set(publication, made);
  return made;
}

type Answer<Q> = (publication: Publication, query: Q, event: HttpEvent) => HttpResult;

/** Answers from the publication, after the parameters were found right. */
const asking =
  <Q>(schema: z.ZodType<Q>, answer: Answer<Q>) =>
  async (event: HttpEvent): Promise<HttpResult> => {
    const parsed = schema.safeParse(event.queryStringParameters ?? {});
    if (!parsed.success) return problemResponse(refusalOf(parsed.error));
    return answer(await loadPublication(platform()), parsed.data, event);
  };

const idIn = (event: HttpEvent): string => (event.pathParameters?.['id'] ?? '').toLowerCase();

const services = asking(queries.services, (publication, query, event) => {
  const found = selectionIn(publication).services(wantedBy(query));
  if (query.minimal === true) {
    const minimal = (service: (typeof found)[number]): object => {
      const modified = publication.modifiedAt(service);
      return { id: service.id, ...(modified !== undefined && { last_modified: modified }) };
    };
    return listAnswer(event, found, query, minimal, Math.max(1, found.length));
  }
  return listAnswer(event, found, query, (service) =>
    query.full === true ? publication.service(service) : publication.listedService(service),
  );
});

const wantedBy = (query: {
  search?: string | undefined;
  taxonomy_term_id?: string | undefined;
  taxonomy_id?: string | undefined;
  organization_id?: string | undefined;
  modified_after?: string | undefined;
}) => ({
  search: query.search,
  taxonomyTermId: query.taxonomy_term_id,
  taxonomyId: query.taxonomy_id,
  organizationId: query.organization_id,
  modifiedAfter: query.modified_after,
});

const serviceAtLocations = asking(queries.serviceAtLocations, (publication, query, event) => {
  const { postcode, proximity } = query;
  const point = postcode === undefined ? undefined : placeOfPostalCode(postcode, publication.locations);
  if (postcode !== undefined && point === undefined) {
    const message =
      'This postal code is not one that the directory can place; a rural one can span hundreds of kilometres.';
    return problemResponse(
      problem(400, 'unknown-postcode', message, [{ field: 'query.postcode', code: 'unknown-postcode', message }]),
    );
  }
  const around = point === undefined ? undefined : { point, metres: proximity };
  const found = selectionIn(publication).placed({ ...wantedBy(query), around });
  return listAnswer(event, found, query, (place) =>
    query.full === true ? publication.serviceAtLocation(place) : publication.listedServiceAtLocation(place),
  );
});

const organizations = asking(queries.organizations, (publication, query, event) => {
  const found = selectionIn(publication).organizations(wantedBy(query));
  return listAnswer(event, found, query, (organization) =>
    query.full === true || query.full_service === true
      ? publication.organization(organization, query.full_service === true ? 'full' : 'listed')
      : publication.listedOrganization(organization),
  );
});

const taxonomies = asking(queries.taxonomies, (publication, query, event) => {
  const all = selectionIn(publication).taxonomies().taxonomies;
  return listAnswer(
    event,
    all.filter((one) => matchesWords(one, query.search)),
    query,
    (one) => one,
  );
});

const taxonomyTerms = asking(queries.taxonomyTerms, (publication, query, event) => {
  const { taxonomy_id: taxonomyId, parent_id: parentId } = query;
  const found = selectionIn(publication)
    .taxonomies()
    .terms.filter((term) => {
      const detail = term['taxonomy_detail'];
      const of =
        term['taxonomy_id'] ??
        (typeof detail === 'object' && detail !== null && 'id' in detail ? detail.id : undefined);
      return (
        (taxonomyId === undefined || of === taxonomyId) &&
        (parentId === undefined || term['parent_id'] === parentId) &&
        (query.top_only !== true || term['parent_id'] === undefined) &&
        matchesWords(term, query.search)
      );
    });
  return listAnswer(event, found, query, (term) => term);
});

interface Served {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly path: string;
  readonly handler: (event: HttpEvent) => Promise<HttpResult>;
}
const get = (path: string, handler: Served['handler']): Served => ({ method: 'GET', path, handler });
/** The specification has lists asked for by POST as well, with the same parameters. */
const listed = (path: string, handler: Served['handler']): Served[] => [
  get(path, handler),
  { method: 'POST', path, handler },
];
/** HEAD is GET, of which the body stays with API Gateway (RFC 9110, section 9.3.2): the headers tell its length. */
const andHead = (routes: readonly Served[]): Served[] =>
  routes.flatMap((route): Served[] => (route.method === 'GET' ? [route, { ...route, method: 'HEAD' }] : [route]));

const router = httpRouter<HttpEvent, HttpResult>({
  routes: andHead([
    get('/health', async () => {
      await loadPublication(platform());
      return {
        statusCode: 200,
        headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
        body: JSON.stringify({ status: 'ok' }),
      };
    }),
    get('/hsds', (event) => {
      const { publicUrl } = platform();
      return Promise.resolve(
        jsonAnswer(event, {
          version: '3.1',
          profile: 'https://docs.openreferral.org/en/v3.1/hsds/',
          openapi_url: `${publicUrl}/hsds/openapi.json`,
        }),
      );
    }),
    get('/hsds/openapi.json', (event) => Promise.resolve(jsonAnswer(event, openApi(platform().publicUrl)))),
    ...listed('/hsds/services', services),
    get(
      '/hsds/services/{id}',
      asking(queries.none, (publication, _, event) => {
        const found = publication.serviceById(idIn(event));
        return found === undefined ? notFound() : jsonAnswer(event, publication.service(found));
      }),
    ),
    ...listed('/hsds/organizations', organizations),
    get(
      '/hsds/organizations/{id}',
      asking(queries.organization, (publication, { full_service: full }, event) => {
        const found = publication.organizationById(idIn(event));
        if (found === undefined) return notFound();
        return jsonAnswer(event, publication.organization(found, full === true ? 'full' : 'listed'));
      }),
    ),
    ...listed('/hsds/service_at_locations', serviceAtLocations),
    get(
      '/hsds/service_at_locations/{id}',
      asking(queries.none, (publication, _, event) => {
        const found = publication.placed.get(idIn(event));
        return found === undefined ? notFound() : jsonAnswer(event, publication.serviceAtLocation(found));
      }),
    ),
    ...listed('/hsds/taxonomies', taxonomies),
    get(
      '/hsds/taxonomies/{id}',
      asking(queries.none, (publication, _, event) => {
        const found = selectionIn(publication)
          .taxonomies()
          .taxonomies.find(({ id }) => id === idIn(event));
        return found === undefined ? notFound() : jsonAnswer(event, found);
      }),
    ),
    ...listed('/hsds/taxonomy_terms', taxonomyTerms),
    get(
      '/hsds/taxonomy_terms/{id}',
      asking(queries.none, (publication, _, event) => {
        const found = selectionIn(publication)
          .taxonomies()
          .terms.find(({ id }) => id === idIn(event));
        return found === undefined ? notFound() : jsonAnswer(event, found);
      }),
    ),
  ]),
  notFoundResponse: () => problemResponse(problem(404, 'no-such-route', 'There is nothing here; start at /hsds.')),
});

export const handler = middy<HttpEvent, HttpResult>()
  .use(faults(() => platform().log))
  .handler(async (event, context): Promise<HttpResult> => router(event, context));

import middy from '@middy/core';
import httpRouter from '@middy/http-router';
import * as z from 'zod';
import {
  hsdsPage,
  loadDirectory,
  publicOrganization,
  publicService,
  searchByName,
  type Directory,
} from '../../shared/directory/index.ts';
import { environment, lazily, readEnvironment } from '../../shared/platform/config.ts';
import { faults, problemResponse, type HttpEvent, type HttpResult } from '../../shared/platform/http/faults.ts';
import { createPlatform } from '../../shared/platform/platform.ts';
import { problem } from '../../shared/platform/problem.ts';

const platform = lazily(() => createPlatform(readEnvironment(environment, process.env)));
/** Read without the hub's key: what is sealed cannot leave, because it cannot be read here. */
const directory = (): Promise<Directory> => loadDirectory(platform(), { secrets: false });

const pageQuery = z.object({
  page: z.coerce.number().int().min(1).default(1),
  per_page: z.coerce.number().int().min(1).max(200).default(50),
  search: z.string().max(100).optional(),
});

const json = (body: object): HttpResult => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=60' },
  body: JSON.stringify(body),
});
const notFound = (): HttpResult => problemResponse(problem(404, 'not-found', 'The directory has no such entry.'));

function withPage(
  event: HttpEvent,
  answer: (query: z.infer<typeof pageQuery>) => Promise<HttpResult>,
): Promise<HttpResult> {
  const parsed = pageQuery.safeParse(event.queryStringParameters ?? {});
  if (parsed.success) return answer(parsed.data);
  const errors = parsed.error.issues.map(({ path, code, message }) => ({
    field: `query.${path.join('.')}`,
    code,
    message,
  }));
  return Promise.resolve(problemResponse(problem(400, 'invalid', 'A parameter is not acceptable.', errors)));
}

const router = httpRouter<HttpEvent, HttpResult>({
  routes: [
    {
      method: 'GET',
      path: '/health',
      handler: async (): Promise<HttpResult> => {
        await directory();
        return {
          ...json({ status: 'ok' }),
          headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
        };
      },
    },
    {
      method: 'GET',
      path: '/hsds',
      handler: (): Promise<HttpResult> =>
        Promise.resolve(
          json({
            version: '3.1',
            profile: 'https://docs.openreferral.org/en/v3.1/hsds/',
            openapi_url: `${platform().publicUrl}/v1/openapi.json`,
          }),
        ),
    },
    {
      method: 'GET',
      path: '/hsds/organizations',
      handler: (event: HttpEvent): Promise<HttpResult> =>
        withPage(event, async ({ page, per_page, search }) => {
          const { organizations } = await directory();
          const active = organizations.filter(({ status }) => status === 'active');
          return json(hsdsPage(searchByName(active, search), page, per_page, publicOrganization));
        }),
    },
    {
      method: 'GET',
      path: '/hsds/organizations/{id}',
      handler: async (event: HttpEvent): Promise<HttpResult> => {
        const { organizations } = await directory();
        const found = organizations.find(({ id }) => id === event.pathParameters?.['id']);
        return found === undefined ? notFound() : json(publicOrganization(found));
      },
    },
    {
      method: 'GET',
      path: '/hsds/services',
      handler: (event: HttpEvent): Promise<HttpResult> =>
        withPage(event, async ({ page, per_page, search }) => {
          const snapshot = await directory();
          const found = searchByName(snapshot.services, search);
          return json(hsdsPage(found, page, per_page, (service) => publicService(service, snapshot)));
        }),
    },
    {
      method: 'GET',
      path: '/hsds/services/{id}',
      handler: async (event: HttpEvent): Promise<HttpResult> => {
        const snapshot = await directory();
        const found = snapshot.services.find(({ id }) => id === event.pathParameters?.['id']);
        return found === undefined ? notFound() : json(publicService(found, snapshot));
      },
    },
  ],
  notFoundResponse: () => problemResponse(problem(404, 'no-such-route', 'There is nothing here; start at /hsds.')),
});

export const handler = middy<HttpEvent, HttpResult>()
  .use(faults(() => platform().log))
  .handler(async (event, context): Promise<HttpResult> => router(event, context));

import middy from '@middy/core';
import httpRouter from '@middy/http-router';
import { api } from '../../shared/contracts/api.ts';
import { openApi } from '../../shared/contracts/openapi.ts';
import { environment, lazily, readEnvironment } from '../../shared/platform/config.ts';
import { faults, problemResponse, type HttpEvent, type HttpResult } from '../../shared/platform/http/faults.ts';
import { createPlatform, type Platform } from '../../shared/platform/platform.ts';
import { problem } from '../../shared/platform/problem.ts';
import { accessHandlers } from './access.ts';
import { conversationHandlers } from './conversations.ts';
import { countingHandlers } from './counting.ts';
import { directoryHandlers } from './directory.ts';
import { identityHandlers } from './identity.ts';
import { importHandlers } from './imports.ts';
import { matchHandlers } from './matches.ts';
import { operations, type Operation } from './operation.ts';
import { peopleHandlers } from './people.ts';
import { planHandlers } from './plans.ts';
import { referralHandlers } from './referrals.ts';
import { transportHandlers } from './transport.ts';

const allOperations = (platform: Platform): Operation[] => [
  ...operations(api.access, accessHandlers(platform)),
  ...operations(api.conversations, conversationHandlers(platform)),
  ...operations(api.people, peopleHandlers(platform)),
  ...operations(api.identity, identityHandlers(platform)),
  ...operations(api.referrals, referralHandlers(platform)),
  ...operations(api.matches, matchHandlers(platform)),
  ...operations(api.transport, transportHandlers(platform)),
  ...operations(api.directory, directoryHandlers(platform)),
  ...operations(api.counting, countingHandlers(platform)),
  ...operations(api.imports, importHandlers(platform)),
  ...operations(api.plans, planHandlers(platform)),
];

const platform = lazily(() => createPlatform(readEnvironment(environment, process.env)));

const router = lazily(() =>
  httpRouter<HttpEvent, HttpResult>({
    routes: [
      {
        method: 'GET',
        path: '/v1/openapi.json',
        handler: (): Promise<HttpResult> =>
          Promise.resolve({
            statusCode: 200,
            headers: { 'content-type': 'application/json', 'cache-control': 'max-age=300' },
            body: JSON.stringify(openApi(platform().publicUrl)),
          }),
      },
      ...allOperations(platform()).map((operation) => ({
        method: operation.route.method,
        path: operation.route.path,
        handler: (event: HttpEvent): Promise<HttpResult> => operation.run(platform(), event),
      })),
    ],
    notFoundResponse: () =>
      problemResponse(problem(404, 'no-such-route', 'There is nothing here; see /v1/openapi.json.')),
  }),
);

export const handler = middy<HttpEvent, HttpResult>()
  .use(faults(() => platform().log))
  .handler(async (event, context): Promise<HttpResult> => router()(event, context));

import middy from '@middy/core';
import httpRouter from '@middy/http-router';
import { environment, lazily, readEnvironment } from '../../shared/platform/config.ts';
import { faults, problemResponse, type HttpEvent, type HttpResult } from '../../shared/platform/http/faults.ts';
import { createPlatform, type Platform } from '../../shared/platform/platform.ts';
import { problem } from '../../shared/platform/problem.ts';
import type { Operation } from './operation.ts';

interface PlainRoute {
  readonly method: 'GET';
  readonly path: string;
  readonly run: (platform: Platform) => HttpResult;
}

/** A function that answers some of the API's operations, and whatever else it is given that asks for no token. */
export function endpoint(
  operationsOf: (platform: Platform) => readonly Operation[],
  others: readonly PlainRoute[] = [],
) {
  const platform = lazily(() => createPlatform(readEnvironment(environment, process.env)));
  const router = lazily(() =>
    httpRouter<HttpEvent, HttpResult>({
      routes: [
        ...others.map(({ method, path, run }) => ({
          method,
          path,
          handler: (): Promise<HttpResult> => Promise.resolve(run(platform())),
        })),
        ...operationsOf(platform()).map((operation) => ({
          method: operation.route.method,
          path: operation.route.path,
          handler: (event: HttpEvent): Promise<HttpResult> => operation.run(platform(), event),
        })),
      ],
      notFoundResponse: () =>
        problemResponse(problem(404, 'no-such-route', 'There is nothing here; see /v1/openapi.json.')),
    }),
  );
  return middy<HttpEvent, HttpResult>()
    .use(faults(() => platform().log))
    .handler(async (event, context): Promise<HttpResult> => router()(event, context));
}

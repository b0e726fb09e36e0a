import middy from '@middy/core';
import { environment, lazily, readEnvironment } from '../../shared/platform/config.ts';
import { faults, type HttpEvent, type HttpResult } from '../../shared/platform/http/faults.ts';
import { createPlatform } from '../../shared/platform/platform.ts';
import { answer } from './routes.ts';

const platform = lazily(() => createPlatform(readEnvironment(environment, process.env)));

/** What a partner who accepted a trip may see of it, and the buttons that say how it goes. */
export const handler = middy<HttpEvent, HttpResult>()
  .use(faults(() => platform().log))
  .handler((event): Promise<HttpResult> => answer(platform(), event));

import middy from '@middy/core';
import { createPlatform } from '../../shared/platform/platform.ts';
import { environment, lazily, readEnvironment } from '../../shared/platform/config.ts';
import { faults, type HttpEvent, type HttpResult } from '../../shared/platform/http/faults.ts';
import { answer } from './routes.ts';

const platform = lazily(() => createPlatform(readEnvironment(environment, process.env)));

/** The page for writing to the hub from a computer that is shared with others. */
export const handler = middy<HttpEvent, HttpResult>()
  .use(faults(() => platform().log))
  .handler((event): Promise<HttpResult> => answer(platform(), event));

import middy from '@middy/core';
import { receiveText } from '../../shared/intake/index.ts';
import { environment, lazily, readEnvironment } from '../../shared/platform/config.ts';
import { faults, type HttpEvent, type HttpResult } from '../../shared/platform/http/faults.ts';
import { inboundOf, onlyTwilio, twiml } from '../../shared/platform/http/twilio-webhook.ts';
import { createPlatform } from '../../shared/platform/platform.ts';

const platform = lazily(() => createPlatform(readEnvironment(environment, process.env)));

/** A person texts the intake number. */
export const handler = middy<HttpEvent, HttpResult>()
  .use(faults(() => platform().log))
  .use(onlyTwilio(platform))
  .handler(async (event): Promise<HttpResult> => {
    const { from, ...text } = inboundOf(event);
    const { reply, statusCallback } = await receiveText(platform(), { from: { channel: 'sms', phone: from }, ...text });
    return twiml(reply, statusCallback);
  });

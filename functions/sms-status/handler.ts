import middy from '@middy/core';
import { recordDelivery } from '../../shared/messaging/index.ts';
import { environment, lazily, readEnvironment } from '../../shared/platform/config.ts';
import { faults, type HttpEvent, type HttpResult } from '../../shared/platform/http/faults.ts';
import { formOf, onlyTwilio } from '../../shared/platform/http/twilio-webhook.ts';
import { createPlatform } from '../../shared/platform/platform.ts';

const platform = lazily(() => createPlatform(readEnvironment(environment, process.env)));

export const handler = middy<HttpEvent, HttpResult>()
  .use(faults(() => platform().log))
  .use(onlyTwilio(platform))
  .handler(async (event): Promise<HttpResult> => {
    const { MessageSid, MessageStatus, ErrorCode } = formOf(event);
    const outboxId = event.queryStringParameters?.['outbox'];
    if (outboxId !== undefined && MessageSid !== undefined && MessageStatus !== undefined) {
      const errorCode = Number(ErrorCode ?? '');
      await recordDelivery(platform(), outboxId, {
        sid: MessageSid,
        status: MessageStatus,
        ...(errorCode > 0 && { errorCode }),
      });
    }
    return { statusCode: 204 };
  });

import middy from '@middy/core';
import { recordReplyDelivery } from '../../shared/intake/index.ts';
import { recordDelivery } from '../../shared/messaging/index.ts';
import { environment, lazily, readEnvironment } from '../../shared/platform/config.ts';
import { faults, type HttpEvent, type HttpResult } from '../../shared/platform/http/faults.ts';
import { formOf, onlyTwilio } from '../../shared/platform/http/twilio-webhook.ts';
import { createPlatform } from '../../shared/platform/platform.ts';

const platform = lazily(() => createPlatform(readEnvironment(environment, process.env)));

/** The carrier tells what became of a text of the outbox, or of the direct reply to one. */
export const handler = middy<HttpEvent, HttpResult>()
  .use(faults(() => platform().log))
  .use(onlyTwilio(platform))
  .handler(async (event): Promise<HttpResult> => {
    const { MessageSid, MessageStatus, ErrorCode } = formOf(event);
    const { outbox, conversation, sequence } = event.queryStringParameters ?? {};
    if (MessageSid === undefined || MessageStatus === undefined) return { statusCode: 204 };
    const errorCode = Number(ErrorCode ?? '');
    const told = { status: MessageStatus, ...(errorCode > 0 && { errorCode }) };
    if (outbox !== undefined) await recordDelivery(platform(), outbox, { sid: MessageSid, ...told });
    if (conversation !== undefined) {
      await recordReplyDelivery(platform(), { conversation, sequence: Number(sequence) }, told);
    }
    return { statusCode: 204 };
  });

import type { MiddlewareObj } from '@middy/core';
// A deep import on purpose: the package's root is 3.7 MB.
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import type { Platform } from '../platform.ts';
import { problem } from '../problem.ts';
import { problemResponse, type HttpEvent, type HttpResult } from './faults.ts';

/** The fields of a webhook as Twilio signed them: blank ones kept, nothing trimmed. */
export type Form = Readonly<Record<string, string>>;

/** HTTP APIs hand form bodies over in base64. Of a field that stands twice, the last value counts. */
export const formOf = (event: HttpEvent): Form => Object.fromEntries(fieldsOf(event));

function fieldsOf(event: HttpEvent): URLSearchParams {
  const body = event.body ?? '';
  return new URLSearchParams(event.isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body);
}

/** A field that stands twice is signed with all its values; Twilio's library drops equal ones and sorts the others. */
function signedFields(event: HttpEvent): Readonly<Record<string, readonly string[]>> {
  const fields = fieldsOf(event);
  return Object.fromEntries([...fields.keys()].map((name) => [name, fields.getAll(name)]));
}

/**
 * Lets only Twilio through: the signature is over the **configured** public URL and all form fields; the Host header is
 * never believed. Anything else gets 403 and writes nothing.
 */
export function onlyTwilio(platform: () => Platform): MiddlewareObj<HttpEvent, HttpResult> {
  return {
    before: async ({ event }): Promise<HttpResult | undefined> => {
      const { publicUrl, twilio, log } = platform();
      const { authToken } = await twilio();
      const signature = event.headers['x-twilio-signature'] ?? '';
      const query = event.rawQueryString === '' ? '' : `?${event.rawQueryString}`;
      const url = `${publicUrl}${event.rawPath}${query}`;
      if (signature !== '' && validateRequest(authToken, signature, url, signedFields(event))) return undefined;
      log.metric('WebhookRejected', 1);
      log.warn('webhook-rejected', { route: event.routeKey });
      return problemResponse(
        problem(403, 'bad-signature', 'This address only takes requests signed by the SMS carrier.'),
      );
    },
  };
}

/** The text of an inbound webhook; a body that is missing (an MMS of pictures alone) is an empty one. */
export function inboundOf(event: HttpEvent): { from: string; body: string; messageSid: string; mediaCount: number } {
  const { From = '', Body = '', MessageSid = '', NumMedia = '0' } = formOf(event);
  return { from: From, body: Body, messageSid: MessageSid, mediaCount: Number(NumMedia) || 0 };
}

/**
 * The answer to an inbound text: the reply, or an empty document when silence is right. Two elements of TwiML do not need
 * the library's XML builder, which is 59 kB of every cold start. `statusCallback`: where the carrier tells what became of it.
 */
export function twiml(reply: string | undefined, statusCallback?: string): HttpResult {
  const attribute = statusCallback === undefined ? '' : ` statusCallback="${escapeXml(statusCallback)}"`;
  const message = reply === undefined ? '' : `<Message${attribute}>${escapeXml(reply)}</Message>`;
  return {
    statusCode: 200,
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body: `<?xml version="1.0" encoding="UTF-8"?><Response>${message}</Response>`,
  };
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readText, sendJson } from '../http-io.ts';
import type { Json } from '../json.ts';
import type { CarrierAccount } from './account.ts';
import type { Delivery } from './delivery.ts';
import type { Fault, Faults } from './faults.ts';
import { listPage, messageResource } from './message-resource.ts';
import { mediaPage, mediaResource, type Media } from './media.ts';
import type { OptOuts } from './opt-outs.ts';
import type { TextMessage, Texts } from './texts.ts';

export interface MessagesApiOptions {
  readonly texts: Texts;
  readonly media: Media;
  readonly account: CarrierAccount;
  readonly optOuts: OptOuts;
  readonly faults: Faults;
  readonly delivery: Delivery;
}

/** An error as Twilio's REST API answers it. */
interface Refusal {
  readonly status: number;
  readonly code: number;
  readonly message: string;
}

const LONGEST_BODY = 1600;
const NOT_FOUND: Refusal = { status: 404, code: 20404, message: 'The requested resource was not found' };
const NOT_COMPLETE: Refusal = {
  status: 409,
  code: 20009,
  message: 'Cannot delete this resource before it is complete',
};
const IN_FLIGHT: ReadonlySet<TextMessage['status']> = new Set(['receiving', 'queued', 'sent']);

/** Twilio's Messages API (version 2010-04-01): send, list, read and delete a message; list, read and delete its media. */
export async function serveMessagesApi(
  options: MessagesApiOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { texts, account, faults, delivery } = options;
  const url = new URL(request.url ?? '/', 'http://carrier');
  const path = /^\/2010-04-01\/Accounts\/([^/]+)\/Messages(?:\/([^/]+?)(\/Media(?:\/([^/]+))?)?)?\.json$/.exec(
    url.pathname,
  );
  const form = new URLSearchParams(await readText(request));
  const fault = faults.take('twilio');
  if (fault?.fault === 'timeout') return;

  const answer = (): { status: number; body: Parameters<typeof sendJson>[2] } => {
    const accountSid = path?.[1];
    const sid = path?.[2];
    if (path === null) return refuse(NOT_FOUND);
    if (!isAuthentic(request.headers.authorization, account) || accountSid !== account.accountSid) {
      return refuse({ status: 401, code: 20003, message: 'Authenticate' });
    }
    const planned = fault === undefined ? undefined : faultOf(fault);
    if (planned?.refusal !== undefined) return refuse(planned.refusal);
    if (sid === undefined && request.method === 'GET')
      return { status: 200, body: listPage(texts, account, url.searchParams) };
    if (sid === undefined && request.method === 'POST') {
      const refusal = refusalOf(form, options);
      if (refusal !== undefined) return refuse(refusal);
      const text = texts.add({
        direction: 'outbound-api',
        from: form.get('From') ?? '',
        to: form.get('To') ?? '',
        body: form.get('Body') ?? '',
        status: 'queued',
        ...(form.get('StatusCallback') !== null && { statusCallback: form.get('StatusCallback') ?? '' }),
        ...(planned?.deliveryError !== undefined && { plannedError: planned.deliveryError }),
      });
      delivery.begin(text);
      return { status: 201, body: messageResource(text, account) };
    }
    const text = sid === undefined ? undefined : texts.get(sid);
    if (text === undefined) return refuse(NOT_FOUND);
    if (path[3] !== undefined) return mediaAnswer(options, text, path[4], request.method);
    if (request.method !== 'DELETE') return { status: 200, body: messageResource(text, account) };
    if (IN_FLIGHT.has(text.status)) return refuse(NOT_COMPLETE);
    texts.remove(text.sid);
    return { status: 204, body: null };
  };

  const { status, body } = answer();
  if (fault?.fault === 'lost-answer') response.destroy();
  else if (status === 204) response.writeHead(204).end();
  else sendJson(response, status, body);
}

function mediaAnswer(
  { media, account }: MessagesApiOptions,
  text: TextMessage,
  sid: string | undefined,
  method: string | undefined,
): { status: number; body: Json } {
  const sids = media.of(text);
  if (sid === undefined) return { status: 200, body: mediaPage(text, sids, account) };
  if (!sids.includes(sid)) return refuse(NOT_FOUND);
  if (method !== 'DELETE') return { status: 200, body: mediaResource(text, sid, account) };
  media.remove(text, sid);
  return { status: 204, body: null };
}

/** What Twilio refuses to take at all. */
function refusalOf(form: URLSearchParams, { account, optOuts }: MessagesApiOptions): Refusal | undefined {
  const [to, from, body] = [form.get('To') ?? '', form.get('From') ?? '', form.get('Body') ?? ''];
  const refusal = (code: number, message: string): Refusal => ({ status: 400, code, message });
  if (to === '') return refusal(21604, "A 'To' phone number is required.");
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return refusal(21211, `Invalid 'To' Phone Number: ${to}`);
  if (from !== account.intakeNumber && from !== account.dispatchNumber) {
    return refusal(21606, `The 'From' phone number ${from} is not a valid, SMS-capable phone number of your account.`);
  }
  if (to === from) return refusal(21266, "'To' and 'From' number cannot be the same");
  if (body === '') return refusal(21602, 'Message body is required.');
  if (body.length > LONGEST_BODY)
    return refusal(21617, 'The concatenated message body exceeds the 1600 character limit.');
  if (optOuts.isBlocked(to, from)) return refusal(21610, 'Attempt to send to unsubscribed recipient');
  return undefined;
}

function faultOf({ fault, code }: Fault): { refusal?: Refusal; deliveryError?: number } {
  if (fault === 'throttle') return { refusal: { status: 429, code: 20429, message: 'Too Many Requests' } };
  if (fault === '500') return { refusal: { status: 500, code: 20500, message: 'Internal Server Error' } };
  if (fault !== 'error-code') return {};
  const number = Number(code ?? 30008);
  if (number >= 30_000 && number < 31_000) return { deliveryError: number };
  return {
    refusal: {
      status: number === 20003 ? 401 : number === 20429 ? 429 : 400,
      code: number,
      message: 'Refused as asked for',
    },
  };
}

function refuse({ status, code, message }: Refusal) {
  return { status, body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } };
}

function isAuthentic(header: string | undefined, { accountSid, authToken }: CarrierAccount): boolean {
  const expected = Buffer.from(`Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`);
  const given = Buffer.from(header ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

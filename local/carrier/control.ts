import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import type { DeadLetters } from '../dead-letters.ts';
import { readText, sendJson } from '../http-io.ts';
import { isObject, parseJson, type Json } from '../json.ts';
import type { Alerts } from './alerts.ts';
import type { SimulatorEvents } from './events.ts';
import { FaultRequest, type Fault, type Faults } from './faults.ts';
import type { DeliverInbound } from './inbound.ts';
import { withVisitors, type Phone } from './phones.ts';
import { servePage } from './serve-page.ts';
import type { TextMessage, Texts } from './texts.ts';

export interface ControlOptions {
  readonly phones: readonly Phone[];
  readonly texts: Texts;
  readonly alerts: Alerts;
  readonly faults: Faults;
  readonly letters: DeadLetters;
  readonly events: SimulatorEvents;
  readonly deliver: DeliverInbound;
}

const PhoneNumber = z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be a number such as +17055550190');
const NewText = z.strictObject({
  from: PhoneNumber,
  to: PhoneNumber,
  body: z.string().max(1600),
  mediaCount: z.int().min(0).max(10).default(0),
  /** Repeats the webhook of an earlier text, or chooses the sid of a new one. */
  messageSid: z
    .string()
    .regex(/^(SM|MM)[0-9a-f]{32}$/)
    .optional(),
});

type Reply = { readonly status: number; readonly body: Json };

/** The simulator's own addresses, under `/sim`: for its page, for tests and for scripts. */
export async function serveControl(
  options: ControlOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sim');
  const route = `${request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET')} ${url.pathname}`;
  if (route === 'GET /sim/events') {
    options.events.attach(response);
    return;
  }
  const reply = await answerTo(route, url, request, options);
  if (reply !== undefined) sendJson(response, reply.status, reply.body, { 'cache-control': 'no-store' });
  else if (!servePage(url.pathname, response)) sendJson(response, 404, { error: `There is no ${route} here.` });
}

async function answerTo(
  route: string,
  url: URL,
  request: IncomingMessage,
  options: ControlOptions,
): Promise<Reply | undefined> {
  const { texts, faults } = options;
  switch (route) {
    case 'GET /sim/phones':
      return ok({
        phones: withVisitors(options.phones, texts).map((phone) => ({ ...phone, name: { ...phone.name } })),
      });
    case 'GET /sim/texts': {
      const phone = url.searchParams.get('phone');
      // A plus that was not escaped arrives as a space.
      const found = phone === null ? texts.all() : texts.ofPhone(phone.replace(/^ /, '+'));
      return ok({ texts: found.map(shown) });
    }
    case 'POST /sim/texts': {
      const body = await jsonBody(request, NewText);
      return body.success ? sendText(body.data, options) : refused(body.error);
    }
    case 'GET /sim/alerts':
      return ok({ alerts: options.alerts.list() });
    case 'GET /sim/dead-letters':
      return ok({
        deadLetters: options.letters.list().map((letter) => ({ ...letter, queueArn: letter.queueArn ?? null })),
      });
    case 'GET /sim/faults':
      return ok({ faults: faults.list().map(shownFault) });
    case 'POST /sim/faults': {
      const body = await jsonBody(request, FaultRequest);
      if (!body.success) return refused(body.error);
      return { status: 201, body: shownFault(faults.add(body.data)) };
    }
    case 'DELETE /sim/faults':
      faults.clear();
      return ok({ faults: [] });
    default:
      return undefined;
  }
}

async function sendText(wanted: z.infer<typeof NewText>, { phones, texts, deliver }: ControlOptions): Promise<Reply> {
  const line = phones.find(({ number }) => number === wanted.to);
  if (line?.role !== 'intake' && line?.role !== 'dispatch') {
    return {
      status: 404,
      body: { error: 'No webhook is set for this number: text the intake or the dispatch number.' },
    };
  }
  const repeated = wanted.messageSid === undefined ? undefined : texts.get(wanted.messageSid);
  const text =
    repeated ??
    texts.add({
      direction: 'inbound',
      from: wanted.from,
      to: wanted.to,
      body: wanted.body,
      mediaCount: wanted.mediaCount,
      status: 'receiving',
      ...(wanted.messageSid !== undefined && { sid: wanted.messageSid }),
    });
  const outcome = await deliver(text);
  return ok({ ...outcome, replies: [...outcome.replies] });
}

function shown(text: TextMessage): Json {
  const { sid, direction, channel, from, to, body, segments, mediaCount, status, errorCode, at } = text;
  return { sid, direction, channel, from, to, body, segments, mediaCount, status, errorCode, at };
}

function shownFault(fault: Fault): Json {
  return { ...fault, code: fault.code ?? null, operation: fault.operation ?? null };
}

function ok(body: Json): Reply {
  return { status: 200, body };
}

function refused(error: z.ZodError): Reply {
  const [issue] = error.issues;
  return {
    status: 400,
    body: { error: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`.replace(/^: /, '') },
  };
}

async function jsonBody<T extends z.ZodType>(request: IncomingMessage, shape: T) {
  let body: Json = null;
  try {
    body = parseJson(await readText(request));
  } catch {
    // Not JSON: the shape says what was expected.
  }
  return shape.safeParse(isObject(body) ? body : {});
}

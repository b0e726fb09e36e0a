import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { readText, send } from '../http-io.ts';
import { parseJson, type Json } from '../json.ts';

/** An error in the service's own terms, which the SDK turns into the exception of that name. */
export class AwsFault extends Error {
  override readonly name = 'AwsFault';
  readonly code: string;
  readonly status: number;
  constructor(code: string, detail: string, status = 400) {
    super(detail);
    this.code = code;
    this.status = status;
  }
}

/** Operation name → what it does with the input. */
export type JsonOperations = Readonly<Record<string, (input: Json) => Json>>;

/** Serves the protocol awsJson1.1: `X-Amz-Target: Service.Operation`, JSON in and out. */
export async function serveAwsJson(
  operations: JsonOperations,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const operation =
    String(request.headers['x-amz-target'] ?? '')
      .split('.')
      .at(-1) ?? '';
  const body = await readText(request);
  try {
    const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
    if (run === undefined) throw new AwsFault('UnknownOperationException', `There is no operation ${operation} here.`);
    sendAwsJson(response, 200, run(body === '' ? {} : parseJson(body)));
  } catch (error) {
    sendAwsFault(response, asFault(error));
  }
}

export function sendAwsJson(
  response: ServerResponse,
  status: number,
  body: Json,
  headers: Readonly<Record<string, string>> = {},
): void {
  send(response, {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': randomUUID(), ...headers },
    body: Buffer.from(JSON.stringify(body)),
  });
}

export function sendAwsFault(response: ServerResponse, fault: AwsFault): void {
  // The three places where the protocols look for the name and the text.
  const body = { __type: fault.code, message: fault.message, Message: fault.message };
  sendAwsJson(response, fault.status, body, { 'x-amzn-errortype': fault.code });
}

/** Input of the wrong shape is the caller's fault; anything else is ours. */
export function asFault(error: unknown): AwsFault {
  if (error instanceof AwsFault) return error;
  if (error instanceof z.ZodError) return new AwsFault('ValidationException', z.prettifyError(error));
  if (error instanceof SyntaxError) return new AwsFault('SerializationException', 'The body is not JSON.');
  return new AwsFault('InternalFailure', error instanceof Error ? error.name : 'unknown', 500);
}

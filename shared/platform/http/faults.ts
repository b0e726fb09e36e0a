import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { InvalidCursor } from '../cursor.ts';
import { describeFault, type Log } from '../log.ts';
import { problem, type Problem } from '../problem.ts';

export type HttpEvent = APIGatewayProxyEventV2;
export type HttpResult = APIGatewayProxyStructuredResultV2;

export function problemResponse(body: Problem, headers: Record<string, string> = {}): HttpResult {
  return {
    statusCode: body.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(body),
  };
}

/**
 * The one place where a fault becomes HTTP: a 500 that tells the caller nothing but the id to quote, and a log line
 * with the fault's class and place. Twilio calls the fallback address on it.
 */
export function faults(log: () => Log): MiddlewareObj<HttpEvent, HttpResult> {
  return {
    onError: ({ error, event, context }): HttpResult => {
      if (error instanceof InvalidCursor) {
        return problemResponse(
          problem(400, 'invalid-cursor', error.message, [
            { field: 'cursor', code: 'invalid-cursor', message: error.message },
          ]),
        );
      }
      log().error('fault', { requestId: context.awsRequestId, route: event.routeKey, ...describeFault(error) });
      return problemResponse(
        problem(500, 'fault', `Nothing was done. Try again; if it goes on, quote ${context.awsRequestId}.`),
      );
    },
  };
}

import { setTimeout as wait } from 'node:timers/promises';
import type { DeadLetters } from './dead-letters.ts';
import { invokeAsEvent } from './functions.ts';
import { field, text, type Json } from './json.ts';
import type { LocalFunction } from './lambda.ts';

import type { Deployment } from './template.ts';

/** Invocations that nobody waits for: schedules and rules. */
export interface EventInvocations {
  /** Resolves when the event was handled or is a dead letter. */
  invoke(
    target: LocalFunction,
    event: Json,
    options?: { readonly deadLetterArn?: string | undefined; readonly retries?: number },
  ): Promise<void>;
}

/** Lambda waits one minute, then two; on this machine a person waits. */
const PAUSE_MS = 1000;

/**
 * Lambda's asynchronous invocation: an event that fails is tried again, then kept by the function's own failure
 * destination, else by the dead-letter queue of whoever sent it. `stopping` ends the waiting between tries.
 */
export function eventInvocations(
  deployment: Deployment,
  letters: DeadLetters,
  stopping: AbortSignal,
): EventInvocations {
  const destinations = new Map<string, string>();
  for (const { properties } of deployment.ofType('AWS::Lambda::EventInvokeConfig')) {
    const name = text(properties['FunctionName']);
    const queue = text(field(properties, 'DestinationConfig', 'OnFailure', 'Destination'));
    if (name !== undefined && queue !== undefined) destinations.set(name, queue);
  }
  return {
    invoke: async (target, event, { deadLetterArn, retries = 2 } = {}) => {
      const pause = async (attempt: number) => {
        await wait(PAUSE_MS * attempt, undefined, { signal: stopping, ref: false }).catch(() => undefined);
      };
      const result = await invokeAsEvent(target, event, pause, retries);
      // A server that stops keeps the event for its next start.
      if (result.ok || stopping.aborted) return;
      letters.add({
        queueArn: destinations.get(target.functionName) ?? deadLetterArn,
        functionName: target.functionName,
        message: {
          version: '1.0',
          requestContext: {
            requestId: result.requestId,
            functionArn: target.arn,
            condition: 'RetriesExhausted',
            approximateInvokeCount: retries + 1,
          },
          requestPayload: event,
          responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
          responsePayload: { errorType: result.error.errorType, errorMessage: result.error.errorMessage },
        },
      });
    },
  };
}

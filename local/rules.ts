import { randomUUID } from 'node:crypto';
import type { EventInvocations } from './events-invocation.ts';
import type { LocalFunctions } from './functions.ts';
import { field, list, text } from './json.ts';
import { ACCOUNT, REGION } from './local-names.ts';
import { parseRate } from './stand-ins/schedule-expression.ts';
import type { Deployment } from './template.ts';

/** Runs the EventBridge rules of the template that have a rate. Returns what stops them. */
export function startRules(
  deployment: Deployment,
  functions: LocalFunctions,
  invocations: EventInvocations,
): () => void {
  const timers = deployment.ofType('AWS::Events::Rule').flatMap(({ ref, properties }) => {
    const every = parseRate(text(properties['ScheduleExpression']) ?? '');
    if (every === undefined || properties['State'] === 'DISABLED') return [];
    return list(properties['Targets']).flatMap((target) => {
      const called = functions.ofArn(text(field(target, 'Arn')) ?? '');
      if (called === undefined) return [];
      const retries = Number(field(target, 'RetryPolicy', 'MaximumRetryAttempts') ?? 2);
      return setInterval(
        () => void invocations.invoke(called, scheduledEvent(ref), { retries: Math.min(retries, 2) }),
        every,
      );
    });
  });
  return () => timers.forEach((timer) => clearInterval(timer));
}

function scheduledEvent(rule: string) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: ACCOUNT,
    time: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    region: REGION,
    resources: [`arn:aws:events:${REGION}:${ACCOUNT}:rule/${rule}`],
    detail: {},
  };
}

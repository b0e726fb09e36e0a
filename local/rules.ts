import { randomUUID } from 'node:crypto';
import type { EventInvocations } from './events-invocation.ts';
import type { LocalFunctions } from './functions.ts';
import { field, list, text } from './json.ts';
import { ACCOUNT, REGION } from './local-names.ts';
import { nextDaily, parseRate } from './stand-ins/schedule-expression.ts';
import type { Deployment } from './template.ts';

/** Runs the EventBridge rules of the template that have a rate or a time of the day. Returns what stops them. */
export function startRules(
  deployment: Deployment,
  functions: LocalFunctions,
  invocations: EventInvocations,
): () => void {
  const stops = deployment.ofType('AWS::Events::Rule').flatMap(({ ref, properties }) => {
    if (properties['State'] === 'DISABLED') return [];
    return list(properties['Targets']).flatMap((target) => {
      const called = functions.ofArn(text(field(target, 'Arn')) ?? '');
      if (called === undefined) return [];
      const retries = Number(field(target, 'RetryPolicy', 'MaximumRetryAttempts') ?? 2);
      const run = () => void invocations.invoke(called, scheduledEvent(ref), { retries: Math.min(retries, 2) });
      return keep(text(properties['ScheduleExpression']) ?? '', run) ?? [];
    });
  });
  return () => stops.forEach((stop) => stop());
}

/** Runs whenever the expression says. Returns what stops it; nothing for an expression that is not kept here. */
function keep(expression: string, run: () => void): (() => void) | undefined {
  const every = parseRate(expression);
  if (every !== undefined) {
    const timer = setInterval(run, every);
    return () => clearInterval(timer);
  }
  const first = nextDaily(expression, Date.now());
  if (first === undefined) return undefined;
  let timer: NodeJS.Timeout;
  const waitFor = (due: number): void => {
    timer = setTimeout(() => {
      run();
      waitFor(nextDaily(expression, due) ?? due);
    }, due - Date.now());
  };
  waitFor(first);
  return () => clearTimeout(timer);
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

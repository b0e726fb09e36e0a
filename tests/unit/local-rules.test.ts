import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LocalFunction } from '../../local/lambda.ts';
import { startRules } from '../../local/rules.ts';
import { nextDaily } from '../../local/stand-ins/schedule-expression.ts';
import type { Deployment, Resource } from '../../local/template.ts';

const at = (instant: string): number => Date.parse(instant);

describe('a rule that runs once a day', () => {
  it.each([
    ['2026-11-22T07:59:59Z', '2026-11-22T08:00:00Z'],
    ['2026-11-22T08:00:00Z', '2026-11-23T08:00:00Z'],
    ['2026-12-31T23:00:00Z', '2027-01-01T08:00:00Z'],
  ])('is due after %s at %s', (now, due) => {
    expect(nextDaily('cron(0 8 * * ? *)', at(now))).toBe(at(due));
  });

  it.each(['rate(1 minute)', 'cron(0 24 * * ? *)', 'cron(60 8 * * ? *)', 'cron(0 8 1 * ? *)', ''])(
    'is not what %j says',
    (expression) => {
      expect(nextDaily(expression, at('2026-11-22T07:00:00Z'))).toBeUndefined();
    },
  );
});

describe('the rules of a template', () => {
  beforeEach(() => vi.useFakeTimers({ now: at('2026-11-22T07:58:30Z') }));
  afterEach(() => vi.useRealTimers());

  const rule = (name: string, ScheduleExpression: string, State = 'ENABLED'): Resource => ({
    type: 'AWS::Events::Rule',
    stack: 'test',
    logicalId: name,
    ref: name,
    attributes: {},
    properties: { ScheduleExpression, State, Targets: [{ Arn: `arn:aws:lambda:ca-central-1:1:function:${name}` }] },
  });
  const resources = [
    rule('nightly', 'cron(0 8 * * ? *)'),
    rule('often', 'rate(1 minute)'),
    rule('never', 'cron(0 8 * * ? *)', 'DISABLED'),
  ];
  const deployment: Deployment = { resources, ofType: () => resources, assetFolder: () => '' };

  it('wake their functions at their times, until they are stopped', async () => {
    const woken: string[] = [];
    const named = (name: string): LocalFunction => ({
      name,
      functionName: name,
      arn: name,
      code: '',
      exportName: 'handler',
      environment: {},
      timeoutMs: 0,
      memoryMegabytes: 0,
      invoke: () => Promise.reject(new Error('A rule wakes as an event')),
      busy: () => false,
      stop: () => Promise.resolve(),
    });
    const functions = {
      all: [],
      named,
      ofArn: (arn: string) => named(arn.split(':').at(-1) ?? ''),
      stop: () => Promise.resolve(),
    };
    const invoke = ({ name }: LocalFunction): Promise<void> => {
      woken.push(`${new Date().toISOString().slice(5, 16)} ${name}`);
      return Promise.resolve();
    };
    const stop = startRules(deployment, functions, { invoke });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(woken).toEqual(['11-22T07:59 often', '11-22T08:00 nightly', '11-22T08:00 often']);
    woken.length = 0;
    await vi.advanceTimersByTimeAsync(2 * 86_400_000);
    expect(woken.filter((each) => each.endsWith('nightly'))).toEqual(['11-23T08:00 nightly', '11-24T08:00 nightly']);
    stop();
    woken.length = 0;
    await vi.advanceTimersByTimeAsync(2 * 86_400_000);
    expect(woken).toEqual([]);
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../infra/bundle.ts';
import { RUNBOOKS } from '../../infra/runbooks.ts';
import { onlyResource, resourcesOf, templatesOf } from './synthesized.ts';

const RUNBOOK_FOLDER = join(PROJECT_ROOT, 'docs', 'runbooks');
const { observability } = templatesOf('prod');

const Alarm = z.object({
  AlarmName: z.string(),
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.unknown()).min(1),
  OKActions: z.array(z.unknown()).min(1),
  TreatMissingData: z.string(),
});
const alarms = [...resourcesOf(observability, 'AWS::CloudWatch::Alarm').values()].map(({ Properties }) =>
  Alarm.parse(Properties),
);
const byName = (end: string) => alarms.find(({ AlarmName }) => AlarmName === `carrefour-nord-prod-${end}`);

describe.each(alarms.map((alarm): [string, z.infer<typeof Alarm>] => [alarm.AlarmName, alarm]))(
  'alarm %s',
  (_name, alarm) => {
    const [, whoIsHurt = '', runbook = ''] =
      /^Who is hurt: (.+\.) Runbook: (docs\/runbooks\/[a-z0-9-]+\.md)$/.exec(alarm.AlarmDescription) ?? [];

    it('says in a sentence who is hurt', () => {
      expect(whoIsHurt.split(' ').length).toBeGreaterThan(6);
    });

    it('names a runbook that is there', () => {
      expect(existsSync(join(PROJECT_ROOT, runbook))).toBe(true);
    });

    it('reaches somebody, when it starts and when it is over', () => {
      expect([alarm.AlarmActions.length, alarm.OKActions.length]).toEqual([1, 1]);
    });
  },
);

describe('the alarms', () => {
  it.each([
    'intake-sms-errors',
    'fallback-answered',
    'api-5xx',
    'webhooks-rejected',
    'text-failed',
    'text-outcome-unknown',
    'dead-letters-stream',
    'dead-letters-schedules',
    'dead-letters-async',
    'overdue-work',
    'trip-unfilled',
    'tables-throttled',
    'tally-drift',
    'reconcile-errors',
  ])('watch %s', (name) => {
    expect(byName(name)).toBeDefined();
  });

  it('see a 500 that a function returns itself, which Lambda counts as a success', () => {
    const [intake] = [...resourcesOf(observability, 'AWS::CloudWatch::Alarm').values()].filter(
      ({ Properties }) => Properties['AlarmName'] === 'carrefour-nord-prod-intake-sms-errors',
    );
    const watched = JSON.stringify(intake?.Properties);
    expect(watched).toContain('"MetricName":"ServerErrors"');
    expect(watched).toContain('"Dimensions":[{"Name":"route","Value":"POST /sms/intake"}]');
  });

  it('ring as well when the sweeper falls silent', () => {
    expect(byName('sweeper-silent')?.TreatMissingData).toBe('breaching');
  });

  it('ring as well when nobody has compared the tallies for more than a day', () => {
    const silent = [...resourcesOf(observability, 'AWS::CloudWatch::Alarm').values()].find(
      ({ Properties }) => Properties['AlarmName'] === 'carrefour-nord-prod-reconcile-silent',
    );
    // How often the metric was given, not what it said: 0 is what it should say.
    expect(silent?.Properties).toMatchObject({
      MetricName: 'TallyDrift',
      Statistic: 'SampleCount',
      Period: 21_600,
      EvaluationPeriods: 5,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  it('use no more than ten metrics each, which is what CloudWatch takes', () => {
    for (const { Properties } of resourcesOf(observability, 'AWS::CloudWatch::Alarm').values()) {
      expect(z.array(z.unknown()).default([]).parse(Properties['Metrics']).length).toBeLessThanOrEqual(11);
    }
  });

  it('go to the address of the operator, through a topic that CloudWatch may use', () => {
    expect(onlyResource(observability, 'AWS::SNS::Subscription').Properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'alarms@example.org',
    });
    expect(JSON.stringify(onlyResource(observability, 'AWS::SNS::TopicPolicy').Properties)).toContain(
      'cloudwatch.amazonaws.com',
    );
  });
});

describe('the runbooks', () => {
  it('are those of the list', () => {
    const files = readdirSync(RUNBOOK_FOLDER).filter((file) => file.endsWith('.md') && file !== 'README.md');
    expect(files.sort()).toEqual(RUNBOOKS.map((name) => `${name}.md`).sort());
  });

  it.each(RUNBOOKS)('%s says who is hurt, how to see it and what to do, with commands', (name) => {
    const text = readFileSync(join(RUNBOOK_FOLDER, `${name}.md`), 'utf8');
    expect(text).toMatch(/^# .+\n[^]*^## Who is hurt\n[^]*^## How to see it\n[^]*^## What to do\n/m);
    expect(text).toContain('```sh');
  });

  it.each(RUNBOOKS)('%s belongs to an alarm', (name) => {
    expect(alarms.some(({ AlarmDescription }) => AlarmDescription.endsWith(`docs/runbooks/${name}.md`))).toBe(true);
  });
});

import { Duration } from 'aws-cdk-lib/core';
import { MathExpression, Metric, Stats, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { FunctionName } from './functions.ts';

export const ONE_MINUTE = Duration.minutes(1);
export const FIVE_MINUTES = Duration.minutes(5);

/**
 * Which functions write which of our own metrics (embedded metric format, namespace `Carrefour`, dimension `service`).
 * An alarm cannot search for metrics: it must name each one it adds up.
 */
const WRITERS = {
  OutboxFailed: ['outbox', 'timers', 'sweeper', 'sms-status'],
  OutboxUnknown: ['outbox', 'timers', 'sweeper', 'sms-status'],
  TripUnfilled: ['outbox', 'timers', 'sweeper'],
  TripWithoutClock: ['sweeper'],
  DirectoryEntryUnreadable: [
    'directory-api',
    'routing-api',
    'coordination-api',
    'transport-api',
    'partner-sms',
    'partner-link',
    'outbox',
    'timers',
    'sweeper',
  ],
  OverdueWork: ['sweeper'],
  TallyDrift: ['reconcile'],
  CarrierErasureGivenUp: ['outbox', 'timers', 'sweeper'],
  WebhookRejected: ['intake-sms', 'partner-sms', 'sms-status'],
  IntakeFlood: ['intake-sms', 'web-page'],
  IntakePumping: ['intake-sms'],
  AutomatedSender: ['intake-sms'],
  AutoReplyLoop: ['intake-sms', 'web-page'],
  HumanCalled: [
    'intake-sms',
    'web-page',
    'partner-sms',
    'coordination-api',
    'transport-api',
    'routing-api',
    'outbox',
    'timers',
    'sweeper',
  ],
} as const satisfies Record<string, readonly FunctionName[]>;

export type HouseMetric = keyof typeof WRITERS;

/** What stands at a value, in place of happening so often. */
const GAUGES: ReadonlySet<HouseMetric> = new Set(['OverdueWork', 'TallyDrift']);

/** Sum over the functions that write it; of a gauge, its highest value. `statistic`: another one. */
export function houseMetric(
  metricName: HouseMetric,
  period: Duration = FIVE_MINUTES,
  statistic: string = GAUGES.has(metricName) ? Stats.MAXIMUM : Stats.SUM,
): IMetric {
  const metrics = WRITERS[metricName].map(
    (writer) =>
      new Metric({
        namespace: 'Carrefour',
        metricName,
        dimensionsMap: { service: `carrefour-${writer}` },
        statistic,
        period,
      }),
  );
  return sumOf(metrics, metricName, period);
}

/** Requests that either table turned away for going too fast. */
export function throttledRequests(tables: readonly Table[], period: Duration = FIVE_MINUTES): IMetric {
  const metrics = tables.flatMap((table) =>
    ['ReadThrottleEvents', 'WriteThrottleEvents'].map(
      (metricName) =>
        new Metric({
          namespace: 'AWS/DynamoDB',
          metricName,
          dimensionsMap: { TableName: table.tableName },
          statistic: Stats.SUM,
          period,
        }),
    ),
  );
  return sumOf(metrics, 'Throttled requests', period);
}

/** Adds metrics up; one that has no data counts as 0. Throws when there are none. */
export function sumOf(metrics: readonly Metric[], label: string, period: Duration): IMetric {
  const [first, ...others] = metrics;
  if (first === undefined) throw new Error(`Nothing to add up for ${label}.`);
  if (others.length === 0) return first;
  const usingMetrics = Object.fromEntries(metrics.map((metric, index) => [`${idOf(label)}${index}`, metric]));
  const expression = Object.keys(usingMetrics)
    .map((id) => `FILL(${id}, 0)`)
    .join(' + ');
  return new MathExpression({ expression, usingMetrics, label, period });
}

/** Ids are shared by everything in one graph, and begin with a small letter. */
function idOf(label: string): string {
  return `sum${label.replaceAll(/[^A-Za-z]/g, '')}`;
}

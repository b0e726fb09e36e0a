import { Stack, type StackProps } from 'aws-cdk-lib/core';
import { AlarmStatusWidget, Dashboard, GraphWidget, SingleValueWidget, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { alarmSpecs } from './alarms.ts';
import { deploymentName, type Config } from './config.ts';
import { AlertTopic } from './constructs/alert-topic.ts';
import { CarrefourAlarm } from './constructs/carrefour-alarm.ts';
import type { DataStack } from './data-stack.ts';
import { FIVE_MINUTES, houseMetric, throttledRequests } from './metrics.ts';
import type { ServiceStack } from './service-stack.ts';

export interface ObservabilityStackProps extends StackProps {
  readonly config: Config;
  readonly data: DataStack;
  readonly service: ServiceStack;
}

/** Who is told, and what they see: the alarms, the topic that carries them, one dashboard. */
export class ObservabilityStack extends Stack {
  constructor(scope: Construct, id: string, props: ObservabilityStackProps) {
    super(scope, id, props);
    const { config, data, service } = props;

    const { topic } = new AlertTopic(this, 'Alarms', {
      displayName: 'Carrefour alarms',
      key: service.notificationKey,
      emails: config.alarmEmail === undefined ? [] : [config.alarmEmail],
      takesAlarms: true,
    });
    const alarms = Object.entries(alarmSpecs(data, service)).map(
      ([name, spec]) =>
        new CarrefourAlarm(this, name, { ...spec, alarmName: `${deploymentName(config)}-${name}`, topic }).alarm,
    );

    new Dashboard(this, 'Dashboard', {
      dashboardName: deploymentName(config),
      widgets: [
        [new AlarmStatusWidget({ title: 'What rings', alarms, width: 24, height: 5 })],
        peopleWidgets(),
        doorWidgets(service),
        workWidgets(data, service),
      ],
    });
  }
}

/** What happens to people: first, because it is what the rest is for. */
function peopleWidgets(): IWidget[] {
  return [
    new SingleValueWidget({
      title: 'In the last five minutes',
      metrics: [houseMetric('HumanCalled'), houseMetric('TripUnfilled'), houseMetric('OverdueWork')],
      width: 12,
    }),
    new GraphWidget({
      title: 'Texts that did not arrive, or may not have',
      left: [houseMetric('OutboxFailed'), houseMetric('OutboxUnknown')],
      width: 12,
    }),
  ];
}

function doorWidgets(service: ServiceStack): IWidget[] {
  return [
    new GraphWidget({
      title: 'Requests and errors',
      left: [
        service.publicApi.stage.metricCount({ period: FIVE_MINUTES }),
        service.publicApi.stage.metricClientError({ period: FIVE_MINUTES }),
        service.publicApi.stage.metricServerError({ period: FIVE_MINUTES }),
        houseMetric('WebhookRejected'),
      ],
      width: 12,
    }),
    new GraphWidget({
      title: 'Time to answer a text',
      left: ['p50', 'p99', 'Maximum'].map((statistic) =>
        service.functionNamed('intake-sms').function.metricDuration({ statistic, period: FIVE_MINUTES }),
      ),
      width: 12,
    }),
  ];
}

function workWidgets(data: DataStack, service: ServiceStack): IWidget[] {
  return [
    new GraphWidget({
      title: 'Errors by function',
      left: [...service.functions.values()].map(({ function: lambda }) =>
        lambda.metricErrors({ period: FIVE_MINUTES }),
      ),
      width: 8,
    }),
    new GraphWidget({
      title: 'Left unfinished',
      left: [service.stream.failed, service.schedules.undelivered, service.unfinished].map(({ queue }) =>
        queue.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES, statistic: 'Maximum' }),
      ),
      width: 8,
    }),
    new GraphWidget({
      title: 'Tables',
      left: [data.table, data.keysTable].flatMap((table) => [
        table.metricConsumedReadCapacityUnits({ period: FIVE_MINUTES }),
        table.metricConsumedWriteCapacityUnits({ period: FIVE_MINUTES }),
      ]),
      right: [throttledRequests([data.table, data.keysTable])],
      width: 8,
    }),
  ];
}

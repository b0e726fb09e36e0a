import { Duration } from 'aws-cdk-lib/core';
import { Stats, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { CarrefourAlarmProps } from './constructs/carrefour-alarm.ts';
import type { DataStack } from './data-stack.ts';
import type { FunctionName } from './functions.ts';
import { FIVE_MINUTES, houseMetric, ONE_MINUTE, sumOf, throttledRequests } from './metrics.ts';
import type { Runbook } from './runbooks.ts';
import type { ServiceStack } from './service-stack.ts';

/** An alarm as data, by the id that ends its name. */
export type AlarmSpec = Omit<CarrefourAlarmProps, 'alarmName' | 'topic'>;

/**
 * Who is hurt when a function fails, as its caller sees it (5xx) where it has one, as Lambda sees it where not. `sms-fallback` has nothing to fail with; `hub-setup`
 * answers whoever runs it.
 */
const FAILING_FUNCTIONS: Partial<Record<FunctionName, { readonly whoIsHurt: string; readonly runbook: Runbook }>> = {
  'intake-sms': {
    whoIsHurt: 'A person in danger gets no answer of ours to their text, only the fixed text of the fallback.',
    runbook: 'intake-not-answering',
  },
  'partner-sms': {
    whoIsHurt: 'A person waits for a ride or a referral that a partner has answered, and we have not heard it.',
    runbook: 'partner-answers-lost',
  },
  'partner-link': {
    whoIsHurt: 'A driver who accepted cannot see where to pick the person up.',
    runbook: 'partner-answers-lost',
  },
  'calendar-feed': {
    whoIsHurt: 'A coordinator does not see in the own calendar which trips are coming; the console shows them.',
    runbook: 'console-not-working',
  },
  'web-page': {
    whoIsHurt: 'A person at a shared computer, maybe in danger, writes to us and is told that it was not sent.',
    runbook: 'intake-not-answering',
  },
  'sms-status': {
    whoIsHurt: 'A person whose urgent text did not arrive waits longer, because we do not learn that it failed.',
    runbook: 'delivery-reports-lost',
  },
  'coordination-api': {
    whoIsHurt: 'A coordinator cannot open a file or dispatch a trip.',
    runbook: 'console-not-working',
  },
  'transport-api': {
    whoIsHurt: 'A coordinator cannot plan, dispatch or follow a trip.',
    runbook: 'console-not-working',
  },
  'routing-api': {
    whoIsHurt: 'A coordinator cannot find what helps a person, nor change the directory.',
    runbook: 'console-not-working',
  },
  'reporting-api': {
    whoIsHurt: 'A recipient cannot record a service or hand in its report to the ministry.',
    runbook: 'console-not-working',
  },
  'directory-api': {
    whoIsHurt: 'A worker elsewhere, or another directory, cannot find our services.',
    runbook: 'public-directory-down',
  },
  outbox: {
    whoIsHurt: 'Partners and persons do not get the texts that are waiting for them: a dispatch may stand still.',
    runbook: 'texts-not-leaving',
  },
  timers: {
    whoIsHurt: 'A person waits for a silent partner to be passed over: the next wave of offers does not go out.',
    runbook: 'timers-failing',
  },
  sweeper: {
    whoIsHurt: 'Nobody takes up the texts and offers that were lost on the way, and the persons behind them wait.',
    runbook: 'timers-failing',
  },
  reconcile: {
    whoIsHurt: 'Nobody checks the figures that recipients report to the ministry: a wrong one would go unnoticed.',
    runbook: 'tally-drift',
  },
};

/** Every alarm of a deployment. */
export function alarmSpecs(data: DataStack, service: ServiceStack): Record<string, AlarmSpec> {
  return {
    ...functionAlarms(service),
    ...doorAlarms(service),
    ...trafficAlarms(),
    ...workAlarms(),
    ...countingAlarms(),
    ...storageAlarms(data, service),
  };
}

/** CloudWatch adds up no more in one alarm; a function with more routes has more alarms. */
const METRICS_OF_AN_ALARM = 10;

function functionAlarms(service: ServiceStack): Record<string, AlarmSpec> {
  const specs: Record<string, AlarmSpec> = {};
  for (const { name, function: lambda } of service.functions.values()) {
    const failing = FAILING_FUNCTIONS[name];
    if (failing === undefined) continue;
    const answered = service.publicApi.serverErrors(name, ONE_MINUTE);
    if (answered.length === 0)
      specs[`${name}-errors`] = { ...failing, metric: lambda.metricErrors({ period: ONE_MINUTE }) };
    for (let from = 0; from < answered.length; from += METRICS_OF_AN_ALARM) {
      const metric = sumOf(answered.slice(from, from + METRICS_OF_AN_ALARM), `${name} errors`, ONE_MINUTE);
      specs[from === 0 ? `${name}-errors` : `${name}-errors-${from / METRICS_OF_AN_ALARM + 1}`] = {
        ...failing,
        metric,
      };
    }
  }
  return specs;
}

function doorAlarms(service: ServiceStack): Record<string, AlarmSpec> {
  const metricOf = (name: FunctionName, pick: 'metricInvocations' | 'metricThrottles'): IMetric =>
    service.functionNamed(name).function[pick]({ period: ONE_MINUTE });
  return {
    'fallback-answered': {
      whoIsHurt: 'A person texted us and got the fixed text of the fallback in place of an answer.',
      runbook: 'intake-not-answering',
      metric: metricOf('sms-fallback', 'metricInvocations'),
    },
    'intake-throttled': {
      whoIsHurt: 'A person in danger gets no answer of ours: AWS runs as many functions for us as it will.',
      runbook: 'intake-not-answering',
      metric: metricOf('intake-sms', 'metricThrottles'),
    },
    'api-5xx': {
      whoIsHurt: 'Whoever called the API just now: a person texting, a partner answering or a coordinator at work.',
      runbook: 'api-errors',
      metric: service.publicApi.stage.metricServerError({ period: FIVE_MINUTES, statistic: 'Sum' }),
      threshold: 3,
    },
    'webhooks-rejected': {
      whoIsHurt: 'Everybody who texts us goes unheard if it is Twilio that we turn away, and not a stranger.',
      runbook: 'webhooks-rejected',
      metric: houseMetric('WebhookRejected'),
      threshold: 3,
    },
  };
}

/** Danger, STOP and calls for a human are answered through all of these. */
function trafficAlarms(): Record<string, AlarmSpec> {
  return {
    'intake-flood': {
      whoIsHurt:
        'A person who texts very much gets no more answers this hour, unless they are in danger or ask for a human.',
      runbook: 'intake-flood',
      metric: houseMetric('IntakeFlood'),
    },
    'intake-pumping': {
      whoIsHurt:
        'Somebody may be running up the bill for texts, and a person from abroad may wait unanswered in the queue.',
      runbook: 'intake-pumping',
      metric: houseMetric('IntakePumping'),
    },
    'auto-reply-loop': {
      whoIsHurt:
        'A person who says the same again and again gets no more answers to it, if it is not a machine that does.',
      runbook: 'automated-texts',
      metric: houseMetric('AutoReplyLoop'),
    },
    // A bank or a parcel service now and then hurts nobody.
    'automated-senders': {
      whoIsHurt: 'A person who writes by an e-mail gateway may go unheard among texts that machines send us.',
      runbook: 'automated-texts',
      metric: houseMetric('AutomatedSender'),
      threshold: 10,
    },
  };
}

function workAlarms(): Record<string, AlarmSpec> {
  return {
    'text-failed': {
      whoIsHurt: 'A person or a partner did not get a text, and it will not be tried again.',
      runbook: 'text-failed',
      metric: houseMetric('OutboxFailed'),
    },
    'text-outcome-unknown': {
      whoIsHurt: 'A person or a partner may not have got a text, and we do not know.',
      runbook: 'text-outcome-unknown',
      metric: houseMetric('OutboxUnknown'),
      threshold: 3,
    },
    'trip-unfilled': {
      whoIsHurt: 'A person asked for a ride to safety, and no partner has taken it.',
      runbook: 'trip-unfilled',
      metric: houseMetric('TripUnfilled', ONE_MINUTE),
    },
    'trip-without-clock': {
      whoIsHurt: 'A person waits for a ride that nobody would have looked after: the sweeper has just put it right.',
      runbook: 'trip-without-clock',
      metric: houseMetric('TripWithoutClock', ONE_MINUTE),
    },
    'directory-entry-unreadable': {
      whoIsHurt: 'A partner or a service is missing from every answer: nobody is referred to it, nor asked for a ride.',
      runbook: 'directory-entry-unreadable',
      metric: houseMetric('DirectoryEntryUnreadable'),
    },
    'carrier-erasure-given-up': {
      whoIsHurt: 'A person had everything erased, and Twilio still holds texts of theirs after thirty days.',
      runbook: 'carrier-erasure-given-up',
      metric: houseMetric('CarrierErasureGivenUp'),
    },
    'overdue-work': {
      whoIsHurt: 'Somebody waits for a text or a decision that was due more than five minutes ago.',
      runbook: 'overdue-work',
      metric: houseMetric('OverdueWork', ONE_MINUTE),
      periods: 2,
    },
  };
}

function countingAlarms(): Record<string, AlarmSpec> {
  return {
    // It is compared once a day: the alarm stands until the next comparison finds nothing.
    'tally-drift': {
      whoIsHurt: 'A recipient may report a figure to the ministry that its own records do not bear out.',
      runbook: 'tally-drift',
      metric: houseMetric('TallyDrift', Duration.days(1)),
    },
    // Thirty hours, in steps: a day to the minute would ring whenever a run takes longer than the one before.
    'reconcile-silent': {
      whoIsHurt: 'Nobody has checked for a day the figures that recipients report to the ministry.',
      runbook: 'tally-drift',
      metric: houseMetric('TallyDrift', Duration.hours(6), Stats.SAMPLE_COUNT),
      periods: 5,
      ringsOnSilence: true,
    },
  };
}

function storageAlarms(data: DataStack, service: ServiceStack): Record<string, AlarmSpec> {
  const notEmpty = (queue: IQueue, whoIsHurt: string): AlarmSpec => ({
    whoIsHurt,
    runbook: 'dead-letters',
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: ONE_MINUTE, statistic: 'Maximum' }),
  });
  return {
    'dead-letters-stream': notEmpty(
      service.stream.failed.queue,
      'A person or a partner waits for a text that the outbox could not take up after six attempts.',
    ),
    'dead-letters-schedules': notEmpty(
      service.schedules.undelivered.queue,
      'A person waits for a next wave or a reminder whose schedule could not wake anything.',
    ),
    'dead-letters-async': notEmpty(
      service.unfinished.queue,
      'A person waits for what a timer or a sweep could not finish after three attempts.',
    ),
    'sweeper-silent': {
      whoIsHurt: 'Nobody takes up what was lost on the way: the sweeper has not run for five minutes.',
      runbook: 'timers-failing',
      metric: service.functionNamed('sweeper').function.metricInvocations({ period: FIVE_MINUTES }),
      ringsOnSilence: true,
    },
    'tables-throttled': {
      whoIsHurt: 'Persons, partners and coordinators get slow answers or none while DynamoDB turns requests away.',
      runbook: 'table-throttled',
      metric: throttledRequests([data.table, data.keysTable]),
      threshold: 5,
    },
  };
}

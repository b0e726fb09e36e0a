import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib/core';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { ACCESS } from './access.ts';
import { acknowledge } from './acknowledge.ts';
import { deploymentName, type Config } from './config.ts';
import { AlertTopic } from './constructs/alert-topic.ts';
import { CarrefourFunction } from './constructs/carrefour-function.ts';
import { PublicApi } from './constructs/public-api.ts';
import { UnfinishedQueue } from './constructs/unfinished-queue.ts';
import { removalPolicyOf, type DataStack } from './data-stack.ts';
import { environmentOf } from './environment.ts';
import { FUNCTION_SETTINGS } from './function-settings.ts';
import { FUNCTION_NAMES, type FunctionName } from './functions.ts';
import { grantAccess } from './grants.ts';
import type { IdentityStack } from './identity-stack.ts';
import { OutboxStream } from './outbox-stream.ts';
import { Schedules } from './schedules.ts';

export interface ServiceStackProps extends StackProps {
  readonly config: Config;
  readonly data: DataStack;
  readonly identity: IdentityStack;
  /** Folder that holds `<name>/index.mjs` for every function. */
  readonly bundles: string;
}

/** Everything that runs, and nothing that remembers: it can be deleted and deployed again without loss. */
export class ServiceStack extends Stack {
  readonly publicApi: PublicApi;
  /** Encrypts alerts and alarms while they wait in SNS. */
  readonly notificationKey: Key;
  readonly alerts: AlertTopic;
  readonly schedules: Schedules;
  readonly stream: OutboxStream;
  /** Asynchronous invocations, of timers and sweeper, that failed three times. */
  readonly unfinished: UnfinishedQueue;
  readonly functions: ReadonlyMap<FunctionName, CarrefourFunction>;

  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, props);
    const { config, data, identity } = props;

    const twilio = this.#twilioSecret(config);
    this.notificationKey = this.#notificationKey(config);
    this.alerts = new AlertTopic(this, 'Alerts', {
      displayName: 'Carrefour',
      key: this.notificationKey,
      emails: config.alertEmails,
    });
    this.unfinished = new UnfinishedQueue(this, 'Unfinished');
    this.schedules = new Schedules(this, 'Schedules', { groupName: deploymentName(config) });
    this.publicApi = new PublicApi(this, 'Api', {
      config,
      issuer: identity.userPool.userPoolProviderUrl,
      audience: identity.consoleClient.userPoolClientId,
    });

    const functions = new Map<FunctionName, CarrefourFunction>();
    this.functions = functions;
    for (const name of FUNCTION_NAMES) functions.set(name, this.#addFunction(name, props));

    const timers = this.functionNamed('timers');
    this.schedules.wakes(timers.function);
    for (const [name, { function: lambda, role }] of functions) {
      const environment = environmentOf(name, {
        config,
        data,
        twilio,
        apiEndpoint: this.publicApi.api.apiEndpoint,
        alertTopic: this.alerts.topic,
        schedules: this.schedules,
        timers: timers.function,
      });
      for (const [key, value] of Object.entries(environment)) lambda.addEnvironment(key, value);
      grantAccess(role, ACCESS[name], {
        hubId: config.hubId,
        table: data.table,
        keysTable: data.keysTable,
        key: data.key,
        secrets: { pepper: data.pepper, twilio },
        alertTopic: this.alerts.topic,
        notificationKey: this.notificationKey,
        scheduleGroup: deploymentName(config),
        scheduleRole: this.schedules.role,
      });
    }

    this.publicApi.addRoutes((name) => this.functionNamed(name).function);
    this.stream = new OutboxStream(this, 'OutboxStream', { table: data.table, outbox: this.functionNamed('outbox') });
    new Rule(this, 'SweeperRule', {
      description: 'Takes up again what is overdue',
      schedule: Schedule.rate(Duration.minutes(1)),
      // The next sweep comes in a minute: an old one is not worth a retry.
      targets: [new FunctionTarget(this.functionNamed('sweeper').function, { retryAttempts: 0 })],
    });

    new Rule(this, 'ReconcileRule', {
      description: 'Counts again what recipients report, and compares',
      // In UTC: three or four in the morning in all of Ontario, when hardly anything is recorded.
      schedule: Schedule.cron({ hour: '8', minute: '0' }),
      targets: [new FunctionTarget(this.functionNamed('reconcile').function)],
    });

    new CfnOutput(this, 'ApiEndpoint', { value: this.publicApi.api.apiEndpoint });
    new CfnOutput(this, 'TwilioSecretArn', { value: twilio.secretArn });
    new CfnOutput(this, 'ApiId', { value: this.publicApi.api.apiId });
    new CfnOutput(this, 'FailedStreamQueueUrl', { value: this.stream.failed.queue.queueUrl });
    new CfnOutput(this, 'UndeliveredSchedulesQueueUrl', { value: this.schedules.undelivered.queue.queueUrl });
    new CfnOutput(this, 'UnfinishedQueueUrl', { value: this.unfinished.queue.queueUrl });
    new CfnOutput(this, 'AlertTopicArn', { value: this.alerts.topic.topicArn });
  }

  /** The house construct of a function. Throws when there is none of that name. */
  functionNamed(name: FunctionName): CarrefourFunction {
    const found = this.functions.get(name);
    if (found === undefined) throw new Error(`There is no function ${name} in the service stack.`);
    return found;
  }

  #addFunction(name: FunctionName, { config, bundles }: ServiceStackProps): CarrefourFunction {
    const { keepsFailures, ...settings } = FUNCTION_SETTINGS[name];
    return new CarrefourFunction(this, name, {
      name,
      bundles,
      deployment: deploymentName(config),
      logRetention: config.logRetentionDays,
      ...settings,
      ...(keepsFailures === true && { unfinished: this.unfinished.queue }),
    });
  }

  /** Filled in by the operator. Until then the token is a random one, so that every webhook is refused. */
  #twilioSecret(config: Config): Secret {
    const secret = new Secret(this, 'Twilio', {
      description: `${deploymentName(config)}: accountSid, authToken, intakeNumber, dispatchNumber (E.164)`,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ accountSid: '', intakeNumber: '', dispatchNumber: '' }),
        generateStringKey: 'authToken',
        excludePunctuation: true,
      },
      removalPolicy: removalPolicyOf(config),
    });
    acknowledge(
      secret,
      'AwsSolutions-SMG4',
      'Twilio issues the token; docs/deploy.md tells how to change it there and here.',
    );
    return secret;
  }

  #notificationKey(config: Config): Key {
    const key = new Key(this, 'NotificationKey', {
      description: `${deploymentName(config)}: alerts and alarms at rest in SNS`,
      enableKeyRotation: true,
      // Holds nothing for longer than a delivery takes.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // An alarm publishes as the CloudWatch service, which has no role that could be granted this.
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
      }),
    );
    return key;
  }
}

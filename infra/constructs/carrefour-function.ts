import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { join } from 'node:path';
import { acknowledge } from '../acknowledge.ts';
import type { FunctionName } from '../functions.ts';

export interface CarrefourFunctionProps {
  /** Folder under `functions/`; also the end of the function's name in AWS. */
  readonly name: FunctionName;
  /** Beginning of the function's name: `carrefour-<hubId>-<stage>`. */
  readonly deployment: string;
  /** Folder that holds `<name>/index.mjs`, as the bundler leaves it. */
  readonly bundles: string;
  /** One sentence for who reads the console of AWS. */
  readonly description: string;
  readonly logRetention: RetentionDays;
  /** Default 1024 MB: Lambda gives CPU in proportion, and a cold start is CPU. Below it, replies get slower, not cheaper. */
  readonly memoryMegabytes?: number;
  /** Default 10 s: Twilio gives up on a webhook after 15 s, and must then still get our error to try the fallback. */
  readonly timeout?: Duration;
  /** Default true: X-Ray samples requests (one a second, then 5 %). It records durations, never an address or a body. */
  readonly traced?: boolean;
  /** Keeps an asynchronous invocation that failed three times. Default: none, for functions that answer a caller. */
  readonly unfinished?: IQueue;
  /**
   * Default: none. A reservation takes from the account's limit, and a new account has so little (10) that a deploy
   * would fail.
   */
  readonly reservedConcurrency?: number;
}

/**
 * A function of the house: Node 24 on arm64 (a fifth cheaper than x86), its own bundle, its own log group with an end
 * date, and its own role that may write to that log group and nothing else until it is granted more.
 */
export class CarrefourFunction extends Construct {
  readonly name: FunctionName;
  readonly role: Role;
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: CarrefourFunctionProps) {
    super(scope, id);
    this.name = props.name;
    const functionName = `${props.deployment}-${props.name}`;

    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });

    // Not the managed policy AWSLambdaBasicExecutionRole: it may write to every log group of the account.
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    );

    const traced = props.traced ?? true;
    this.function = new LambdaFunction(this, 'Function', {
      functionName,
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      // The metafile is for us; it would only make the upload larger.
      code: Code.fromAsset(join(props.bundles, props.name), { exclude: ['meta.json'] }),
      role: this.role,
      memorySize: props.memoryMegabytes ?? 1024,
      timeout: props.timeout ?? Duration.seconds(10),
      tracing: traced ? Tracing.ACTIVE : Tracing.DISABLED,
      logGroup,
      // The logger writes JSON already, by an allow-list of fields; Lambda's own JSON would wrap it once more.
      loggingFormat: LoggingFormat.TEXT,
      ...(props.unfinished !== undefined && { onFailure: new SqsDestination(props.unfinished) }),
      ...(props.reservedConcurrency !== undefined && { reservedConcurrentExecutions: props.reservedConcurrency }),
    });
    if (traced) {
      acknowledge(
        this.role,
        'AwsSolutions-IAM5[Resource::*]',
        'xray:PutTraceSegments and xray:PutTelemetryRecords know no resources; nothing else in this policy uses *.',
      );
    }
  }
}

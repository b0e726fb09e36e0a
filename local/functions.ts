import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openFunctionLog } from './function-log.ts';
import { field, isObject, text, type Json } from './json.ts';
import { startFunction, type FunctionDefinition, type InvocationResult, type LocalFunction } from './lambda.ts';
import type { FunctionError } from './lambda-messages.ts';
import { REGION } from './local-names.ts';
import type { Deployment, Resource } from './template.ts';

/** Every function of the deployment, by ARN and by short name. */
export interface LocalFunctions {
  readonly all: readonly LocalFunction[];
  named(name: string): LocalFunction | undefined;
  /** Finds the function of an ARN, also one with a version or an alias, or inside an API Gateway invocation ARN. */
  ofArn(arn: string): LocalFunction | undefined;
  stop(): Promise<void>;
}

export interface FunctionsOptions {
  readonly logs: string;
  /** Variables laid over the template's: where the stand-ins are. */
  readonly environment: Readonly<Record<string, string>>;
  /** Short name of the only one to be had. Default: all. */
  readonly only?: string;
  readonly onFailure?: (definition: FunctionDefinition, error: FunctionError) => void;
}

/** The functions of the template with their real bundles and their real environment. Starts no worker yet. */
export function startFunctions(deployment: Deployment, options: FunctionsOptions): LocalFunctions {
  const deployersOwn = new Set(
    deployment.resources
      .filter(({ type }) => type.startsWith('Custom::'))
      .map(({ properties }) => text(properties['ServiceToken'])),
  );
  const all = deployment
    .ofType('AWS::Lambda::Function')
    // What the CDK brings along runs at a deployment only, and there is none here.
    .filter(({ attributes }) => !deployersOwn.has(attributes['Arn']))
    .flatMap((resource) => definitionOf(deployment, resource, options.environment) ?? [])
    .filter(({ name }) => options.only === undefined || options.only === name)
    .map((definition) =>
      startFunction(definition, {
        log: openFunctionLog(options.logs, definition.name),
        ...(options.onFailure !== undefined && { onFailure: options.onFailure }),
      }),
    );
  return {
    all,
    named: (name) => all.find((candidate) => candidate.name === name),
    ofArn: (arn) => {
      const functionName = /:function:([^:/]+)/.exec(arn)?.[1];
      return all.find((candidate) => candidate.functionName === functionName);
    },
    stop: async () => {
      await Promise.all(all.map((each) => each.stop()));
    },
  };
}

/** Throws when the bundle is missing. Returns `undefined` for a function of the CDK's own (a custom resource). */
function definitionOf(
  deployment: Deployment,
  resource: Resource,
  overlay: Readonly<Record<string, string>>,
): FunctionDefinition | undefined {
  const { properties } = resource;
  const objectKey = text(field(properties, 'Code', 'S3Key'));
  if (objectKey === undefined) return undefined;
  const [file = 'index', exportName = 'handler'] = (text(properties['Handler']) ?? 'index.handler').split('.');
  const folder = deployment.assetFolder(objectKey);
  const code = [`${file}.mjs`, `${file}.js`].map((name) => join(folder, name)).find((path) => existsSync(path));
  if (code === undefined) throw new Error(`The code of ${resource.ref} has no ${file}.mjs in ${folder}.`);
  const declared = stringsOf(field(properties, 'Environment', 'Variables'));
  const memoryMegabytes = numberOf(properties['MemorySize'], 128);
  const overridden = Object.keys(declared).length === 0 ? {} : overlay;
  return {
    name: shortName(resource, declared),
    functionName: resource.ref,
    arn: resource.attributes['Arn'] ?? resource.ref,
    code,
    exportName,
    timeoutMs: numberOf(properties['Timeout'], 3) * 1000,
    memoryMegabytes,
    environment: {
      // What Lambda itself sets.
      AWS_REGION: REGION,
      AWS_DEFAULT_REGION: REGION,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_SESSION_TOKEN: 'local',
      AWS_LAMBDA_FUNCTION_NAME: resource.ref,
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
      AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${resource.ref}`,
      AWS_LAMBDA_LOG_STREAM_NAME: 'local',
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      LAMBDA_TASK_ROOT: folder,
      TZ: ':UTC',
      _HANDLER: `${file}.${exportName}`,
      ...declared,
      ...overridden,
    },
  };
}

/** `intake-sms` of `carrefour-demo-dev-intake-sms`: what the function is called in the source tree. */
function shortName(resource: Resource, environment: Readonly<Record<string, string>>): string {
  const service = environment['POWERTOOLS_SERVICE_NAME'];
  if (service !== undefined) return service.replace(/^carrefour-/, '');
  const deployment = /^(.*)-[^-]+$/.exec(resource.stack)?.[1];
  return deployment !== undefined && resource.ref.startsWith(`${deployment}-`)
    ? resource.ref.slice(deployment.length + 1)
    : resource.ref;
}

function stringsOf(value: Json | undefined): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, typeof item === 'string' ? item : JSON.stringify(item)]),
  );
}

function numberOf(value: Json | undefined, otherwise: number): number {
  const number = Number(value ?? otherwise);
  return Number.isFinite(number) ? number : otherwise;
}

/** Invokes without a caller who waits, as Lambda does for events: two more tries, then it gives the last error. */
export async function invokeAsEvent(
  target: LocalFunction,
  event: Json,
  wait: (attempt: number) => Promise<void>,
  retries = 2,
): Promise<InvocationResult> {
  let result = await target.invoke(event);
  for (let attempt = 1; attempt <= retries && !result.ok; attempt += 1) {
    await wait(attempt);
    result = await target.invoke(event);
  }
  return result;
}

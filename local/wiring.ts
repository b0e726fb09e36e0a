import type { Simulator } from './carrier/simulator.ts';
import type { Cleanup } from './cleanup.ts';
import type { DataFolder } from './data-folder.ts';
import type { Database } from './database.ts';
import { eventInvocations } from './events-invocation.ts';
import { startFunctions } from './functions.ts';
import { apiRoutes } from './http-api.ts';
import type { Issuer } from './identity/issuer.ts';
import { startRules } from './rules.ts';
import { serveAwsJson } from './stand-ins/aws-json.ts';
import { dynamoDbProxy } from './stand-ins/dynamodb-proxy.ts';
import { kms } from './stand-ins/kms.ts';
import { makeScheduler } from './stand-ins/scheduler.ts';
import { createSecrets, machineKey, putSecret, secretsIn, secretsManager } from './stand-ins/secrets-manager.ts';
import { serveStandIns, standInEnvironment } from './stand-ins/server.ts';
import { serveSns } from './stand-ins/sns.ts';
import type { StateStore } from './state.ts';
import { startStreams, type Streams } from './stream.ts';
import type { Deployment } from './template.ts';

interface WireOptions {
  /** Told of each failed invocation. */
  readonly complain: ((line: string) => void) | undefined;
  readonly folder: DataFolder;
  readonly url: string;
  readonly state: StateStore;
  readonly database: Database;
  readonly deployment: Deployment;
  readonly simulator: Simulator;
  readonly issuer: Issuer;
  readonly cleanup: Cleanup;
}

/** The stand-ins, the functions that use them, and whatever calls functions. */
export async function wire({
  complain,
  folder,
  url,
  state,
  database,
  deployment,
  simulator,
  issuer,
  cleanup,
}: WireOptions) {
  const stopping = new AbortController();
  let streams: Streams | undefined;
  const refsOf = (type: string) => deployment.ofType(type).map(({ ref }) => ref);
  const secrets = secretsIn(state);
  createSecrets(secrets, deployment.ofType('AWS::SecretsManager::Secret'));
  const keys = kms(
    machineKey(state, 'kms'),
    deployment.ofType('AWS::KMS::Key').flatMap(({ attributes }) => attributes['Arn'] ?? []),
  );
  const scheduler = makeScheduler({ state, groups: refsOf('AWS::Scheduler::ScheduleGroup') });
  const proxy = dynamoDbProxy({
    endpoint: database.endpoint,
    faults: simulator.faults,
    onWrite: () => streams?.nudge(),
  });
  const standIns = await serveStandIns({
    dynamodb: (request, response) => proxy.serve(request, response),
    kms: (request, response) => serveAwsJson(keys, request, response),
    secretsmanager: (request, response) => serveAwsJson(secretsManager(secrets), request, response),
    sns: (request, response) =>
      serveSns(
        { topics: refsOf('AWS::SNS::Topic'), deliveries: simulator.sns, faults: simulator.faults },
        request,
        response,
      ),
    scheduler: (request, response) => scheduler.serve(request, response),
    carrier: (request, response) => simulator.serveCarrier(request, response),
  });
  cleanup.later(async () => {
    proxy.close();
    await standIns.close();
  });

  const functions = startFunctions(deployment, {
    logs: folder.logs,
    environment: standInEnvironment(standIns.url, url),
    onFailure: ({ name }, { errorType }) =>
      complain?.(`${name} failed (${errorType}); its log is ${folder.logs}/${name}.log`),
  });
  cleanup.later(() => functions.stop());
  const { accountSid, authToken, intakeNumber, dispatchNumber } = simulator.account;
  for (const { environment } of functions.all) {
    const id = environment['TWILIO_SECRET_ID'];
    if (id !== undefined)
      putSecret(secrets, id, JSON.stringify({ accountSid, authToken, intakeNumber, dispatchNumber }));
  }
  const routes = apiRoutes(deployment, functions, { issuer: issuer.issuer, jwksUri: issuer.jwksUri });
  return {
    standIns: standIns.url,
    functions,
    routes,
    begin: () => {
      const invocations = eventInvocations(deployment, simulator.letters, stopping.signal);
      const reading = startStreams(deployment, {
        client: database.streams,
        functions,
        letters: simulator.letters,
        state,
      });
      streams = reading;
      scheduler.start(functions, invocations);
      const stopRules = startRules(deployment, functions, invocations);
      cleanup.later(async () => {
        stopRules();
        scheduler.stop();
        stopping.abort();
        await reading.stop();
      });
    },
  };
}

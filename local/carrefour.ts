import type { IncomingMessage, ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { buildConsole } from '../infra/console-bundle.ts';
import { consoleOf, type Console } from './console.ts';
import { makeCleanup, type Cleanup } from './cleanup.ts';
import { startSimulator, type Simulator } from './carrier/simulator.ts';
import { DEFAULT_DATA_FOLDER, forgetRunning, openDataFolder, writeRunning, type DataFolder } from './data-folder.ts';
import { dropTables, startDatabase } from './database.ts';
import { readHubFile, type HubFile } from './demo-hub.ts';
import type { LocalFunctions } from './functions.ts';
import type { ApiRoute } from './http-api.ts';
import { startIssuer, type Issuer } from './identity/issuer.ts';
import { list, text } from './json.ts';
import { makeProgress } from './progress.ts';
import { openFrontDoor } from './front-door.ts';
import { StartError } from './start-error.ts';
import { openState, type StateStore } from './state.ts';
import { synthesizeAssembly } from './synthesize.ts';
import { createTables } from './tables.ts';
import { readDeployment, type Deployment } from './template.ts';
import { wire } from './wiring.ts';

type Step = ReturnType<typeof makeProgress>['step'];

export interface CarrefourOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Forget everything, then load the demo hub. Default false. */
  readonly fresh?: boolean;
  /** Default `.carrefour/` of this project. */
  readonly data?: string;
  /** A cloud assembly made before, in place of synthesizing one. */
  readonly assembly?: string;
  /** Hub file to load into a new database. Default: the demo hub. */
  readonly hubFile?: string;
  /** A DynamoDB Local that runs already. Default: what `DYNAMODB_ENDPOINT` says, else one of our own. */
  readonly dynamoDbEndpoint?: string;
  /** Told each step of the start. */
  readonly say?: (line: string) => void;
  /** Told of each failed invocation: which function, which error, which log; never what was in it. */
  readonly complain?: (line: string) => void;
}

export interface Carrefour {
  /** Where everything is served, without a trailing slash. */
  readonly url: string;
  readonly dataFolder: DataFolder;
  readonly deployment: Deployment;
  readonly functions: LocalFunctions;
  /** DynamoDB Local itself, past the proxy that can fail. */
  readonly dynamoDbEndpoint: string;
  /** The stand-ins, for clients like the functions'. */
  readonly standIns: string;
  readonly simulator: Simulator;
  stop(): Promise<void>;
}

/**
 * Starts the whole of Carrefour on loopback: the synthesized assembly, its tables, functions, routes, streams and
 * schedules, the stand-ins of the services around it, the phone simulator and the issuer. Resolves when a health
 * request has gone through all of it. Throws a StartError, in one sentence, when something on this machine is in the way.
 */
export async function startCarrefour(options: CarrefourOptions = {}): Promise<Carrefour> {
  const cleanup = makeCleanup();
  try {
    return await start(options, cleanup);
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

async function start(options: CarrefourOptions, cleanup: Cleanup): Promise<Carrefour> {
  const { step } = makeProgress(options.say ?? (() => undefined));
  const fresh = options.fresh ?? false;
  const folder = openDataFolder(options.data ?? DEFAULT_DATA_FOLDER, { fresh });
  const door = await openFrontDoor(options.port ?? 0);
  cleanup.later(() => door.close());
  const { url } = door;
  const hubFile = readHubFile(options.hubFile);
  const state = openStateIn(folder);
  cleanup.later(() => state.close());

  const assembly = options.assembly ?? folder.assembly;
  const databaseStart = step('DynamoDB Local is up', () =>
    startDatabase(folder.database, options.dynamoDbEndpoint ?? process.env['DYNAMODB_ENDPOINT']),
  );
  databaseStart.then(
    (started) => cleanup.later(() => started.stop()),
    () => undefined,
  );
  const synthesis = options.assembly === undefined ? synthesizeInto(folder, hubFile, step) : Promise.resolve();
  const [database] = await settled(databaseStart, synthesis);
  const deployment = readDeployment(assembly, url);
  const site = consoleOf(deployment, url);
  await step('The tables are there', async () => {
    const tables = deployment.ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable');
    if (fresh && database.external) await dropTables(database, tables);
    await createTables(database.client, tables);
  });

  const simulator = startSimulator({ state, hub: hubFile.hub, publicUrl: url });
  cleanup.later(() => simulator.stop());
  const scopes = deployment
    .ofType('AWS::ApiGatewayV2::Route')
    .flatMap(({ properties }) => list(properties['AuthorizationScopes']).flatMap((scope) => text(scope) ?? []));
  const issuer = await startIssuer({ state, hub: hubFile.hub, url, scopes: [...new Set(scopes)] });

  const running = await step('The functions and their services are up', () =>
    wire({ complain: options.complain, folder, url, state, database, deployment, simulator, issuer, cleanup }),
  );
  door.open(requestHandlers(simulator, issuer, site, running.routes));
  await loadHub({ step, state, functions: running.functions, hubFile });
  running.begin();
  await step('A health request went through', () => checkHealth(url, folder));

  const startedAt = new Date().toISOString();
  writeRunning(folder, { url, pid: process.pid, startedAt, standIns: running.standIns, assembly: resolve(assembly) });
  cleanup.later(() => forgetRunning(folder));
  cleanup.later(async () => {
    door.shut();
    await quiesce(running.functions);
  });
  simulator.resume();
  return {
    url,
    dataFolder: folder,
    deployment,
    functions: running.functions,
    dynamoDbEndpoint: database.endpoint,
    standIns: running.standIns,
    simulator,
    stop: () => cleanup.run(),
  };
}

function requestHandlers(simulator: Simulator, issuer: Issuer, site: Console | undefined, routes: readonly ApiRoute[]) {
  return {
    routes,
    console: site,
    simulator: (request: IncomingMessage, response: ServerResponse) => simulator.serveControl(request, response),
    issuer: (request: IncomingMessage, response: ServerResponse) => issuer.serve(request, response),
  };
}

function openStateIn(folder: DataFolder): StateStore {
  try {
    return openState(folder.state);
  } catch {
    throw new StartError(
      `The data folder ${folder.root} cannot be written: give yourself the right to, or choose another with --data.`,
    );
  }
}

async function synthesizeInto(folder: DataFolder, { hub }: HubFile, step: Step): Promise<void> {
  const site = await step('The console is built', buildSite);
  const id = z.looseObject({ id: z.string() }).safeParse(hub.hub);
  const context: Record<string, string> = id.success ? { hubId: id.data.id } : {};
  await step('The stacks are synthesized', () =>
    synthesizeAssembly({ outdir: folder.assembly, bundles: folder.bundles, site, context }),
  );
}

/** Folder of the console's files; Vite runs only when their sources have changed. */
async function buildSite(): Promise<string> {
  try {
    return (await buildConsole()).folder;
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error));
  }
}

/** Loads the hub file into a new database, once: a start that was killed before the end loads it again. */
async function loadHub({
  step,
  state,
  functions,
  hubFile,
}: {
  step: Step;
  state: StateStore;
  functions: LocalFunctions;
  hubFile: HubFile;
}): Promise<void> {
  const loaded = state.collection('hub-loaded', z.string());
  const setup = functions.named('hub-setup');
  if (setup === undefined || loaded.get('own') !== undefined) return;
  await step('The demo hub is loaded', async () => {
    const result = await setup.invoke(hubFile.content);
    if (!result.ok)
      throw new StartError(`The demo hub cannot be loaded: ${result.error.errorType}: ${result.error.errorMessage}`);
    loaded.put('own', new Date().toISOString());
  });
}

async function checkHealth(url: string, folder: DataFolder): Promise<void> {
  const response = await fetch(`${url}/health`);
  const body = await response.text();
  if (!response.ok)
    throw new StartError(
      `Carrefour started, but is not well: GET /health answered ${response.status} ${body.slice(0, 200)} (logs in ${folder.logs}).`,
    );
}

/** Lets invocations that are under way come to their end, for a moment. */
async function quiesce(functions: LocalFunctions): Promise<void> {
  for (let waited = 0; waited < 1500 && functions.all.some((each) => each.busy()); waited += 20) await wait(20);
}

/** Both, or the first failure; but not before the other has come to its end, so that it can be undone. */
async function settled<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
}

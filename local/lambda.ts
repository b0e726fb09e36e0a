import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { FunctionLog } from './function-log.ts';
import { parseJson, type Json } from './json.ts';
import { WorkerMessage, type FunctionError, type Invocation, type WorkerSettings } from './lambda-messages.ts';

/** A function as the template describes it, with every name resolved. */
export interface FunctionDefinition {
  /** Short name, such as `intake-sms`. */
  readonly name: string;
  readonly functionName: string;
  readonly arn: string;
  /** The bundle, e.g. `…/index.mjs`. */
  readonly code: string;
  /** Name of the exported handler. */
  readonly exportName: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly memoryMegabytes: number;
}

export type InvocationResult =
  | { readonly ok: true; readonly requestId: string; readonly payload: Json }
  | { readonly ok: false; readonly requestId: string; readonly error: FunctionError };

export interface LocalFunction extends FunctionDefinition {
  /** Never rejects: a crash, a time-out or a bundle that does not load are all failed invocations. */
  invoke(event: Json): Promise<InvocationResult>;
  /** Whether an invocation is under way or waiting. */
  busy(): boolean;
  stop(): Promise<void>;
}

interface Job {
  readonly requestId: string;
  readonly event: string;
  readonly settle: (result: InvocationResult) => void;
}

interface Instance {
  readonly worker: Worker;
  ready: boolean;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
  idleSince: number;
}

const WORKER = new URL('./lambda-worker.ts', import.meta.url);
/** Lambda gives the initialization 10 seconds, and then tries again within the time of the function: here it goes on. */
const INIT_LIMIT_MS = 10_000;
const IDLE_LIMIT_MS = 120_000;

export interface FunctionOptions {
  readonly log: FunctionLog;
  /** How many invocations may run at once; more wait. Default 4: this machine is not a region. */
  readonly concurrency?: number;
  /** Told of every failed invocation. */
  readonly onFailure?: (definition: FunctionDefinition, error: FunctionError) => void;
}

/**
 * One function: a pool of worker threads, each with the function's own environment, module state and memory limit, and
 * one invocation at a time, as Lambda's execution environments have. Workers start when needed and leave when idle.
 */
export function startFunction(definition: FunctionDefinition, options: FunctionOptions): LocalFunction {
  const { log, concurrency = 4 } = options;
  const instances = new Set<Instance>();
  const queue: Job[] = [];
  let stopped = false;

  const settle = (job: Job, result: InvocationResult) => {
    if (!result.ok) {
      log.write({ level: 'ERROR', platform: 'invocation failed', requestId: job.requestId, ...result.error });
      options.onFailure?.(definition, result.error);
    }
    job.settle(result);
  };
  const fail = (job: Job, errorType: string, errorMessage: string) =>
    settle(job, { ok: false, requestId: job.requestId, error: { errorType, errorMessage, trace: [] } });

  const discard = (instance: Instance) => {
    clearTimeout(instance.timer);
    instances.delete(instance);
    void instance.worker.terminate();
  };
  const failInstance = (instance: Instance, errorType: string, errorMessage: string) => {
    const { job } = instance;
    instance.job = undefined;
    discard(instance);
    if (job !== undefined) fail(job, errorType, errorMessage);
    dispatch();
  };

  const run = (instance: Instance, job: Job) => {
    instance.job = job;
    if (!instance.ready) return;
    clearTimeout(instance.timer);
    instance.timer = setTimeout(() => {
      const seconds = (definition.timeoutMs / 1000).toFixed(2);
      failInstance(
        instance,
        'Sandbox.Timedout',
        `RequestId: ${job.requestId} Error: Task timed out after ${seconds} seconds`,
      );
    }, definition.timeoutMs);
    instance.worker.postMessage({
      requestId: job.requestId,
      event: job.event,
      functionName: definition.functionName,
      functionArn: definition.arn,
      memoryMegabytes: definition.memoryMegabytes,
      logGroupName: `/aws/lambda/${definition.functionName}`,
      deadline: Date.now() + definition.timeoutMs,
    } satisfies Invocation);
  };

  const finish = (instance: Instance, requestId: string, result: (job: Job) => InvocationResult) => {
    const { job } = instance;
    if (job?.requestId !== requestId) return;
    clearTimeout(instance.timer);
    instance.job = undefined;
    instance.idleSince = Date.now();
    settle(job, result(job));
    dispatch();
  };

  const receive = (instance: Instance, message: WorkerMessage) => {
    switch (message.kind) {
      case 'ready':
        clearTimeout(instance.timer);
        instance.ready = true;
        if (instance.job === undefined) dispatch();
        else run(instance, instance.job);
        return;
      case 'unloadable':
        failInstance(instance, message.error.errorType, message.error.errorMessage);
        return;
      case 'result':
        finish(instance, message.requestId, ({ requestId }) => ({
          ok: true,
          requestId,
          payload: parseJson(message.payload),
        }));
        return;
      case 'failure':
        finish(instance, message.requestId, ({ requestId }) => ({ ok: false, requestId, error: message.error }));
    }
  };

  const grow = (): Instance => {
    const workerData: WorkerSettings = { code: definition.code, exportName: definition.exportName };
    const worker = new Worker(WORKER, {
      workerData,
      env: { ...definition.environment },
      // Flags of this process (a test runner's, a debugger's) are not the function's.
      execArgv: [],
      argv: [],
      stdout: true,
      stderr: true,
      name: definition.name,
      resourceLimits: { maxOldGenerationSizeMb: definition.memoryMegabytes },
    });
    const instance: Instance = { worker, ready: false, job: undefined, timer: undefined, idleSince: Date.now() };
    instances.add(instance);
    instance.timer = setTimeout(
      () => failInstance(instance, 'Sandbox.Timedout', 'The function took too long to load.'),
      INIT_LIMIT_MS + definition.timeoutMs,
    );
    log.follow(worker.stdout);
    log.follow(worker.stderr);
    worker.on('message', (message) => receive(instance, WorkerMessage.parse(message)));
    worker.on('error', (error: unknown) => {
      const [type, message] = error instanceof Error ? [error.name, error.message] : ['Error', String(error)];
      if (instances.has(instance)) failInstance(instance, `Runtime.UnhandledError:${type}`, message);
    });
    worker.on('exit', (code) => {
      if (instances.has(instance))
        failInstance(instance, 'Runtime.ExitError', `The function exited with code ${code} during an invocation.`);
    });
    return instance;
  };

  const dispatch = () => {
    while (queue.length > 0 && !stopped) {
      const idle =
        [...instances].find(({ job }) => job === undefined) ?? (instances.size < concurrency ? grow() : undefined);
      const job = idle === undefined ? undefined : queue.shift();
      if (idle === undefined || job === undefined) return;
      run(idle, job);
    }
  };

  const reaper = setInterval(() => {
    const limit = Date.now() - IDLE_LIMIT_MS;
    for (const instance of instances)
      if (instance.job === undefined && instance.ready && instance.idleSince < limit) discard(instance);
  }, IDLE_LIMIT_MS / 4);
  reaper.unref();

  return {
    ...definition,
    invoke: (event) =>
      new Promise((resolve) => {
        const job: Job = { requestId: randomUUID(), event: JSON.stringify(event), settle: resolve };
        if (stopped) {
          fail(job, 'Sandbox.Stopped', 'The server is stopping.');
          return;
        }
        queue.push(job);
        dispatch();
      }),
    busy: () => queue.length > 0 || [...instances].some(({ job }) => job !== undefined),
    stop: async () => {
      stopped = true;
      clearInterval(reaper);
      const waiting = [...queue.splice(0), ...[...instances].flatMap(({ job }) => job ?? [])];
      const workers = [...instances].map(({ worker, timer }) => {
        clearTimeout(timer);
        return worker;
      });
      instances.clear();
      await Promise.all(workers.map((worker) => worker.terminate()));
      for (const job of waiting) job.settle({ ok: false, requestId: job.requestId, error: STOPPED });
      await log.close();
    },
  };
}

const STOPPED: FunctionError = { errorType: 'Sandbox.Stopped', errorMessage: 'The server is stopping.', trace: [] };

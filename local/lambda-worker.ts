import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { Invocation, WorkerSettings, type FunctionError, type WorkerMessage } from './lambda-messages.ts';

/** Runs inside a worker thread: loads one function's bundle and calls its handler, one invocation at a time. */
const Handler = z.custom<(event: unknown, context: unknown) => unknown>((value) => typeof value === 'function');
const Bundle = z.record(z.string(), z.unknown());

const { code, exportName } = WorkerSettings.parse(workerData);

function answer(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

function contextOf(invocation: Invocation) {
  return {
    functionName: invocation.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: invocation.functionArn,
    memoryLimitInMB: String(invocation.memoryMegabytes),
    awsRequestId: invocation.requestId,
    logGroupName: invocation.logGroupName,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, invocation.deadline - Date.now()),
  };
}

function errorOf(error: unknown): FunctionError {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] };
}

try {
  const handler = Handler.parse(Bundle.parse({ ...(await import(pathToFileURL(code).href)) })[exportName]);
  parentPort?.on('message', (message) => {
    const invocation = Invocation.parse(message);
    const { requestId } = invocation;
    process.env['_X_AMZN_TRACE_ID'] =
      `Root=1-${Date.now().toString(16).slice(0, 8)}-${requestId.replaceAll('-', '').slice(0, 24)};Sampled=0`;
    // A handler that throws before its first await must fail its invocation as a rejected one does.
    Promise.try(() => handler(JSON.parse(invocation.event), contextOf(invocation))).then(
      (result) =>
        answer({ kind: 'result', requestId, payload: result === undefined ? 'null' : JSON.stringify(result) }),
      (error: unknown) => answer({ kind: 'failure', requestId, error: errorOf(error) }),
    );
  });
  answer({ kind: 'ready' });
} catch (error) {
  answer({ kind: 'unloadable', error: errorOf(error) });
}

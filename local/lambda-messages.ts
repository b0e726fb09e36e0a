import * as z from 'zod';

/** What the server tells a worker, once, as `workerData`. */
export const WorkerSettings = z.object({ code: z.string(), exportName: z.string() });
export type WorkerSettings = z.infer<typeof WorkerSettings>;

/** One invocation. Payloads travel as JSON text, as they do to Lambda. */
export const Invocation = z.object({
  requestId: z.string(),
  event: z.string(),
  functionName: z.string(),
  functionArn: z.string(),
  memoryMegabytes: z.number(),
  logGroupName: z.string(),
  /** Epoch milliseconds at which the function is stopped. */
  deadline: z.number(),
});
export type Invocation = z.infer<typeof Invocation>;

/** The body that Lambda returns for a failed invocation. */
export const FunctionError = z.object({ errorType: z.string(), errorMessage: z.string(), trace: z.array(z.string()) });
export type FunctionError = z.infer<typeof FunctionError>;

/** What a worker answers: that its module is loaded (or not), then one message an invocation. */
export const WorkerMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('unloadable'), error: FunctionError }),
  z.object({ kind: z.literal('result'), requestId: z.string(), payload: z.string() }),
  z.object({ kind: z.literal('failure'), requestId: z.string(), error: FunctionError }),
]);
export type WorkerMessage = z.infer<typeof WorkerMessage>;

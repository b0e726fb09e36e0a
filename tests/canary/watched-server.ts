import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const recordedRequest = z.object({
  method: z.string().optional(),
  url: z.string(),
  /** Asked by the canary itself, with a mark in its address on purpose. */
  own: z.boolean().default(false),
  /** The stand-in of AWS that it came to. */
  standIn: z.string().optional(),
  headers: z.record(z.string(), z.unknown()).default({}),
  body: z.string().default(''),
});
export type RecordedRequest = z.infer<typeof recordedRequest>;

export interface WatchedServer {
  readonly url: string;
  /** Everything the process has printed, on either stream. */
  output(): string;
  /** Every request that came to the process since it started. */
  requests(): RecordedRequest[];
  /** Ctrl-C. */
  stop(): Promise<number | null>;
}

/** `npm start`'s own program in a process of its own, which writes down the requests it gets. */
export function startWatched(data: string, records: string): Promise<WatchedServer> {
  const file = join(records, 'requests.jsonl');
  writeFileSync(file, '');
  const recorder = import.meta.resolve('./recorder.ts');
  const child = spawn(
    process.execPath,
    ['--import', recorder, 'local/start.ts', '--port', '0', '--fresh', '--data', data],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, CANARY_RECORD: file } },
  );
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const url = /Carrefour is ready: (http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1];
      if (url === undefined) return;
      resolve({
        url,
        output: () => output,
        requests: () =>
          readFileSync(file, 'utf8')
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => recordedRequest.parse(JSON.parse(line))),
        async stop() {
          child.kill('SIGINT');
          return exited;
        },
      });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exited.then((code) => reject(new Error(`The server ended (${code}) before it was ready:\n${output}`)));
  });
}

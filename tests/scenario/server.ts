import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** Ctrl-C. */
  stop(): Promise<number | null>;
  /** As when the power fails. */
  kill(): Promise<void>;
}

export interface ServerOptions {
  readonly data: string;
  readonly fresh?: boolean;
  /** Default: any free port. */
  readonly port?: number;
  /** A synthesized assembly, to skip synthesis. */
  readonly assembly?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts `npm start`'s own program as a process of its own and waits until it says that it is ready. */
export function startServer(options: ServerOptions): Promise<ServerProcess> {
  const args = ['local/start.ts', '--port', String(options.port ?? 0), '--quiet', '--data', options.data];
  if (options.fresh === true) args.push('--fresh');
  if (options.assembly !== undefined) args.push('--assembly', options.assembly);
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const url = /Carrefour is ready: (http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1];
      if (url === undefined) return;
      resolve({
        url,
        pid: child.pid ?? 0,
        async stop() {
          child.kill('SIGINT');
          return exited;
        },
        async kill() {
          child.kill('SIGKILL');
          await exited;
        },
      });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    // Not at its exit, when its last words may still be on their way.
    child.once('close', (code) => reject(new Error(`The server ended (${code}) before it was ready:\n${output}`)));
  });
}

/** Starts the server again on the port that it had, which somebody else on this machine may have got meanwhile, for a moment. */
export async function startAgain(options: ServerOptions & { readonly port: number }): Promise<ServerProcess> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startServer(options);
    } catch (error) {
      const isTaken = error instanceof Error && error.message.includes(`Port ${options.port} is taken`);
      if (!isTaken || attempt === 5) throw error;
      await sleep(2_000);
    }
  }
}

/** A folder for the data of one run, removed at its end. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'carrefour-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

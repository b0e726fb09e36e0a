import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { StartError } from './start-error.ts';

/** Everything this machine keeps, by default under `.carrefour/`. */
export interface DataFolder {
  readonly root: string;
  /** DynamoDB Local's database file. */
  readonly database: string;
  /** What the stand-ins keep. */
  readonly state: string;
  readonly logs: string;
  /** The cloud assembly of the last start. */
  readonly assembly: string;
  readonly bundles: string;
  /** Tells other commands of this machine where the server is. */
  readonly running: string;
}

const OURS = ['database', 'state.sqlite', 'state.sqlite-wal', 'state.sqlite-shm', 'logs', 'assembly', 'bundles'];

export const DEFAULT_DATA_FOLDER = resolve(import.meta.dirname, '..', '.carrefour');

export function dataFolderAt(path: string): DataFolder {
  const root = resolve(path);
  return {
    root,
    database: join(root, 'database'),
    state: join(root, 'state.sqlite'),
    logs: join(root, 'logs'),
    assembly: join(root, 'assembly'),
    bundles: join(root, 'bundles'),
    running: join(root, 'running.json'),
  };
}

/**
 * Makes the data folder ready. `fresh` forgets everything that was kept, and nothing else that may lie in the folder.
 * Throws a StartError when it cannot be written, or when another server uses it.
 */
export function openDataFolder(path: string, { fresh }: { readonly fresh: boolean }): DataFolder {
  const folder = dataFolderAt(path);
  try {
    mkdirSync(folder.root, { recursive: true });
    accessSync(folder.root, constants.W_OK | constants.X_OK);
  } catch {
    throw notWritable(folder.root);
  }
  const other = readRunning(folder);
  if (other !== undefined) {
    throw new StartError(
      `The data folder ${folder.root} is in use by the Carrefour at ${other.url} (process ${other.pid}): stop it first, or choose another folder with --data.`,
    );
  }
  try {
    if (fresh) for (const name of OURS) rmSync(join(folder.root, name), { recursive: true, force: true });
    for (const part of [folder.database, folder.logs]) {
      mkdirSync(part, { recursive: true });
      accessSync(part, constants.W_OK);
    }
    // A server that was killed could not take its note away.
    rmSync(folder.running, { force: true });
  } catch {
    throw notWritable(folder.root);
  }
  return folder;
}

const Running = z.object({
  url: z.url(),
  pid: z.int(),
  startedAt: z.iso.datetime(),
  /** Where its functions find the stand-ins, and the cloud assembly they come from: for a command that runs one of them. */
  standIns: z.url(),
  assembly: z.string(),
});
export type Running = z.infer<typeof Running>;

export function writeRunning(folder: DataFolder, running: Running): void {
  writeFileSync(folder.running, `${JSON.stringify(running, null, 2)}\n`);
}

export function forgetRunning(folder: DataFolder): void {
  rmSync(folder.running, { force: true });
}

/** The server that runs on this data, or `undefined` when there is none. */
export function readRunning(folder: DataFolder): Running | undefined {
  if (!existsSync(folder.running)) return undefined;
  try {
    const running = Running.parse(JSON.parse(readFileSync(folder.running, 'utf8')));
    return isAlive(running.pid) ? running : undefined;
  } catch {
    return undefined;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function notWritable(root: string): StartError {
  return new StartError(
    `The data folder ${root} cannot be written: give yourself the right to, or choose another with --data.`,
  );
}

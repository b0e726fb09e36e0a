import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** The log of one function: JSON lines, as CloudWatch Logs would hold them. */
export interface FunctionLog {
  /** Where a person can read it. */
  readonly path: string;
  write(entry: Readonly<Record<string, unknown>>): void;
  /** Takes over what a worker prints. */
  follow(output: Readable): void;
  close(): Promise<void>;
}

const KEEP_BYTES = 20_000_000;

/** Opens `<folder>/<name>.log`; a file that has grown too large is put aside as `<name>.log.1`. */
export function openFunctionLog(folder: string, name: string): FunctionLog {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.log`);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > KEEP_BYTES) renameSync(path, `${path}.1`);
  const file = createWriteStream(path, { flags: 'a' });
  // A full disk must not end the server; the functions go on without a log.
  file.on('error', () => undefined);
  const line = (text: string) => {
    if (file.writable) file.write(`${text}\n`);
  };
  return {
    path,
    write: (entry) => line(JSON.stringify({ time: new Date().toISOString(), ...entry })),
    follow: (output) => {
      createInterface({ input: output, crlfDelay: Infinity }).on('line', (text) => {
        if (text.trim() === '') return;
        line(text.startsWith('{') ? text : JSON.stringify({ time: new Date().toISOString(), printed: text }));
      });
    },
    close: () => new Promise((done) => file.end(() => done())),
  };
}

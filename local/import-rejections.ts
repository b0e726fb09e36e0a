import { stringify } from 'csv-stringify/sync';
import { openSync, closeSync, rmSync, writeSync } from 'node:fs';
import { StartError } from './start-error.ts';

/** A row that was not taken, by where it stands and why; nothing of what it says. */
export interface Rejection {
  readonly line: number;
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

export interface RejectionFile {
  readonly path: string;
  add(rejection: Rejection): void;
  close(): void;
}

/** `history.csv` → `history.rejected.csv`, beside it. */
export const rejectionPath = (path: string): string => `${path.replace(/\.csv$/i, '')}.rejected.csv`;

/**
 * The list of rejected rows, written as they come. That of an earlier run is removed: each run goes through the whole file
 * again. Throws a StartError when the folder cannot be written, before anything was sent.
 */
export function openRejections(path: string): RejectionFile {
  let file: number | undefined;
  try {
    file = openSync(path, 'w', 0o600);
    writeSync(file, stringify([['line', 'field', 'code', 'message']]));
  } catch {
    throw new StartError(`The list of rejected rows cannot be written to ${path}: make the folder writable.`);
  }
  let rejections = 0;
  const open = file;
  return {
    path,
    add: ({ line, field, code, message }) => {
      rejections += 1;
      writeSync(open, stringify([[line, field, code, message]], { escape_formulas: true }));
    },
    close: () => {
      closeSync(open);
      if (rejections === 0) rmSync(path, { force: true });
    },
  };
}

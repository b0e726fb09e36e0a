import { stringify } from 'csv-stringify/sync';
import { accessSync, closeSync, constants, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
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
  /** `whole`: the run went through the whole file, so that a list of an earlier run has nothing more to say. */
  close(whole: boolean): void;
}

/** `history.csv` → `history.rejected.csv`, beside it. */
export const rejectionPath = (path: string): string => `${path.replace(/\.csv$/i, '')}.rejected.csv`;

/**
 * The list of rejected rows, written as they come, over that of an earlier run. Throws a StartError when the folder cannot be
 * written, before anything was sent.
 */
export function openRejections(path: string): RejectionFile {
  try {
    accessSync(dirname(path), constants.W_OK);
  } catch {
    throw new StartError(`The list of rejected rows cannot be written to ${path}: make the folder writable.`);
  }
  let file: number | undefined;
  return {
    path,
    add: ({ line, field, code, message }) => {
      file ??= begin(path);
      writeSync(file, stringify([[line, field, code, message]], { escape_formulas: true }));
    },
    close: (whole) => {
      if (file !== undefined) closeSync(file);
      else if (whole) rmSync(path, { force: true });
    },
  };
}

/** For its owner alone: it tells in which lines of a file about persons something is wrong. */
function begin(path: string): number {
  const file = openSync(path, 'w', 0o600);
  writeSync(file, stringify([['line', 'field', 'code', 'message']]));
  return file;
}

import { stringify } from 'csv-stringify/sync';
import { accessSync, closeSync, constants, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ImportProgress } from '../import-progress.ts';
import { StartError } from '../start-error.ts';
import type { RecordOutcome } from './answers.ts';
import type { Place } from './record.ts';

/** What is wrong at a place of the file. */
export interface PlacedProblem {
  readonly effect: 'refused' | 'kept-aside' | 'noted';
  readonly at: Place;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

export interface Report {
  readonly problemsPath: string;
  readonly changesPath: string;
  problem(problem: PlacedProblem): void;
  /** Each entry that is added or changed, and each of its fields. */
  changes(at: Place, outcome: RecordOutcome): void;
  close(): { readonly problems: number; readonly changes: number };
}

const SHOWN = 20;
const LONGEST_VALUE = 200;

/**
 * Two lists beside the file, over those of an earlier run: `….problems.csv` and `….changes.csv`. The first lines are shown too.
 * Throws a StartError when the folder cannot be written, before anything was sent.
 */
export function openReport(path: string, progress: Pick<ImportProgress, 'say'>): Report {
  const base = path.replace(/\/+$/, '').replace(/\.(?:json|ndjson|jsonl|zip)$/i, '');
  try {
    accessSync(dirname(base), constants.W_OK);
  } catch {
    throw new StartError(
      `The lists of problems and changes cannot be written beside ${path}: make the folder writable.`,
    );
  }
  const problems = new ListFile(`${base}.problems.csv`, [
    'file',
    'row',
    'field',
    'effect',
    'code',
    'message',
    'remedy',
  ]);
  const changes = new ListFile(`${base}.changes.csv`, [
    'file',
    'row',
    'kind',
    'id',
    'outcome',
    'field',
    'before',
    'after',
  ]);
  const show = (list: ListFile, line: string): void => {
    if (list.lines <= SHOWN) progress.say(line);
    if (list.lines === SHOWN + 1) progress.say(`There is more; all of it is in ${list.path}.`);
  };
  return {
    problemsPath: problems.path,
    changesPath: changes.path,
    problem: ({ effect, at, code, message, remedy }) => {
      problems.add([at.file, at.row, at.field, effect, code, message, remedy]);
      show(problems, `${placeText(at)}: ${effect}: ${message} ${remedy}`);
    },
    changes: (at, { entries }) => {
      for (const { kind, id, outcome, fields, conflicts } of entries) {
        const place = [at.file, at.row, kind, id];
        if (fields.length === 0) changes.add([...place, outcome, '', '', '']);
        for (const { field, before, after } of fields)
          changes.add([...place, outcome, field, valueText(before), valueText(after)]);
        for (const field of conflicts) changes.add([...place, 'conflict', field, '', '']);
        if (outcome === 'added') continue;
        const names = fields.map(({ field }) => field).join(', ');
        show(changes, `${placeText({ ...at, field: '' })}: ${kind} ${id}: ${names} changed${conflictText(conflicts)}`);
      }
    },
    close: () => ({ problems: problems.close(), changes: changes.close() }),
  };
}

export const placeText = ({ file, row, field }: Place): string =>
  `${file}, row ${row}${field === '' ? '' : `, ${field}`}`;

const conflictText = (conflicts: readonly string[]): string =>
  conflicts.length === 0 ? '' : `; changed in the hub too: ${conflicts.join(', ')}`;

function valueText(value: unknown): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

/** For its owner alone; made with its first line. */
class ListFile {
  readonly path: string;
  lines = 0;
  readonly #header: readonly string[];
  #file: number | undefined;

  constructor(path: string, header: readonly string[]) {
    this.path = path;
    this.#header = header;
    rmSync(path, { force: true });
  }

  add(cells: readonly (string | number)[]): void {
    this.lines += 1;
    if (this.#file === undefined) {
      this.#file = openSync(this.path, 'w', 0o600);
      writeSync(this.#file, stringify([[...this.#header]]));
    }
    writeSync(this.#file, stringify([[...cells]], { escape_formulas: true }));
  }

  close(): number {
    if (this.#file !== undefined) closeSync(this.#file);
    return this.lines;
  }
}

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { interruptible, targetOf, type Target } from '../command-target.ts';
import { DEFAULT_DATA_FOLDER } from '../data-folder.ts';
import { GO_ON, ImportClient } from '../import-client.ts';
import { makeImportProgress } from '../import-progress.ts';
import { StartError } from '../start-error.ts';
import { FORMS, openDirectoryFile } from './open-file.ts';
import { openReport } from './report.ts';
import { missingEntries, removeEntries, runDirectoryImport, type DirectoryCounts, type DirectoryRun } from './run.ts';
import { SeenNames } from './seen.ts';

const USAGE = `Usage: npm run import:directory -- FILE --source NAME [--dry-run] [--default-kind KIND] [--kinds FILE.json]
  [--publish-contacts] [--prefer-file] [--remove-missing] [--role ROLE] [--url URL --token TOKEN]
FILE is a directory in HSDS 3.1: ${FORMS}. See docs/directory-import.md.`;

/** 130 is what a shell makes of Ctrl-C. */
const EXIT = { done: 0, refused: 1, stopped: 2, interrupted: 130 } as const;

/** `node local/directory-import/import.ts FILE`: lays another directory over that of a running platform, here or deployed. */
async function main(): Promise<number> {
  const { path, target, removeMissing, options } = readArguments();
  const file = await openDirectoryFile(path);
  const progress = makeImportProgress(file.records, process.stdout, () => performance.now());
  const seen = new SeenNames();
  const interrupt = interruptible();
  const client = new ImportClient({ ...target, signal: interrupt });
  const report = openReport(path, progress);
  const run = { importId: randomUUID(), file, client, report, progress, seen, interrupt, options, batchesAtOnce: 2 };
  try {
    const { counts, stopped } = await runDirectoryImport(run).finally(() => progress.end());
    const isWhole = counts.records >= file.records;
    if (isWhole) await tellMissing(run, counts, removeMissing);
    const { problems, changes } = report.close();
    if (problems > 0) console.log(`Problems, by file and row: ${report.problemsPath}`);
    if (changes > 0) console.log(`Changes, field by field: ${report.changesPath}`);
    if (!isWhole) {
      console.log(
        `Stopped after ${counts.records} of ${file.records} records; what is imported stays, each record whole.`,
      );
      console.log(stopped ?? GO_ON);
    }
    if (!options.dryRun) console.log(`Import ${run.importId}`);
    console.log(summary(counts, options.dryRun));
    if (!isWhole) return stopped === undefined ? EXIT.interrupted : EXIT.stopped;
    return counts.refused > 0 ? EXIT.refused : EXIT.done;
  } finally {
    seen.close();
    await file.close();
  }
}

const summary = (
  { records, added, changed, unchanged, refused, conflicts }: DirectoryCounts,
  dryRun: boolean,
): string =>
  `${dryRun ? 'dry run, nothing written; ' : ''}records: ${records}, added: ${added}, changed: ${changed}, unchanged: ${unchanged}, refused: ${refused}, conflicts: ${conflicts}`;

const MISSING_SHOWN = 20;

/** What is no longer in the file is told, and taken out only on demand: a part of a directory is a file too. */
async function tellMissing(run: DirectoryRun, { refused }: DirectoryCounts, remove: boolean): Promise<void> {
  if (refused > 0) {
    if (remove) console.log('Nothing is taken out: among the refused records may be what seems to be missing.');
    return;
  }
  const missing = await missingEntries(run);
  if (missing.length === 0) return;
  console.log(`No longer in the file: ${missing.length}`);
  for (const { kind, id } of missing.slice(0, MISSING_SHOWN)) console.log(`  ${kind} ${id}`);
  if (!remove || run.options.dryRun) {
    console.log('They stay in the directory; --remove-missing takes them out.');
    return;
  }
  const { removed, kept } = await removeEntries(run, missing);
  console.log(`Taken out: ${removed}`);
  for (const line of kept.slice(0, MISSING_SHOWN)) console.log(`  stays: ${line}`);
}

interface Arguments {
  readonly path: string;
  readonly target: Target;
  readonly removeMissing: boolean;
  readonly options: DirectoryRun['options'];
}

function readArguments(): Arguments {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        token: { type: 'string' },
        role: { type: 'string', default: 'coordinator' },
        source: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        'default-kind': { type: 'string' },
        kinds: { type: 'string' },
        'publish-contacts': { type: 'boolean', default: false },
        'prefer-file': { type: 'boolean', default: false },
        'remove-missing': { type: 'boolean', default: false },
        data: { type: 'string', default: DEFAULT_DATA_FOLDER },
      },
    });
    const [path, ...others] = positionals;
    if (path === undefined || others.length > 0 || values.source === undefined) throw new StartError(USAGE);
    return {
      path,
      target: targetOf(values),
      removeMissing: values['remove-missing'],
      options: {
        source: values.source,
        dryRun: values['dry-run'],
        preferFile: values['prefer-file'],
        publishContacts: values['publish-contacts'],
        ...(values['default-kind'] !== undefined && { defaultKind: values['default-kind'] }),
        ...(values.kinds !== undefined && { kinds: readKinds(values.kinds) }),
      },
    };
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}\n${USAGE}`);
  }
}

function readKinds(path: string): Record<string, string> {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new StartError(`${path} is an object of JSON: terms of the other directory with our kinds of service.`);
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof StartError ? error.message : error);
    process.exit(EXIT.stopped);
  },
);

import { createReadStream, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import * as z from 'zod';
import { StartError } from '../start-error.ts';
import { tablesOf } from './data-package.ts';
import { readJsonRecords } from './json-records.ts';
import { readLineRecords } from './ndjson-records.ts';
import { isProblem, type DirectoryFile, type FileEntry } from './record.ts';
import { TableSet } from './table-set.ts';
import type { TextSource } from './text.ts';
import { openZip } from './zip-file.ts';

export const FORMS =
  'JSON (.json), one record a line (.ndjson), or CSV tables: a folder, its datapackage.json, or a .zip';

/**
 * Opens a directory in any form of HSDS and reads it to its end once, so that nothing is sent of a file that is broken somewhere.
 * Throws a StartError that says what is wrong and where.
 */
export async function openDirectoryFile(path: string): Promise<DirectoryFile> {
  try {
    if (statSync(path).isDirectory()) return await openTables(path, await filesIn(path));
    switch (extname(path).toLowerCase()) {
      case '.zip':
        return await openArchive(path);
      case '.ndjson':
      case '.jsonl':
        return await openRecords(path, fileSource(path), readLineRecords);
      case '.csv':
        throw new StartError(`${path} is one table of several: name the folder that they are in.`);
      case '.json':
        return basename(path) === 'datapackage.json'
          ? await openTables(dirname(path), await filesIn(dirname(path)))
          : await openRecords(path, fileSource(path), readJsonRecords);
      default:
        throw new StartError(`${path} is in no form that can be read: ${FORMS}.`);
    }
  } catch (error) {
    throw asStartError(error, path);
  }
}

const Bytes = z.instanceof(Uint8Array);

const fileSource = (path: string, name = path): TextSource => ({
  name,
  async *bytes() {
    for await (const chunk of createReadStream(path)) yield Bytes.parse(chunk);
  },
});

async function filesIn(folder: string): Promise<TextSource[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => fileSource(join(folder, name), name));
}

/** A zip of tables, or of one file with records. */
async function openArchive(path: string): Promise<DirectoryFile> {
  const files = await openZip(path);
  const records = files.filter(
    ({ name }) => /\.(?:json|ndjson|jsonl)$/i.test(name) && basename(name) !== 'datapackage.json',
  );
  const [only] = records;
  if (records.length !== 1 || only === undefined || files.some(({ name }) => name.toLowerCase().endsWith('.csv'))) {
    return openTables(path, files);
  }
  return openRecords(path, only, only.name.toLowerCase().endsWith('.json') ? readJsonRecords : readLineRecords);
}

async function openTables(where: string, files: readonly TextSource[]): Promise<DirectoryFile> {
  const tables = await tablesOf(where, files);
  const set = new TableSet();
  // Rows may name persons: nothing of them is left beside the file, however the run ends.
  const close = (): void => {
    process.removeListener('exit', close);
    set.close();
  };
  process.once('exit', close);
  try {
    await set.load(tables);
    return { records: notEmpty(set.records, where), read: () => set.read(), close };
  } catch (error) {
    close();
    throw error;
  }
}

async function openRecords(
  path: string,
  source: TextSource,
  read: (source: TextSource) => AsyncGenerator<FileEntry>,
): Promise<DirectoryFile> {
  let records = 0;
  const types = new Set<string>();
  for await (const entry of read(source)) {
    if (isProblem(entry)) continue;
    records += 1;
    types.add(entry.type);
  }
  return { records: notEmpty(records, path), read: () => inOrder(source, types, read), close: () => undefined };
}

/** What others belong to comes first, as often as the file has to be read for it. */
const ORDER = [['organization'], ['program', 'location'], ['service'], ['service_at_location']];

async function* inOrder(
  source: TextSource,
  types: ReadonlySet<string>,
  read: (source: TextSource) => AsyncGenerator<FileEntry>,
): AsyncGenerator<FileEntry> {
  for (const [at, group] of ORDER.filter((wanted) => wanted.some((type) => types.has(type))).entries()) {
    for await (const entry of read(source)) {
      if (isProblem(entry) ? at === 0 : group.includes(entry.type)) yield entry;
    }
  }
}

function notEmpty(records: number, where: string): number {
  if (records === 0) throw new StartError(`There is no record in ${where}.`);
  return records;
}

function asStartError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'ENOENT':
      return new StartError(`There is no file ${path}.`);
    case 'EACCES':
      return new StartError(`${path} cannot be read: make it readable.`);
    default:
      return error;
  }
}

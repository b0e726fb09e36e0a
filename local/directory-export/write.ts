import { ZipWriter, configure } from '@zip.js/zip.js';
import { createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { JsonObject } from '../json.ts';
import { TableWriter } from './table-writer.ts';

configure({ useWebWorkers: false });

export const exportForms = ['json', 'ndjson', 'csv', 'zip'] as const;
export type ExportForm = (typeof exportForms)[number];

export interface ExportedDirectory {
  readonly organizations: () => AsyncIterable<JsonObject>;
  readonly services: () => AsyncIterable<JsonObject>;
}

/** Writes a directory, a record at a time. A file is whole or not there; `csv` makes a folder. */
export async function writeDirectory(form: ExportForm, path: string, directory: ExportedDirectory): Promise<void> {
  if (form === 'json' || form === 'ndjson') {
    await whole(path, (partly) => writeText(partly, form === 'json' ? jsonText(directory) : lineText(directory)));
    return;
  }
  const tables = new TableWriter();
  try {
    for await (const one of directory.organizations()) tables.add('organization', one);
    for await (const one of directory.services()) tables.add('service', one);
    if (form === 'zip') await whole(path, (partly) => writeZip(partly, tables));
    else {
      mkdirSync(path, { recursive: true });
      for (const { name, text } of tables.files()) await writeText(join(path, name), text());
    }
  } finally {
    tables.close();
  }
}

async function whole(path: string, write: (partly: string) => Promise<void>): Promise<void> {
  const partly = `${path}.part`;
  try {
    await write(partly);
    renameSync(partly, path);
  } finally {
    rmSync(partly, { force: true });
  }
}

const writeText = (path: string, parts: Iterable<string> | AsyncIterable<string>): Promise<void> =>
  pipeline(Readable.from(parts), createWriteStream(path));

async function* jsonText({ organizations, services }: ExportedDirectory): AsyncGenerator<string> {
  yield '{\n"organizations": [';
  yield* joined(organizations());
  yield '\n],\n"services": [';
  yield* joined(services());
  yield '\n]\n}\n';
}

async function* joined(records: AsyncIterable<JsonObject>): AsyncGenerator<string> {
  let between = '\n';
  for await (const record of records) {
    yield between + JSON.stringify(record);
    between = ',\n';
  }
}

async function* lineText({ organizations, services }: ExportedDirectory): AsyncGenerator<string> {
  for await (const record of organizations()) yield `${JSON.stringify(record)}\n`;
  for await (const record of services()) yield `${JSON.stringify(record)}\n`;
}

async function writeZip(path: string, tables: TableWriter): Promise<void> {
  const zip = new ZipWriter(Writable.toWeb(createWriteStream(path)));
  for (const { name, text } of tables.files()) {
    const encoder = new TextEncoder();
    const bytes = function* () {
      for (const part of text()) yield encoder.encode(part);
    };
    await zip.add(name, { readable: ReadableStream.from(bytes()) });
  }
  await zip.close();
}

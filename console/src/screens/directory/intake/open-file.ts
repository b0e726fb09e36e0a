import { readCsv } from './csv.ts';
import { Broken, jsonRecords, lineRecords, type FileRecord } from './records.ts';
import { tableRecords, type TableFile } from './table-set.ts';
import { tableOf } from '../../../../../shared/contracts/hsds-tables.ts';
import { readZip, utf8 } from './zip.ts';

const MOST_BYTES = 200_000_000;

interface Part {
  readonly name: string;
  readonly text: () => Promise<string>;
}

/** The records of what was chosen: a JSON file, a record a line, a zip of tables, or the tables themselves. Throws Broken. */
export async function openFiles(files: readonly File[]): Promise<readonly FileRecord[]> {
  const [first] = files;
  if (first === undefined) return [];
  if (files.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES) throw new Broken('too-big', first.name);
  const name = first.name.toLowerCase();
  if (name.endsWith('.zip')) return openParts(first.name, readZip(first.name, await first.arrayBuffer()));
  const parts = files.map((file): Part => ({
    name: file.name,
    text: async () => utf8(file.name, await file.arrayBuffer()),
  }));
  return openParts(first.name, parts);
}

async function openParts(archive: string, parts: readonly Part[]): Promise<readonly FileRecord[]> {
  const ends = (...endings: readonly string[]): Part | undefined =>
    parts.find(({ name }) => endings.some((ending) => name.toLowerCase().endsWith(ending)));
  const tables = parts.flatMap((part) => {
    const table = part.name.toLowerCase().endsWith('.csv') ? tableOf(part.name) : undefined;
    return table === undefined ? [] : [{ part, table }];
  });
  if (tables.length > 0) {
    const read: TableFile[] = [];
    for (const { part, table } of tables) {
      read.push({ table, file: part.name, content: readCsv(part.name, await part.text()) });
    }
    const records = tableRecords(read);
    if (records.length === 0) throw new Broken('no-tables', archive);
    return records;
  }
  const lines = ends('.ndjson', '.jsonl');
  if (lines !== undefined) return lineRecords(lines.name, await lines.text());
  const json = ends('.json') ?? (parts.length === 1 ? parts[0] : undefined);
  if (json === undefined || json.name.toLowerCase().endsWith('.csv')) throw new Broken('no-tables', archive);
  return jsonRecords(json.name, await json.text());
}

import { stringify } from 'csv-stringify/sync';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { hsdsTables, tableNames, type HsdsTableName } from '../../shared/contracts/hsds-tables.ts';
import { isRecord } from '../directory-import/record.ts';
import { isObject, list, text, type Json, type JsonObject } from '../json.ts';

const Stored = z.object({ row: z.int(), cells: z.string() });

/** A file of the table set. */
export interface WrittenFile {
  readonly name: string;
  readonly text: () => Generator<string>;
}

type CellType = 'string' | 'number' | 'boolean' | 'any';

/**
 * Takes records apart into the tables of HSDS. Which columns a table has is only known at its end, so the rows lie in a database
 * until then: a directory of any size is written in the same memory.
 */
export class TableWriter {
  readonly #folder = mkdtempSync(join(tmpdir(), 'carrefour-export-'));
  readonly #database = new DatabaseSync(join(this.#folder, 'tables.sqlite'));
  readonly #columns = new Map<HsdsTableName, Map<string, CellType>>();
  readonly #insert;
  readonly #update;
  readonly #find;

  constructor() {
    this.#database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
    this.#database.exec('CREATE TABLE entry (row INTEGER PRIMARY KEY, tbl TEXT, id TEXT, cells TEXT)');
    this.#database.exec('CREATE INDEX by_id ON entry (tbl, id)');
    this.#insert = this.#database.prepare('INSERT INTO entry (tbl, id, cells) VALUES (?, ?, ?)');
    this.#update = this.#database.prepare('UPDATE entry SET cells = ? WHERE row = ?');
    this.#find = this.#database.prepare('SELECT row, cells FROM entry WHERE tbl = ? AND id = ? ORDER BY row');
    this.#database.exec('BEGIN');
  }

  close(): void {
    this.#database.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  add(table: 'organization' | 'service', record: JsonObject): void {
    this.#put(table, record, {}, 0);
  }

  /** @returns the row it stands in. `links` name the row it belongs to; `after`: the row of the one before it in its list. */
  #put(table: HsdsTableName, record: JsonObject, links: JsonObject, after: number): number {
    const { lists = {}, single = {} } = hsdsTables[table];
    const own: JsonObject = {};
    for (const [name, value] of Object.entries(record)) {
      const one = single[name];
      if (one !== undefined && isObject(value)) {
        own[one.by] = value['id'] ?? '';
        // The organizations are a list of their own.
        if (one.table !== 'organization') this.#put(one.table, value, {}, 0);
      } else if (!(name in lists && Array.isArray(value))) own[name] = value;
    }
    const id = text(record['id']) ?? '';
    const row = this.#row(table, id, own, links, after);
    for (const [name, { table: child, by }] of Object.entries(lists)) {
      let last = 0;
      for (const one of list(record[name])) {
        if (!isObject(one)) continue;
        last = this.#put(child, one, { [by]: id, ...entityOf(child, table, one) }, last);
      }
    }
    return row;
  }

  #row(table: HsdsTableName, id: string, own: JsonObject, links: JsonObject, after: number): number {
    // One row for what several rows share, as long as that keeps the order of every list.
    for (const found of this.#find.all(table, id)) {
      const { row, cells } = Stored.parse(found);
      const before: unknown = JSON.parse(cells);
      if (!isRecord(before) || row <= after) continue;
      const free = Object.entries(links).every(([name, value]) => before[name] === undefined || before[name] === value);
      const same = Object.entries(own).every(([name, value]) => JSON.stringify(before[name]) === JSON.stringify(value));
      // A row that names a person is theirs alone when it is read again.
      const ofPerson = 'contact_id' in links === (before['contact_id'] !== undefined);
      if (!free || !same || !ofPerson) continue;
      this.#keep(table, links);
      this.#update.run(JSON.stringify({ ...before, ...links }), row);
      return row;
    }
    this.#keep(table, { ...own, ...links });
    return Number(this.#insert.run(table, id, JSON.stringify({ ...own, ...links })).lastInsertRowid);
  }

  #keep(table: HsdsTableName, cells: JsonObject): void {
    const columns = this.#columns.get(table) ?? new Map<string, CellType>();
    this.#columns.set(table, columns);
    for (const [name, value] of Object.entries(cells)) {
      if (value === null) continue;
      const type = cellType(value);
      const known = columns.get(name);
      columns.set(name, known === undefined || known === type ? type : 'any');
    }
  }

  /** `datapackage.json`, which tells files and columns, and a file for each table that has a row. */
  *files(): Generator<WrittenFile> {
    this.#database.exec('COMMIT');
    const written = tableNames.filter((table) => this.#columns.has(table));
    const resources = written.map((table) => ({
      name: table,
      path: hsdsTables[table].file,
      profile: 'tabular-data-resource',
      encoding: 'utf-8',
      schema: {
        fields: [...(this.#columns.get(table) ?? [])].map(([name, type]) => ({
          name,
          type: this.#typeOf(table, name, type),
        })),
        primaryKey: 'id',
      },
    }));
    const descriptor = { name: 'hsds-directory', profile: 'tabular-data-package', resources };
    yield {
      name: 'datapackage.json',
      *text() {
        yield JSON.stringify(descriptor, null, 2);
      },
    };
    for (const table of written) yield { name: hsdsTables[table].file, text: () => this.#csv(table) };
  }

  #typeOf(table: HsdsTableName, name: string, type: CellType): CellType {
    return hsdsTables[table].numbers?.includes(name) === true ? 'number' : type;
  }

  *#csv(table: HsdsTableName): Generator<string> {
    const columns = [...(this.#columns.get(table) ?? [])];
    yield stringify([columns.map(([name]) => name)]);
    for (const found of this.#database
      .prepare('SELECT row, cells FROM entry WHERE tbl = ? ORDER BY row')
      .iterate(table)) {
      const cells: unknown = JSON.parse(Stored.parse(found).cells);
      if (!isRecord(cells)) continue;
      yield stringify([columns.map(([name, type]) => cellText(cells[name], this.#typeOf(table, name, type)))]);
    }
  }
}

/** What of a nested row says which table it belongs to, where its link can be to any. */
const entityOf = (child: HsdsTableName, parent: HsdsTableName, record: JsonObject): JsonObject =>
  child === 'attribute'
    ? { link_entity: record['link_entity'] ?? parent }
    : child === 'metadata'
      ? { resource_type: record['resource_type'] ?? parent }
      : {};

function cellType(value: Json): CellType {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'any';
}

function cellText(value: Json | undefined, type: CellType): string {
  if (value === undefined || value === null) return '';
  if (type === 'any') return JSON.stringify(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

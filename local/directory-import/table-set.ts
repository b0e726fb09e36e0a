import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { field, isObject, list, type Json, type JsonObject } from '../json.ts';
import { StartError } from '../start-error.ts';
import { readCsv } from './csv-table.ts';
import { hsdsTables, parentColumns, type HsdsTableName } from '../../shared/contracts/hsds-tables.ts';
import { isRecord, type FileEntry, type FileProblem, type Place, type RecordType } from './record.ts';
import type { TextSource } from './text.ts';

/** One table of the set: its file, and the types that its data package gives to its columns. */
export interface TableFile {
  readonly table: HsdsTableName;
  readonly source: TextSource;
  readonly types: ReadonlyMap<string, string>;
}

const StoredRow = z.object({ row: z.int(), id: z.string(), cells: z.string() });
const Counted = z.object({ n: z.int() });

/** Sent as records of their own, what others belong to first; all other tables are nested in these. */
const RECORDS = ['organization', 'service'] as const satisfies readonly RecordType[];

/**
 * The CSV tables of HSDS, joined by their foreign keys. The rows lie in a database beside the file, for its owner alone, and
 * are taken away by `close`: a table set of any size is joined in the same memory.
 */
export class TableSet {
  readonly #folder = mkdtempSync(join(tmpdir(), 'carrefour-tables-'));
  readonly #database = new DatabaseSync(join(this.#folder, 'tables.sqlite'));
  readonly #names = new Map<HsdsTableName, string>();

  constructor() {
    // The rows can be read again from the file: nothing here must survive a crash.
    this.#database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;');
    this.#database.exec('CREATE TABLE entry (tbl TEXT, row INTEGER, id TEXT, cells TEXT)');
    this.#database.exec('CREATE TABLE link (tbl TEXT, by TEXT, parent TEXT, row INTEGER)');
  }

  close(): void {
    this.#database.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Reads every table to its end, so that nothing is sent of a set that is broken somewhere. Throws a StartError. */
  async load(files: readonly TableFile[]): Promise<void> {
    const addRow = this.#database.prepare('INSERT INTO entry (tbl, row, id, cells) VALUES (?, ?, ?, ?)');
    const addLink = this.#database.prepare('INSERT INTO link (tbl, by, parent, row) VALUES (?, ?, ?, ?)');
    this.#database.exec('BEGIN');
    for (const { table, source, types } of files) {
      if (this.#names.has(table)) throw new StartError(`${source.name}: there is another file of the table ${table}.`);
      this.#names.set(table, source.name);
      let columns: readonly string[] = [];
      const links = new Set(parentColumns(table));
      const read = cellReader(table, types);
      for await (const { row, cells } of readCsv(source, (names) => (columns = checkedColumns(source, names)))) {
        const record: JsonObject = {};
        for (const [at, name] of columns.entries()) {
          const cell = cells[at] ?? '';
          if (cell === '' || name === '') continue;
          const isLink = links.has(name) || name === 'location_id';
          if (isLink && !isPersonsOwn(table, name, columns, cells)) addLink.run(table, name, cell, row);
          if (!links.has(name) || IN_BOTH.has(`${table}.${name}`)) record[name] = read(name, cell);
        }
        addRow.run(table, row, cells[columns.indexOf('id')] ?? '', JSON.stringify(record));
      }
    }
    this.#database.exec('COMMIT');
    this.#database.exec('CREATE INDEX by_id ON entry (tbl, id); CREATE INDEX by_row ON entry (tbl, row)');
    this.#database.exec(
      'CREATE INDEX by_parent ON link (tbl, by, parent, row); CREATE INDEX by_link ON link (tbl, row)',
    );
    this.#database.exec('ANALYZE');
  }

  get records(): number {
    const count = this.#database.prepare('SELECT count(*) AS n FROM entry WHERE tbl = ?');
    return RECORDS.reduce((sum, table) => sum + Counted.parse(count.get(table)).n, 0);
  }

  /** Organizations with all that is theirs, then services, then what hangs on nothing. */
  *read(): Generator<FileEntry> {
    for (const table of RECORDS) {
      for (const stored of this.#rowsOf(table)) yield this.#recordOf(table, stored);
    }
    yield* this.#loose();
  }

  *#rowsOf(table: HsdsTableName): Generator<z.infer<typeof StoredRow>> {
    const select = this.#database.prepare('SELECT row, id, cells FROM entry WHERE tbl = ? ORDER BY row');
    for (const row of select.iterate(table)) yield StoredRow.parse(row);
  }

  #recordOf(type: RecordType, stored: z.infer<typeof StoredRow>): FileEntry {
    const origins = new Map<string, { readonly file: string; readonly row: number }>();
    const record = this.#nest(type, stored, '', origins);
    for (const place of list(record['service_at_locations']))
      dropOwner(field(place, 'location'), record['organization_id']);
    for (const location of list(record['locations'])) dropOwner(location, record['id']);
    return { type, record, place: (path) => placeIn(origins, path) };
  }

  /** A row with the rows that belong to it. `origins` is told where each nested row stands. */
  #nest(
    table: HsdsTableName,
    { row, id, cells }: z.infer<typeof StoredRow>,
    path: string,
    origins: Map<string, { readonly file: string; readonly row: number }>,
  ): JsonObject {
    const { lists = {}, single = {} } = hsdsTables[table];
    origins.set(path, { file: this.#names.get(table) ?? table, row });
    const inside = (name: string): string => (path === '' ? name : `${path}.${name}`);
    const own: unknown = JSON.parse(cells);
    const record: JsonObject = {};
    for (const [name, value] of Object.entries(isRecord(own) ? own : {})) {
      const [field, of] = Object.entries(single).find(([, { by }]) => by === name) ?? [];
      // The organization is a record of its own, sent before.
      const [found] =
        of === undefined || of.table === 'organization' || typeof value !== 'string'
          ? []
          : this.#select(of.table, value);
      if (field === undefined || of === undefined || found === undefined) record[name] = value;
      else record[field] = this.#nest(of.table, found, inside(field), origins);
    }
    if (id === '') return record;
    for (const [name, of] of Object.entries(lists)) {
      if (!this.#names.has(of.table)) continue;
      const children = this.#childrenOf(of.table, of.by, id, table);
      if (children.length === 0) continue;
      record[name] = children.map((child, at) => this.#nest(of.table, child, `${inside(name)}[${at}]`, origins));
    }
    return record;
  }

  #select(table: HsdsTableName, id: string): z.infer<typeof StoredRow>[] {
    this.#byId ??= this.#database.prepare(
      'SELECT row, id, cells FROM entry WHERE tbl = ? AND id = ? ORDER BY row LIMIT 1',
    );
    return this.#byId.all(table, id).map((found) => StoredRow.parse(found));
  }
  #byId: ReturnType<DatabaseSync['prepare']> | undefined;
  #byParent: ReturnType<DatabaseSync['prepare']> | undefined;

  #childrenOf(table: HsdsTableName, by: string, parent: string, of: HsdsTableName): z.infer<typeof StoredRow>[] {
    this.#byParent ??= this.#database.prepare(
      `SELECT entry.row, entry.id, entry.cells FROM link CROSS JOIN entry INDEXED BY by_row ON entry.tbl = link.tbl AND entry.row = link.row
       WHERE link.tbl = ? AND link.by = ? AND link.parent = ? ORDER BY entry.row`,
    );
    const found = this.#byParent.all(table, by, parent).map((row) => StoredRow.parse(row));
    const kind = table === 'attribute' ? 'link_entity' : table === 'metadata' ? 'resource_type' : undefined;
    return kind === undefined ? found : found.flatMap((row) => this.#ofThis(row, kind, parent, of));
  }

  /** Attributes and metadata name any table. What they say of it counts where that table has such a row; ids may repeat. */
  #ofThis(
    row: z.infer<typeof StoredRow>,
    kind: string,
    parent: string,
    of: HsdsTableName,
  ): z.infer<typeof StoredRow>[] {
    const parsed: unknown = JSON.parse(row.cells);
    if (!isRecord(parsed)) return [row];
    const { [kind]: named, ...rest } = parsed;
    // Where it is nested says it too.
    if (named === of) return [{ ...row, cells: JSON.stringify(rest) }];
    const other = [...this.#names.keys()].find((table) => table === named);
    return other !== undefined && this.#select(other, parent).length > 0 ? [] : [row];
  }

  /** Rows that belong to a row that is not there, and locations that no organization and no service has. */
  *#loose(): Generator<FileProblem> {
    for (const [table, file] of this.#names) {
      for (const by of parentColumns(table)) {
        const parents = parentTables(table, by).filter((parent) => this.#names.has(parent));
        if (parents.length === 0 || by === 'link_id' || by === 'resource_id') continue;
        const select = this.#database.prepare(
          `SELECT row FROM link WHERE tbl = ? AND by = ? AND NOT EXISTS
           (SELECT 1 FROM entry WHERE entry.id = link.parent AND entry.tbl IN (${parents.map(() => '?').join(', ')})) ORDER BY row`,
        );
        for (const found of select.iterate(table, by, ...parents)) {
          yield unresolved({ file, row: z.object({ row: z.int() }).parse(found).row, field: by }, parents);
        }
      }
    }
    if (!this.#names.has('location')) return;
    const unused = this.#database.prepare(
      `SELECT row FROM entry AS place WHERE tbl = 'location'
       AND NOT EXISTS (SELECT 1 FROM link WHERE tbl = 'location' AND link.row = place.row)
       AND NOT EXISTS (SELECT 1 FROM link WHERE tbl = 'service_at_location' AND by = 'location_id' AND parent = place.id)`,
    );
    for (const found of unused.iterate()) {
      const { row } = z.object({ row: z.int() }).parse(found);
      yield {
        at: { file: this.#names.get('location') ?? '', row, field: 'organization_id' },
        message: 'The location belongs to no organization and to no service.',
        remedy: 'Give it an organization_id, or a row in service_at_location.csv.',
      };
    }
  }
}

/** Told by where a row is nested, and yet kept: two tables may have rows with one id, and a service may use another's location. */
const IN_BOTH = new Set(['attribute.link_entity', 'metadata.resource_type', 'location.organization_id']);

/** A number of a person is theirs alone, also where its row names the organization or the service they work for. */
const isPersonsOwn = (
  table: HsdsTableName,
  name: string,
  columns: readonly string[],
  cells: readonly string[],
): boolean => table === 'phone' && name !== 'contact_id' && (cells[columns.indexOf('contact_id')] ?? '') !== '';

/** Whose it is, where the record around it says the same. */
function dropOwner(location: Json | undefined, owner: Json | undefined): void {
  if (isObject(location) && location['organization_id'] === owner) delete location['organization_id'];
}

const parentTables = (table: HsdsTableName, by: string): HsdsTableName[] =>
  Object.entries(PARENTS).flatMap(([column, parent]) =>
    column === by && parentColumns(table).includes(by) ? [parent] : [],
  );
const PARENTS = {
  organization_id: 'organization',
  service_id: 'service',
  location_id: 'location',
  service_at_location_id: 'service_at_location',
  contact_id: 'contact',
  phone_id: 'phone',
} as const satisfies Record<string, HsdsTableName>;

const unresolved = (at: Place, parents: readonly HsdsTableName[]): FileProblem => ({
  at,
  message: `It belongs to a row that is not in ${parents.map((table) => hsdsTables[table].file).join(' or ')}.`,
  remedy: 'Correct the id, or add the row that it names. The rest of the file is imported without it.',
});

function placeIn(origins: ReadonlyMap<string, { readonly file: string; readonly row: number }>, path: string): Place {
  // The nearest row above the value; what remains of the path is its column.
  for (let prefix = path; ; prefix = prefix.slice(0, Math.max(prefix.lastIndexOf('.'), 0))) {
    const origin = origins.get(prefix);
    if (origin !== undefined) return { ...origin, field: path.slice(prefix === '' ? 0 : prefix.length + 1) };
    if (prefix === '') return { file: '', row: 0, field: path };
  }
}

function checkedColumns({ name }: TextSource, columns: readonly string[]): readonly string[] {
  const known = columns.filter((column) => column !== '');
  const twice = known.find((column, at) => known.indexOf(column) !== at);
  if (twice !== undefined) throw new StartError(`${name}: a column stands twice in the first line.`);
  if (known.length === 0) throw new StartError(`${name}: the first line names no column.`);
  return columns;
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/** What a cell says, by the specification's type of its column, else by that of the data package, else as text. */
function cellReader(table: HsdsTableName, types: ReadonlyMap<string, string>): (column: string, cell: string) => Json {
  const numbers = new Set(hsdsTables[table].numbers ?? []);
  return (column, cell) => {
    const type = numbers.has(column) ? 'number' : types.get(column);
    switch (type) {
      case 'number':
      case 'integer':
      case 'year':
        // What is no number stays as it is written: the import says what is wrong with it, and where.
        return NUMBER.test(cell) ? Number(cell) : cell;
      case 'boolean':
        return cell === 'true' || cell === '1' ? true : cell === 'false' || cell === '0' ? false : cell;
      case 'object':
      case 'array':
      case 'any':
        return jsonOr(cell);
      case undefined:
      default:
        return cell;
    }
  };
}

function jsonOr(cell: string): Json {
  try {
    return z.json().parse(JSON.parse(cell));
  } catch {
    return cell;
  }
}

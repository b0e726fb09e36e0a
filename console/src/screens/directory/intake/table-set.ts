import type { Table } from './csv.ts';
import { isJson, type FileRecord, type Json, type Place, type RecordType } from './records.ts';
import { hsdsTables, parentColumns, type HsdsTableName } from '../../../../../shared/contracts/hsds-tables.ts';

export interface TableFile {
  readonly table: HsdsTableName;
  readonly file: string;
  readonly content: Table;
}

interface Row {
  readonly row: number;
  readonly id: string;
  readonly cells: Readonly<Record<string, string>>;
}

interface Loaded {
  readonly file: string;
  readonly rows: readonly Row[];
  readonly byId: ReadonlyMap<string, Row>;
  /** Rows by the column that names what they belong to, and by what it names. */
  readonly byParent: ReadonlyMap<string, ReadonlyMap<string, readonly Row[]>>;
}

type Tables = ReadonlyMap<HsdsTableName, Loaded>;

/** Told by where a row is nested, and yet kept: two tables may have rows with one id, and a service may use another's location. */
const IN_BOTH = new Set(['attribute.link_entity', 'metadata.resource_type', 'location.organization_id']);
const RECORDS = ['organization', 'service'] as const satisfies readonly RecordType[];

/** The CSV tables of HSDS joined by their foreign keys: organizations with what is theirs, then services. */
export function tableRecords(files: readonly TableFile[]): readonly FileRecord[] {
  const tables: Tables = new Map(files.map((file) => [file.table, loaded(file)]));
  return RECORDS.flatMap((type) => (tables.get(type)?.rows ?? []).map((row) => recordOf(tables, type, row)));
}

function loaded({ table, file, content: { columns, rows: lines } }: TableFile): Loaded {
  const rows = lines.map(({ row, cells }): Row => {
    const named = columns.flatMap((column, at): [string, string][] => {
      const cell = cells[at] ?? '';
      return column === '' || cell === '' ? [] : [[column, cell]];
    });
    return { row, id: cells[columns.indexOf('id')] ?? '', cells: Object.fromEntries(named) };
  });
  const links = parentColumns(table);
  const byParent = new Map(
    links.map((column) => [
      column,
      Map.groupBy(
        // A number of a person is theirs alone, also where its row names the organization they work for.
        rows.filter(({ cells }) => table !== 'phone' || column === 'contact_id' || cells['contact_id'] === undefined),
        ({ cells }) => cells[column] ?? '',
      ),
    ]),
  );
  // The first row counts where an id repeats.
  const byId = new Map(rows.toReversed().map((row) => [row.id, row]));
  return { file, rows, byId, byParent };
}

function recordOf(tables: Tables, type: RecordType, row: Row): FileRecord {
  const origins = new Map<string, { readonly file: string; readonly row: number }>();
  const nested = nest(tables, type === 'organization' ? 'organization' : 'service', row, '', origins);
  return { type, record: withoutOwner(nested), place: (path) => placeIn(origins, path) };
}

/** A row with the rows that belong to it. `origins` is told where each nested row stands. */
function nest(
  tables: Tables,
  table: HsdsTableName,
  { row, id, cells }: Row,
  path: string,
  origins: Map<string, { readonly file: string; readonly row: number }>,
): Json {
  const { lists = {}, single = {}, numbers = [] } = hsdsTables[table];
  origins.set(path, { file: tables.get(table)?.file ?? table, row });
  const inside = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const links = new Set(parentColumns(table));
  const own = Object.entries(cells).flatMap(([name, cell]): [string, unknown][] => {
    const [field, of] = Object.entries(single).find(([, { by }]) => by === name) ?? [];
    // The organization is a record of its own, sent before.
    const found = of === undefined || of.table === 'organization' ? undefined : tables.get(of.table)?.byId.get(cell);
    if (field !== undefined && of !== undefined && found !== undefined) {
      return [[field, nest(tables, of.table, found, inside(field), origins)]];
    }
    const isTold = links.has(name) && !IN_BOTH.has(`${table}.${name}`) && path !== '';
    return isTold ? [] : [[name, numbers.includes(name) ? numberOr(cell) : cell]];
  });
  const below = Object.entries(lists).flatMap(([name, of]): [string, unknown][] => {
    const children = id === '' ? [] : childrenOf(tables, of.table, of.by, id, table);
    return children.length === 0
      ? []
      : [[name, children.map((child, at) => nest(tables, of.table, child, `${inside(name)}[${at}]`, origins))]];
  });
  return Object.fromEntries([...own, ...below]);
}

/** Attributes and metadata name any table: those that name this one, or say nothing. */
function childrenOf(
  tables: Tables,
  table: HsdsTableName,
  by: string,
  id: string,
  parent: HsdsTableName,
): readonly Row[] {
  const found = tables.get(table)?.byParent.get(by)?.get(id) ?? [];
  const kind = table === 'attribute' ? 'link_entity' : table === 'metadata' ? 'resource_type' : undefined;
  if (kind === undefined) return found;
  return found.flatMap((row) => {
    const { [kind]: named, ...cells } = row.cells;
    return named === undefined || named === parent ? [{ ...row, cells }] : [];
  });
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;
/** What is no number stays as it is written: the import says what is wrong with it, and where. */
const numberOr = (cell: string): unknown => (NUMBER.test(cell) ? Number(cell) : cell);

/** Whose a place is, where the record around it says the same. */
function withoutOwner(record: Json): Json {
  const without = (place: unknown, owner: unknown): unknown => {
    if (!isJson(place) || place['organization_id'] !== owner) return place;
    const { organization_id: _owner, ...rest } = place;
    return rest;
  };
  const [places, locations] = [record['service_at_locations'], record['locations']];
  return {
    ...record,
    ...(Array.isArray(places) && {
      service_at_locations: places.map((at: unknown) =>
        isJson(at) && 'location' in at ? { ...at, location: without(at['location'], record['organization_id']) } : at,
      ),
    }),
    ...(Array.isArray(locations) && {
      locations: locations.map((location: unknown) => without(location, record['id'])),
    }),
  };
}

function placeIn(origins: ReadonlyMap<string, { readonly file: string; readonly row: number }>, path: string): Place {
  // The nearest row above the value; what remains of the path is its column.
  for (let prefix = path; ; prefix = prefix.slice(0, Math.max(prefix.lastIndexOf('.'), 0))) {
    const origin = origins.get(prefix);
    if (origin !== undefined) return { ...origin, field: path.slice(prefix === '' ? 0 : prefix.length + 1) };
    if (prefix === '') return { file: '', row: 0, field: path };
  }
}

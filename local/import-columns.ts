import { StartError } from './start-error.ts';

/** The kinds of files with their columns, as docs/counting-import.md describes them; `?` marks those that may be left out. */
const COLUMNS = {
  'service-events': [
    'id',
    'person_id?',
    'file_number?',
    'recipient_id',
    'service_date',
    'service_type',
    'community_id?',
    'age_band?',
    'language?',
    'person_community?',
  ],
  'group-activities': ['id', 'date', 'type', 'hosts', 'participants?', 'community_id?'],
  'capacity-activities': ['id', 'recipient_id', 'date', 'type', 'partner_ids?'],
  expenditures: [
    'id',
    'recipient_id',
    'date',
    'category',
    'amount',
    'document_reference?',
    'approved_in?',
    'claimed_on?',
  ],
} as const satisfies Record<string, readonly string[]>;

export type ImportKind = keyof typeof COLUMNS;

export const importKinds: readonly string[] = Object.keys(COLUMNS);
export const isImportKind = (name: string): name is ImportKind => Object.hasOwn(COLUMNS, name);

export interface Column {
  readonly name: string;
  readonly required: boolean;
}

export const columnsOf = (kind: ImportKind): Column[] =>
  COLUMNS[kind].map((name) => ({ name: name.replace('?', ''), required: !name.endsWith('?') }));

/**
 * The columns that a header names, in its order. Throws a StartError that names each one that is missing or there twice,
 * the place of each that is unknown, and those that are accepted.
 */
export function checkHeader(kind: ImportKind, cells: readonly string[]): string[] {
  const columns = columnsOf(kind);
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const missing = columns.filter(({ name, required }) => required && !names.includes(name)).map(({ name }) => name);
  const isKnown = (name: string): boolean => columns.some((column) => column.name === name);
  // By their place: a file without a header begins with a row, and nothing of a row goes onto the screen.
  const unknown = names.flatMap((name, at) => (isKnown(name) ? [] : [`column ${at + 1}`]));
  const twice = names.filter((name, at) => names.indexOf(name) !== at && isKnown(name));
  const nobody = kind === 'service-events' && !names.includes('person_id') && !names.includes('file_number');
  const faults = [
    ...(nobody ? ['missing: person_id or file_number'] : []),
    ...(missing.length > 0 ? [`missing: ${missing.join(', ')}`] : []),
    ...(unknown.length > 0 ? [`unknown: ${unknown.join(', ')}`] : []),
    ...(twice.length > 0 ? [`twice: ${[...new Set(twice)].join(', ')}`] : []),
  ];
  if (faults.length === 0) return names;
  const optional = columns.filter(({ required }) => !required).map(({ name }) => name);
  const needed = columns.filter(({ required }) => required).map(({ name }) => name);
  throw new StartError(
    `The first line names the columns of ${kind}, and some are not right; ${faults.join('; ')}. ` +
      `Needed: ${needed.join(', ')}.${optional.length > 0 ? ` May be left out: ${optional.join(', ')}.` : ''} See docs/counting-import.md.`,
  );
}

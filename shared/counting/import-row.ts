import { v5 } from 'uuid';
import * as z from 'zod';
import { fileFactsSchema, privateFactsSchema, type FileFacts } from '../people/index.ts';
import { isUuid } from '../platform/ids.ts';
import { isLocalDate } from '../platform/local-date.ts';
import { isRefusal, refuse, type Refusal } from '../platform/refusal.ts';
import { parseAmount } from './import-amount.ts';
import { columnsOf, type ImportColumn, type ImportKind } from './import-columns.ts';
import { newCapacityActivitySchema, newExpenditureSchema, newGroupActivitySchema } from './ledger-entry.ts';
import type { NewEntry } from './ledger-service.ts';
import { newServiceEventSchema, type NewServiceEvent } from './model.ts';

/** One line of a file: its number, and under the name of each column the text that stands there. */
export interface ImportRow {
  readonly line: number;
  readonly [column: string]: unknown;
}

/** What a row says, once every cell of it could be read. */
export interface ReadRow<T> {
  /** A UUID, or the number of the row in the system it comes from. */
  readonly id: string;
  readonly record: T;
  /** Equal for two rows that say the same, however they write it: by it a repeat is told from a change. */
  readonly contents: string;
}

export type EntryImportKind = Exclude<ImportKind, 'service-events'>;

/** Whom a row is about: a file of the hub, or whoever the recipient knows by this number. */
export type PersonOfRow =
  | { readonly personId: string }
  | { readonly fileNumber: string; /** For a file yet to be opened. */ readonly facts: FileFacts };

export interface ServiceRow {
  readonly person: PersonOfRow;
  readonly service: Omit<NewServiceEvent, 'personId'>;
}

const serviceSchema = newServiceEventSchema.omit({ personId: true });
const serviceRowSchema = serviceSchema.extend({
  personId: z.uuid().optional(),
  fileNumber: privateFactsSchema.shape.fileNumbers.unwrap().element.shape.number.optional(),
  ageBand: fileFactsSchema.shape.ageBand.default('unknown'),
  // ISO 639-2 for a language that nobody determined.
  language: fileFactsSchema.shape.language.default('und'),
  personCommunity: fileFactsSchema.shape.communityId,
});

/**
 * The service of a row, or why it cannot be read: with the name of the column, never with what stands in it. `contents` holds
 * no file number: what is remembered of it is up to whoever may fingerprint it.
 */
export function readServiceRow(row: ImportRow): ReadRow<ServiceRow> | Refusal {
  const read = readRow('service-events', row, serviceRowSchema);
  if (isRefusal(read)) return read;
  const { personId, fileNumber, ageBand, language, personCommunity: communityId, ...service } = read.record;
  if ((personId === undefined) === (fileNumber === undefined)) {
    const message = 'A row is about one person: give person_id or file_number, and not both.';
    return personId === undefined
      ? refuse('invalid', 'missing', message, 'person_id')
      : refuse('invalid', 'invalid', message, 'file_number');
  }
  const person: PersonOfRow =
    fileNumber === undefined
      ? { personId: personId ?? '' }
      : { fileNumber, facts: { ageBand, language, ...(communityId !== undefined && { communityId }) } };
  // What a row says of the person opens a file and is no part of the service.
  return { id: read.id, record: { person, service }, contents: canonical({ ...service, personId }) };
}

/** The activity or expenditure of a row, or why it cannot be read. */
export function readEntryRow(kind: EntryImportKind, row: ImportRow): ReadRow<NewEntry> | Refusal {
  switch (kind) {
    case 'group-activities':
      return entry(readRow(kind, row, newGroupActivitySchema), (record) => ({ kind: 'group-activity', ...record }));
    case 'capacity-activities':
      return entry(readRow(kind, row, newCapacityActivitySchema), (record) => ({
        kind: 'capacity-activity',
        ...record,
      }));
    case 'expenditures':
      return entry(readRow(kind, row, newExpenditureSchema), (record) => ({ kind: 'expenditure', ...record }));
  }
}

const entry = <T>(read: ReadRow<T> | Refusal, make: (record: T) => NewEntry): ReadRow<NewEntry> | Refusal =>
  isRefusal(read) ? read : { ...read, record: make(read.record) };

const ID = /^[\w./#:-]{1,60}$/;

function readRow<T extends object>(kind: ImportKind, row: ImportRow, schema: z.ZodType<T>): ReadRow<T> | Refusal {
  const columns = columnsOf(kind);
  const fields = readCells(columns, row);
  if (isRefusal(fields)) return fields;
  const { id, ...rest } = fields;
  if (typeof id !== 'string' || !ID.test(id)) return unreadable(columns, 'id');
  const parsed = schema.safeParse(rest);
  if (parsed.success) return { id: steadyId(id), record: parsed.data, contents: canonical(parsed.data) };
  const field = parsed.error.issues[0]?.path[0];
  return unreadable(columns, columns.find((column) => column.field === field)?.name ?? '');
}

/** Spreadsheets drop the zeros in front of a number when a file is saved again: it must stay the same row. */
function steadyId(id: string): string {
  const lower = id.toLowerCase();
  return isUuid(lower) ? lower : id.replace(/^0+(?=\d+$)/, '');
}

/** By name, whatever the order of the columns; never change it, because it is compared with what earlier runs remembered. */
const canonical = (record: object): string =>
  JSON.stringify(
    Object.entries(record)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

type Fields = Readonly<Record<string, unknown>>;
/** Longer than any cell that is right. */
const MAX_CELL = 2_000;

/** The cells by the name of the field they become; those that are empty left out. */
function readCells(columns: readonly ImportColumn[], { line: _line, ...row }: ImportRow): Fields | Refusal {
  const fields = new Map<string, unknown>();
  for (const [name, value] of Object.entries(row)) {
    const column = columns.find((one) => one.name === name);
    if (column === undefined) {
      const message = `There is no such column. The columns are: ${columns.map((one) => one.name).join(', ')}.`;
      return refuse('invalid', 'unknown-column', message, name.slice(0, 60));
    }
    if (typeof value !== 'string' || value.length > MAX_CELL) return unreadable(columns, name);
    const text = value.trim();
    if (text === '') continue;
    const read = readCell(column, text);
    if (isRefusal(read)) return read;
    fields.set(column.field, read);
  }
  const missing = columns.find(({ required, field }) => required && !fields.has(field));
  if (missing === undefined) return Object.fromEntries(fields);
  return refuse('invalid', 'missing', `Nothing stands here. Give ${missing.accepts}.`, missing.name);
}

const unreadable = (columns: readonly ImportColumn[], name: string): Refusal => {
  const accepts = columns.find((column) => column.name === name)?.accepts ?? 'another value';
  return refuse('invalid', 'invalid', `Cannot be read. Give ${accepts}.`, name);
};

/** The value as its field takes it; what is plainly none the schema of the record refuses. */
function readCell(column: ImportColumn, text: string): unknown {
  switch (column.reads) {
    case 'text':
      return text;
    case 'uuid':
      return text.toLowerCase();
    case 'uuids':
      return text.toLowerCase().split(/\s+/).sort();
    case 'count':
      return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    case 'fiscal-year':
      return fiscalYear(text);
    case 'date':
      // Fiscal years are known from 2000 on; an earlier date is a slip.
      return isLocalDate(text) && text >= '2000-04-01' && text < '2200' ? text : unreadable([column], column.name);
    case 'dollars':
      return cents(column, text);
  }
}

/** `2026`, or `2026-27` as the ministry writes it. */
function fiscalYear(text: string): number {
  const [, first = '', next] = /^(\d{4})(?:-(\d{2}))?$/.exec(text) ?? [];
  const follows = next === undefined || Number(next) === (Number(first) + 1) % 100;
  return first !== '' && follows ? Number(first) : Number.NaN;
}

function cents(column: ImportColumn, text: string): number | Refusal {
  const amount = parseAmount(text);
  if ('cents' in amount) return amount.cents;
  if (amount.notAnAmount === 'malformed') return unreadable([column], column.name);
  const message = 'Thousands in one language, cents in the other: write it with two decimals, such as 1234.00.';
  return refuse('invalid', 'ambiguous-amount', message, column.name);
}

/** Names what was imported by a number of its own; never change it, or a second run of a file would count everything twice. */
const NAMESPACE = '7d1f1a0e-6d0b-5c58-9f53-3a0c1f6f5e21';

/**
 * The id under which a row is recorded: its UUID, or one made of its number. The number stands for one row of one source; it
 * does not depend on what the row says, so that a row whose recipient was changed in the file is met again and refused.
 */
export const recordId = (hubId: string, kind: ImportKind, source: string, id: string): string =>
  isUuid(id) ? id : v5(JSON.stringify([hubId, kind, source, id]), NAMESPACE);

/** The column to blame for a refusal of a use case, which names a field of the record. */
export function columnOf(kind: ImportKind, field: string | undefined): string | undefined {
  // Whoever hosts an activity is asked about as a recipient.
  const named = kind === 'group-activities' && field === 'recipientId' ? 'hosts' : field;
  return columnsOf(kind).find((column) => column.field === named)?.name;
}

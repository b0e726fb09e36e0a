import { recordTypeOf } from '../../../../../shared/contracts/hsds-tables.ts';
import type { Options } from '../../../api/contract.ts';

type Batch = Options<'POST /v1/directory/imports/{importId}/batches'>['body'];
export type RecordType = Batch['records'][number]['type'];
export type Json = Readonly<Record<string, unknown>>;

/** Where a value of the file stands. */
export interface Place {
  readonly file: string;
  /** Of a table the row as a spreadsheet numbers it, of lines the line, of JSON the position in its list, from 1. */
  readonly row: number;
  /** Column, or path inside the record. */
  readonly field: string;
}

export interface FileRecord {
  readonly type: RecordType;
  readonly record: Json;
  readonly place: (path: string) => Place;
}

/** Why a file cannot be read at all. `line`: where, in lines or rows of `name`. */
export class Broken extends Error {
  override readonly name = 'Broken';
  readonly code: 'not-json' | 'empty' | 'not-utf8' | 'not-zip' | 'no-tables' | 'not-csv' | 'not-records' | 'too-big';
  readonly file: string;
  readonly line: number;

  constructor(code: Broken['code'], file: string, line = 0) {
    super(code);
    this.code = code;
    this.file = file;
    this.line = line;
  }
}

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lists of records that an object around them can hold, what others belong to first. */
const SECTIONS = [
  ['organizations', 'organization'],
  ['programs', 'program'],
  ['locations', 'location'],
  ['services', 'service'],
  ['service_at_locations', 'service_at_location'],
  ['contents', undefined],
] as const satisfies readonly (readonly [string, RecordType | undefined])[];

/** The records of a JSON file: one, a list, a page of an HSDS API, or an object with lists such as `services`. */
export function jsonRecords(file: string, text: string): readonly FileRecord[] {
  if (text.trim() === '') throw new Broken('empty', file);
  const whole = parsed(file, text, 1);
  const entry = (record: unknown, at: number, list: string, type: RecordType | undefined): FileRecord => {
    if (!isJson(record)) throw new Broken('not-records', file);
    const prefix = `${list}[${at}]`;
    return {
      type: type ?? recordTypeOf(record),
      record,
      place: (path) => ({ file, row: at + 1, field: path === '' ? prefix : `${prefix}.${path}` }),
    };
  };
  if (Array.isArray(whole)) return inOrder(whole.map((record: unknown, at) => entry(record, at, '', undefined)));
  if (!isJson(whole)) throw new Broken('not-records', file);
  // What has an id is itself a record: its locations are its own.
  if ('id' in whole) return [{ type: recordTypeOf(whole), record: whole, place: (field) => ({ file, row: 1, field }) }];
  const found = SECTIONS.flatMap(([list, type]) => {
    const records: unknown = whole[list];
    return Array.isArray(records) ? records.map((record: unknown, at) => entry(record, at, list, type)) : [];
  });
  if (found.length === 0) throw new Broken('not-records', file);
  return inOrder(found);
}

/** A record a line. */
export function lineRecords(file: string, text: string): readonly FileRecord[] {
  const records = text.split(/\r\n?|\n/).flatMap((line, at): FileRecord[] => {
    if (line.trim() === '') return [];
    const record = parsed(file, line, at + 1);
    if (!isJson(record)) throw new Broken('not-json', file, at + 1);
    return [{ type: recordTypeOf(record), record, place: (field) => ({ file, row: at + 1, field }) }];
  });
  if (records.length === 0) throw new Broken('empty', file);
  return inOrder(records);
}

const ORDER: readonly RecordType[] = ['organization', 'program', 'location', 'service', 'service_at_location'];

/** What others belong to has to be there before they are sent. */
const inOrder = (records: readonly FileRecord[]): readonly FileRecord[] =>
  records.toSorted((one, other) => ORDER.indexOf(one.type) - ORDER.indexOf(other.type));

function parsed(file: string, text: string, firstLine: number): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    const said = fault instanceof Error ? fault.message : '';
    const position = /position (\d+)/.exec(said)?.[1];
    const before = position === undefined ? '' : text.slice(0, Number(position));
    throw new Broken('not-json', file, firstLine + (before.match(/\n/g) ?? []).length);
  }
}

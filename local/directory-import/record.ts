import type { JsonObject } from '../json.ts';

/** What a record of a file can be; those that are none of it are told, never passed over in silence. */
export const recordTypes = ['organization', 'program', 'location', 'service', 'service_at_location'] as const;
export type RecordType = (typeof recordTypes)[number];

/** Of what a parser of JSON gave: whether it is an object. Checked no deeper, as there are many and large ones. */
export const isRecord = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where a value of the file stands. */
export interface Place {
  readonly file: string;
  /** Of a table the row below its header, from 1; else the line. */
  readonly row: number;
  /** Column, or path inside the record. */
  readonly field: string;
}

/** A record as it stands in the file, nested as HSDS nests it. */
export interface FileRecord {
  readonly type: RecordType;
  readonly record: JsonObject;
  /** Where `path`, such as `phones[0].number`, stands in the file. */
  place(path: string): Place;
}

/** Something of the file that is no record, and why. */
export interface FileProblem {
  readonly at: Place;
  readonly message: string;
  readonly remedy: string;
}

export type FileEntry = FileRecord | FileProblem;

export const isProblem = (entry: FileEntry): entry is FileProblem => 'message' in entry;

/** A file whose every part was seen to be readable. */
export interface DirectoryFile {
  /** How many records there are. */
  readonly records: number;
  /** Each record and problem; organizations before what belongs to them. Never the whole file in memory. */
  read(): AsyncIterable<FileEntry> | Iterable<FileEntry>;
  /** Takes away what was kept beside the file for reading it. */
  close(): Promise<void> | void;
}

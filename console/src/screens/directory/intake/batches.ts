import { isJson, type FileRecord, type Json } from './records.ts';

export interface Numbered extends FileRecord {
  readonly row: number;
}

const RECORDS_AT_ONCE = 40;
/** A request of the API holds 256 KiB. */
const BYTES_AT_ONCE = 150_000;

/** Records as they are sent: in order, of one type each, no batch too large for a request unless one record is. */
export function batchesOf(records: readonly FileRecord[]): readonly (readonly Numbered[])[] {
  const batches: Numbered[][] = [];
  let batch: Numbered[] = [];
  let bytes = 0;
  for (const [at, entry] of records.entries()) {
    const size = new TextEncoder().encode(JSON.stringify(entry.record)).length;
    const isFull = batch.length >= RECORDS_AT_ONCE || bytes + size > BYTES_AT_ONCE;
    if (batch.length > 0 && (isFull || batch[0]?.type !== entry.type)) {
      batches.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push({ ...entry, row: at + 1 });
    bytes += size;
  }
  return batch.length === 0 ? batches : [...batches, batch];
}

export interface Named {
  readonly type: 'organization' | 'program' | 'location';
  readonly id: string;
}

const named = (type: Named['type'], id: unknown): Named[] =>
  typeof id === 'number' || (typeof id === 'string' && id !== '') ? [{ type, id: String(id) }] : [];
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

/** What a record names by its id alone. */
export const namedIn = (record: Json): readonly Named[] => [
  ...named('organization', record['organization_id']),
  ...named('program', record['program_id']),
  ...list(record['service_at_locations']).flatMap((at) => named('location', at['location_id'])),
];

/** What a record brings that others may name. */
export const broughtBy = ({ type, record }: FileRecord): readonly Named[] => [
  ...(type === 'organization' || type === 'program' || type === 'location' ? named(type, record['id']) : []),
  ...list(record['programs']).flatMap((one) => named('program', one['id'])),
  ...list(record['locations']).flatMap((one) => named('location', one['id'])),
  ...(isJson(record['organization']) ? named('organization', record['organization']['id']) : []),
];

export const nameOf = ({ type, id }: Named): string => `${type}/${id}`;

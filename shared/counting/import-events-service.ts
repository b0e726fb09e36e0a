import { filesOfNumbers, fingerprintOfNumber, openNumberedFile, type NumberedFile } from '../people/index.ts';
import type { Platform } from '../platform/platform.ts';
import { isRefusal, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import { recordServiceEvent } from './event-service.ts';
import { readServiceRow, type ImportRow, type ReadRow, type ServiceRow } from './import-row.ts';
import type { ReadyRow, RowResult } from './import-store.ts';
import { severalAtOnce } from './several-at-once.ts';
import { recordTogether, type Opening, type ServiceToRecord } from './together-service.ts';

/** A service with the fingerprint of the file number that names its person, if one does. */
export interface ImportedService extends ServiceRow {
  readonly fingerprint?: string | undefined;
}

/** The service of a row; by a file number the row is remembered without the number being stored. */
export async function readImportedService(
  platform: Platform,
  row: ImportRow,
): Promise<ReadRow<ImportedService> | Refusal> {
  const read = readServiceRow(row);
  if (isRefusal(read)) return read;
  const { person, service } = read.record;
  if (!('fileNumber' in person)) return read;
  const fileNumber = { organizationId: service.recipientId, number: person.fileNumber };
  const fingerprint = await fingerprintOfNumber(platform, fileNumber);
  return { ...read, record: { ...read.record, fingerprint }, contents: `${read.contents}\n${fingerprint}` };
}

/** How often somebody else may open the same files at the same moment. */
const MAX_ROUNDS = 6;
const PERSONS_AT_ONCE = 8;

/**
 * Records the services of rows: together as far as that goes, the others one by one. A person who is named by a number that
 * no file carries gets a file, in the transaction of their first service.
 */
export async function recordServiceRows(
  platform: Platform,
  scope: Scope,
  rows: readonly ReadyRow<ImportedService>[],
  dryRun: boolean,
): Promise<ReadonlyMap<ReadyRow<ImportedService>, RowResult>> {
  const results = new Map<ReadyRow<ImportedService>, RowResult>();
  const fileOf = await filesOf(platform, rows);
  const rowOf = new Map<ServiceToRecord, ReadyRow<ImportedService>>();
  for (const row of rows) {
    const file = fileOf(row.record);
    if (isRefusal(file)) results.set(row, file);
    else rowOf.set(toRecord(platform, scope, row, file), row);
  }
  const alone: ServiceToRecord[] = [];
  const settle = (record: ServiceToRecord, result: RowResult): void => {
    const row = rowOf.get(record);
    if (row !== undefined) results.set(row, isRefusal(result) ? inWordsOfRow(row.record, result) : result);
  };
  let left = [...rowOf.keys()];
  for (let round = 1; left.length > 0; round += 1) {
    if (round > MAX_ROUNDS) throw new Error('The files of imported persons changed on every attempt');
    const outcomes = await recordTogether(
      platform,
      scope,
      left,
      dryRun ? 'dry-run' : round === 1 ? 'together' : 'apart',
    );
    for (const [record, outcome] of outcomes) {
      if (outcome === 'alone') alone.push(record);
      else settle(record, outcome);
    }
    left = left.filter((record) => !outcomes.has(record));
  }
  const byPerson = Map.groupBy(alone, ({ service }) => service.personId);
  await severalAtOnce(byPerson.values(), PERSONS_AT_ONCE, async (some) => {
    for (const record of some) {
      const { id, service, also } = record;
      settle(record, await recordServiceEvent(platform, scope, id, service, also));
    }
  });
  return results;
}

/** The file of the person of each row; where there is none yet, the id it is going to have. */
async function filesOf(
  platform: Platform,
  rows: readonly ReadyRow<ImportedService>[],
): Promise<(record: ImportedService) => NumberedFile | Refusal> {
  const fingerprints = [...new Set(rows.flatMap(({ record }) => record.fingerprint ?? []))];
  const found = await filesOfNumbers(platform, fingerprints);
  const byFingerprint = new Map(fingerprints.map((fingerprint, at) => [fingerprint, found[at]]));
  return ({ person, fingerprint = '' }) => {
    if ('personId' in person) return { personId: person.personId, state: 'there' };
    const file = byFingerprint.get(fingerprint);
    if (file === undefined) throw new Error('Every number was looked up');
    return file;
  };
}

function toRecord(
  platform: Platform,
  scope: Scope,
  { id, record, also }: ReadyRow<ImportedService>,
  { personId, state }: NumberedFile,
): ServiceToRecord {
  const { person, service } = record;
  const opening: Opening | undefined =
    'fileNumber' in person && state === 'none'
      ? {
          facts: person.facts,
          async writes() {
            const fileNumber = { organizationId: service.recipientId, number: person.fileNumber };
            const writes = await openNumberedFile(platform, scope, personId, fileNumber, person.facts);
            // The community that the file was to say, not the one where the service was given.
            return isRefusal(writes) && writes.field === 'communityId'
              ? { ...writes, field: 'personCommunity' }
              : writes;
          },
        }
      : undefined;
  return { id, service: { ...service, personId }, also: [also], opening };
}

/** Whoever named the person by a number is answered about the number. */
const inWordsOfRow = ({ person }: ImportedService, refusal: Refusal): Refusal =>
  'fileNumber' in person && refusal.field === 'personId' ? { ...refusal, field: 'fileNumber' } : refusal;

import { expect } from 'vitest';
import { readEntry, type Entry } from '../../shared/directory/index.ts';
import { importBatch } from '../../shared/hsds/index.ts';
import type { RecordOutcome } from '../../shared/hsds/import-service.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import type { TestPlatform } from '../platform.ts';

export const IMPORT = '018f0000-0000-7000-8000-00000000a001';
const OTHER_IMPORT = '018f0000-0000-7000-8000-00000000a002';
export const coordinator: Scope = { hubId: 'test', memberId: 'member-1', role: 'coordinator' };

export const ORGANIZATION = '0b5f2c1e-0000-4000-8000-000000000001';
export const SERVICE = '0b5f2c1e-0000-4000-8000-000000000002';
export const LOCATION = '0b5f2c1e-0000-4000-8000-000000000003';
export const PROGRAM = '0b5f2c1e-0000-4000-8000-000000000004';

/** Records as another directory of Ontario might have them: all names invented. */
export const organization = (over: object = {}): Record<string, unknown> => ({
  id: ORGANIZATION,
  name: 'Lakeside Counselling (invented)',
  description: 'Counselling for everybody along the lake.',
  email: 'hello@example.org',
  organization_identifiers: [
    {
      id: '0b5f2c1e-0000-4000-8000-000000000011',
      identifier_scheme: 'CA-CRA',
      identifier_type: 'charity number',
      identifier: '118929999RR0001',
    },
  ],
  phones: [{ id: '0b5f2c1e-0000-4000-8000-000000000012', number: '+1 807-555-0170' }],
  contacts: [{ id: '0b5f2c1e-0000-4000-8000-000000000013', name: 'Camille Zzyzx', email: 'camille@example.org' }],
  x_region: 'north',
  ...over,
});

export const location = (over: object = {}): Record<string, unknown> => ({
  id: LOCATION,
  location_type: 'physical',
  name: 'Lakeside House',
  latitude: 49.78,
  longitude: -92.84,
  ...over,
});

export const service = (over: object = {}): Record<string, unknown> => ({
  id: SERVICE,
  name: 'Trauma counselling',
  description: 'By appointment.',
  status: 'active',
  organization: organization(),
  program: { id: PROGRAM, name: 'Healing', description: 'Counselling and groups' },
  service_at_locations: [{ id: '0b5f2c1e-0000-4000-8000-000000000021', location: location() }],
  languages: [{ id: '0b5f2c1e-0000-4000-8000-000000000022', name: 'French', code: 'fr' }],
  eligibility_description: 'Everybody',
  wait_time: 'two weeks',
  ...over,
});

type Batch = Parameters<typeof importBatch>[3];
type Record_ = Batch['records'][number];

type Options = Partial<Omit<Batch, 'records'>> & { readonly importId?: string };

let batches = 0;
export async function importing(
  test: TestPlatform,
  records: readonly Omit<Record_, 'row'>[],
  { importId, ...options }: Options = {},
): Promise<RecordOutcome[]> {
  batches += 1;
  const batch: Batch = {
    source: 'elsewhere',
    defaultKind: 'counselling',
    ...options,
    records: records.map((record, at) => ({ ...record, row: at + 1 })),
  };
  // Each directory is imported by a run of its own.
  const run = importId ?? (batch.source === 'elsewhere' ? IMPORT : OTHER_IMPORT);
  return importBatch(test.platform, coordinator, run, batch, `batch-${batches}`);
}

export async function importOne(
  test: TestPlatform,
  record: Omit<Record_, 'row'>,
  options: Options = {},
): Promise<RecordOutcome> {
  const [outcome] = await importing(test, [record], options);
  expect(outcome).toBeDefined();
  if (outcome === undefined) throw new Error('A record has an outcome');
  return outcome;
}

export const codes = (outcome: { problems: readonly { code: string }[] }): string[] =>
  outcome.problems.map(({ code }) => code);

type Of<K extends Entry['kind']> = Extract<Entry, { kind: K }>;

/** Reads an entry that has to be there. */
export const entryReader =
  (platform: () => Platform) =>
  async <K extends Entry['kind']>(kind: K, id: string): Promise<Of<K>> => {
    const entry = await readEntry(platform(), kind, id);
    const isOfKind = (one: Entry | undefined): one is Of<K> => one?.kind === kind;
    if (!isOfKind(entry)) throw new Error(`There is no such ${kind}`);
    return entry;
  };

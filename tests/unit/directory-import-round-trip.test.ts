import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportForms, writeDirectory } from '../../local/directory-export/write.ts';
import { openDirectoryFile } from '../../local/directory-import/open-file.ts';
import { isProblem } from '../../local/directory-import/record.ts';
import type { JsonObject } from '../../local/json.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrefour-export-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const phone = (id: string): JsonObject => ({ id, number: '807-555-0170', extension: 7 });
const ORGANIZATION: JsonObject = {
  id: 'o1',
  name: 'One, "quoted"',
  description: 'On two\nlines; é',
  year_incorporated: 1999,
  x_text: '007',
  x_count: 7,
  x_is: true,
  x_list: ['a', 1],
  locations: [{ id: 'l2', location_type: 'virtual', name: 'Online' }],
  programs: [{ id: 'pr1', name: 'Healing', description: 'Groups' }],
  phones: [phone('p1'), phone('p2')],
};
const SERVICE: JsonObject = {
  id: 's1',
  organization_id: 'o1',
  program: { id: 'pr1', name: 'Healing', description: 'Groups' },
  name: 'Listening',
  status: 'active',
  phones: [phone('p2'), phone('p1')],
  capacities: [
    { id: 'c1', unit: { id: 'u1', name: 'bed' }, available: 12, maximum: 10, updated: '2026-01-01T00:00:00Z' },
  ],
  service_at_locations: [
    {
      id: 'a1',
      location: { id: 'l1', location_type: 'physical', name: 'House', latitude: 48.5 },
      schedules: [{ id: 'sc1', freq: 'WEEKLY', interval: 1, byday: 'MO' }],
    },
  ],
  attributes: [
    { id: 't1', value: 'x', taxonomy_term: { id: 'tt1', name: 'T', taxonomy_detail: { id: 'tx1', name: 'X' } } },
  ],
  metadata: [{ id: 'm1', resource_type: 'location', field_name: 'name' }],
};
const EMPTY: JsonObject = { id: 's2', organization_id: 'o1', name: 'Second', status: 'inactive' };

const listOf = (records: readonly JsonObject[]) => (): AsyncIterable<JsonObject> => ReadableStream.from(records);
const nothingElse = async function* (): AsyncGenerator<JsonObject> {
  yield* await Promise.reject<JsonObject[]>(new Error('The line broke'));
};

describe('a directory that is written', () => {
  it.each(exportForms)('as %s is read again as it was', async (form) => {
    const path = join(folder, form === 'csv' ? 'tables' : `directory.${form}`);
    await writeDirectory(form, path, { organizations: listOf([ORGANIZATION]), services: listOf([SERVICE, EMPTY]) });
    const file = await openDirectoryFile(path);
    const records: JsonObject[] = [];
    const problems: unknown[] = [];
    for await (const entry of file.read()) {
      if (isProblem(entry)) problems.push(entry);
      else records.push(entry.record);
    }
    await file.close();
    expect(problems).toEqual([]);
    expect(records).toEqual([ORGANIZATION, SERVICE, EMPTY]);
  });

  it('holds each shared row once, as long as that keeps the order of lists', async () => {
    const path = join(folder, 'tables');
    await writeDirectory('csv', path, {
      organizations: listOf([ORGANIZATION]),
      services: listOf([{ ...SERVICE, phones: [phone('p1'), phone('p2')] }]),
    });
    expect(readFileSync(join(path, 'phones.csv'), 'utf8').trim().split('\n')).toHaveLength(3);
    expect(readFileSync(join(path, 'programs.csv'), 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('gives the number of a person to them alone, whatever else its row names', async () => {
    const folderOf = join(folder, 'tables');
    const person: JsonObject = { id: 'k1', name: 'Sample Person', phones: [phone('p1')] };
    const organization: JsonObject = { id: 'o1', name: 'One', phones: [phone('p1')], contacts: [person] };
    await writeDirectory('csv', folderOf, { organizations: listOf([organization]), services: listOf([]) });
    const read = async (): Promise<JsonObject[]> => {
      const file = await openDirectoryFile(folderOf);
      const records: JsonObject[] = [];
      for await (const entry of file.read()) if (!isProblem(entry)) records.push(entry.record);
      await file.close();
      return records;
    };
    expect(await read()).toEqual([organization]);
    writeFileSync(join(folderOf, 'phones.csv'), 'id,number,organization_id,contact_id\np1,807-555-0170,o1,k1\n');
    expect(await read()).toEqual([
      {
        id: 'o1',
        name: 'One',
        contacts: [{ id: 'k1', name: 'Sample Person', phones: [{ id: 'p1', number: '807-555-0170' }] }],
      },
    ]);
  });

  it.each(['json', 'zip'] as const)('as %s is whole or not there', async (form) => {
    const path = join(folder, `directory.${form}`);
    const written = writeDirectory(form, path, { organizations: listOf([ORGANIZATION]), services: nothingElse });
    await expect(written).rejects.toThrow('The line broke');
    expect(existsSync(path)).toBe(false);
  });
});

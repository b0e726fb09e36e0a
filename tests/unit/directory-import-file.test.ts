import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BlobWriter, configure, TextReader, ZipWriter } from '@zip.js/zip.js';
import { openDirectoryFile } from '../../local/directory-import/open-file.ts';
import { isProblem, type FileEntry, type FileRecord } from '../../local/directory-import/record.ts';

configure({ useWebWorkers: false });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrefour-directory-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, contents: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
  return path;
}

async function entriesOf(path: string): Promise<FileEntry[]> {
  const file = await openDirectoryFile(path);
  const entries: FileEntry[] = [];
  for await (const entry of file.read()) entries.push(entry);
  await file.close();
  return entries;
}
const recordsIn = async (path: string): Promise<FileRecord[]> =>
  (await entriesOf(path)).flatMap((entry) => (isProblem(entry) ? [] : [entry]));
const plain = (records: readonly FileRecord[]) => records.map(({ type, record }) => ({ type, record }));

async function whyNot(path: string): Promise<string> {
  try {
    await entriesOf(path);
    return '';
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message.replaceAll(`${folder}/`, '')}` : '';
  }
}

const ORGANIZATION = { id: 'o1', name: 'One', description: 'First', year_incorporated: 1999 };
const SERVICE = {
  id: 's1',
  organization_id: 'o1',
  name: 'Listening',
  status: 'active',
  minimum_age: 16,
  phones: [{ id: 'p1', number: '807-555-0170', extension: 12 }],
  service_at_locations: [
    { id: 'a1', location: { id: 'l1', location_type: 'physical', name: 'House', latitude: 48.5, longitude: -89.25 } },
  ],
  attributes: [{ id: 't1', value: 'x', taxonomy_term: { id: 'tt1', name: 'Term', description: 'A term' } }],
};
const BOTH = [
  { type: 'organization', record: ORGANIZATION },
  { type: 'service', record: SERVICE },
];

const TABLES: Readonly<Record<string, string>> = {
  'organizations.csv': 'id,name,description,year_incorporated\no1,One,First,1999\n',
  'services.csv': 'id,organization_id,name,status,minimum_age\ns1,o1,Listening,active,16\n',
  'phones.csv': 'id,service_id,number,extension\np1,s1,807-555-0170,12\n',
  'service_at_location.csv': 'id,service_id,location_id\na1,s1,l1\n',
  'locations.csv': 'id,location_type,name,latitude,longitude\nl1,physical,House,48.5,-89.25\n',
  'attributes.csv': 'id,link_id,link_entity,taxonomy_term_id,value\nt1,s1,service,tt1,x\n',
  'taxonomy_terms.csv': 'id,name,description\ntt1,Term,A term\n',
};
function writeTables(over: Readonly<Record<string, string>> = {}): string {
  for (const [name, contents] of Object.entries({ ...TABLES, ...over })) write(`tables/${name}`, contents);
  return join(folder, 'tables');
}
async function zipped(files: Readonly<Record<string, string>>): Promise<string> {
  const zip = new ZipWriter(new BlobWriter());
  for (const [name, contents] of Object.entries(files)) await zip.add(name, new TextReader(contents));
  return write('directory.zip', new Uint8Array(await (await zip.close()).arrayBuffer()));
}

describe('a directory is the same', () => {
  it.each([
    ['list', JSON.stringify([SERVICE, ORGANIZATION])],
    ['object with lists', JSON.stringify({ services: [SERVICE], organizations: [ORGANIZATION] }, null, 2)],
    ['page of an API', JSON.stringify({ total_items: 2, contents: [ORGANIZATION, SERVICE], empty: false })],
  ])('as a JSON %s', async (_name, json) => {
    expect(plain(await recordsIn(write('directory.json', json)))).toEqual(BOTH);
  });

  it('as one record a line', async () => {
    const path = write('d.ndjson', `${JSON.stringify(SERVICE)}\r\n\r\n${JSON.stringify(ORGANIZATION)}\r\n`);
    expect(plain(await recordsIn(path))).toEqual(BOTH);
  });

  it('as tables in a folder, in whatever a spreadsheet makes of them', async () => {
    expect(plain(await recordsIn(writeTables()))).toEqual(BOTH);
    const french = writeTables({
      'services.csv': '\uFEFFid;organization_id;name;status;minimum_age\r\ns1;o1;Listening;active;16\r\n;;;;\r\n',
    });
    expect(plain(await recordsIn(french))).toEqual(BOTH);
  });

  it('as a zip, with a data package and without one', async () => {
    expect(plain(await recordsIn(await zipped(TABLES)))).toEqual(BOTH);
    const renamed = Object.fromEntries(Object.entries(TABLES).map(([name, contents]) => [`data/x-${name}`, contents]));
    const resources = Object.keys(TABLES).map((name) => ({ name: name.replace('.csv', ''), path: `x-${name}` }));
    const packed = { ...renamed, 'data/datapackage.json': JSON.stringify({ resources }) };
    expect(plain(await recordsIn(await zipped(packed)))).toEqual(BOTH);
  });

  it('with the types of columns that its data package tells', async () => {
    const path = writeTables({
      'organizations.csv': 'id,name,description,x_count,x_list,x_text\no1,One,First,7,"[1]",7\n',
      'datapackage.json': JSON.stringify({
        resources: Object.keys(TABLES).map((name) => ({
          name: name.replace('.csv', ''),
          path: name,
          schema: {
            fields: [
              { name: 'x_count', type: 'number' },
              { name: 'x_list', type: 'array' },
            ],
          },
        })),
      }),
    });
    const [first] = await recordsIn(path);
    expect(first?.record).toMatchObject({ x_count: 7, x_list: [1], x_text: '7' });
  });
});

describe('a value', () => {
  it('is found again in its own table, by row and column', async () => {
    const rows = Array.from({ length: 16 }, (_, at) => `s${at + 1},o1,Service ${at + 1},active`).join('\n');
    const path = writeTables({ 'services.csv': `id,organization_id,name,status\n${rows}\n` });
    const records = await recordsIn(path);
    expect(records[16]?.place('assured_date')).toEqual({ file: 'services.csv', row: 17, field: 'assured_date' });
    expect(records[1]?.place('service_at_locations[0].location.latitude')).toEqual({
      file: 'locations.csv',
      row: 2,
      field: 'latitude',
    });
    expect(records[1]?.place('phones[0].languages[3].code')).toMatchObject({ file: 'phones.csv', row: 2 });
  });

  it('is found again by line and path in JSON', async () => {
    const json = `{"services": [\n${JSON.stringify(SERVICE)},\n${JSON.stringify(SERVICE)}\n]}`;
    const [, second] = await recordsIn(write('d.json', json));
    expect(second?.place('phones[0].number')).toMatchObject({ row: 3, field: 'services[1].phones[0].number' });
  });
});

describe('what hangs on nothing', () => {
  it('is told with its row, and the rest is read', async () => {
    const path = writeTables({
      'phones.csv': 'id,service_id,number\np1,s1,1\np2,s9,2\n',
      'locations.csv': 'id,location_type,name\nl1,physical,House\nl2,physical,Nowhere\n',
    });
    const entries = await entriesOf(path);
    expect(entries.filter(isProblem).map(({ at }) => at)).toEqual([
      { file: 'phones.csv', row: 3, field: 'service_id' },
      { file: 'locations.csv', row: 3, field: 'organization_id' },
    ]);
  });
});

describe('a broken file stops before anything is sent:', () => {
  it.each([
    [
      'JSON that is cut',
      'd.json',
      '{"services": [{"id": "a"},\n{"id": "b',
      /^StartError: d.json, line 2, in services\[1\]: the file ends/,
    ],
    ['JSON that is none', 'd.json', '[{"id": "a"},\n{"id": b}]', /line 2, after \[0\]: this is not well-formed JSON/],
    ['an empty file', 'd.json', '', /d.json is empty/],
    ['a list without a record', 'd.json', '[]', /no record in d.json/],
    [
      'a last line that is cut',
      'd.ndjson',
      '{"id":"a","name":"A"}\n{"id":"b"',
      /d.ndjson, line 2: the last line is no whole record/,
    ],
    ['another form', 'd.xml', '<x/>', /d.xml is in no form/],
    ['one table alone', 'services.csv', 'id\n', /name the folder/],
    ['a zip that is none', 'd.zip', 'PK', /d.zip is no zip file/],
  ])('%s', async (_name, name, contents, message) => {
    expect(await whyNot(write(name, contents))).toMatch(message);
  });

  it('text that is not UTF-8', async () => {
    expect(await whyNot(write('d.json', Uint8Array.of(0x5b, 0x22, 0xe9, 0x22, 0x5d)))).toMatch(/d.json is not UTF-8/);
    expect(await whyNot(write('d.json', Buffer.from('\uFEFF[]', 'utf16le')))).toMatch(/d.json is not UTF-8/);
  });

  it.each([
    [
      'a quote that is never closed',
      { 'services.csv': 'id,name\ns1,"open\ns2,x\n' },
      /services.csv, in the row that begins on line 2: a quote is opened/,
    ],
    [
      'a row with too many cells',
      { 'services.csv': 'id,name\ns1,a\ns2,b,c\n' },
      /services.csv, row 3: there are 3 cells/,
    ],
    ['a column that stands twice', { 'services.csv': 'id,id\ns1,a\n' }, /services.csv: a column stands twice/],
    [
      'a data package without its table',
      { 'datapackage.json': '{"resources":[{"name":"services","path":"no.csv"}]}' },
      /it is not there/,
    ],
  ])('%s', async (_name, over, message) => {
    expect(await whyNot(writeTables(over))).toMatch(message);
  });

  it('a zip that was cut', async () => {
    const path = await zipped(TABLES);
    const whole = (await import('node:fs')).readFileSync(path);
    writeFileSync(path, whole.subarray(0, whole.length / 2));
    expect(await whyNot(path)).toMatch(/is no zip file, or only a part of one/);
  });

  it('a zip without a table of a directory', async () => {
    expect(await whyNot(await zipped({ 'readme.txt': 'x' }))).toMatch(/neither organizations.csv nor services.csv/);
  });
});

import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { exportForms, writeDirectory, type ExportForm } from '../../local/directory-export/write.ts';
import { openDirectoryFile } from '../../local/directory-import/open-file.ts';
import { isProblem } from '../../local/directory-import/record.ts';
import type { JsonObject } from '../../local/json.ts';
import { withoutOwners } from '../../shared/hsds/kept.ts';
import { foreignService } from '../hsds.ts';
import { demoHub } from '../hub.ts';
import { COORDINATOR } from '../scenario/cast.ts';
import { Client } from '../scenario/client.ts';
import { startServer, temporaryFolder, type ServerProcess } from '../scenario/server.ts';

const folder = temporaryFolder();
let server: ServerProcess;
let client: Client;
beforeAll(async () => {
  server = await startServer({ data: join(folder.path, 'data'), fresh: true });
  client = new Client(server.url);
  await client.signIn(COORDINATOR);
}, 120_000);
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const Named = z.looseObject({ id: z.string() });

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly lastLine: string;
}
function run(program: 'import' | 'export', args: readonly string[]): Promise<Ended> {
  const path = `local/directory-${program}/${program}.ts`;
  const child = spawn(process.execPath, [path, ...args, '--data', join(folder.path, 'data')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) =>
    child.once('close', (code) => resolve({ code, output, lastLine: output.trimEnd().split('\n').at(-1) ?? '' })),
  );
}
const imported = (path: string, source: string, ...more: readonly string[]): Promise<Ended> =>
  run('import', [path, '--source', source, '--default-kind', 'counselling', ...more]);

/** Every record that the public can read. */
async function published(): Promise<unknown[]> {
  const lists = ['organizations', 'services'].map(async (list) => {
    const response = await fetch(`${server.url}/hsds/${list}?full=true&format=ndjson`);
    return (await response.text())
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
  });
  return (await Promise.all(lists)).flat();
}

const SLOW = { timeout: 120_000 };
const id = (n: number): string => `7a000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

describe('a damaged set of tables', SLOW, () => {
  const TABLES = {
    organizations: [
      'id,name,description',
      `${id(1)},Harbour centre (invented),All around the bay`,
      `${id(2)},,No name`,
    ],
    services: [
      'id,organization_id,name,status,assured_date',
      `${id(11)},${id(1)},Talking,active,2026-10-01`,
      `${id(12)},${id(1)},Beds,active,2026-02-31`,
      `${id(13)},${id(99)},Rides,active,`,
      `${id(14)},${id(1)},Meals,active,`,
      `${id(15)},${id(1)},Visits,active,`,
      `${id(16)},${id(1)},Groups,sleeping,`,
    ],
    service_capacity: [
      'id,service_id,unit_id,available,maximum,updated',
      `${id(21)},${id(14)},${id(22)},12,10,2026-11-20T14:00:00Z`,
    ],
    units: ['id,name', `${id(22)},bed`],
    service_at_location: ['id,service_id,location_id', `${id(31)},${id(15)},${id(41)}`],
    locations: ['id,location_type,name,latitude,longitude', `${id(41)},physical,Pole,148.4,-89.2`],
  };
  const WRONG = [
    'organizations.csv,3,name,refused,missing',
    'services.csv,3,assured_date,refused,not-a-date',
    'services.csv,4,organization_id,refused,unknown-organization',
    'service_capacity.csv,2,available,kept-aside,capacity-above-maximum',
    'locations.csv,2,latitude,kept-aside,coordinates-not-on-earth',
    'locations.csv,2,,kept-aside,location-not-placed',
    'services.csv,7,status,refused,not-a-choice',
  ];
  let path: string;
  beforeAll(() => {
    path = join(folder.path, 'damaged');
    mkdirSync(path);
    for (const [name, rows] of Object.entries(TABLES)) writeFileSync(join(path, `${name}.csv`), `${rows.join('\n')}\n`);
  });
  const listed = (): string[] =>
    readFileSync(`${path}.problems.csv`, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .filter((line) => !line.includes(',noted,'))
      .map((line) => line.split(',').slice(0, 5).join(','));

  it('is told row by row and field by field in a dry run, which writes nothing', async () => {
    const before = await published();
    const { code, output, lastLine } = await imported(path, 'damaged', '--dry-run');
    expect(code).toBe(1);
    expect(lastLine).toBe(
      'dry run, nothing written; records: 8, added: 4, changed: 0, unchanged: 0, refused: 4, conflicts: 0',
    );
    expect(listed()).toEqual(WRONG);
    expect(output).toContain('services.csv, row 3, assured_date: refused: This must be a day that exists');
    expect(output).toContain('organizations.csv, row 3, name: refused: HSDS asks for this field');
    expect(await published()).toEqual(before);
  });

  it('is taken but for what is refused, of which nothing is written', async () => {
    const before = await published();
    const { code, lastLine } = await imported(path, 'damaged');
    expect({ code, lastLine }).toEqual({
      code: 1,
      lastLine: 'records: 8, added: 4, changed: 0, unchanged: 0, refused: 4, conflicts: 0',
    });
    expect(listed()).toEqual(WRONG);
    const all = await published();
    expect(all).toHaveLength(before.length + 4);
    const text = JSON.stringify(all);
    for (const n of [1, 11, 14, 15]) expect(text).toContain(id(n));
    for (const n of [2, 12, 13, 16, 99]) expect(text).not.toContain(id(n));
  });

  it('is not sent at all when a table cannot be read to its end', async () => {
    const before = await published();
    const broken = join(folder.path, 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'organizations.csv'), `id,name\n${id(71)},Right (invented)\n${id(72)},"never closed\n`);
    const { code, output } = await imported(broken, 'broken');
    expect(code).toBe(2);
    expect(output).toMatch(/organizations\.csv.*3/);
    expect(await published()).toEqual(before);
  });
});

describe('one directory in every form', SLOW, () => {
  const records = (): { organizations: JsonObject[]; services: JsonObject[] } => {
    const { organization, ...service } = z
      .looseObject({ organization: z.record(z.string(), z.json()) })
      .parse(foreignService());
    const of = { ...z.record(z.string(), z.json()).parse(service), organization_id: organization['id'] ?? '' };
    return { organizations: [organization], services: [of] };
  };
  const write = async (form: ExportForm, name: string): Promise<string> => {
    const path = join(folder.path, form === 'csv' ? name : `${name}.${form}`);
    const { organizations, services } = records();
    await writeDirectory(form, path, {
      organizations: () => ReadableStream.from(organizations),
      services: () => ReadableStream.from(services),
    });
    return path;
  };
  /** Tables name the organization of a service; the other forms hold it whole, and it is a record of its own in each of them. */
  const ownerById = (record: unknown): unknown => {
    const { organization, ...rest } = z.looseObject({ organization: Named.optional() }).parse(record);
    return organization === undefined ? record : { ...rest, organization_id: organization.id };
  };
  const changesOf = (path: string): string =>
    readFileSync(path.replace(/\.\w+$/, '.changes.csv'), 'utf8').replaceAll(/^[^,]+,\d+,/gm, '');

  it('is imported as the dry run said that it would be', async () => {
    const path = await write('zip', 'whole');
    const dry = await imported(path, 'lakeside', '--dry-run');
    const told = changesOf(path);
    const real = await imported(path, 'lakeside');
    expect([dry.code, real.code]).toEqual([0, 0]);
    expect(dry.lastLine).toBe(`dry run, nothing written; ${real.lastLine}`);
    expect(real.lastLine).toMatch(/records: 2, added: 3, changed: 0|records: 2, added: 2, changed: 0/);
    expect(changesOf(path)).toBe(told);
  });

  it.each(exportForms)('changes nothing when it comes again as %s', async (form) => {
    const before = await published();
    const path = await write(form, `again-${form}`);
    const whole = form === 'csv' ? join(path, 'datapackage.json') : path;
    const { code, lastLine } = await imported(whole, 'lakeside');
    expect({ code, lastLine }).toEqual({
      code: 0,
      lastLine: 'records: 2, added: 0, changed: 0, unchanged: 2, refused: 0, conflicts: 0',
    });
    expect(await published()).toEqual(before);
  });

  it('goes out the same in every form, without what is not for the public in any byte', async () => {
    const PLACE = '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a10';
    const response = await client.raw(COORDINATOR, `/v1/locations/${PLACE}`);
    const place = z.looseObject({}).parse(await response.json());
    expect(JSON.stringify(await published())).toContain('10 Water Street');
    await client.api(COORDINATOR, 'PUT', `/v1/locations/${PLACE}`, {
      body: { ...place, confidential: true },
      headers: { 'if-match': response.headers.get('etag') ?? '' },
    });
    const secrets = [
      PLACE,
      'Lakeside centre',
      '10 Water Street',
      'Sample Person',
      '(807) 555-0143',
      ...demoHub().organizations.flatMap(({ dispatchPhones }) => dispatchPhones),
      ...demoHub().locations.flatMap((one) => (one.confidential ? [one.id] : [])),
    ];
    expect(secrets.length).toBeGreaterThan(10);
    const read: unknown[][] = [];
    for (const form of exportForms) {
      const path = join(folder.path, form === 'csv' ? 'out' : `out.${form}`);
      expect(await run('export', ['--format', form, '--out', path])).toMatchObject({ code: 0 });
      const files = form === 'csv' ? readdirSync(path).map((name) => join(path, name)) : [path];
      const bytes = files.map((file) => readFileSync(file, 'latin1')).join('\n');
      expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([]);
      const file = await openDirectoryFile(path);
      const all: unknown[] = [];
      for await (const entry of file.read()) all.push(isProblem(entry) ? entry : entry.record);
      await file.close();
      expect(JSON.stringify(all)).not.toMatch(/Water Street|Sample Person/);
      read.push(all.map((one) => withoutOwners(ownerById(one))));
    }
    for (const other of read) expect(other).toEqual(read[0]);
    expect(JSON.stringify(read[0])).toContain('Lakeside counselling');
  });
});

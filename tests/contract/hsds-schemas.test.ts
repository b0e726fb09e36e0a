import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as z from 'zod';
import { beforeAll, describe, expect, it } from 'vitest';
import { hsdsTables, type EntityName } from '../../shared/hsds/index.ts';
import { roundTrip } from '../hsds.ts';
import { hsdsUnderTest, type HsdsUnderTest } from '../hsds-api.ts';
import { setUpDemoHub } from '../hub.ts';

/**
 * What the public directory answers is what HSDS 3.1 says that it is. Our own schemas are always asked; those that Open Referral
 * publishes too, with their examples, when HSDS_SCHEMAS names the folder that holds them.
 */
const folder = process.env['HSDS_SCHEMAS'] ?? '';
const hasSchemas = folder !== '' && existsSync(join(folder, 'service.json'));
if (!hasSchemas)
  console.log('Set HSDS_SCHEMAS to the folder of the HSDS 3.1 JSON schemas to check against them as well.');

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const LISTS = [
  ['services', 'service'],
  ['organizations', 'organization'],
  ['service_at_locations', 'service_at_location'],
  ['taxonomies', 'taxonomy'],
  ['taxonomy_terms', 'taxonomy_term'],
] as const satisfies readonly (readonly [string, EntityName])[];
const recordShape = z.looseObject({ id: z.string() });
const pageShape = z.looseObject({ contents: z.array(recordShape), total_items: z.number() });

let api: HsdsUnderTest;
const list = async (target: string) => pageShape.parse((await api.get(`/hsds/${target}`)).body).contents;

/** Every record of the demo hub, listed, whole and one by one. */
async function published(path: string, form: 'listed' | 'whole' | 'alone') {
  const hasWhole = path.startsWith('service') || path === 'organizations';
  if (form === 'whole' && hasWhole) return list(`${path}?per_page=500&full=true`);
  const listed = await list(`${path}?per_page=500`);
  if (form !== 'alone') return listed;
  return Promise.all(
    listed.slice(0, 60).map(async ({ id }) => recordShape.parse((await api.get(`/hsds/${path}/${id}`)).body)),
  );
}

beforeAll(async () => {
  api = await hsdsUnderTest();
  await setUpDemoHub(api.test.platform);
});

describe.each(LISTS)('/%s', (path, entity) => {
  it.each(['listed', 'whole', 'alone'] as const)('answers records of HSDS, %s', async (form) => {
    const schema = hsdsTables.get(entity)?.schema;
    const records = await published(path, form);
    const wrong = records.flatMap((record) => schema?.safeParse(record).error?.issues ?? []);
    expect(wrong).toEqual([]);
    expect(records.length).toBeGreaterThan(5);
  });
});

describe.skipIf(!hasSchemas)('the schemas that Open Referral publishes', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats.default(ajv);
  if (hasSchemas) {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      const schema = z.record(z.string(), z.unknown()).parse(json(join(folder, file)));
      ajv.addSchema({ ...schema, $id: file });
    }
  }
  const problemsOf = (entity: string, record: unknown): string[] => {
    const validate = ajv.getSchema(`${entity}.json`);
    if (validate === undefined) throw new Error(`There is no schema of ${entity}`);
    return validate(record) === true ? [] : [ajv.errorsText(validate.errors)];
  };

  it.each(LISTS)('hold for all of /%s', async (path, entity) => {
    for (const form of ['listed', 'whole', 'alone'] as const) {
      const records = await published(path, form);
      expect(records.flatMap((record) => problemsOf(entity, record))).toEqual([]);
    }
  });

  it('name the same fields and the same nesting as ours', () => {
    for (const [name, table] of hsdsTables) {
      const { properties } = z
        .looseObject({ properties: z.record(z.string(), z.unknown()) })
        .parse(json(join(folder, `${name}.json`)));
      const ours = [...table.fields.map((field) => field.name), ...table.children.map(({ field }) => field)];
      expect([name, ...ours.sort()]).toEqual([name, ...Object.keys(properties).sort()]);
      const { path } = z.looseObject({ path: z.string() }).parse(json(join(folder, `${name}.json`)));
      expect([name, table.file]).toEqual([name, path]);
    }
  });

  it.each([
    ['service', 'service_full.json'],
    ['organization', 'organization_full.json'],
  ] as const)('have an example of a %s that comes in and goes out the same', (entity, file) => {
    const example = json(join(folder, 'examples', file));
    expect(roundTrip(entity, example)).toEqual(example);
  });

  it.each([
    ['service', 'service_list.json'],
    ['organization', 'organization_list.json'],
  ] as const)('have an example of a list of a %s that comes in and goes out the same', (entity, file) => {
    const [example] = pageShape.parse(json(join(folder, 'examples', file))).contents;
    expect(roundTrip(entity, example)).toEqual(example);
  });
});

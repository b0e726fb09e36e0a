import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { exportForms, writeDirectory, type ExportForm } from '../../local/directory-export/write.ts';
import { openDirectoryFile } from '../../local/directory-import/open-file.ts';
import { isProblem } from '../../local/directory-import/record.ts';
import type { JsonObject } from '../../local/json.ts';
import { loadHub } from '../../shared/directory/index.ts';
import { loadPublication, sameJson } from '../../shared/hsds/index.ts';
import { withoutOwners } from '../../shared/hsds/kept.ts';
import { emptyDirectory, foreignService } from '../hsds.ts';
import { demoHub } from '../hub.ts';
import { importing } from '../integration/directory-import-scene.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrefour-round-trip-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Records = Parameters<typeof importing>[1];
const jsonObject = z.record(z.string(), z.json());

/** What another directory says of its own, in fields that no standard knows. */
const ownFields = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 12 }).map((key) => `x_${key.replaceAll(/\W/g, '_')}`),
  fc.oneof(
    fc.constantFrom('007', 'true', 'null', '[1]', '{', ' a ', 'on two\nlines, “quoted”', 'ᑲᑫᒋ', '=1+1', '0'),
    // A field that is null is one that is not told.
    fc
      .jsonValue({ maxDepth: 2 })
      .map((value): unknown => JSON.parse(JSON.stringify(value)))
      .filter((value) => value !== null),
  ),
  { maxKeys: 3 },
);

const SAMPLE = foreignService();
const { organization: sampleOrganization, ...sampleService } = SAMPLE;
const sampleOwner = jsonObject.parse(sampleOrganization);
// The platform dates what has no date.
const ALWAYS = ['id', 'name', 'status', 'last_modified'];
/** What is left out. Without people who may be named nothing says that whoever assured it may be. */
const partsOf = (record: object): fc.Arbitrary<string[]> =>
  fc
    .subarray(Object.keys(record).filter((key) => !ALWAYS.includes(key)))
    .map((left) => (left.includes('contacts') ? [...left, 'assurer_email'] : left));

/** The record with ids of its own in every place, the same ones whenever `nth` is the same. */
const renumbered = (record: unknown, nth: number): JsonObject =>
  jsonObject.parse(
    JSON.parse(
      JSON.stringify(record).replaceAll(/5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f(\w{4})/g, (_, end: string) => {
        const place = String(nth).padStart(4, '0');
        return `5c1f3d0e-6d75-4b9e-9b0a-${place}4e1f${end}`;
      }),
    ),
  );
const without = (record: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));

interface Drawn {
  readonly organization: { readonly left: string[]; readonly own: object };
  readonly services: readonly { readonly left: string[]; readonly own: object; readonly isShared: boolean }[];
}
const drawn: fc.Arbitrary<Drawn> = fc.record({
  organization: fc.record({ left: partsOf(sampleOwner), own: ownFields }),
  services: fc.array(fc.record({ left: partsOf(sampleService), own: ownFields, isShared: fc.boolean() }), {
    maxLength: 3,
  }),
});

/** Organizations and their services; some services are at the place and speak by the phone of the first of them. */
function recordsOf(all: readonly Drawn[]): Records {
  return all.flatMap(({ organization: { left, own }, services }, nth) => {
    const name = { name: `Organization ${nth} (invented)` };
    const organization = jsonObject.parse({ ...without(renumbered(sampleOwner, nth * 100), left), ...name, ...own });
    const offered = services.map((service, at) => {
      const whole = renumbered(sampleService, nth * 100 + at + 1);
      const first = renumbered(sampleService, nth * 100 + 1);
      const shared = service.isShared
        ? { phones: first['phones'] ?? [], service_at_locations: placed(whole, first) }
        : {};
      return {
        ...without({ ...whole, ...jsonObject.parse(shared) }, service.left),
        name: `Service ${nth}-${at}`,
        ...service.own,
        organization,
      };
    });
    return [
      { type: 'organization' as const, record: organization },
      ...offered.map((record) => ({ type: 'service' as const, record })),
    ];
  });
}
const Placed = z.array(z.looseObject({ location: z.json() }));
/** The service's own presence at the place of another. */
const placed = (own: JsonObject, of: JsonObject): unknown => {
  const [place] = Placed.parse(of['service_at_locations']);
  return Placed.parse(own['service_at_locations']).map((at) => ({ ...at, location: place?.location }));
};

async function freshHub(): Promise<TestPlatform> {
  const test = await testPlatform();
  await loadHub(test.platform, demoHub().hub, emptyDirectory());
  return test;
}

/** Takes records in, and tells whatever was not taken as it is. */
async function importAll(test: TestPlatform, records: Records): Promise<unknown[]> {
  const outcomes = await importing(test, records, { publishContacts: true });
  return outcomes.flatMap(({ row, outcome, problems }) => [
    ...(outcome === 'refused' ? [{ row, outcome }] : []),
    ...problems.filter(({ effect }) => effect === 'refused'),
  ]);
}

interface Published {
  readonly organizations: JsonObject[];
  readonly services: JsonObject[];
}
/** Every record that the public can read, as the export command writes it. */
async function published(test: TestPlatform): Promise<Published> {
  const publication = await loadPublication(test.another());
  const whole = (record: unknown): JsonObject => jsonObject.parse(JSON.parse(JSON.stringify(record)));
  return {
    organizations: publication.organizations.map((one) =>
      without(whole(publication.organization(one, 'listed')), ['services']),
    ),
    services: publication.services.map((one) => whole(publication.service(one))),
  };
}

/**
 * As far as a form tells it: tables name the owner of each row in a column, and do not say a second time what its place in a record
 * says. An empty cell is nothing said, and so is an empty text.
 */
function asToldBy(form: ExportForm, told: Published): unknown {
  if (form === 'json' || form === 'ndjson') return told;
  const services = told.services.map((one) => {
    const { id } = z.object({ id: z.string() }).parse(one['organization']);
    return { ...one, organization_id: id };
  });
  const tables = JSON.stringify(withoutOwners({ ...told, services }));
  return JSON.parse(tables, (_, value: unknown) => (value === '' ? undefined : value));
}

let files = 0;
async function throughFile(form: ExportForm, { organizations, services }: Published): Promise<Records> {
  files += 1;
  const path = join(folder, form === 'csv' ? `tables-${files}` : `directory-${files}.${form}`);
  await writeDirectory(form, path, {
    organizations: () => ReadableStream.from(organizations),
    services: () => ReadableStream.from(services),
  });
  const file = await openDirectoryFile(path);
  const records: { type: 'organization' | 'service'; record: unknown }[] = [];
  for await (const entry of file.read()) {
    if (isProblem(entry)) throw new Error(`${entry.message} ${entry.at.field}`);
    if (entry.type !== 'organization' && entry.type !== 'service') throw new Error(`A ${entry.type} of its own`);
    records.push({ type: entry.type, record: entry.record });
  }
  await file.close();
  return records;
}

describe('a directory of somebody else', () => {
  it.each(exportForms)(
    'comes out of a second hub, by a file as %s, as it went into the first',
    async (form) => {
      await fc.assert(
        fc.asyncProperty(fc.array(drawn, { minLength: 1, maxLength: 3 }), async (all) => {
          const records = recordsOf(all);
          const first = await freshHub();
          expect(await importAll(first, records)).toEqual([]);
          const out = await published(first);
          expect(out.organizations.length + out.services.length).toBe(records.length);
          for (const { type, record } of records) {
            const list = type === 'organization' ? out.organizations : out.services;
            const { id } = z.looseObject({ id: z.string() }).parse(record);
            const found = list.find((one) => one['id'] === id);
            expect(sameJson(found, JSON.parse(JSON.stringify(record))) || found).toBe(true);
          }
          const second = await freshHub();
          expect(await importAll(second, await throughFile(form, out))).toEqual([]);
          expect(asToldBy(form, await published(second))).toEqual(asToldBy(form, out));
        }),
        { numRuns: 8 },
      );
    },
    120_000,
  );
});

import { beforeEach, describe, expect, it } from 'vitest';
import { loadDirectory, type Directory } from '../../shared/directory/index.ts';
import { keptWrite } from '../../shared/hsds/import-store.ts';
import { loadPublication } from '../../shared/hsds/index.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';
import { importing, importOne, service } from './directory-import-scene.ts';
import { largeHub } from './directory-pack-scene.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
  await setUpDemoHub(test.platform);
});

type Records = Parameters<typeof importing>[1];

/** What the public directory tells of every organization and service, in full. */
async function exported(): Promise<Records> {
  const publication = await loadPublication(test.another());
  return [
    ...publication.organizations.map((one) => ({
      type: 'organization' as const,
      // As the export command writes it: its services are records of their own.
      record: { ...publication.organization(one, 'listed'), services: undefined },
    })),
    ...publication.services.map((one) => ({ type: 'service' as const, record: publication.service(one) })),
  ];
}

async function importAll(records: Records, source: string): Promise<readonly string[]> {
  const told: string[] = [];
  for (let from = 0; from < records.length; from += 40) {
    for (const { outcome, entries, problems } of await importing(test, records.slice(from, from + 40), { source })) {
      const fields = entries.flatMap((entry) => entry.fields.map(({ field }) => `${entry.kind}.${field}`));
      const refusals = problems.filter(({ effect }) => effect === 'refused').map(({ code, path }) => `${code} ${path}`);
      told.push(...(outcome === 'added' ? ['added'] : []), ...fields, ...refusals);
    }
  }
  return told;
}

/** A directory less its version, which grows with every write. */
const contents = ({ version: _version, ...rest }: Directory): object => rest;

describe('an export that is imported again', () => {
  it('changes nothing of what came from there', async () => {
    await importOne(test, { type: 'service', record: service() });
    const ours = (await exported()).filter(({ record }) => JSON.stringify(record).includes('Lakeside'));
    expect(ours).toHaveLength(2);
    expect(await importAll(ours, 'elsewhere')).toEqual([]);
  });

  it('changes no field of any entry of the hub', async () => {
    const before = contents(await loadDirectory(test.platform));
    const told = await importAll(await exported(), 'elsewhere');
    expect(told.filter((one) => !one.endsWith('.record'))).toEqual([]);
    expect(contents(await loadDirectory(test.another()))).toEqual(before);
  });
});

describe('what was kept of an import and is more than a page holds', () => {
  it('is published with its entries, each with its own', async () => {
    const large = await largeHub();
    const { platform } = large;
    const { services } = await loadDirectory(platform);
    const hubKey = await platform.keys.hubKey();
    for (const { id } of services) {
      const kept = { source: { id, x_note: `${id} ${'x'.repeat(10_000)}` }, carried: {}, assumed: {} };
      const entry = { kind: 'service', id, confidential: false } as const;
      await platform.table.write([
        keptWrite(platform.hubId, hubKey, entry, { kept, source: 'elsewhere', gone: false }),
      ]);
    }
    const publication = await loadPublication(large.another());
    const told = publication.services.map((one) => String(publication.service(one)['x_note']).split(' ')[0]);
    expect(told).toHaveLength(services.length);
    expect(told).toEqual(publication.services.map(({ id }) => id));
  });
});

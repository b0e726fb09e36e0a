import { expect } from 'vitest';
import {
  loadDirectory,
  readEntry,
  readHistory,
  removeEntry,
  restoreEntry,
  saveEntry,
  type Author,
  type Entry,
  type EntryKind,
} from '../../shared/directory/index.ts';
import {
  agreementSchema,
  locationSchema,
  organizationSchema,
  programSchema,
  serviceSchema,
} from '../../shared/directory/model.ts';
import type { Table } from '../../shared/platform/table.ts';
import type { TestPlatform } from '../platform.ts';

export const by: Author = { kind: 'member', id: 'coordinator' };
export type Uses = Parameters<typeof removeEntry>[3];
export const nobody = () => Promise.resolve([]);
export const uuid = (n: number): string => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const naming = (n: number): unknown => expect.stringContaining(uuid(n));
export const named = (name: string) => ({ en: name, fr: name });

export const organization = (n: number, more: object = {}): Entry => ({
  kind: 'organization',
  version: 0,
  value: organizationSchema.parse({
    id: uuid(n),
    name: named(`Organization ${n}`),
    kinds: ['shelter'],
    status: 'active',
    isRecipient: false,
    fundingStreams: [],
    dispatchPhones: [],
    language: 'en',
    contacts: [],
    ...more,
  }),
});
export const program = (n: number, owner: number): Entry => ({
  kind: 'program',
  version: 0,
  value: programSchema.parse({ id: uuid(n), organizationId: uuid(owner), name: named(`Program ${n}`) }),
});
export const place = (n: number, owner: number, more: object = {}): Entry => ({
  kind: 'location',
  version: 0,
  value: locationSchema.parse({
    id: uuid(n),
    organizationId: uuid(owner),
    name: named(`Place ${n}`),
    type: 'physical',
    communityId: 'place-timmins',
    confidential: false,
    ...more,
  }),
});
export const service = (n: number, owner: number, more: object = {}): Entry => ({
  kind: 'service',
  version: 0,
  value: serviceSchema.parse({
    id: uuid(n),
    organizationId: uuid(owner),
    name: named(`Service ${n}`),
    kinds: ['counselling'],
    status: 'active',
    languages: ['en'],
    interpretation: false,
    eligibility: {},
    accessibility: [],
    cultures: [],
    serviceAreas: [{ kind: 'province' }],
    locationIds: [],
    virtual: true,
    mobile: false,
    ...more,
  }),
});
export const agreement = (n: number, parties: number[], more: object = {}): Entry => ({
  kind: 'agreement',
  version: 0,
  value: agreementSchema.parse({
    id: uuid(n),
    kind: 'service-agreement',
    organizationIds: parties.map(uuid),
    validFrom: '2026-01-01',
    ...more,
  }),
});

/** What is done with entries of few words, each known by its number. */
export const entriesOf = (test: () => TestPlatform) => {
  async function stored(...entries: readonly Entry[]): Promise<void> {
    for (const entry of entries) expect(await saveEntry(test().platform, by, entry)).toBe(entry.version + 1);
  }
  async function there(kind: EntryKind, n: number): Promise<Entry> {
    const entry = await readEntry(test().platform, kind, uuid(n));
    if (entry === undefined) throw new Error(`There is no ${kind} ${n}`);
    return entry;
  }
  const remove = async (kind: EntryKind, n: number, uses: Uses = nobody) => {
    const { version } = await there(kind, n);
    return removeEntry(test().platform, by, { kind, id: uuid(n), version, reason: 'closed' }, uses, nobody);
  };
  const restore = async (kind: EntryKind, n: number) => {
    const { version } = await there(kind, n);
    return restoreEntry(test().platform, by, { kind, id: uuid(n), version }, nobody);
  };
  const history = async (kind: EntryKind, n: number) =>
    (await readHistory(test().platform, { kind, id: uuid(n) }, { limit: 25 })).lines;
  const ids = async () => {
    const { organizations, programs, services, locations, agreements } = await loadDirectory(test().platform);
    return [organizations, programs, services, locations, agreements].map((some) =>
      some.map(({ id }) => Number(id.slice(-4))),
    );
  };

  /** A platform before whose nth write something else happens. */
  function before(nth: number, happens: () => Promise<void>): TestPlatform['platform'] {
    const platform = test().another();
    const write = platform.table.write.bind(platform.table);
    let writes = 0;
    Object.assign(platform.table, {
      write: async (...some: Parameters<Table['write']>) => {
        writes += 1;
        if (writes === nth) await happens();
        return write(...some);
      },
    });
    return platform;
  }

  return { stored, there, remove, restore, history, ids, before };
};

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entrySchemas, serviceKinds, type Service } from '../../shared/directory/index.ts';
import { fromHsds, Publication, sameJson } from '../../shared/hsds/index.ts';
import { emptyDirectory, foreignService, mappingContext, roundTrip } from '../hsds.ts';

const ORGANIZATION = entrySchemas.organization.parse({
  id: 'bbbbbbbb-0000-4000-8000-000000000001',
  name: { en: 'Somebody (invented)', fr: 'Quelqu’un (inventé)' },
  kinds: ['health'],
  status: 'active',
  isRecipient: false,
  fundingStreams: [],
  dispatchPhones: [],
  language: 'fr',
  contacts: [],
});

const words = fc.string({ minLength: 1, maxLength: 40 }).map((text) => `x${text.trim()}`);
const localized = fc.record({ en: words, fr: words });
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const day = fc.constantFrom('2026-01-01', '2026-07-01', '2026-12-25');
const optional = { requiredKeys: [] };
const some = <T>(...values: T[]) => fc.subarray(values, { minLength: 1 });
const week = fc.record(
  {
    kind: fc.constant('weekly' as const),
    timeZone: fc.constantFrom('America/Toronto', 'America/Winnipeg', 'America/Atikokan'),
    hours: fc.array(fc.record({ days: some('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'), opens: clock, closes: clock }), {
      minLength: 1,
      maxLength: 3,
    }),
    byAppointment: fc.constant(true),
  },
  { requiredKeys: ['kind', 'timeZone', 'hours'] },
);
const area = fc.oneof(
  fc.record({ kind: fc.constant('communities'), communityIds: some('place-kenora', 'fn-145', 'place-timmins') }),
  fc.record({
    kind: fc.constant('radius'),
    lat: fc.double({ min: 42, max: 56, noNaN: true }),
    lon: fc.double({ min: -95, max: -75, noNaN: true }),
    radiusKm: fc.integer({ min: 1, max: 900 }),
  }),
  fc.constant({ kind: 'province' }),
  fc.constant({ kind: 'virtual' }),
);

const service: fc.Arbitrary<Service> = fc
  .record(
    {
      name: localized,
      description: localized,
      kinds: some(...serviceKinds),
      status: fc.constantFrom('active', 'inactive', 'defunct', 'temporarily closed'),
      languages: some('fr', 'en', 'cr', 'ojs', 'xyz'),
      interpretation: fc.boolean(),
      eligibility: fc.record(
        {
          ageBands: fc.constantFrom(
            ['under-16'],
            ['16-17'],
            ['18-plus'],
            ['under-16', '18-plus'],
            ['16-17', '18-plus'],
          ),
          genders: some('woman', 'man', 'two-spirit'),
          nationOnly: some(145, 226),
        },
        optional,
      ),
      accessibility: fc.subarray(['wheelchair', 'lifting', 'plain-language']),
      cultures: fc.subarray(['cree', 'metis', 'francophone']),
      schedule: fc.oneof(fc.constant({ kind: 'always' }), week),
      serviceAreas: fc.array(area, { minLength: 1, maxLength: 3 }),
      virtual: fc.boolean(),
      mobile: fc.boolean(),
      capacity: fc.record(
        {
          unit: fc.constantFrom('bed', 'place', 'seat', 'appointment'),
          available: fc.integer({ min: 0, max: 5 }),
          maximum: fc.integer({ min: 5, max: 9 }),
          updatedAt: fc.constant('2026-11-20T14:00:00Z'),
        },
        { requiredKeys: ['unit', 'available', 'updatedAt'] },
      ),
      assuredOn: day,
      howToApply: localized,
      fees: localized,
      email: fc.constant('somebody@example.org'),
      url: fc.constant('https://example.org/a'),
      identifiers: fc.constant([{ scheme: 'other', value: 'A/1' }]),
    },
    {
      requiredKeys: [
        'name',
        'kinds',
        'status',
        'languages',
        'interpretation',
        'eligibility',
        'accessibility',
        'cultures',
        'serviceAreas',
        'virtual',
        'mobile',
      ],
    },
  )
  .map((fields) =>
    entrySchemas.service.parse({
      ...fields,
      id: 'bbbbbbbb-0000-4000-8000-000000000002',
      organizationId: ORGANIZATION.id,
      locationIds: [],
    }),
  );

describe('HSDS, out and in', () => {
  it('gives back every service as it was', () => {
    fc.assert(
      fc.property(service, (value) => {
        const publication = new Publication(
          { ...emptyDirectory(), organizations: [ORGANIZATION], services: [value] },
          new Map(),
        );
        const mapped = fromHsds('service', publication.service(value), mappingContext());
        const back = mapped.entries.find(({ kind }) => kind === 'service')?.value;
        expect(mapped.problems).toEqual([]);
        expect(back).toEqual(value);
      }),
    );
  });

  it('in and out, gives back every record as it was, whatever it says of its own', () => {
    const unknown = fc.dictionary(
      fc.string({ minLength: 1 }).map((key) => `own_${key}`),
      // JSON has one zero.
      fc
        .jsonValue()
        .map((value): unknown => JSON.parse(JSON.stringify(value)))
        .filter((value) => value !== null),
      { maxKeys: 4 },
    );
    const fields = fc.subarray(
      Object.keys(foreignService()).filter((key) => !['id', 'name', 'status', 'organization'].includes(key)),
    );
    fc.assert(
      fc.property(unknown, fields, (own, left) => {
        const record = Object.fromEntries(
          Object.entries({ ...foreignService(), ...own }).filter(([key]) => !left.includes(key)),
        );
        const out = roundTrip('service', record);
        expect(sameJson(out, JSON.parse(JSON.stringify(record))) || out).toBe(true);
      }),
    );
  });
});

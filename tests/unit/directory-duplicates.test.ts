import { describe, expect, it } from 'vitest';
import { nameLikeness, nameWords, wordWeights } from '../../shared/directory/duplicate-names.ts';
import { byBlocks, blockOf } from '../../shared/directory/duplicate-blocks.ts';
import { likelyDuplicates, pairId, parsePairId } from '../../shared/directory/duplicates.ts';
import { mergedInto } from '../../shared/directory/merge.ts';
import { isOrWas } from '../../shared/directory/merged.ts';
import {
  directoryOfHubFile,
  type Directory,
  type Location,
  type Organization,
  type Service,
} from '../../shared/directory/index.ts';
import { locationSchema, organizationSchema, serviceSchema } from '../../shared/directory/model.ts';
import { polygonProblem } from '../../shared/directory/polygon-checks.ts';
import { demoHub } from '../hub.ts';

const uuid = (n: number): string => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const organization = (n: number, en: string, fr: string, more: object = {}): Organization =>
  organizationSchema.parse({
    id: uuid(n),
    name: { en, fr },
    kinds: ['shelter'],
    status: 'active',
    isRecipient: false,
    fundingStreams: [],
    dispatchPhones: [],
    language: 'en',
    contacts: [],
    ...more,
  });
const service = (n: number, owner: number, en: string, fr: string, more: object = {}): Service =>
  serviceSchema.parse({
    id: uuid(n),
    organizationId: uuid(owner),
    name: { en, fr },
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
  });
const location = (n: number, owner: number, name: string, more: object = {}): Location =>
  locationSchema.parse({
    id: uuid(n),
    organizationId: uuid(owner),
    name: { en: name, fr: name },
    type: 'physical',
    communityId: 'place-timmins',
    confidential: false,
    ...more,
  });
const directory = (parts: Partial<Directory>): Directory => ({
  version: 1,
  organizations: [],
  programs: [],
  services: [],
  locations: [],
  agreements: [],
  ...parts,
});
const pairs = (parts: Partial<Directory>) =>
  likelyDuplicates(directory(parts)).map(({ id, reasons }) => ({ id, reasons }));

/** Among others, so that common words are known to be common. */
const others = [
  organization(901, 'Ojibwe Women of the Lake', 'Femmes ojibwées du lac'),
  organization(902, 'Timmins Legal Clinic', 'Clinique juridique de Timmins'),
  organization(903, 'Hearst Transit', 'Transport de Hearst'),
];

describe('two organizations', () => {
  it.each([
    ['accents, case and joining words', 'Maison Elle-Même', 'MAISON ELLE MEME'],
    ['an abbreviation', 'Saint Mary Resource Centre', 'St Mary Resource Center Inc.'],
    ['a slip of the hand', 'Kapuskasing Crisis House', 'Kapuskasing Crissis House'],
  ])('are likely one when their names differ by %s', (_how, one, other) => {
    expect(pairs({ organizations: [...others, organization(1, one, one), organization(2, other, other)] })).toEqual([
      { id: pairId('organization', uuid(1), uuid(2)), reasons: ['name-alike'] },
    ]);
  });

  it('are likely one when one has the French name of the other for its English one', () => {
    const found = pairs({
      organizations: [
        ...others,
        organization(1, 'Sunrise House', "Maison de l'Aurore"),
        organization(2, "Maison de l'Aurore", "Maison de l'Aurore"),
      ],
    });
    expect(found).toHaveLength(1);
  });

  it.each([
    ['north and south', 'Lakeside House North', 'Lakeside House South'],
    ['numbers', 'Crisis Line 1', 'Crisis Line 2'],
    ['another town', 'Hearst Housing', 'Cochrane Housing'],
  ])('are two when their names tell them apart by %s', (_how, one, other) => {
    expect(pairs({ organizations: [...others, organization(1, one, one), organization(2, other, other)] })).toEqual([]);
  });

  it('are likely one by an identifier, whatever their names are', () => {
    const identifiers = [{ scheme: 'charity-number', value: '12345' }];
    expect(
      pairs({
        organizations: [
          organization(1, 'Alpha', 'Alpha', { identifiers }),
          organization(2, 'Beta', 'Bêta', { identifiers }),
        ],
      }),
    ).toMatchObject([{ reasons: ['same-identifier'] }]);
  });

  it('are two when one source knows them by two identifiers and no more than a number is the same', () => {
    const known = (n: number, value: string) =>
      organization(n, 'Hope House', 'Maison Espoir', { identifiers: [{ scheme: 'charity-number', value }] });
    expect(pairs({ organizations: [...others, known(1, '1'), known(2, '2')] })).toEqual([]);
  });

  it('are not likely one by a number alone, and are by a number written otherwise and alike names', () => {
    const phones = (number: string) => ({ phones: [{ number }] });
    const found = pairs({
      organizations: [
        ...others,
        organization(1, 'Alpha', 'Alpha', phones('705-555-0110')),
        organization(2, 'Beta', 'Bêta', phones('+1 (705) 555-0110')),
        organization(3, 'Northern Youth Shelter Project', 'Northern Youth Shelter Project', phones('705-555-0111')),
        organization(4, 'Northern Youth Shelter', 'Northern Youth Shelter', phones('1 705 555 0111')),
      ],
    });
    expect(found).toEqual([{ id: pairId('organization', uuid(3), uuid(4)), reasons: ['same-phone', 'name-alike'] }]);
  });

  it('are two when both are First Nations, and not looked at once one was taken out', () => {
    const { organizations } = directoryOfHubFile(demoHub());
    expect(pairs({ organizations })).toEqual([]);
    const gone = organization(2, 'Alpha House', 'Alpha House', { removedAt: '2026-01-01T00:00:00Z' });
    expect(pairs({ organizations: [...others, organization(1, 'Alpha House', 'Alpha House'), gone] })).toEqual([]);
  });
});

describe('two services', () => {
  it('are likely one when an organization has them under alike names', () => {
    const services = [
      service(11, 1, 'Trauma counselling', 'Counseling en traumatisme'),
      service(12, 1, 'Counselling, trauma', 'Counseling (traumatisme)'),
      service(13, 1, 'Legal aid', 'Aide juridique'),
      service(14, 2, 'Trauma counselling', 'Counseling en traumatisme'),
    ];
    expect(pairs({ services })).toEqual([
      { id: pairId('service', uuid(11), uuid(12)), reasons: ['name-alike', 'same-organization', 'same-kinds'] },
    ]);
  });

  it('are two at two places', () => {
    const locations = [
      location(21, 1, 'Timmins', { lat: 48.49, lon: -81.34 }),
      location(22, 1, 'Hearst', { communityId: 'place-hearst', lat: 49.7, lon: -83.68 }),
    ];
    const at = (n: number, place: number) =>
      service(n, 1, 'Trauma counselling', 'Counseling', { locationIds: [uuid(place)] });
    expect(pairs({ locations, services: [at(11, 21), at(12, 22)] })).toEqual([]);
    expect(pairs({ locations, services: [at(11, 21), at(12, 21)] })).toHaveLength(1);
  });
});

describe('two locations', () => {
  it('are likely one at the same address, however it is written', () => {
    const locations = [
      location(21, 1, 'Office', { address: '12 Algonquin Blvd. East, Timmins' }),
      location(22, 1, 'Main office', { address: '12 Algonquin boulevard east Timmins' }),
    ];
    expect(pairs({ locations })).toMatchObject([{ reasons: ['same-address', 'same-organization'] }]);
  });

  it('are likely one within 100 metres, across the line of a cell too, and not at 300', () => {
    const at = (n: number, lat: number) => location(n, 1, 'Office', { lat, lon: -81.3001 });
    expect(pairs({ locations: [at(21, 48.4998), at(22, 48.5004)] })).toHaveLength(1);
    expect(pairs({ locations: [at(21, 48.4998), location(23, 2, 'Clinic', { lat: 48.5025, lon: -81.3001 })] })).toEqual(
      [],
    );
  });
});

describe('what is compared', () => {
  it('grows with the directory, not with its square', () => {
    const entries = Array.from({ length: 2_000 }, (_, at) => at);
    const compared = [
      ...byBlocks(entries, (at) => [blockOf('word', String(at >> 1)), blockOf('phone', 'switchboard')]),
    ];
    expect(compared).toHaveLength(1_000);
  });

  it('takes the French or the English name, whichever is closer', () => {
    const one = nameWords({ en: 'Sunrise House', fr: 'Maison Aurore' });
    const other = nameWords({ en: 'Aurora Home', fr: 'La Maison Aurore' });
    expect(nameLikeness(one, other, wordWeights([one, other]))).toBe(1);
  });

  it('names a pair the same way round, and reads it back', () => {
    const id = pairId('service', uuid(2), uuid(1));
    expect(id).toBe(pairId('service', uuid(1), uuid(2)));
    expect(parsePairId(id)).toEqual({ kind: 'service', ids: [uuid(1), uuid(2)] });
    expect(parsePairId(`service~${uuid(2)}~${uuid(1)}`)).toBeUndefined();
    expect(parsePairId(`service~${uuid(1)}~${uuid(1)}`)).toBeUndefined();
  });
});

describe('one of two', () => {
  it('is known by what both are known by, and reached at the numbers of both', () => {
    const kept = organization(1, 'Alpha', 'Alpha', { dispatchPhones: ['+17055550110'] });
    const gone = organization(2, 'Alfa', 'Alfa', {
      dispatchPhones: ['+17055550111'],
      identifiers: [{ scheme: 'charity-number', value: '1' }],
    });
    expect(
      mergedInto({ kind: 'organization', value: kept, version: 1 }, { kind: 'organization', value: gone, version: 1 }),
    ).toMatchObject({
      value: {
        name: { en: 'Alpha' },
        dispatchPhones: ['+17055550110', '+17055550111'],
        identifiers: [
          { scheme: 'charity-number', value: '1' },
          { scheme: 'carrefour', value: uuid(2) },
        ],
      },
    });
  });

  it.each([
    ['keep-the-recipient', { isRecipient: true, fundingStreams: ['csf'] }],
    ['too-many-phones', { dispatchPhones: [1, 2, 3, 4, 5].map((n) => `+1705555011${n}`) }],
  ])('is refused as %s', (code, more) => {
    const kept = organization(1, 'Alpha', 'Alpha', { dispatchPhones: ['+17055550110'] });
    const gone = organization(2, 'Alpha', 'Alpha', more);
    expect(
      mergedInto({ kind: 'organization', value: kept, version: 1 }, { kind: 'organization', value: gone, version: 1 }),
    ).toMatchObject({ code });
  });

  it('is a shelter where one of them is', () => {
    const kept = location(21, 1, 'House');
    const gone = location(22, 1, 'House', { confidential: true });
    expect(
      mergedInto({ kind: 'location', value: kept, version: 1 }, { kind: 'location', value: gone, version: 1 }),
    ).toMatchObject({ value: { confidential: true } });
  });

  it('is stayed away from by whoever stays away from the other, merged again or not', () => {
    const one = organization(1, 'Alpha', 'Alpha');
    const merged = (kept: Organization, gone: Organization): Organization => {
      const into = mergedInto(
        { kind: 'organization', value: kept, version: 1 },
        { kind: 'organization', value: gone, version: 1 },
      );
      return organizationSchema.parse('value' in into ? into.value : undefined);
    };
    const two = merged(organization(2, 'Alpha', 'Alpha'), one);
    const three = merged(organization(3, 'Alpha', 'Alpha'), two);
    expect([one, two, three].map((each) => isOrWas(each, new Set([uuid(1)])))).toEqual([true, true, true]);
    expect(isOrWas(three, new Set([uuid(4)]))).toBe(false);
  });
});

describe('a polygon', () => {
  const square: [number, number][] = [
    [-81, 48],
    [-80, 48],
    [-80, 49],
    [-81, 49],
    [-81, 48],
  ];
  const polygon = (...coordinates: [number, number][][]) => polygonProblem({ type: 'Polygon', coordinates })?.code;
  const around = (west: number, south: number, size: number): [number, number][] => [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ];

  it('is a territory when its ring has an inside, and its holes are in it', () => {
    expect(polygon(square)).toBeUndefined();
    expect(polygon(square.toReversed(), around(-80.6, 48.4, 0.2))).toBeUndefined();
  });

  it.each([
    ['swapped-coordinates', [square.map(([lon, lat]): [number, number] => [lat, lon])]],
    ['no-area', [[square[0], square[1], square[0], square[0]]]],
    ['crosses-itself', [[square[0], square[2], square[1], square[3], square[0]]]],
    ['hole-outside', [square, around(-79, 48.4, 0.2)]],
    ['hole-outside', [square, around(-80.1, 48.4, 0.2)]],
  ])('is refused as %s', (code, rings) => {
    expect(polygon(...rings.map((ring) => ring.flatMap((point) => (point === undefined ? [] : [point]))))).toBe(code);
  });
});

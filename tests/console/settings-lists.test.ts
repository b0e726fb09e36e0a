import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { realEdits, valueAt, withValues } from '../../console/src/screens/settings/edits.ts';
import { GROUPS, groupsOf, type Section } from '../../console/src/screens/settings/fields.ts';
import { LISTS as LISTS_OF_TEXTS } from '../../console/src/screens/settings/hub-texts.ts';
import { LIST_PATHS, listAt, type HubList, type ListPath } from '../../console/src/screens/settings/lists.ts';
import { differences, idRow, readRows, rowsOf, withRow } from '../../console/src/screens/settings/rows.ts';
import { hubSettingsSchema } from '../../shared/directory/hub-settings.ts';
import { demoHub } from '../hub.ts';

const { hub } = demoHub();
const schema: unknown = z.toJSONSchema(hubSettingsSchema, { io: 'output', unrepresentable: 'any' });

/** What the console does not edit, and why not. */
const NOT_EDITED: Readonly<Record<string, string>> = {
  id: 'It is in the key of everything that the hub has written: with another id it would be another hub.',
};

const keysIn = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];
const at = (node: unknown, key: string): unknown => keysIn(node).find(([name]) => name === key)?.[1];
const inside = (value: unknown): readonly unknown[] => (Array.isArray(value) ? Array.from<unknown>(value) : []);

/** Each thing that a schema lets stand in a list: one shape, or one for each kind. */
function shapesOf(list: unknown): readonly unknown[] {
  const items = at(list, 'items');
  const union = [...inside(at(items, 'oneOf')), ...inside(at(items, 'anyOf'))];
  return (union.length > 0 ? union : [items]).filter((shape) => at(shape, 'properties') !== undefined);
}

/** The path of every value that can be set; of things in a list, `list[].value`. */
function leavesOf(node: unknown, path: string): readonly string[] {
  const properties = at(node, 'properties');
  if (properties !== undefined) {
    return keysIn(properties).flatMap(([key, one]) => leavesOf(one, path === '' ? key : `${path}.${key}`));
  }
  const shapes = shapesOf(node);
  return shapes.length === 0 ? [path] : [...new Set(shapes.flatMap((shape) => leavesOf(shape, `${path}[]`)))];
}

const schemaAt = (path: string): unknown =>
  valueAt(
    schema,
    path
      .split('.')
      .map((key) => `properties.${key}`)
      .join('.'),
  );
const isSection = (name: string): name is Section => name in GROUPS;
const fieldPaths = Object.keys(GROUPS)
  .filter(isSection)
  .flatMap((section) => groupsOf(section).flatMap(([, group]) => group.map(({ path }) => path)));

/** The kinds that a thing of the list may be; a list of one shape has none. */
const kindsOf = (path: ListPath): readonly string[] => {
  const kinds = shapesOf(schemaAt(path)).map((shape) => at(at(at(shape, 'properties'), 'kind'), 'const'));
  return kinds.map((kind) => (typeof kind === 'string' ? kind : ''));
};
const pathsOf = (list: HubList, kind: string): readonly string[] => list.fields({ kind }).map(({ path }) => path);

describe('every setting of a hub', () => {
  it('is edited in the console, or is known not to be, with the reason', () => {
    const edited = [
      ...fieldPaths,
      ...LISTS_OF_TEXTS,
      ...LIST_PATHS.flatMap((path) =>
        listAt(path).idsOf === undefined
          ? kindsOf(path).flatMap((kind) => pathsOf(listAt(path), kind).map((field) => `${path}[].${field}`))
          : [path],
      ),
    ];
    const leaves = leavesOf(schema, '');
    expect(leaves.length).toBeGreaterThan(120);
    expect(leaves.filter((path) => !edited.includes(path) && !(path in NOT_EDITED))).toEqual([]);
    expect(edited.filter((path) => !leaves.includes(path))).toEqual([]);
    expect(Object.keys(NOT_EDITED).filter((path) => !leaves.includes(path) || edited.includes(path))).toEqual([]);
  });
});

const season = { opens: '05-15', closes: '11-01' };
const name = { fr: 'Traversier', en: 'Ferry' };
const between = ['fn-143', 'CYAT'];
const ride = { between, km: 70.5, minutes: 55 };

/** Things with all that they can have, and one of each with no more than they must have. */
const FULL: Readonly<Record<ListPath, readonly unknown[]>> = {
  onCall: [{ name: 'Garde', phone: '+18075550142', language: 'en' }],
  'dispatch.nightRota.organizationIds': ['ebf7a854-3f55-567c-bbcd-103a3d2faa47'],
  'dispatch.neighbours': ['ebf7a854-3f55-567c-bbcd-103a3d2faa47', 'e8025b2a-c5b3-5a1b-9381-64b98e5fbad1'],
  'travel.closures': [
    { mode: 'boat', between, until: '2026-12-01T08:00:00-05:00' },
    { mode: 'air', until: '2026-12-01T08:00:00Z' },
    { between, until: '2026-12-01T08:00:00Z' },
  ],
  'travel.winterRoads': [
    { corridor: 'wetum', status: 'light', ...season },
    { corridor: '1', status: 'full' },
  ],
  'travel.connections': [
    { kind: 'road', ...ride },
    { kind: 'road', between, km: 1 },
    { kind: 'winter-road', ...ride, season },
    { kind: 'on-demand', name, mode: 'boat', ...ride, season, hours: { from: '07:00', to: '19:00' } },
    { kind: 'on-demand', name, mode: 'air', ...ride },
    { kind: 'scheduled', name, mode: 'rail', ...ride, days: [1, 5], departs: ['07:00'], returns: ['18:30'], season },
    { kind: 'scheduled', name, mode: 'road', ...ride, days: [7], departs: ['07:00', '13:00'] },
  ],
  serviceTypes: [{ code: 'meals', names: { fr: 'Repas', en: 'Meals' }, active: false }],
  'reporting.urbanCommunities': ['place-sudbury'],
};

describe('a list of the settings', () => {
  it.each(LIST_PATHS)('%s loses nothing of what stands in it', (path) => {
    const items = FULL[path];
    expect(hubSettingsSchema.safeParse(withValues(hub, { [path]: items })).error).toBeUndefined();
    expect(readRows(listAt(path), rowsOf(listAt(path), items))).toEqual({ items, wrongs: new Map() });
    expect(
      realEdits(withValues(hub, { [path]: items }), {
        [path]: readRows(listAt(path), rowsOf(listAt(path), items)).items,
      }),
    ).toEqual({});
  });

  it('is shown with all that a thing of each kind can have', () => {
    const missing = LIST_PATHS.flatMap((path) =>
      kindsOf(path).flatMap((kind) => {
        const things = FULL[path].filter((thing) => kind === '' || at(thing, 'kind') === kind);
        return pathsOf(listAt(path), kind).filter((field) =>
          things.every((thing) => valueAt(thing, field) === undefined),
        );
      }),
    );
    expect(missing).toEqual([]);
  });

  it('has the bounds that the API holds it to', () => {
    for (const path of LIST_PATHS) {
      expect({ path, bounds: schemaAt(path) }).toMatchObject({
        path,
        bounds: {
          ...(listAt(path).least > 0 && { minItems: listAt(path).least }),
          maxItems: listAt(path).most,
        },
      });
      for (const [n, shape] of shapesOf(schemaAt(path)).entries()) {
        for (const field of listAt(path).fields({ kind: kindsOf(path)[n] })) {
          if (field.kind !== 'number') continue;
          const described = valueAt(shape, `properties.${field.path}`);
          expect({ path, field: field.path, described }).toMatchObject({
            described: { minimum: field.min, maximum: field.max, type: field.whole ? 'integer' : 'number' },
          });
        }
      }
    }
  });
});

const connections = listAt('travel.connections');
const wrongsOf = (list: HubList, draft: Readonly<Record<string, unknown>>) =>
  readRows(list, withRow([], draft)).wrongs.get(0) ?? {};

describe('a thing that is typed', () => {
  it('is taken as it is written here', () => {
    const draft = { kind: 'scheduled', mode: 'boat', 'name.fr': ' Bac ', 'name.en': 'Ferry', between, km: '1,5' };
    const rows = withRow([], { ...draft, minutes: '30', days: [6], departs: '7:00, 13 h 30', returns: ' ' });
    expect(readRows(connections, rows)).toEqual({
      items: [
        {
          kind: 'scheduled',
          mode: 'boat',
          name: { fr: 'Bac', en: 'Ferry' },
          ...{ between, km: 1.5, minutes: 30 },
          days: [6],
          departs: ['07:00', '13:30'],
        },
      ],
      wrongs: new Map(),
    });
  });

  it('says of each part what is wrong with it', () => {
    expect(wrongsOf(connections, { kind: 'road', between: ['fn-143', 'fn-143'], km: '0' })).toEqual({
      between: 'places',
      km: 'bounds',
    });
    const ferry = { ...{ kind: 'on-demand', 'name.fr': '', 'name.en': 'Ferry' }, between, km: '2', minutes: '5' };
    // A train does not come when it is called.
    expect(wrongsOf(connections, { ...ferry, mode: 'rail', 'season.opens': '05-15' })).toEqual({
      'name.fr': 'empty',
      mode: 'missing',
      'season.closes': 'missing',
    });
    expect(wrongsOf(connections, { kind: 'scheduled', days: [], departs: '25:00' })).toMatchObject({
      days: 'missing',
      departs: 'times',
    });
    expect(wrongsOf(listAt('travel.closures'), { until: '2026-12-01T08:00:00Z' })).toEqual({ between: 'either' });
    expect(
      wrongsOf(listAt('serviceTypes'), { 'names.fr': 'Repas', 'names.en': 'Meals', code: 'Repas du soir' }),
    ).toEqual({
      code: 'code',
    });
  });

  it('keeps what was typed while its kind changes', () => {
    const [row] = rowsOf(connections, [{ kind: 'road', ...ride }]);
    expect(
      readRows(
        connections,
        row === undefined
          ? []
          : [
              {
                ...row,
                draft: { ...row.draft, kind: 'winter-road', 'season.opens': '01-10', 'season.closes': '03-20' },
              },
            ],
      ).items,
    ).toEqual([{ kind: 'winter-road', ...ride, season: { opens: '01-10', closes: '03-20' } }]);
  });

  it('stands in its list once', () => {
    const list = listAt('onCall');
    const person = { name: 'Garde', phone: '807 555-0142', language: 'fr' };
    const { wrongs } = readRows(list, withRow(withRow([], person), { ...person, phone: '+1 807 555 0142' }));
    expect(wrongs).toEqual(new Map([[1, { phone: 'twice' }]]));
    const night = listAt('dispatch.neighbours');
    expect(readRows(night, idRow(idRow([], 'a'), 'a')).wrongs.size).toBe(1);
  });
});

describe('what will change of a list', () => {
  const list = listAt('onCall');
  const [a, b] = [
    { name: 'A', phone: '+18075550142', language: 'fr' },
    { name: 'B', phone: '+18075550143', language: 'en' },
  ];

  it('is said of each thing that goes, comes or changes', () => {
    const renamed = { ...b, name: 'C' };
    const fresh = { name: 'D', phone: '+18075550144', language: 'fr' };
    expect(differences(list, [a, b], [renamed, fresh])).toEqual({
      each: [{ before: b, after: renamed }, { before: a }, { after: fresh }],
      isMoved: false,
    });
  });

  it('is said of the order, where the order says who comes first', () => {
    expect(differences(list, [a, b], [b, a])).toEqual({ each: [], isMoved: true });
    expect(differences(list, [a, b], [{ ...b, name: 'C' }, a]).isMoved).toBe(true);
    expect(differences(listAt('reporting.urbanCommunities'), ['x', 'y'], ['y', 'x'])).toEqual({
      each: [],
      isMoved: false,
    });
    expect(differences(list, [a, b], [{ language: 'fr', phone: a.phone, name: 'A' }, b])).toEqual({
      each: [],
      isMoved: false,
    });
  });
});

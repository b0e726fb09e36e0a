import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  phoneOf,
  readTyped,
  realEdits,
  undoing,
  valueAt,
  withValues,
} from '../../console/src/screens/settings/edits.ts';
import { GROUPS, groupsOf, type Field } from '../../console/src/screens/settings/fields.ts';
import { moved } from '../../console/src/screens/settings/order.ts';
import { tabsOf } from '../../console/src/screens/settings/tabs.ts';
import { hubSettingsSchema } from '../../shared/directory/hub-settings.ts';
import { demoHub } from '../hub.ts';

const schema: unknown = z.toJSONSchema(hubSettingsSchema, { io: 'output', unrepresentable: 'any' });
const { hub } = demoHub();

const fields = Object.keys(GROUPS).flatMap((section) =>
  section in GROUPS ? Object.values(groupsOf(isSection(section) ? section : 'hub')).flatMap(([, group]) => group) : [],
);
function isSection(name: string): name is keyof typeof GROUPS {
  return name in GROUPS;
}
const described = (path: string): unknown =>
  valueAt(
    schema,
    path
      .split('.')
      .map((key) => `properties.${key}`)
      .join('.'),
  );

describe('a field of the settings', () => {
  it('is one of the hub’s, each once', () => {
    const paths = fields.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.filter((path) => described(path) === undefined)).toEqual([]);
    expect(paths.filter((path) => valueAt(hub, path) === undefined)).toEqual([]);
  });

  it('has the bounds that the API holds it to', () => {
    for (const field of fields) {
      if (field.kind !== 'number') continue;
      expect({ path: field.path, found: described(field.path) }).toMatchObject({
        path: field.path,
        found: { minimum: field.min, maximum: field.max, type: field.whole ? 'integer' : 'number' },
      });
    }
  });
});

const waveSize: Field = { path: 'dispatch.waveSize', kind: 'number', min: 1, max: 10, whole: true };

describe('what is typed', () => {
  it('is taken within its bounds, in either language', () => {
    expect(readTyped(waveSize, ' 3 ')).toEqual({ value: 3 });
    expect(readTyped({ ...waveSize, whole: false, min: 0.25 }, '0,5')).toEqual({ value: 0.5 });
    expect(readTyped({ ...waveSize, max: 20_160 }, '10 080')).toEqual({ value: 10_080 });
  });

  it('is refused beside its field otherwise', () => {
    expect(readTyped(waveSize, '11')).toEqual({ wrong: 'bounds' });
    expect(readTyped(waveSize, '1,5')).toEqual({ wrong: 'whole' });
    expect(readTyped(waveSize, '')).toEqual({ wrong: 'number' });
    expect(readTyped({ path: 'x', kind: 'time' }, '25:00')).toEqual({ wrong: 'time' });
    expect(readTyped({ path: 'x', kind: 'url' }, 'http://example.org')).toEqual({ wrong: 'url' });
    expect(readTyped({ path: 'x', kind: 'monthDay' }, '13-01')).toEqual({ wrong: 'monthDay' });
    expect(readTyped({ path: 'x', kind: 'text' }, '  ')).toEqual({ wrong: 'empty' });
  });

  it('may be a number as it is written in Ontario', () => {
    expect(phoneOf('807 555-0142')).toBe('+18075550142');
    expect(phoneOf('1 (807) 555.0142')).toBe('+18075550142');
    expect(phoneOf('+33 1 23 45 67 89')).toBe('+33123456789');
    expect(phoneOf('555-0142')).toBeUndefined();
  });
});

describe('changes of the settings', () => {
  it('touch what they name and nothing else', () => {
    const changed = withValues(hub, { 'dispatch.waveSize': 4, 'routing.weights.travel': 31 });
    expect(changed.dispatch).toEqual({ ...hub.dispatch, waveSize: 4 });
    expect(changed.routing.weights).toEqual({ ...hub.routing.weights, travel: 31 });
    expect({ ...changed, dispatch: hub.dispatch, routing: hub.routing }).toEqual(hub);
  });

  it('are none where the value is the same', () => {
    expect(realEdits(hub, { 'dispatch.waveSize': hub.dispatch.waveSize, onCall: [...hub.onCall] })).toEqual({});
  });

  it('are taken back whole', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...fields.map(({ path }) => path)), fc.integer({ min: 1, max: 50 })),
        (values) => {
          const changed = withValues(hub, values);
          expect(Object.keys(values).every((path) => valueAt(changed, path) === values[path])).toBe(true);
          expect(withValues(changed, undoing(hub, values))).toEqual(hub);
        },
      ),
    );
  });
});

describe('who is on call', () => {
  it('moves by one place and nobody is lost', () => {
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  });
});

describe('the parts of the settings', () => {
  it('show the members to administrators alone', () => {
    expect(tabsOf('admin')).toContain('members');
    expect(tabsOf('coordinator')).not.toContain('members');
  });
});

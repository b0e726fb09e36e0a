import type { AnswerOf } from '../../api/contract.ts';
import type { Field } from './fields.ts';

export type Hub = AnswerOf<'GET /v1/hub'>;

/** What somebody has changed and not yet saved, by path: as it was typed, or the value itself where nothing is typed. */
export type Edits = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a list holds; of anything else, nothing. */
export const thingsIn = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? Array.from<unknown>(value) : [];

export function valueAt(settings: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce((value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined), settings);
}

export function withValue(settings: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const own = isObject(settings) ? settings : {};
  return { ...own, [key]: withValue(own[key], rest, value) };
}

/** The settings with these values put where their paths lead; whatever else there is stays. */
export function withValues(hub: Hub, values: Edits): Hub {
  const changed = Object.entries(values).reduce<unknown>(
    (settings, [path, value]) => withValue(settings, path.split('.'), value),
    hub,
  );
  return isHub(changed) ? changed : hub;
}

/** The shape is that of the hub it was made from; the API holds every value to its bounds. */
const isHub = (value: unknown): value is Hub => isObject(value) && 'id' in value && 'dispatch' in value;

export type Wrong =
  | 'number'
  | 'whole'
  | 'bounds'
  | 'empty'
  | 'missing'
  | 'phone'
  | 'time'
  | 'times'
  | 'url'
  | 'monthDay'
  | 'date'
  | 'code'
  | 'places'
  | 'either'
  | 'twice';
export type Read = { readonly value: unknown } | { readonly wrong: Wrong };

/** What was typed, as the API wants it. */
export function readTyped(field: Field, typed: unknown): Read {
  if (field.kind === 'places') return readPlaces(typed);
  if (typeof typed !== 'string') return { value: typed };
  const text = typed.trim();
  if (field.kind === 'number') return readNumber(field, text);
  if (text === '') return { wrong: 'empty' };
  if (field.kind === 'times') return readTimes(text);
  if (field.kind === 'phone') {
    const phone = phoneOf(text);
    return phone === undefined ? { wrong: 'phone' } : { value: phone };
  }
  const shape = SHAPES[field.kind];
  return shape === undefined || shape.test(text) ? { value: text } : { wrong: wrongOf(field.kind) };
}

const SHAPES: Readonly<Partial<Record<Field['kind'], RegExp>>> = {
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  monthDay: /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  url: /^https:\/\/\S+$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  code: /^[a-z0-9-]{2,60}$/,
};
const wrongOf = (kind: Field['kind']): Wrong =>
  kind === 'time' || kind === 'monthDay' || kind === 'url' || kind === 'date' || kind === 'code' ? kind : 'empty';

const MOST_TIMES = 12;

/** `7:00, 13 h 30` as `07:00` and `13:30`. */
function readTimes(text: string): Read {
  const times = text
    .replaceAll(/\s*[h:]\s*/g, ':')
    .split(/[\s,;]+/)
    .filter((one) => one !== '')
    .map((one) => (/^\d:/.test(one) ? `0${one}` : one));
  const isRead = times.length <= MOST_TIMES && times.every((one) => SHAPES.time?.test(one) === true);
  return isRead ? { value: times } : { wrong: 'times' };
}

/** Two places, each another one. */
function readPlaces(typed: unknown): Read {
  const [one, other] = thingsIn(typed);
  return one === undefined || other === undefined || one === other ? { wrong: 'places' } : { value: [one, other] };
}

function readNumber({ min, max, whole, cents }: Extract<Field, { kind: 'number' }>, text: string): Read {
  const plain = text.replaceAll(/[\s\u00A0\u202F$]/g, '').replace(',', '.');
  if (!/^\d+(\.\d+)?$/.test(plain)) return { wrong: 'number' };
  if (cents === true && /\.\d{3,}$/.test(plain)) return { wrong: 'number' };
  const value = cents === true ? Math.round(Number(plain) * 100) : Number(plain);
  if (whole && !Number.isInteger(value)) return { wrong: 'whole' };
  return value < min || value > max ? { wrong: 'bounds' } : { value };
}

/** `+18075550100` of a number as it is written in Ontario; nothing where it cannot be one. */
export function phoneOf(text: string): string | undefined {
  const digits = text.replaceAll(/[\s().\u00A0\u202F-]/g, '');
  if (/^\+[1-9]\d{6,14}$/.test(digits)) return digits;
  if (/^1?[2-9]\d{9}$/.test(digits)) return `+1${digits.slice(-10)}`;
  return undefined;
}

/** Only what differs from the settings as they are. */
export function realEdits(hub: Hub, values: Edits): Edits {
  return Object.fromEntries(Object.entries(values).filter(([path, value]) => !sameValue(value, valueAt(hub, path))));
}

/** Whether two values are the same, whatever the order in which their keys were written. */
export const sameValue = (one: unknown, other: unknown): boolean => inOrder(one) === inOrder(other);
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );

/** The other way round: what takes these changes back. */
export const undoing = (hub: Hub, values: Edits): Edits =>
  Object.fromEntries(Object.keys(values).map((path) => [path, valueAt(hub, path)]));

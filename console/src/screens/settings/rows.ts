import { readTyped, sameValue, valueAt, withValue, type Wrong } from './edits.ts';
import { type Draft, type HubList, type ItemField } from './lists.ts';

/** One thing of a list while it is changed. Its key stays its own wherever it moves. */
export interface Row {
  readonly key: number;
  /** It stands in the settings already. */
  readonly isSaved: boolean;
  readonly draft: Draft;
}

/** What is wrong in a row, by the path of the field. */
export type Wrongs = Readonly<Record<string, Wrong>>;

/** Things that are ids have one value, under no path. */
const WHOLE = '';

function draftOf(list: HubList, item: unknown): Draft {
  if (list.idsOf !== undefined) return { [WHOLE]: item };
  // What a thing is made of may depend on what it is.
  const top: Draft = typeof item === 'object' && item !== null ? Object.fromEntries(Object.entries(item)) : {};
  return Object.fromEntries(list.fields(top).map(({ path }) => [path, valueAt(item, path)]));
}

export const rowsOf = (list: HubList, items: readonly unknown[]): readonly Row[] =>
  items.map((item, key) => ({ key, isSaved: true, draft: draftOf(list, item) }));

/** Keys are never used twice while a list is open, so that what was opened or focused is not taken for another. */
export const withRow = (rows: readonly Row[], draft: Draft): readonly Row[] => [
  ...rows,
  { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, isSaved: false, draft },
];
export const idRow = (rows: readonly Row[], id: string): readonly Row[] => withRow(rows, { [WHOLE]: id });
export const idOf = ({ [WHOLE]: id }: Draft): string => (typeof id === 'string' ? id : '');

export function isBlank(typed: unknown): boolean {
  if (typeof typed === 'string') return typed.trim() === '';
  if (Array.isArray(typed)) return typed.every((one) => one === undefined);
  return typed === undefined;
}

/** What is typed of a thing as the API wants it, and what is wrong with it: then the thing is as far as it goes. */
function readDraft(list: HubList, draft: Draft): { readonly item: unknown; readonly wrongs: Wrongs } {
  if (list.idsOf !== undefined) return { item: draft[WHOLE], wrongs: {} };
  let item: unknown = {};
  const wrongs: Record<string, Wrong> = {};
  for (const field of list.fields(draft)) {
    const read = readField(field, draft);
    if ('wrong' in read) wrongs[field.path] = read.wrong;
    else if (read.value !== undefined) item = withValue(item, field.path.split('.'), read.value);
  }
  const [first] = list.oneOf ?? [];
  if (first !== undefined && list.oneOf?.every((path) => isBlank(draft[path])) === true) wrongs[first] = 'either';
  return { item, wrongs };
}

function readField(field: ItemField, draft: Draft): ReturnType<typeof readTyped> {
  const typed = draft[field.path];
  if (field.kind === 'flag') return { value: typed === true };
  const isMissing = isBlank(typed) || (field.kind === 'choice' && !field.values.some((one) => one === typed));
  if (!isMissing) return readTyped(field, typed);
  const isNeeded = field.optional !== true || (field.with !== undefined && !isBlank(draft[field.with]));
  return isNeeded ? { wrong: field.kind === 'text' ? 'empty' : 'missing' } : { value: undefined };
}

export interface ReadRows {
  readonly items: readonly unknown[];
  readonly wrongs: ReadonlyMap<number, Wrongs>;
}

/** The whole list: its things as they would be saved, and by the key of a row what is wrong in it. */
export function readRows(list: HubList, rows: readonly Row[]): ReadRows {
  const read = rows.map((row) => ({ key: row.key, ...readDraft(list, row.draft) }));
  const { unique } = list;
  const marks = unique === undefined ? [] : read.map(({ item }) => partAt(item, unique));
  const found = read.map(({ key, wrongs }, at): [number, Wrongs] => {
    const isTwice = marks[at] !== undefined && marks.indexOf(marks[at]) < at;
    return [key, isTwice && unique !== undefined ? { [unique]: 'twice', ...wrongs } : wrongs];
  });
  return {
    items: read.map(({ item }) => item),
    wrongs: new Map(found.filter(([, wrongs]) => Object.keys(wrongs).length > 0)),
  };
}

const partAt = (item: unknown, path: string): unknown => (path === WHOLE ? item : valueAt(item, path));

export interface Difference {
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What is another list: each thing that went, came or changed, and whether those that stay stand in another order. */
export function differences(
  list: HubList,
  before: readonly unknown[],
  after: readonly unknown[],
): { readonly each: readonly Difference[]; readonly isMoved: boolean } {
  const { unique } = list;
  const isOf = (all: readonly unknown[]) => (item: unknown) => all.some((one) => sameValue(one, item));
  const gone = before.filter((item) => !isOf(after)(item));
  const come = after.filter((item) => !isOf(before)(item));
  const nowOf = (item: unknown): unknown =>
    unique === undefined ? undefined : come.find((one) => sameValue(partAt(one, unique), partAt(item, unique)));
  const changed = gone.flatMap((item) => {
    const now = nowOf(item);
    return now === undefined ? [] : [{ before: item, after: now }];
  });
  const kept = before.map((item) => (isOf(after)(item) ? item : nowOf(item))).filter((item) => item !== undefined);
  return {
    each: [
      ...changed,
      ...gone.filter((item) => nowOf(item) === undefined).map((item) => ({ before: item })),
      ...come.filter((item) => !changed.some(({ after: one }) => one === item)).map((item) => ({ after: item })),
    ],
    isMoved: list.isOrdered === true && !sameValue(kept, after.filter(isOf(kept))),
  };
}

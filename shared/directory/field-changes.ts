/** What differs between two versions of an entry, field by field. */

export type Value = Readonly<Record<string, unknown>>;

export interface FieldChange {
  /** Names from the entry inwards; a list is one field. */
  readonly path: readonly string[];
  /** Absent: the field was not there. */
  readonly before?: unknown;
  /** Absent: the field is not there any more. */
  readonly after?: unknown;
}

export const isValue = (value: unknown): value is Value =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The fields that differ, in the order of their names; an absent field and one that is `undefined` are the same. What both
 * have as an object is compared inside. Applied to `before` (`applyChanges`), they give `after`.
 */
export function fieldChanges(before: Value, after: Value): FieldChange[] {
  return [...differences(before, after, [])];
}

function* differences(before: Value, after: Value, above: readonly string[]): Generator<FieldChange> {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  for (const name of [...new Set([...was.keys(), ...is.keys()])].sort()) {
    const [old, now] = [was.get(name), is.get(name)];
    const path = [...above, name];
    if (isValue(old) && isValue(now)) yield* differences(old, now, path);
    else if (!same(old, now)) {
      yield { path, ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) };
    }
  }
}

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, at) => same(one, b[at]));
  if (isValue(a) && isValue(b)) return fieldChanges(a, b).length === 0;
  return a === b;
}

/** A value with the changes made to it. */
export function applyChanges(value: Value, changes: readonly FieldChange[]): Value {
  return changes.reduce((so, { path, after }) => withField(so, path, after), value);
}

function withField(value: Value, [name, ...inside]: readonly string[], after: unknown): Value {
  if (name === undefined) return value;
  const fields = new Map(Object.entries(value));
  const inner = fields.get(name);
  const next = inside.length === 0 ? after : withField(isValue(inner) ? inner : {}, inside, after);
  if (next === undefined) fields.delete(name);
  else fields.set(name, next);
  return Object.fromEntries(fields);
}

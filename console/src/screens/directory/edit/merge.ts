/** Whether two values of an entry say the same. An absent field and one that is `undefined` are the same. */
export function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value: unknown, at) => same(value, other[at]));
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [fields, others] = [
    new Map<string, unknown>(Object.entries(one)),
    new Map<string, unknown>(Object.entries(other)),
  ];
  return [...new Set([...fields.keys(), ...others.keys()])].every((name) => same(fields.get(name), others.get(name)));
}

function keysOf<D extends object>(...values: readonly D[]): readonly Extract<keyof D, string>[] {
  const keys = new Set<Extract<keyof D, string>>();
  for (const value of values) for (const key in value) keys.add(key);
  return [...keys];
}

export interface Merged<D> {
  readonly draft: D;
  /** Fields that somebody else changed and this one left alone: theirs are taken. */
  readonly taken: readonly Extract<keyof D, string>[];
  /** Fields that both changed, differently: what was written here stays until it is given up. */
  readonly both: readonly Extract<keyof D, string>[];
}

/** What is being written, laid over what somebody else has saved since it was begun. */
export function mergeDrafts<D extends object>(base: D, mine: D, theirs: D): Merged<D> {
  const theirsChanged = keysOf(base, theirs).filter((key) => !same(base[key], theirs[key]));
  const taken = theirsChanged.filter((key) => same(base[key], mine[key]));
  const both = theirsChanged.filter((key) => !same(base[key], mine[key]) && !same(mine[key], theirs[key]));
  const draft = taken.reduce((so, key) => ({ ...so, [key]: theirs[key] }), mine);
  return { draft, taken, both };
}

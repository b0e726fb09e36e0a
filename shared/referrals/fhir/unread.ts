/** Where something stands in a package: names and, in lists, numbers from 0. */
export type Path = readonly (string | number)[];

export interface Flaw {
  readonly path: Path;
  /** What is wrong and what to do; nothing of what was sent is repeated. */
  readonly message: string;
}

/** Written in a package by someone else, they change the meaning of what stands beside them: nobody may pass over them. */
const CHANGES_MEANING: ReadonlySet<string> = new Set(['modifierExtension', 'implicitRules']);

/** Pure: every element that must be understood to be read at all, and is not (FHIR R4, "modifier extensions"). */
export function mustBeUnderstood(value: unknown, path: Path = []): Flaw[] {
  return membersOf(value).flatMap(([name, member]) =>
    typeof name === 'string' && CHANGES_MEANING.has(name)
      ? [{ path: [...path, name], message: 'It changes the meaning of what it stands in, and is not understood here.' }]
      : mustBeUnderstood(member, [...path, name]),
  );
}

/**
 * Pure: what was sent and not read, by its place. Names that are none of FHIR's are told by their number: they may be anything, a
 * person's too.
 */
export function unread(sent: unknown, read: unknown, path: Path = []): string[] {
  const kept = new Map(membersOf(read));
  return membersOf(sent).flatMap(([name, member], at) => {
    const place = [...path, shown(name, at)];
    return kept.has(name) ? unread(member, kept.get(name), place) : [place.join('.')];
  });
}

const LOOKS_LIKE_AN_ELEMENT = /^_?[a-z][A-Za-z]{1,40}$/;
const shown = (name: string | number, at: number): string | number =>
  typeof name === 'number' || LOOKS_LIKE_AN_ELEMENT.test(name) ? name : `(${at + 1})`;

const membersOf = (value: unknown): [string | number, unknown][] =>
  Array.isArray(value)
    ? value.map((one: unknown, at) => [at, one])
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];

import { sameJson } from './json.ts';
import type { Kept } from './kept.ts';

type Value = Readonly<Record<string, unknown>>;

/** What comes of an entry of ours and what a file says of it. */
export interface Merged {
  readonly value: Value;
  /** Fields that both the hub and the other directory changed since the last import; the hub's stands unless the file is preferred. */
  readonly conflicts: readonly string[];
}

/**
 * Three versions of an entry: as the hub has it, as the file said it at the last import, and as the file says it now. A field that
 * the file does not tell stays. One that the file tells as before stays too, so that a person's own correction outlives every
 * import. One that the file changed is taken, unless the hub changed it as well (a conflict).
 * `before`: absent when nothing of this entry was imported yet; then the file is right.
 */
export function mergeEntry(ours: Value, before: Kept | undefined, now: Kept, preferFile: boolean): Merged {
  const value: Record<string, unknown> = { ...ours };
  const conflicts: string[] = [];
  for (const [field, theirs] of Object.entries(now.carried)) {
    const mine = ours[field];
    if (sameJson(mine, theirs)) continue;
    const special = SPECIAL[field]?.(mine, theirs);
    if (special !== undefined) {
      value[field] = special;
      continue;
    }
    if (before !== undefined && field in before.carried) {
      const base = before.carried[field];
      if (sameJson(base, theirs)) continue;
      if (!sameJson(base, mine)) {
        conflicts.push(field);
        if (!preferFile) continue;
      }
    }
    value[field] = theirs;
  }
  return { value, conflicts };
}

/** Fields of which neither version is right alone. */
const SPECIAL: Readonly<Record<string, (mine: unknown, theirs: unknown) => unknown>> = {
  identifiers: (mine, theirs) => {
    const all = [...asList(mine), ...asList(theirs)];
    return all.filter((one, at) => all.findIndex((other) => sameJson(one, other)) === at).slice(0, MOST_IDENTIFIERS);
  },
  // Whoever said it last knows best: a partner's text of this morning outlives last week's file.
  capacity: (mine, theirs) => (timeOf(mine, 'updatedAt') >= timeOf(theirs, 'updatedAt') ? mine : undefined),
  assuredOn: (mine, theirs) =>
    typeof mine === 'string' && typeof theirs === 'string' && mine > theirs ? mine : undefined,
};
const MOST_IDENTIFIERS = 20;

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
/** An instant in milliseconds; of nothing, the beginning of time. */
function timeOf(value: unknown, field: string): number {
  const at =
    typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === field) : undefined;
  return typeof at?.[1] === 'string' ? Date.parse(at[1]) : Number.NEGATIVE_INFINITY;
}

import type { Location, Organization, Program, Service } from '../directory/index.ts';
import type { JsonObject } from './json.ts';
import { mergeKept, type Kept } from './kept.ts';

/** An entry of our directory as a record tells it, with all else that the record says. */
export type MappedEntry =
  | { readonly kind: 'organization'; readonly value: Organization; readonly kept: Kept }
  | { readonly kind: 'program'; readonly value: Program; readonly kept: Kept }
  | { readonly kind: 'location'; readonly value: Location; readonly kept: Kept }
  | { readonly kind: 'service'; readonly value: Service; readonly kept: Kept };

/** The same entry told twice, in one record: more of it the second time. */
export function united(before: MappedEntry, now: MappedEntry): MappedEntry {
  const kept = mergeKept(before.kept, now.kept);
  const { carried } = now.kept;
  if (now.kind === 'organization' && before.kind === 'organization') {
    return { kind: now.kind, value: { ...before.value, ...pick(now.value, carried) }, kept };
  }
  if (now.kind === 'program' && before.kind === 'program') {
    return { kind: now.kind, value: { ...before.value, ...pick(now.value, carried) }, kept };
  }
  if (now.kind === 'location' && before.kind === 'location') {
    return { kind: now.kind, value: { ...before.value, ...pick(now.value, carried) }, kept };
  }
  return now;
}

/** Those fields of an entry that the record told. */
function pick<T extends object>(value: T, carried: JsonObject): Partial<T> {
  const picked: Partial<T> = { ...value };
  for (const key of Object.keys(value)) {
    if (!(key in carried)) Reflect.deleteProperty(picked, key);
  }
  return picked;
}

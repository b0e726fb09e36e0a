import type { EntryChange } from '../directory/index.ts';
import type { SharedKind, Step } from './import-plan.ts';
import { sameJson } from './json.ts';

export interface FieldOutcome {
  readonly field: string;
  /** Absent where the field was not there, or is not told because it names people or a confidential place. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What becomes of an entry, field by field. */
export interface EntryOutcome {
  readonly kind: SharedKind;
  readonly id: string;
  readonly outcome: 'added' | 'changed';
  readonly how: EntryChange['how'];
  /** Of an entry that is there. `record`: something that the hub keeps for the other directory and does not go by. */
  readonly fields: readonly FieldOutcome[];
  readonly conflicts: readonly string[];
}

const PRIVATE: ReadonlySet<string> = new Set(['contacts', 'dispatchPhones', 'nation']);
const OF_A_PLACE: ReadonlySet<string> = new Set(['lat', 'lon', 'address', 'phones']);

export function entryChange({ entry, before, how, conflicts }: Step): EntryOutcome {
  if (entry.kind === 'agreement') throw new Error('No directory imports agreements');
  const { kind, value } = entry;
  const about = { kind, id: value.id, how, conflicts };
  if (before === undefined) return { ...about, outcome: 'added', fields: [] };
  const hides = (field: string): boolean =>
    PRIVATE.has(field) || (kind === 'location' && value.confidential && OF_A_PLACE.has(field));
  const [was, is] = [
    new Map<string, unknown>(Object.entries(before.value)),
    new Map<string, unknown>(Object.entries(value)),
  ];
  const fields = [...new Set([...was.keys(), ...is.keys()])].flatMap((field): FieldOutcome[] => {
    const [old, now] = [was.get(field), is.get(field)];
    if (sameJson(old, now)) return [];
    if (hides(field)) return [{ field }];
    return [{ field, ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) }];
  });
  return { ...about, outcome: 'changed', fields: fields.length > 0 ? fields : [{ field: 'record' }] };
}

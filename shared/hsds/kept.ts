import { isObject, recordsOf, type JsonObject } from './json.ts';

/**
 * What the hub keeps of a record of another directory, beside the entry it became, so that the record goes out again as it
 * came in.
 */
export interface Kept {
  /** The record of this entity alone. Entities with an entry of their own stand in it as `{"$entry": id}`. */
  readonly source: JsonObject;
  /** The fields of our entry that the record told, as it told them. */
  readonly carried: Readonly<Record<string, unknown>>;
  /** The fields of our entry that it did not tell, as a new entry was given them. */
  readonly assumed: Readonly<Record<string, unknown>>;
}

const REFERENCE = '$entry';
export const referenceTo = (id: string): JsonObject => ({ [REFERENCE]: id });
/** The entry that stands in a record as a reference. */
export const referred = (value: unknown): string | undefined =>
  isObject(value) && typeof value[REFERENCE] === 'string' ? value[REFERENCE] : undefined;

/** What a record tells lies over what was kept before: a partly nested organization does not take away what a whole one told. */
export function mergeKept(before: Kept | undefined, now: Kept): Kept {
  if (before === undefined) return now;
  return {
    source: { ...before.source, ...now.source },
    carried: { ...before.carried, ...now.carried },
    assumed: { ...now.assumed, ...before.assumed },
  };
}

/**
 * A value of a record without what its place in the record says anyway: whose each row is. The other forms may write it, tables do
 * not give it back. `owner`: the id of the record that it stands in.
 */
export function withoutOwners(value: unknown, owner?: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutOwners(one, owner));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, one]) => !OWNER_KINDS.has(key) && !(owner !== undefined && key.endsWith('_id') && one === owner))
      .map(([key, one]) => [key, withoutOwners(one, value['id'])]),
  );
}
/** Beside `link_id` and `resource_id`: of which table the owner is. */
const OWNER_KINDS: ReadonlySet<string> = new Set(['link_entity', 'resource_type']);

/** Keys of HSDS that name people, wherever they stand in a record. */
const PERSONAL: ReadonlySet<string> = new Set(['contacts', 'attention', 'assurer_email', 'metadata']);

/** Parts a kept record into what may stand in the open, and the rest; `undefined` when there is no rest. */
export function splitKept(kept: Kept): { open: Kept; secret: Kept | undefined } {
  if (arePublished(kept.carried['contacts'])) return { open: kept, secret: undefined };
  const open = {
    source: impersonal(kept.source),
    carried: without(kept.carried, 'contacts'),
    assumed: kept.assumed,
  };
  return holdsPersons(kept.source) ? { open, secret: kept } : { open: kept, secret: undefined };
}

/** The whole again. */
export const joinKept = (open: Kept, secret: Kept | undefined): Kept => secret ?? open;

/** Whether the people of a record are published, all of them. */
export const arePublished = (contacts: unknown): boolean =>
  recordsOf(contacts).length > 0 && recordsOf(contacts).every((contact) => contact['public'] === true);

const without = (record: JsonObject, key: string): JsonObject =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));

function holdsPersons(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsPersons);
  if (!isObject(value)) return false;
  if (isOfPerson(value)) return true;
  return Object.entries(value).some(([key, one]) => PERSONAL.has(key) || holdsPersons(one));
}

/** A number of a person may stand among those of their organization or service. */
const isOfPerson = (value: unknown): boolean =>
  isObject(value) && value['contact_id'] !== undefined && value['number'] !== undefined;

/** A record without whatever names people in it. What stays of a list keeps its order. */
export function impersonal(record: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([key]) => !PERSONAL.has(key))
      .map(([key, value]) => [key, impersonalValue(value)]),
  );
}

function impersonalValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => !isOfPerson(one)).map(impersonalValue);
  return isObject(value) ? impersonal(value) : value;
}

import { v5 } from 'uuid';
import { isUuid } from '../platform/ids.ts';
import { isObject, type JsonObject } from './json.ts';
import { hsdsTable, tableNamed, type EntityName } from './tables.ts';

/** Namespace of identifiers made from those of other directories (RFC 9562, version 5). Changing it would orphan them all. */
const namespace = '1d0a3f0c-5a0e-5f63-9d2c-6d1f0a7b9c44';

/** The same hub, table and identifier always give the same UUID; HSDS asks for UUIDs, and many directories have none. */
export function uuidOf(hubId: string, table: string, id: string): string {
  const plain = id.trim().toLowerCase();
  return isUuid(plain) ? plain : v5(`${hubId}/${table}/${id.trim()}`, namespace);
}

/** The identifier of a record inside another, such as of a phone that has none of its own. */
export const uuidWithin = (parentId: string, part: string): string => v5(`${parentId}/${part}`, namespace);

/** An identifier may come as a number where a table was exported by a program that saw nothing but digits. */
const idText = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== ''
    ? value
    : typeof value === 'number' && Number.isFinite(value)
      ? String(value)
      : undefined;

/** The tables of the two identifiers whose table another field of the record names. */
const LINKS: Readonly<Record<string, string>> = { link_id: 'link_entity', resource_id: 'resource_type' };

/**
 * The record with a UUID for every identifier, references included, and without what is `null`. Records inside it that have
 * no identifier are given one by their place. Everything else stays as it is.
 */
export function identified(hubId: string, entity: EntityName, record: JsonObject, within = ''): JsonObject {
  const { fields, children } = hsdsTable(entity);
  const clean: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(record)) {
    if (value !== null && value !== undefined) clean[key] = value;
  }
  for (const { name, of } of fields) {
    const link = LINKS[name];
    const table = link === undefined ? of : (tableNamed(record[link]) ?? 'link');
    const id = table === undefined ? undefined : idText(clean[name]);
    if (table !== undefined && id !== undefined) clean[name] = uuidOf(hubId, table, id);
  }
  if (clean['id'] === undefined && within !== '') clean['id'] = uuidWithin(within, entity);
  const parent = typeof clean['id'] === 'string' ? clean['id'] : within;
  for (const { field, entity: child, many } of children) {
    const value = clean[field];
    if (!many && isObject(value)) clean[field] = identified(hubId, child, value, `${parent}/${field}`);
    if (many && Array.isArray(value)) {
      clean[field] = value.map((one: unknown, at) =>
        isObject(one) ? identified(hubId, child, one, `${parent}/${field}/${String(at)}`) : one,
      );
    }
  }
  return clean;
}

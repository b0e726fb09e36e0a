import * as z from 'zod';

/** Any JSON value, as `JSON.parse` gives it. */
export const Json = z.json();
export type Json = z.infer<typeof Json>;
export type JsonObject = Record<string, Json>;

/** Parses JSON text. Throws a SyntaxError when it is none. */
export function parseJson(text: string): Json {
  return Json.parse(JSON.parse(text));
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The field of an object; `undefined` where the value is no object or has no such field. */
export function field(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let current = value;
  for (const key of path) current = isObject(current) ? current[key] : undefined;
  return current;
}

export function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

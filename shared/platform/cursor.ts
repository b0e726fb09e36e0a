import * as z from 'zod';

/** A cursor is not a number in `DOMAIN` or a secret: it only says where the next page starts, and in which list. */
const shape = z.record(z.string(), z.string());

export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
  constructor() {
    super('The cursor does not belong to this list. Start again without one.');
  }
}

export function encodeCursor(key: Record<string, unknown>, list: string): string {
  return Buffer.from(JSON.stringify({ ...key, '@': list })).toString('base64url');
}

/** @throws InvalidCursor when the text is not a cursor of this very list: a caller cannot page into another's data. */
export function decodeCursor(cursor: string, list: string): Record<string, string> {
  let raw: unknown;
  try {
    raw = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new InvalidCursor();
  }
  const parsed = shape.safeParse(raw);
  if (!parsed.success) throw new InvalidCursor();
  const { '@': of, ...key } = parsed.data;
  if (of !== list || (key['gsi1pk'] ?? key['pk']) !== list) throw new InvalidCursor();
  return key;
}

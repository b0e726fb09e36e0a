import * as z from 'zod';

/** A cursor is not a number in `DOMAIN` or a secret: it only says where the next page starts, and in which list. */
const text = z.string().min(1);
/** The key of the last item of a page: in the table, or in the index as well. DynamoDB takes no other for a start. */
const shape = z.union([
  z.strictObject({ '@': text, pk: text, sk: text }),
  z.strictObject({ '@': text, pk: text, sk: text, gsi1pk: text, gsi1sk: text }),
]);

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
  if (of !== list || ('gsi1pk' in key ? key.gsi1pk : key.pk) !== list) throw new InvalidCursor();
  return key;
}

import * as z from 'zod';
import { isPageToken } from '../../shared/intake/index.ts';
import type { HttpEvent } from '../../shared/platform/http/faults.ts';

/** As long as the longest text of a phone. */
export const LONGEST_TEXT = 1600;

const token = z.string().refine(isPageToken);
/** A text's name, made by whoever made the page; `SM…` names those of the carrier. */
const id = z.string().regex(/^WEB[0-9a-f-]{32,36}$/);
const language = z.enum(['fr', 'en']);
const after = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** What the script sends to `/web/texts`. */
export const textRequest = z.strictObject({
  token,
  id,
  after,
  language,
  body: z
    .string()
    .max(LONGEST_TEXT)
    .refine((body) => body.trim() !== ''),
});

/** What the script sends to `/web/thread`. */
export const threadRequest = z.strictObject({ token, after });

/**
 * What the form sends. Anything that is not ours counts as a page that was just opened, but for the words: they are never
 * thrown away. Line ends come as CRLF, and count as one character as in the field.
 */
export const formRequest = z.object({
  token: token.optional().catch(undefined),
  id: id.optional().catch(undefined),
  after: after.catch(0),
  do: z.enum(['send', 'check', 'end']).catch('send'),
  body: z
    .string()
    .catch('')
    .transform((body) => body.replaceAll('\r\n', '\n')),
});
export type FormRequest = z.infer<typeof formRequest>;

const bodyOf = ({ body = '', isBase64Encoded }: HttpEvent): string =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;

export const formOf = (event: HttpEvent): FormRequest =>
  formRequest.parse(Object.fromEntries(new URLSearchParams(bodyOf(event))));

/** Undefined for what is no JSON or not of this shape. */
export function jsonOf<T>(event: HttpEvent, shape: z.ZodType<T>): T | undefined {
  try {
    return shape.safeParse(JSON.parse(bodyOf(event))).data;
  } catch {
    return undefined;
  }
}

/** Another site must not write through the browsers of its visitors. Old browsers say nothing of it. */
export const isFromAnotherSite = ({ headers }: HttpEvent): boolean =>
  !['same-origin', 'none', undefined].includes(headers['sec-fetch-site']);

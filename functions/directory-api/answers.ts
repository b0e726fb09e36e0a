import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { problemResponse, type HttpEvent, type HttpResult } from '../../shared/platform/http/faults.ts';
import { problem } from '../../shared/platform/problem.ts';
import type { Paging } from './parameters.ts';

const DEFAULT_PER_PAGE = 50;
/** Lambda answers with at most 6 MB, headers and the base64 of what is packed included. */
const MOST_BYTES = 5_800_000;
/** Below this, packing costs more than it saves. */
const WORTH_PACKING = 4_000;

const JSON_TYPE = 'application/json';
const LINES_TYPE = 'application/x-ndjson';

/** One record, or the page of a list: the answer, or that the caller has it already. */
export const jsonAnswer = (event: HttpEvent, body: object): HttpResult =>
  answer(event, JSON.stringify(body), JSON_TYPE);

/**
 * A list in the page shape of the HSDS API, or a record a line. Lines come without pages unless one is asked for.
 * `perPage`: how many stand on a page when the caller does not say.
 */
export function listAnswer<T>(
  event: HttpEvent,
  all: readonly T[],
  paging: Paging,
  shape: (one: T) => object,
  perPage = DEFAULT_PER_PAGE,
): HttpResult {
  const { page = 1, per_page: size = perPage } = paging;
  const isPaged = paging.page !== undefined || paging.per_page !== undefined;
  if (wantsLines(event, paging)) {
    const chosen = isPaged ? all.slice((page - 1) * size, page * size) : all;
    const text = chosen.map((one) => `${JSON.stringify(shape(one))}\n`).join('');
    return answer(event, text, LINES_TYPE);
  }
  const contents = all.slice((page - 1) * size, page * size).map(shape);
  const totalPages = Math.max(1, Math.ceil(all.length / size));
  return jsonAnswer(event, {
    total_items: all.length,
    total_pages: totalPages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= totalPages,
    empty: contents.length === 0,
    contents,
  });
}

const header = (event: HttpEvent, name: string): string => event.headers[name] ?? '';

/** The parameter decides; without it, what the caller says that it accepts. */
function wantsLines(event: HttpEvent, { format }: Paging): boolean {
  if (format !== undefined) return format === 'ndjson';
  const accept = header(event, 'accept');
  return accept.includes(LINES_TYPE) && !accept.includes(JSON_TYPE);
}

function answer(event: HttpEvent, text: string, type: string): HttpResult {
  const headers = {
    etag: `W/"${createHash('sha256').update(type).update(text).digest('base64url').slice(0, 22)}"`,
    'cache-control': 'public, max-age=60',
    vary: 'Accept, Accept-Encoding',
  };
  if (isKnown(header(event, 'if-none-match'), headers.etag)) return { statusCode: 304, headers };
  const bytes = Buffer.from(text);
  if (bytes.length < WORTH_PACKING || !/\bgzip\b/.test(header(event, 'accept-encoding'))) {
    return bytes.length > MOST_BYTES
      ? tooLarge()
      : { statusCode: 200, headers: { ...headers, 'content-type': type }, body: text };
  }
  const packed = gzipSync(bytes).toString('base64');
  return packed.length > MOST_BYTES
    ? tooLarge()
    : {
        statusCode: 200,
        headers: { ...headers, 'content-type': type, 'content-encoding': 'gzip' },
        body: packed,
        isBase64Encoded: true,
      };
}

const isKnown = (known: string, etag: string): boolean =>
  known.split(',').some((one) => one.trim() === etag || one.trim() === '*');

const tooLarge = (): HttpResult => {
  const message =
    'This is more than one answer can hold. Ask for less at a time with page and per_page, or accept gzip.';
  return problemResponse(problem(400, 'too-large', message, [{ field: 'query.per_page', code: 'too-large', message }]));
};

export const notFound = (): HttpResult =>
  problemResponse(problem(404, 'not-found', 'The directory has no such entry.'));

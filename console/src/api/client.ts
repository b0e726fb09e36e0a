import type { AnswerOf, Options, Signature } from './contract.ts';
import { Problem, problemFrom, Unreachable } from './problem.ts';

/** Gives the access token to send, renewed when `renew` says that the last one was refused. Undefined: signed out. */
export type TokenSource = (renew: boolean) => Promise<string | undefined>;

export interface Answered<S extends Signature> {
  readonly data: AnswerOf<S>;
  /** From the ETag: what `version` of the next change must be. */
  readonly version: number | undefined;
  /** Of the content, where asking again may find that nothing has changed. */
  readonly etag?: string | undefined;
}

export interface Sending {
  /** A repeat under the same key makes nothing new. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** Another representation of what an operation answers with. */
export interface Download {
  readonly blob: Blob;
  readonly fileName: string | undefined;
}

export interface Client {
  /** With the answer that is `known` already, the same one comes back as long as nothing has changed. */
  call<S extends Signature>(
    signature: S,
    options: Options<S>,
    sending?: Sending,
    known?: Answered<S>,
  ): Promise<Answered<S>>;
  /** The same operation, asked for another media type, as a file. */
  download<S extends Signature>(signature: S, options: Options<S>, accept: string): Promise<Download>;
}

interface Parts {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly version?: number | undefined;
  readonly reason?: string | undefined;
}

/** Long enough for a poor connection, short enough that a coordinator does not stare at nothing. */
const PATIENCE_MS = 30_000;

/** Calls the API of the same origin. Throws Problem when it refuses, Unreachable when nothing comes back. */
export function createClient(token: TokenSource): Client {
  const send = async (
    signature: string,
    parts: Parts,
    accept: string,
    sending: Sending = {},
    known?: string,
  ): Promise<Response> => {
    const [method = 'GET', path = ''] = signature.split(' ');
    const url = addressOf(path, parts.params, parts.query);
    const ask = async (renew: boolean): Promise<Response> => {
      const bearer = await token(renew);
      const patience = AbortSignal.timeout(PATIENCE_MS);
      return fetch(url, {
        method,
        headers: headersOf(parts, accept, bearer, sending.idempotencyKey, known),
        ...(parts.body !== undefined && { body: JSON.stringify(parts.body) }),
        cache: 'no-store',
        signal: sending.signal === undefined ? patience : AbortSignal.any([sending.signal, patience]),
      }).catch((fault: unknown) => {
        if (sending.signal?.aborted === true) throw fault;
        throw new Unreachable(method);
      });
    };
    const first = await ask(false);
    const response = first.status === 401 ? await ask(true) : first;
    const unchanged = known !== undefined && response.status === 304;
    if (!response.ok && !unchanged) throw problemFrom(response.status, await jsonOf(response));
    return response;
  };

  return {
    call: async (signature, options, sending, known) => {
      const response = await send(signature, options, 'application/json', sending, known?.etag);
      if (response.status === 304 && known !== undefined) return known;
      const answer = response.status === 204 ? undefined : await jsonOf(response);
      if (!promised<typeof signature>(answer)) throw new Problem(response.status, 'no-answer', '');
      const etag = response.headers.get('etag') ?? undefined;
      const version = /^(?:W\/)?"(\d+)"$/.exec(etag ?? '')?.[1];
      return { data: answer, version: version === undefined ? undefined : Number(version), etag };
    },
    download: async (signature, options, accept) => {
      const response = await send(signature, options, accept);
      const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
      return { blob: await response.blob(), fileName: named };
    },
  };
}

/** The one place where the compiler takes our word: the API answers as its contract says, which its own tests hold it to. */
function promised<S extends Signature>(_answer: unknown): _answer is AnswerOf<S> {
  return true;
}

const jsonOf = (response: Response): Promise<unknown> => response.json().catch(() => undefined);

function addressOf(path: string, params: unknown, query: unknown): string {
  const values = new Map(Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(values.get(name) ?? ''));
  const search = new URLSearchParams(
    Object.entries(query ?? {}).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, String(value)]],
    ),
  );
  return search.size === 0 ? filled : `${filled}?${search.toString()}`;
}

function headersOf(
  parts: Parts,
  accept: string,
  bearer: string | undefined,
  key: string | undefined,
  known: string | undefined,
): Headers {
  const headers = new Headers({ accept });
  if (bearer !== undefined) headers.set('authorization', `Bearer ${bearer}`);
  if (parts.body !== undefined) headers.set('content-type', 'application/json');
  if (parts.version !== undefined) headers.set('if-match', `"${parts.version}"`);
  if (parts.reason !== undefined) headers.set('access-reason', parts.reason);
  if (key !== undefined) headers.set('idempotency-key', key);
  if (known !== undefined) headers.set('if-none-match', known);
  return headers;
}

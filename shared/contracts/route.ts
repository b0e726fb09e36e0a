import type * as z from 'zod';

export const ROLES = ['coordinator', 'recipient-reporter', 'partner', 'nation-steward', 'admin'] as const;

/** Why a person's file is opened: coded, so that the audit holds no free words. */
export const ACCESS_REASONS = [
  'intake-triage',
  'referral',
  'transport',
  'follow-up',
  'reporting',
  'data-request',
  'safety',
] as const;

/**
 * One operation of the API: the single source of its check of rights, its validation, its OpenAPI entry and the test of
 * route × role. `path` is below `/v1`, with `{name}` for parameters.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: `/v1/${string}`;
  readonly summary: string;
  /** Who may call; `everyone` signed in, or `public` without a token. */
  readonly roles: readonly (typeof ROLES)[number][] | 'everyone' | 'public';
  /** All values are strings of the path. */
  readonly params?: z.ZodObject;
  /** All values are strings of the query; coerce in the schema. */
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  /** 200 unless said otherwise. */
  readonly status?: 200 | 201 | 202 | 204;
  /** Other media types it can answer with, by `Accept` or `?format=`. */
  readonly alsoAnswers?: readonly string[];
  /** A change to something with an ETag: `If-Match` is required and given to the handler as `version`. */
  readonly versioned?: true;
  /**
   * Asked for again and again: its ETag is of the content, and `If-None-Match` answers 304 without a body. `keepSeconds`: how long
   * a browser may keep it without asking; 0 for what is never kept on a disk.
   */
  readonly revalidates?: { readonly keepSeconds: number };
  /** Opening a person's file: the header `Access-Reason` is required and audited. */
  readonly opensFile?: true;
}

export type Routes = Readonly<Record<string, Route>>;

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a handler of this route is given, already validated. */
export interface Call<R extends Route> {
  readonly params: Parsed<R['params']>;
  readonly query: Parsed<R['query']>;
  readonly body: Parsed<R['body']>;
  /** From `If-Match`; a number for versioned routes. */
  readonly version: R['versioned'] extends true ? number : number | undefined;
  readonly reason: string | undefined;
  readonly accept: string | undefined;
  /**
   * The id for what a POST makes: derived from the member and the `Idempotency-Key` when one was sent, so that a repeat
   * meets the item it made before (`create` refuses, the use case answers with what is stored); else a new UUID.
   */
  readonly newId: string;
}

/** What a handler answers: the JSON body, or another representation of it. */
export interface Answer<R extends Route> {
  readonly body: z.input<R['answer']>;
  /** Sent as ETag. */
  readonly version?: number;
  readonly location?: string;
  readonly raw?: {
    readonly contentType: string;
    /** Text, or the bytes of a file. */
    readonly content: string | Uint8Array;
    /** Given: offered as a file to keep, under this name. */
    readonly fileName?: string;
  };
}

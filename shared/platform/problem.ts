import type { FieldFault, Refusal } from './refusal.ts';

/** A problem document (RFC 9457). `code` is stable; `errors` names each bad field by JSON path and what to do. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldFault[];
}

const STATUS: Record<Refusal['kind'], number> = {
  invalid: 422,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  precondition: 412,
};

const TITLE: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Not JSON',
  422: 'Not acceptable as it is',
  428: 'Version needed',
  500: 'Fault on our side',
  503: 'Busy',
};

export function problem(status: number, code: string, detail: string, errors?: Problem['errors']): Problem {
  return { type: 'about:blank', title: TITLE[status] ?? 'Error', status, code, detail, ...(errors && { errors }) };
}

/** The one place where a refusal of a use case becomes HTTP. */
export function problemOf(refusal: Refusal): Problem {
  const { kind, code, message, field, errors } = refusal;
  return problem(STATUS[kind], code, message, errors ?? (field === undefined ? undefined : [{ field, code, message }]));
}

/**
 * An expected refusal: a typed value of a use case, not an exception. `code` is stable and documented in the API;
 * `message` says what was wrong and what to do, and never carries a person's data; `field` is a JSON path.
 */
export interface Refusal {
  readonly refused: true;
  readonly kind: 'invalid' | 'forbidden' | 'not-found' | 'conflict' | 'precondition';
  readonly code: string;
  readonly message: string;
  readonly field?: string;
  /** In place of `field`, where several fields are wrong, each for a reason of its own. */
  readonly errors?: readonly FieldFault[];
}

/** What is wrong with one field; `code` and `message` as of a refusal. */
export interface FieldFault {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

export function refuse(kind: Refusal['kind'], code: string, message: string, field?: string): Refusal {
  return { refused: true, kind, code, message, ...(field === undefined ? {} : { field }) };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;
}

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
}

export function refuse(kind: Refusal['kind'], code: string, message: string, field?: string): Refusal {
  return { refused: true, kind, code, message, ...(field === undefined ? {} : { field }) };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;
}

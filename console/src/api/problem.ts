/** What the API says when it does not do what it was asked (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  /** Stable; texts are found by it. */
  readonly code: string;
  readonly errors: readonly FieldProblem[];

  constructor(status: number, code: string, detail: string, errors: readonly FieldProblem[] = []) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

export interface FieldProblem {
  /** Path of the field in what was sent, such as `needs.0.kind`. */
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** Nothing came back: no network, or no server. Whether what was asked was done is not known. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined;
const textAt = (value: unknown, key: string): string | undefined => {
  const found = at(value, key);
  return typeof found === 'string' ? found : undefined;
};

/** Reads a problem document; whatever else a gateway in between may have sent is told by its status. */
export function problemFrom(status: number, body: unknown): Problem {
  const errors = at(body, 'errors');
  return new Problem(
    status,
    textAt(body, 'code') ?? `http-${status}`,
    textAt(body, 'detail') ?? textAt(body, 'message') ?? '',
    (Array.isArray(errors) ? errors : []).map((error: unknown) => ({
      field: textAt(error, 'field') ?? '',
      code: textAt(error, 'code') ?? '',
      message: textAt(error, 'message') ?? '',
    })),
  );
}

/**
 * What is wrong in a record of another directory. `refused`: the record cannot become an entry. `kept-aside`: the value is
 * kept as it stands, and goes out again, but the hub does not go by it. `noted`: it was taken, and a human should look.
 */
export interface Problem {
  readonly effect: 'refused' | 'kept-aside' | 'noted';
  /** Where in the record, such as `schedules[0].opens_at`. */
  readonly path: string;
  readonly code: string;
  /** What is wrong. Never the value itself: it may be somebody's number. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}

export type Report = (problem: Problem) => void;

export const joinPath = (path: string, field: string | number): string =>
  typeof field === 'number' ? `${path}[${String(field)}]` : path === '' ? field : `${path}.${field}`;

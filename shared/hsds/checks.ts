import type * as z from 'zod';
import { isObject, recordsOf, type JsonObject } from './json.ts';
import { joinPath, type Report } from './problem.ts';
import { isEmail } from './reached.ts';
import { hsdsTable, type EntityName } from './tables.ts';

/** What must hold of a record for it to be one of HSDS at all. */
export function checkSchema(entity: EntityName, record: JsonObject, path: string, report: Report): boolean {
  const parsed = hsdsTable(entity).schema.safeParse(record);
  for (const issue of parsed.error?.issues ?? []) report(refusal(issue, record, path));
  return parsed.success;
}

function refusal(issue: z.core.$ZodIssue, record: JsonObject, path: string): Parameters<Report>[0] {
  const where = issue.path.reduce<string>(
    (at, part) => joinPath(at, typeof part === 'number' ? part : String(part)),
    path,
  );
  if (valueAt(record, issue.path) === undefined) {
    return {
      effect: 'refused',
      path: where,
      code: 'missing',
      message: 'HSDS asks for this field, and it is not there.',
      remedy: 'Give it a value.',
    };
  }
  const expected = expectation(issue);
  return {
    effect: 'refused',
    path: where,
    code: expected.code,
    message: `This must be ${expected.what}.`,
    remedy: `Write ${expected.what}, or leave the field out.`,
  };
}

function expectation(issue: z.core.$ZodIssue): { code: string; what: string } {
  if (issue.code === 'invalid_value')
    return { code: 'not-a-choice', what: `one of: ${issue.values.map(String).join(', ')}` };
  if (issue.code === 'invalid_type') return { code: `not-a-${issue.expected}`, what: `a ${issue.expected}` };
  if (issue.code !== 'invalid_format') return { code: 'invalid', what: 'a value of HSDS' };
  const what = FORMATS[issue.format];
  return what === undefined
    ? { code: 'not-a-time', what: 'a time such as 08:30' }
    : { code: `not-a-${issue.format}`, what };
}

const FORMATS: Readonly<Record<string, string>> = {
  date: 'a day that exists, such as 2026-11-22',
  datetime: 'a time in ISO 8601, such as 2026-11-22T15:00:00Z',
  uuid: 'an identifier',
};

const valueAt = (record: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, part) => {
    if (Array.isArray(at)) return typeof part === 'number' ? at[part] : undefined;
    return isObject(at) ? at[String(part)] : undefined;
  }, record);

/** What is well formed and cannot be meant. It is kept as it stands; a human should look. */
export function checkMeaning(entity: EntityName, record: JsonObject, path: string, report: Report): void {
  const { fields, children } = hsdsTable(entity);
  for (const { name, type } of fields) {
    const value = record[name];
    if (typeof value !== 'string' || value === '') continue;
    if (type === 'email' && !isEmail(value)) {
      report(
        odd(joinPath(path, name), 'email-malformed', 'This is not an e-mail address.', 'Correct it in the source.'),
      );
    }
    if (type === 'url' && !URL.canParse(value)) {
      const remedy = 'Give the whole address, with https:// before it.';
      report(odd(joinPath(path, name), 'url-malformed', 'This is not the address of a page.', remedy));
    }
  }
  for (const [from, to] of ORDERED) {
    if (!isAfter(record[from], record[to])) continue;
    report(odd(joinPath(path, to), 'dates-out-of-order', `This comes before ${from}.`, `Correct ${from} or ${to}.`));
  }
  for (const { field, entity: child, many } of children) {
    const nested = many ? recordsOf(record[field]) : recordsOf([record[field]]);
    for (const [at, one] of nested.entries()) {
      const here = many ? joinPath(joinPath(path, field), at) : joinPath(path, field);
      const owner = `${entity}_id`;
      if (one[owner] !== undefined && one[owner] !== record['id'] && hasField(child, owner)) {
        const remedy = `Make it the identifier of the ${entity} that it stands in, or leave it out.`;
        report(
          odd(
            joinPath(here, owner),
            'reference-elsewhere',
            `This names another ${entity} than the one it stands in.`,
            remedy,
          ),
        );
      }
      checkMeaning(child, one, here, report);
    }
  }
}

const ORDERED = [
  ['valid_from', 'valid_to'],
  ['dtstart', 'until'],
  ['minimum_age', 'maximum_age'],
] as const;

const isAfter = (from: unknown, to: unknown): boolean =>
  (typeof from === 'string' && typeof to === 'string' && from !== '' && to !== '' && from > to) ||
  (typeof from === 'number' && typeof to === 'number' && from > to);

const hasField = (entity: EntityName, field: string): boolean =>
  hsdsTable(entity).fields.some(({ name }) => name === field);

const odd = (path: string, code: string, message: string, remedy: string): Parameters<Report>[0] => ({
  effect: 'kept-aside',
  path,
  code,
  message,
  remedy,
});

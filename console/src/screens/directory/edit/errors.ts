import i18next from 'i18next';
import { Problem } from '../../../api/problem.ts';

/** What is wrong with a field, by its path in what was sent; of a list, with the first of it that is wrong. */
export type ErrorAt = (field: string) => string | undefined;

export const errorsOf =
  (fault: unknown): ErrorAt =>
  (field) => {
    if (!(fault instanceof Problem)) return undefined;
    const error = fault.errors.find((one) => one.field === field || one.field.startsWith(`${field}.`));
    return error === undefined ? undefined : inWords(error.code, error.message);
  };

function inWords(code: string, message: string): string {
  for (const key of [`problems:${code}`, `directory:wrong.${code}`]) {
    if (i18next.exists(key)) return i18next.t(key, { defaultValue: message });
  }
  return message;
}

import i18next from 'i18next';
import { Problem } from '../api/problem.ts';

/** What the API says of one field of what was sent, in the member's language where there are words for it. */
export function faultAt(fault: unknown, field: string): string | undefined {
  if (!(fault instanceof Problem)) return undefined;
  const found = fault.errors.find((error) => error.field === field || error.field.startsWith(`${field}.`));
  if (found === undefined) return undefined;
  const known = [found.code, fault.code].find((code) => i18next.exists(`problems:${code}`));
  return known === undefined ? found.message : i18next.t(`problems:${known}`, { defaultValue: found.message });
}

/** Whether each field that the fault speaks of is one of these, so that it needs no word of its own. */
export const isToldAt = (fault: unknown, fields: readonly string[]): boolean =>
  fault instanceof Problem && fault.errors.length > 0 && fault.errors.every(({ field }) => fields.includes(field));

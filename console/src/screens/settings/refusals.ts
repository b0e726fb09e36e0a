import i18next from 'i18next';
import { Problem } from '../../api/problem.ts';

/** What two values have to be to each other, which only the API holds them to. */
const RULES = [
  'dispatchNumber',
  'routing.capacityStaleHours',
  'dispatch.nightRota.to',
  'directory.askHours.to',
] as const;

/** What the API said of one value of the settings, in the member's language. */
export function refusalAt(fault: unknown, path: string): string | undefined {
  if (!(fault instanceof Problem)) return undefined;
  const found = fault.errors.find(({ field }) => field === path || field.startsWith(`${path}.`));
  if (found === undefined) return undefined;
  const rule = RULES.find((one) => one === path);
  if (rule !== undefined && found.code === 'custom') return i18next.t(`settings:refused.${rule}`);
  const key = `problems:${found.code}`;
  return i18next.exists(key) ? i18next.t(key, { defaultValue: found.message }) : i18next.t('settings:refused.other');
}

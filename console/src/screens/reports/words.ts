import { languageTag } from '../../i18n/i18n.ts';

const format = (options: Intl.DateTimeFormatOptions, month: string): string =>
  new Intl.DateTimeFormat(languageTag(), { ...options, timeZone: 'UTC' }).format(new Date(`${month}-01T12:00:00Z`));

/** "avril 2026" of "2026-04" */
export const monthName = (month: string): string => format({ month: 'long', year: 'numeric' }, month);

/** "avr." of "2026-04" */
export const monthShort = (month: string): string => format({ month: 'short' }, month);

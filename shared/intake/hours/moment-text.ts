import type { Language } from '../model.ts';

const LOCALE: Readonly<Record<Language, string>> = { fr: 'fr-CA', en: 'en-CA' };

/** "Tue 20:00", "mar 20:00": short, and in letters that keep a text in GSM-7. */
export function sayMoment(instant: string, timeZone: string, language: Language): string {
  const at = new Date(instant);
  const day = new Intl.DateTimeFormat(LOCALE[language], { timeZone, weekday: 'short' }).format(at).replace('.', '');
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(at);
  return `${day} ${time}`;
}

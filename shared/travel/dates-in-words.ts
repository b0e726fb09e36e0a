import { DAY, localDay, localMinute, weekdayOf } from './local-days.ts';
import type { LocalizedText } from './model.ts';

const weekdays: readonly LocalizedText[] = [
  { fr: 'lundi', en: 'Monday' },
  { fr: 'mardi', en: 'Tuesday' },
  { fr: 'mercredi', en: 'Wednesday' },
  { fr: 'jeudi', en: 'Thursday' },
  { fr: 'vendredi', en: 'Friday' },
  { fr: 'samedi', en: 'Saturday' },
  { fr: 'dimanche', en: 'Sunday' },
];

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(language: 'fr' | 'en'): Intl.DateTimeFormat {
  const known = formatters.get(language);
  if (known) return known;
  const made = new Intl.DateTimeFormat(`${language}-CA`, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  formatters.set(language, made);
  return made;
}

/** A day of the year; in French the first of a month is « 1er ». */
const dayInWords = (language: 'fr' | 'en', instant: number): string =>
  formatter(language)
    .format(instant)
    .replace(/^1 /u, language === 'fr' ? '1er ' : '1 ');

const inBoth = (words: (language: 'fr' | 'en') => string): LocalizedText => ({ fr: words('fr'), en: words('en') });
const weekday = (number: number): LocalizedText => weekdays[number - 1] ?? { fr: '', en: '' };

/** « 15 janvier » and "January 15" of `01-15`. */
export const monthDayInWords = (monthDay: string): LocalizedText =>
  inBoth((language) => dayInWords(language, Date.parse(`2024-${monthDay}T00:00:00Z`)));

/** « lundi, mardi » and "Monday, Tuesday". */
export const daysInWords = (days: readonly number[]): LocalizedText =>
  inBoth((language) => days.map((number) => weekday(number)[language]).join(', '));

/** « 7 h », « 7 h 30 » and "7:00", "7:30", of minutes since midnight. */
export function timeInWords(minute: number): LocalizedText {
  const [hour, rest] = [String(Math.floor(minute / 60)), minute % 60];
  const minutes = String(rest).padStart(2, '0');
  return { fr: rest === 0 ? `${hour} h` : `${hour} h ${minutes}`, en: `${hour}:${minutes}` };
}

/** « mardi 3 février à 9 h » and "Tuesday, February 3, 9:00", on the clocks of a zone. */
export function momentInWords(timeZone: string, instant: number): LocalizedText {
  const day = localDay(timeZone, instant);
  const time = timeInWords(localMinute(timeZone, instant));
  const date = inBoth((language) => dayInWords(language, day * DAY * 60_000));
  const { fr, en } = weekday(weekdayOf(day));
  return { fr: `${fr} ${date.fr} à ${time.fr}`, en: `${en}, ${date.en}, ${time.en}` };
}

/**
 * When one arrives, on the clocks of a zone: the day is told from that of `from`, by « aujourd'hui » and "today" where it is also that
 * of `now`.
 */
export function arrivalInWords(
  timeZone: string,
  { from, arrives, now }: { from: number; arrives: number; now: number },
): LocalizedText {
  const start = localDay(timeZone, from);
  const days = localDay(timeZone, arrives) - start;
  const isToday = localDay(timeZone, now) === start;
  if (days > 1) return momentInWords(timeZone, arrives);
  const time = timeInWords(localMinute(timeZone, arrives));
  const [today, tomorrow] = isToday
    ? [
        { fr: "aujourd'hui", en: 'today' },
        { fr: 'demain', en: 'tomorrow' },
      ]
    : [
        { fr: 'le jour même', en: 'the same day' },
        { fr: 'le lendemain', en: 'the next day' },
      ];
  const day = days === 1 ? tomorrow : today;
  return { fr: `${day.fr} à ${time.fr}`, en: `${day.en} at ${time.en}` };
}

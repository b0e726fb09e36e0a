import type { DayOfWeek, Language, SafeWindow } from '../model.ts';

const WEEK: readonly DayOfWeek[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const spoken: Readonly<Record<Language, { readonly anyTime: string; readonly days: readonly string[] }>> = {
  fr: { anyTime: 'en tout temps', days: ['lun', 'mar', 'mer', 'jeu', 'ven', 'sam', 'dim'] },
  en: { anyTime: 'any time', days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] },
};

/**
 * Safe hours as a person and a coordinator read them, in letters that keep a text in GSM-7: "lun-ven 8:00-16:00",
 * "Mon-Fri 08:00-16:00; Sat, Sun any time". No window is any time.
 */
export function sayHours(windows: readonly SafeWindow[], language: Language): string {
  const { anyTime } = spoken[language];
  if (windows.length === 0) return anyTime;
  const byDays = Map.groupBy(windows, ({ days }) => sayDays(days, language));
  return [...byDays]
    .map(([days, together]) => {
      const hours = together.some(({ from, to }) => from === to)
        ? anyTime
        : together.map(({ from, to }) => `${sayTime(from, language)}-${sayTime(to, language)}`).join(', ');
      return days === '' ? hours : `${days} ${hours}`;
    })
    .join('; ');
}

const sayTime = (time: string, language: Language): string => (language === 'fr' ? time.replace(/^0/u, '') : time);

/** "lun-ven", "mar, jeu"; every day is not said. From three days on the first and the last are enough. */
function sayDays(days: readonly DayOfWeek[] | undefined, language: Language): string {
  const on = WEEK.map((day) => days === undefined || days.includes(day));
  if (on.every(Boolean)) return '';
  const names = spoken[language].days;
  const runs = on.flatMap((here, first): string[] => {
    // Sunday goes on into Monday.
    if (!here || on.at(first - 1) === true) return [];
    let last = first;
    while (on[(last + 1) % 7] === true) last += 1;
    const run = Array.from({ length: last - first + 1 }, (_, more) => names[(first + more) % 7] ?? '');
    return [run.length > 2 ? `${run[0] ?? ''}-${run.at(-1) ?? ''}` : run.join(', ')];
  });
  return runs.join(', ');
}

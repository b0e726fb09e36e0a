import { wallTimeAt } from '../../platform/wall-time.ts';
import type { Language } from '../model.ts';

const DAY = 86_400_000;

/** Whose clocks are looked at; IANA names. */
interface Clocks {
  /** Where they are picked up: what the wall shows there, and whoever comes goes by. */
  readonly there: string;
  /** Which they live by. */
  readonly own: string;
}

/**
 * "vers 14 h 40", "around 2:40 pm"; with the day where the text is not read on that same day: "mardi 24 vers 14 h 40",
 * "Tue Nov 24 around 2:40 pm". On the wall clock of the place of pickup, named where their own shows another hour: "around 4:00
 * pm (Central Time)". In letters that keep a text in GSM-7, with no word such as "tomorrow" that a text which waited would
 * turn into a lie. Instants are ISO.
 */
export function sayPickup(at: string, readAt: string, clocks: Clocks, language: Language): string {
  const moment = momentOf(at, readAt, clocks, language);
  const isOther = wallTimeAt(clocks.there, Date.parse(at)) !== wallTimeAt(clocks.own, Date.parse(at));
  return isOther ? `${moment} (${zoneOf(at, clocks.there, language)})` : moment;
}

function momentOf(at: string, readAt: string, { there, own }: Clocks, language: Language): string {
  const wall = wallTimeAt(there, Date.parse(at));
  const isSameDay = [there, own].every((zone) => dayAt(wallTimeAt(zone, Date.parse(readAt))) === dayAt(wall));
  const [hour, minute] = [new Date(wall).getUTCHours(), new Date(wall).toISOString().slice(14, 16)];
  if (language === 'fr') {
    const time = `vers ${hour} h${minute === '00' ? '' : ` ${minute}`}`;
    return isSameDay ? time : `${dayOf(wall, 'fr-CA', { weekday: 'long', day: 'numeric' })} ${time}`;
  }
  const time = `around ${hour % 12 === 0 ? 12 : hour % 12}:${minute} ${hour < 12 ? 'am' : 'pm'}`;
  return isSameDay ? time : `${dayOf(wall, 'en-US', { weekday: 'short', month: 'short', day: 'numeric' })} ${time}`;
}

const dayAt = (wall: number): number => Math.floor(wall / DAY);

/** "heure du Centre", "Central Time"; what people call it, for not everybody knows its letters. */
const zoneOf = (at: string, timeZone: string, language: Language): string =>
  new Intl.DateTimeFormat(`${language}-CA`, { timeZone, timeZoneName: 'longGeneric' })
    .formatToParts(Date.parse(at))
    .flatMap(({ type, value }) => (type === 'timeZoneName' ? value.replaceAll('’', "'") : []))
    .join('');

/** Without the month in French: "août" would take the text out of GSM-7, and a ride is confirmed days ahead, not months. */
const dayOf = (wall: number, locale: string, parts: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }).format(wall).replace(',', '');

import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { CalendarEntry } from './entries.ts';

/** How often a calendar program is asked to look again; most look when they like. */
const LOOK_AGAIN_SECONDS = 900;

const STATUS = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
} as const satisfies Record<CalendarEntry['status'], ICalEventStatus>;

/**
 * The calendar as a file (RFC 5545). Times are instants, so that each program shows them on its own clock. The same entries give
 * the same text, to the byte: an entry is stamped with when it changed, not with when it was asked for.
 */
export function calendarFile(name: string, language: 'fr' | 'en', entries: readonly CalendarEntry[]): string {
  const calendar = ical({
    name,
    prodId: { company: 'Carrefour', product: 'Calendar', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: LOOK_AGAIN_SECONDS,
  });
  for (const { uid, startsAt, endsAt, summary, place, status, changedAt, sequence } of entries) {
    calendar.createEvent({
      id: uid,
      start: new Date(startsAt),
      end: new Date(endsAt),
      stamp: new Date(changedAt),
      lastModified: new Date(changedAt),
      sequence,
      summary,
      ...(place !== undefined && { location: place }),
      status: STATUS[status],
    });
  }
  return calendar.toString();
}

import { memberScope } from '../../../access/index.ts';
import { airportByIdent, communityById, loadDirectory, type Directory } from '../../../directory/index.ts';
import { later } from '../../../platform/clock.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { TripPoint } from '../../model.ts';
import { tripIdOf } from '../../series/store.ts';
import { referenceOf } from '../../texts.ts';
import type { CalendarLanguage } from '../model.ts';
import { readCalendar } from '../store.ts';
import { calendarName, entriesOf } from './entries.ts';
import { calendarFile } from './ical.ts';
import { activeSeries, cancelledTrips, openTrips } from './store.ts';

const DAY_MS = 86_400_000;
const DAYS_BACK = 1;
const DAYS_AHEAD = 60;

/**
 * The calendar behind a secret address; `undefined` when the address is unknown, was withdrawn or replaced, or its member is no
 * coordinator or administrator of the hub any more: nobody is told which. Nothing sealed is read: this needs no key of the hub.
 */
export async function openCalendar(platform: Platform, token: string): Promise<string | undefined> {
  const calendar = await readCalendar(platform, token);
  const scope = calendar === undefined ? undefined : await memberScope(platform, calendar.sub);
  if (calendar === undefined || (scope?.role !== 'coordinator' && scope?.role !== 'admin')) return undefined;
  const [trips, cancelled, series, directory] = await Promise.all([
    openTrips(platform),
    cancelledTrips(platform),
    activeSeries(platform),
    loadDirectory(platform, { secrets: false }),
  ]);
  const now = platform.clock().toISOString();
  const { language } = calendar;
  const entries = entriesOf(
    [...cancelled, ...trips],
    series,
    { from: later(now, -DAYS_BACK * DAY_MS), until: later(now, DAYS_AHEAD * DAY_MS) },
    { language, nameOf: (point) => communityOf(point, directory, language), referenceOf, tripIdOf },
  );
  return calendarFile(calendarName(language), language, entries);
}

/** A confidential place is named by nothing, not even by the community around it. */
function communityOf(point: TripPoint, directory: Directory, language: CalendarLanguage): string | undefined {
  const nameOf = (id: string | undefined): string | undefined =>
    id === undefined ? undefined : communityById(id)?.name[language];
  if (point.kind === 'community') return nameOf(point.communityId);
  if (point.kind === 'airport') return nameOf(airportByIdent(point.ident)?.communityId);
  const location = directory.locations.find(({ id }) => id === point.locationId);
  return location === undefined || location.confidential ? undefined : nameOf(location.communityId);
}

import type { Schedule } from '../directory/index.ts';
import { uuidWithin } from './identified.ts';
import { said } from './json.ts';
import type { HsdsAttribute, HsdsSchedule } from './model.ts';
import { joinPath, type Report } from './problem.ts';
import { ownAttribute, ownTermsOf } from './taxonomies.ts';

/** Hours, from HSDS's recurrences to the hub's week and back. What the week cannot hold stays in the record it came in. */

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
type Day = (typeof DAYS)[number];
type Weekly = Extract<Schedule, { kind: 'weekly' }>;
type Hours = Weekly['hours'][number];

export interface HoursContext {
  /** The hub's calendar day, `YYYY-MM-DD`: hours that are over, or not yet, are not its hours now. */
  readonly today: string;
  /** IANA zone in which the hours are told when they do not say. */
  readonly timeZone: string;
}

/** @returns `undefined` when no recurrence is one that the week can hold: the hours are unknown. */
export function readHours(
  schedules: readonly HsdsSchedule[],
  context: HoursContext,
  path: string,
  report: Report,
): Schedule | undefined {
  const hours: Hours[] = [];
  const closures: { from: string; to: string }[] = [];
  let timeZone = context.timeZone;
  let byAppointment = false;
  for (const [at, schedule] of schedules.entries()) {
    const own = ownTermsOf(schedule, 'carrefour-hours');
    if (own.some(({ code }) => code === 'always')) return { kind: 'always' };
    timeZone = own.find(({ code }) => code === 'time-zone')?.value ?? timeZone;
    byAppointment ||= own.some(({ code }) => code === 'by-appointment');
    closures.push(...own.flatMap(({ code, value }) => (code === 'closure' ? closureOf(value) : [])));
    const read = weekOf(schedule, context.today, timeZone);
    if (typeof read === 'string') {
      report({
        effect: 'kept-aside',
        path: joinPath(path, at),
        code: read,
        message: NOT_READ[read],
        remedy: 'These hours stay in the record. Enter the weekly hours in the hub if it is to go by them.',
      });
    } else {
      hours.push(read);
    }
  }
  if (hours.length === 0) return undefined;
  return {
    kind: 'weekly',
    timeZone,
    hours,
    ...(closures.length > 0 && { closures }),
    ...(byAppointment && { byAppointment }),
  };
}

const NOT_READ = {
  'schedule-not-weekly': 'These hours do not come back every week.',
  'schedule-dated': 'These hours hold only for a time, or not yet.',
  'schedule-incomplete': 'These hours lack their days, their opening or their closing.',
  'schedule-days': 'The days are not in the form MO,TU,WE.',
  'schedule-offset': 'The times are given in another time zone than the one of the place.',
} as const;

function weekOf(schedule: HsdsSchedule, today: string, timeZone: string): Hours | keyof typeof NOT_READ {
  const { freq, byday, opens_at: opens, closes_at: closes } = schedule;
  if (freq === 'MONTHLY' || (schedule.interval ?? 1) !== 1) return 'schedule-not-weekly';
  if ([schedule.bymonthday, schedule.byyearday, schedule.byweekno].some((rule) => (rule ?? '') !== '')) {
    return 'schedule-not-weekly';
  }
  const ends = [schedule.until, schedule.valid_to].some((day) => (day ?? '') !== '');
  if (schedule.count !== undefined || ends) return 'schedule-dated';
  if ([schedule.dtstart, schedule.valid_from].some((day) => (day ?? '') > today)) return 'schedule-dated';
  if (byday === undefined || opens === undefined || closes === undefined) return 'schedule-incomplete';
  const days = byday.split(',').map((day) => day.trim().toUpperCase());
  const known = days.filter((day) => isDay(day));
  if (known.length !== days.length || known.length === 0) return 'schedule-days';
  const offsets = [offsetOf(opens), offsetOf(closes), schedule.timezone];
  if (offsets.some((offset) => offset !== undefined && !offsetsOf(timeZone).includes(offset))) return 'schedule-offset';
  return { days: DAYS.filter((day) => known.includes(day)), opens: opens.slice(0, 5), closes: closes.slice(0, 5) };
}

function isDay(text: string): text is Day {
  return DAYS.some((day) => day === text);
}

/** Hours from UTC that a time says of itself. */
function offsetOf(time: string): number | undefined {
  if (time.endsWith('Z')) return 0;
  const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)$/.exec(time) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60);
}

function closureOf(value: string | undefined): { from: string; to: string }[] {
  const [, from, to] = /^(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)$/.exec(value ?? '') ?? [];
  return from === undefined || to === undefined || from > to ? [] : [{ from, to }];
}

/** Deep winter and high summer: the two offsets of a zone, whatever the year does with its clocks. */
const SEASONS = [Date.UTC(2026, 0, 15, 12), Date.UTC(2026, 6, 15, 12)] as const;
const offsets = new Map<string, readonly [number, number]>();

/** Hours from UTC of a zone's standard and daylight times. */
function offsetsOf(timeZone: string): readonly [standard: number, daylight: number] {
  const known = offsets.get(timeZone);
  if (known !== undefined) return known;
  const [winter, summer] = SEASONS;
  const found = [offsetAt(timeZone, winter), offsetAt(timeZone, summer)] as const;
  offsets.set(timeZone, found);
  return found;
}

function offsetAt(timeZone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(instant);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const there = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return (there - instant) / 3_600_000;
}

/** `timezone` is the offset in standard time: HSDS knows no zone. The zone itself stands in our vocabulary. */
export function writeHours(serviceId: string, schedule: Schedule | undefined): HsdsSchedule[] {
  if (schedule === undefined) return [];
  if (schedule.kind === 'always') {
    const id = uuidWithin(serviceId, 'schedules/always');
    return [
      {
        id,
        freq: 'WEEKLY',
        byday: DAYS.join(','),
        opens_at: '00:00',
        closes_at: '23:59',
        description: 'At any hour of any day / À toute heure, tous les jours',
        attributes: [ownAttribute(id, 'schedule', 'carrefour-hours', 'always')],
      },
    ];
  }
  const { timeZone, hours, closures = [], byAppointment = false } = schedule;
  return hours.map(({ days, opens, closes }, at) => {
    const id = uuidWithin(serviceId, `schedules/${String(at)}`);
    const say = (code: string, value?: string): HsdsAttribute =>
      ownAttribute(id, 'schedule', 'carrefour-hours', code, value);
    const closed = closures.map(({ from, to }) => `${from}/${to}`);
    return {
      id,
      freq: 'WEEKLY',
      wkst: 'MO',
      byday: days.join(','),
      opens_at: opens,
      closes_at: closes,
      timezone: offsetsOf(timeZone)[0],
      ...said({
        attending_type: byAppointment ? 'By appointment only / Sur rendez-vous seulement' : undefined,
        notes: closed.length > 0 ? `Closed / Fermé : ${closed.join(', ')}` : undefined,
      }),
      attributes: [
        say('time-zone', timeZone),
        ...(byAppointment ? [say('by-appointment')] : []),
        ...closed.map((value) => say('closure', value)),
      ],
    };
  });
}

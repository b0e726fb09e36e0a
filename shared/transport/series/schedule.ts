import * as z from 'zod';

/**
 * When appointments come again, on the wall clock of one time zone: an appointment at ten o'clock stays at ten o'clock when the
 * clocks are changed.
 */

/** In the order of a week that begins on Monday. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const weekdaySchema = z.enum(WEEKDAYS);
export type Weekday = z.infer<typeof weekdaySchema>;

const FIRST_DATE = '2000-01-01';
/** No calendar is kept beyond it. */
export const LAST_DATE = '2199-12-31';
const dateSchema = z.iso
  .date()
  .refine((date) => date >= FIRST_DATE && date <= LAST_DATE, { error: `between ${FIRST_DATE} and ${LAST_DATE}` });
const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 08:30');
const timeZoneSchema = z
  .string()
  .max(60)
  .refine((name) => isTimeZone(name), { error: 'not a time zone of the IANA database' });

const every = (unit: string, most: number) => z.int().min(1).max(most).default(1).describe(`Every how many ${unit}.`);

const rhythmSchema = z.discriminatedUnion('every', [
  z.strictObject({
    every: z.literal('week'),
    interval: every('weeks', 52),
    weekdays: z.array(weekdaySchema).min(1).max(7),
  }),
  z.strictObject({ every: z.literal('day'), interval: every('days', 366) }),
  z.strictObject({
    every: z.literal('month'),
    interval: every('months', 24),
    on: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('day'),
        day: z.int().min(1).max(31).describe('In a month that is shorter, its last day: no month is left out.'),
      }),
      z.strictObject({
        kind: z.literal('weekday'),
        ordinal: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal('last')]),
        weekday: weekdaySchema,
      }),
    ]),
  }),
]);
export type Rhythm = z.infer<typeof rhythmSchema>;

export const scheduleSchema = z.strictObject({
  rhythm: rhythmSchema,
  from: dateSchema.describe('Not before this date; weeks and months are counted from the one it is in.'),
  ends: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('never') }),
      z.strictObject({ kind: z.literal('on'), date: dateSchema.describe('The last possible date.') }),
      z.strictObject({
        kind: z.literal('after'),
        count: z.int().min(1).max(500).describe('Appointments in all, those that are skipped among them.'),
      }),
    ])
    .default({ kind: 'never' }),
  time: timeSchema.describe('When the passenger is to be picked up, on the wall clock.'),
  timeZone: timeZoneSchema.optional().describe('Left out, that of the place of pickup.'),
});
export type ScheduleRequest = z.infer<typeof scheduleSchema>;
export type Schedule = ScheduleRequest & { readonly timeZone: string };

/** The way back, told by the wall clock as well; it moves along when an appointment is moved. */
export const returnSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('at'),
    time: timeSchema,
    daysLater: z.int().min(0).max(6).default(0),
  }),
  z.strictObject({
    kind: z.literal('open').describe('When it is over; somebody is asked until the time is known.'),
    about: timeSchema.optional().describe('When to begin asking.'),
  }),
]);
export type SeriesReturn = z.infer<typeof returnSchema>;

/** Where one appointment is moved to. */
export const momentSchema = z.strictObject({ date: dateSchema, time: timeSchema });
export type Moment = z.infer<typeof momentSchema>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

import * as z from 'zod';
import { localizedTextSchema, hubLanguageSchema } from './localized-text.ts';
import { phoneSchema, timeZoneSchema } from './terms.ts';
import { travelSettingsSchema } from './travel-settings.ts';

/**
 * Everything a hub may decide for itself, as data. Each setting says its unit and its safe bounds; a value outside them is
 * refused when the hub is set up, not met at night.
 */

const weight = (what: string) => z.number().min(0).max(100).describe(`Weight of ${what}, 0 to 100 points.`);

// Each is explained in docs/routing.md.
const routingWeightsSchema = z.strictObject({
  travel: weight('hours of travel'),
  // Never zero: a full service would rank beside one with room.
  capacity: weight('room').min(1),
  hours: weight('being open then'),
  language: weight("the person's first language"),
  agreement: weight('an agreement in force'),
  culture: weight('culture, when asked for'),
  adaptation: weight('adapted support, when asked for'),
  kind: weight('the closest kind of service'),
  // Never zero: what the person wishes always counts.
  wish: weight("the person's wishes").min(10).default(40),
  freshness: weight('being confirmed lately').default(5),
});

const wallTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 22:00');
const monthDaySchema = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day of the year such as 01-15');

const winterRoadSchema = z.strictObject({
  opens: monthDaySchema.describe('First day of the usual season, month-day; the season may run over the new year.'),
  closes: monthDaySchema.describe('Last day of the usual season, month-day.'),
  status: z
    .enum(['by-season', 'under construction', 'light', 'partial', 'full', 'temporarily closed'])
    .describe('What is reported now; `by-season` follows the two dates. Only light, partial and full carry a vehicle.'),
});

const routingSettingsSchema = z.strictObject({
  weights: routingWeightsSchema,
  agreementPolicy: z.enum(['warn', 'refuse']).describe('Without an agreement in force: say so, or exclude.'),
  winterRoad: winterRoadSchema,
  travelHalfHours: z.number().min(0.5).max(48).default(4).describe('Hours of travel that count half.'),
  capacityFreshHours: z.int().min(1).max(720).describe('Hours during which a reported capacity is taken as it is.'),
  capacityStaleHours: z.int().min(2).max(2160).describe('Hours after which it is only a hint.'),
  confirmedFreshDays: z.int().min(7).max(730).default(100).describe('Days a confirmed entry is taken as it is.'),
  reachKm: z.int().min(50).max(2000).describe('Kilometres within which exclusions are shown.'),
  avoidRadiusKm: z.number().min(1).max(200).describe('Kilometres around a community to avoid.'),
  agreementEndsSoonDays: z.int().min(1).max(365).describe('Days before its end that it ends soon.'),
  maxOptions: z.int().min(1).max(100).describe('Most options returned.'),
  maxExcluded: z.int().min(0).max(500).describe('Most exclusions returned; all are counted.'),
  handOff: z.number().min(0).max(50).default(10).describe('Points that another organization costs a plan.'),
  apart: z.number().min(0).max(50).default(6).describe('Points that another community costs a plan.'),
});

const orderWeight = (what: string) => z.number().min(0).max(100).describe(`Weight of ${what}, 0 to 100 points.`);

/** What decides which partner is asked before another; a weight of 0 leaves it out. */
const dispatchOrderSchema = z.strictObject({
  distance: orderWeight('being near the pickup').default(40),
  agreement: orderWeight('an agreement in force').default(20),
  reliability: orderWeight('having carried out what was asked before').default(25),
  fairness: orderWeight('having carried less than others lately').default(15),
  night: orderWeight('being on the night rota, at night').default(100),
});

const nightRotaSchema = z
  .strictObject({
    from: wallTimeSchema.describe("On the hub's clock."),
    to: wallTimeSchema,
    organizationIds: z.array(z.uuid()).max(50),
  })
  .refine(({ from, to }) => from !== to, { path: ['to'], error: 'ends when it begins' })
  .describe('Partners who have agreed to be asked at night, whatever their quiet hours.');

const patience = (what: string, most: number) => z.int().min(5).max(most).describe(what);
const patienceSchema = z.strictObject({
  departMinutes: patience(
    'Minutes after a yes before they are missed at the pickup; on the way, minutes beyond the hour they named.',
    1440,
  ).default(30),
  arriveMinutes: patience(
    'Minutes on the way, when they named no hour, without word that the passenger is on board.',
    2880,
  ).default(180),
  completeMinutes: patience(
    'Minutes on board without word of arrival, beyond the time the way is planned to take.',
    2880,
  ).default(360),
});

const dispatchSettingsSchema = z.strictObject({
  waveSize: z.int().min(1).max(10).describe('Partners asked at once.'),
  waitSeconds: z
    .int()
    .min(5)
    .max(3600)
    .describe('Seconds before the next partners are asked; on AWS a schedule is kept to the minute.'),
  maxWaves: z.int().min(1).max(20).describe('Waves before the on-call coordinator is alerted.'),
  order: dispatchOrderSchema.prefault({}),
  nightRota: nightRotaSchema.prefault({ from: '22:00', to: '07:00', organizationIds: [] }),
  leadMinutes: z
    .int()
    .min(30)
    .max(20_160)
    .default(1440)
    .describe('Minutes before the pickup at which partners are first asked for a trip at a time.'),
  patience: patienceSchema.prefault({}),
  acknowledgeMinutes: z
    .int()
    .min(2)
    .max(240)
    .default(10)
    .describe('Minutes for whoever is on call to answer an alert about a trip before the next one is told.'),
  inHandMinutes: z
    .int()
    .min(5)
    .max(720)
    .default(45)
    .describe('Minutes that a trip stays with whoever acknowledged it before they are asked again.'),
  openReturnMinutes: z
    .int()
    .min(15)
    .max(1440)
    .default(180)
    .describe('Minutes after which somebody asks whether an appointment without an end is over.'),
  neighbours: z
    .array(z.uuid())
    .max(10)
    .default([])
    .describe('Neighbouring hubs, organizations of the directory: asked when nobody of the own partners comes.'),
});

const hours = (what: string) => z.number().min(0.25).max(720).describe(what);
/** Hours by urgency; the middle one need not be named by a hub that knows only two. */
const hoursByUrgency = (what: string, of: { urgent: number; soon: number; standard: number }) =>
  z
    .strictObject({
      urgent: hours(what).default(of.urgent),
      soon: hours(what).default(of.soon),
      standard: hours(what).default(of.standard),
    })
    .prefault({});
const referralSettingsSchema = z.strictObject({
  receiveHours: z.strictObject({
    urgent: hours('Hours for a partner to say that an urgent referral was received.'),
    soon: hours('The same for one that should not wait its turn.').default(8),
    standard: hours('The same for any other referral.'),
  }),
  acceptHours: z.strictObject({
    urgent: hours('Hours for a partner to accept or reject an urgent referral.'),
    soon: hours('The same for one that should not wait its turn.').default(24),
    standard: hours('The same for any other referral.'),
  }),
  startHours: hoursByUrgency('Hours after its yes in which a partner should have begun.', {
    urgent: 24,
    soon: 72,
    standard: 336,
  }),
  newsHours: hoursByUrgency('Hours that a referral under way may go without a word from the partner.', {
    urgent: 168,
    soon: 336,
    standard: 720,
  }),
  waitHours: hoursByUrgency("Hours on a partner's waiting list before the coordinator looks for another way.", {
    urgent: 24,
    soon: 168,
    standard: 720,
  }),
  handOverHours: hoursByUrgency('Hours after a yes in which a promised warm hand-over should be recorded.', {
    urgent: 24,
    soon: 72,
    standard: 168,
  }),
  linkDays: z
    .int()
    .min(1)
    .max(90)
    .default(14)
    .describe('Days that the link of a referral works; counted anew while the partner has the person.'),
  remindAtPercent: z
    .int()
    .min(10)
    .max(90)
    .default(50)
    .describe(
      'Percent of each of these times after which the partner is reminded, once, before anybody of the hub is.',
    ),
});

const directorySettingsSchema = z.strictObject({
  confirmEveryDays: z
    .int()
    .min(30)
    .max(365)
    .default(90)
    .describe('Days after which an organization is asked by text whether what is listed of it is still right.'),
  remindAfterDays: z
    .int()
    .min(2)
    .max(30)
    .default(7)
    .describe('Days of silence after which it is reminded, once; as many again, and the coordinator is told.'),
  asksADay: z.int().min(1).max(100).default(10).describe('Most organizations asked on one day.'),
  askHours: z
    .strictObject({ from: wallTimeSchema.default('09:00'), to: wallTimeSchema.default('16:00') })
    .prefault({})
    .refine(({ from, to }) => from < to, { path: ['to'], error: 'ends before it begins' })
    .describe("On the hub's clock, Monday to Friday: when such texts may be sent."),
});

/** Numbers that the texts give; data, because a line may change its number. */
const crisisLinesSchema = z.strictObject({
  emergency: z
    .string()
    .regex(/^[0-9-]{3,20}$/)
    .describe('To be called, never texted: text-with-911 serves only registered users who first dial.'),
  distress: z
    .string()
    .regex(/^[0-9-]{3,20}$/)
    .describe('To be called or texted, day and night, in both languages.'),
});

const intakeSettingsSchema = z.strictObject({
  askAgainAfterMinutes: z
    .int()
    .min(15)
    .max(10_080)
    .describe('Minutes of silence after which the phone may be in other hands: ask again if it is safe to text.'),
  textsPerHour: z
    .int()
    .min(5)
    .max(1000)
    .describe(
      'Texts from one phone in an hour after which only danger, STOP and calls for help are answered; all are kept.',
    ),
  answerMinutes: z
    .int()
    .min(1)
    .max(1440)
    .describe('Minutes a conversation may wait for a human before the next person on call is alerted.'),
  newPhonesPerHour: z
    .int()
    .min(5)
    .max(10_000)
    .describe('Phones never seen before, in an hour, from which the hub takes it for an attack on its bill.'),
  webPage: z.boolean().describe('Whether the hub can also be written to from a web page, at /ecrire and /write.'),
  leaveTo: z.url({ protocol: /^https$/ }).describe('Where the quick exit of the web page leads: something harmless.'),
  crisisLines: crisisLinesSchema,
});

const days = (what: string) => z.int().min(1).max(3650).describe(what);
const retentionSettingsSchema = z.strictObject({
  conversationDays: days(
    'Days after its last text that a conversation is kept; then its key goes and so does all it sealed.',
  ),
  personDays: days("Days after the last thing that happened in a person's file that it is kept; counts stay."),
  sentTextDays: days('Days that the record of a sent text is kept (its words are sealed by its key in any case).'),
  certificateDays: days('Days that the certificate of an erasure is kept.'),
  auditDays: days('Days that it is kept who opened which file.'),
});

/** One of the ways of serving a person that make them count. */
const serviceTypeSchema = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{2,60}$/),
  names: localizedTextSchema,
  active: z.boolean(),
});

const reportingSettingsSchema = z.strictObject({
  cadence: z
    .enum(['monthly', 'quarterly', 'yearly'])
    .describe('How often the ministry asks for figures; all three are always available.'),
  dueDays: z.int().min(1).max(180).describe('Days after the end of a period at which its report is due.'),
  urbanCommunities: z
    .array(z.string().regex(/^(fn-\d{1,4}|place-[a-z0-9-]{1,60})$/))
    .max(500)
    .describe('Communities that are neither rural nor remote; in a breakdown every other one is.'),
});

const consentSettingsSchema = z.strictObject({
  expiryDays: z.int().min(1).max(1825).describe('Days a consent lasts unless the person says otherwise.'),
});

export const hubSettingsSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
    names: localizedTextSchema,
    timeZone: timeZoneSchema.describe("The hub's calendar: due dates, agreements, reports."),
    openedOn: z.iso.date().describe('The first day on which a service event may be dated.'),
    languages: z.array(hubLanguageSchema).min(1),
    intakeNumber: phoneSchema.describe('The number persons text, E.164.'),
    dispatchNumber: phoneSchema.describe('The number that texts partners, E.164.'),
    onCall: z
      .array(z.strictObject({ name: z.string().min(1).max(100), phone: phoneSchema, language: hubLanguageSchema }))
      .min(1)
      .max(10)
      .describe('Who is alerted, in this order.'),
    intake: intakeSettingsSchema,
    retention: retentionSettingsSchema,
    dispatch: dispatchSettingsSchema,
    referral: referralSettingsSchema,
    consent: consentSettingsSchema,
    routing: routingSettingsSchema,
    directory: directorySettingsSchema.prefault({}),
    travel: travelSettingsSchema.prefault({}),
    serviceTypes: z.array(serviceTypeSchema).min(1).max(50),
    reporting: reportingSettingsSchema,
    texts: z
      .record(z.string().regex(/^[A-Za-z][A-Za-z0-9.-]{1,79}$/), localizedTextSchema)
      .describe("Texts of the hub's own, by key, in place of those that ship."),
    cannedTexts: z
      .record(z.string().regex(/^[a-z][a-z0-9-]{1,39}(\.plain)?$/), localizedTextSchema)
      .describe(
        'Texts that coordinators send often, by key, beside those that ship; in simple words by `<key>.plain`.',
      ),
  })
  .refine((hub) => hub.intakeNumber !== hub.dispatchNumber, {
    path: ['dispatchNumber'],
    error: 'must differ from the intake number',
  })
  .refine((hub) => hub.routing.capacityFreshHours < hub.routing.capacityStaleHours, {
    path: ['routing', 'capacityStaleHours'],
    error: 'must be longer than capacityFreshHours',
  });
export type HubSettings = z.infer<typeof hubSettingsSchema>;

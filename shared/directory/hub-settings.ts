import * as z from 'zod';
import { localizedTextSchema, hubLanguageSchema } from './localized-text.ts';
import { phoneSchema, timeZoneSchema } from './model.ts';

/**
 * Everything a hub may decide for itself, as data. Each setting says its unit and its safe bounds; a value outside them is
 * refused when the hub is set up, not met at night.
 */

const weight = (what: string) => z.number().min(0).max(100).describe(`Weight of ${what} in a score, 0 to 100 points.`);

const routingWeightsSchema = z.strictObject({
  travel: weight('how the person gets there: mode first, kilometres only within a mode'),
  // Never zero: a full service would rank beside one with room.
  capacity: weight('room, as fresh as it is known').min(1),
  hours: weight('being open when it is needed'),
  language: weight("speaking the person's first language, rather than another one they can use"),
  agreement: weight('an agreement in force'),
  culture: weight('the cultural support the person asked for'),
  adaptation: weight('support adapted to a developmental disability, when asked for'),
  kind: weight('being the closest kind of service for the need'),
});

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
  capacityFreshHours: z.int().min(1).max(720).describe('Hours during which a reported capacity is taken as it is.'),
  capacityStaleHours: z.int().min(2).max(2160).describe('Hours after which a reported capacity is only a hint.'),
  reachKm: z
    .int()
    .min(50)
    .max(2000)
    .describe('Kilometres around the person within which exclusions are worth showing.'),
  avoidRadiusKm: z
    .number()
    .min(1)
    .max(200)
    .describe('Kilometres around a community to avoid in which no place is offered.'),
  agreementEndsSoonDays: z
    .int()
    .min(1)
    .max(365)
    .describe('Days before its end from which an agreement is said to end soon.'),
  maxOptions: z.int().min(1).max(100).describe('Most options returned.'),
  maxExcluded: z.int().min(0).max(500).describe('Most exclusions returned; their number is always told in full.'),
});

const dispatchSettingsSchema = z.strictObject({
  waveSize: z.int().min(1).max(10).describe('Partners asked at once.'),
  waitSeconds: z
    .int()
    .min(5)
    .max(3600)
    .describe('Seconds before the next partners are asked; on AWS a schedule is kept to the minute.'),
  maxWaves: z.int().min(1).max(20).describe('Waves before the on-call coordinator is alerted.'),
});

const hours = (what: string) => z.number().min(0.25).max(720).describe(what);
const referralSettingsSchema = z.strictObject({
  receiveHours: z.strictObject({
    urgent: hours('Hours for a partner to say that an urgent referral was received.'),
    standard: hours('The same for any other referral.'),
  }),
  acceptHours: z.strictObject({
    urgent: hours('Hours for a partner to accept or reject an urgent referral.'),
    standard: hours('The same for any other referral.'),
  }),
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

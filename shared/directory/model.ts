import * as z from 'zod';
import { hubLanguageSchema, localizedTextSchema } from './localized-text.ts';
import { serviceKindSchema } from './service-kinds.ts';

/** Terms of Open Referral's HSDS 3.1 (organization, service, location, schedule, service area, capacity), kept to what routing needs. */

export const organizationIdSchema = z.uuid().brand<'OrganizationId'>();
export type OrganizationId = z.infer<typeof organizationIdSchema>;
const serviceIdSchema = z.uuid().brand<'ServiceId'>();
export type ServiceId = z.infer<typeof serviceIdSchema>;
const locationIdSchema = z.uuid().brand<'LocationId'>();
export type LocationId = z.infer<typeof locationIdSchema>;
const agreementIdSchema = z.uuid().brand<'AgreementId'>();
export type AgreementId = z.infer<typeof agreementIdSchema>;

/** `fn-<band number>` for a First Nation, `place-<slug>` for any other community. */
export const communityIdSchema = z.string().regex(/^(fn-\d{1,4}|place-[a-z0-9-]{1,60})$/);
/** The band number of Indigenous Services Canada. */
export const bandNumberSchema = z.int().min(1).max(9999);
/** A telephone number of North America in E.164. */
export const phoneSchema = z.string().regex(/^\+1[2-9]\d{9}$/, 'a number in the form +17055550110');
/** ISO 639: `fr`, `en`, `cr` (Cree), `oj` (Ojibwe), `ojs` (Oji-Cree), `moh` (Mohawk)… */
export const languageCodeSchema = z.string().regex(/^[a-z]{2,3}$/);
/** A time zone of the IANA database, such as `America/Toronto`. */
export const timeZoneSchema = z
  .string()
  .max(60)
  .refine((name) => isTimeZone(name), { error: 'not a time zone of the IANA database' });
const instantSchema = z.iso.datetime();

export const genderSchema = z.enum(['woman', 'man', 'non-binary', 'two-spirit']);
export type Gender = z.infer<typeof genderSchema>;
/** What a place or a vehicle can do for a person. `developmental-disability` and `plain-language` say that the support itself is adapted. */
export const accessibilityFeatureSchema = z.enum([
  'wheelchair',
  'lifting',
  'service-animal',
  'sign-language',
  'low-vision',
  'attendant',
  'children',
  'developmental-disability',
  'plain-language',
]);
export type AccessibilityFeature = z.infer<typeof accessibilityFeatureSchema>;
/** Cultural adaptation a service offers. It weighs only when the person asks for it. */
export const cultureSchema = z.enum([
  'first-nations',
  'cree',
  'ojibwe',
  'oji-cree',
  'haudenosaunee',
  'metis',
  'inuit',
  'francophone',
  'newcomer',
]);
export type Culture = z.infer<typeof cultureSchema>;
const fundingStreamSchema = z.enum(['csf', 'ilif', 'csf-sexual-assault-centre']);
export type FundingStream = z.infer<typeof fundingStreamSchema>;

export const organizationKindSchema = z.enum([
  'first-nation',
  'first-nation-services',
  'indigenous-organization',
  'sexual-assault-centre',
  'shelter',
  'housing',
  'developmental-services',
  'mental-health-addictions',
  'health',
  'legal',
  'child-services',
  'police',
  'transport-road',
  'transport-air',
  'municipality',
  'business',
  'education',
  'language-program',
  'career-guidance',
  'settlement',
  'community-organization',
]);
export type OrganizationKind = z.infer<typeof organizationKindSchema>;

const contactSchema = z.strictObject({
  name: z.string().min(1).max(200),
  role: localizedTextSchema.optional(),
  phone: phoneSchema.optional(),
  email: z.email().optional(),
});
export type Contact = z.infer<typeof contactSchema>;

/** A First Nation's authority over data about its members and territory (OCAP). */
const nationSchema = z.strictObject({
  bandNumber: bandNumberSchema,
  /** Where the community is; the office may be hundreds of kilometres away and is never used. */
  communityId: communityIdSchema,
  dataSteward: contactSchema.optional(),
  protocols: z.strictObject({
    /** Nothing about its members as such leaves the hub before the Nation's recorded agreement. */
    disclosureNeedsAgreement: z.boolean(),
    /** The Nation wants to be told when a referral names one of its own services. */
    notifyOnReferral: z.boolean(),
  }),
});
export type Nation = z.infer<typeof nationSchema>;

export const organizationSchema = z.strictObject({
  id: organizationIdSchema,
  name: localizedTextSchema,
  /** The seeds name them: a sexual assault centre, a municipality, a business… One organization may be several. */
  kinds: z.array(organizationKindSchema).min(1),
  description: localizedTextSchema.optional(),
  status: z.enum(['active', 'inactive']),
  /** A transfer payment recipient reports to the ministry, under one or more funding streams. */
  isRecipient: z.boolean(),
  fundingStreams: z.array(fundingStreamSchema),
  /** Numbers that receive referrals and offers of trips by SMS, the first one first. Never published. */
  dispatchPhones: z.array(phoneSchema).max(5),
  /** The language of the texts sent to them. */
  language: hubLanguageSchema,
  contacts: z.array(contactSchema).max(20),
  nation: nationSchema.optional(),
});
export type Organization = z.infer<typeof organizationSchema>;

const daySchema = z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']);
const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 08:30');
/** Weekly hours on the wall clock of `timeZone`; hours that close at or before they open run past midnight. */
const scheduleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('always') }),
  z.strictObject({
    kind: z.literal('weekly'),
    timeZone: timeZoneSchema,
    hours: z
      .array(z.strictObject({ days: z.array(daySchema).min(1), opens: clockTimeSchema, closes: clockTimeSchema }))
      .min(1),
  }),
]);
export type Schedule = z.infer<typeof scheduleSchema>;

/** Whom a service reaches: where the person is, not where the service is. */
const serviceAreaSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('communities'), communityIds: z.array(communityIdSchema).min(1) }),
  z.strictObject({
    kind: z.literal('radius'),
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
    radiusKm: z.number().positive().max(1000),
  }),
  z.strictObject({ kind: z.literal('province') }),
]);
export type ServiceArea = z.infer<typeof serviceAreaSchema>;

const capacitySchema = z
  .strictObject({
    unit: z.enum(['bed', 'place', 'seat', 'appointment']),
    available: z.int().min(0).max(10_000),
    maximum: z.int().min(0).max(10_000).optional(),
    updatedAt: instantSchema,
  })
  .refine((capacity) => capacity.maximum === undefined || capacity.available <= capacity.maximum, {
    path: ['available'],
    error: 'more places are available than there are',
  });
export type Capacity = z.infer<typeof capacitySchema>;

/** An absent criterion is open to everyone; a list names the only ones served. */
const eligibilitySchema = z.strictObject({
  ageBands: z
    .array(z.enum(['under-16', '16-17', '18-plus']))
    .min(1)
    .optional(),
  genders: z.array(genderSchema).min(1).optional(),
  /** Band numbers of the Nations whose members alone are served. */
  nationOnly: z.array(bandNumberSchema).min(1).optional(),
});
export type Eligibility = z.infer<typeof eligibilitySchema>;

export const serviceSchema = z.strictObject({
  id: serviceIdSchema,
  organizationId: organizationIdSchema,
  name: localizedTextSchema,
  description: localizedTextSchema.optional(),
  kinds: z.array(serviceKindSchema).min(1),
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
  languages: z.array(languageCodeSchema).min(1),
  /** An interpreter can be found for any language. */
  interpretation: z.boolean(),
  eligibility: eligibilitySchema,
  accessibility: z.array(accessibilityFeatureSchema),
  cultures: z.array(cultureSchema),
  /** Absent: hours unknown. */
  schedule: scheduleSchema.optional(),
  serviceAreas: z.array(serviceAreaSchema).min(1),
  /** Where it is given; empty when it is only given at a distance, or comes to the person. */
  locationIds: z.array(locationIdSchema),
  /** Can be given by telephone, video or text. */
  virtual: z.boolean(),
  /** Goes to the person's community. */
  mobile: z.boolean(),
  /** Absent: capacity not told. */
  capacity: capacitySchema.optional(),
  /** The day a human last confirmed that this entry is right (HSDS `assured_date`). */
  assuredOn: z.iso.date().optional(),
});
export type Service = z.infer<typeof serviceSchema>;

export const locationSchema = z
  .strictObject({
    id: locationIdSchema,
    organizationId: organizationIdSchema,
    name: localizedTextSchema,
    type: z.enum(['physical', 'postal', 'virtual']),
    lat: z.number().min(-90).max(90).optional(),
    lon: z.number().min(-180).max(180).optional(),
    communityId: communityIdSchema.optional(),
    address: z.string().max(300).optional(),
    /** A shelter: shown only to those who carry out the trip, never exported. */
    confidential: z.boolean(),
  })
  .refine(
    (location) =>
      location.type !== 'physical' ||
      location.communityId !== undefined ||
      (location.lat !== undefined && location.lon !== undefined),
    {
      path: ['communityId'],
      error: 'a physical location needs a community or coordinates',
    },
  );
export type Location = z.infer<typeof locationSchema>;

export const agreementSchema = z
  .strictObject({
    id: agreementIdSchema,
    kind: z.enum([
      'service-agreement',
      'intake-protocol',
      'cross-sector-referral',
      'data-sharing',
      'crisis-team',
      'transport',
    ]),
    /** The hub is always a party; these are the others. */
    organizationIds: z.array(organizationIdSchema).min(1),
    /** Services covered; absent: all services of the parties. */
    serviceIds: z.array(serviceIdSchema).min(1).optional(),
    /** Communities covered; absent: everywhere. */
    communityIds: z.array(communityIdSchema).min(1).optional(),
    conditions: localizedTextSchema.optional(),
    /** First and last day in force, on the hub's calendar; no last day: until ended. */
    validFrom: z.iso.date(),
    validTo: z.iso.date().optional(),
  })
  .refine((agreement) => agreement.validTo === undefined || agreement.validFrom <= agreement.validTo, {
    path: ['validTo'],
    error: 'ends before it starts',
  });
export type Agreement = z.infer<typeof agreementSchema>;

/** One consistent snapshot. `version` grows by one with every change of any part. */
export type Directory = {
  version: number;
  organizations: Organization[];
  services: Service[];
  locations: Location[];
  agreements: Agreement[];
};

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

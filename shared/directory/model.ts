import * as z from 'zod';
import { hubLanguageSchema, localizedTextSchema } from './localized-text.ts';
import { serviceKindSchema } from './service-kinds.ts';
import { bandNumberSchema, communityIdSchema, languageCodeSchema, phoneSchema, timeZoneSchema } from './terms.ts';

/** Terms of Open Referral's HSDS 3.1 (organization, service, location, schedule, service area, capacity), kept to what routing needs. */

export const organizationIdSchema = z.uuid().brand<'OrganizationId'>();
export type OrganizationId = z.infer<typeof organizationIdSchema>;
const serviceIdSchema = z.uuid().brand<'ServiceId'>();
export type ServiceId = z.infer<typeof serviceIdSchema>;
const locationIdSchema = z.uuid().brand<'LocationId'>();
export type LocationId = z.infer<typeof locationIdSchema>;
const agreementIdSchema = z.uuid().brand<'AgreementId'>();
export type AgreementId = z.infer<typeof agreementIdSchema>;

const programIdSchema = z.uuid().brand<'ProgramId'>();
export type ProgramId = z.infer<typeof programIdSchema>;
const instantSchema = z.iso.datetime();

/** By what others know an entry; an import finds it by them. */
const identifierSchema = z.strictObject({
  /** Who gave it, such as `open211` or `charity-number`. */
  scheme: z.string().min(1).max(100),
  value: z.string().min(1).max(200),
});
export type Identifier = z.infer<typeof identifierSchema>;

/** A number that anybody may call; numbers that receive referrals and trips are `dispatchPhones`. */
const publicPhoneSchema = z.strictObject({
  number: z.string().min(3).max(40),
  extension: z.string().max(20).optional(),
  type: z.enum(['voice', 'text', 'tty', 'fax', 'hotline', 'cell', 'pager']).optional(),
  description: localizedTextSchema.optional(),
  languages: z.array(languageCodeSchema).max(10).optional(),
});
export type PublicPhone = z.infer<typeof publicPhoneSchema>;

/** What every entry can have beside what it is. */
const everyEntry = {
  identifiers: z.array(identifierSchema).max(20).optional(),
  /** When it was taken out of the directory. It stays readable, so that what was done with it keeps its name. */
  removedAt: instantSchema.optional(),
};
const reachable = {
  phones: z.array(publicPhoneSchema).max(20).optional(),
  email: z.email().optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
};

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
  /** May be published with the directory. Absent: no. */
  public: z.boolean().optional(),
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

const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 08:30');

/** Hours of every night in which nobody there is to be woken; they may run past midnight. */
const quietHoursSchema = z
  .strictObject({
    from: clockTimeSchema,
    to: clockTimeSchema,
    /** Absent: the hub's own clock. */
    timeZone: timeZoneSchema.optional(),
  })
  .refine(({ from, to }) => from !== to, { path: ['to'], error: 'ends as it begins' });
export type QuietHours = z.infer<typeof quietHoursSchema>;

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
  /** When no trip is offered to them, unless they are on the hub's night rota. Absent: at any hour. */
  quietHours: quietHoursSchema.optional(),
  /** The language of the texts sent to them. */
  language: hubLanguageSchema,
  contacts: z.array(contactSchema).max(20),
  nation: nationSchema.optional(),
  /** The day somebody of the organization last confirmed that all of its entries are right. */
  assuredOn: z.iso.date().optional(),
  ...reachable,
  ...everyEntry,
});
export type Organization = z.infer<typeof organizationSchema>;

/** A set of services that an organization offers together (HSDS `program`). */
export const programSchema = z.strictObject({
  id: programIdSchema,
  organizationId: organizationIdSchema,
  name: localizedTextSchema,
  description: localizedTextSchema.optional(),
  ...everyEntry,
});
export type Program = z.infer<typeof programSchema>;

const daySchema = z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']);
/** Days on which it is closed whatever the week says, first and last included: holidays, a season. */
const closuresSchema = z
  .array(
    z
      .strictObject({ from: z.iso.date(), to: z.iso.date() })
      .refine(({ from, to }) => from <= to, { path: ['to'], error: 'ends before it starts' }),
  )
  .max(60);
/** Weekly hours on the wall clock of `timeZone`; hours that close at or before they open run past midnight. */
const scheduleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('always') }),
  z.strictObject({
    kind: z.literal('weekly'),
    timeZone: timeZoneSchema,
    hours: z
      .array(z.strictObject({ days: z.array(daySchema).min(1), opens: clockTimeSchema, closes: clockTimeSchema }))
      .min(1),
    closures: closuresSchema.optional(),
    /** Nobody is seen without an appointment. */
    byAppointment: z.boolean().optional(),
  }),
]);
export type Schedule = z.infer<typeof scheduleSchema>;

/** GeoJSON (RFC 7946): longitude before latitude, rings closed, holes after the outer ring. */
const ringSchema = z
  .array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]))
  .min(4)
  .max(2000)
  .refine((ring) => String(ring[0]) === String(ring.at(-1)), { error: 'a ring ends where it begins' });
const polygonSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(ringSchema).min(1).max(20) }),
  z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ringSchema).min(1)).min(1).max(20) }),
]);

/** Whom a service reaches: where the person is, not where the service is. */
const serviceAreaSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('communities'), communityIds: z.array(communityIdSchema).min(1) }),
  z.strictObject({
    kind: z.literal('radius'),
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
    radiusKm: z.number().positive().max(1000),
  }),
  z.strictObject({
    kind: z.literal('polygon'),
    name: localizedTextSchema.optional(),
    geometry: polygonSchema,
  }),
  z.strictObject({ kind: z.literal('province') }),
  /** Anybody, at a distance only. */
  z.strictObject({ kind: z.literal('virtual') }),
]);
export type ServiceArea = z.infer<typeof serviceAreaSchema>;

export const capacitySchema = z
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
  programId: programIdSchema.optional(),
  /** People of this service to be reached about it; never published unless they say so. */
  contacts: z.array(contactSchema).max(20).optional(),
  /** What a person has to bring, how to apply, what it costs: shown as written. */
  howToApply: localizedTextSchema.optional(),
  fees: localizedTextSchema.optional(),
  ...reachable,
  ...everyEntry,
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
    /** Beyond what the service itself can do for a person. */
    accessibility: z.array(accessibilityFeatureSchema).max(9).optional(),
    phones: z.array(publicPhoneSchema).max(20).optional(),
    ...everyEntry,
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
    removedAt: instantSchema.optional(),
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
  programs: Program[];
  services: Service[];
  locations: Location[];
  agreements: Agreement[];
  /** When each entry was last stored, by its id: of a snapshot for the public alone, which tells what changed since. */
  changedAt?: Map<string, string>;
};

/** What an entry of each kind must be. */
export const entrySchemas = {
  organization: organizationSchema,
  program: programSchema,
  location: locationSchema,
  service: serviceSchema,
} as const;

import * as z from 'zod';
import { parseLocalDate } from '../platform/local-date.ts';
import { isFiscalYear, type FiscalYear } from './fiscal-year.ts';

/** Within the fiscal years there are: 2000-01 to 2199-00. */
export const localDateSchema = z.iso
  .date('a calendar date such as 2026-05-31')
  .refine((date) => date >= '2000-04-01' && date < '2200-01-01', 'a date from 2000-04-01 to 2199-12-31')
  .transform(parseLocalDate);
export const fiscalYearSchema = z
  .number()
  .int()
  .transform((year, context): FiscalYear => {
    if (isFiscalYear(year)) return year;
    context.addIssue({ code: 'custom', message: 'the first calendar year of a fiscal year, such as 2026' });
    return z.NEVER;
  });

export const communityIdSchema = z.string().regex(/^(fn-\d{1,4}|place-[a-z0-9-]{1,60})$/);
const serviceTypeCodeSchema = z.string().regex(/^[a-z0-9-]{2,60}$/);

/** Why something on the record was changed: coded, because a restatement is read by people who may know nobody's name. */
export const changeReasonSchema = z.enum([
  'entered-in-error',
  'duplicate',
  'did-not-take-place',
  'wrong-person',
  'wrong-date',
  'wrong-service-type',
  'wrong-recipient',
  'wrong-amount',
  'other',
]);
export type ChangeReason = z.infer<typeof changeReasonSchema>;

/** One individual service given to one person by one recipient on one date. */
export const newServiceEventSchema = z.strictObject({
  personId: z.uuid(),
  recipientId: z.uuid(),
  serviceDate: localDateSchema,
  serviceType: serviceTypeCodeSchema,
  /** Where it was given, when that is known. */
  communityId: communityIdSchema.optional(),
});
export type NewServiceEvent = z.output<typeof newServiceEventSchema>;

export const correctionSchema = z
  .strictObject({
    serviceDate: localDateSchema.optional(),
    serviceType: serviceTypeCodeSchema.optional(),
    recipientId: z.uuid().optional(),
    reason: changeReasonSchema,
  })
  .refine((change) => change.serviceDate ?? change.serviceType ?? change.recipientId, {
    error: 'names nothing to correct: give serviceDate, serviceType or recipientId',
  });
export type Correction = z.output<typeof correctionSchema>;

const withdrawalSchema = z.object({ at: z.string(), by: z.string(), reason: changeReasonSchema });

const eventBase = z.object({
  ...newServiceEventSchema.shape,
  id: z.uuid(),
  fiscalYear: fiscalYearSchema,
  recordedAt: z.string(),
  recordedBy: z.string(),
  /** What was first recorded under this id here, when a correction changed it: a repeat of the request still matches. */
  recordedAs: z.object({ serviceDate: localDateSchema, serviceType: z.string() }).optional(),
  version: z.number().int(),
});

/** `moved`: a correction took it to another recipient or year; what is left says where, so that its id stays taken. */
export const storedEventSchema = z.discriminatedUnion('state', [
  eventBase.extend({ state: z.literal('live') }),
  eventBase.extend({ state: z.literal('void'), voided: withdrawalSchema }),
  eventBase.extend({ state: z.literal('moved'), movedTo: z.string() }),
]);
export type StoredEvent = z.output<typeof storedEventSchema>;
export type ServiceEvent = Exclude<StoredEvent, { state: 'moved' }>;
export type LiveEvent = Extract<StoredEvent, { state: 'live' }>;

/** What a funding decision says of one recipient and year; without one, the directory's funding streams decide. */
export const fundingSchema = z.strictObject({
  funded: z.boolean(),
  approvedCents: z.int().min(0).optional(),
});
export type Funding = z.infer<typeof fundingSchema>;

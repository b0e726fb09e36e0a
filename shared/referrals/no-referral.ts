import * as z from 'zod';
import { serviceKinds } from './need-words.ts';

/** Why a need led to no referral. Coded: nothing here is written in words. */
export const noReferralReasonSchema = z.enum([
  'person-declined',
  'no-service',
  'no-consent',
  'already-served',
  'unsafe',
  'other',
]);

export const noReferralTermsSchema = z.strictObject({
  personId: z.uuid(),
  need: z.enum(serviceKinds),
  reason: noReferralReasonSchema,
});
export type NoReferralTerms = z.infer<typeof noReferralTermsSchema>;

export const noReferralSchema = noReferralTermsSchema.extend({
  id: z.string(),
  at: z.string(),
  by: z.string().describe('The member who recorded it.'),
});
export type NoReferral = z.infer<typeof noReferralSchema>;

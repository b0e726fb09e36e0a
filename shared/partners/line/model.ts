import * as z from 'zod';

/**
 * A partner's line: one dispatch phone of one organization, and what has been asked of it. It lies below referrals and
 * transport, which write their asks here, so that a text from the partner is understood with a single read.
 */
export const partnerLineSchema = z.object({
  organizationId: z.string(),
  language: z.enum(['fr', 'en']),
  optedOut: z.boolean(),
});
export type PartnerLine = z.infer<typeof partnerLineSchema>;
export type Language = PartnerLine['language'];

/**
 * Where an ask stands, as far as the line knows: enough to tell which one a text without a code means. The truth about
 * the trip or the referral is with the trip or the referral, and guards every answer.
 */
const askStateSchema = z.enum([
  /** Waiting for the partner's answer. */
  'open',
  /** A trip whose wave ended in silence: others are asked, a late yes is still welcome. */
  'passed-over',
  /** A referral the partner said it has received. */
  'received',
  'accepted',
  'declined',
  /** Another partner took the trip. */
  'covered',
  'cancelled',
  'done',
]);
export type AskState = z.infer<typeof askStateSchema>;

/** What is needed to apply an answer to a trip without reading the trip first. */
const offerRefSchema = z.object({
  kind: z.literal('offer'),
  tripId: z.string(),
  offerId: z.string(),
  /** When the trip was made: with its status, its place in the work list. */
  listedAt: z.string(),
  /** When the passenger is to be picked up; with it the link to the details expires. */
  pickupAt: z.string(),
  /** Offers of the same wave: an acceptance withdraws them. */
  siblings: z.array(z.string()),
});
type OfferRef = z.infer<typeof offerRefSchema>;

const referralRefSchema = z.object({
  kind: z.literal('referral'),
  referralId: z.string(),
  listedAt: z.string(),
});
type ReferralRef = z.infer<typeof referralRefSchema>;

export const askSchema = z.object({
  phoneKey: z.string(),
  organizationId: z.string(),
  /** Short, read aloud and typed back; unique among the asks of the line. */
  code: z.string(),
  about: z.discriminatedUnion('kind', [offerRefSchema, referralRefSchema]),
  state: askStateSchema,
  openedAt: z.string(),
});
export type Ask = z.infer<typeof askSchema>;
export type OfferAsk = Ask & { readonly about: OfferRef };
export type ReferralAsk = Ask & { readonly about: ReferralRef };

export const isOfferAsk = (ask: Ask): ask is OfferAsk => ask.about.kind === 'offer';
export const isReferralAsk = (ask: Ask): ask is ReferralAsk => ask.about.kind === 'referral';

/** Still waiting for, or welcoming, a first answer. */
export const awaitsAnswer = (state: AskState): boolean => state === 'open' || state === 'received';

import * as z from 'zod';

/** The organization of a line that is nobody's dispatch phone: somebody on call for the hub itself. */
export const HUB_LINE = 'hub';

/**
 * A partner's line: one dispatch phone of one organization, and what has been asked of it. It lies below referrals and
 * transport, which write their asks here, so that a text from the partner is understood with a single read. Whoever is on
 * call has a line too, and may be a partner on the same phone.
 */
export const partnerLineSchema = z.object({
  /** `HUB_LINE` for a phone that is on call and no partner's. */
  organizationId: z.string(),
  language: z.enum(['fr', 'en']),
  optedOut: z.boolean(),
  /** Their last text, with a trip in hand, was not understood. */
  misunderstood: z.literal(true).optional(),
  /** `on-call` once alerts have been sent to this phone, whether it is a partner's as well or not. */
  role: z.enum(['partner', 'on-call']).optional(),
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
  /** A trip whose wave, or an alert whose time, ended in silence: others are asked, a late yes is still welcome. */
  'passed-over',
  /** A referral the partner said it has received. */
  'received',
  /** Of an alert: whoever is on call has it in hand. */
  'accepted',
  /** Of an alert: passed on to the next on call. */
  'declined',
  /** Another partner took the trip, another on call the alert. */
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
  /** The clock of the place of pickup, by which it was asked; without it, the hub's. */
  timeZone: z.string().optional(),
  /** Offers of the same wave: an acceptance withdraws them. */
  siblings: z.array(z.string()),
});
type OfferRef = z.infer<typeof offerRefSchema>;

const referralRefSchema = z.object({
  kind: z.literal('referral'),
  referralId: z.string(),
  listedAt: z.string(),
  /** An answer moves more than this referral (its group, or who has the case): it is read before it is answered. */
  readFirst: z.literal(true).optional(),
});
type ReferralRef = z.infer<typeof referralRefSchema>;

/** A trip that somebody on call is asked to take in hand. */
const alertRefSchema = z.object({
  kind: z.literal('alert'),
  tripId: z.string(),
  listedAt: z.string(),
});
type AlertRef = z.infer<typeof alertRefSchema>;

/** Whether what the directory has of the organization is still right. */
const confirmationRefSchema = z.object({ kind: z.literal('confirmation') });
type ConfirmationRef = z.infer<typeof confirmationRefSchema>;

export const askSchema = z.object({
  phoneKey: z.string(),
  organizationId: z.string(),
  /** Short, read aloud and typed back; unique among the asks of the line. */
  code: z.string(),
  about: z.discriminatedUnion('kind', [offerRefSchema, referralRefSchema, alertRefSchema, confirmationRefSchema]),
  state: askStateSchema,
  openedAt: z.string(),
});
export type Ask = z.infer<typeof askSchema>;
export type OfferAsk = Ask & { readonly about: OfferRef };
export type ReferralAsk = Ask & { readonly about: ReferralRef };

export type AlertAsk = Ask & { readonly about: AlertRef };

export type ConfirmationAsk = Ask & { readonly about: ConfirmationRef };

export const isOfferAsk = (ask: Ask): ask is OfferAsk => ask.about.kind === 'offer';
export const isReferralAsk = (ask: Ask): ask is ReferralAsk => ask.about.kind === 'referral';
export const isAlertAsk = (ask: Ask): ask is AlertAsk => ask.about.kind === 'alert';

export const isConfirmationAsk = (ask: Ask): ask is ConfirmationAsk => ask.about.kind === 'confirmation';

/** Still waiting for, or welcoming, a first answer. */
export const awaitsAnswer = (state: AskState): boolean => state === 'open' || state === 'received';

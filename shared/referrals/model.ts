import * as z from 'zod';
import { serviceKinds } from './need-words.ts';

/** FHIR Task's states, as far as a referral between organizations needs them. */
export const REFERRAL_STATUSES = [
  'draft',
  'requested',
  'received',
  'accepted',
  'in-progress',
  'completed',
  'rejected',
  'failed',
  'cancelled',
] as const;
export const referralStatusSchema = z.enum(REFERRAL_STATUSES);
export type ReferralStatus = z.infer<typeof referralStatusSchema>;

export const rejectReasonSchema = z.enum([
  'no-capacity',
  'not-eligible',
  'out-of-area',
  'unsafe',
  'no-agreement',
  'other',
]);
export type RejectReason = z.infer<typeof rejectReasonSchema>;

/** How a closed referral ended. */
export const outcomeSchema = z.enum(['successful', 'declined-by-person', 'declined-by-provider', 'no-contact']);
export type Outcome = z.infer<typeof outcomeSchema>;

const urgencySchema = z.enum(['urgent', 'standard']);

const ageBandSchema = z.enum(['under-16', '16-17', '18-plus', 'unknown']);
const needSchema = z.enum(serviceKinds);

/** What is asked of the partner: everything that goes into a draft. */
export const referralRequestSchema = z.strictObject({
  personId: z.uuid(),
  organizationId: z.uuid(),
  serviceId: z.uuid().optional(),
  /** A transfer hands the whole case over, and only once it is accepted; a referral does not. */
  kind: z.enum(['referral', 'transfer']).default('referral'),
  needs: z.array(needSchema).min(1).max(5),
  urgency: urgencySchema.default('standard'),
  ageBand: ageBandSchema.default('unknown'),
  /** Told to the partner only when the place itself cannot single the person out. */
  communityId: z
    .string()
    .regex(/^(fn-\d{1,4}|place-[a-z0-9-]{1,60})$/)
    .optional(),
});
export type ReferralRequest = z.infer<typeof referralRequestSchema>;

/** The partner's ask and its text, for one sending; a referral sent again has a new one. */
const sendingSchema = z.object({
  at: z.string(),
  phoneKey: z.string(),
  code: z.string(),
  textId: z.string(),
  consentId: z.string().optional(),
});
export type Sending = z.infer<typeof sendingSchema>;

const alertSchema = z.object({
  kind: z.enum(['overdue', 'undelivered', 'partner-stopped', 'rejected', 'problem']),
  at: z.string(),
  count: z.number().int(),
  textId: z.string(),
});
export type ReferralAlert = z.infer<typeof alertSchema>;

const common = z.object({
  ...referralRequestSchema.shape,
  id: z.string(),
  /** How many times it was opened: 1, and one more with each reopening. */
  round: z.number().int(),
  createdAt: z.string(),
  createdBy: z.string(),
  updatedAt: z.string(),
  receivedAt: z.string().optional(),
  acceptedAt: z.string().optional(),
  startedAt: z.string().optional(),
  closedAt: z.string().optional(),
  /** Since when it waits for an answer longer than the hub allows. */
  overdueSince: z.string().optional(),
  /** When it is looked at next, whatever happens. */
  clock: z.object({ at: z.string(), timerId: z.string() }).optional(),
  alert: alertSchema.optional(),
  /** Since when the partner has a problem that nobody was told of. */
  problemSince: z.string().optional(),
  version: z.number().int(),
});

const sent = { sending: sendingSchema };

export const referralSchema = z.discriminatedUnion('status', [
  common.extend({ status: z.literal('draft') }),
  common.extend({ status: z.enum(['requested', 'received', 'accepted', 'in-progress']), ...sent }),
  common.extend({ status: z.literal('completed'), ...sent, outcome: outcomeSchema }),
  common.extend({ status: z.literal('failed'), ...sent, outcome: outcomeSchema }),
  common.extend({
    status: z.literal('rejected'),
    ...sent,
    rejectReason: rejectReasonSchema,
    outcome: z.literal('declined-by-provider'),
  }),
  common.extend({
    status: z.literal('cancelled'),
    sending: sendingSchema.optional(),
    outcome: outcomeSchema.optional(),
  }),
]);
export type Referral = z.infer<typeof referralSchema>;

const actorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), id: z.string() }),
  z.object({ kind: z.literal('partner'), organizationId: z.string() }),
  /** A clock of the hub. */
  z.object({ kind: z.literal('clock') }),
]);
export type Actor = z.infer<typeof actorSchema>;

export const referralHistorySchema = z.object({
  id: z.string(),
  at: z.string(),
  event: z.string(),
  from: referralStatusSchema.optional(),
  to: referralStatusSchema.optional(),
  by: actorSchema,
  reason: z.string().optional(),
});
export type ReferralHistory = z.infer<typeof referralHistorySchema>;

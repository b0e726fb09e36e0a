import * as z from 'zod';
import type { Consent } from '../people/index.ts';
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

/** What came of it, in the partner's words but for a code; with it the partner may say more than that it is over. */
export const resultSchema = z.enum(['served', 'support-goes-on', 'referred-on', 'did-not-attend']);
export type ReferralResult = z.infer<typeof resultSchema>;

/** FHIR's request priorities `urgent`, `asap` and `routine`. */
export const URGENCIES = ['urgent', 'soon', 'standard'] as const;
const urgencySchema = z.enum(URGENCIES);
export type Urgency = z.infer<typeof urgencySchema>;

/** What the support has to be adapted to; codes of the directory, nothing in words. */
export const adaptationSchema = z.enum([
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
  /** The language in which the person would be served: ISO 639. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional(),
  adaptations: z.array(adaptationSchema).max(9).optional(),
  /** Somebody of the hub stays until the person and the partner have spoken; its clock asks whether that was done. */
  warmHandOver: z.boolean().optional(),
});
export type ReferralRequest = z.infer<typeof referralRequestSchema>;

/** What a consent can let be told. */
export type Shareable = Consent['shares'][number];
export const shareableSchema = z.enum([
  'needs',
  'community',
  'age-band',
  'language',
  'accommodations',
  'name',
  'phone',
  'safe-hours',
] as const satisfies readonly Shareable[]);

/** How a Nation's rule on disclosure stood: nothing of a Nation's is named, its agreement is in force, or it is not. */
export const nationRuleSchema = z.enum(['not-concerned', 'agreed', 'withheld']);
export type NationRule = z.infer<typeof nationRuleSchema>;

/** Whether the Nation whose own service was asked, and that wants to be told, was: by text, or called where no text can reach it. */
export const nationNoticeSchema = z.enum(['told', 'to-call', 'called']);

/** How the agreements with the partner stood on the day of the sending. */
export const agreementStandingSchema = z.enum(['in-force', 'ends-soon', 'ended', 'none']);
export type AgreementStanding = z.infer<typeof agreementStandingSchema>;

/**
 * The partner's ask and its text, for one sending; a referral sent again has a new one. What the person's consent, the
 * Nation and the agreements allowed on that day stays with it: nobody reads more into it later.
 */
const sendingSchema = z.object({
  at: z.string(),
  phoneKey: z.string(),
  code: z.string(),
  textId: z.string(),
  consentId: z.string().optional(),
  /** What the consent lets be told, and until when; absent on what was sent before this was kept. */
  shares: z.array(shareableSchema).optional(),
  consentUntil: z.string().optional(),
  nation: nationRuleSchema.optional(),
  agreement: agreementStandingSchema.optional(),
});
export type Sending = z.infer<typeof sendingSchema>;

/** The partner has the person on its list, and no place yet: said, and not accepted. */
export const waitlistSchema = z.object({
  /** 1 is next. */
  position: z.int().min(1).max(999),
  /** When the position was last said. */
  at: z.string(),
  /** The day a place is expected, where the partner named one. Told to the hub only: it is not certain. */
  expectedOn: z.iso.date().optional(),
});
export type Waitlist = z.infer<typeof waitlistSchema>;

export const handOverSchema = z.strictObject({
  how: z.enum(['both-on-the-line', 'met-in-person']),
  at: z.iso.datetime(),
  outcome: z.enum(['connected', 'person-absent', 'partner-absent', 'person-declined']),
});
export type HandOver = z.infer<typeof handOverSchema>;

/** What a partner is waited for, each with a clock of its own. */
export const STAGES = ['receive', 'accept', 'wait', 'start', 'news', 'hand-over'] as const;
export const stageSchema = z.enum(STAGES);
export type Stage = z.infer<typeof stageSchema>;

const alertSchema = z.object({
  kind: z.enum([
    'overdue',
    'undelivered',
    'partner-stopped',
    'rejected',
    'problem',
    /** Accepted, and not begun; under way, and nothing heard; on the list for too long; the hand-over not recorded. */
    'not-started',
    'no-news',
    'waiting-long',
    'hand-over-due',
    /** The person took back the consent. */
    'consent-ended',
    /** Nobody of those to be asked one after the other is left. */
    'nobody-left',
  ]),
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
  /** On the partner's list: since when, and where on it. Only while `received`. */
  waitingSince: z.string().optional(),
  waitlist: waitlistSchema.optional(),
  /** The last warm hand-over, and who of the hub recorded it. */
  handOver: handOverSchema.extend({ by: z.string() }).optional(),
  /** Asked of several partners for the same needs. */
  groupId: z.string().optional(),
  /** Of what the partner was reminded last, and when. */
  reminded: z.object({ stage: z.enum(STAGES), at: z.string() }).optional(),
  /** Since when the consent under which it was sent is taken back: from then on the partner is shown no more. */
  consentEndedAt: z.string().optional(),
  /** Somebody of the hub is still to be told. */
  untold: z.enum(['consent-ended', 'nobody-left']).optional(),
  /** The partner is still to be told kindly that others were quicker. */
  toTell: z.literal('covered').optional(),
  /** A Nation wants to be told of it, as its own service was asked: it is, or a coordinator has to call it. */
  nationNotice: nationNoticeSchema.optional(),
  /** Of a transfer that was accepted: who had the case before, `hub` or an organization. */
  caseFrom: z.string().optional(),
  /** Whoever made it is to read how it ended: since when, and when it was read. */
  feedback: z.object({ since: z.string(), readAt: z.string().optional() }).optional(),
  version: z.number().int(),
});

const sent = { sending: sendingSchema };

export const referralSchema = z.discriminatedUnion('status', [
  common.extend({ status: z.literal('draft') }),
  common.extend({ status: z.enum(['requested', 'received', 'accepted', 'in-progress']), ...sent }),
  common.extend({
    status: z.literal('completed'),
    ...sent,
    outcome: outcomeSchema,
    result: resultSchema.optional(),
  }),
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
  /** On a partner's list. */
  position: z.int().optional(),
});
export type ReferralHistory = z.infer<typeof referralHistorySchema>;

import { needWords, serviceKinds, type ServiceKind, type Words } from '../need-words.ts';
import {
  adaptationSchema,
  outcomeSchema,
  rejectReasonSchema,
  resultSchema,
  type ReferralStatus,
  type Urgency,
} from '../model.ts';

/**
 * The codes of a package: FHIR R4's own where it fixes them (http://hl7.org/fhir/R4/task.html, servicerequest.html), and the
 * project's for the rest. A system is a name, not an address. No taxonomy that is licensed is among them.
 */
export const SYSTEMS = {
  need: 'urn:carrefour:need',
  category: 'urn:carrefour:referral-kind',
  ageBand: 'urn:carrefour:age-band',
  community: 'urn:carrefour:community',
  adaptation: 'urn:carrefour:adaptation',
  rejectReason: 'urn:carrefour:reject-reason',
  outcome: 'urn:carrefour:outcome',
  result: 'urn:carrefour:result',
  waiting: 'urn:carrefour:business-status',
  parameter: 'urn:carrefour:task-parameter',
  language: 'urn:ietf:bcp:47',
  taskCode: 'http://hl7.org/fhir/CodeSystem/task-code',
  confidentiality: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
} as const;

/** What a hub numbers: a referral, a person under a name that only this hub can read, an entry of its directory. */
export const hubSystem = (hubId: string, what: 'referral' | 'person' | 'organization' | 'service'): string =>
  `urn:carrefour:hub:${hubId}:${what}`;

const SCHEME = 'urn:carrefour:identifier:';
/** An identifier that others gave to an entry of the directory, such as `charity-number`. */
export const schemeSystem = (scheme: string): string => SCHEME + encodeURIComponent(scheme);
export const isSystemOf = (scheme: string, system: string): boolean => system === schemeSystem(scheme);

/** FHIR's request-priority. `stat`, of others, is as urgent as it gets. */
export const priorities = { urgent: 'urgent', soon: 'asap', standard: 'routine' } as const satisfies Record<
  Urgency,
  string
>;
export const FHIR_PRIORITIES = ['routine', 'urgent', 'asap', 'stat'] as const;
export const urgencyOf: Readonly<Record<(typeof FHIR_PRIORITIES)[number], Urgency>> = {
  routine: 'standard',
  asap: 'soon',
  urgent: 'urgent',
  stat: 'urgent',
};

/** FHIR's task-status: the states of a referral are named after it. */
export const FHIR_TASK_STATUSES = [
  'draft',
  'requested',
  'received',
  'accepted',
  'rejected',
  'ready',
  'cancelled',
  'in-progress',
  'on-hold',
  'failed',
  'completed',
  'entered-in-error',
] as const;
type TaskStatus = (typeof FHIR_TASK_STATUSES)[number];

/** What others say, as we would: `ready` takes the acceptance for granted, `on-hold` has begun. */
export const statusOf: Readonly<Record<Exclude<TaskStatus, 'entered-in-error'>, ReferralStatus>> = {
  draft: 'draft',
  requested: 'requested',
  received: 'received',
  accepted: 'accepted',
  ready: 'accepted',
  'in-progress': 'in-progress',
  'on-hold': 'in-progress',
  completed: 'completed',
  rejected: 'rejected',
  failed: 'failed',
  cancelled: 'cancelled',
};

/** FHIR's request-status, of the request beside its task. */
export const FHIR_REQUEST_STATUSES = [
  'draft',
  'active',
  'on-hold',
  'revoked',
  'completed',
  'entered-in-error',
  'unknown',
] as const;
export const requestStatusOf: Readonly<Record<ReferralStatus, (typeof FHIR_REQUEST_STATUSES)[number]>> = {
  draft: 'draft',
  requested: 'active',
  received: 'active',
  accepted: 'active',
  'in-progress': 'active',
  completed: 'completed',
  rejected: 'revoked',
  failed: 'revoked',
  cancelled: 'revoked',
};

export const AGE_BANDS = ['under-16', '16-17', '18-plus', 'unknown'] as const;
export const KINDS = ['referral', 'transfer'] as const;
export const ADAPTATIONS = adaptationSchema.options;
export const REJECT_REASONS = rejectReasonSchema.options;
export const OUTCOMES = outcomeSchema.options;
export const RESULTS = resultSchema.options;
export const NEEDS: readonly ServiceKind[] = serviceKinds;

/** Of a need, for a reader without the code system: in both languages. */
export const needDisplay = (need: ServiceKind): string => {
  const { fr, en }: Words = needWords[need];
  return fr === en ? fr : `${fr} / ${en}`;
};

/** The named parameters of a task: what is told with it, and what came of it. */
export const PARAMETERS = {
  ageBand: 'age-band',
  community: 'community',
  language: 'language',
  adaptation: 'adaptation',
  warmHandOver: 'warm-hand-over',
  position: 'waitlist-position',
  outcome: 'outcome',
  result: 'result',
} as const;

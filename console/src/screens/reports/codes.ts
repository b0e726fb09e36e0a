import type { AnswerOf, ItemOf } from '../../api/contract.ts';

/** The codes of the API that have words here, in the order in which they are offered. */

type GroupType = ItemOf<'GET /v1/group-activities'>['type'];
type CapacityType = ItemOf<'GET /v1/capacity-activities'>['type'];
type Category = ItemOf<'GET /v1/expenditures'>['category'];
type VoidReason = NonNullable<ItemOf<'GET /v1/group-activities'>['voided']>['reason'];
type OverReason = NonNullable<ItemOf<'GET /v1/expenditures'>['overApprovalReason']>;
export type Standing = AnswerOf<'GET /v1/funding/{recipientId}/{fiscalYear}'>['standing'];

export const GROUP_TYPES = [
  'group-counselling',
  'cultural',
  'land-based',
  'community',
  'peer-support',
  'education',
  'other',
] as const satisfies readonly GroupType[];

export const CAPACITY_TYPES = [
  'service-agreement',
  'intake-protocol',
  'referral-protocol',
  'crisis-response-team',
  'community-action-plan',
  'partnership',
  'hub-model',
  'information-sharing',
  'training',
  'other',
] as const satisfies readonly CapacityType[];

export const CATEGORIES = [
  'staffing',
  'backfill-staffing',
  'transport',
  'technology',
  'cultural-supports',
  'training',
  'partnerships',
  'administration',
  'other',
] as const satisfies readonly Category[];

export const ENTRY_REASONS = [
  'entered-in-error',
  'duplicate',
  'did-not-take-place',
  'wrong-date',
  'wrong-recipient',
  'wrong-amount',
  'other',
] as const satisfies readonly VoidReason[];

export const OVER_REASONS = [
  'amendment-expected',
  'ministry-agreed',
  'own-funds',
  'other',
] as const satisfies readonly OverReason[];

/** Names for these ship with the console; a hub's own service types have theirs in its settings. */
const SHIPPED_TYPES = [
  'intake-assessment',
  'transportation',
  'mobile-phone',
  'crisis-support',
  'safety-planning',
  'case-management',
  'mobile-services',
] as const;
export const shippedType = (code: string): (typeof SHIPPED_TYPES)[number] | undefined =>
  SHIPPED_TYPES.find((one) => one === code);

const BREAKDOWN_ROWS = [
  'under-16',
  '16-17',
  '18-plus',
  'fr',
  'en',
  'other',
  'rural-or-remote',
  'urban',
  'declared',
  'not-declared',
  'unknown',
] as const;
export const breakdownRow = (value: string): (typeof BREAKDOWN_ROWS)[number] | undefined =>
  BREAKDOWN_ROWS.find((one) => one === value);

const CHANGES = [
  'service-event-recorded',
  'service-event-voided',
  'service-event-corrected',
  'group-activity-recorded',
  'group-activity-voided',
  'capacity-activity-recorded',
  'capacity-activity-voided',
  'expenditure-recorded',
  'expenditure-reversed',
  'persons-merge',
  'persons-split',
] as const;
export const knownChange = (what: string): (typeof CHANGES)[number] | undefined => CHANGES.find((one) => one === what);

const CHANGE_REASONS = [
  'recorded-late',
  'entered-in-error',
  'duplicate',
  'did-not-take-place',
  'wrong-person',
  'wrong-date',
  'wrong-service-type',
  'wrong-recipient',
  'wrong-amount',
  'same-person',
  'merged-in-error',
  'different-persons',
  'other',
] as const;
export const knownReason = (reason: string): (typeof CHANGE_REASONS)[number] | undefined =>
  CHANGE_REASONS.find((one) => one === reason);

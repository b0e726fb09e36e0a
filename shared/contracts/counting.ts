import * as z from 'zod';
import { overApprovalReasonSchema } from '../counting/ceiling.ts';
import { parseFiscalYear } from '../counting/fiscal-year.ts';
import {
  capacityActivityTypeSchema,
  expenseCategorySchema,
  groupActivityTypeSchema,
  newCapacityActivitySchema,
  newExpenditureSchema,
  newGroupActivitySchema,
} from '../counting/ledger-entry.ts';
import { changeReasonSchema, correctionSchema, fundingSchema, newServiceEventSchema } from '../counting/model.ts';
import { page } from './paging.ts';
import type { Routes } from './route.ts';

export const reporters = ['coordinator', 'admin', 'recipient-reporter'] as const;

export const fiscalYear = z
  .string()
  .regex(/^2[01]\d\d$/, 'the first calendar year, such as 2026 for 2026-27')
  .transform(parseFiscalYear);
const id = z.string().max(200).describe('Opaque. After a correction that moved it, the old id still leads to it.');
export const ledgerQuery = page.extend({ recipientId: z.uuid(), fiscalYear });
const withdrawal = z.strictObject({ at: z.string(), by: z.string(), reason: changeReasonSchema });
const withReason = z.strictObject({ reason: changeReasonSchema });

const serviceEvent = z
  .strictObject({
    id,
    personId: z.string(),
    recipientId: z.string(),
    fiscalYear: z.int(),
    serviceDate: z.string(),
    serviceType: z.string(),
    communityId: z.string().optional(),
    state: z.enum(['live', 'void']),
    voided: withdrawal.optional(),
    recordedAt: z.string(),
    recordedBy: z.string(),
    version: z.int(),
  })
  .meta({
    id: 'ServiceEvent',
    description: 'One individual service given to one person by one recipient on one date.',
  });

const recorded = {
  id,
  fiscalYear: z.int(),
  date: z.string(),
  state: z.enum(['live', 'void']),
  voided: withdrawal.optional(),
  recordedAt: z.string(),
  recordedBy: z.string(),
};
const groupActivity = z
  .strictObject({
    ...recorded,
    hosts: z.array(z.string()).describe('Each of them reports it.'),
    type: groupActivityTypeSchema,
    participants: z.int().optional(),
    communityId: z.string().optional(),
  })
  .meta({ id: 'GroupActivity' });
const capacityActivity = z
  .strictObject({
    ...recorded,
    recipientId: z.string(),
    type: capacityActivityTypeSchema,
    partnerIds: z.array(z.string()),
  })
  .meta({ id: 'CapacityActivity' });
const expenditure = z
  .strictObject({
    ...recorded,
    recipientId: z.string(),
    category: expenseCategorySchema,
    amountCents: z.int().describe('Canadian cents; negative for a reversal.'),
    overApprovalReason: overApprovalReasonSchema.optional(),
    documentReference: z.string().optional(),
    approvedIn: z.int().optional(),
    claimedOn: z.string().optional(),
    reverses: z.string().optional(),
    reversedBy: z.string().optional(),
  })
  .meta({ id: 'Expenditure' });

export const spending = z
  .strictObject({
    ...fundingSchema.partial().shape,
    spentCents: z.int(),
    standing: z.enum(['within', 'near', 'over']).describe('near: from 80 % of the approved amount on.'),
  })
  .meta({ id: 'Spending', description: 'What was spent of what was approved for the year.' });

export const listOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), cursor: z.string().optional() });

export const countingRoutes = {
  recordServiceEvent: {
    method: 'POST',
    path: '/v1/service-events',
    summary: 'Records one individual service; the person counts once a year',
    roles: reporters,
    body: newServiceEventSchema,
    answer: serviceEvent,
    status: 201,
  },
  listServiceEvents: {
    method: 'GET',
    path: '/v1/service-events',
    summary: 'Of one person, or of one recipient and fiscal year',
    roles: reporters,
    query: page
      .extend({ personId: z.uuid().optional(), recipientId: z.uuid().optional(), fiscalYear: fiscalYear.optional() })
      .refine(
        ({ personId, recipientId, fiscalYear: year }) =>
          (personId !== undefined && recipientId === undefined && year === undefined) ||
          (personId === undefined && recipientId !== undefined && year !== undefined),
        { error: 'name either personId, or recipientId and fiscalYear' },
      ),
    answer: listOf(serviceEvent),
  },
  readServiceEvent: {
    method: 'GET',
    path: '/v1/service-events/{eventId}',
    summary: 'One service event',
    roles: reporters,
    params: z.strictObject({ eventId: id }),
    answer: serviceEvent,
  },
  correctServiceEvent: {
    method: 'PATCH',
    path: '/v1/service-events/{eventId}',
    summary: 'Corrects the date, type or recipient, across fiscal years too',
    roles: reporters,
    params: z.strictObject({ eventId: id }),
    body: correctionSchema,
    answer: serviceEvent,
    versioned: true,
  },
  voidServiceEvent: {
    method: 'POST',
    path: '/v1/service-events/{eventId}/void',
    summary: 'Takes an event off the record; it stays visible as void',
    roles: reporters,
    params: z.strictObject({ eventId: id }),
    body: withReason,
    answer: serviceEvent,
  },
  recordGroupActivity: {
    method: 'POST',
    path: '/v1/group-activities',
    summary: 'Records a group activity, for each of its hosts',
    roles: reporters,
    body: newGroupActivitySchema,
    answer: groupActivity,
    status: 201,
  },
  listGroupActivities: {
    method: 'GET',
    path: '/v1/group-activities',
    summary: 'Of one recipient and fiscal year',
    roles: reporters,
    query: ledgerQuery,
    answer: listOf(groupActivity),
  },
  voidGroupActivity: {
    method: 'POST',
    path: '/v1/group-activities/{activityId}/void',
    summary: 'Takes it off the record of every host',
    roles: reporters,
    params: z.strictObject({ activityId: id }),
    body: withReason,
    answer: groupActivity,
  },
  recordCapacityActivity: {
    method: 'POST',
    path: '/v1/capacity-activities',
    summary: 'Records a capacity-building, collaboration or partnership activity',
    roles: reporters,
    body: newCapacityActivitySchema,
    answer: capacityActivity,
    status: 201,
  },
  listCapacityActivities: {
    method: 'GET',
    path: '/v1/capacity-activities',
    summary: 'Of one recipient and fiscal year',
    roles: reporters,
    query: ledgerQuery,
    answer: listOf(capacityActivity),
  },
  voidCapacityActivity: {
    method: 'POST',
    path: '/v1/capacity-activities/{activityId}/void',
    summary: 'Takes it off the record',
    roles: reporters,
    params: z.strictObject({ activityId: id }),
    body: withReason,
    answer: capacityActivity,
  },
  recordExpenditure: {
    method: 'POST',
    path: '/v1/expenditures',
    summary: 'Records ministry-funded spending, in integer cents',
    roles: reporters,
    body: newExpenditureSchema,
    answer: expenditure
      .extend({ spending: spending.describe('With this expenditure: `near` and `over` are warnings.') })
      .meta({ id: 'RecordedExpenditure' }),
    status: 201,
  },
  listExpenditures: {
    method: 'GET',
    path: '/v1/expenditures',
    summary: 'Of one recipient and fiscal year',
    roles: reporters,
    query: ledgerQuery,
    answer: listOf(expenditure),
  },
  reverseExpenditure: {
    method: 'POST',
    path: '/v1/expenditures/{expenditureId}/reversal',
    summary: 'Records a contrary expenditure; nothing is deleted',
    roles: reporters,
    params: z.strictObject({ expenditureId: id }),
    body: withReason,
    answer: expenditure,
    status: 201,
  },
} as const satisfies Routes;

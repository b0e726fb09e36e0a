import * as z from 'zod';
import { parseFiscalYear } from '../counting/fiscal-year.ts';
import {
  capacityActivityTypeSchema,
  expenseCategorySchema,
  groupActivityTypeSchema,
  newCapacityActivitySchema,
  newExpenditureSchema,
  newGroupActivitySchema,
} from '../counting/ledger-entry.ts';
import {
  changeReasonSchema,
  correctionSchema,
  fundingSchema,
  localDateSchema,
  newServiceEventSchema,
} from '../counting/model.ts';
import { page } from './paging.ts';
import type { Routes } from './route.ts';

const reporters = ['coordinator', 'admin', 'recipient-reporter'] as const;

const fiscalYear = z
  .string()
  .regex(/^2[01]\d\d$/, 'the first calendar year, such as 2026 for 2026-27')
  .transform(parseFiscalYear);
const id = z.string().max(200).describe('Opaque. After a correction that moved it, the old id still leads to it.');
const ledgerQuery = page.extend({ recipientId: z.uuid(), fiscalYear });
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
    documentReference: z.string().optional(),
    approvedIn: z.int().optional(),
    claimedOn: z.string().optional(),
    reverses: z.string().optional(),
    reversedBy: z.string().optional(),
  })
  .meta({ id: 'Expenditure' });

const names = z.strictObject({ fr: z.string(), en: z.string() });
const report = z
  .strictObject({
    recipientId: z.string(),
    fiscalYear: z.int(),
    label: z.string().describe('"2026-27"'),
    asOf: z.string(),
    elements: z.array(
      z.strictObject({
        code: z.enum(['persons-served', 'group-activities', 'capacity-activities', 'expenditures']),
        unit: z.enum(['persons', 'activities', 'cents']),
        names,
        officialName: z.string(),
        value: z.int().describe('Year to date; 0 where nothing took place.'),
        byMonth: z.array(z.strictObject({ month: z.string(), value: z.int(), cumulative: z.int() })),
      }),
    ),
    personsByServiceType: z.array(z.strictObject({ serviceType: z.string(), value: z.int() })),
  })
  .meta({ id: 'Report', description: 'The four data elements of one recipient and fiscal year.' });

const submission = z
  .strictObject({
    id: z.string(),
    recipientId: z.string(),
    fiscalYear: z.int(),
    asOf: z.string(),
    figures: z.record(z.string(), z.int()),
    hash: z.string().describe('SHA-256 of recipient, year, date and figures, one to a line.'),
    submittedAt: z.string(),
    submittedBy: z.string(),
  })
  .meta({ id: 'Submission', description: 'A report as it was handed in, frozen.' });

const listOf = <T extends z.ZodType>(item: T) =>
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
    answer: expenditure,
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
  readReport: {
    method: 'GET',
    path: '/v1/reports/{recipientId}/{fiscalYear}',
    summary: 'The four data elements, year to date; `hub` as recipient: persons of the whole hub, each once',
    roles: reporters,
    params: z.strictObject({ recipientId: z.union([z.uuid(), z.literal('hub')]), fiscalYear }),
    query: z.strictObject({
      asOf: localDateSchema.optional().describe('The end of a month; default: everything so far.'),
      format: z.enum(['json', 'csv']).optional().describe('Default: as Accept asks, else json.'),
    }),
    answer: report,
    alsoAnswers: ['text/csv'],
  },
  submitReport: {
    method: 'POST',
    path: '/v1/submissions',
    summary: 'Freezes the report with its figures and their hash',
    roles: reporters,
    body: z.strictObject({
      recipientId: z.uuid(),
      fiscalYear: z.int().min(2000).max(2199).transform(parseFiscalYear),
      asOf: localDateSchema.optional(),
    }),
    answer: submission,
    status: 201,
  },
  listSubmissions: {
    method: 'GET',
    path: '/v1/submissions',
    summary: 'Of one recipient and fiscal year',
    roles: reporters,
    query: ledgerQuery,
    answer: listOf(submission),
  },
  decideFunding: {
    method: 'PUT',
    path: '/v1/funding/{recipientId}/{fiscalYear}',
    summary: 'Says whether a recipient is funded in a year, in place of its standing funding streams',
    roles: ['admin'],
    params: z.strictObject({ recipientId: z.uuid(), fiscalYear }),
    body: fundingSchema,
    answer: fundingSchema,
  },
} as const satisfies Routes;

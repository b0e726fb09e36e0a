import * as z from 'zod';
import { parseFiscalYear } from '../counting/fiscal-year.ts';
import { fundingSchema, localDateSchema } from '../counting/model.ts';
import { fiscalYear, ledgerQuery, listOf, reporters, spending } from './counting.ts';
import { page } from './paging.ts';
import type { Routes } from './route.ts';

const names = z.strictObject({ fr: z.string(), en: z.string() });
const elementCode = z.enum(['persons-served', 'group-activities', 'capacity-activities', 'expenditures']);
const published = z.int().nullable().describe('null: a cell of 1 to 4, or one that would give such a cell away.');
const quarter = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

const dimension = z.enum(['age-band', 'language', 'community', 'nation']);

const report = z
  .strictObject({
    recipientId: z.string(),
    fiscalYear: z.int(),
    label: z.string().describe('"2026-27"'),
    asOf: z.string(),
    elements: z.array(
      z.strictObject({
        code: elementCode,
        unit: z.enum(['persons', 'activities', 'cents']),
        names,
        officialName: z.string(),
        value: z.int().describe('Year to date; 0 where nothing took place.'),
        byMonth: z.array(z.strictObject({ month: z.string(), value: z.int(), cumulative: z.int() })),
        byQuarter: z.array(z.strictObject({ quarter, ends: z.string(), value: z.int(), cumulative: z.int() })),
      }),
    ),
    personsByServiceType: z.array(z.strictObject({ serviceType: z.string(), value: published })),
    breakdowns: z.array(
      z.strictObject({
        dimension,
        asOf: z.string().describe('The last end of a quarter that the report covers.'),
        rows: z.array(z.strictObject({ value: z.string(), persons: published })),
      }),
    ),
    mergeUnderWay: z.boolean().describe('Two files are being made one, or taken apart: read again in a moment.'),
  })
  .meta({ id: 'Report', description: 'The four data elements of one recipient and fiscal year.' });

const counts = z.record(z.string(), z.int());
const submission = z
  .strictObject({
    id: z.string(),
    number: z.int().describe('1 for the first of this recipient and year.'),
    recipientId: z.string(),
    fiscalYear: z.int(),
    asOf: z.string(),
    figures: counts.describe('By data element, as they were.'),
    hash: z
      .string()
      .describe('SHA-256 of recipient, year, date, and each figure year to date and by month, a line each.'),
    submittedAt: z.string(),
    submittedBy: z.string(),
  })
  .meta({ id: 'Submission', description: 'A report as it was handed in, frozen.' });

const restatement = z
  .strictObject({
    at: z.string(),
    by: z.string(),
    what: z.string(),
    about: z.string().describe('The event, entry or merge that it is about.'),
    reason: z.string(),
    changes: counts.describe('By data element: what it adds to the figure as of the date of the report.'),
  })
  .meta({ id: 'Restatement', description: 'One change, after a report was submitted, of what it says.' });

const behindItem = z
  .strictObject({
    id: z.string().describe('Of the service event, activity or expenditure.'),
    personId: z.string().optional().describe('Persons served: one row for each person who counts.'),
    date: z.string(),
    month: z.string().describe('In which it counts.'),
    serviceType: z.string().optional(),
    amountCents: z.int().optional(),
  })
  .meta({ id: 'Behind', description: 'What one unit of a figure stands for.' });

const calendarMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2026-05');
const subject = z.strictObject({ recipientId: z.union([z.uuid(), z.literal('hub')]), fiscalYear });
const recipientYear = z.strictObject({ recipientId: z.uuid(), fiscalYear });

export const reportRoutes = {
  readReport: {
    method: 'GET',
    path: '/v1/reports/{recipientId}/{fiscalYear}',
    summary: 'The four data elements, year to date; `hub` as recipient: persons of the whole hub, each once',
    roles: reporters,
    params: subject,
    query: z.strictObject({
      asOf: localDateSchema.optional().describe('The end of a month; default: everything so far.'),
      format: z.enum(['json', 'csv', 'xlsx', 'html']).optional().describe('Default: as Accept asks, else json.'),
      language: z.enum(['fr', 'en', 'both']).default('both').describe('Of the page to print.'),
    }),
    answer: report,
    alsoAnswers: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/html'],
  },
  readBehindFigure: {
    method: 'GET',
    path: '/v1/reports/{recipientId}/{fiscalYear}/behind',
    summary: 'What stands behind a figure: one row for each person, activity or amount that it counts',
    roles: reporters,
    params: recipientYear,
    query: page
      .extend({
        element: elementCode,
        asOf: localDateSchema.optional().describe('The end of a month; default: everything so far.'),
        month: calendarMonth.optional().describe('Only what counts in this month.'),
        serviceType: z.string().max(60).optional().describe('Persons served: within this type alone.'),
        dimension: dimension.optional().describe('With value: the persons of one row of a breakdown.'),
        value: z.string().max(60).optional(),
      })
      .refine((figure) => (figure.dimension === undefined) === (figure.value === undefined), {
        path: ['value'],
        error: 'name dimension and value together',
      }),
    answer: listOf(behindItem),
  },
  submitReport: {
    method: 'POST',
    path: '/v1/submissions',
    summary: 'Freezes the report with its figures and their hash',
    roles: reporters,
    body: z.strictObject({
      recipientId: z.uuid(),
      fiscalYear: z.int().min(2000).max(2199).transform(parseFiscalYear),
      asOf: localDateSchema.optional().describe('The end of a month that is over; default: the last one.'),
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
  readSubmission: {
    method: 'GET',
    path: '/v1/submissions/{submissionId}',
    summary: 'The report as it was handed in, and everything that changed it since',
    roles: reporters,
    params: z.strictObject({ submissionId: z.string().max(100) }),
    query: page.describe('Of the restatements.'),
    answer: submission
      .extend({
        report,
        figuresNow: counts.describe('As of the same date: the frozen figures and the restatements add up to these.'),
        restatements: z.array(restatement),
        cursor: z.string().optional().describe('Where more restatements are.'),
        supersededBy: z.string().optional(),
      })
      .meta({ id: 'SubmissionStanding' }),
  },
  readFunding: {
    method: 'GET',
    path: '/v1/funding/{recipientId}/{fiscalYear}',
    summary: 'What was decided about a recipient’s funding for a year, and how much of it is spent',
    roles: reporters,
    params: recipientYear,
    answer: spending
      .extend({
        decisions: z
          .array(z.strictObject({ at: z.string(), by: z.string(), ...fundingSchema.shape }))
          .describe('Everything that was decided, the latest last.'),
      })
      .meta({ id: 'FundingStanding' }),
  },
  decideFunding: {
    method: 'PUT',
    path: '/v1/funding/{recipientId}/{fiscalYear}',
    summary: 'Says whether a recipient is funded in a year, and the approved amount, in place of its standing streams',
    roles: ['admin'],
    params: recipientYear,
    body: fundingSchema,
    answer: fundingSchema,
  },
} as const satisfies Routes;

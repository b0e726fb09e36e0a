import * as z from 'zod';
import { columnsOf, type ImportKind } from '../counting/import-columns.ts';
import type { Routes } from './route.ts';

const reporters = ['coordinator', 'admin', 'recipient-reporter'] as const;

/** One line of a file. What its cells hold is looked at row by row, so that a bad one never stops the others. */
const rowOf = (kind: ImportKind) =>
  z.looseObject({ line: z.int().min(1).describe('Where it stands in the file: the outcome is told by it.') }).describe(
    `Beside the line, each value as the text that stands in the file. ${columnsOf(kind)
      .map(({ name, required, accepts }) => `${name}${required ? '' : ' (optional)'}: ${accepts}`)
      .join('; ')}.`,
  );

const batchOf = (kind: ImportKind) =>
  z.strictObject({
    rows: z
      .array(rowOf(kind))
      .min(1)
      .max(100)
      .refine((rows) => new Set(rows.map(({ line }) => line)).size === rows.length, 'names a line twice'),
    source: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/, 'lower-case letters, digits and hyphens, at most 40')
      .optional()
      .describe('The system that numbered the rows, where two systems number alike. Rows with a UUID as id need none.'),
    dryRun: z.boolean().optional().describe('Decides about every row and writes nothing.'),
  });

const outcomes = z.strictObject({
  rows: z.array(
    z
      .strictObject({
        line: z.int(),
        outcome: z.enum(['recorded', 'already-there', 'recordable', 'rejected']),
        field: z.string().optional().describe('The column to blame.'),
        code: z.string().optional(),
        message: z.string().optional(),
      })
      .meta({ id: 'RowOutcome', description: 'What became of one row; the last three only when it was rejected.' }),
  ),
});

/** A row that was recorded is recorded once, for ever: any of these may be repeated at will. */
export const importRoutes = {
  importServiceEvents: {
    method: 'POST',
    path: '/v1/imports/service-events',
    summary: 'Records rows of a file of individual services, each wholly or not at all',
    roles: reporters,
    body: batchOf('service-events'),
    answer: outcomes,
  },
  importGroupActivities: {
    method: 'POST',
    path: '/v1/imports/group-activities',
    summary: 'Records rows of a file of group activities',
    roles: reporters,
    body: batchOf('group-activities'),
    answer: outcomes,
  },
  importCapacityActivities: {
    method: 'POST',
    path: '/v1/imports/capacity-activities',
    summary: 'Records rows of a file of capacity-building and collaboration activities',
    roles: reporters,
    body: batchOf('capacity-activities'),
    answer: outcomes,
  },
  importExpenditures: {
    method: 'POST',
    path: '/v1/imports/expenditures',
    summary: 'Records rows of a file of expenditures',
    roles: reporters,
    body: batchOf('expenditures'),
    answer: outcomes,
  },
} as const satisfies Routes;

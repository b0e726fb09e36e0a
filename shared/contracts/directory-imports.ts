import * as z from 'zod';
import { serviceKindSchema } from '../directory/service-kinds.ts';
import type { Routes } from './route.ts';

const staff = ['coordinator', 'admin'] as const;
const kind = z.enum(['organization', 'program', 'location', 'service']);
const importParams = z.strictObject({ importId: z.uuid() });
const source = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, 'lower-case letters, digits and hyphens, at most 40')
  .describe('The name under which this directory is imported, always the same: ids mean something within it alone.');

const batch = z.strictObject({
  source,
  dryRun: z.boolean().optional().describe('Decides about every record and writes nothing.'),
  preferFile: z
    .boolean()
    .optional()
    .describe("Where both the hub and the file changed a field since the last import, the file's is taken."),
  publishContacts: z.boolean().optional().describe('The people named in the records may be published.'),
  kinds: z
    .record(z.string().min(1).max(200), serviceKindSchema)
    .refine((kinds) => Object.keys(kinds).length <= 1000, 'at most 1000 terms')
    .optional()
    .describe('What terms of its taxonomies mean here, by id, code or name.'),
  defaultKind: serviceKindSchema
    .optional()
    .describe('Of services whose terms mean nothing here; else they are refused.'),
  assumed: z
    .array(z.strictObject({ type: z.enum(['organization', 'program', 'location']), id: z.string().min(1).max(200) }))
    .max(2000)
    .optional()
    .describe('Of a dry run: what an earlier batch of it would have added.'),
  records: z
    .array(
      z.strictObject({
        row: z.int().min(1).describe('A number by which the outcome is told.'),
        type: z.enum(['organization', 'program', 'location', 'service', 'service_at_location']),
        record: z.looseObject({}).describe('A record of HSDS 3.1 with what is nested in it.'),
      }),
    )
    .min(1)
    .max(50)
    .refine((records) => new Set(records.map(({ row }) => row)).size === records.length, 'names a row twice'),
});

const problem = z
  .strictObject({
    effect: z.enum(['refused', 'kept-aside', 'noted']),
    path: z.string().describe('Inside the record, such as `schedules[0].opens_at`.'),
    code: z.string(),
    message: z.string(),
    remedy: z.string(),
  })
  .meta({
    id: 'ImportProblem',
    description:
      '`refused`: nothing of the record is taken. `kept-aside`: the value goes out again as it came, and the hub does not go by it. `noted`: it was taken, and somebody should look.',
  });

const entryOutcome = z
  .strictObject({
    kind,
    id: z.uuid(),
    outcome: z.enum(['added', 'changed']),
    how: z.string(),
    fields: z.array(
      z.strictObject({ field: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }),
    ),
    conflicts: z.array(z.string()).describe('Fields that both the hub and the other directory had changed.'),
  })
  .meta({ id: 'ImportedEntry', description: 'What becomes of an entry; without values that name people.' });

const recordOutcome = z
  .strictObject({
    row: z.int(),
    outcome: z.enum(['added', 'changed', 'unchanged', 'refused']),
    entries: z.array(entryOutcome),
    problems: z.array(problem),
    seen: z.array(z.string()).describe('Entries that the record is about or names, as `kind/id`.'),
  })
  .meta({ id: 'ImportedRecord' });

const entryName = z.strictObject({ kind, id: z.uuid() });

export const directoryImportRoutes = {
  importDirectoryBatch: {
    method: 'POST',
    path: '/v1/directory/imports/{importId}/batches',
    summary: 'Lays records of another directory (HSDS 3.1) over this one; the same again changes nothing',
    roles: staff,
    params: importParams,
    body: batch,
    answer: z.strictObject({ records: z.array(recordOutcome) }),
  },
  readDirectoryImport: {
    method: 'GET',
    path: '/v1/directory/imports/{importId}',
    summary: 'What an import has come to',
    roles: staff,
    params: importParams,
    answer: z.strictObject({
      id: z.string(),
      source: z.string(),
      startedAt: z.string(),
      lastAt: z.string(),
      memberId: z.string(),
      records: z.int(),
      refused: z.int(),
      conflicts: z.int(),
      added: z.int().describe('Entries, nested ones too.'),
      changed: z.int(),
    }),
  },
  listSourceEntries: {
    method: 'GET',
    path: '/v1/directory/sources/{source}/entries',
    summary: 'The entries that came from another directory; a page may be empty before the last',
    roles: staff,
    params: z.strictObject({ source }),
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(500).default(200),
      cursor: z.string().max(2000).optional(),
    }),
    answer: z.strictObject({ items: z.array(entryName), cursor: z.string().optional() }),
  },
  removeMissingEntries: {
    method: 'POST',
    path: '/v1/directory/imports/{importId}/removals',
    summary: 'Takes entries out that their directory has no more; those that are needed stay',
    roles: staff,
    params: importParams,
    body: z.strictObject({ source, entries: z.array(entryName).min(1).max(10) }),
    answer: z.strictObject({
      entries: z.array(
        z.strictObject({
          kind,
          id: z.uuid(),
          outcome: z.enum(['removed', 'already-removed', 'kept']),
          message: z.string().optional(),
        }),
      ),
    }),
  },
} as const satisfies Routes;

import * as z from 'zod';

/** What the platform answers to an import, as far as the command tells it. */

const kind = z.enum(['organization', 'program', 'location', 'service']);
const EntryOutcome = z.object({
  kind,
  id: z.string(),
  outcome: z.enum(['added', 'changed']),
  fields: z.array(z.object({ field: z.string(), before: z.unknown().optional(), after: z.unknown().optional() })),
  conflicts: z.array(z.string()),
});
const Problem = z.object({
  effect: z.enum(['refused', 'kept-aside', 'noted']),
  path: z.string(),
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
});
export type Problem = z.infer<typeof Problem>;
const RecordOutcome = z.object({
  row: z.int(),
  outcome: z.enum(['added', 'changed', 'unchanged', 'refused']),
  entries: z.array(EntryOutcome),
  problems: z.array(Problem),
  seen: z.array(z.string()),
});
export type RecordOutcome = z.infer<typeof RecordOutcome>;
export const BatchAnswer = z.object({ records: z.array(RecordOutcome) });

const EntryName = z.object({ kind, id: z.string() });
export type EntryName = z.infer<typeof EntryName>;
export const SourceAnswer = z.object({ items: z.array(EntryName), cursor: z.string().optional() });
export const RemovalAnswer = z.object({
  entries: z.array(EntryName.extend({ outcome: z.string(), message: z.string().optional() })),
});

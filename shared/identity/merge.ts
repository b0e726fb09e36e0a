import * as z from 'zod';

/** Why two files are made one, or taken apart: coded, because the line stands in restatements. */
export const mergeReasonSchema = z.enum(['same-person', 'other']);
export const splitReasonSchema = z.enum(['merged-in-error', 'different-persons', 'other']);

export const mergeSchema = z.object({
  id: z.string(),
  kind: z.enum(['merge', 'split']),
  /** The file that is counted by another, or will be by itself again. */
  personId: z.string(),
  /** The file that goes on. */
  parentId: z.string(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
  timerId: z.string(),
  years: z.array(z.number().int()),
  state: z.enum(['announcing', 'moving', 'done']),
  /** How many of the years are through in this state. */
  through: z.number().int(),
  /** Whose tallies were told of it, by year. */
  announced: z.record(z.string(), z.array(z.string())),
  version: z.number().int(),
});

/** Two files found to be one person, or taken apart again: what was decided, and how far it is carried out. */
export type Merge = Readonly<z.infer<typeof mergeSchema>>;

import * as z from 'zod';

/**
 * How several partners are asked for the same needs: all at once and the first yes has it; all at once and every yes counts;
 * or one after the other, the next when the one before says no, fails or is late.
 */
export const groupModeSchema = z.enum(['first', 'all', 'in-turn']);
export type GroupMode = z.infer<typeof groupModeSchema>;

export const groupSchema = z.object({
  id: z.string(),
  mode: groupModeSchema,
  /** Referrals, in the order in which they are asked. */
  members: z.array(z.string()).min(1),
  /** How many of them were sent, or passed over because they could not be. */
  sent: z.int(),
  /** The one whose yes counts, in `first` and `in-turn`; absent as long as nobody has said it. */
  acceptedBy: z.string().optional(),
  /** Of `in-turn`: since when nobody further is asked, because nobody is left or the hub called it off. */
  endedAt: z.string().optional(),
  createdAt: z.string(),
  createdBy: z.string(),
  version: z.int(),
});
export type Group = z.infer<typeof groupSchema>;

/** Only one yes counts. */
export const isExclusive = ({ mode }: Pick<Group, 'mode'>): boolean => mode !== 'all';

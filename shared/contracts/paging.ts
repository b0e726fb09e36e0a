import * as z from 'zod';

/** The query of every list. */
export const page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(2000).optional().describe('As given by the page before.'),
});

import * as z from 'zod';
import { erasedBySchema } from '../platform/timer.ts';

const count = z.number().int().nonnegative();

/** How much went, never what it was. */
const erasedCountsSchema = z.object({
  files: count,
  conversations: count,
  texts: count,
  consents: count,
  goals: count,
});
export type ErasedCounts = z.infer<typeof erasedCountsSchema>;

/**
 * What the carrier still had: nothing ever (no phone was known), copies that are being deleted, none any more since an
 * instant, or some that it had not deleted after thirty days. `messages`: how many were found there.
 */
const carrierCopiesSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('pending') }),
  z.object({ state: z.literal('gone'), at: z.string(), messages: count }),
  z.object({ state: z.literal('given-up'), at: z.string(), messages: count }),
]);
export type CarrierCopies = z.infer<typeof carrierCopiesSchema>;

/** That something was erased, when and by whom. It names nobody who was erased, nor anything that was said. */
export const certificateSchema = z.object({
  id: z.string(),
  at: z.string(),
  by: erasedBySchema,
  erased: erasedCountsSchema,
  carrier: carrierCopiesSchema,
});
export type Certificate = z.infer<typeof certificateSchema>;

import * as z from 'zod';

/**
 * A call to the Nations that want to be told of a referral and could not be by text. What was agreed is a code: free words about
 * a Nation and a person have no place in a history that stays.
 */
export const nationCallSchema = z.strictObject({
  at: z.iso.datetime().describe('When the call took place.'),
  agreed: z
    .enum(['informed', 'keep-informed', 'takes-part', 'agreement-first', 'call-again'])
    .describe(
      'Told, and nothing more is asked; told how it goes; the Nation takes part; it wants an agreement first; nobody reached, or to be called again.',
    ),
});
export type NationCall = z.infer<typeof nationCallSchema>;

/** Until somebody was reached, the call is still to be made. */
export const isStillToCall = ({ agreed }: NationCall): boolean => agreed === 'call-again';

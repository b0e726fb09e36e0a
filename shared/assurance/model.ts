import * as z from 'zod';

/**
 * How current what is listed of an organization is known to be: whether it was asked, by text, and what it said. The day of the
 * last confirmation itself stands in the directory (`assuredOn`), for everybody; this is how the hub comes by it.
 */
const statusSchema = z.enum([
  /** Known to the round, and not asked since. */
  'waiting',
  'asked',
  'reminded',
  'confirmed',
  /** It said that something is no longer right: a coordinator is to call. */
  'changed',
  /** Asked and reminded in vain: a coordinator is to call. */
  'silent',
  /** Texts do not arrive there, or it has stopped them: a coordinator is to call. */
  'unreachable',
]);

const askSchema = z.object({
  phoneKey: z.string(),
  code: z.string(),
  textId: z.string(),
  /** When it was asked, and reminded. */
  at: z.string(),
  remindedAt: z.string().optional(),
});

export const assuranceSchema = z.object({
  organizationId: z.string(),
  status: statusSchema,
  /** The local day on which the round first met the organization. */
  since: z.string(),
  /** When the status last changed. */
  at: z.string(),
  /** The local day on which it was last asked. */
  askedOn: z.string().optional(),
  ask: askSchema.optional(),
  /** By telephone: who of the organization said that all is right, and which member of the hub heard it. */
  heardBy: z.string().optional(),
  version: z.number().int(),
});
export type Assurance = z.infer<typeof assuranceSchema>;

/** An answer is still waited for. */
export const isAsked = ({ status }: Assurance): boolean => status === 'asked' || status === 'reminded';

/** A coordinator has something to do about it. */
export const needsHuman = ({ status }: Assurance): boolean =>
  status === 'changed' || status === 'silent' || status === 'unreachable';

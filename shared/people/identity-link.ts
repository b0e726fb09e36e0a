import * as z from 'zod';
import type { Item, Key } from '../platform/table.ts';
import { create, replace, type Write } from '../platform/transaction.ts';

/**
 * `PERSON#p`/`IDENTITY`: that a human found two files to be one person. It names anonymous ids only and outlives erasure: the
 * counts of closed years were made by it. Without the item a file stands alone.
 */
const identityItem = z.object({
  personId: z.string(),
  /** The file that this one was found to be the same person as. */
  parent: z.string().optional(),
  /** How far the link to the parent is: counts are being added up, are added up, or are being taken apart. */
  edge: z.enum(['joining', 'joined', 'leaving']).optional(),
  children: z.array(z.string()),
  version: z.number().int(),
});

/** `version` is 0 as long as there is no item. */
export type IdentityLink = Readonly<z.infer<typeof identityItem>>;

export const IDENTITY = 'IDENTITY';
export const identityKey = (personId: string): Key => ({ pk: `PERSON#${personId}`, sk: IDENTITY });

export const readIdentity = (item: Item | undefined, personId: string): IdentityLink =>
  item === undefined ? { personId, children: [], version: 0 } : identityItem.parse(item);

/**
 * The file that whatever is new about this person is counted with. From the first step of a merge that is the other file;
 * from the first step of a split the person stands alone again.
 */
export const joinedTo = ({ parent, edge }: IdentityLink): string | undefined =>
  edge === 'leaving' ? undefined : parent;

/** Creates or replaces it, from the version that was read; a failed condition is told as `identity-changed`. */
export function identityWrite(identity: IdentityLink): Write {
  const item: Item = { ...identityKey(identity.personId), kind: 'identity', ...identity };
  return identity.version === 0
    ? create({ ...item, version: 1 }, 'identity-changed')
    : replace(item, identity.version, 'identity-changed');
}

/** Nobody changed it since it was read. */
export const identityUnchanged = ({ personId, version }: IdentityLink): Write => ({
  require: identityKey(personId),
  ...(version === 0
    ? { condition: 'attribute_not_exists(pk)' }
    : { condition: '#version = :was', names: { version: 'version' }, values: { was: version } }),
  refusal: 'identity-changed',
});

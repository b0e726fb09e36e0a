import type { Platform } from '../platform/platform.ts';
import { setTimer } from '../platform/timer.ts';
import type { Write } from '../platform/transaction.ts';
import { identifierValues, type IdentifierValue } from './identifiers.ts';
import type { Identifier, PrivateFacts } from './model.ts';
import { identifierKey } from './store.ts';

/**
 * What a file can be found by: what the person gave, and the phones of their conversations (`phoneKeys`), each once. No
 * read: only the pepper is needed.
 */
export async function identifiersOf(
  platform: Platform,
  privately: PrivateFacts,
  phoneKeys: readonly string[],
): Promise<Identifier[]> {
  const given = await Promise.all(identifierValues(privately).map((value) => fingerprinted(platform, value)));
  const texted = phoneKeys.map((fingerprint): Identifier => ({ kind: 'phone', fingerprint }));
  return [...new Map([...texted, ...given].map((identifier) => [identifier.fingerprint, identifier])).values()];
}

/** A phone has the fingerprint that names its conversation, so that who texted is found by who left a number. */
async function fingerprinted(platform: Platform, { kind, value }: IdentifierValue): Promise<Identifier> {
  return { kind, fingerprint: await (kind === 'phone' ? platform.phoneKey(value) : platform.fingerprint(kind, value)) };
}

/** Takes a file from where it could be found to where it can be found. */
export function identifierWrites(
  personId: string,
  was: readonly Identifier[],
  is: readonly Identifier[],
): readonly Write[] {
  return [
    ...without(was, is).map(({ fingerprint }): Write => ({ remove: identifierKey(fingerprint, personId) })),
    ...without(is, was).map(({ fingerprint }): Write => ({
      put: { ...identifierKey(fingerprint, personId), kind: 'identifier', personId },
    })),
  ];
}

/**
 * The same, with the work that looks for other files of the person: as it is done after this transaction, the later of two
 * files finds the earlier one. Nothing where nothing changes.
 */
export function identifierChange(
  platform: Platform,
  personId: string,
  was: readonly Identifier[],
  is: readonly Identifier[],
): readonly Write[] {
  const writes = identifierWrites(personId, was, is);
  if (writes.length === 0) return [];
  const timer = { id: platform.ids.uuid(), dueAt: platform.clock().toISOString() };
  return [...writes, setTimer({ ...timer, work: { what: 'find-duplicates', personId } })];
}

function without(identifiers: readonly Identifier[], others: readonly Identifier[]): Identifier[] {
  const known = new Set(others.map(({ fingerprint }) => fingerprint));
  return identifiers.filter(({ fingerprint }) => !known.has(fingerprint));
}

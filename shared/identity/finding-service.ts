import { identifierPk, personPk, profileKey, readProfile, type ActiveProfile } from '../people/index.ts';
import type { Platform } from '../platform/platform.ts';
import type { BatchAnswer } from '../platform/table.ts';
import type { Write } from '../platform/transaction.ts';
import * as store from './duplicates-store.ts';
import { isSettled, readJoined } from './joined-service.ts';
import { inOrder } from './model.ts';
import { reviewed, sharedKinds } from './proposal.ts';

const MAX_ATTEMPTS = 6;

/**
 * Looks for other files of the same person, and at the pairs the file stands in already. It runs after the transaction that
 * changed the file's identifiers: of two files that come to share one, whichever is looked at last is looked at when both are
 * stored, so no pair is missed. Safe to repeat, and to run beside itself.
 */
export async function findDuplicates(platform: Platform, personId: string): Promise<void> {
  const profile = activeProfile(await platform.table.batchGet([profileKey(personId)]), personId);
  if (profile === undefined) return;
  const others = new Set<string>();
  for (const { fingerprint } of profile.identifiers) {
    for await (const item of platform.table.queryAll({ pk: identifierPk(fingerprint) })) {
      others.add(String(item['personId']));
    }
  }
  for await (const item of platform.table.queryAll({ pk: personPk(personId), prefix: store.POINTER_PREFIX })) {
    others.add(store.otherOf(item));
  }
  others.delete(personId);
  for (const other of others) await reviewPair(platform, personId, other);
}

/** Decides by what both files say now: the transaction fails if either has changed or was erased, and is decided anew. */
async function reviewPair(platform: Platform, one: string, other: string): Promise<void> {
  const [a, b] = inOrder(one, other);
  const key = store.pairKey(a, b);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const [answer, joined] = await Promise.all([
      platform.table.batchGet([profileKey(a), profileKey(b), key]),
      readJoined(platform, [a, b]),
    ]);
    const first = activeProfile(answer, a);
    const second = activeProfile(answer, b);
    // Nothing is to be found about a file that is erased, or another hub's.
    if (first === undefined || second?.hubId !== first.hubId) return;
    if (await isSettled(platform, joined, { a, b })) return;
    const item = answer.item(key);
    const was = item === undefined ? undefined : store.readPair(item);
    const at = platform.clock().toISOString();
    const next = reviewed(was, { hubId: first.hubId, a, b, kinds: sharedKinds(first, second), at });
    if (next === 'leave') return;
    const outcome = await platform.table.write([
      unchanged(first),
      unchanged(second),
      ...(next === 'remove' ? store.removePair(a, b, was?.version) : store.savePair(next, was)),
    ]);
    if (outcome.committed) return;
  }
  throw new Error('Two files kept changing while they were compared');
}

function activeProfile(answer: BatchAnswer, personId: string): ActiveProfile | undefined {
  const item = answer.item(profileKey(personId));
  const profile = item === undefined ? undefined : readProfile(item);
  return profile?.state === 'active' ? profile : undefined;
}

const unchanged = ({ personId, version }: ActiveProfile): Write => ({
  require: profileKey(personId),
  condition: '#version = :read',
  names: { version: 'version' },
  values: { read: version },
  refusal: 'file-changed',
});

/** Removes every pair an erased person stands in. A pair leads to nobody else's file once one of them is gone. */
export async function forgetPersonInDuplicates(platform: Platform, personId: string): Promise<void> {
  const pointers = platform.table.queryAll({ pk: personPk(personId), prefix: store.POINTER_PREFIX });
  for await (const item of pointers) {
    await platform.table.write(store.removePair(...inOrder(personId, store.otherOf(item))));
  }
}

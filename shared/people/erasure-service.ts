import { auditWrite } from '../access/index.ts';
import type { Platform } from '../platform/platform.ts';
import type { Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import { setTimer, type TimerWork } from '../platform/timer.ts';
import { replace, type Write } from '../platform/transaction.ts';
import { identifierWrites } from './identifier-service.ts';
import { identityKey, readIdentity, type IdentityLink } from './identity-link.ts';
import { changedMeanwhile, readFile, unknownPerson } from './reading-service.ts';
import * as store from './store.ts';

/** Who erased a file, for the audit of what goes with it. */
type ErasedBy = NonNullable<Extract<TimerWork, { what: 'forget-person' }>['erasedBy']>;

/** One transaction holds 100 items: the identifiers of a file are some, and whoever erases has some of its own to write. */
const LEFTOVERS_AT_ONCE = 60;

/**
 * The writes that erase a person: the data keys of the file and of its conversations go, and with them every sealed word,
 * in backups too. So does what stood beside the file in the open (goals, consents, history), and by what another file of the
 * person could be found. The anonymous id stays, because the counts of closed years refer to it. For a person who is erased already: what is still to be cleared away, if anything.
 */
export async function erasureWrites(
  platform: Platform,
  personId: string,
  erasedBy?: ErasedBy,
): Promise<Write[] | Refusal> {
  const { items } = await platform.table.query({ pk: store.personPk(personId) });
  const item = items.find(({ sk }) => sk === store.profileKey(personId).sk);
  if (item === undefined) return unknownPerson();
  const leftovers = items.filter(({ sk }) => !store.outlivesErasure(sk)).slice(0, LEFTOVERS_AT_ONCE);
  const removals = leftovers.map(({ pk, sk }): Write => ({ remove: { pk, sk } }));
  const profile = store.readProfile(item);
  if (profile.state === 'erased') return removals;
  const { hubId, createdAt, phoneKeys, nationId, identifiers, version } = profile;
  const erasedAt = platform.clock().toISOString();
  return [
    { removeKey: store.personKeySubject(personId) },
    ...phoneKeys.map((phoneKey): Write => ({ removeKey: store.conversationKeySubject(phoneKey) })),
    replace(store.erasedToItem({ state: 'erased', personId, hubId, createdAt, erasedAt, version }), version),
    ...store.nationWrites(personId, nationId, undefined),
    ...identifierWrites(personId, identifiers, []),
    // Partners who were asked for this person are told that there is nothing more to do.
    setTimer({ id: platform.ids.uuid(), dueAt: erasedAt, work: { what: 'forget-person', personId, erasedBy } }),
    // A conversation that was waiting for a human must leave the queue: nobody could open it any more.
    ...phoneKeys.map((phoneKey) =>
      setTimer({ id: platform.ids.uuid(), dueAt: erasedAt, work: { what: 'review-conversation', phoneKey } }),
    ),
    ...removals,
  ];
}

/**
 * Whoever asks to be erased means all of it: the files that were found to be this person's as well. Each sets off the same
 * for its own neighbours. A file that is being taken apart is somebody else's.
 */
export async function eraseRelatedFiles(platform: Platform, personId: string, erasedBy?: ErasedBy): Promise<void> {
  const { parent, edge, children } = await linkOf(platform, personId);
  const below = await Promise.all(children.map((child) => linkOf(platform, child)));
  const related = below.filter((link) => link.edge !== 'leaving').map((link) => link.personId);
  if (parent !== undefined && edge !== 'leaving') related.push(parent);
  for (const relative of related) await eraseFile(platform, relative, erasedBy);
}

const MAX_ROUNDS = 100;

async function eraseFile(platform: Platform, personId: string, erasedBy: ErasedBy | undefined): Promise<void> {
  const audit =
    erasedBy === undefined
      ? []
      : [auditWrite(platform, staffOf(platform, erasedBy), store.personPk(personId), 'erase-person', erasedBy.reason)];
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const writes = await erasureWrites(platform, personId, erasedBy);
    if ('refused' in writes || writes.length === 0) return;
    // Refused: the file changed meanwhile, and is read again.
    await platform.table.write([...writes, ...audit]);
  }
  throw new Error('A file to be erased had changed on every attempt');
}

const staffOf = ({ hubId }: Platform, { memberId, role }: ErasedBy): Scope => ({ hubId, memberId, role });

const linkOf = async (platform: Platform, personId: string): Promise<IdentityLink> =>
  readIdentity(await platform.table.get(identityKey(personId)), personId);

/** Erasing twice is erasing. @returns a refusal `unknown-person` or `changed-meanwhile`. */
export async function erasePerson(
  platform: Platform,
  scope: Scope,
  personId: string,
  reason: string,
): Promise<{ readonly erased: true } | Refusal> {
  const file = await readFile(platform, scope, personId);
  if ('refused' in file && file.code !== 'person-erased') return file;
  const audit = auditWrite(platform, scope, store.personPk(personId), 'erase-person', reason);
  // The first round erases; further ones only clear away what one transaction could not hold.
  for (;;) {
    const writes = await erasureWrites(platform, personId, { memberId: scope.memberId, role: scope.role, reason });
    if ('refused' in writes) return writes;
    if (writes.length === 0) return { erased: true };
    const outcome = await platform.table.write([...writes, audit]);
    if (!outcome.committed) return changedMeanwhile();
  }
}

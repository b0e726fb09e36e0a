import { auditWrite } from '../access/index.ts';
import { readHubSettings } from '../directory/index.ts';
import type { Platform } from '../platform/platform.ts';
import type { Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Item } from '../platform/table.ts';
import { setTimer, type ErasedBy } from '../platform/timer.ts';
import { replace, type Write } from '../platform/transaction.ts';
import { eraseConversationsWrites, type Erasing } from './conversation-erasure-service.ts';
import { identifierWrites } from './identifier-service.ts';
import { identityKey, readIdentity, type IdentityLink } from './identity-link.ts';
import { changedMeanwhile, readFile, unknownPerson } from './reading-service.ts';
import * as store from './store.ts';

/** One transaction holds 100 items: the identifiers of a file are some, and whoever erases has some of its own to write. */
const LEFTOVERS_AT_ONCE = 60;

/** What erasing a file comes to: nothing to write when all of it is gone. `erasureId` names the certificate, now or then. */
interface FileErasure {
  readonly erasureId: string;
  /** Whether it was erased before, so that only what one transaction could not hold is cleared away. */
  readonly wasErased: boolean;
  readonly writes: readonly Write[];
}

/**
 * The writes that erase a person: the data keys of the file and of its conversations (`alsoPhoneKeys` among them) go, and
 * with them every sealed word, in backups too. So does what stood beside the file in the open (goals, consents, history), and
 * by what another file of the person could be found. The anonymous id stays, because the counts of closed years refer to it.
 */
export async function erasureWrites(
  platform: Platform,
  personId: string,
  erasing: Erasing,
  alsoPhoneKeys: readonly string[] = [],
): Promise<FileErasure | Refusal> {
  const { items } = await platform.table.query({ pk: store.personPk(personId) });
  const item = items.find(({ sk }) => sk === store.profileKey(personId).sk);
  if (item === undefined) return unknownPerson();
  const leftovers = items.filter(({ sk }) => !store.outlivesErasure(sk)).slice(0, LEFTOVERS_AT_ONCE);
  const removals = leftovers.map(({ pk, sk }): Write => ({ remove: { pk, sk } }));
  const profile = store.readProfile(item);
  if (profile.state === 'erased') return { erasureId: profile.erasureId, wasErased: true, writes: removals };
  const { hubId, createdAt, phoneKeys, nationId, identifiers, version } = profile;
  const { erasureId, writes } = await eraseConversationsWrites(platform, [...phoneKeys, ...alsoPhoneKeys], erasing, {
    files: 1,
    consents: countOf(items, store.CONSENT_PREFIX),
    goals: countOf(items, 'GOAL#'),
  });
  const erasedAt = platform.clock().toISOString();
  const erased = { state: 'erased', personId, hubId, createdAt, erasedAt, erasureId, version } as const;
  const work = { what: 'forget-person', personId, by: erasing.by } as const;
  return {
    erasureId,
    wasErased: false,
    writes: [
      { removeKey: store.personKeySubject(personId) },
      replace(store.erasedToItem(erased), version),
      ...store.nationWrites(personId, nationId, undefined),
      ...identifierWrites(personId, identifiers, []),
      // Partners who were asked for this person are told that there is nothing more to do.
      setTimer({ id: platform.ids.uuid(), dueAt: erasedAt, work }),
      ...writes,
      ...removals,
    ],
  };
}

const countOf = (items: readonly Item[], prefix: string): number =>
  items.filter(({ sk }) => sk.startsWith(prefix)).length;

/**
 * Goes on with a file that was erased: what the first transaction could not hold, and the files that were found to be this
 * person's as well, for whoever asks to be erased means all of it. Each sets off the same for its own neighbours. A file that
 * is being taken apart is somebody else's.
 */
export async function eraseRelatedFiles(platform: Platform, personId: string, by: ErasedBy): Promise<void> {
  await eraseFile(platform, personId, by);
  const { parent, edge, children } = await linkOf(platform, personId);
  const below = await Promise.all(children.map((child) => linkOf(platform, child)));
  const related = below.filter((link) => link.edge !== 'leaving').map((link) => link.personId);
  if (parent !== undefined && edge !== 'leaving') related.push(parent);
  for (const relative of related) await eraseFile(platform, relative, by);
}

const MAX_ROUNDS = 100;

async function eraseFile(platform: Platform, personId: string, by: ErasedBy): Promise<void> {
  const { certificateDays, auditDays } = (await readHubSettings(platform)).retention;
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const erasure = await erasureWrites(platform, personId, { by, certificateDays });
    if ('refused' in erasure || erasure.writes.length === 0) return;
    // Refused: the file changed meanwhile, and is read again.
    await platform.table.write([
      ...erasure.writes,
      ...(erasure.wasErased ? [] : erasureAudit(platform, personId, by, auditDays)),
    ]);
  }
  throw new Error('A file to be erased had changed on every attempt');
}

/** Part of an erasure; the person's own wish and the hub's retention are on the certificate alone. */
export const erasureAudit = (platform: Platform, personId: string, by: ErasedBy, auditDays: number): Write[] =>
  by.kind === 'member'
    ? [
        auditWrite(
          platform,
          { hubId: platform.hubId, auditDays, ...by },
          store.personPk(personId),
          'erase-person',
          by.reason,
        ),
      ]
    : [];

const linkOf = async (platform: Platform, personId: string): Promise<IdentityLink> =>
  readIdentity(await platform.table.get(identityKey(personId)), personId);

/** Erasing twice is erasing once. @returns the id of the certificate; or a refusal `unknown-person`, `changed-meanwhile`. */
export async function erasePerson(
  platform: Platform,
  scope: Scope,
  personId: string,
  reason: string,
): Promise<{ readonly erased: true; readonly erasureId: string } | Refusal> {
  const file = await readFile(platform, scope, personId);
  if ('refused' in file && file.code !== 'person-erased') return file;
  const { certificateDays } = (await readHubSettings(platform)).retention;
  const by: ErasedBy = { kind: 'member', memberId: scope.memberId, role: scope.role, reason };
  const audit = auditWrite(platform, scope, store.personPk(personId), 'erase-person', reason);
  // The first round erases; further ones only clear away what one transaction could not hold.
  for (;;) {
    const erasure = await erasureWrites(platform, personId, { by, certificateDays });
    if ('refused' in erasure) return erasure;
    const { erasureId, writes } = erasure;
    if (writes.length === 0) return { erased: true, erasureId };
    const outcome = await platform.table.write([...writes, audit]);
    if (!outcome.committed) return changedMeanwhile();
  }
}

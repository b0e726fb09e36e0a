import { auditWrite } from '../access/index.ts';
import {
  personPk,
  profileKey,
  readFile,
  readPrivateFacts,
  readProfile,
  type ActiveProfile,
  type File,
  type PrivateFacts,
} from '../people/index.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Page, PageRequest } from '../platform/table.ts';
import type { Write } from '../platform/transaction.ts';
import * as store from './duplicates-store.ts';
import { isSettled, readJoined } from './joined-service.ts';
import { inOrder, personsOf, type Pair, type PairOutcome, type PairRefusalReason } from './model.ts';
import { sharedKinds } from './proposal.ts';

/**
 * The pairs that wait for a human, the longest waiting first. Left out is what was settled by way of a third file (the two are
 * one person already, or were taken apart), so a page may hold fewer than its limit.
 */
export async function listDuplicates(platform: Platform, scope: Scope, page: PageRequest): Promise<Page<Pair>> {
  const { items, ...rest } = await platform.table.query({ pk: store.openPairs(scope.hubId), index: 'gsi1', ...page });
  const pairs = items.map(store.readPair);
  const joined = await readJoined(
    platform,
    pairs.flatMap(({ a, b }) => [a, b]),
  );
  const settled = await Promise.all(pairs.map((pair) => isSettled(platform, joined, pair)));
  return { items: pairs.filter((_, at) => settled[at] !== true), ...rest };
}

interface ShownFile {
  readonly profile: ActiveProfile;
  readonly privately: PrivateFacts;
}

export interface OpenedPair {
  readonly pair: Pair;
  /** In the order of the pair. */
  readonly files: readonly [ShownFile, ShownFile];
}

/**
 * Both files side by side, opened for a coded reason; that both were opened is on the audit before anybody reads them.
 * @returns a refusal `unknown-pair`, or `unknown-person` or `person-erased` when one of the files cannot be opened.
 */
export async function openDuplicate(
  platform: Platform,
  scope: Scope,
  pairId: string,
  reason: string,
): Promise<OpenedPair | Refusal> {
  const pair = await pairOf(platform, scope, pairId);
  if ('refused' in pair) return pair;
  const { a, b } = pair;
  const [first, second] = await Promise.all([readFile(platform, scope, a), readFile(platform, scope, b)]);
  if ('refused' in first) return first;
  if ('refused' in second) return second;
  await platform.table.write(
    [a, b].map((personId) => auditWrite(platform, scope, personPk(personId), 'open-file', reason)),
  );
  return { pair, files: [shown(first), shown(second)] };
}

const shown = ({ profile, item, key }: File): ShownFile => ({ profile, privately: readPrivateFacts(item, key) });

/**
 * A human says that the two are not to be treated as one person. It is remembered with who, when and by what they had
 * matched: the pair comes up again only when another kind of identifier does. Refusing twice for one reason is refusing once.
 * @returns the pair, or a refusal `unknown-pair`, `pair-closed` or `changed-meanwhile`.
 */
export async function refuseDuplicate(
  platform: Platform,
  scope: Scope,
  pairId: string,
  reason: PairRefusalReason,
  version: number,
): Promise<Pair | Refusal> {
  const pair = await pairOf(platform, scope, pairId);
  if ('refused' in pair) return pair;
  const latest = pair.refusals.at(-1);
  if (pair.state === 'refused' && latest?.reason === reason && latest.by === scope.memberId) return pair;
  if (pair.state !== 'open') {
    return refuse('conflict', 'pair-closed', 'This pair is not open any more. Read it again to see what became of it.');
  }
  if (pair.version !== version) return changedMeanwhile();
  const { a, b, kinds } = pair;
  const refusal = { reason, kinds, by: scope.memberId, at: platform.clock().toISOString() };
  const refused: Pair = { ...pair, state: 'refused', refusals: [...pair.refusals, refusal] };
  const outcome = await platform.table.write([
    ...store.savePair(refused, pair),
    ...[a, b].map((personId) => auditWrite(platform, scope, personPk(personId), 'refuse-duplicate', reason)),
  ]);
  return outcome.committed ? { ...refused, version: version + 1 } : changedMeanwhile();
}

async function pairOf(platform: Platform, scope: Scope, pairId: string): Promise<Pair | Refusal> {
  const persons = personsOf(pairId);
  const item = persons === undefined ? undefined : await platform.table.get(store.pairKey(...persons));
  const pair = item === undefined ? undefined : store.readPair(item);
  return pair?.hubId === scope.hubId
    ? pair
    : refuse('not-found', 'unknown-pair', 'No such pair of files in this hub.', 'pairId');
}

const changedMeanwhile = (): Refusal =>
  refuse('precondition', 'changed-meanwhile', 'The pair changed meanwhile. Read it again, then decide.');

/**
 * The writes by which a merge or a split of two persons closes their pair for good, for the transaction that begins it. A pair
 * that was never found is remembered as well, so that it is not proposed later. Nothing is remembered of an erased person. A
 * pair that changes meanwhile fails the transaction as `pair-changed`: ask for the writes again.
 */
export async function closePair(
  platform: Platform,
  scope: Scope,
  one: string,
  other: string,
  outcome: PairOutcome,
): Promise<readonly Write[]> {
  const [a, b] = inOrder(one, other);
  const answer = await platform.table.batchGet([store.pairKey(a, b), profileKey(a), profileKey(b)]);
  const item = answer.item(store.pairKey(a, b));
  const was = item === undefined ? undefined : store.readPair(item);
  const profiles = [a, b].map((personId) => answer.item(profileKey(personId))).map((file) => file && readProfile(file));
  const [first, second] = profiles;
  if (first?.state !== 'active' || second?.state !== 'active') {
    return was === undefined ? [] : store.removePair(a, b, was.version);
  }
  const at = platform.clock().toISOString();
  const closed: Pair = {
    hubId: first.hubId,
    a,
    b,
    kinds: was?.kinds ?? sharedKinds(first, second),
    since: was?.since ?? at,
    refusals: was?.refusals ?? [],
    version: was?.version ?? 1,
    state: outcome,
    closedAt: at,
    closedBy: scope.memberId,
  };
  return store.savePair(closed, was);
}

import { auditWrite } from '../access/index.ts';
import { announceYear, linkYear, parseFiscalYear, yearsToLink } from '../counting/index.ts';
import { readHubSettings } from '../directory/index.ts';
import {
  identityKey,
  identityWrite,
  personErased,
  personPk,
  profileKey,
  readIdentity,
  readProfile,
  unknownPerson,
  type IdentityLink,
} from '../people/index.ts';
import { later } from '../platform/clock.ts';
import { localDateIn, parseLocalDate } from '../platform/local-date.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import { fullJitter } from '../platform/retry.ts';
import type { Scope } from '../platform/scope.ts';
import type { Write } from '../platform/transaction.ts';
import { setTimer, timerKey } from '../platform/timer.ts';
import { closePair } from './duplicates-service.ts';
import type { Merge } from './merge.ts';
import { beginWrites, mergeIdOf, mergeKey, mergesOf, progressWrite, readMerge } from './merge-store.ts';

/** What a merge or a split waits for before somebody else carries it on. */
const CARRY_ON_AFTER_MS = 60_000;
const MAX_ROUNDS = 60;

/**
 * Makes two files one person: `personId` is counted by `parentId` from then on, in every year, and every report counts
 * them once. The whole is decided in one transaction and carried out year by year, each year in one; whoever dies on the way, a
 * timer carries it on. A repeat under the same id goes on with it and answers with it.
 * @returns the merge, done; or a refusal: `unknown-person`, `person-erased`, `same-person-already`, `already-merged`.
 */
export async function mergePersons(
  platform: Platform,
  scope: Scope,
  id: string,
  { personId, parentId, reason }: { readonly personId: string; readonly parentId: string; readonly reason: string },
): Promise<Merge | Refusal> {
  return begun(platform, id, async () => {
    const root = await rootOf(platform, parentId);
    if (root === personId || (await rootOf(platform, personId)) === root) {
      return refuse('conflict', 'same-person-already', 'These two files count as one person already.', 'personId');
    }
    const links = await readLinks(platform, scope, [personId, root]);
    if ('refused' in links) return links;
    const [own, parent] = links;
    if (own?.parent !== undefined) {
      const message = 'This file was made one with another before. Merge that one, or split them first.';
      return refuse('conflict', 'already-merged', message, 'personId');
    }
    // Somebody made the other file part of a third one a moment ago: begin again with that one.
    if (own === undefined || parent === undefined || parent.parent !== undefined) return undefined;
    return beginning(platform, scope, { id, kind: 'merge', personId, parentId: root, reason }, [
      identityWrite({ ...own, parent: root, edge: 'joining' }),
      identityWrite({ ...parent, children: [...parent.children, personId] }),
      ...(await closePair(platform, scope, personId, root, 'merged')),
    ]);
  });
}

/**
 * Takes a file apart again from the one it was merged into, with all that was recorded under it since: every count is as if
 * the two had never been one. The pair is not proposed again.
 * @returns the split, done; or a refusal: `unknown-person`, `not-merged`, `merge-under-way`.
 */
export async function splitPersons(
  platform: Platform,
  scope: Scope,
  id: string,
  { personId, reason }: { readonly personId: string; readonly reason: string },
): Promise<Merge | Refusal> {
  return begun(platform, id, async () => {
    const links = await readLinks(platform, scope, [personId]);
    if ('refused' in links) return links;
    const [own] = links;
    if (own?.parent === undefined) {
      return refuse(
        'conflict',
        'not-merged',
        'This file is not part of another one: there is nothing to split.',
        'personId',
      );
    }
    if (own.edge !== 'joined') {
      return refuse(
        'conflict',
        'merge-under-way',
        'The last change of this file is being carried out: try in a moment.',
      );
    }
    return beginning(platform, scope, { id, kind: 'split', personId, parentId: own.parent, reason }, [
      identityWrite({ ...own, edge: 'leaving' }),
      ...(await closePair(platform, scope, personId, own.parent, 'split')),
    ]);
  });
}

/** The writes that begin it, once and for all; nothing when what was read changed and it is to be decided anew. */
async function beginning(
  platform: Platform,
  scope: Scope,
  decided: Pick<Merge, 'id' | 'kind' | 'personId' | 'parentId' | 'reason'>,
  links: readonly Write[],
): Promise<Write[]> {
  const { openedOn, timeZone } = await readHubSettings(platform);
  const at = platform.clock().toISOString();
  const timerId = platform.ids.uuid();
  const merge: Merge = {
    ...decided,
    by: scope.memberId,
    at,
    timerId,
    years: yearsToLink(parseLocalDate(openedOn), localDateIn(timeZone, platform.clock())),
    state: 'announcing',
    through: 0,
    announced: {},
    version: 1,
  };
  const work = { what: 'carry-on-merge', mergeId: decided.id } as const;
  return [
    ...beginWrites(merge),
    ...links,
    setTimer({ id: timerId, dueAt: later(at, CARRY_ON_AFTER_MS), work }),
    ...[decided.personId, decided.parentId].map((person) =>
      auditWrite(platform, scope, personPk(person), `${decided.kind}-persons`, decided.reason),
    ),
  ];
}

/** Begins what `decide` decides, unless it was begun before; then carries it out. */
async function begun(
  platform: Platform,
  id: string,
  decide: () => Promise<Write[] | Refusal | undefined>,
): Promise<Merge | Refusal> {
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    if ((await platform.table.get(mergeKey(id))) !== undefined) return carryOnMerge(platform, id);
    const writes = await decide();
    if (writes !== undefined && 'refused' in writes) {
      // Or it is this very change that was begun meanwhile, by a request whose answer never came.
      if ((await platform.table.get(mergeKey(id))) === undefined) return writes;
      continue;
    }
    if (writes !== undefined && (await platform.table.write(writes)).committed) return carryOnMerge(platform, id);
    await fullJitter(Math.min(round, 4), Math.random);
  }
  throw new Error('What was read of two persons had changed on every attempt');
}

/**
 * Carries a merge or a split out from wherever it is, to its end. Any number may do so at once: each step is taken by whoever
 * is first.
 */
export async function carryOnMerge(platform: Platform, id: string): Promise<Merge> {
  let lost = 0;
  while (lost < MAX_ROUNDS) {
    const item = await platform.table.get(mergeKey(id));
    if (item === undefined) throw new Error('A merge that was begun is on the record');
    const merge = readMerge(item);
    if (merge.state === 'done') return merge;
    const outcome = await platform.table.write(await nextStep(platform, merge));
    if (outcome.committed) lost = 0;
    else {
      lost += 1;
      await fullJitter(Math.min(lost, 4), Math.random);
    }
  }
  throw new Error('A step of a merge was overtaken on every attempt');
}

/** One transaction: a year announced, a year moved, or the end. */
async function nextStep(platform: Platform, merge: Merge): Promise<Write[]> {
  const year = merge.years[merge.through];
  if (year === undefined) {
    return merge.state === 'announcing'
      ? [progressWrite({ ...merge, state: 'moving', through: 0 })]
      : lastStep(platform, merge);
  }
  const { personId, parentId, kind, by, reason, id, through, announced } = merge;
  const linking = { personId, parentId, direction: kind === 'merge' ? 'join' : 'leave' } as const;
  const fiscalYear = parseFiscalYear(year);
  const at = platform.clock().toISOString();
  const cause = { at, by, what: `persons-${kind}`, about: id, reason };
  if (merge.state === 'announcing') {
    const { recipients, writes } = await announceYear(platform, linking, fiscalYear, cause);
    const told = { ...announced, [year]: [...recipients] };
    return [progressWrite({ ...merge, through: through + 1, announced: told }), ...writes];
  }
  return [
    progressWrite({ ...merge, through: through + 1 }),
    ...(await linkYear(platform, linking, fiscalYear, cause, announced[year] ?? [])),
  ];
}

async function lastStep(platform: Platform, merge: Merge): Promise<Write[]> {
  const { personId, parentId, kind, timerId } = merge;
  const answer = await platform.table.batchGet([identityKey(personId), identityKey(parentId)]);
  const own = readIdentity(answer.item(identityKey(personId)), personId);
  const parent = readIdentity(answer.item(identityKey(parentId)), parentId);
  const { parent: _parent, edge: _edge, ...alone } = own;
  return [
    progressWrite({ ...merge, state: 'done' }),
    ...(kind === 'merge'
      ? [identityWrite({ ...own, edge: 'joined' })]
      : [
          identityWrite(alone),
          identityWrite({ ...parent, children: parent.children.filter((child) => child !== personId) }),
        ]),
    { remove: timerKey(timerId) },
  ];
}

/** Who in the end counts for a person. */
async function rootOf(platform: Platform, personId: string): Promise<string> {
  const seen = new Set<string>();
  for (let id = personId; !seen.has(id);) {
    seen.add(id);
    const { parent } = readIdentity(await platform.table.get(identityKey(id)), id);
    if (parent === undefined) return id;
    id = parent;
  }
  throw new Error('A person is counted by somebody who is counted by somebody without end');
}

async function readLinks(
  platform: Platform,
  scope: Scope,
  personIds: readonly string[],
): Promise<IdentityLink[] | Refusal> {
  const answer = await platform.table.batchGet(personIds.flatMap((id) => [identityKey(id), profileKey(id)]));
  for (const id of personIds) {
    const item = answer.item(profileKey(id));
    const profile = item === undefined ? undefined : readProfile(item);
    if (profile?.hubId !== scope.hubId) return unknownPerson();
    if (profile.state === 'erased') return personErased();
  }
  return personIds.map((id) => readIdentity(answer.item(identityKey(id)), id));
}

/** Who was taken for whom, and when: of one file, the latest last. */
export interface IdentityHistory {
  readonly link: IdentityLink;
  readonly merges: readonly Merge[];
}

/** @returns a refusal `unknown-person`. What was merged is told of an erased file as well: its counts stand. */
export async function readIdentityHistory(
  platform: Platform,
  scope: Scope,
  personId: string,
): Promise<IdentityHistory | Refusal> {
  const answer = await platform.table.batchGet([identityKey(personId), profileKey(personId)]);
  const item = answer.item(profileKey(personId));
  if (item === undefined || readProfile(item).hubId !== scope.hubId) return unknownPerson();
  const merges: Merge[] = [];
  for await (const pointer of platform.table.queryAll(mergesOf(personId))) {
    const found = await platform.table.get(mergeKey(mergeIdOf(pointer)));
    if (found !== undefined) merges.push(readMerge(found));
  }
  return { link: readIdentity(answer.item(identityKey(personId)), personId), merges };
}

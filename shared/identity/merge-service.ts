import { auditWrite } from '../access/index.ts';
import { announceYear, linkYear, parseFiscalYear, yearsToLink } from '../counting/index.ts';
import { readHubSettings } from '../directory/index.ts';
import {
  identityKey,
  identityUnchanged,
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
 * @returns the merge, done; or a refusal: `unknown-person`, `person-erased`, `same-person-already`, `already-merged`,
 * `merge-under-way`, `too-many-links`, `merge-id-used`.
 */
export async function mergePersons(
  platform: Platform,
  scope: Scope,
  id: string,
  { personId, parentId, reason }: { readonly personId: string; readonly parentId: string; readonly reason: string },
): Promise<Merge | Refusal> {
  return begun(platform, { id, kind: 'merge', personId, parentId }, async () => {
    const chain = await chainFrom(platform, parentId);
    if (chain.some((link) => link.personId === personId)) return samePersonAlready();
    const files = await readFiles(platform, scope, [personId, parentId]);
    if ('refused' in files) return files;
    const [own] = files.links;
    const [parent, ...above] = chain;
    if (own === undefined || parent === undefined) return undefined;
    if (own.parent !== undefined) {
      const roots = [await chainFrom(platform, personId), chain].map((links) => links.at(-1)?.personId);
      if (roots[0] === roots[1]) return samePersonAlready();
      const message = 'This file was made one with another before. Merge that one, or split them first.';
      return refuse('conflict', 'already-merged', message, 'personId');
    }
    if (chain.some(({ edge }) => edge === 'leaving')) return mergeUnderWay();
    if (chain.length + (await depthBelow(platform, own)) > MOST_LINKS) {
      const message =
        'So many files stand one under the other already that this has to be looked at: split some first.';
      return refuse('conflict', 'too-many-links', message, 'personId');
    }
    return beginning(platform, scope, { id, kind: 'merge', personId, parentId, reason }, [
      identityWrite({ ...own, parent: parentId, edge: 'joining' }),
      identityWrite({ ...parent, children: [...parent.children, personId] }),
      // Nothing above changes meanwhile: two merges that would close a ring cannot both begin.
      ...above.map(identityUnchanged),
      ...files.unchanged,
      ...(await closePair(platform, scope, personId, parentId, 'merged')),
    ]);
  });
}

const samePersonAlready = (): Refusal =>
  refuse('conflict', 'same-person-already', 'These two files count as one person already.', 'personId');
const mergeUnderWay = (): Refusal =>
  refuse('conflict', 'merge-under-way', 'The last change of this file is being carried out: try again in a moment.');

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
  return begun(platform, { id, kind: 'split', personId }, async () => {
    const files = await readFiles(platform, scope, [personId]);
    if ('refused' in files) return files;
    const [own] = files.links;
    if (own?.parent === undefined) {
      return refuse(
        'conflict',
        'not-merged',
        'This file is not part of another one: there is nothing to split.',
        'personId',
      );
    }
    if (own.edge !== 'joined') return mergeUnderWay();
    return beginning(platform, scope, { id, kind: 'split', personId, parentId: own.parent, reason }, [
      identityWrite({ ...own, edge: 'leaving' }),
      ...files.unchanged,
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
    years: await yearsToLink(platform, [decided.personId, decided.parentId], {
      openedOn: parseLocalDate(openedOn),
      today: localDateIn(timeZone, platform.clock()),
    }),
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
  asked: Pick<Merge, 'id' | 'kind' | 'personId'> & { readonly parentId?: string },
  decide: () => Promise<Write[] | Refusal | undefined>,
): Promise<Merge | Refusal> {
  const { id } = asked;
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const there = await platform.table.get(mergeKey(id));
    if (there !== undefined) return isAsked(readMerge(there), asked) ? carryOnMerge(platform, id) : idUsed();
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

const isAsked = (merge: Merge, asked: Pick<Merge, 'kind' | 'personId'> & { readonly parentId?: string }): boolean =>
  merge.kind === asked.kind &&
  merge.personId === asked.personId &&
  (asked.parentId === undefined || asked.parentId === merge.parentId);

const idUsed = (): Refusal => refuse('conflict', 'merge-id-used', 'This id already stands for another merge or split.');

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
    if (await takeStep(platform, merge)) lost = 0;
    else {
      lost += 1;
      await fullJitter(Math.min(lost, 4), Math.random);
    }
  }
  throw new Error('A step of a merge was overtaken on every attempt');
}

/** Whether the next step was taken here; else it is looked at again. */
async function takeStep(platform: Platform, merge: Merge): Promise<boolean> {
  let writes: readonly Write[];
  try {
    writes = await nextStep(platform, merge);
  } catch (error) {
    // The two files were not read at one instant, so one may seem to hold less than the other gave it; or somebody else took
    // this step meanwhile, and what is there now belongs to a later one.
    if (error instanceof RangeError || (await isOvertaken(platform, merge))) return false;
    throw error;
  }
  return (await platform.table.write(writes)).committed;
}

async function isOvertaken(platform: Platform, { id, version }: Merge): Promise<boolean> {
  const item = await platform.table.get(mergeKey(id));
  return item !== undefined && readMerge(item).version !== version;
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

/** Fewer than a service of the lowest file can be carried up through. */
const MOST_LINKS = 10;

/** The link of a file, and those of everybody it is counted by, up to the last. */
async function chainFrom(platform: Platform, personId: string): Promise<IdentityLink[]> {
  const chain: IdentityLink[] = [];
  for (let id: string | undefined = personId; id !== undefined; id = chain.at(-1)?.parent) {
    if (chain.length > 2 * MOST_LINKS) throw new Error('A person is counted by somebody who is counted without end');
    chain.push(readIdentity(await platform.table.get(identityKey(id)), id));
  }
  return chain;
}

/** How many files stand one under the other below this one. */
async function depthBelow(platform: Platform, { children }: IdentityLink): Promise<number> {
  const depths = await Promise.all(
    children.map(async (child) =>
      depthBelow(platform, readIdentity(await platform.table.get(identityKey(child)), child)),
    ),
  );
  return 1 + Math.max(0, ...depths);
}

/** The links of these files, and the conditions that nobody changed or erased a file meanwhile. */
async function readFiles(
  platform: Platform,
  scope: Scope,
  personIds: readonly string[],
): Promise<{ readonly links: IdentityLink[]; readonly unchanged: Write[] } | Refusal> {
  const answer = await platform.table.batchGet(personIds.flatMap((id) => [identityKey(id), profileKey(id)]));
  const unchanged: Write[] = [];
  for (const id of personIds) {
    const item = answer.item(profileKey(id));
    const profile = item === undefined ? undefined : readProfile(item);
    if (profile?.hubId !== scope.hubId) return unknownPerson();
    if (profile.state === 'erased') return personErased();
    unchanged.push({
      require: profileKey(id),
      condition: '#version = :was',
      names: { version: 'version' },
      values: { was: profile.version },
    });
  }
  return { links: personIds.map((id) => readIdentity(answer.item(identityKey(id)), id)), unchanged };
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

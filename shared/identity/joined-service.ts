import { identityKey, joinedTo, readIdentity, type IdentityLink } from '../people/index.ts';
import type { Platform } from '../platform/platform.ts';
import type { Item, Key } from '../platform/table.ts';
import { pairKey, readPair } from './duplicates-store.ts';
import { inOrder, type Pair } from './model.ts';

const AT_ONCE = 100;

/** Which files were found to be one person. */
export interface Joined {
  /** The last file of the chain of merges this one stands in: itself when it stands in none. */
  rootOf(personId: string): string;
  /** All files that are one person with this one, itself among them. */
  groupOf(personId: string): readonly string[];
}

/** One round trip for files that stand alone, and one more for each link of the longest chain of the others. */
export async function readJoined(platform: Platform, personIds: readonly string[]): Promise<Joined> {
  const links = new Map<string, IdentityLink>();
  let asked = [...new Set(personIds)];
  while (asked.length > 0) {
    const items = await getAll(platform, asked.map(identityKey));
    const read = asked.map((personId, at) => readIdentity(items[at], personId));
    for (const link of read) links.set(link.personId, link);
    const next = read.flatMap((link) => [joinedTo(link) ?? [], link.children].flat());
    asked = [...new Set(next)].filter((personId) => !links.has(personId));
  }
  const rootOf = (personId: string): string => lastOf(links, personId);
  return {
    rootOf,
    groupOf: (personId) => [
      ...new Set([personId, ...[...links.keys()].filter((other) => rootOf(other) === rootOf(personId))]),
    ],
  };
}

function lastOf(links: ReadonlyMap<string, IdentityLink>, personId: string): string {
  const seen = new Set<string>();
  let last = personId;
  for (;;) {
    seen.add(last);
    const link = links.get(last);
    const next = link === undefined ? undefined : joinedTo(link);
    if (next === undefined || seen.has(next)) return last;
    last = next;
  }
}

/**
 * Whether nothing is left to be asked about two files: they are one person already, by whatever chain; or a human has taken
 * apart a file that is one with the first from one that is one with the second. Files that stand alone need no read.
 */
export async function isSettled(platform: Platform, joined: Joined, { a, b }: Pick<Pair, 'a' | 'b'>): Promise<boolean> {
  if (joined.rootOf(a) === joined.rootOf(b)) return true;
  const keys = joined
    .groupOf(a)
    .flatMap((one) => joined.groupOf(b).map((other) => inOrder(one, other)))
    .filter(([one, other]) => one !== a || other !== b)
    .map(([one, other]) => pairKey(one, other));
  const pairs = (await getAll(platform, keys)).flatMap((item) => (item === undefined ? [] : readPair(item)));
  return pairs.some(({ state }) => state === 'split');
}

/** The items of these keys in their order, a hundred to a request, all requests at once. */
async function getAll(platform: Platform, keys: readonly Key[]): Promise<(Item | undefined)[]> {
  const pages = Array.from({ length: Math.ceil(keys.length / AT_ONCE) }, (_, page) =>
    keys.slice(page * AT_ONCE, (page + 1) * AT_ONCE),
  );
  const answers = await Promise.all(
    pages.map(async (page) => {
      const answer = await platform.table.batchGet(page);
      return page.map((key) => answer.item(key));
    }),
  );
  return answers.flat();
}

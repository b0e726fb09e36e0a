import { identityKey, joinedTo, readIdentity } from '../people/index.ts';
import type { Platform } from '../platform/platform.ts';
import type { Key } from '../platform/table.ts';

const AT_ONCE = 100;

/**
 * Who is counted as whom: for each of these persons the last one of the chain of merges they stand in, themselves when they
 * stand in none. One round trip, and one more for each link of the longest chain.
 */
export async function asJoined(
  platform: Platform,
  personIds: readonly string[],
): Promise<(personId: string) => string> {
  const links = new Map<string, string | undefined>();
  let asked = [...new Set(personIds)];
  while (asked.length > 0) {
    for (const [personId, parent] of await readLinks(platform, asked)) links.set(personId, parent);
    const parents = asked.flatMap((personId) => links.get(personId) ?? []);
    asked = [...new Set(parents)].filter((personId) => !links.has(personId));
  }
  return (personId) => lastOf(links, personId);
}

async function readLinks(platform: Platform, personIds: readonly string[]): Promise<[string, string | undefined][]> {
  const pages = Array.from({ length: Math.ceil(personIds.length / AT_ONCE) }, (_, page) =>
    personIds.slice(page * AT_ONCE, (page + 1) * AT_ONCE),
  );
  const read = await Promise.all(
    pages.map(async (ids) => {
      const answer = await platform.table.batchGet(ids.map((id): Key => identityKey(id)));
      return ids.map((id): [string, string | undefined] => [
        id,
        joinedTo(readIdentity(answer.item(identityKey(id)), id)),
      ]);
    }),
  );
  return read.flat();
}

function lastOf(links: ReadonlyMap<string, string | undefined>, personId: string): string {
  const seen = new Set<string>();
  let last = personId;
  for (let next = links.get(last); next !== undefined && !seen.has(next); next = links.get(next)) {
    seen.add(next);
    last = next;
  }
  return last;
}

/** What two entries have to share to be compared at all: so that a directory twice as large takes twice as long. */
export interface Block {
  readonly kind: 'identifier' | 'phone' | 'web' | 'address' | 'cell' | 'word' | 'name';
  readonly key: string;
}
export const blockOf = (kind: Block['kind'], ...parts: readonly string[]): Block => ({ kind, key: parts.join('\n') });

/**
 * What more entries than this share tells nothing: a switchboard, a building of offices, a word that is everywhere. Their
 * pairs are found by what else they share, or not at all.
 */
const MOST_TOGETHER: Readonly<Record<Block['kind'], number>> = {
  identifier: 20,
  phone: 20,
  web: 20,
  address: 20,
  cell: 20,
  word: 30,
  name: 50,
};

/** The pairs that share a block, each once, in the order of the entries. */
export function* byBlocks<T>(entries: readonly T[], blocksOf: (entry: T) => Iterable<Block>): Generator<[T, T]> {
  const blocks = new Map<string, { readonly most: number; readonly members: number[] }>();
  for (const [at, entry] of entries.entries()) {
    for (const { kind, key } of blocksOf(entry)) {
      const name = `${kind}\n${key}`;
      const block = blocks.get(name);
      if (block === undefined) blocks.set(name, { most: MOST_TOGETHER[kind], members: [at] });
      else if (block.members.at(-1) !== at && block.members.length <= block.most) block.members.push(at);
    }
  }
  const seen = new Set<number>();
  for (const { most, members } of blocks.values()) {
    if (members.length > most) continue;
    for (const [n, a] of members.entries()) {
      for (const b of members.slice(n + 1)) {
        const pair = a * entries.length + b;
        if (seen.has(pair)) continue;
        seen.add(pair);
        const [one, other] = [entries[a], entries[b]];
        if (one !== undefined && other !== undefined) yield [one, other];
      }
    }
  }
}

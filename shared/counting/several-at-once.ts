/** Does `work` for each of a source, some at once. The source is asked for the next one only when there is room for it. */
export async function severalAtOnce<T>(
  source: AsyncIterable<T> | Iterable<T>,
  atOnce: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const shared = each(source);
  const worker = async (): Promise<void> => {
    for await (const one of shared) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function* each<T>(source: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
  yield* source;
}

/** The same things in groups of this many; the last one may be smaller. */
export async function* inGroups<T>(source: AsyncIterable<T> | Iterable<T>, size: number): AsyncGenerator<T[]> {
  let group: T[] = [];
  for await (const one of source) {
    group.push(one);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

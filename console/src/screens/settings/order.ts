/** The same things with one of them at another place. */
export function moved<T>(all: readonly T[], from: number, to: number): readonly T[] {
  const one = all[from];
  if (one === undefined || to < 0 || to >= all.length) return all;
  const rest = all.toSpliced(from, 1);
  return rest.toSpliced(to, 0, one);
}

import type { AnswerOf } from '../../api/contract.ts';

type Network = AnswerOf<'GET /v1/network'>;
export type Edge = Network['edges'][number];
export type TravelMode = Edge[2];

export const MODES = ['road', 'winter-road', 'air', 'rail', 'boat'] as const satisfies readonly TravelMode[];

/** One part of a journey as it is drawn. */
export interface Hop {
  readonly from: string;
  readonly to: string;
  readonly mode: TravelMode;
}

/** How each place is reached: by which edge, from where. */
export type Tree = ReadonlyMap<string, Hop>;

/**
 * The quickest ways from a place to everywhere, by what can be taken on that day, `modes` alone. Only to be drawn: waits, hours and
 * what is to be avoided are the planner's, whose words stand beside the map.
 */
export function waysFrom(edges: readonly Edge[], start: string, modes: readonly TravelMode[]): Tree {
  const next = neighbours(edges, modes);
  const minutesTo = new Map([[start, 0]]);
  const by = new Map<string, Hop>();
  const waiting = new Set([start]);
  while (waiting.size > 0) {
    const from = nearest(waiting, minutesTo);
    waiting.delete(from);
    const here = minutesTo.get(from) ?? 0;
    for (const { to, mode, minutes } of next.get(from) ?? []) {
      if (here + minutes >= (minutesTo.get(to) ?? Infinity)) continue;
      minutesTo.set(to, here + minutes);
      by.set(to, { from, to, mode });
      waiting.add(to);
    }
  }
  return by;
}

const nearest = (waiting: ReadonlySet<string>, minutesTo: ReadonlyMap<string, number>): string => {
  let best = '';
  let least = Infinity;
  for (const id of waiting) {
    const minutes = minutesTo.get(id) ?? Infinity;
    if (minutes < least) [best, least] = [id, minutes];
  }
  return best;
};

function neighbours(edges: readonly Edge[], modes: readonly TravelMode[]) {
  const next = new Map<string, { to: string; mode: TravelMode; minutes: number }[]>();
  const add = (from: string, to: string, mode: TravelMode, minutes: number): void => {
    const known = next.get(from);
    if (known === undefined) next.set(from, [{ to, mode, minutes }]);
    else known.push({ to, mode, minutes });
  };
  for (const [from, to, mode, , , minutes, open] of edges) {
    if (!open || !modes.includes(mode)) continue;
    add(from, to, mode, minutes);
    add(to, from, mode, minutes);
  }
  return next;
}

/** From the start on; nothing when the place is not reached so. */
export function wayTo(tree: Tree, to: string): readonly Hop[] {
  const hops: Hop[] = [];
  for (let hop = tree.get(to); hop !== undefined; hop = tree.get(hop.from)) hops.unshift(hop);
  return hops;
}

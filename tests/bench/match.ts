import { communities } from '../../shared/directory/communities.ts';
import { intakeNeeds, match, type DirectoryIndex } from '../../shared/routing/index.ts';
import { hub } from '../unit/routing-builder.ts';
import { quantiles, type Quantiles } from './quantiles.ts';

const WARMING = 300;
const now = new Date('2026-06-15T15:00:00Z');

/** Every need, from every community in turn. */
const requestOf = (n: number) => {
  const need = intakeNeeds[n % intakeNeeds.length] ?? 'talk';
  const communityId = communities[(n * 7) % communities.length]?.id;
  return { needs: [{ need }], communityId, person: { ageBand: '18-plus', languages: ['fr'] } } as const;
};

/** CPU of one match: the first over this index, and of `requests` of them once warm. */
export function measureMatch(index: DirectoryIndex, requests = 3000): Quantiles & { readonly coldMs: number } {
  const coldMs = milliseconds(() => match(requestOf(0), index, hub, now));
  const times: number[] = [];
  for (let n = 0; n < requests + WARMING; n += 1) {
    const request = requestOf(n);
    // The quickest of three: the work itself, not what else the machine was doing meanwhile.
    const quickest = Math.min(...[1, 2, 3].map(() => milliseconds(() => match(request, index, hub, now))));
    // The first requests warm the compiler up.
    if (n >= WARMING) times.push(quickest);
  }
  return { coldMs: Math.round(coldMs * 1000) / 1000, ...quantiles(times) };
}

export function milliseconds(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

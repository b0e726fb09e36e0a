import { communities } from '../../shared/directory/communities.ts';
import { indexDirectory, intakeNeeds, match } from '../../shared/routing/index.ts';
import { hub } from '../unit/routing-builder.ts';
import { largeDirectory } from '../unit/routing-large-directory.ts';

const REQUESTS = 3000;

/** CPU of one match, directory warm: every need, from every community in turn. */
export function measureMatch(services: number): { services: number; p50Ms: number; p99Ms: number } {
  const index = indexDirectory(largeDirectory(services));
  const now = new Date('2026-06-15T15:00:00Z');
  const times: number[] = [];
  for (let n = 0; n < REQUESTS + 300; n += 1) {
    const need = intakeNeeds[n % intakeNeeds.length] ?? 'talk';
    const communityId = communities[(n * 7) % communities.length]?.id;
    const request = { need, communityId, person: { ageBand: '18-plus', languages: ['fr'] } } as const;
    // The quickest of three: the work itself, not what else the machine was doing meanwhile.
    const quickest = Math.min(...[1, 2, 3].map(() => milliseconds(() => match(request, index, hub, now))));
    // The first requests warm the compiler up.
    if (n >= 300) times.push(quickest);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((sorted[Math.floor(sorted.length * share)] ?? Number.NaN) * 1000) / 1000;
  return { services, p50Ms: at(0.5), p99Ms: at(0.99) };
}

function milliseconds(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

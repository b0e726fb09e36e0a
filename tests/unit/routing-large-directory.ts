import { communities } from '../../shared/directory/communities.ts';
import { serviceKinds } from '../../shared/directory/service-kinds.ts';
import type { Directory, Service } from '../../shared/directory/model.ts';
import { directoryOf } from './routing-builder.ts';

/** A repeatable stand-in for chance (mulberry32): the same seed always gives the same directory. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A province full of services: every kind, every community, areas of each sort, one in ten for the whole province. */
export function largeDirectory(size: number, seed = 1): Directory {
  const random = chance(seed);
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[Math.floor(random() * from.length)];
    if (picked === undefined) throw new RangeError('nothing to pick from');
    return picked;
  };
  return directoryOf(
    ...Array.from({ length: size }, () => {
      const home = pick(communities);
      const draw = random();
      const serviceAreas: Service['serviceAreas'] =
        draw < 0.1
          ? [{ kind: 'province' }]
          : draw < 0.6
            ? [
                {
                  kind: 'communities',
                  communityIds: [home.id, ...Array.from({ length: 8 }, () => pick(communities).id)],
                },
              ]
            : [{ kind: 'radius', lat: home.lat, lon: home.lon, radiusKm: 20 + Math.floor(random() * 180) }];
      const kind = pick(serviceKinds);
      const service: Partial<Service> = {
        kinds: random() < 0.2 ? [kind, pick(serviceKinds)] : [kind],
        languages: random() < 0.5 ? ['en'] : ['en', 'fr'],
        eligibility: random() < 0.3 ? { ageBands: ['18-plus'] } : {},
        accessibility: random() < 0.6 ? ['wheelchair', 'children'] : [],
        virtual: random() < 0.3,
        serviceAreas,
        capacity: {
          unit: 'place',
          available: Math.floor(random() * 4),
          maximum: 10,
          updatedAt: '2026-06-14T12:00:00Z',
        },
        schedule:
          random() < 0.3
            ? { kind: 'always' }
            : {
                kind: 'weekly',
                timeZone: home.timeZone,
                hours: [{ days: ['MO', 'TU', 'WE', 'TH', 'FR'], opens: '08:30', closes: '16:30' }],
              },
      };
      return { in: home.id, service, ...(random() < 0.3 ? { agreement: 'none' as const } : {}) };
    }),
  );
}

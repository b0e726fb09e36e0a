import { communityById, type Community } from '../../directory/index.ts';
import { isWithin, polygonsOf, type Polygon } from '../polygons.ts';
import { chordSquared, chordSquaredOf, kmBetween, onSphere, placeOfLocation, type OnSphere } from '../reach.ts';
import type { SearchDocument } from './documents.ts';

/** How an entry has to do with a place, the closest first. */
type Relation = 'in' | 'serves' | 'near' | 'serves-province' | 'at-a-distance';
export type Standing = { readonly relation: Relation; readonly weight: number; readonly km?: number };

/** Beyond it, somebody who writes "near" does not mean it. */
const NEAR_KM = 100;
const weights = { in: 200, byList: 150, byArea: 135, near: 110, province: 60, distance: 50 } as const;
/** An organization reaches a place through its services. */
const THROUGH_SERVICES = 0.8;

type Reach = { readonly documents: readonly number[]; readonly share: number };

/** Where the entries are and whom they reach. Confidential places are not in it: what is close would tell where they are. */
export class Geography {
  readonly #inCommunity = new Map<string, number[]>();
  readonly #points: { readonly at: OnSphere; readonly documents: number[] }[] = [];
  readonly #serving = new Map<string, Reach[]>();
  readonly #circles: { readonly centre: OnSphere; readonly reach: number; readonly by: Reach }[] = [];
  readonly #polygons: { readonly polygon: Polygon; readonly by: Reach }[] = [];
  readonly #province: Reach[] = [];
  readonly #distance: Reach[] = [];
  /** By the communities asked for: the same few are asked for again and again. */
  readonly #kept = new Map<string, ReadonlyMap<number, Standing>>();

  constructor(documents: readonly SearchDocument[]) {
    const points = new Map<string, number[]>();
    for (const [document, { type, locations, services }] of documents.entries()) {
      for (const location of locations) {
        if (location.confidential || location.type !== 'physical') continue;
        if (location.communityId !== undefined) push(this.#inCommunity, location.communityId, document);
        const place = placeOfLocation(location);
        const known = points.get(location.id);
        if (known !== undefined) known.push(document);
        else if (place !== undefined) {
          const here = [document];
          points.set(location.id, here);
          this.#points.push({ at: place.onSphere, documents: here });
        }
      }
      const by: Reach = { documents: [document], share: type === 'service' ? 1 : THROUGH_SERVICES };
      for (const { serviceAreas } of services) for (const area of serviceAreas) this.#addArea(area, by);
      const nation = type === 'first-nation' ? documents[document]?.organization?.nation : undefined;
      if (nation !== undefined) push(this.#inCommunity, nation.communityId, document);
    }
  }

  #addArea(area: SearchDocument['services'][number]['serviceAreas'][number], by: Reach): void {
    switch (area.kind) {
      case 'communities':
        for (const id of area.communityIds) push(this.#serving, id, by);
        break;
      case 'radius':
        this.#circles.push({ centre: onSphere(area.lat, area.lon), reach: chordSquaredOf(area.radiusKm), by });
        break;
      case 'polygon':
        for (const polygon of polygonsOf(area.geometry)) this.#polygons.push({ polygon, by });
        break;
      case 'province':
        this.#province.push(by);
        break;
      case 'virtual':
        this.#distance.push(by);
        break;
    }
  }

  /** Every entry that has to do with any of these communities, by its number. */
  around(communityIds: readonly string[]): ReadonlyMap<number, Standing> {
    const key = communityIds.join(' ');
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const found = this.#find(communityIds.flatMap((id) => communityById(id) ?? []));
    if (this.#kept.size >= 32) this.#kept.clear();
    this.#kept.set(key, found);
    return found;
  }

  #find(communities: readonly Community[]): ReadonlyMap<number, Standing> {
    const found = new Map<number, Standing>();
    const add = (documents: readonly number[], standing: Standing) => {
      for (const document of documents) {
        const known = found.get(document);
        if (known === undefined || known.weight < standing.weight) found.set(document, standing);
      }
    };
    const reach = (some: readonly Reach[], relation: Relation, weight: number) => {
      const whole: Standing = { relation, weight };
      const part: Standing = { relation, weight: weight * THROUGH_SERVICES };
      for (const { documents, share } of some) add(documents, share === 1 ? whole : part);
    };
    for (const community of communities) {
      const here = onSphere(community.lat, community.lon);
      add(this.#inCommunity.get(community.id) ?? [], { relation: 'in', weight: weights.in });
      reach(this.#serving.get(community.id) ?? [], 'serves', weights.byList);
      reach(
        this.#circles.filter(({ centre, reach: far }) => chordSquared(centre, here) <= far).map(({ by }) => by),
        'serves',
        weights.byArea,
      );
      reach(
        this.#polygons.filter(({ polygon }) => isWithin(polygon, community)).map(({ by }) => by),
        'serves',
        weights.byArea,
      );
      const near = chordSquaredOf(NEAR_KM);
      for (const { at, documents } of this.#points) {
        if (chordSquared(at, here) > near) continue;
        const km = kmBetween({ onSphere: at }, { onSphere: here });
        add(documents, { relation: 'near', weight: weights.near * (1 - km / (3 * NEAR_KM)), km });
      }
    }
    reach(this.#province, 'serves-province', weights.province);
    reach(this.#distance, 'at-a-distance', weights.distance);
    return found;
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else if (known.at(-1) !== value) known.push(value);
}

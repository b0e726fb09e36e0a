import { useMemo } from 'react';
import { useRead } from '../../api/hooks.ts';
import type { Place } from '../places.ts';
import { usePlaces } from '../place-box.tsx';
import type { Edge } from './ways.ts';

export interface Geography {
  readonly places: ReadonlyMap<string, Place>;
  /** Ways as they are on the day that was asked about. */
  readonly edges: readonly Edge[];
}

const NO_EDGES: readonly Edge[] = [];

/** What the map is drawn from; empty until it is there. `on`: a day on the hub's calendar, today when left out. */
export function useGeography(on?: string): Geography {
  const list = usePlaces();
  const { data } = useRead('GET /v1/network', { query: { on } }, { still: true });
  const edges = data?.data.edges ?? NO_EDGES;
  return useMemo(() => ({ places: new Map(list.map((place) => [place.id, place])), edges }), [list, edges]);
}

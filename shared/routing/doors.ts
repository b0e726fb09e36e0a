import { doorOf } from '../travel/index.ts';
import type { Door } from '../travel/index.ts';
import type { DirectoryIndex } from './index-directory.ts';

export type { Door };
/** Where each place of each entry is on the travel network, in the order of the entries and of their places. */
export type Doors = readonly (readonly (Door | undefined)[])[];

const kept = new WeakMap<DirectoryIndex, Doors>();

/** Found once a snapshot. */
export function doorsOf(index: DirectoryIndex): Doors {
  const known = kept.get(index);
  if (known !== undefined) return known;
  const doors = index.entries.map(({ places }) => places.map(({ location }) => doorOf(location)));
  kept.set(index, doors);
  return doors;
}

import { loadDirectory, readHubSettings } from '../directory/index.ts';
import type { Directory } from '../directory/index.ts';
import type { Platform } from '../platform/platform.ts';
import { indexDirectory, type DirectoryIndex } from './index-directory.ts';
import { match } from './match.ts';
import type { Match, MatchRequest } from './model.ts';

const indexes = new WeakMap<Directory, DirectoryIndex>();

/** The index of the current directory: built once a snapshot, revalidated by one read. */
export async function currentIndex(platform: Platform): Promise<DirectoryIndex> {
  const directory = await loadDirectory(platform);
  let index = indexes.get(directory);
  if (index === undefined) {
    index = indexDirectory(directory);
    indexes.set(directory, index);
  }
  return index;
}

/** What can answer a need, best first, with reasons; and what cannot, with reasons. */
export async function findMatches(platform: Platform, request: MatchRequest): Promise<Match> {
  const [index, settings] = await Promise.all([currentIndex(platform), readHubSettings(platform)]);
  return match(request, index, settings, platform.clock());
}

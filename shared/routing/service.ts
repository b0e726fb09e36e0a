import { loadDirectory, readHubSettings } from '../directory/index.ts';
import type { Directory } from '../directory/index.ts';
import type { Platform } from '../platform/platform.ts';
import { isRefusal, type Refusal } from '../platform/refusal.ts';
import { indexDirectory, type DirectoryIndex } from './index-directory.ts';
import { namesEntries, unknownCommunity, unknownEntry } from './known-places.ts';
import { match } from './match.ts';
import type { Match, MatchDifference, MatchRequest } from './model.ts';
import { compareMatches } from './what-if.ts';

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

/** Refusals: `unknown-community`, `unknown-organization`, `unknown-location`, for anything that is named and does not exist. */
export async function checkRequest(platform: Platform, asked: Partial<MatchRequest>): Promise<Refusal | undefined> {
  const refusal = unknownCommunity(asked);
  if (isRefusal(refusal) || !namesEntries(asked)) return refusal;
  return unknownEntry(asked, await loadDirectory(platform));
}

/** What can answer a need, best first, with reasons; and what cannot, with reasons. */
export async function findMatches(platform: Platform, request: MatchRequest): Promise<Match> {
  const [index, settings] = await Promise.all([currentIndex(platform), readHubSettings(platform)]);
  return match(request, index, settings, platform.clock());
}

/** More than is shown at once: what falls from the third place to the twelfth is not lost. */
const wide = { maxOptions: 100 };

/** What a change of a request does: both are asked of the same directory at the same instant. */
export async function compareRequests(
  platform: Platform,
  request: MatchRequest,
  changed: MatchRequest,
): Promise<MatchDifference> {
  const [index, settings] = await Promise.all([currentIndex(platform), readHubSettings(platform)]);
  const now = platform.clock();
  const hub = { ...settings, routing: { ...settings.routing, ...wide } };
  const before = match(request, index, hub, now);
  const offered = new Set<string>(before.answers.flatMap(({ options }) => options.map(({ service }) => service.id)));
  return compareMatches(before, match(changed, index, hub, now, offered));
}

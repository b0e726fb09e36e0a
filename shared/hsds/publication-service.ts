import { loadDirectory, readBesideEntries, type Directory } from '../directory/index.ts';
import type { Platform } from '../platform/platform.ts';
import { fromKeptItem, keptIn } from './import-store.ts';
import type { Kept } from './kept.ts';
import { Publication } from './publication.ts';

interface Made {
  readonly directory: Directory;
  readonly publication: Publication;
}

const made = new WeakMap<Platform, Made>();
const making = new WeakMap<Platform, { readonly directory: Directory; readonly publication: Promise<Publication> }>();
const MOST_ATTEMPTS = 3;

/**
 * What the public may read of the directory, made once a version and kept in the function's memory. Needs no key: what is
 * sealed cannot leave, because it cannot be read here.
 */
export async function loadPublication(platform: Platform): Promise<Publication> {
  const directory = await loadDirectory(platform, { secrets: false });
  const known = made.get(platform);
  if (known?.directory === directory) return known.publication;
  const onItsWay = making.get(platform);
  if (onItsWay?.directory === directory) return onItsWay.publication;
  const publication = make(platform, directory).finally(() => {
    if (making.get(platform)?.publication === publication) making.delete(platform);
  });
  making.set(platform, { directory, publication });
  return publication;
}

async function make(platform: Platform, first: Directory): Promise<Publication> {
  let directory = first;
  for (let attempt = 1; ; attempt += 1) {
    const kept = await loadKept(platform);
    // What was kept of an import is written with its entry: both must be of the same version.
    const now = await loadDirectory(platform, { secrets: false });
    if (now === directory || attempt === MOST_ATTEMPTS) {
      const publication = new Publication(directory, kept);
      made.set(platform, { directory, publication });
      return publication;
    }
    directory = now;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  ORG: 'organization',
  PROGRAM: 'program',
  SERVICE: 'service',
  LOCATION: 'location',
};

async function loadKept(platform: Platform): Promise<Map<string, Kept>> {
  const all = new Map<string, Kept>();
  await readBesideEntries(platform, keptIn(platform.hubId).pk, (items) => {
    for (const item of items) {
      const { key, kept } = fromKeptItem(item, undefined);
      const [prefix = '', id = ''] = key.split('#');
      const kind = KINDS[prefix];
      if (kind !== undefined) all.set(`${kind}/${id}`, kept);
    }
  });
  return all;
}

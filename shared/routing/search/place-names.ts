import { allCommunities, type Community } from '../../directory/index.ts';
import { lazily } from '../../platform/config.ts';
import { Lexicon } from './lexicon.ts';
import { wordsOf } from './words.ts';

type PlaceNames = {
  /** By the words of a name, without spaces: "Sault Ste Marie" and "saultstemarie" are the same. */
  readonly communities: ReadonlyMap<string, readonly Community[]>;
  readonly lexicon: Lexicon;
};

export const mostWordsOfPlace = 5;
const shortest = 4;

/** "First Nation" and its kin do not tell two communities apart. */
const withoutNation = (name: string): string =>
  name.replace(/^premi[eè]res? nations? (de |d['’]|du |des )?/iu, '').replace(/ (first )?nations?$/iu, '');

export const placeNames = lazily((): PlaceNames => {
  const communities = new Map<string, Community[]>();
  for (const community of allCommunities()) {
    const { name, aliases, nation } = community;
    const given = [name.en, name.fr, ...aliases, ...(nation === undefined ? [] : [nation.name.en, nation.name.fr])];
    for (const key of new Set([...given, ...given.map(withoutNation)].map(placeKey))) {
      if (key.length < shortest) continue;
      const known = communities.get(key) ?? [];
      communities.set(key, [...known, community]);
    }
  }
  return { communities, lexicon: new Lexicon(communities.keys()) };
});

export const placeKey = (name: string): string =>
  wordsOf(name)
    .map(({ stem }) => (stem === 'saint' ? 'st' : stem === 'sainte' ? 'ste' : stem))
    .join('');

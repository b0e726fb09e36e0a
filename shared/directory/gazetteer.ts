import { lazily } from '../platform/config.ts';
import { allCommunities, communityById } from './communities.ts';
import type { Community } from './communities.ts';
import { editDistance } from './edit-distance.ts';
import {
  articles,
  destinationPrepositions,
  everydayNames,
  fillers,
  neverMisspellings,
  placePrepositions,
  verbsBeforeUnaccentedA,
  wholeTextOnly,
} from './place-words.ts';

export { communityById };

export type CommunitySearch =
  /** `exact`: the name as written but for case, accents and punctuation; otherwise the likely misspelling of one. */
  | { kind: 'found'; community: Community; exact: boolean }
  /** Two to four communities that the words may mean. */
  | { kind: 'ambiguous'; candidates: Community[] }
  | { kind: 'unknown' };

type Word = { folded: string; accented: string };
type Mention = { start: number; end: number; found: readonly Community[]; exact: boolean; destination: boolean };

const mostCandidates = 4;
const longestName = 6;

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/gu, 'oe');

/** Lower-case words of letters and digits; apostrophes and hyphens part words, so that « d'Attawapiskat » is two. */
function wordsOf(text: string): Word[] {
  const accented =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return accented.map((word) => ({ accented: word, folded: abbreviations.get(fold(word)) ?? fold(word) }));
}

const abbreviations: ReadonlyMap<string, string> = new Map([
  ['ft', 'fort'],
  ['saint', 'st'],
  ['sainte', 'ste'],
  ['lk', 'lake'],
  ['no', 'no'],
]);

/** "First Nation" and its kin do not tell two communities apart. */
const withoutNation = (name: string): string =>
  name.replace(/^(premiere|territoire|nation)s? (nation )?(de |d |du |des )?/u, '').replace(/ (first )?nations?$/u, '');

/** Names, with and without spaces: "Sault Ste Marie" and "saultstemarie" are the same. */
const squash = (name: string) => name.replaceAll(' ', '');

type Names = ReadonlyMap<string, readonly Community[]>;

/** What each community is called, most particular form first: a plain name wins over the same word shorn of "First Nation". */
function indexNames(): { full: Names; shorn: Names } {
  const full = new Map<string, Community[]>();
  const shorn = new Map<string, Community[]>();
  const add = (names: Map<string, Community[]>, name: string, community: Community, shortest: number) => {
    const key = squash(name);
    if (key.length < shortest) return;
    const known = names.get(key) ?? [];
    if (!known.includes(community)) names.set(key, [...known, community]);
  };
  for (const community of allCommunities()) {
    const given = [community.name.en, community.name.fr, ...community.aliases];
    const nation = community.nation ? [community.nation.name.en, community.nation.name.fr] : [];
    for (const name of [...given, ...nation]) {
      const joined = joinWords(wordsOf(name));
      add(full, joined, community, 2);
      if (!community.name.en.endsWith('(Six Nations)')) add(shorn, withoutNation(joined), community, 4);
    }
  }
  return { full, shorn };
}

const joinWords = (words: readonly Word[]) => words.map((word) => word.folded).join(' ');
const names = lazily(indexNames);
/** Names long enough to be recognized when misspelled. */
const spellings = lazily(() => [...names().full, ...names().shorn].filter(([name]) => name.length >= 5));

/** Exact communities of a name. A Nation and a town of the same name are both meant: the person is asked which. */
function exactly(name: string): readonly Community[] {
  const key = squash(name);
  const full = names().full.get(key) ?? [];
  const shorn = (names().shorn.get(key) ?? []).filter((community) => !full.includes(community));
  return [...full, ...shorn];
}

/** How many letters may be wrong: none in a short word, where any other word is near. */
const mistakesAllowed = (length: number) => (length < 5 ? 0 : length < 8 ? 1 : length < 12 ? 2 : 3);

function nearly(name: string): readonly Community[] {
  const key = squash(name);
  const allowed = mistakesAllowed(key.length);
  if (allowed === 0 || neverMisspellings.has(key)) return [];
  let best = allowed;
  let found = new Set<Community>();
  for (const [known, named] of spellings()) {
    // The first letter is rarely the wrong one, and short words are near too many others without it.
    if (!known.startsWith(key.charAt(0)) && (key.length < 9 || name !== key)) continue;
    const distance = editDistance(key, known, Math.min(best, mistakesAllowed(known.length)));
    if (distance === undefined) continue;
    if (distance < best) found = new Set();
    best = distance;
    for (const community of named) found.add(community);
  }
  return [...found];
}

/** The text without the words that only frame a place: « je suis à », "I'm near", "please". */
function core(words: readonly Word[]): readonly Word[] {
  let start = 0;
  let end = words.length;
  while (start < end && isFiller(words[start])) start += 1;
  while (end > start && isFiller(words[end - 1])) end -= 1;
  return words.slice(start, end);
}

const isFiller = (word: Word | undefined) =>
  word !== undefined && (fillers.has(word.folded) || fillers.has(word.accented));

/** "In the forest" is not in Forest: an article before an everyday word makes it a common noun. */
function isCommonNoun(all: readonly Word[], part: readonly Word[]): boolean {
  const [first] = part;
  const before = first === undefined ? undefined : all[all.indexOf(first) - 1];
  return before !== undefined && articles.has(before.folded) && everydayNames.has(joinWords(part));
}

function answer(found: readonly Community[], exact: boolean): CommunitySearch {
  const [only, ...others] = found;
  if (only === undefined) return { kind: 'unknown' };
  if (others.length === 0) return { kind: 'found', community: only, exact };
  return { kind: 'ambiguous', candidates: found.slice(0, mostCandidates) };
}

/**
 * The community a person means, by its French, English, short or traditional name, misspelled or not, alone or inside a
 * sentence. Words that are also everyday words count only alone or after a preposition: an ordinary sentence is `unknown`.
 */
export function findCommunity(words: string): CommunitySearch {
  const all = wordsOf(words.slice(0, 500));
  if (all.length === 0) return { kind: 'unknown' };
  for (const whole of [all, core(all)]) {
    const found = whole.length > 8 || isCommonNoun(all, whole) ? [] : exactly(joinWords(whole));
    if (found.length > 0) return answer(found, true);
  }
  const mentions = mentionsIn(all);
  if (mentions.length > 0) return fromMentions(mentions);
  const rest = core(all);
  return rest.length <= 4 && rest.length > 0 ? answer(nearly(joinWords(rest)), false) : { kind: 'unknown' };
}

/** "From Kash to Timmins" tells where the person is; two places without such a sign are asked about. */
function fromMentions(mentions: readonly Mention[]): CommunitySearch {
  const exact = mentions.some((mention) => mention.exact) ? mentions.filter((mention) => mention.exact) : mentions;
  const here = exact.filter((mention) => !mention.destination);
  const meant = here.length > 0 ? here : exact;
  const found = new Set(meant.flatMap((mention) => mention.found));
  return answer(
    [...found],
    meant.every((mention) => mention.exact),
  );
}

/** Places inside a sentence, the longest names first, never overlapping. */
function mentionsIn(words: readonly Word[]): Mention[] {
  const mentions: Mention[] = [];
  const taken = (start: number, end: number) => mentions.some((mention) => start < mention.end && mention.start < end);
  for (const read of [mentionExactly, mentionNearly]) {
    for (let length = Math.min(longestName, words.length); length >= 1; length -= 1) {
      for (let start = 0; start + length <= words.length; start += 1) {
        if (taken(start, start + length)) continue;
        const mention = read(words, start, start + length);
        if (mention) mentions.push(mention);
      }
    }
  }
  return mentions;
}

function mentionExactly(words: readonly Word[], start: number, end: number): Mention | undefined {
  const name = joinWords(words.slice(start, end));
  if (wholeTextOnly.has(name)) return undefined;
  const found = exactly(name);
  if (found.length === 0) return undefined;
  const needsPreposition = everydayNames.has(name) || name.length < 4;
  if (needsPreposition && !followsPreposition(words, start)) return undefined;
  return { start, end, found, exact: true, destination: headsFor(words, start) };
}

function mentionNearly(words: readonly Word[], start: number, end: number): Mention | undefined {
  const part = words.slice(start, end);
  if (part.length > 3 || part.some(isFiller) || part.some((word) => neverMisspellings.has(word.folded)))
    return undefined;
  const name = joinWords(part);
  const longAndParticular = part.length === 1 && name.length >= 9;
  if (!longAndParticular && !followsPreposition(words, start)) return undefined;
  const found = nearly(name);
  return found.length === 0 ? undefined : { start, end, found, exact: false, destination: headsFor(words, start) };
}

function followsPreposition(words: readonly Word[], start: number): boolean {
  const before = words[start - 1];
  if (before === undefined) return false;
  if (placePrepositions.has(before.accented) || placePrepositions.has(before.folded)) return true;
  const verb = words[start - 2];
  return before.accented === 'a' && verb !== undefined && verbsBeforeUnaccentedA.has(verb.folded);
}

const headsFor = (words: readonly Word[], start: number): boolean => {
  const before = words[start - 1];
  return before !== undefined && destinationPrepositions.has(before.folded);
};

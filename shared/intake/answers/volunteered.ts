import { placeOpenings } from './answer-lists.ts';
import { bandOfAge, needsInWords } from './answers.ts';
import type { CommunitySearch, Conversation, IntakeHub } from '../model.ts';
import { foldLetters, plainWords } from '../hearing/wording.ts';

/** Answers a person gives before being asked: "Besoin d'un lift de Moosonee" names a need and a place. */

const FEWEST_WORDS = 2;
const NOTE_FROM = 4;
const LONGEST_PLACE = 4;
const MOST_OPENINGS = 6;

/** The conversation with whatever the text says plainly about questions that are still open; never consent or safety. */
export function withVolunteered(state: Conversation, text: string, hub: IntakeHub): Conversation {
  const words = plainWords(text);
  if (words.length < FEWEST_WORDS) return state;
  const { answers } = state;
  const needs = answers.needs ? [] : needsInWords(text).filter((need) => need !== 'other');
  const ageBand = answers.ageBand === undefined ? ageIn(words) : undefined;
  const placeIsOpen = answers.communityId === undefined && answers.communityWords === undefined;
  const place = placeIsOpen ? placeIn(text, hub) : undefined;
  return {
    ...state,
    answers: {
      ...answers,
      ...(needs.length > 0 && { needs: [...needs] }),
      ...(ageBand !== undefined && { ageBand }),
      ...(place && { communityWords: place.words }),
      ...(place?.search.kind === 'found' && { communityId: place.search.id }),
    },
    ...(place?.search.kind === 'ambiguous' && { candidates: [...place.search.candidates] }),
  };
}

/** More than a bare answer: worth keeping in the person's own words. */
export const volunteeredWords = (text: string): boolean => plainWords(text).length >= NOTE_FROM;

/** "I am 17", "j'ai 17 ans": a number said of oneself; "5 months", "20 minutes" are not ages. */
function ageIn(words: readonly string[]): Conversation['answers']['ageBand'] {
  const said = ` ${words.join(' ')} `;
  const age =
    / i am (?<years>[1-9]\d)(?= (?!week|month|minute|hour|day|km|mile|percent)| $)/u.exec(said) ??
    / j ai (?<years>[1-9]\d) an/u.exec(said);
  const years = age?.groups?.['years'];
  return years === undefined ? undefined : bandOfAge(Number(years));
}

type Place = { readonly words: string; readonly search: Exclude<CommunitySearch, { kind: 'unknown' }> };

/** A place right after "from", "near", "de", "je suis à"…: where they are, not where they want to go. Exact names only. */
function placeIn(text: string, hub: IntakeHub): Place | undefined {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const folded = words.map(foldLetters);
  const starts = words.flatMap((_, index) => (opensPlace(folded, index) ? [index + 1] : [])).slice(0, MOST_OPENINGS);
  for (const start of starts) {
    for (let length = Math.min(LONGEST_PLACE, words.length - start); length >= 1; length -= 1) {
      const named = words.slice(start, start + length).join(' ');
      const search = hub.findCommunity(named);
      if (search.kind === 'unknown' || (search.kind === 'found' && !search.exact)) continue;
      // "de parler à Timmins": the place must begin right here, not further on.
      const further = length > 1 ? hub.findCommunity(words.slice(start + 1, start + length).join(' ')) : undefined;
      if (further && sameSearch(search, further)) continue;
      return { words: search.kind === 'found' ? search.name : named, search };
    }
  }
  return undefined;
}

const openings = new Set(placeOpenings);
const opensPlace = (words: readonly string[], index: number): boolean =>
  openings.has(words[index] ?? '') || openings.has(`${words[index - 1] ?? ''} ${words[index] ?? ''}`);

function sameSearch(one: CommunitySearch, other: CommunitySearch): boolean {
  if (one.kind === 'found') return other.kind === 'found' && one.id === other.id;
  return one.kind === other.kind;
}

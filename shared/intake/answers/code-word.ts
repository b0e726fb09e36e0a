import { skipWords } from './answer-lists.ts';
import { noWords, unsureWords, yesWords } from './yes-no-words.ts';
import { dangerGroupsEn } from '../hearing/danger-groups.en.ts';
import { dangerGroupsFr } from '../hearing/danger-groups.fr.ts';
import { optOutWords } from '../hearing/keyword-lists.ts';
import { optInWords } from '../hearing/opt-in-words.ts';
import { undouble } from '../hearing/wording.ts';
import { eraseWords, helpWords, humanWords, infoWords } from '../hearing/steering-lists.ts';

const lists: readonly (readonly string[])[] = [
  ...[optOutWords, eraseWords, helpWords, humanWords, infoWords].flatMap(({ alone }) => [
    alone.both,
    alone.en,
    alone.fr,
  ]),
  optInWords.map(({ words }) => words),
  ...[yesWords, noWords, unsureWords, skipWords].flatMap(({ en, fr }) => [en, fr]),
  Object.values(dangerGroupsEn),
  Object.values(dangerGroupsFr),
];
const taken: ReadonlySet<string> = new Set(
  lists.flat().flatMap((line) => (line.match(/\p{L}+/gu) ?? []).map(undouble)),
);

/**
 * Whether a word can be a code word: three letters or more, of which none means something else here (STOP, OUI, HELP, a
 * weapon…), or it would be heard as that. `word` is in the plain form of `wording.ts`.
 */
export function isFitForCodeWord(word: string): boolean {
  const words = word.split(' ');
  return words.length <= 3 && /\p{L}{3}/u.test(word) && !words.some((one) => taken.has(one));
}

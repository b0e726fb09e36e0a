import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../shared/intake/answers/answers.ts';
import { newConversation } from '../../shared/intake/conversation.ts';
import { classify } from '../../shared/intake/hearing/keywords.ts';
import type { Language } from '../../shared/intake/model.ts';
import { plainTexts } from '../../shared/intake/texts/plain-texts.ts';
import { shippedFlow } from '../../shared/intake/shipped-flow.ts';
import { shippedTexts } from '../../shared/intake/texts/shipped-texts.ts';
import { isTextKey, wordingOf, type TextKey } from '../../shared/intake/texts/texts.ts';
import { aHub } from './intake-hub-builder.ts';

const languages: readonly Language[] = ['fr', 'en'];
const keys = Object.keys(shippedTexts).filter(isTextKey);
const pairs = keys.flatMap((key) =>
  languages.map((language) => ({
    key,
    language,
    ordinary: wordingOf(key, language),
    plain: wordingOf(key, language, {}, {}, true),
  })),
);
/** The half of a text in both languages that is in its own; the whole of any other. */
const ownHalf = (text: string): string => text.split(' / ')[0] ?? text;
/** Words to send: in capitals, of two letters or more. */
const keywordsOf = (text: string): ReadonlySet<string> => new Set(text.match(/\b\p{Lu}{2,}(?!\p{L})/gu) ?? []);
const explainedIn = (text: string): number => (text.match(/\p{Lu}{2,} = /gu) ?? []).length;
const saysYesOrNo = (keyword: string): boolean => ['OUI', 'NON', 'YES', 'NO', 'OK'].includes(keyword);

describe('the plain texts', () => {
  it('are there for every text, and for nothing else', () => {
    expect(Object.keys(plainTexts).sort()).toEqual([...keys].sort());
  });

  it.each(pairs)('$key in $language asks one thing', ({ plain, key }) => {
    const questions = ownHalf(plain).match(/\?/gu) ?? [];
    // The opening also asks, in the other language, whether to change to it.
    expect(questions.length).toBeLessThanOrEqual(key === 'opening' ? 2 : 1);
  });

  it.each(pairs)('$key in $language explains two keywords at most beside yes and no', ({ plain, key }) => {
    const yesOrNo = (ownHalf(plain).match(/(?:OUI|NON|YES|NO) = /gu) ?? []).length;
    expect(explainedIn(ownHalf(plain)) - yesOrNo).toBeLessThanOrEqual(key === 'info' ? 3 : 2);
  });

  it.each(pairs)('$key in $language asks for no word that the ordinary text does not', ({ ordinary, plain }) => {
    const known = keywordsOf(ordinary);
    expect([...keywordsOf(plain)].filter((keyword) => !known.has(keyword) && !saysYesOrNo(keyword))).toEqual([]);
  });

  it.each<TextKey>(['needs', 'needs-again', 'accommodations', 'accommodations-again'])(
    '%s has the choices of the ordinary text, in its order',
    (key) => {
      for (const language of languages) {
        const numbers = (text: string): readonly string[] => text.match(/\d/gu) ?? [];
        expect(numbers(wordingOf(key, language, {}, {}, true))).toEqual(numbers(wordingOf(key, language)));
      }
    },
  );

  it.each<TextKey>(['age', 'age-again'])('%s gives each group the number it has in the ordinary text', (key) => {
    expect(wordingOf(key, 'fr', {}, {}, true)).toMatch(
      /16 ans: écris 1\..*16 ou 17.*: écris 2\..*18 ans ou plus: écris 3\./u,
    );
    expect(wordingOf(key, 'en', {}, {}, true)).toMatch(/nder 16: send 1\..*16 or 17: send 2\..*18 or over: send 3\./u);
  });

  it('offer what leads out of a question wherever the ordinary text does', () => {
    const ways = ['STOP', 'PASSER', 'SKIP', 'PERSONNE', 'PERSON', 'EFFACER', 'ERASE', 'DÉBUT', 'START'];
    const lost = pairs.filter(({ ordinary, plain }) =>
      ways.some((way) => keywordsOf(ordinary).has(way) && !keywordsOf(plain).has(way)),
    );
    expect(lost).toEqual([]);
  });

  it('tell to call 911, never to text it', () => {
    const told = pairs.filter(({ plain }) => /\b(?:text|texte|texter|textez) (?:to |le |au )?911/iu.test(plain));
    expect(told).toEqual([]);
  });

  it('are hardly longer than the ordinary ones: shorter sentences, not more of them to get through', () => {
    const longer = pairs.filter(({ ordinary, plain }) => plain.length > ordinary.length + 40);
    expect(longer).toEqual([]);
  });
});

/** "1 transport 2 lieu sans danger" and "1) A ride. 2) A safe place.", cut into the words of each choice. */
const choicesOf = (text: string): readonly string[] =>
  [...text.matchAll(/\d\)? ([^\d.]+?)(?=\.| \d)/gu)].flatMap(([, words]) => words ?? []);

const lists = shippedFlow.nodes.flatMap((node) =>
  node.kind === 'question' && (node.reads.as === 'needs' || node.reads.as === 'accommodations')
    ? [{ question: node, options: node.reads.options }]
    : [],
);
const choices = lists.flatMap(({ question, options }) =>
  languages.flatMap((language) =>
    [false, true].flatMap((plain) =>
      choicesOf(wordingOf(question.prompt, language, {}, {}, plain)).map((words, index) => ({
        words,
        language,
        question,
        option: options[index],
      })),
    ),
  ),
);

describe('a choice written out in the words it is offered in', () => {
  it('is there for every option of every list', () => {
    expect(choices.length).toBe(4 * lists.reduce((total, { options }) => total + options.length, 0));
  });

  it.each(choices)('"$words" is taken as that choice', ({ words, language, question, option }) => {
    const state = newConversation(language, '2026-03-01T12:00:00.000Z');
    const read = readAnswer(question, words, state, aHub());
    // "Simple words" is both: the questions go on in simple words.
    expect([undefined, 'plain-language']).toContain(classify(words).keyword?.kind);
    const wanted = option && 'need' in option ? { needs: [option.need] } : { accommodations: [option?.accommodation] };
    expect(read).toMatchObject({ kind: 'answered', change: { answers: wanted } });
  });
});

describe("a hub's own wording", () => {
  const own = {
    done: { fr: 'Merci à toi.', en: 'Many thanks.' },
    'noted.plain': { fr: 'Merci bien.', en: 'Thanks a lot.' },
  };

  it('in ordinary words is not read to a person who asked for simple ones', () => {
    expect(wordingOf('done', 'fr', own)).toBe('Merci à toi.');
    expect(wordingOf('done', 'fr', own, {}, true)).toBe(wordingOf('done', 'fr', {}, {}, true));
  });

  it('in simple words is read to nobody else', () => {
    expect(wordingOf('noted', 'en', own, {}, true)).toBe('Thanks a lot.');
    expect(wordingOf('noted', 'en', own)).toBe(wordingOf('noted', 'en'));
  });
});

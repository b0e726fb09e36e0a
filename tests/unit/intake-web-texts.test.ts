import { describe, expect, it } from 'vitest';
import { pageTexts } from '../../functions/web-page/page-texts.ts';
import { classify } from '../../shared/intake/hearing/keywords.ts';
import { shippedTexts } from '../../shared/intake/texts/shipped-texts.ts';
import { checkTexts, wordingOf } from '../../shared/intake/texts/texts.ts';
import { textsOnPage, webTexts } from '../../shared/intake/texts/web-texts.ts';
import { lintText } from '../../shared/messaging/index.ts';
import { demoHub } from '../hub.ts';
import { countsOf, fleschKincaidGrade, kandelMolesEase, sentencesOf, wordsOf } from './reading-level.ts';

/** A phone is not what they hold. The danger texts tell which calls and texts reach a crisis line: those stay. */
const OF_PHONES = /\btexto|\btexter|\btexts?\b|\btexting|\bcell\b|\bSTOP\b|num[ée]ro\b(?! de)|this number/i;
const SPEAKS_OF_CALLS = ['danger', 'no-pictures', 'needs', 'needs-again', 'community-choice', 'community-choice-again'];

describe('what is said on a page', () => {
  const said = checkTexts(textsOnPage({}));

  it.each(said.filter(({ key }) => !SPEAKS_OF_CALLS.includes(key) && !isNumbered(key)))(
    '$key in $language, plain: $plain, does not speak of a phone',
    ({ text }) => {
      expect(text).not.toMatch(OF_PHONES);
    },
  );

  it('gives nothing away, in any text', () => {
    expect(said.filter(({ findings }) => findings.length > 0)).toEqual([]);
  });

  it('keeps the values that the text for phones fills in, or leaves them out knowingly', () => {
    const slotsOf = (text: string): string[] => text.match(/\{\w+\}/g) ?? [];
    for (const [key, text] of Object.entries(webTexts)) {
      const of = Object.entries(shippedTexts).find(([shipped]) => shipped === key)?.[1];
      for (const language of ['fr', 'en'] as const) {
        const allowed = [...slotsOf(of?.[language] ?? ''), '{emergency}'];
        expect(slotsOf(text[language]).filter((slot) => !allowed.includes(slot))).toEqual([]);
      }
    }
  });

  it('names only words that the conversation understands', () => {
    const explained = Object.values(webTexts).flatMap(({ fr, en }) => `${fr} ${en}`.match(/\p{Lu}{4,}(?= =)/gu) ?? []);
    expect(new Set(explained)).toEqual(
      new Set(['PERSONNE', 'PERSON', 'PASSER', 'SKIP', 'SIMPLE', 'EFFACER', 'ERASE', 'DÉBUT', 'START']),
    );
    for (const word of ['PERSONNE', 'PERSON', 'SIMPLE', 'EFFACER', 'ERASE', 'DÉBUT', 'START']) {
      expect([word, classify(word).keyword?.kind]).not.toEqual([word, undefined]);
    }
  });

  /** As plain language is held to: a text in both languages is measured in the one it begins with. */
  const own = (text: string): string => text.split(' / ')[0] ?? text;

  it.each(Object.entries(webTexts))(
    '%s is in simple words, so that it serves as plain language too',
    (_key, { fr, en }) => {
      expect(fleschKincaidGrade(countsOf(own(en), 'en'))).toBeLessThanOrEqual(4);
      expect(kandelMolesEase(countsOf(own(fr), 'fr'))).toBeGreaterThanOrEqual(70);
      const long = [...sentencesOf(own(fr)), ...sentencesOf(own(en))].filter((one) => wordsOf(one).length > 12);
      expect(long).toEqual([]);
    },
  );
});

function isNumbered(key: string): boolean {
  return key.startsWith('accommodations');
}

describe("a hub's own texts", () => {
  const own = { fr: 'À nous, sur un texto.', en: 'Ours, in a text.' };
  const onPage = { fr: 'À nous, ici.', en: 'Ours, here.' };

  it('hold on a page as they hold on a phone, but for those that speak of one', () => {
    const texts = textsOnPage({ needs: own, opening: own, 'opening.plain': own });
    expect(wordingOf('needs', 'en', texts)).toBe(own.en);
    expect(wordingOf('opening', 'en', texts)).toBe(webTexts.opening?.en);
    expect(wordingOf('opening', 'fr', texts, {}, true)).toBe(webTexts.opening?.fr);
  });

  it('may be written for the page itself', () => {
    const texts = textsOnPage({ 'opening.web': onPage, 'opening.plain.web': own });
    expect(wordingOf('opening', 'en', texts)).toBe(onPage.en);
    expect(wordingOf('opening', 'en', texts, {}, true)).toBe(own.en);
  });
});

describe('the words of the page itself', () => {
  const { organizations } = demoHub();
  const organizationNames = organizations.flatMap(({ name }) => [name.fr, name.en]);

  it.each(Object.entries(pageTexts))('%s says nothing of what it is about or whose it is', (_key, text) => {
    for (const words of [text.fr, text.en]) {
      const found = lintText(words, { phoneDeclaredSafe: false, isTemplate: false, organizationNames });
      expect(found.filter(({ kind }) => kind !== 'too-long')).toEqual([]);
      expect(words.toLowerCase()).not.toMatch(/carrefour|hub\b|aide|help|abus|safe place|refuge/);
    }
  });
});

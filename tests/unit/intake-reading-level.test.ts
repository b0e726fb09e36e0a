import { describe, expect, it } from 'vitest';
import type { Language } from '../../shared/intake/model.ts';
import { checkTexts, type TextReport } from '../../shared/intake/texts/texts.ts';
import {
  countsOf,
  fleschKincaidGrade,
  kandelMolesEase,
  sentencesOf,
  syllablesOf,
  wordsOf,
  type Counts,
} from './reading-level.ts';

/** A text in both languages is measured in the language it begins with; its other half begins another text. */
const ownHalf = ({ text }: TextReport): string => text.split(' / ')[0] ?? text;

const textsIn = (language: Language, plain: boolean): readonly TextReport[] =>
  checkTexts().filter((report) => report.language === language && report.plain === plain);

const together = (reports: readonly TextReport[], language: Language): Counts =>
  countsOf(reports.map(ownHalf).join(' '), language);

const average = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0) / numbers.length;

const MOST_WORDS_IN_A_SENTENCE = 12;

const known = (syllables: number, words: string): readonly [string, number][] =>
  words.split(' ').map((word) => [word, syllables]);

describe('the counter of syllables', () => {
  it.each([
    ...known(1, 'I a you we no text help call town ride yes skip STOP helped comes times safe house 911 24 OK pm'),
    ...known(2, 'person danger question places changes houses wanted simple table centre reply quiet Métis people'),
    ...known(2, 'saying someone wheelchair nation lawyer erase safely team-work'),
    ...known(3, 'understand easier area idea another hospital assistant 9-8-8'),
    ...known(4, 'emergency community interpreter information transportation'),
  ])('finds in English %s: %i', (word, syllables) => {
    expect(syllablesOf(word, 'en')).toBe(syllables);
  });

  it.each([
    ...known(
      1,
      "le je oui non nous mots tes aide heure seule chien lieu bien quand ville choses mieux fille d'une 911",
    ),
    ...known(
      2,
      "personne danger équipe écrire réponds textos appelle question nation peux-tu quelqu'un qu'est-ce santé",
    ),
    ...known(2, 'bleuet jouer crier pays première reviennent STOP-là'),
    ...known(
      3,
      "maintenant comprenons recevoir continue numéro avocat effacer seulement interprète aujourd'hui oublier",
    ),
    ...known(4, 'communauté continuer sécurité accompagner réalité'),
  ])('finds in French %s: %i', (word, syllables) => {
    expect(syllablesOf(word, 'fr')).toBe(syllables);
  });

  it('takes a keyword and what it does for a sentence, and skips the numbers of a list', () => {
    const text = 'Quelle aide veux-tu? 1) Transport. 2) Lieu sans danger. PASSER = autre question.';
    expect(sentencesOf(text)).toEqual([
      'Quelle aide veux-tu',
      'Transport',
      'Lieu sans danger',
      'PASSER = autre question',
    ]);
    expect(countsOf(text, 'fr')).toEqual({ sentences: 4, words: 10, syllables: 15 });
  });
});

describe('the formulas', () => {
  it('give what they are published to give', () => {
    // 100 words in 5 sentences: 0.39 x 20 + 11.8 x 1.5 - 15.59, and 207 - 1.015 x 20 - 73.6 x 1.5.
    const hundred: Counts = { sentences: 5, words: 100, syllables: 150 };
    expect(fleschKincaidGrade(hundred)).toBeCloseTo(9.91, 5);
    expect(kandelMolesEase(hundred)).toBeCloseTo(76.3, 5);
  });

  it('find an office letter hard, in both languages', () => {
    const letter =
      'Please be advised that confidentiality provisions applicable to your participation are available on request.';
    const lettre =
      "Veuillez noter que les dispositions de confidentialité applicables à votre participation sont disponibles sur demande à l'administration.";
    expect(fleschKincaidGrade(countsOf(letter, 'en'))).toBeGreaterThan(12);
    expect(kandelMolesEase(countsOf(lettre, 'fr'))).toBeLessThan(50);
  });
});

describe('plain language in English', () => {
  const plain = textsIn('en', true);
  const grades = plain.map((report) => fleschKincaidGrade(countsOf(ownHalf(report), 'en')));

  it.each(plain)('$key can be read in grade 4', (report) => {
    expect(fleschKincaidGrade(countsOf(ownHalf(report), 'en'))).toBeLessThanOrEqual(4);
  });

  it('is read in grade 2 on average, and in an earlier grade than the ordinary texts', () => {
    expect(average(grades)).toBeLessThanOrEqual(2);
    const ordinary = fleschKincaidGrade(together(textsIn('en', false), 'en'));
    expect(fleschKincaidGrade(together(plain, 'en'))).toBeLessThanOrEqual(0.7 * ordinary);
  });

  it('has no contractions: they are learnt late', () => {
    const contracted = plain.filter((report) => /\p{L}'(?:t|s|re|ll|ve|m|d)\b/u.test(ownHalf(report)));
    expect(contracted).toEqual([]);
  });
});

describe('plain language in French', () => {
  const plain = textsIn('fr', true);
  const eases = plain.map((report) => kandelMolesEase(countsOf(ownHalf(report), 'fr')));

  it.each(plain)('$key is fairly easy to read at least', (report) => {
    expect(kandelMolesEase(countsOf(ownHalf(report), 'fr'))).toBeGreaterThanOrEqual(70);
  });

  it('is very easy to read on average, and easier than the ordinary texts', () => {
    expect(average(eases)).toBeGreaterThanOrEqual(90);
    const ordinary = kandelMolesEase(together(textsIn('fr', false), 'fr'));
    expect(kandelMolesEase(together(plain, 'fr'))).toBeGreaterThanOrEqual(ordinary + 3);
  });
});

describe.each<Language>(['fr', 'en'])('plain language in either language: %s', (language) => {
  const plain = textsIn(language, true);

  it.each(plain)('$key has no sentence of more than twelve words', (report) => {
    const long = sentencesOf(ownHalf(report)).filter((sentence) => wordsOf(sentence).length > MOST_WORDS_IN_A_SENTENCE);
    expect(long).toEqual([]);
  });

  it('has sentences a quarter shorter than the ordinary ones', () => {
    const perSentence = ({ words, sentences }: Counts): number => words / sentences;
    const ordinary = perSentence(together(textsIn(language, false), language));
    expect(perSentence(together(plain, language))).toBeLessThanOrEqual(0.75 * ordinary);
  });
});

import { describe, expect, it } from 'vitest';
import { cannedTexts } from '../../shared/intake/texts/canned-texts.ts';
import { defaultCrisisLines, type Language } from '../../shared/intake/model.ts';
import { lintText } from '../../shared/messaging/safety-lint.ts';
import { measure } from '../../shared/messaging/segments.ts';
import { countsOf, fleschKincaidGrade, kandelMolesEase } from './reading-level.ts';

const intake = { crisisLines: defaultCrisisLines };
const shipped = cannedTexts({ cannedTexts: {}, intake });
const languages: readonly Language[] = ['fr', 'en'];

const written = shipped.flatMap(({ id, texts, plain }) =>
  languages.flatMap((language) => [
    { id, language, form: 'ordinary', text: texts[language] },
    { id, language, form: 'plain', text: plain[language] },
  ]),
);

describe('the canned texts that ship', () => {
  it('are some fifteen, each under a key of its own', () => {
    expect(shipped.length).toBeGreaterThanOrEqual(14);
    expect(new Set(shipped.map(({ id }) => id)).size).toBe(shipped.length);
  });

  it.each(written)('$id, $language, $form: one segment that is safe on a phone not declared safe', ({ text }) => {
    expect(lintText(text, { phoneDeclaredSafe: false })).toEqual([]);
    expect(measure(text)).toMatchObject({ encoding: 'GSM-7', segments: 1 });
    expect(text.trim()).toBe(text);
    expect(text).not.toBe('');
  });

  it('leave to fill in nothing but an hour, in the language of the text', () => {
    const blanks = written.map(({ id, language, form, text }) => ({
      id,
      form,
      language,
      left: text.match(/\{\w+\}/gu) ?? [],
    }));
    const wrong = blanks.filter(({ language, left }) =>
      left.some((one) => one !== { fr: '{heure}', en: '{time}' }[language]),
    );
    expect(wrong).toEqual([]);
    const withBlank = (of: Language): readonly string[] =>
      blanks.filter(({ language, left }) => language === of && left.length > 0).map(({ id, form }) => `${id} ${form}`);
    expect(withBlank('fr')).toEqual(withBlank('en'));
  });

  it('ask one thing at a time, and never why', () => {
    expect(written.filter(({ text }) => (text.match(/\?/gu) ?? []).length > 1)).toEqual([]);
    expect(written.filter(({ text }) => /\b(?:why|pourquoi)\b/iu.test(text))).toEqual([]);
  });

  it('are easy to read in their plain form', () => {
    const hard = written.filter(({ form, language, text }) => {
      const counts = countsOf(text, language);
      return form === 'plain' && (language === 'en' ? fleschKincaidGrade(counts) > 4 : kandelMolesEase(counts) < 70);
    });
    expect(hard).toEqual([]);
  });

  it('name the lines of the hub', () => {
    const lines = { emergency: '112', distress: '3-1-1' };
    const danger = cannedTexts({ cannedTexts: {}, intake: { crisisLines: lines } }).find(({ id }) => id === 'danger');
    expect(danger?.texts.en).toContain('call 112 ');
    expect(danger?.plain.fr).toContain('texto: 3-1-1.');
  });
});

describe("a hub's own canned texts", () => {
  const own = {
    warm: { fr: 'As-tu froid?', en: 'Are you cold?' },
    'bus-times': { fr: 'Le bus passe à {heure}.', en: 'The bus comes at {time}.' },
    'bus-times.plain': { fr: 'Le bus est là à {heure}.', en: 'The bus is there at {time}.' },
    another: { fr: 'Autre chose?', en: 'Anything else?' },
  };
  const merged = cannedTexts({ cannedTexts: own, intake });
  const of = (id: string) => merged.find((one) => one.id === id);

  it('take the place of the shipped ones, which keep their plain form', () => {
    expect(of('warm')).toEqual({ id: 'warm', texts: own.warm, plain: shipped.find(({ id }) => id === 'warm')?.plain });
  });

  it('stand after them by key, with the plain form they were given or as they are', () => {
    expect(merged.map(({ id }) => id)).toEqual([...shipped.map(({ id }) => id), 'another', 'bus-times']);
    expect(of('bus-times')).toEqual({ id: 'bus-times', texts: own['bus-times'], plain: own['bus-times.plain'] });
    expect(of('another')).toEqual({ id: 'another', texts: own.another, plain: own.another });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from '../../shared/intake/hearing/keywords.ts';
import { isNow } from '../unit/intake-danger-now.ts';
import { labelledTexts } from '../unit/intake-labelled-texts.ts';

const all = Object.values(labelledTexts).flatMap((texts) => [...texts]);
const classOf = (text: string) => {
  const { danger, keyword } = classify(text);
  return `${danger?.kind ?? '-'}/${keyword?.kind ?? '-'}`;
};

/** Ways in which the same words get typed. */
const changes: ((text: string, at: number) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.normalize('NFD'),
  (text) => text.normalize('NFD').replaceAll(/\p{M}/gu, ''),
  (text) => `${text}!!!`,
  (text) => `...${text} ?`,
  (text) => text.replaceAll(' ', '  '),
  (text) => text.replaceAll(' ', ', '),
  (text) => text.replaceAll(' ', '\n'),
  (text) => text.replaceAll(/['’]/gu, '’'),
  (text) => text.replaceAll(/['’]/gu, "'"),
  (text) => `${text} 🙏`,
  // A letter held down.
  (text, at) => text.replace(/(\p{L})(?=\P{L}*$)/u, (letter) => letter.repeat(1 + (at % 4))),
];

describe('the class of a text', () => {
  it('does not depend on case, accents, punctuation, spaces or a letter held down', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.array(fc.tuple(fc.constantFrom(...changes), fc.nat({ max: 9 })), { maxLength: 4 }),
        (text, applied) => {
          const typed = applied.reduce<string>((so, [change, at]) => change(so, at), text);
          expect(classOf(typed)).toBe(classOf(text));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('danger is not hidden by what is said around it', () => {
    const calm = fc.constantFrom(
      'hi',
      'bonjour',
      'please',
      'svp',
      'i need a ride',
      'j’ai besoin d’un lift',
      'ok thanks',
      '...',
    );
    const clear = labelledTexts.danger.filter((text) => /^(?:he|il|they|ils|my|mon) /iu.test(text));
    fc.assert(
      fc.property(calm, fc.constantFrom(...clear), calm, (before, text, after) => {
        expect(isNow(classify(`${before}. ${text}. ${after}`))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is found in any text whatever, without fail', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 1600, unit: 'binary' }), (text) => {
        expect(Object.keys(classify(text)).length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 60 },
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeFileNumber, normalizeName } from '../../shared/people/identifiers.ts';

/** How each letter may be written: plain, in another case, with an accent, in one code point or two. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  a: ['a', 'A', 'à', 'Â', 'a\u0301', 'ā'],
  c: ['c', 'C', 'ç', 'C\u0327'],
  e: ['e', 'E', 'é', 'È', 'e\u0302', 'Ë'],
  i: ['i', 'I', 'î', 'Ï', 'I\u0307'],
  l: ['l', 'L', 'ł', 'Ł'],
  n: ['n', 'N', 'ñ', 'N\u0303'],
  o: ['o', 'O', 'ô', 'Ö', 'ø'],
  oe: ['oe', 'œ', 'Œ', 'OE'],
  ae: ['ae', 'æ', 'Æ'],
  s: ['s', 'S', 'š'],
  u: ['u', 'U', 'ù', 'Ü', 'u\u0308'],
  ᓂ: ['ᓂ'],
  ᐯ: ['ᐯ'],
};
const LETTERS = Object.keys(WRITTEN);
const letters = fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 6 });
const name = fc.array(letters, { minLength: 1, maxLength: 4 });
const separator = fc.constantFrom(' ', '-', '’', "'", '. ', ', ', '\u2011', '  ', '\u00a0');

/** One of the ways to write a name: any order of its parts, any accents, case and punctuation. */
const written = (parts: readonly (readonly string[])[]): fc.Arbitrary<string> =>
  fc
    .shuffledSubarray([...parts], { minLength: parts.length, maxLength: parts.length })
    .chain((shuffled) =>
      fc.tuple(
        ...shuffled.map((part) =>
          fc.tuple(fc.tuple(...part.map((one) => fc.constantFrom(...(WRITTEN[one] ?? [one])))), separator),
        ),
      ),
    )
    .map((words) => words.map(([spelt, after]) => spelt.join('') + after).join(''));

const plain = (parts: readonly (readonly string[])[]): string =>
  parts
    .map((part) => part.join(''))
    .sort()
    .join(' ');

describe('the normal form of a name', () => {
  it('does not depend on accents, case, punctuation or order', () => {
    fc.assert(
      fc.property(
        name.chain((parts) => fc.tuple(fc.constant(parts), written(parts), written(parts))),
        ([parts, one, other]) => {
          expect(normalizeName(one)).toBe(normalizeName(other));
          expect(normalizeName(one)).toBe(plain(parts));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('of another name is another', () => {
    fc.assert(
      fc.property(
        name.chain((parts) => fc.tuple(fc.constant(parts), written(parts))),
        name.chain((parts) => fc.tuple(fc.constant(parts), written(parts))),
        ([one, oneWritten], [other, otherWritten]) => {
          fc.pre(plain(one) !== plain(other));
          expect(normalizeName(oneWritten)).not.toBe(normalizeName(otherWritten));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is its own normal form, whatever was typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (typed) => {
        const normal = normalizeName(typed);
        expect(normalizeName(normal)).toBe(normal);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the normal form of a file number', () => {
  const symbols = fc.array(fc.constantFrom('0', '1', '2', '7', '9', 'a', 'b', 'X', 'Y'), {
    minLength: 1,
    maxLength: 12,
  });
  const spaced = (one: readonly string[]): fc.Arbitrary<string> =>
    fc
      .tuple(
        ...one.map((symbol) =>
          fc.tuple(
            fc.constantFrom(symbol, symbol.toUpperCase(), symbol.toLowerCase()),
            fc.constantFrom('', ' ', '-', '/', '.'),
          ),
        ),
      )
      .map((parts) => parts.flat().join(''));

  it('does not depend on case, spaces or punctuation, and tells every other number apart', () => {
    fc.assert(
      fc.property(
        symbols.chain((one) => fc.tuple(fc.constant(one), spaced(one))),
        symbols.chain((other) => fc.tuple(fc.constant(other), spaced(other))),
        ([one, oneWritten], [other, otherWritten]) => {
          expect(normalizeFileNumber(oneWritten)).toBe(one.join('').toUpperCase());
          const same = one.join('').toUpperCase() === other.join('').toUpperCase();
          expect(normalizeFileNumber(oneWritten) === normalizeFileNumber(otherWritten)).toBe(same);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is its own normal form, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const normal = normalizeFileNumber(typed);
        expect(normalizeFileNumber(normal)).toBe(normal);
      }),
      { numRuns: 2000 },
    );
  });
});

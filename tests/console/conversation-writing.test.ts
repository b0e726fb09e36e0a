import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inGsm, lengthOf, outsidersOf } from '../../console/src/screens/conversation/gsm.ts';
import { marksOf, mayOverride, piecesOf } from '../../console/src/screens/conversation/findings.ts';
import { lintText, measure } from '../../shared/messaging/index.ts';

/** Letters of both languages, what takes two places, what forces the costly encoding, and a character of two units. */
const characters = fc.constantFrom(...Array.from('abc éèàùÇçêîôû€[]{}~^|\\’“…œ\n.ᐊ😀'));
const texts = fc.array(characters, { maxLength: 400 }).map((all) => all.join(''));

describe('the length shown while a text is typed', () => {
  it('is what the server counts', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { encoding, segments, units } = lengthOf(text);
        expect({ encoding, segments, units }).toEqual(measure(text));
      }),
    );
  });

  it('says how much is left before the next segment', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('a'), (text, letter) => {
        const { segments, left } = lengthOf(text);
        const filled = text + letter.repeat(left);
        expect(lengthOf(filled).segments).toBe(segments);
        expect(left).toBeGreaterThanOrEqual(0);
      }),
    );
    expect(lengthOf('a'.repeat(160))).toMatchObject({ segments: 1, left: 0 });
    expect(lengthOf('a'.repeat(161))).toMatchObject({ segments: 2, left: 145 });
  });
});

describe('the characters that make a text dear', () => {
  it('are replaced by what says the same', () => {
    expect(inGsm('Ça va? « J’ai reçu ton cœur… » — être')).toBe('Ça va? " J\'ai recu ton coeur... " - etre');
    expect(outsidersOf('reçu ᐊ ç')).toEqual([
      { character: 'ç', replacement: 'c' },
      { character: 'ᐊ', replacement: undefined },
    ]);
  });

  it('are gone after the replacement, but for those that nothing replaces', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(outsidersOf(inGsm(text)).every(({ replacement }) => replacement === undefined)).toBe(true);
      }),
    );
  });
});

describe('the words that a check has found', () => {
  it('are marked where they stand in the text, accents and case notwithstanding', () => {
    const text = 'La MAISON D’HÉBERGEMENT t’attend';
    const findings = lintText(text, { phoneDeclaredSafe: false, isTemplate: false });
    const marked = piecesOf(text, marksOf(text, findings)).filter(({ kind }) => kind === 'names-organization');
    expect(marked.map((piece) => piece.text)).toEqual(['MAISON D’HÉBERGEMENT']);
  });

  it('are marked each time they stand there, and every costly character as well', () => {
    const text = 'refuge ç, refuge ç';
    const marks = marksOf(text, [
      { kind: 'names-organization', found: 'refuge' },
      { kind: 'forces-ucs-2', found: 'ç' },
      { kind: 'too-long', found: '3' },
    ]);
    expect(marks.map(({ from, to }) => text.slice(from, to))).toEqual(['refuge', 'ç', 'refuge', 'ç']);
  });

  it('leave the text whole when it is cut at them', () => {
    const findings = fc.array(
      fc.record({ kind: fc.constantFrom('link', 'address', 'forces-ucs-2'), found: fc.string({ maxLength: 3 }) }),
    );
    fc.assert(
      fc.property(texts, findings, (text, found) => {
        expect(
          piecesOf(text, marksOf(text, found))
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('a refusal', () => {
  const check = (state: 'now' | 'later' | 'unknown' | 'code-word' | 'no', refused?: string) => ({
    safeToText: { state },
    encoding: 'GSM-7' as const,
    segments: 1,
    units: 1,
    warnings: [],
    ...(refused !== undefined && { refused }),
  });

  it('for want of knowledge may be overridden; what gives the person away only on a phone known to be safe', () => {
    expect(mayOverride(check('unknown', 'not-known-to-be-safe'))).toBe(true);
    expect(mayOverride(check('code-word', 'code-word-first'))).toBe(true);
    expect(mayOverride(check('later', 'text-gives-away'))).toBe(true);
    expect(mayOverride(check('unknown', 'text-gives-away'))).toBe(false);
    const givesAway = { ...check('unknown', 'not-known-to-be-safe'), warnings: [{ kind: 'link', found: 'a.ca' }] };
    expect(mayOverride(givesAway)).toBe(false);
    expect(mayOverride({ ...givesAway, warnings: [{ kind: 'too-long', found: '3' }] })).toBe(true);
    expect(mayOverride(check('now', 'opted-out'))).toBe(false);
    expect(mayOverride(check('now'))).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { agreementEndsText, changedText, confirmText, listedInShort } from '../../shared/assurance/texts.ts';
import { lintText, measure } from '../../shared/messaging/index.ts';
import { helpText, unclearText } from '../../shared/partners/line-texts.ts';
import { replyText } from '../../shared/partners/texts.ts';

const LANGUAGES = ['fr', 'en'] as const;
const capacity = (unit: 'bed' | 'place' | 'seat' | 'appointment', available: number) => ({
  unit,
  available,
  updatedAt: '2026-11-22T15:00:00.000Z',
});
const service = (told?: ReturnType<typeof capacity>, status: 'active' | 'inactive' = 'active') => ({
  status,
  ...(told && { capacity: told }),
});

describe('what is listed of a partner, in short', () => {
  it.each([
    [[], 'fr', '0 service'],
    [[], 'en', '0 services'],
    [[service()], 'fr', '1 service'],
    [[service(capacity('bed', 1)), service(capacity('bed', 2))], 'fr', '2 services, 3 lits libres'],
    [[service(capacity('bed', 1))], 'en', '1 service, 1 bed free'],
    [[service(capacity('seat', 0))], 'fr', '1 service, 0 siège libre'],
    [[service(capacity('place', 4)), service(capacity('bed', 9), 'inactive')], 'en', '1 service, 4 places free'],
  ] as const)('of %j in %s: %s', (services, language, short) => {
    expect(listedInShort(language, services)).toBe(short);
  });
});

const LONG = 'Âge d’or — Transport communautaire de la baie James et des alentours';
const most = (language: 'fr' | 'en'): string =>
  listedInShort(
    language,
    (['bed', 'place', 'seat', 'appointment'] as const).flatMap((unit) =>
      Array.from({ length: 6 }, () => service(capacity(unit, 20))),
    ),
  );

describe.each(LANGUAGES)('a text about the directory in %s', (language) => {
  it.each([
    confirmText(language, '7K3M', listedInShort(language, [service(capacity('bed', 3))]), false),
    confirmText(language, '7K3M', '2 services', true),
    changedText(language, LONG),
    agreementEndsText(language, LONG, 2, '2026-12-31'),
    helpText(language, 'confirmation', '7K3M'),
    unclearText(language, 'confirmation', '7K3M'),
    ...(['confirmation-right', 'confirmation-changed', 'confirmation-before'] as const).map((key) =>
      replyText(language, key, '7K3M'),
    ),
  ])('fits one segment and says nothing that must not stand in a text: %s', (text) => {
    expect(measure(text)).toMatchObject({ encoding: 'GSM-7', segments: 1 });
    expect(lintText(text, { phoneDeclaredSafe: true })).toEqual([]);
  });

  it('names neither the program nor what it is for when it asks, and fits two segments at the longest', () => {
    for (const isReminder of [true, false]) {
      const text = confirmText(language, '7K3M', most(language), isReminder);
      expect(measure(text)).toMatchObject({ encoding: 'GSM-7' });
      expect(measure(text).segments).toBeLessThanOrEqual(2);
      expect(lintText(text, { phoneDeclaredSafe: false })).toEqual([]);
    }
  });
});

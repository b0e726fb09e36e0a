import { describe, expect, it } from 'vitest';
import { lintText, measure } from '../../shared/messaging/index.ts';
import type { Ask } from '../../shared/partners/line/index.ts';
import { plainLetters } from '../../shared/partners/line/index.ts';
import {
  acceptedText,
  alarmText,
  dangerReply,
  plainReplies,
  replies,
  strangeCodeText,
  strangerDangerText,
  strangerText,
  whichText,
} from '../../shared/partners/texts.ts';

const LANGUAGES = ['fr', 'en'] as const;
const ask = (code: string): Ask => ({
  phoneKey: 'k',
  organizationId: 'o',
  code,
  about: { kind: 'referral', referralId: 'r', listedAt: '2026-11-22T15:00:00.000Z' },
  state: 'open',
  openedAt: '2026-11-22T15:00:00.000Z',
});
const many = ['7K3M', 'R4TW', 'HPXC', 'A3C4', 'D6F7', 'G9H3'].map(ask);

const all = LANGUAGES.flatMap((language) => [
  ...Object.values(replies).map((reply) => reply[language]('7K3M')),
  ...Object.values(plainReplies).map((reply) => reply[language]),
  whichText(language, many),
  strangeCodeText(language, 'HHHH', many),
  strangeCodeText(language, 'HHHH', []),
]);

const alarms = LANGUAGES.flatMap((language) =>
  (['danger', 'help'] as const).flatMap((reason) => [
    alarmText(language, reason, undefined),
    alarmText(language, reason, 'Âge d’or — Transport communautaire de la baie James et des alentours'),
  ]),
);

describe('a reply to a partner', () => {
  it.each([...all, ...Object.values(dangerReply), strangerText, strangerDangerText('+17055550100'), ...alarms])(
    '%j fits two GSM-7 segments',
    (text) => {
      expect(measure(text).encoding).toBe('GSM-7');
      expect(measure(text).segments).toBeLessThanOrEqual(2);
    },
  );

  it.each(LANGUAGES)('in %s that gives the link to the details fits two segments with a real address', (language) => {
    const address = 'https://abcdefghij.execute-api.ca-central-1.amazonaws.com/p/0123456789abcdefghijkl';
    const { encoding, segments } = measure(acceptedText(language, '7K3M', address));
    expect(encoding).toBe('GSM-7');
    expect(segments).toBeLessThanOrEqual(2);
  });

  it.each([plainReplies.stopped.fr, plainReplies.stopped.en, plainReplies.help.fr, plainReplies.help.en])(
    'to a carrier keyword, %j, fits one segment',
    (text) => {
      expect(measure(text).segments).toBe(1);
    },
  );

  it('to a stranger names neither the program nor what it is for', () => {
    expect(lintText(strangerText, { phoneDeclaredSafe: false })).toEqual([]);
  });
});

describe('a name for a text message', () => {
  it.each([
    ['Noëlville', 'Noelville'],
    ['Île-à-la-Crosse', 'Ile-à-la-Crosse'],
    ['Équipe', 'Équipe'],
    ['François', 'Francois'],
  ])('%s is written %s', (name, written) => {
    expect(plainLetters(name)).toBe(written);
    expect(measure(written).encoding).toBe('GSM-7');
  });
});

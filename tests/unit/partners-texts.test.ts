import { describe, expect, it } from 'vitest';
import { lintText, measure } from '../../shared/messaging/index.ts';
import type { Ask } from '../../shared/partners/line/index.ts';
import { plainLetters } from '../../shared/partners/line/index.ts';
import { capacityText, helpText, nextText, noTransportText, unclearText } from '../../shared/partners/line-texts.ts';
import {
  acceptedText,
  alarmText,
  dangerReply,
  etaText,
  linkText,
  newsAndProblemText,
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
  ...Object.values(replies).map((reply) => reply[language].replaceAll('#', '7K3M')),
  ...Object.values(plainReplies).map((reply) => reply[language]),
  whichText(language, many),
  strangeCodeText(language, 'HHHH', many),
  strangeCodeText(language, 'HHHH', []),
]);

const SITUATIONS = ['nothing', 'offer', 'trip', 'referral', 'on-call'] as const;
const helps = LANGUAGES.flatMap((language) => SITUATIONS.map((situation) => helpText(language, situation, '7K3M')));
/** A name as long as they come, and as many services as are listed. */
const services = ['Transport communautaire adapté de la baie James', 'Taxi', 'Avion', 'Bateau', 'Train'].map(
  (name, at) => ({ name, available: 99, isMost: at % 2 === 0 }),
);
const trips = ['7K3M', 'R4TW', 'HPXC', 'A3C4', 'D6F7', 'G9H3'].map((code, at) => ({
  code,
  pickupAt: `2026-11-2${at + 2}T15:00:00.000Z`,
  isForNow: at === 0,
}));
const clock = (instant: string): string => instant.slice(0, 16).replace('T', ' ');
const NOW = '2026-11-22T15:30:00.000Z';
const aboutTheLine = LANGUAGES.flatMap((language) => [
  ...helps,
  ...(['offer', 'trip', 'referral', 'on-call'] as const).map((situation) => unclearText(language, situation, '7K3M')),
  capacityText(language, services, 'R4TW'),
  capacityText(language, services.slice(1, 2), undefined),
  noTransportText(language),
  nextText(language, trips, ['R4TW', 'HPXC', 'A3C4', 'D6F7', 'G9H3', '7K3M'], clock, NOW),
  nextText(language, [], [], clock, NOW),
  etaText(language, '7K3M', '2026-11-23 23:59'),
  whichText(language, many, true),
  ...(['en-route', 'picked-up', 'arrived', 'completed', 'no-show'] as const).map((news) =>
    newsAndProblemText(language, '7K3M', news),
  ),
]);

const alarms = LANGUAGES.flatMap((language) =>
  (['danger', 'help'] as const).flatMap((reason) => [
    alarmText(language, reason, undefined),
    alarmText(language, reason, 'Âge d’or — Transport communautaire de la baie James et des alentours'),
  ]),
);

describe('a reply to a partner', () => {
  it.each([
    ...all,
    ...aboutTheLine,
    ...Object.values(dangerReply),
    strangerText,
    strangerDangerText('+17055550100'),
    ...alarms,
  ])('%j fits two GSM-7 segments', (text) => {
    expect(measure(text).encoding).toBe('GSM-7');
    expect(measure(text).segments).toBeLessThanOrEqual(2);
  });

  it.each(LANGUAGES)('in %s that gives the link to the details fits two segments with a real address', (language) => {
    const address = 'https://abcdefghij.execute-api.ca-central-1.amazonaws.com/p/0123456789abcdefghijkl';
    const timed = acceptedText(language, '7K3M', address, '2026-11-23 06:00');
    for (const text of [acceptedText(language, '7K3M', address), timed, linkText(language, '7K3M', address)]) {
      expect(measure(text).encoding).toBe('GSM-7');
      expect(measure(text).segments).toBeLessThanOrEqual(2);
    }
  });

  it.each([plainReplies.stopped.fr, plainReplies.stopped.en, ...helps])(
    'to a carrier keyword, %j, fits one segment',
    (text) => {
      expect(measure(text).segments).toBe(1);
    },
  );

  it.each([...all, ...aboutTheLine])('%j says nothing that must not stand in a text', (text) => {
    expect(lintText(text, { phoneDeclaredSafe: true })).toEqual([]);
  });

  it('lists the trips of a partner from the soonest, on the clock of the hub', () => {
    const two = [trips[1], trips[0]].filter((trip) => trip !== undefined);
    expect(nextText('fr', two, ['HPXC'], clock, NOW)).toBe(
      'Prochain: 7K3M dès que possible. Ensuite: R4TW 2026-11-23 15:00. Attend votre réponse: HPXC.',
    );
    expect(nextText('en', trips.slice(1, 2), [], () => '2026-11-22 14:20', NOW)).toBe('Next: R4TW 14:20.');
  });

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

import { describe, expect, it } from 'vitest';
import { elsewherePage, failedPage, gonePage, shutPage } from '../../functions/partner-link/layout.ts';
import { closedPage, tripPage } from '../../functions/partner-link/page.ts';
import type { LinkedTrip } from '../../shared/transport/index.ts';

const trip: LinkedTrip = {
  language: 'fr',
  status: 'accepted',
  code: '7K3M',
  when: 'at',
  pickupAt: '2027-01-23T19:40:00.000Z',
  timeZone: 'America/Toronto',
  expectedAt: undefined,
  problemAt: undefined,
  legs: [
    {
      from: { name: { fr: 'Attawapiskat', en: 'Attawapiskat' } },
      to: { name: { fr: "Aéroport d'Attawapiskat", en: 'Attawapiskat Airport' }, address: 'CYAT' },
    },
  ],
  mode: 'air',
  stage: { part: 2, parts: 3, way: 'there' },
  passengers: { adults: 1, children: 2, attendants: 1 },
  accessibility: ['wheelchair'],
  luggage: 'bags',
  words: { pickupDetails: 'Au dispensaire, porte de côté', avoidPeople: 'Un homme', agreedAs: 'Un manteau vert' },
  placesToAvoid: [{ fr: 'Kashechewan', en: 'Kashechewan' }],
  unmarked: true,
};

/** What is pressed, in the order of the page. */
const buttonsOf = (html: string): string[] =>
  [...html.matchAll(/name="answer" value="([\w:-]+)"/g)].map(([, one]) => one ?? '');
const coloured = (html: string): string[] =>
  [...html.matchAll(/class="go" name="answer" value="([\w:-]+)"/g)].map(([, one]) => one ?? '');

describe('the page of a trip', () => {
  it('says when, by the clock of the texts, in both languages, the own first', () => {
    const fr = tripPage(trip, undefined);
    expect(fr).toMatch(/<b>14\sh\s40 <small lang="en">2:40\sp\.m\.<\/small><\/b>/);
    expect(fr).toContain('samedi 23 janvier (HNE)');
    const en = tripPage({ ...trip, language: 'en' }, undefined);
    expect(en).toMatch(/<b>2:40\sp\.m\. <small lang="fr">14\sh\s40<\/small><\/b>/);
    expect(en).toContain('<html lang="en">');
    expect(tripPage({ ...trip, when: 'now' }, undefined)).toContain('<b>Maintenant');
    expect(tripPage({ ...trip, when: 'open' }, undefined)).toContain('Heure à confirmer');
  });

  it('says how it is carried, and which part of the journey it is', () => {
    const html = tripPage(trip, undefined);
    for (const words of [
      'Étape 2 de 3 de l&#39;aller',
      'Stage 2 of 3',
      'En avion',
      'By plane',
      'fauteuil roulant',
      'wheelchair',
    ]) {
      expect(html).toContain(words);
    }
    const back = tripPage({ ...trip, stage: { part: 1, parts: 2, way: 'back' } }, undefined);
    expect(back).toContain('Étape 1 de 2 du retour');
    expect(tripPage({ ...trip, stage: undefined, mode: undefined }, undefined)).not.toMatch(/Étape|avion/);
  });

  it('lets nobody write markup into it', () => {
    const bad = '<b onload=x>&"\'';
    const html = tripPage(
      {
        ...trip,
        words: { pickupDetails: bad, avoidPeople: bad, agreedAs: bad },
        legs: [{ from: { name: { fr: bad, en: bad }, address: bad }, to: { name: { fr: bad, en: 'x' } } }],
        placesToAvoid: [{ fr: bad, en: bad }],
      },
      undefined,
    );
    expect(html).not.toContain('<b onload');
    expect(html.split('&lt;b onload=x&gt;&amp;&quot;&#39;')).toHaveLength(8);
  });

  it('gives colour to the next step alone, and the whole machine no other buttons', () => {
    const at = (status: LinkedTrip['status']): string => tripPage({ ...trip, status }, undefined);
    const problem = ['problem:breakdown', 'problem:weather', 'problem:road', 'problem:other'];
    expect(buttonsOf(at('accepted'))).toEqual(['en-route', 'eta', 'picked-up', ...problem, 'no-show', 'completed']);
    expect(buttonsOf(at('en-route'))).toEqual(['picked-up', 'eta', ...problem, 'no-show', 'completed']);
    expect(buttonsOf(at('picked-up'))).toEqual(['completed', ...problem]);
    expect((['accepted', 'en-route', 'picked-up'] as const).map((one) => coloured(at(one)))).toEqual([
      ['en-route'],
      ['picked-up'],
      ['completed'],
    ]);
  });

  it('shows the hour that was named until the pickup, and a problem that was reported', () => {
    const expectedAt = '2027-01-23T19:55:00.000Z';
    expect(tripPage({ ...trip, expectedAt }, undefined)).toMatch(/vers 14\sh\s55/);
    expect(tripPage({ ...trip, expectedAt, status: 'picked-up' }, undefined)).not.toMatch(/14\sh\s55/);
    expect(tripPage({ ...trip, problemAt: expectedAt }, undefined)).toMatch(/Problème signalé à 14\sh\s55.*911/);
  });

  it('weighs less than 10 kB with the longest words that can be sealed', () => {
    const long = { pickupDetails: 'é'.repeat(1000), avoidPeople: 'a'.repeat(500), agreedAs: 'a'.repeat(200) };
    expect(Buffer.byteLength(tripPage({ ...trip, words: long }, 'refused'))).toBeLessThan(10_000);
  });
});

describe('every page', () => {
  const pages: readonly (readonly [string, string])[] = [
    ['shut', shutPage('fr', false)],
    ['shut, pressed in vain', shutPage('en', true)],
    ['elsewhere', elsewherePage({ language: 'fr', code: '7K3M' })],
    ['gone', gonePage('en')],
    ['failed', failedPage('fr')],
    ['completed', closedPage({ language: 'fr', as: 'completed' })],
    ['no-show', closedPage({ language: 'en', as: 'no-show' })],
    ['the trip', tripPage(trip, 'unreadable')],
  ];

  it.each(pages)(
    '%s: a title that says nothing, one heading, both languages, nothing loaded, nothing run',
    (_name, html) => {
      expect(html).toContain('<title>Info</title>');
      expect(html.match(/<h1>/g)).toHaveLength(1);
      expect(html).toMatch(/lang="(fr|en)"><head>/);
      expect(html).toContain('<small lang="');
      expect(html).not.toMatch(/<script|https?:|og:|\{\w+\}(?![^<]*<\/style>)|undefined/);
    },
  );

  it.each(pages.filter(([name]) => name !== 'the trip'))('%s: names nothing of a trip but its code', (_name, html) => {
    expect(html).not.toMatch(/Attawapiskat|dispensaire|manteau|traite|trafic|refuge|shelter/i);
  });
});

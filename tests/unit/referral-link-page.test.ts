import { describe, expect, it } from 'vitest';
import { referralClosedPage, referralPage } from '../../functions/partner-link/referral-page.ts';
import { measure } from '../../shared/messaging/segments.ts';
import { textsWithLink } from '../../shared/referrals/link/texts.ts';
import type { LinkedReferral } from '../../shared/referrals/index.ts';

const referral: LinkedReferral = {
  language: 'fr',
  code: '7K3M',
  status: 'requested',
  told: {
    kind: 'referral',
    urgency: 'urgent',
    needs: ['counselling', 'housing'],
    ageBand: '18-plus',
    language: 'fr',
    adaptations: ['wheelchair'],
    byTelephone: [],
  },
  area: { fr: 'Timmins', en: 'Timmins' },
  sentAt: '2027-01-23T19:40:00.000Z',
  position: undefined,
  problemAt: undefined,
  isConsentOver: false,
  warmHandOver: false,
  timeZone: 'America/Toronto',
  hubNumber: '+17055550100',
  services: [
    {
      id: '0190c1f0-0000-7000-8000-000000000001',
      name: { fr: 'Suivi <individuel>', en: 'One to one' },
      available: 2,
      maximum: 5,
      updatedAt: '2027-01-20T19:40:00.000Z',
    },
  ],
};

/** What is pressed, in the order of the page. */
const buttonsOf = (html: string): string[] =>
  [...html.matchAll(/name="answer" value="([\w:-]+)"/g)].map(([, one]) => (one ?? '').split(':')[0] ?? '');
const distinct = (html: string): string[] => [...new Set(buttonsOf(html))];

describe('the page of a referral', () => {
  it('says what is asked in both languages, the own first', () => {
    const fr = referralPage(referral, undefined);
    expect(fr).toContain('<html lang="fr">');
    expect(fr).toContain('Counseling, Logement <small lang="en">Counselling, Housing</small>');
    expect(fr).toMatch(/français <small lang="en">French/);
    expect(fr).toMatch(/Envoyée le 23 janvier à 14\sh\s40 <small lang="en">Sent on January 23 at 2:40\sp\.m\./);
    const en = referralPage({ ...referral, language: 'en' }, undefined);
    expect(en).toContain('Counselling, Housing <small lang="fr">');
  });

  it.each([
    ['requested', ['accept', 'receive', 'wait', 'reject', 'problem', 'capacity']],
    ['received', ['accept', 'wait', 'reject', 'problem', 'capacity']],
    ['accepted', ['start', 'complete', 'fail', 'problem', 'capacity']],
    ['in-progress', ['news', 'complete', 'fail', 'problem', 'capacity']],
  ] as const)('has the buttons that are possible when %s', (status, buttons) => {
    expect(distinct(referralPage({ ...referral, status }, undefined))).toEqual(buttons);
  });

  it('has no line for what is not told', () => {
    const told = { kind: 'transfer', urgency: 'standard', byTelephone: [] } as const;
    const html = referralPage({ ...referral, told, area: undefined, services: [] }, undefined);
    expect(html).toContain('Transfert 7K3M');
    expect(html).toContain('<dl></dl>');
    expect(html).not.toMatch(/URGENT|Timmins|places/);
  });

  it('names the hub and what is said by telephone once it is theirs, and not before', () => {
    const told = { ...referral.told, byTelephone: ['name', 'phone'] as const };
    const before = referralPage({ ...referral, told: { ...told, byTelephone: [] } }, undefined);
    expect(before).not.toContain('705-555-0100');
    const after = referralPage({ ...referral, told, status: 'accepted', warmHandOver: true }, undefined);
    expect(after).toContain('705-555-0100');
    expect(after).toContain('le nom, le téléphone');
    expect(after).toContain('reste avec la personne');
  });

  it('writes what others wrote as letters, and says nothing of what the hub is for', () => {
    const html =
      referralPage(referral, 'unreadable') + referralClosedPage({ kind: 'closed', language: 'fr', as: 'fail' });
    expect(html).toContain('Suivi &lt;individuel&gt;');
    expect(html).not.toMatch(/<individuel>|traite|traffick|exploit|refuge|shelter/i);
    expect(html).not.toMatch(/[’“”«»]/);
  });
});

describe('the text that asks', () => {
  const link = 'https://carrefour.example.org/p/AAAAAAAAAAAAAAAAAAAAAA';

  it('holds the address where two segments have room for both', () => {
    const ask =
      "Demande 7K3M (URGENT): logement, 18 ans et plus. Répondez OUI 7K3M ou NON 7K3M. VU 7K3M s'il vous faut du temps.";
    const [only = '', ...more] = textsWithLink('fr', '7K3M', ask, link);
    expect(more).toEqual([]);
    expect(only.startsWith(ask)).toBe(true);
    expect(only.endsWith(link)).toBe(true);
    expect(measure(only)).toMatchObject({ encoding: 'GSM-7', segments: 2 });
  });

  it('comes before a text with the address where they have not', () => {
    const ask = 'a'.repeat(300);
    const [first, second = ''] = textsWithLink('en', '7K3M', ask, link);
    expect(first).toBe(ask);
    expect(second).toContain(link);
    expect(measure(second)).toMatchObject({ encoding: 'GSM-7', segments: 1 });
  });
});

import { plainLetters, type Language } from '../partners/line/index.ts';
import type { Referral, ReferralAlert } from './model.ts';
import { needWords, type Words } from './need-words.ts';

/**
 * The texts a referral sends: GSM-7 (no circumflex, no cedilla, no capital accent but É), at most two segments, no personal data. A partner is told what it needs to decide, and
 * no more; who the person is comes from the coordinator once the referral is accepted.
 */

const ages: Readonly<Record<Referral['ageBand'], Words>> = {
  'under-16': { fr: 'moins de 16 ans', en: 'under 16' },
  '16-17': { fr: '16-17 ans', en: '16-17' },
  '18-plus': { fr: '18 ans et plus', en: '18 or over' },
  unknown: { fr: 'jeune ou adulte (on ne sait pas)', en: 'age not given' },
};

export type Askable = Pick<Referral, 'needs' | 'urgency' | 'ageBand' | 'kind'>;

export function referralAskText(language: Language, code: string, referral: Askable, area: string | undefined): string {
  const needs = referral.needs.map((need) => needWords[need][language]).join(', ');
  const urgent = referral.urgency === 'urgent';
  if (language === 'fr') {
    const what = referral.kind === 'transfer' ? 'Transfert' : 'Demande';
    return (
      `${what} ${code}${urgent ? ' (URGENT)' : ''}: ${needs}, ${ages[referral.ageBand].fr}` +
      `${area === undefined ? '' : `, secteur ${plainLetters(area)}`}. ` +
      `Répondez OUI ${code} ou NON ${code}. VU ${code} s'il vous faut du temps.`
    );
  }
  const what = referral.kind === 'transfer' ? 'Transfer' : 'Request';
  return (
    `${what} ${code}${urgent ? ' (URGENT)' : ''}: ${needs}, ${ages[referral.ageBand].en}` +
    `${area === undefined ? '' : `, ${plainLetters(area)} area`}. ` +
    `Reply YES ${code} or NO ${code}. RECEIVED ${code} if you need time.`
  );
}

export const referralCancelledText = (language: Language, code: string): string =>
  language === 'fr'
    ? `La demande ${code} est annulée: il n'y a plus rien à faire. Merci!`
    : `Request ${code} is cancelled: nothing more to do. Thank you!`;

const alerts: Readonly<Record<ReferralAlert['kind'], Words>> = {
  overdue: {
    fr: "le partenaire n'a pas répondu dans le délai. Relancez-le ou redirigez.",
    en: 'the partner has not answered in time. Call them, or send it elsewhere.',
  },
  undelivered: {
    fr: "le texto n'a pas atteint le partenaire. Appelez-le ou redirigez.",
    en: 'the text could not be delivered to the partner. Call them, or send it elsewhere.',
  },
  'partner-stopped': {
    fr: 'le partenaire ne veut plus de textos. Appelez-le ou redirigez.',
    en: 'the partner has stopped texts. Call them, or send it elsewhere.',
  },
  problem: {
    fr: 'le partenaire signale un problème. Appelez-le.',
    en: 'the partner reports a problem. Call them.',
  },
  rejected: {
    fr: 'le partenaire refuse cette demande urgente. Il faut rediriger.',
    en: 'the partner has declined this urgent request. Send it elsewhere.',
  },
};

/** To the on-call coordinator. */
export const referralAlertText = (language: Language, code: string, kind: ReferralAlert['kind']): string =>
  language === 'fr' ? `Aiguillage ${code}: ${alerts[kind].fr}` : `Referral ${code}: ${alerts[kind].en}`;

const LONGEST_NAME = 40;

/** To whoever is on call, when a partner who accepted cannot be texted that the referral is over. */
export function referralCallText(language: Language, code: string, organization: string): string {
  const name = plainLetters(organization).slice(0, LONGEST_NAME).trim();
  return language === 'fr'
    ? `Aiguillage ${code}: annulé, mais ${name} ne peut pas recevoir le texto. Appelez pour le dire.`
    : `Referral ${code}: cancelled, but ${name} cannot be texted. Call to tell them.`;
}

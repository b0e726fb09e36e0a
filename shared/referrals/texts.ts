import { plainLetters, type Language } from '../partners/line/index.ts';
import type { Disclosed } from './disclosure.ts';
import type { Referral, ReferralAlert, Stage } from './model.ts';
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

/** @param told what the partner may be told at this stage; what is not in it does not stand in the text. */
export function referralAskText(language: Language, code: string, told: Disclosed, area: string | undefined): string {
  const fr = language === 'fr';
  const urgent =
    told.urgency === 'urgent' ? ' (URGENT)' : told.urgency === 'soon' ? (fr ? ' (sous peu)' : ' (soon)') : '';
  const parts = [
    (told.needs ?? []).map((need) => needWords[need][language]).join(', '),
    told.ageBand === undefined ? '' : ages[told.ageBand][language],
    area === undefined ? '' : fr ? `secteur ${plainLetters(area)}` : `${plainLetters(area)} area`,
  ].filter((part) => part !== '');
  const what = told.kind === 'transfer' ? (fr ? 'Transfert' : 'Transfer') : fr ? 'Demande' : 'Request';
  const asked = parts.length === 0 ? '' : `: ${parts.join(', ')}`;
  return fr
    ? `${what} ${code}${urgent}${asked}. Répondez OUI ${code} ou NON ${code}. VU ${code} s'il vous faut du temps.`
    : `${what} ${code}${urgent}${asked}. Reply YES ${code} or NO ${code}. RECEIVED ${code} if you need time.`;
}

export const referralCancelledText = (language: Language, code: string): string =>
  language === 'fr'
    ? `La demande ${code} est annulée: il n'y a plus rien à faire. Merci!`
    : `Request ${code} is cancelled: nothing more to do. Thank you!`;

/** Others were quicker: said kindly, so that they answer the next time too. */
export const referralCoveredText = (language: Language, code: string): string =>
  language === 'fr'
    ? `Merci! Quelqu'un d'autre a pris la demande ${code}: il n'y a plus rien à faire. Au plaisir!`
    : `Thank you! Someone else has taken request ${code}: nothing more to do. Next time!`;

/** To a Nation whose own service was asked: neither who it is, nor what is needed, nor where. */
export const nationNoticeText = (language: Language): string =>
  language === 'fr'
    ? "Pour votre information: une demande a été adressée à l'un des services de votre Nation. Rien à répondre. Pour en parler, appelez-nous."
    : "For your information: a request was sent to one of your Nation's services. No reply is needed. To talk about it, call us.";

const reminders: Readonly<Record<Exclude<Stage, 'hand-over'>, Readonly<Record<Language, (code: string) => string>>>> = {
  receive: {
    fr: (code) =>
      `Rappel de la demande ${code}: OUI ${code}, NON ${code}, ou VU ${code} s'il vous faut du temps. Merci!`,
    en: (code) =>
      `Reminder of request ${code}: YES ${code}, NO ${code}, or RECEIVED ${code} if you need time. Thank you!`,
  },
  accept: {
    fr: (code) => `Rappel de la demande ${code}: OUI ${code}, NON ${code}, ou LISTE 3 ${code} si elle attend. Merci!`,
    en: (code) => `Reminder of request ${code}: YES ${code}, NO ${code}, or WAITLIST 3 ${code} if it waits. Thank you!`,
  },
  wait: {
    fr: (code) => `La demande ${code} est sur votre liste. Une place? OUI ${code}. Sinon LISTE et son rang. Merci!`,
    en: (code) => `Request ${code} is on your list. A place? YES ${code}. If not, WAITLIST and its rank. Thank you!`,
  },
  start: {
    fr: (code) =>
      `La demande ${code} est avec vous. Avez-vous pu commencer? EN COURS ${code}, ou AUCUN CONTACT ${code}.`,
    en: (code) => `Request ${code} is with you. Have you begun? STARTED ${code}, or NO CONTACT ${code}. Thank you!`,
  },
  news: {
    fr: (code) =>
      `Des nouvelles de la demande ${code}? EN COURS ${code} si elle continue, terminé ${code} sinon. Merci!`,
    en: (code) => `Any news of request ${code}? STARTED ${code} if it goes on, DONE ${code} if it is over. Thank you!`,
  },
};

/** To the partner, once, before anybody of the hub is told that it is late. */
export const referralReminderText = (language: Language, code: string, stage: Exclude<Stage, 'hand-over'>): string =>
  reminders[stage][language](code);

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
  'not-started': {
    fr: "accepté, mais rien n'a commencé dans le délai. Appelez le partenaire.",
    en: 'accepted, but nothing has begun in time. Call the partner.',
  },
  'no-news': {
    fr: 'en cours, mais sans nouvelles depuis longtemps. Appelez le partenaire.',
    en: 'under way, but no news for a long time. Call the partner.',
  },
  'waiting-long': {
    fr: "en liste d'attente depuis trop longtemps. Cherchez une autre place.",
    en: 'on a waiting list for too long. Look for another place.',
  },
  'hand-over-due': {
    fr: "l'accompagnement promis n'est pas noté. Faites-le, ou notez-le.",
    en: 'the promised warm hand-over is not recorded. Do it, or record it.',
  },
  'consent-ended': {
    fr: "le consentement n'est plus en vigueur. Plus rien n'est montré au partenaire: voyez la suite.",
    en: 'the consent is no longer in force. The partner is shown no more: decide what follows.',
  },
  'nobody-left': {
    fr: 'tous les partenaires prévus ont été demandés. Cherchez ailleurs.',
    en: 'every partner in line has been asked. Look elsewhere.',
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

import { plainLetters, type Language } from '../partners/line/index.ts';
import type { TravelNeed, Trip, TripAlertKind } from './model.ts';

/**
 * The texts a trip sends to partners and to whoever is on call: GSM-7 (no circumflex, no cedilla, no capital accent but É),
 * two segments at most. A partner is told what it takes to decide; names, addresses and what it is about come behind the link.
 */
interface Words {
  readonly fr: string;
  readonly en: string;
}

const purposes: Readonly<Record<Trip['purpose'], Words>> = {
  'emergency-service': { fr: 'URGENT', en: 'URGENT' },
  // Not "to a safe place": a phone on a dashboard may be read by anyone.
  'safe-place': { fr: 'URGENT', en: 'URGENT' },
  appointment: { fr: 'rendez-vous', en: 'appointment' },
};

const needs: Readonly<Record<TravelNeed, Words>> = {
  wheelchair: { fr: 'fauteuil roulant', en: 'wheelchair' },
  lifting: { fr: 'aide au transfert', en: 'lifting help' },
  'service-animal': { fr: "chien d'assistance", en: 'service animal' },
  attendant: { fr: 'une accompagnatrice', en: 'an attendant' },
};

export interface TripToAsk extends Pick<Trip, 'purpose' | 'passengers' | 'accessibility' | 'when' | 'pickupAt'> {
  /** Names of communities; a destination that is confidential has none. */
  readonly from: string;
  readonly to: string | undefined;
  readonly returns: boolean;
  readonly timeZone: string;
}

export function tripAskText(language: Language, code: string, trip: TripToAsk): string {
  const fr = language === 'fr';
  const { adults, children } = trip.passengers;
  const who = [
    ...(adults > 0
      ? [fr ? `${adults} adulte${adults > 1 ? 's' : ''}` : `${adults} adult${adults > 1 ? 's' : ''}`]
      : []),
    ...(children > 0
      ? [fr ? `${children} enfant${children > 1 ? 's' : ''}` : `${children} ${children > 1 ? 'children' : 'child'}`]
      : []),
    ...trip.accessibility.map((need) => needs[need][language]),
  ].join(', ');
  const at = trip.when.kind === 'now' ? undefined : wallClock(trip.pickupAt, trip.timeZone);
  const from = plainLetters(trip.from);
  const to = trip.to === undefined ? undefined : plainLetters(trip.to);
  if (fr) {
    return (
      `Trajet ${code} (${purposes[trip.purpose].fr}): ${who}. Départ: ${from}. Arrivée: ` +
      `${to ?? 'un lieu donné après votre OUI'}${trip.returns ? ', avec retour' : ''}, ` +
      `${at === undefined ? 'maintenant' : `le ${at}`}. Répondez OUI ${code} ou NON ${code}.`
    );
  }
  return (
    `Trip ${code} (${purposes[trip.purpose].en}): ${who}. From ${from} to ` +
    `${to ?? 'a destination given once you accept'}${trip.returns ? ', and back' : ''}, ` +
    `${at === undefined ? 'now' : `on ${at}`}. Reply YES ${code} or NO ${code}.`
  );
}

/** Figures only: month names and narrow spaces of the locale would leave the GSM alphabet. */
export function wallClock(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}

export const tripCoveredText = (language: Language, code: string): string =>
  language === 'fr'
    ? `Trajet ${code}: quelqu'un d'autre s'en charge. Merci d'avoir été là!`
    : `Trip ${code}: someone else has it covered. Thank you for being there!`;

export const tripCancelledText = (language: Language, code: string): string =>
  language === 'fr'
    ? `Trajet ${code}: annulé, plus besoin de se déplacer. Merci!`
    : `Trip ${code}: cancelled, no need to go. Thank you!`;

const alerts: Readonly<Record<TripAlertKind, Words>> = {
  unfilled: {
    fr: "aucun partenaire n'a accepté. Il faut trouver autrement.",
    en: 'no partner has accepted. Another way has to be found.',
  },
  'no-news': { fr: 'sans nouvelles du partenaire. Appelez-le.', en: 'no news from the partner. Call them.' },
  problem: { fr: 'le partenaire signale un problème. Appelez-le.', en: 'the partner reports a problem. Call them.' },
  'partner-withdrew': {
    fr: "le partenaire s'est désisté. On demande à d'autres.",
    en: 'the partner has withdrawn. Others are being asked.',
  },
  'partner-stopped': {
    fr: 'le partenaire en route ne veut plus de textos. Appelez-le.',
    en: 'the partner on this trip has stopped texts. Call them.',
  },
};

/** To whoever is on call. `reference` is the beginning of the trip's id, as the console shows it. */
export const tripAlertText = (language: Language, reference: string, kind: TripAlertKind): string =>
  language === 'fr' ? `Trajet ${reference}: ${alerts[kind].fr}` : `Trip ${reference}: ${alerts[kind].en}`;

/** With a link, the details of a trip accepted by telephone; without, word that the hub has taken the trip back. */
export function tripLinkText(language: Language, code: string, link: string | undefined): string {
  if (link === undefined) {
    return language === 'fr'
      ? `Trajet ${code}: le carrefour s'organise autrement, n'y allez pas. Merci!`
      : `Trip ${code}: the hub has made other plans, please do not go. Thank you!`;
  }
  return language === 'fr' ? `Trajet ${code}, merci! Détails: ${link}` : `Trip ${code}, thank you! Details: ${link}`;
}

const LONGEST_NAME = 40;

/** To whoever is on call, when a partner who may be on the way cannot be texted that the trip is off. */
export function tripCallText(language: Language, reference: string, organization: string): string {
  const name = plainLetters(organization).slice(0, LONGEST_NAME).trim();
  return language === 'fr'
    ? `URGENT. Trajet ${reference}: retiré ou annulé. ${name} ne peut pas recevoir le texto: appelez, qu'on n'y aille pas.`
    : `URGENT. Trip ${reference}: taken back or cancelled. ${name} cannot be texted: call them so that they do not go.`;
}

/** What people call a trip: version 7 UUIDs begin with the time, so the end tells two trips apart. */
export const referenceOf = (tripId: string): string => tripId.slice(-6).toUpperCase();

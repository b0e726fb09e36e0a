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

export interface TripToAsk extends Pick<
  Trip,
  'purpose' | 'passengers' | 'accessibility' | 'luggage' | 'avoid' | 'when' | 'pickupAt'
> {
  /** Names of communities; a destination that is confidential has none. */
  readonly from: string;
  readonly to: string | undefined;
  /** On the way, in their order; a confidential one has no name. */
  readonly stops: readonly (string | undefined)[];
  readonly returns: boolean;
  readonly timeZone: string;
  /** What people call it, where it is not the hub's. */
  readonly zone?: string | undefined;
}

/** GSM-7 letters in two segments. */
const TWO_SEGMENTS = 306;

/** Names the stops; where that would not fit two segments, says how many there are. */
export function tripAskText(language: Language, code: string, trip: TripToAsk): string {
  const named = askText(language, code, trip, stopsIn(language, trip.stops));
  return named.length <= TWO_SEGMENTS ? named : askText(language, code, trip, String(trip.stops.length));
}

function stopsIn(language: Language, stops: TripToAsk['stops']): string {
  const names = stops.filter((name) => name !== undefined).map(plainLetters);
  const others = stops.length - names.length;
  if (names.length === 0 || others === 0) return names.length === 0 ? String(others) : names.join(', ');
  const more =
    language === 'fr' ? `${others} autre${others > 1 ? 's' : ''}` : `${others} other${others > 1 ? 's' : ''}`;
  return `${names.join(', ')} + ${more}`;
}

function askText(language: Language, code: string, trip: TripToAsk, stops: string): string {
  const fr = language === 'fr';
  const { adults, children, attendants } = trip.passengers;
  const who = [
    ...(adults > 0
      ? [fr ? `${adults} adulte${adults > 1 ? 's' : ''}` : `${adults} adult${adults > 1 ? 's' : ''}`]
      : []),
    ...(children > 0
      ? [fr ? `${children} enfant${children > 1 ? 's' : ''}` : `${children} ${children > 1 ? 'children' : 'child'}`]
      : []),
    ...(attendants > 0 ? [fr ? `${attendants} pour aider` : `${attendants} to help`] : []),
    ...trip.accessibility.map((need) => needs[need][language]),
    ...(trip.luggage === 'bulky' ? [fr ? 'gros bagages' : 'bulky luggage'] : []),
    ...(trip.avoid.policeMarks ? [fr ? 'véhicule sans inscription' : 'unmarked vehicle'] : []),
  ].join(', ');
  const clock = wallClock(trip.pickupAt, trip.timeZone);
  const at = trip.when.kind === 'now' ? undefined : trip.zone === undefined ? clock : `${clock} (${trip.zone})`;
  const from = plainLetters(trip.from);
  const to = trip.to === undefined ? undefined : plainLetters(trip.to);
  const several = trip.stops.length > 1 ? 's' : '';
  if (fr) {
    return (
      `Trajet ${code} (${purposes[trip.purpose].fr}): ${who}. Départ: ${from}. ` +
      `${trip.stops.length === 0 ? '' : `Escale${several}: ${stops}. `}Arrivée: ` +
      `${to ?? 'un lieu donné après votre OUI'}${trip.returns ? ', avec retour' : ''}, ` +
      `${at === undefined ? 'maintenant' : `le ${at}`}. Répondez OUI ${code} ou NON ${code}.`
    );
  }
  return (
    `Trip ${code} (${purposes[trip.purpose].en}): ${who}. From ${from} to ` +
    `${to ?? 'a destination given once you accept'}${trip.stops.length === 0 ? '' : ` (stop${several}: ${stops})`}` +
    `${trip.returns ? ', and back' : ''}, ` +
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
  'not-departed': {
    fr: "le partenaire n'a pas dit qu'il partait. Appelez-le.",
    en: 'the partner has not said that they left. Call them.',
  },
  'not-picked-up': {
    fr: "parti, mais personne n'est à bord. Appelez le partenaire.",
    en: 'on the way, but nobody is on board yet. Call the partner.',
  },
  'not-arrived': {
    fr: "pas de nouvelles de l'arrivée. Appelez le partenaire.",
    en: 'no word of their arrival. Call the partner.',
  },
  problem: { fr: 'le partenaire signale un problème. Appelez-le.', en: 'the partner reports a problem. Call them.' },
  danger: { fr: 'DANGER. Appelez le partenaire tout de suite.', en: 'DANGER. Call the partner now.' },
  'partner-withdrew': {
    fr: "le partenaire s'est désisté. On demande à d'autres.",
    en: 'the partner has withdrawn. Others are being asked.',
  },
  'partner-stopped': {
    fr: 'le partenaire ne veut plus de textos. Appelez-le.',
    en: 'the partner on this trip has stopped texts. Call them.',
  },
  'no-show': {
    fr: "personne n'était au rendez-vous. Voyez à sa sécurité.",
    en: 'nobody was at the pickup. See that they are safe.',
  },
  'to-book': {
    fr: 'une place est à réserver. Voyez la console.',
    en: 'a seat has to be booked. See the console.',
  },
  'return-open': {
    fr: "le retour n'a pas encore d'heure. Est-ce fini?",
    en: 'the way back has no time yet. Is it over?',
  },
  'tell-person': {
    fr: "quelqu'un s'en vient, et aucun texto ne peut le dire. Avisez la personne autrement.",
    en: 'somebody is coming, and no text can say so. Tell the person another way.',
  },
  'tell-person-off': {
    fr: "finalement, on ne vient pas pour l'instant, et aucun texto ne peut le dire. Avisez la personne de ne pas attendre dehors.",
    en: 'nobody is coming for now, and no text can say so. Tell the person not to wait outside.',
  },
  'check-person': {
    fr: 'arrivée annoncée, et aucun texto ne peut vérifier. Assurez-vous que tout va bien.',
    en: 'they should have arrived, and no text can ask. Make sure all is well.',
  },
  'details-lost': {
    fr: "la personne a fait effacer ses détails (où aller, qui éviter): on ne peut plus les lire. Voyez s'il faut continuer.",
    en: 'the person had their details erased (where to go, whom to avoid): nobody can read them now. Decide how to go on.',
  },
};

/** To whoever is on call, with the code by which they answer. `reference` is the end of the trip's id, as the console shows it. */
export const tripAlertText = (language: Language, reference: string, kind: TripAlertKind, code: string): string =>
  language === 'fr'
    ? `Trajet ${reference}: ${alerts[kind].fr} Vous le prenez en main? OK ${code}. Sinon: NON ${code}.`
    : `Trip ${reference}: ${alerts[kind].en} Can you take it in hand? OK ${code}. If not: NO ${code}.`;

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

/** The passenger is on board, and the trip is called off all the same: this is not for a text to settle. */
export const tripEndedAboardText = (language: Language, code: string): string =>
  language === 'fr'
    ? `Trajet ${code}: le carrefour change le plan. Restez avec la personne; la coordination vous appelle.`
    : `Trip ${code}: the hub is changing the plan. Stay with the passenger; the coordinator will call you.`;

/** To whoever on call had the trip in hand: a second driver need not be found. */
export const tripTakenText = (language: Language, reference: string): string =>
  language === 'fr'
    ? `Trajet ${reference}: un partenaire s'en charge maintenant. Merci!`
    : `Trip ${reference}: a partner has it now. Thank you!`;

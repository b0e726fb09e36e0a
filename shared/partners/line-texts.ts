import { plainLetters, type Language } from './line/index.ts';

/** Replies about the line itself rather than one ask: places, what comes next, help. GSM-7, two segments at most, help one. */

interface ServiceSeats {
  readonly name: string;
  readonly available: number;
  /** The most the directory knows of; they said more. */
  readonly isMost: boolean;
}

const MOST_SERVICES = 4;
const LONGEST_NAME = 24;

/** @param waiting code of an ask that still waits for an answer. */
export function capacityText(
  language: Language,
  services: readonly ServiceSeats[],
  waiting: string | undefined,
): string {
  const fr = language === 'fr';
  const listed = services.slice(0, MOST_SERVICES).map(({ name, available, isMost }) => {
    const most = isMost ? (fr ? ' (le maximum inscrit)' : ' (the most on file)') : '';
    return `${plainLetters(name).slice(0, LONGEST_NAME).trim()}: ${available}${most}`;
  });
  const more = services.length > MOST_SERVICES ? ` +${services.length - MOST_SERVICES}` : '';
  const noted = `${fr ? 'Places libres notées' : 'Free seats noted'}. ${listed.join(', ')}${more}.`;
  return waiting === undefined
    ? `${noted} ${fr ? 'Merci!' : 'Thank you!'}`
    : `${noted} ${fr ? `Et ${waiting}? OUI ${waiting} ou NON ${waiting}.` : `And ${waiting}? YES ${waiting} or NO ${waiting}.`}`;
}

export const noTransportText = (language: Language): string =>
  language === 'fr'
    ? "Merci! Aucun service de transport n'est inscrit à votre nom: appelez le carrefour pour le faire ajouter."
    : 'Thank you! No transport service is on file under your name: call the hub to have it added.';

export interface TripToList {
  readonly code: string;
  /** ISO. */
  readonly pickupAt: string;
  /** Wanted as soon as somebody could. */
  readonly isForNow: boolean;
}

const MOST_TRIPS = 5;

/**
 * Who is next: the trips they have, the soonest first, on the hub's clock; then what still waits for their answer.
 * @param clock an instant's local date and time, such as 2026-11-22 14:20.
 */
export function nextText(
  language: Language,
  trips: readonly TripToList[],
  waiting: readonly string[],
  clock: (instant: string) => string,
  now: string,
): string {
  const fr = language === 'fr';
  const today = clock(now).slice(0, 10);
  const sorted = trips.toSorted((a, b) => a.pickupAt.localeCompare(b.pickupAt) || a.code.localeCompare(b.code));
  const listed = sorted.slice(0, MOST_TRIPS).map(({ code, pickupAt, isForNow }) => {
    if (isForNow) return `${code} ${fr ? 'dès que possible' : 'as soon as possible'}`;
    const at = clock(pickupAt);
    return `${code} ${at.startsWith(today) ? at.slice(11) : at}`;
  });
  const [first, ...others] = listed;
  const more = sorted.length > MOST_TRIPS ? ` +${sorted.length - MOST_TRIPS}` : '';
  const have =
    first === undefined
      ? fr
        ? 'Aucun trajet à votre nom en ce moment.'
        : 'No trip is yours at the moment.'
      : `${fr ? 'Prochain' : 'Next'}: ${first}.` +
        (others.length === 0 ? '' : ` ${fr ? 'Ensuite' : 'Then'}: ${others.join(', ')}${more}.`);
  if (waiting.length === 0) return have;
  const codes = waiting.slice(-MOST_TRIPS).join(', ');
  return `${have} ${fr ? `Attend votre réponse: ${codes}.` : `Waiting for your answer: ${codes}.`}`;
}

export type Situation = 'nothing' | 'offer' | 'trip' | 'referral' | 'on-call' | 'confirmation';

/** # stands for the code. */
const help: Readonly<Record<Situation, Readonly<Record<Language, string>>>> = {
  nothing: {
    fr: 'Mots compris, avec le code: oui, non, en route, à bord, terminé, absent, problème, QUI, PLACES 2. STOP: plus de textos. En danger: 911.',
    en: 'Words I know, with the code: YES, NO, ON MY WAY, PICKED UP, DONE, NO SHOW, PROBLEM, NEXT, SEATS 2. STOP to end texts. In danger: 911.',
  },
  offer: {
    fr: 'OUI # (et dans combien de temps: 40 min) ou NON # (et pourquoi: trop loin, complet). STOP: plus de textos. En danger: 911.',
    en: 'YES # (and how soon: 40 min) or NO # (and why: too far, full). STOP to end texts. In danger: 911.',
  },
  trip: {
    fr: '#: en route, 40 min, à bord, terminé, absent, problème, LIEN #, NON pour vous retirer. STOP: plus de textos. En danger: 911.',
    en: '#: ON MY WAY, 40 MIN, PICKED UP, DONE, NO SHOW, PROBLEM, LINK #, NO to give it back. STOP to end texts. In danger: 911.',
  },
  referral: {
    fr: '#: EN COURS, terminé, absent, problème. STOP: plus de textos. En danger: appelez le 911.',
    en: '#: STARTED, DONE, NO SHOW, PROBLEM. STOP to end texts. In danger: call 911.',
  },
  confirmation: {
    fr: "OK # si ce qu'on a de vous est juste; sinon, écrivez ce qui a changé. STOP: plus de textos. En danger: 911.",
    en: 'OK # if what we list of you is right; if not, tell us what has changed. STOP to end texts. In danger: 911.',
  },
  'on-call': {
    fr: 'OK # si vous vous en occupez, NON # pour que la personne suivante soit avertie. STOP: plus de textos. En danger: 911.',
    en: 'OK # if you take it in hand, NO # to have the next person told. STOP to end texts. In danger: 911.',
  },
};

/** @param code of the ask it is about; empty where nothing is asked. */
export const helpText = (language: Language, situation: Situation, code: string): string =>
  help[situation][language].replaceAll('#', code);

const unclear: Readonly<Record<Exclude<Situation, 'nothing'>, Readonly<Record<Language, string>>>> = {
  offer: {
    fr: "Je ne suis qu'un automate. Pour #, répondez OUI # ou NON #. AIDE pour les mots compris.",
    en: 'I am only a machine. For #, reply YES # or NO #. HELP for the words I know.',
  },
  trip: {
    fr: "Je ne suis qu'un automate. #: en route, à bord, terminé, absent ou problème? NON # pour vous retirer. AIDE: quelqu'un du carrefour vous appelle.",
    en: 'I am only a machine. #: ON MY WAY, PICKED UP, DONE, NO SHOW or PROBLEM? NO # to give it back. HELP: somebody from the hub calls you.',
  },
  referral: {
    fr: "Je ne suis qu'un automate. Pour #: EN COURS, terminé, absent ou problème? AIDE pour les mots compris.",
    en: 'I am only a machine. For #: STARTED, DONE, NO SHOW or PROBLEM? HELP for the words I know.',
  },
  confirmation: {
    fr: "Je ne suis qu'un automate. Si votre fiche au répertoire est encore juste: OK #. Sinon, écrivez ce qui a changé.",
    en: 'I am only a machine. If what we list of you is still right: OK #. If not, tell us what has changed.',
  },
  'on-call': {
    fr: "Je ne suis qu'un automate. OK # si vous vous en occupez, NON # pour que la personne suivante soit avertie.",
    en: 'I am only a machine. OK # if you take it in hand, NO # to have the next person told.',
  },
};

export const unclearText = (language: Language, situation: Exclude<Situation, 'nothing'>, code: string): string =>
  unclear[situation][language].replaceAll('#', code);

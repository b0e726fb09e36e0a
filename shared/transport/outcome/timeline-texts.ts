import type { OutboxStatus } from '../../messaging/index.ts';
import type { ToldPerson, TripAlertKind, TripHistory, TripStatus } from '../model.ts';
import type { TripAction } from '../states.ts';
import type { DismissalReason } from './model.ts';
import type { DERIVED_EVENTS } from './timeline.ts';

/** The words of a timeline: every code of a trip's history, for people. */
export interface Words {
  readonly fr: string;
  readonly en: string;
}

const ofActions: Readonly<Record<TripAction, Words>> = {
  offer: { fr: 'Des partenaires sont sollicités', en: 'Partners are asked' },
  'give-up': { fr: 'Aucun partenaire n’a accepté', en: 'No partner has accepted' },
  accept: { fr: 'Un partenaire accepte', en: 'A partner accepts' },
  withdraw: { fr: 'Le partenaire se désiste', en: 'The partner withdraws' },
  depart: { fr: 'Le partenaire est en route', en: 'The partner is on the way' },
  'pick-up': { fr: 'À bord', en: 'On board' },
  complete: { fr: 'Trajet terminé', en: 'Trip completed' },
  miss: { fr: 'Absence au lieu de départ', en: 'Nobody at the pickup' },
  redispatch: { fr: 'Le carrefour relance la recherche', en: 'The hub has partners asked anew' },
  cancel: { fr: 'Le carrefour annule le trajet', en: 'The hub cancels the trip' },
};

const ofOffersAndClocks: Readonly<Record<(typeof DERIVED_EVENTS)[number], Words>> = {
  offer: { fr: 'Trajet offert à un partenaire', en: 'Trip offered to a partner' },
  'offer-accepted': { fr: 'Offre acceptée', en: 'Offer accepted' },
  'offer-declined': { fr: 'Offre déclinée', en: 'Offer declined' },
  'offer-expired': { fr: 'Offre restée sans réponse', en: 'Offer without an answer' },
  'offer-withdrawn': { fr: 'Offre retirée', en: 'Offer withdrawn' },
  'offer-told': { fr: 'Le partenaire sait qu’il n’est plus attendu', en: 'The partner knows it is not needed' },
  'next-look': { fr: 'Prochaine vérification', en: 'Next look' },
};

const events: Readonly<Record<string, Words>> = {
  ...ofActions,
  ...ofOffersAndClocks,
  request: { fr: 'Trajet demandé', en: 'Trip asked for' },
  ask: { fr: 'Une vague de partenaires est sollicitée', en: 'A wave of partners is asked' },
  unfilled: { fr: 'Aucun partenaire n’a accepté', en: 'No partner has accepted' },
  decline: { fr: 'Un partenaire décline', en: 'A partner declines' },
  eta: { fr: 'Le partenaire dit dans combien de temps', en: 'The partner says how long it will be' },
  problem: { fr: 'Le partenaire signale un problème', en: 'The partner reports a problem' },
  'details-lost': {
    fr: 'Le lieu précis et les consignes ne sont plus lisibles',
    en: 'The exact place and the instructions can be read no more',
  },
  assign: { fr: 'Le carrefour confie le trajet à un partenaire', en: 'The hub assigns the trip to a partner' },
  time: { fr: 'Le carrefour fixe l’heure', en: 'The hub sets the time' },
  alert: { fr: 'La garde est avertie', en: 'Whoever is on call is alerted' },
  acknowledge: { fr: 'Quelqu’un s’en occupe', en: 'Somebody has it in hand' },
  'tell-staff': {
    fr: 'Personne de garde n’a pu être joint: alerte générale',
    en: 'Nobody on call could be told: general alert',
  },
  'partner-has-it': {
    fr: 'La garde sait qu’un partenaire s’en charge',
    en: 'Whoever is on call knows that a partner has it',
  },
  'pass-on': { fr: 'La garde passe à la suivante', en: 'Whoever is on call passes it on' },
  'link-opened': { fr: 'Le partenaire ouvre le lien', en: 'The partner opens the link' },
  'link-elsewhere': {
    fr: 'Quelqu’un a appuyé sur le lien, déjà ouvert sur un autre appareil',
    en: 'Somebody pressed the link, already opened on another device',
  },
  'new-link': { fr: 'Le partenaire demande un nouveau lien', en: 'The partner asks for a new link' },
  'link-texted': { fr: 'Lien envoyé au partenaire', en: 'Link texted to the partner' },
  'told-off': { fr: 'Texto au partenaire: ne pas y aller', en: 'Text to the partner: do not go' },
  'call-partner': { fr: 'La garde doit appeler le partenaire', en: 'Whoever is on call has to telephone the partner' },
  'ask-instead': { fr: 'D’autres sont sollicités à la place', en: 'Others are asked in their place' },
  'link-withdrawn': { fr: 'Le lien est retiré', en: 'The link is withdrawn' },
  'clock-restored': { fr: 'L’horloge du trajet est rétablie', en: 'The clock of the trip is restored' },
  'person-told': { fr: 'Texto à la personne', en: 'Text to the person' },
  'person-not-told': { fr: 'La personne n’a pu être jointe par texto', en: 'The person could not be texted' },
  'arrived-well': { fr: 'La personne est bien rendue', en: 'The person arrived well' },
  'arrived-not-well': { fr: 'L’arrivée ne s’est pas bien passée', en: 'The person did not arrive well' },
  'arrived-no-answer': { fr: 'Pas de réponse sur l’arrivée', en: 'No answer about the arrival' },
  'propose-service': { fr: 'Service proposé pour le décompte', en: 'Service proposed for counting' },
  'confirm-service': { fr: 'Service inscrit au décompte', en: 'Service recorded for counting' },
  'dismiss-service': { fr: 'Service écarté du décompte', en: 'Service not to be counted' },
  'state-cost': { fr: 'Coût indiqué', en: 'Cost stated' },
  'book-cost': { fr: 'Coût inscrit aux dépenses', en: 'Cost recorded as an expenditure' },
};

/** The words for an event; one that has none yet is still told, by its code. */
export const eventLabel = (event: string): Words =>
  labelled(events, event) ?? { fr: `Autre (${event})`, en: `Other (${event})` };

const alerts: Readonly<Record<TripAlertKind, Words>> = {
  unfilled: { fr: 'personne n’a accepté', en: 'nobody has accepted' },
  'not-departed': { fr: 'sans nouvelles du départ', en: 'no word of the departure' },
  'not-picked-up': { fr: 'sans nouvelles de la prise en charge', en: 'no word of the pickup' },
  'not-arrived': { fr: 'sans nouvelles de l’arrivée', en: 'no word of the arrival' },
  problem: { fr: 'problème signalé', en: 'problem reported' },
  danger: { fr: 'danger signalé', en: 'danger reported' },
  'partner-withdrew': { fr: 'désistement du partenaire', en: 'partner withdrew' },
  'partner-stopped': { fr: 'le partenaire ne veut plus de textos', en: 'partner stopped texts' },
  'no-show': { fr: 'absence au lieu de départ', en: 'nobody at the pickup' },
  'to-book': { fr: 'place à réserver', en: 'seat to be booked' },
  'return-open': { fr: 'heure du retour à fixer', en: 'time of the way back to be set' },
  'tell-person': { fr: 'prévenir la personne autrement', en: 'person to be told another way' },
  'tell-person-off': {
    fr: 'dire à la personne de ne pas attendre dehors',
    en: 'person to be told not to wait outside',
  },
  'check-person': { fr: 'vérifier l’arrivée autrement', en: 'arrival to be checked another way' },
  'details-lost': { fr: 'détails effacés', en: 'details erased' },
};

const toldPerson: Readonly<Record<ToldPerson['says'], Words>> = {
  confirmed: { fr: 'c’est confirmé', en: 'it is confirmed' },
  'new-time': { fr: 'nouvelle heure', en: 'new time' },
  changed: { fr: 'on ne vient pas pour l’instant', en: 'the trip announced is not coming' },
  cancelled: { fr: 'annulé', en: 'cancelled' },
  check: { fr: 'bien arrivé ou non', en: 'arrived well or not' },
};

const dismissals: Readonly<Record<DismissalReason, Words>> = {
  'already-counted': { fr: 'déjà compté', en: 'already counted' },
  'not-funded': { fr: 'non financé', en: 'not funded' },
  other: { fr: 'autre raison', en: 'another reason' },
};

const reasons: Readonly<Record<string, Words>> = {
  ...alerts,
  ...toldPerson,
  ...dismissals,
  'same-journey': { fr: 'avec une autre étape du même voyage', en: 'with another part of the same journey' },
  'although-closed': { fr: 'bien que la voie soit donnée comme fermée', en: 'although the way is held to be closed' },
  // How an offer ends.
  'no-answer': { fr: 'sans réponse', en: 'no answer' },
  unreachable: { fr: 'textos impossibles', en: 'cannot be texted' },
  covered: { fr: 'un autre partenaire s’en charge', en: 'another partner has it' },
  accepted: { fr: 'acceptée', en: 'accepted' },
  declined: { fr: 'déclinée', en: 'declined' },
  withdrew: { fr: 'désistement', en: 'withdrew' },
  'withdrawn-by-hub': { fr: 'reprise par le carrefour', en: 'taken back by the hub' },
  'person-erased': {
    fr: 'tout a été effacé à la demande de la personne ou du carrefour',
    en: 'everything of the person was erased',
  },
  // A link to the details.
  first: { fr: 'première fois', en: 'first time' },
  again: { fr: 'de nouveau', en: 'again' },
  // Why a partner declines, or what is wrong on the way.
  'no-vehicle': { fr: 'pas de véhicule', en: 'no vehicle' },
  'no-driver': { fr: 'pas de conducteur', en: 'no driver' },
  'too-far': { fr: 'trop loin', en: 'too far' },
  'too-late': { fr: 'trop tard', en: 'too late' },
  full: { fr: 'complet', en: 'full' },
  weather: { fr: 'météo', en: 'weather' },
  road: { fr: 'état de la route', en: 'state of the road' },
  breakdown: { fr: 'panne', en: 'breakdown' },
  danger: { fr: 'danger signalé', en: 'danger reported' },
  'not-understood': { fr: 'deux textos de suite non compris', en: 'two texts in a row were not understood' },
  afterwards: { fr: 'la personne serait à bord après tout', en: 'says after all that the person is on board' },
  // Why the person was not texted.
  'no-conversation': { fr: 'aucune conversation par texto', en: 'no conversation by text' },
  'opted-out': { fr: 'ne veut plus de textos', en: 'has stopped texts' },
  'not-safe': { fr: 'le téléphone n’est peut-être pas sûr', en: 'the phone may not be safe' },
  page: { fr: 'écrit depuis la page Web', en: 'writes from the web page' },
  // Why the hub called a trip off or sent it round again.
  'person-asked': { fr: 'à la demande de la personne', en: 'the person asked' },
  'person-unreachable': { fr: 'personne injoignable', en: 'the person cannot be reached' },
  'no-longer-needed': { fr: 'plus nécessaire', en: 'no longer needed' },
  'arranged-otherwise': { fr: 'organisé autrement', en: 'arranged otherwise' },
  'partner-unavailable': { fr: 'partenaire non disponible', en: 'partner unavailable' },
  unsafe: { fr: 'non sécuritaire', en: 'unsafe' },
  'recorded-by-mistake': { fr: 'inscrit par erreur', en: 'recorded by mistake' },
};

/** The words for why; a reason that has none yet is told by its code. */
export const reasonLabel = (reason: string): Words => labelled(reasons, reason) ?? { fr: reason, en: reason };

export const statusLabels: Readonly<Record<TripStatus, Words>> = {
  requested: { fr: 'demandé', en: 'requested' },
  offering: { fr: 'offert', en: 'offering' },
  unfilled: { fr: 'sans partenaire', en: 'unfilled' },
  accepted: { fr: 'accepté', en: 'accepted' },
  'en-route': { fr: 'en route', en: 'en route' },
  'picked-up': { fr: 'à bord', en: 'picked up' },
  completed: { fr: 'terminé', en: 'completed' },
  'no-show': { fr: 'absence au départ', en: 'no-show' },
  cancelled: { fr: 'annulé', en: 'cancelled' },
};

export const textLabels: Readonly<Record<OutboxStatus, Words>> = {
  pending: { fr: 'en attente d’envoi', en: 'waiting to be sent' },
  sending: { fr: 'en cours d’envoi', en: 'being sent' },
  sent: { fr: 'envoyé', en: 'sent' },
  delivered: { fr: 'reçu', en: 'delivered' },
  undelivered: { fr: 'non remis', en: 'undelivered' },
  failed: { fr: 'échec de l’envoi', en: 'failed' },
  unknown: { fr: 'sort inconnu', en: 'not known' },
  withheld: { fr: 'retenu', en: 'withheld' },
  erased: { fr: 'effacé', en: 'erased' },
};

export const byLabels: Readonly<Record<TripHistory['by']['kind'], Words>> = {
  member: { fr: 'carrefour', en: 'hub' },
  partner: { fr: 'partenaire', en: 'partner' },
  'on-call': { fr: 'garde', en: 'on call' },
  person: { fr: 'la personne', en: 'the person' },
  clock: { fr: 'automatique', en: 'automatic' },
};

function labelled(labels: Readonly<Record<string, Words>>, code: string): Words | undefined {
  return Object.hasOwn(labels, code) ? labels[code] : undefined;
}

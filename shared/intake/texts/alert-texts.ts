import type { Bilingual, HumanCallReason } from '../model.ts';

export type AlertReason = HumanCallReason | 'unanswered' | 'text-failed';

/**
 * What the on-call person's own phone shows: why, and a short name of the conversation to look for. Nothing of what was
 * said, no number, no name: that phone may lie on a kitchen table.
 */
const WHY: Readonly<Record<AlertReason, Bilingual>> = {
  danger: { fr: 'DANGER signalé', en: 'DANGER reported' },
  'threat-near': {
    fr: 'Une menace est proche: ne pas écrire avant un signe',
    en: 'A threat is near: do not text before a sign',
  },
  'danger-near': {
    fr: 'DANGER signalé et une menace est proche: ne pas écrire avant un signe',
    en: 'DANGER reported and a threat is near: do not text before a sign',
  },
  'opted-out-in-danger': {
    fr: 'DANGER signalé (ne veut plus de textos: ne pas écrire)',
    en: 'DANGER reported (has opted out: do not text)',
  },
  help: { fr: "Demande d'aide", en: 'Asks for help' },
  'opted-out-asks-help': {
    fr: "Demande d'aide (ne veut plus de textos: ne pas écrire)",
    en: 'Asks for help (has opted out: do not text)',
  },
  asked: { fr: 'Veut parler à une personne', en: 'Wants to talk to a person' },
  misunderstood: { fr: "N'a pas été comprise deux fois", en: 'Was misunderstood twice' },
  'consent-not-given': {
    fr: "Ne veut pas de partage: a besoin de quelqu'un",
    en: 'Does not agree to sharing: needs a person',
  },
  'other-language': { fr: 'Écrit dans une autre langue', en: 'Writes in another language' },
  'may-be-in-danger': { fr: 'Est peut-être en danger', en: 'May be in danger' },
  'phone-in-doubt': {
    fr: "Le cell est peut-être en d'autres mains: ne pas écrire",
    en: 'The phone may be in other hands: do not text',
  },
  'arrival-in-doubt': {
    fr: 'Après un trajet, ne dit pas que tout va bien',
    en: 'After a ride, does not say that all is well',
  },
  'arrival-unanswered': { fr: 'Après un trajet, ne répond pas', en: 'After a ride, does not answer' },
  'about-ride': { fr: 'Écrit au sujet de son trajet, ou en route', en: 'Writes about their ride, or on the way' },
  'text-failed': { fr: "Un texto écrit à la personne ne s'est pas rendu", en: 'A text to the person did not arrive' },
  unanswered: { fr: 'Toujours sans réponse', en: 'Still unanswered' },
};

/** No letter that sounds or looks like another. */
const SPOKEN = 'ACDEFGHJKMNPQRTWXY34679';

const URGENT: Bilingual = { fr: 'URGENT. ', en: 'URGENT. ' };
const OPEN: Bilingual = { fr: 'Ouvre la file, dossier', en: 'Open the queue, file' };

export function alertText(reason: AlertReason, urgent: boolean, conversation: string, language: 'fr' | 'en'): string {
  return `${urgent ? URGENT[language] : ''}${WHY[reason][language]}. ${OPEN[language]} ${shortName(conversation)}.`;
}

/** Enough of the conversation's id to find it in the queue; in letters that can be said aloud, useless elsewhere. */
export const shortName = (phoneKey: string): string =>
  Array.from(phoneKey.slice(0, 5), (character) => SPOKEN[character.charCodeAt(0) % SPOKEN.length]).join('');

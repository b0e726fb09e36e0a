import { plainLetters, type Ask, type Language } from './line/index.ts';

/**
 * Every reply a partner can get, in both languages: GSM-7 (no circumflex, no cedilla, no accent on a capital but É: so the words to send back stand in lower case), two segments
 * at most. Kind to the late and the mistaken, because next time they are needed again.
 */
type Say = (code: string) => string;
interface Reply {
  readonly fr: Say;
  readonly en: Say;
}

export const replies = {
  'trip-declined': {
    fr: (code) => `Bien noté, pas cette fois (${code}). Merci d'avoir répondu!`,
    en: (code) => `Noted, not this time (${code}). Thank you for answering!`,
  },
  'trip-declined-before': {
    fr: (code) => `C'est déjà noté pour ${code}. Si vous pouvez finalement: OUI ${code}.`,
    en: (code) => `Already noted for ${code}. If you can after all: YES ${code}.`,
  },
  'trip-received': {
    fr: (code) => `Merci. Pouvez-vous prendre ce trajet? Répondez OUI ${code} ou NON ${code}.`,
    en: (code) => `Thank you. Can you take this trip? Reply YES ${code} or NO ${code}.`,
  },
  'trip-yours': {
    fr: (code) => `Le trajet ${code} est bien à vous. Écrivez: en route, à bord, puis terminé. Merci!`,
    en: (code) => `Trip ${code} is yours. Text ON MY WAY, PICKED UP, then DONE. Thank you!`,
  },
  'trip-en-route': {
    fr: (code) => `Merci, bonne route! Écrivez: à bord ${code}, quand la personne est avec vous.`,
    en: (code) => `Thank you, drive safely! Text PICKED UP ${code} when the passenger is with you.`,
  },
  'trip-picked-up': {
    fr: (code) => `Parfait, merci. Écrivez: terminé ${code}, à destination.`,
    en: (code) => `Great, thank you. Text DONE ${code} at the destination.`,
  },
  'trip-arrived-where': {
    fr: (code) =>
      `Merci. La personne est-elle avec vous? Écrivez à bord ${code} si oui, terminé ${code} si le trajet est fini, ABSENT ${code} s'il n'y a personne.`,
    en: (code) =>
      `Thank you. Is the passenger with you? PICKED UP ${code} if so, DONE ${code} if the trip is over, NO SHOW ${code} if nobody is there.`,
  },
  'trip-completed': {
    fr: (code) => `Trajet ${code} terminé. Merci beaucoup, vous avez fait une différence!`,
    en: (code) => `Trip ${code} is done. Thank you so much, you made a difference!`,
  },
  'trip-no-show': {
    fr: (code) => `Noté: personne au rendez-vous (${code}). Merci d'y avoir été. Le carrefour prend la suite.`,
    en: (code) => `Noted: nobody was there (${code}). Thank you for going. The hub takes it from here.`,
  },
  'trip-problem': {
    fr: (code) => `Noté (${code}). Le carrefour est prévenu et vous appelle. En danger? Appelez le 911.`,
    en: (code) => `Noted (${code}). The hub has been told and will call you. In danger? Call 911.`,
  },
  'trip-withdrawn': {
    fr: (code) => `Noté, vous ne faites plus le trajet ${code}. On demande à d'autres. Merci de l'avoir dit!`,
    en: (code) => `Noted, you are off trip ${code}. Others are being asked. Thank you for telling us!`,
  },
  'trip-covered': {
    fr: (code) => `Merci d'avoir répondu! Quelqu'un d'autre s'occupe déjà du trajet ${code}. Au plaisir!`,
    en: (code) => `Thank you for answering! Someone else already has trip ${code} covered. Next time!`,
  },
  'trip-cancelled': {
    fr: (code) => `Merci! Le trajet ${code} n'est plus nécessaire: rien à faire.`,
    en: (code) => `Thank you! Trip ${code} is no longer needed: nothing to do.`,
  },
  'trip-over': {
    fr: (code) => `Merci, le trajet ${code} est déjà terminé: rien à faire.`,
    en: (code) => `Thank you, trip ${code} is already finished: nothing to do.`,
  },
  'referral-received': {
    fr: (code) => `Merci, réception notée. Ensuite: OUI ${code} ou NON ${code}.`,
    en: (code) => `Thank you, receipt noted. Then: YES ${code} or NO ${code}.`,
  },
  'referral-accepted': {
    fr: (code) => `Merci d'accepter la demande ${code}! La coordination vous appelle pour la suite.`,
    en: (code) => `Thank you for accepting request ${code}! The coordinator will call you with the details.`,
  },
  'referral-accepted-before': {
    fr: (code) => `La demande ${code} est bien avec vous. Écrivez EN COURS ${code}, puis terminé ${code}.`,
    en: (code) => `Request ${code} is with you. Text STARTED ${code}, then DONE ${code}.`,
  },
  'referral-rejected': {
    fr: (code) => `Bien noté, vous ne pouvez pas prendre la demande ${code}. Merci d'avoir répondu!`,
    en: (code) => `Noted, you cannot take request ${code}. Thank you for answering!`,
  },
  'referral-started': {
    fr: (code) => `Noté: ${code} est en cours. Écrivez: terminé ${code}, à la fin. Merci!`,
    en: (code) => `Noted: ${code} is under way. Text DONE ${code} at the end. Thank you!`,
  },
  'referral-completed': {
    fr: (code) => `Demande ${code} terminée. Merci beaucoup!`,
    en: (code) => `Request ${code} is complete. Thank you very much!`,
  },
  'referral-failed': {
    fr: (code) => `Noté: pas de contact pour ${code}. Le carrefour prend la suite. Merci!`,
    en: (code) => `Noted: no contact for ${code}. The hub takes it from here. Thank you!`,
  },
  'referral-problem': {
    fr: (code) => `Noté (${code}). La coordination vous appelle. En danger? Appelez le 911.`,
    en: (code) => `Noted (${code}). The coordinator will call you. In danger? Call 911.`,
  },
  'referral-over': {
    fr: (code) => `Merci! La demande ${code} est déjà fermée: rien à faire.`,
    en: (code) => `Thank you! Request ${code} is already closed: nothing to do.`,
  },
  unclear: {
    fr: (code) =>
      `Je ne suis qu'un automate. Pour ${code}, répondez OUI ${code} ou NON ${code}. AIDE pour les mots compris.`,
    en: (code) => `I am only a machine. For ${code}, reply YES ${code} or NO ${code}. HELP for the words I know.`,
  },
} as const satisfies Record<string, Reply>;
export type ReplyKey = keyof typeof replies;

export const replyText = (language: Language, key: ReplyKey, code: string): string => replies[key][language](code);

export const acceptedText = (language: Language, code: string, link: string): string =>
  language === 'fr'
    ? `Merci! Le trajet ${code} est à vous. Détails: ${link} Écrivez EN ROUTE en partant.`
    : `Thank you! Trip ${code} is yours. Details: ${link} Text ON MY WAY when you leave.`;

const MOST_LISTED = 5;

/** Asks which of several a yes or no is about. */
export function whichText(language: Language, open: readonly Ask[]): string {
  const codes = open
    .slice(-MOST_LISTED)
    .map(({ code }) => code)
    .join(', ');
  const example = open.at(-1)?.code ?? '';
  return language === 'fr'
    ? `Plusieurs demandes vous attendent: ${codes}. Ajoutez le code, par exemple OUI ${example}.`
    : `Several requests are waiting for you: ${codes}. Add the code, for example YES ${example}.`;
}

export function strangeCodeText(language: Language, code: string, open: readonly Ask[]): string {
  const codes = open
    .slice(-MOST_LISTED)
    .map((ask) => ask.code)
    .join(', ');
  if (language === 'fr') {
    return codes === ''
      ? `Je ne trouve pas le code ${code}, et rien ne vous attend. Merci!`
      : `Je ne trouve pas le code ${code}. Ce qui vous attend: ${codes}. Répondez par exemple OUI ${open.at(-1)?.code ?? ''}.`;
  }
  return codes === ''
    ? `I cannot find the code ${code}, and nothing is waiting for you. Thank you!`
    : `I cannot find the code ${code}. Waiting for you: ${codes}. Reply for example YES ${open.at(-1)?.code ?? ''}.`;
}

export const plainReplies = {
  help: {
    fr: 'Mots compris, avec le code: oui, non, vu, en route, à bord, terminé, absent, problème. STOP pour ne plus recevoir de textos. En danger: 911.',
    en: 'Words I know, with the code: YES, NO, RECEIVED, ON MY WAY, PICKED UP, DONE, NO SHOW, PROBLEM. STOP to end texts. In danger: 911.',
  },
  thanks: { fr: 'Merci à vous!', en: 'Thank you!' },
  empty: {
    fr: 'Je ne lis que les mots. Répondez OUI ou NON avec le code de la demande.',
    en: 'I can only read words. Reply YES or NO with the code of the request.',
  },
  'nothing-open': {
    fr: 'Merci pour le message. Rien ne vous attend en ce moment; une nouvelle demande viendra par texto.',
    en: 'Thank you for the message. Nothing is waiting for you now; a new request would come by text.',
  },
  stopped: {
    fr: 'Vous ne recevrez plus nos textos. Pour reprendre: DÉBUT.',
    en: 'You will get no more texts from the hub. To resume: START.',
  },
  started: {
    fr: 'Les textos reprennent. Merci! AIDE pour les mots compris.',
    en: 'Texts are on again. Thank you! HELP for the words I know.',
  },
  'still-stopped': {
    fr: 'Les textos sont bloqués sur cette ligne. Écrivez DÉBUT pour reprendre, puis renvoyez votre réponse.',
    en: 'Texts are stopped on this line. Text START to resume, then send your answer again.',
  },
} as const satisfies Record<string, Record<Language, string>>;
export type PlainReplyKey = keyof typeof plainReplies;

/** To a number that is no partner's: neutral, and no word about what this line is. */
export const strangerText =
  'Ce numéro ne peut pas lire votre message. Urgence: appelez le 911. / This number cannot read your message. Emergency: call 911.';

/** A danger word on this line: a machine must not answer it with a list of words. A call, because 911 takes no texts everywhere. */
export const dangerReply = {
  fr: 'En danger? Appelez le 911 (un appel, pas un texto). Le carrefour est averti.',
  en: 'In danger? Call 911 now (call, do not text). The hub has been alerted.',
} as const satisfies Record<Language, string>;

/** To a number that is no partner's; nobody can write back from this line, so it names the one where a person answers. */
export const strangerDangerText = (intakeNumber: string): string =>
  'Danger? Appelez le 911 (un appel, pas un texto). Ici, personne ne peut répondre; autre ligne: ' +
  `${intakeNumber}. / Danger? Call 911 (call, do not text). Nobody can reply here; other line: ${intakeNumber}.`;

export type AlarmReason = 'danger' | 'help';

const LONGEST_NAME = 40;

/** To whoever is on call: which organization, never a number, and nothing of what was said. `from` is undefined for a stranger. */
export function alarmText(language: Language, reason: AlarmReason, from: string | undefined): string {
  const name = from === undefined ? undefined : plainLetters(from).slice(0, LONGEST_NAME).trim();
  if (language === 'fr') {
    const who = name ?? 'un numéro inconnu';
    return reason === 'danger'
      ? `URGENT. DANGER sur la ligne des partenaires, de: ${who}.${name === undefined ? '' : ' Appelez tout de suite.'}`
      : `URGENT. Demande d'aide d'un partenaire qui a un trajet en main: ${who}. Appelez.`;
  }
  const who = name ?? 'an unknown number';
  return reason === 'danger'
    ? `URGENT. DANGER on the partner line from ${who}.${name === undefined ? '' : ' Call them now.'}`
    : `URGENT. HELP asked by a partner who has a trip in hand: ${who}. Call them.`;
}

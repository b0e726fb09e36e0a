import { plainLetters, type Ask, type Language } from './line/index.ts';

/**
 * Every reply a partner can get, in both languages: GSM-7 (no circumflex, no cedilla, no accent on a capital but É: so the words to send back stand in lower case), two segments
 * at most. Kind to the late and the mistaken, because next time they are needed again. # stands for the code.
 */
type Reply = Readonly<Record<Language, string>>;

export const replies = {
  'trip-declined': {
    fr: "Bien noté, pas cette fois (#). Merci d'avoir répondu!",
    en: 'Noted, not this time (#). Thank you for answering!',
  },
  'trip-declined-before': {
    fr: "C'est déjà noté pour #. Si vous pouvez finalement: OUI #.",
    en: 'Already noted for #. If you can after all: YES #.',
  },
  'trip-received': {
    fr: 'Merci. Pouvez-vous prendre ce trajet? Répondez OUI # ou NON #.',
    en: 'Thank you. Can you take this trip? Reply YES # or NO #.',
  },
  'trip-yours': {
    fr: 'Le trajet # est bien à vous. Écrivez: en route, à bord, puis terminé. Merci!',
    en: 'Trip # is yours. Text ON MY WAY, PICKED UP, then DONE. Thank you!',
  },
  'trip-en-route': {
    fr: 'Merci, bonne route! Écrivez: à bord #, quand la personne est avec vous.',
    en: 'Thank you, drive safely! Text PICKED UP # when the passenger is with you.',
  },
  'trip-picked-up': {
    fr: 'Parfait, merci. Écrivez: terminé #, à destination.',
    en: 'Great, thank you. Text DONE # at the destination.',
  },
  'trip-arrived-where': {
    fr: "Merci. La personne est-elle avec vous? Écrivez à bord # si oui, terminé # si le trajet est fini, ABSENT # s'il n'y a personne.",
    en: 'Thank you. Is the passenger with you? PICKED UP # if so, DONE # if the trip is over, NO SHOW # if nobody is there.',
  },
  'trip-completed': {
    fr: 'Trajet # terminé. Merci beaucoup, vous avez fait une différence!',
    en: 'Trip # is done. Thank you so much, you made a difference!',
  },
  'trip-no-show': {
    fr: "Noté: personne au rendez-vous (#). Merci d'y avoir été. Le carrefour prend la suite.",
    en: 'Noted: nobody was there (#). Thank you for going. The hub takes it from here.',
  },
  'trip-problem': {
    fr: 'Noté (#). Le carrefour est prévenu et vous appelle. En danger? Appelez le 911.',
    en: 'Noted (#). The hub has been told and will call you. In danger? Call 911.',
  },
  'trip-withdrawn': {
    fr: "Noté, vous ne faites plus le trajet #. On demande à d'autres. Merci de l'avoir dit!",
    en: 'Noted, you are off trip #. Others are being asked. Thank you for telling us!',
  },
  'trip-covered': {
    fr: "Merci d'avoir répondu! Quelqu'un d'autre s'occupe déjà du trajet #. Au plaisir!",
    en: 'Thank you for answering! Someone else already has trip # covered. Next time!',
  },
  'trip-otherwise': {
    fr: "Merci d'avoir répondu! Le carrefour a prévu autre chose pour le trajet #: rien à faire.",
    en: 'Thank you for answering! The hub has made other plans for trip #: nothing to do.',
  },
  'trip-cancelled': {
    fr: "Merci! Votre aide n'est plus nécessaire pour le trajet #: rien à faire.",
    en: 'Thank you! Your help is no longer needed with trip #: nothing to do.',
  },
  'trip-over': {
    fr: 'Merci, le trajet # est déjà terminé: rien à faire.',
    en: 'Thank you, trip # is already finished: nothing to do.',
  },
  'referral-received': {
    fr: 'Merci, réception notée. Ensuite: OUI # ou NON #.',
    en: 'Thank you, receipt noted. Then: YES # or NO #.',
  },
  'referral-accepted': {
    fr: "Merci d'accepter la demande #! La coordination vous appelle pour la suite.",
    en: 'Thank you for accepting request #! The coordinator will call you with the details.',
  },
  'referral-accepted-before': {
    fr: 'La demande # est bien avec vous. Écrivez EN COURS #, puis terminé #.',
    en: 'Request # is with you. Text STARTED #, then DONE #.',
  },
  'referral-rejected': {
    fr: "Bien noté, vous ne pouvez pas prendre la demande #. Merci d'avoir répondu!",
    en: 'Noted, you cannot take request #. Thank you for answering!',
  },
  'referral-started': {
    fr: 'Noté: # est en cours. Écrivez: terminé #, à la fin. Merci!',
    en: 'Noted: # is under way. Text DONE # at the end. Thank you!',
  },
  'referral-completed': {
    fr: 'Demande # terminée. Merci beaucoup!',
    en: 'Request # is complete. Thank you very much!',
  },
  'referral-failed': {
    fr: 'Noté: pas de contact pour #. Le carrefour prend la suite. Merci!',
    en: 'Noted: no contact for #. The hub takes it from here. Thank you!',
  },
  'referral-news': {
    fr: "Merci des nouvelles! C'est noté: # continue. Écrivez: terminé #, à la fin.",
    en: 'Thank you for the news! Noted: # goes on. Text DONE # at the end.',
  },
  'referral-person-declined': {
    fr: 'Noté: la personne ne le souhaite pas (#). Le carrefour prend la suite. Merci!',
    en: 'Noted: the person does not want it (#). The hub takes it from here. Thank you!',
  },
  'referral-wait-where': {
    fr: 'Merci. Quel rang sur votre liste? Répondez par exemple LISTE 3 #, ou NON #.',
    en: 'Thank you. Where on your list? Reply for example WAITLIST 3 #, or NO #.',
  },
  'referral-covered': {
    fr: "Merci d'avoir répondu! Quelqu'un d'autre a déjà pris la demande #. Au plaisir!",
    en: 'Thank you for answering! Someone else has already taken request #. Next time!',
  },
  'referral-problem': {
    fr: 'Noté (#). La coordination vous appelle. En danger? Appelez le 911.',
    en: 'Noted (#). The coordinator will call you. In danger? Call 911.',
  },
  'referral-over': {
    fr: 'Merci! La demande # est déjà fermée: rien à faire.',
    en: 'Thank you! Request # is already closed: nothing to do.',
  },
  'confirmation-right': {
    fr: "Merci beaucoup! C'est noté: tout est encore juste (#).",
    en: 'Thank you very much! Noted: all is still right (#).',
  },
  'confirmation-changed': {
    fr: "Merci de nous le dire (#)! Quelqu'un du carrefour vous appellera pour mettre la fiche à jour.",
    en: 'Thank you for telling us (#)! Somebody from the hub will call you to bring the list up to date.',
  },
  'confirmation-before': {
    fr: "Merci! C'est déjà noté (#): rien à faire.",
    en: 'Thank you! That is already noted (#): nothing to do.',
  },
  'alert-yours': {
    fr: 'Merci! Le trajet # est entre vos mains. Sans suite, on vous le redemandera.',
    en: 'Thank you! Trip # is in your hands. If it does not move on, you will be asked again.',
  },
  'alert-passed-on': {
    fr: "Noté pour #: la personne de garde suivante est avertie. Merci d'avoir répondu!",
    en: 'Noted for #: the next person on call is told. Thank you for answering!',
  },
  'alert-passed-on-alone': {
    fr: "Noté pour #. Personne d'autre n'est de garde: on vous le redemandera. Merci d'avoir répondu!",
    en: 'Noted for #. Nobody else is on call: you will be asked again. Thank you for answering!',
  },
  'alert-over': {
    fr: 'Merci! Le trajet # est déjà pris en main ou fermé: rien à faire.',
    en: 'Thank you! Trip # is already in hand or closed: nothing to do.',
  },
  'alert-partner': {
    fr: "Merci! Un partenaire a le trajet # depuis et donne des nouvelles: ne cherchez personne d'autre.",
    en: 'Thank you! A partner has trip # since, and gives news: look for nobody else.',
  },
  'alert-tell': {
    fr: "Merci! Un partenaire a le trajet #. La personne, elle, reste à prévenir si ce n'est pas fait.",
    en: 'Thank you! A partner has trip #. The person is still to be told, if that is not done.',
  },
  'alert-sought': {
    fr: 'Merci! Pour le trajet #, on demande de nouveau à des partenaires. Sans réponse, on vous avertit.',
    en: 'Thank you! Partners are being asked about trip # again. If nobody answers, you will be told.',
  },
} as const satisfies Record<string, Reply>;
export type ReplyKey = keyof typeof replies;

export const replyText = (language: Language, key: ReplyKey, code: string): string =>
  replies[key][language].replaceAll('#', code);

/** @param at day and hour of the pickup, such as 2026-11-23 06:00, of a trip at a time: what was said yes to. */
export const acceptedText = (language: Language, code: string, link: string, at?: string): string =>
  language === 'fr'
    ? `Merci! Le trajet ${code} est à vous${at === undefined ? '' : `, le ${at}`}. Détails: ${link} Écrivez EN ROUTE en partant.`
    : `Thank you! Trip ${code} is yours${at === undefined ? '' : `, on ${at}`}. Details: ${link} Text ON MY WAY when you leave.`;

const newsWords = {
  'en-route': { fr: 'en route', en: 'ON MY WAY' },
  'picked-up': { fr: 'à bord', en: 'PICKED UP' },
  arrived: { fr: 'terminé', en: 'DONE' },
  completed: { fr: 'terminé', en: 'DONE' },
  'no-show': { fr: 'absent', en: 'NO SHOW' },
} as const satisfies Record<string, Record<Language, string>>;

/** News with which something is wrong: both were heard. */
export const newsAndProblemText = (language: Language, code: string, news: keyof typeof newsWords): string =>
  language === 'fr'
    ? `Noté: ${newsWords[news].fr} (${code}), et un problème. Le carrefour est prévenu et vous appelle. En danger? Appelez le 911.`
    : `Noted: ${newsWords[news].en} (${code}), and a problem. The hub has been told and will call you. In danger? Call 911.`;

/** @param when they are expected: a short wait, or an hour of the clock where the passenger waits. */
export const etaText = (language: Language, code: string, when: string): string =>
  language === 'fr'
    ? `Merci, noté pour ${code}: ${when}. Écrivez EN ROUTE en partant, à bord une fois la personne avec vous.`
    : `Thank you, noted for ${code}: ${when}. Text ON MY WAY when you leave, PICKED UP once the passenger is with you.`;

/** Their list was heard: a place is not, so the text promises none. */
export const waitlistText = (language: Language, code: string, position: number): string =>
  language === 'fr'
    ? `Noté: ${code} au rang ${position} de votre liste. Une place? OUI ${code}. Si le rang change: LISTE 2 ${code}.`
    : `Noted: ${code} is number ${position} on your list. A place? YES ${code}. If the rank changes: WAITLIST 2 ${code}.`;

/** A new link to the details of a trip that is theirs. */
export const linkText = (language: Language, code: string, link: string): string =>
  language === 'fr' ? `Nouveau lien pour ${code}: ${link}` : `New link for ${code}: ${link}`;

const MOST_LISTED = 5;

/** Asks which of several a text without a code is about. */
export function whichText(language: Language, open: readonly Ask[], trouble = false): string {
  const codes = open
    .slice(-MOST_LISTED)
    .map(({ code }) => code)
    .join(', ');
  const last = open.at(-1);
  const example = `${exampleOf(language, last)} ${last?.code ?? ''}`;
  if (language === 'fr') {
    const told = trouble ? 'Le carrefour est averti et vous appelle. ' : '';
    return `${told}De quoi s'agit-il: ${codes}? Ajoutez le code, par exemple ${example}.`;
  }
  const told = trouble ? 'The hub has been told and will call you. ' : '';
  return `${told}Which one is it about: ${codes}? Add the code, for example ${example}.`;
}

/** What could be said of an ask as it stands. */
function exampleOf(language: Language, ask: Ask | undefined): string {
  if (ask?.about.kind === 'alert' || ask?.about.kind === 'confirmation') return 'OK';
  if (ask?.state === 'accepted') return language === 'fr' ? 'EN ROUTE' : 'ON MY WAY';
  return language === 'fr' ? 'OUI' : 'YES';
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
  thanks: { fr: 'Merci à vous!', en: 'Thank you!' },
  empty: {
    fr: 'Je ne lis que les mots. Répondez OUI ou NON avec le code de la demande.',
    en: 'I can only read words. Reply YES or NO with the code of the request.',
  },
  'nothing-open': {
    fr: 'Merci pour le message. Rien ne vous attend en ce moment; une nouvelle demande viendra par texto.',
    en: 'Thank you for the message. Nothing is waiting for you now; a new request would come by text.',
  },
  'nothing-on-call': {
    fr: "Merci. Aucune alerte de trajet n'attend votre réponse en ce moment.",
    en: 'Thank you. No alert about a trip is waiting for your answer now.',
  },
  who: {
    fr: 'Ici un automate: les trajets et les demandes du carrefour passent par cette ligne. AIDE pour les mots compris.',
    en: 'This is a machine: trips and requests of the hub come by this line. HELP for the words I know.',
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

/** To a number of which no language is known; nothing is texted to it in any case. */
export const stoppedText = `${plainReplies.stopped.fr} / ${plainReplies.stopped.en}`;

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

/** Every word of the page. Until the person has written, nothing says what it is about or whose it is (a test lints them). */

export type PageLanguage = 'fr' | 'en';

export const pageTexts = {
  title: { fr: 'Messages', en: 'Messages' },
  leave: { fr: 'Quitter vite', en: 'Leave now' },
  // Only where the script runs; without it the button alone works.
  leaveByKeys: { fr: 'ou la touche Maj (Shift) trois fois', en: 'or press Shift three times' },
  heading: { fr: 'Écris-nous', en: 'Write to us' },
  intro: {
    fr: 'Écris ici, dans tes mots. Une équipe te répond sur cette page, en privé.',
    en: 'Write here, in your own words. A team answers you on this page, in private.',
  },
  emergency: { fr: 'En danger? Appelle le {emergency}.', en: 'In danger? Call {emergency}.' },
  trace: {
    fr: 'Cet ordinateur peut garder une trace de ta visite dans son historique. Une fenêtre privée en laisse moins.',
    en: 'This computer may keep a trace of your visit in its history. A private window leaves less.',
  },
  moreHeading: { fr: 'Comment faire, et ce qui reste', en: 'How to do it, and what stays' },
  privateWindow: {
    fr: "Une fenêtre privée\u00a0: dans Chrome ou Edge, touches Ctrl, Maj et N ensemble; dans Firefox, Ctrl, Maj et P. Écris-y l'adresse de cette page. Ferme la fenêtre quand tu as fini.",
    en: 'A private window: in Chrome or Edge, press Ctrl, Shift and N together; in Firefox, Ctrl, Shift and P. Type the address of this page there. Close the window when you are done.',
  },
  watched: {
    fr: "Si quelqu'un surveille cet ordinateur ou peut voir ton écran, un autre appareil est plus prudent.",
    en: 'If someone keeps watch on this computer or can see your screen, another device is safer.',
  },
  kept: {
    fr: "Si tu fermes ou recharges la page, ou après 30 minutes sans message, la conversation disparaît d'ici. L'équipe garde tes messages. Pour tout effacer, écris EFFACER.",
    en: 'If you close or reload the page, or after 30 minutes without a message, the conversation is gone from here. The team keeps your messages. To erase everything, write ERASE.',
  },
  withoutScript: {
    fr: 'Pour voir les réponses, appuie sur «\u00a0Nouvelles réponses\u00a0». Quand tu as fini, appuie sur «\u00a0Vider la page\u00a0».',
    en: 'To see the answers, press “New answers”. When you are done, press “Clear the page”.',
  },
  thread: { fr: 'Conversation', en: 'Conversation' },
  person: { fr: 'Toi', en: 'You' },
  hub: { fr: 'Nous', en: 'Us' },
  here: { fr: 'Une personne est avec toi.', en: 'A person is with you.' },
  field: { fr: 'Ton message', en: 'Your message' },
  send: { fr: 'Envoyer', en: 'Send' },
  check: { fr: 'Nouvelles réponses', en: 'New answers' },
  end: { fr: 'Vider la page', en: 'Clear the page' },
  ended: {
    fr: "La page est vide. L'équipe a reçu la conversation. Écrire ici en commence une autre.",
    en: 'The page is clear. The team has received the conversation. Writing here starts another.',
  },
  sending: { fr: 'Envoi en cours…', en: 'Sending…' },
  failed: {
    fr: 'Pas envoyé. Ton texte est toujours là\u00a0: essaie encore.',
    en: 'Not sent. Your text is still here: try again.',
  },
  offline: {
    fr: 'Pas de connexion pour le moment. Nous réessayons.',
    en: 'No connection right now. Trying again.',
  },
  tooLong: {
    fr: '1600 caractères au plus\u00a0: envoie-le en deux messages.',
    en: '1,600 characters at most: send it as two messages.',
  },
  over: {
    fr: "30 minutes sans message\u00a0: la conversation n'est plus sur cette page. L'équipe l'a reçue. Écrire ici en commence une autre.",
    en: '30 minutes without a message: the conversation is no longer on this page. The team has received it. Writing here starts another.',
  },
} as const satisfies Record<string, Readonly<Record<PageLanguage, string>>>;

export type PageTextKey = keyof typeof pageTexts;

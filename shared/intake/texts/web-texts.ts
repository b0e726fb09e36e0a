import type { Bilingual } from '../model.ts';
import type { TextKey } from './texts.ts';

/**
 * What is said on a web page in place of the texts that speak of texting, of a phone or of STOP. In plain words, so that one
 * wording serves both forms: without a carrier there is no segment to save. That the page must stay open is said wherever
 * somebody is going to answer: once it is closed, nobody can reach the person any more.
 */
export const webTexts: Readonly<Partial<Record<TextKey, Bilingual>>> = {
  opening: {
    fr: "Bonjour, merci d'écrire. Peux-tu écrire ici sans danger maintenant? Réponds OUI ou NON. English? Reply EN.",
    en: 'Hi, thanks for writing. Is it safe to write here now? Reply YES or NO. Tu parles FR? Réponds FR.',
  },
  'opening-both': {
    fr: 'Bonjour. Peux-tu écrire ici sans danger maintenant? OUI ou NON. / Hi. Is it safe to write here now? YES or NO.',
    en: 'Hi. Is it safe to write here now? YES or NO. / Bonjour. Peux-tu écrire ici sans danger maintenant? OUI ou NON.',
  },
  'welcome-back': {
    fr: 'Bonjour. Peux-tu écrire ici sans danger maintenant? Réponds OUI ou NON.',
    en: 'Hi again. Is it safe to write here now? Reply YES or NO.',
  },
  safe: {
    fr: 'Peux-tu écrire ici sans danger maintenant? Réponds OUI ou NON.',
    en: 'Is it safe to write here now? Reply YES or NO.',
  },
  'safe-again': {
    fr: 'Pardon, nous ne comprenons pas bien. Peux-tu écrire ici sans danger maintenant? Réponds OUI ou NON. PERSONNE = parler à une personne.',
    en: 'Sorry, we do not understand. Is it safe to write here now? Reply YES or NO. PERSON = talk to a person.',
  },
  'safe-unsure': {
    fr: "Si quelqu'un peut voir ton écran, écris plus tard. OUI = continuer maintenant. NON = plus tard.",
    en: 'If someone can see your screen, write later. YES = go on now. NO = later.',
  },
  goodbye: {
    fr: 'OK. Tu peux fermer cette page. Reviens quand tu veux.',
    en: 'OK. You can close this page. Come back any time.',
  },
  'goodbye-until': {
    fr: 'OK. Tu peux fermer cette page. Reviens quand tu veux.',
    en: 'OK. You can close this page. Come back any time.',
  },
  // Nobody can write first to a page: what they say here is when they can be found on one.
  'safe-hours': {
    fr: 'Quand peux-tu écrire ici sans danger? Par exemple: après 20 h. Ou: en tout temps. PASSER = autre question.',
    en: 'When is it safe for you to write here? For example: after 8 pm. Or: any time. SKIP = next question.',
  },
  'safe-hours-again': {
    fr: 'Pardon, nous ne comprenons pas bien. Écris une heure. Par exemple: après 20 h. Ou: en tout temps. PASSER = autre question. PERSONNE = parler à une personne.',
    en: 'Sorry, we do not understand. Write a time. For example: after 8 pm. Or: any time. SKIP = next question. PERSON = talk to a person.',
  },
  'hours-noted': { fr: 'OK. Noté: {hours}.', en: 'OK. Noted: {hours}.' },
  done: {
    fr: "Merci. Une personne va lire tes réponses et t'écrire ici. Si c'est sans danger, garde la page ouverte. Si tu la fermes, nous ne pouvons plus te répondre. Si tu es en danger, appelle le {emergency}.",
    en: 'Thank you. A person will read your answers and write to you here. If it is safe, keep the page open. If you close it, we cannot answer you. If you are in danger, call {emergency}.',
  },
  'done-without-sharing': {
    fr: "D'accord, seule notre équipe le sait. Une personne va t'écrire ici. Si c'est sans danger, garde la page ouverte. Si tu la fermes, nous ne pouvons plus te répondre. Si tu es en danger, appelle le {emergency}.",
    en: 'OK, only our team knows. A person will write to you here. If it is safe, keep the page open. If you close it, we cannot answer you. If you are in danger, call {emergency}.',
  },
  noted: {
    fr: "Merci, c'est noté. Une personne va lire ton message. Si tu es en danger, appelle le {emergency}.",
    en: 'Thanks, noted. A person will read your message. If you are in danger, call {emergency}.',
  },
  misunderstood: {
    fr: "Pardon, nous ne comprenons pas bien. Ce n'est pas ta faute. Nous le disons à une personne. Elle va t'écrire ici.",
    en: 'Sorry, we do not understand. It is not your fault. We are telling a person. They will write to you here.',
  },
  'other-language': {
    fr: 'Nous le disons à une personne. Elle va te répondre ici. / We are telling a person. They will answer you here.',
    en: 'We are telling a person. They will answer you here. / Nous le disons à une personne. Elle va te répondre ici.',
  },
  help: {
    fr: 'Nous sommes là. Nous le disons à une personne. Garde la page ouverte. PERSONNE = lui parler. Si tu es en danger, appelle le {emergency}.',
    en: 'We are here. We are telling a person. Keep the page open. PERSON = talk to them. If you are in danger, call {emergency}.',
  },
  info: {
    fr: 'Seule notre équipe lit ce que tu écris. PERSONNE = parler à une personne. SIMPLE = mots simples. EFFACER = tout effacer. Si tu es en danger, appelle le {emergency}.',
    en: 'Only our team reads what you write. PERSON = talk to a person. SIMPLE = simple words. ERASE = erase it all. If you are in danger, call {emergency}.',
  },
  human: {
    fr: "D'accord. Nous le disons à une personne. Elle va t'écrire ici. Si c'est sans danger, garde la page ouverte. Si tu es en danger, appelle le {emergency}.",
    en: 'OK. We are telling a person. They will write to you here. If it is safe, keep the page open. If you are in danger, call {emergency}.',
  },
  'opted-out': {
    fr: "OK. Nous n'écrivons plus ici. Tu peux fermer la page. DÉBUT = continuer.",
    en: 'OK. We will not write here any more. You can close the page. START = go on.',
  },
  'opted-out-both': {
    fr: 'OK. Fin des messages. DÉBUT = continuer. / OK. No more messages. START = go on.',
    en: 'OK. No more messages. START = go on. / OK. Fin des messages. DÉBUT = continuer.',
  },
  'opted-in-with-human': {
    fr: "Rebonjour. Une personne va lire tes messages. Elle va t'écrire ici.",
    en: 'Hi again. A person will read your messages. They will write to you here.',
  },
  'erase-ask': {
    fr: "Veux-tu effacer tout ce que tu as écrit ici? Rien n'en reviendra. OUI = effacer. NON = garder.",
    en: 'Do you want to erase all that you wrote here? It will not come back. YES = erase. NO = keep.',
  },
  erased: {
    fr: "Tout est effacé. Tu peux fermer la page. L'ordinateur peut garder ta visite dans son historique. Écris encore quand tu veux.",
    en: 'It is all erased. You can close the page. The computer may keep your visit in its history. You can write again any time.',
  },
  'with-person': {
    fr: "Une personne de notre équipe t'écrit maintenant.",
    en: 'A person on our team is writing to you now.',
  },
  'code-word-how': {
    fr: 'Tu peux avoir un mot secret. Écris CODE et ton mot. Par exemple: CODE bleuet. Nous le demandons après un silence.',
    en: 'You can have a secret word. Write CODE and your word. For example: CODE bluebird. We ask for it after a silence.',
  },
  'code-word-set': {
    fr: 'OK. Nous demandons ce mot après un silence.',
    en: 'OK. We ask for this word after a silence.',
  },
  'language-changed': {
    fr: "D'accord. Nous t'écrivons dans cette langue.",
    en: 'OK. We will write to you in this language.',
  },
};

type Texts = Readonly<Record<string, Bilingual>>;

/**
 * A hub's own texts as they hold on a page: what it wrote for phones is left out where a phone is spoken of, unless it
 * has words for the page, under `<key>.web` (`<key>.plain.web` for plain language).
 */
export function textsOnPage(hubTexts: Texts): Texts {
  const own = Object.entries(webTexts).flatMap(([key, text]) =>
    [key, `${key}.plain`].map((form) => [form, hubTexts[`${form}.web`] ?? text] as const),
  );
  return { ...hubTexts, ...Object.fromEntries(own) };
}

import type { Bilingual, CrisisLines } from '../model.ts';

/** `plain` for a person who reads simple words. What stands in braces, `{heure}` or `{time}`, the coordinator fills in. */
export type CannedText = { readonly id: string; readonly texts: Bilingual; readonly plain: Bilingual };

/**
 * What coordinators write often. Safe on a phone that was not declared safe: no name, no place, no reason for writing, nothing
 * that is not certain. One question a text, never "why".
 */
export const shippedCannedTexts: readonly CannedText[] = [
  {
    id: 'hello',
    texts: {
      fr: 'Bonjour. Je suis une personne, pas une machine. Je lis tes textos et je te réponds ici.',
      en: 'Hi. I am a person, not a machine. I read your texts and I answer you here.',
    },
    plain: {
      fr: "Bonjour. Je suis une personne. Je lis tes textos. Je t'écris ici.",
      en: 'Hi. I am a person. I read your texts. I text you here.',
    },
  },
  {
    id: 'reading',
    texts: { fr: 'Je te lis. Prends ton temps.', en: 'I am reading you. Take your time.' },
    plain: { fr: 'Je lis tes textos. Tu as le temps.', en: 'I am reading your texts. You have time.' },
  },
  {
    id: 'still-safe',
    texts: {
      fr: 'Peux-tu encore texter sans risque? Réponds OUI ou NON.',
      en: 'Is it still safe for you to text? Reply YES or NO.',
    },
    plain: {
      fr: 'Peux-tu encore écrire ici sans danger? Réponds OUI ou NON.',
      en: 'Is it still safe to text? Reply YES or NO.',
    },
  },
  {
    id: 'when-safe',
    texts: { fr: "Quand est-ce que je peux t'écrire sans risque?", en: 'When is it safe for me to text you?' },
    plain: { fr: "Quand est-ce que je peux t'écrire sans danger?", en: 'When is it safe to text you?' },
  },
  {
    id: 'warm',
    texts: { fr: 'Es-tu au chaud en ce moment?', en: 'Are you somewhere warm right now?' },
    plain: { fr: 'Fait-il chaud où tu es?', en: 'Is it warm where you are?' },
  },
  {
    id: 'someone-with-you',
    texts: { fr: "Y a-t-il quelqu'un avec toi en ce moment?", en: 'Is anyone with you right now?' },
    plain: { fr: "Est-ce que quelqu'un est avec toi maintenant?", en: 'Is someone with you now?' },
  },
  {
    id: 'first-need',
    texts: { fr: 'De quoi as-tu besoin en premier?', en: 'What do you need first?' },
    plain: { fr: 'De quoi as-tu besoin?', en: 'What do you need?' },
  },
  {
    id: 'phone-call',
    texts: {
      fr: "Aimerais-tu parler au téléphone? Si oui, écris l'heure où c'est sans risque. Sinon, on continue ici.",
      en: 'Would you like to talk by phone? If so, send a time when it is safe. If not, we go on here.',
    },
    plain: {
      fr: 'Veux-tu parler au téléphone? Écris une heure sans danger. Écris NON pour rester ici.',
      en: 'Do you want to talk by phone? Send a safe time. Send NO to stay here.',
    },
  },
  {
    id: 'ride-search',
    texts: {
      fr: "Nous cherchons un transport. Je t'écris dès que c'est certain.",
      en: 'We are looking for a ride. I will write as soon as it is certain.',
    },
    plain: {
      fr: "Nous cherchons un transport. Je t'écris quand c'est certain.",
      en: 'We are looking for a ride. I will text you when it is sure.',
    },
  },
  {
    id: 'no-news',
    texts: {
      fr: "Rien de nouveau encore, mais on ne t'oublie pas. Je t'écris à {heure}.",
      en: 'Nothing new yet, but you are not forgotten. I will write at {time}.',
    },
    plain: {
      fr: "Je cherche encore. Je t'écris à {heure}.",
      en: 'I am still looking. I will text you at {time}.',
    },
  },
  {
    id: 'code-word',
    texts: {
      fr: 'Tu peux choisir un mot secret: écris CODE et ton mot. On te le demandera avant de continuer un autre jour.',
      en: 'You can choose a secret word: text CODE and your word. We will ask for it before going on another day.',
    },
    plain: {
      fr: 'Tu peux avoir un mot secret. Écris CODE et ton mot. Un autre jour, nous demandons ton mot.',
      en: 'You can have a secret word. Text CODE and your word. On another day, we ask for your word.',
    },
  },
  {
    id: 'no-hurry',
    texts: {
      fr: "Rien ne presse. Je suis ici jusqu'à {heure}.",
      en: 'There is no hurry. I am here until {time}.',
    },
    plain: { fr: "Tu as le temps. Je suis ici jusqu'à {heure}.", en: 'You have time. I am here until {time}.' },
  },
  {
    id: 'until-tomorrow',
    texts: {
      fr: "Je finis à {heure}. Une autre personne de l'équipe t'écrira demain. D'ici là, écris quand tu veux.",
      en: 'I finish at {time}. Someone else on our team will write tomorrow. Until then, text any time.',
    },
    plain: {
      fr: "Je finis à {heure}. Une autre personne va t'écrire demain. Tu peux écrire en tout temps.",
      en: 'I finish at {time}. Another person will text you tomorrow. You can text any time.',
    },
  },
  {
    id: 'say-it-again',
    texts: {
      fr: 'Je veux bien te comprendre. Peux-tu le dire autrement?',
      en: 'I want to understand you well. Can you say it another way?',
    },
    plain: {
      fr: "Pardon. Je ne comprends pas. Peux-tu le dire avec d'autres mots?",
      en: 'Sorry. I do not understand. Can you say it with other words?',
    },
  },
  {
    id: 'thanks',
    texts: {
      fr: "Merci de me l'avoir dit. C'est toi qui décides de la suite.",
      en: 'Thank you for telling me. What happens next is up to you.',
    },
    plain: {
      fr: "Merci de me le dire. C'est toi qui choisis.",
      en: 'Thank you for telling me. You pick what we do next.',
    },
  },
  {
    id: 'danger',
    texts: {
      fr: 'Si tu es en danger et que tu le peux, appelle le {emergency} (un appel, pas un texto). Appel ou texto: {distress}.',
      en: 'If you are in danger and can do it, call {emergency} (a call, not a text). Call or text: {distress}.',
    },
    plain: {
      fr: 'Si tu es en danger, appelle le {emergency}. Appelle si tu peux. Fais un appel, pas un texto. Appel ou texto: {distress}.',
      en: 'If you are in danger, call {emergency}. Call if you can. Make a call, not a text. Call or text: {distress}.',
    },
  },
];

/** What of a hub's settings the list is made of. */
type Settings = {
  readonly cannedTexts: Readonly<Record<string, Bilingual>>;
  readonly intake: { readonly crisisLines: CrisisLines };
};

const PLAIN = '.plain';

/**
 * The shipped canned texts, in their order, a hub's own wording in place of those with the same key, then the hub's others by key.
 * `<key>.plain` is the hub's wording in simple words. Where a hub gave none, a shipped text keeps its own, and a text of the
 * hub's is offered as it is: the coordinator reads it before sending.
 */
export function cannedTexts({ cannedTexts: own, intake }: Settings): readonly CannedText[] {
  const shippedIds = new Set(shippedCannedTexts.map(({ id }) => id));
  const added = Object.keys(own)
    .filter((key) => !key.endsWith(PLAIN) && !shippedIds.has(key))
    .sort();
  const shipped = shippedCannedTexts.map(({ id, texts, plain }) => ({
    id,
    texts: own[id] ?? texts,
    plain: own[`${id}${PLAIN}`] ?? plain,
  }));
  const ofHub = added.flatMap((id) => {
    const texts = own[id];
    return texts ? [{ id, texts, plain: own[`${id}${PLAIN}`] ?? texts }] : [];
  });
  return [...shipped, ...ofHub].map(({ id, texts, plain }) => ({
    id,
    texts: withLines(texts, intake.crisisLines),
    plain: withLines(plain, intake.crisisLines),
  }));
}

const withLines = ({ fr, en }: Bilingual, lines: CrisisLines): Bilingual => ({
  fr: fillLines(fr, lines),
  en: fillLines(en, lines),
});

export const fillLines = (text: string, { emergency, distress }: CrisisLines): string =>
  text.replaceAll('{emergency}', emergency).replaceAll('{distress}', distress);

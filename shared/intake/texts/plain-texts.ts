import type { Bilingual } from '../model.ts';

/**
 * The same texts for a person with a developmental disability, or anyone who asks for simple words. `texts.ts` holds this
 * table to every key of its own. `tests/unit/intake-reading-level.test.ts` measures it.
 *
 * As CAN-ASC-3.1:2025 (Plain Language, clause 13) has it: words the person uses, the same word for the same thing,
 * concrete ones, no figure of speech, what can be done rather than what cannot. One idea a sentence, one question a text: two
 * questions would share one OUI or NON. Keywords are explained as `STOP = ...`, two a text at most, three where the person
 * asks what there is (`info`). Nobody is spoken to as to a child.
 */
export const plainTexts = {
  opening: {
    fr: 'Bonjour. Peux-tu écrire ici sans danger maintenant? Réponds OUI ou NON. STOP = fin des textos. English? Reply EN.',
    en: 'Hi. Is it safe to text now? Reply YES or NO. STOP = no more texts. Tu parles FR? Réponds FR.',
  },
  'opening-both': {
    fr: 'Bonjour. Peux-tu écrire ici sans danger? OUI ou NON. STOP = fin. / Hi. Is it safe to text now? YES or NO. STOP = end.',
    en: 'Hi. Is it safe to text now? YES or NO. STOP = end. / Bonjour. Peux-tu écrire ici sans danger? OUI ou NON. STOP = fin.',
  },
  'welcome-back': {
    fr: 'Bonjour. Peux-tu écrire ici sans danger maintenant? Réponds OUI ou NON. STOP = fin des textos.',
    en: 'Hi again. Is it safe to text now? Reply YES or NO. STOP = no more texts.',
  },
  safe: {
    fr: 'Peux-tu écrire ici sans danger maintenant? Réponds OUI ou NON.',
    en: 'Is it safe to text now? Reply YES or NO.',
  },
  'safe-again': {
    fr: 'Pardon. Nous ne comprenons pas. Peux-tu écrire ici sans danger maintenant? Réponds OUI ou NON. PERSONNE = parler à une personne.',
    en: 'Sorry. We do not understand. Is it safe to text now? Reply YES or NO. PERSON = talk to a person.',
  },
  // No question here: "yes" to "can someone see your phone?" would be taken for "go on".
  'safe-unsure': {
    fr: "Si quelqu'un peut voir ton cell, écris plus tard. OUI = continuer maintenant. NON = plus tard.",
    en: 'If someone can see your phone, text later. YES = go on now. NO = later.',
  },
  goodbye: { fr: 'OK. Tu peux écrire plus tard.', en: 'OK. You can text later.' },
  'danger-now': {
    fr: 'Es-tu en danger maintenant? Réponds OUI ou NON. PASSER = autre question.',
    en: 'Are you in danger now? Reply YES or NO. SKIP = next question.',
  },
  'danger-now-again': {
    fr: 'Pardon. Nous ne comprenons pas. Es-tu en danger maintenant? Réponds OUI ou NON. PASSER = autre question. PERSONNE = parler à une personne.',
    en: 'Sorry. We do not understand. Are you in danger now? Reply YES or NO. SKIP = next question. PERSON = talk to a person.',
  },
  'danger-unsure': {
    fr: 'Nous le disons à une personne. Si tu es en danger, appelle le {emergency}.',
    en: 'We are telling a person. If you are in danger, call {emergency}.',
  },
  'safe-hours': {
    fr: "Quand pouvons-nous t'écrire sans danger? Par exemple: après 20 h. Ou: en tout temps. PASSER = autre question.",
    en: 'When is it safe to text you? For example: after 8 pm. Or: any time. SKIP = next question.',
  },
  'safe-hours-again': {
    fr: 'Pardon. Nous ne comprenons pas. Écris une heure. Par exemple: après 20 h. Ou: en tout temps. PASSER = autre question. PERSONNE = parler à une personne.',
    en: 'Sorry. We do not understand. Send a time. For example: after 8 pm. Or: any time. SKIP = next question. PERSON = talk to a person.',
  },
  'hours-noted': { fr: "OK. Nous pouvons t'écrire: {hours}.", en: 'OK. We can text you: {hours}.' },
  needs: {
    fr: 'Quelle aide veux-tu? 1) Transport. 2) Lieu sans danger. 3) Parler. 4) Santé. 5) Avocat. 6) Autre. Écris un ou des numéros. PASSER = autre question.',
    en: 'What help do you want? 1) A ride. 2) A safe place. 3) To talk. 4) Health. 5) A lawyer. 6) Other. Send one or more numbers. SKIP = next question.',
  },
  'needs-again': {
    fr: 'Pardon. Nous ne comprenons pas. Écris un numéro. 1) Transport. 2) Lieu sans danger. 3) Parler. 4) Santé. 5) Avocat. 6) Autre. PERSONNE = parler à une personne.',
    en: 'Sorry. We do not understand. Send a number. 1) A ride. 2) A safe place. 3) To talk. 4) Health. 5) A lawyer. 6) Other. PERSON = talk to a person.',
  },
  community: {
    fr: 'Où es-tu maintenant? Écris le nom de la ville ou de la communauté. PASSER = autre question.',
    en: 'Where are you now? Send the name of the town or community. SKIP = next question.',
  },
  'community-again': {
    fr: 'Pardon. Nous ne comprenons pas. Écris le nom de la ville ou de la communauté. PASSER = autre question. PERSONNE = parler à une personne.',
    en: 'Sorry. We do not understand. Send the name of the town or community. SKIP = next question. PERSON = talk to a person.',
  },
  'community-choice': {
    fr: 'Quel est le bon lieu? {candidates} 0 aucun. Écris un numéro.',
    en: 'Which place is it? {candidates} 0 none. Send a number.',
  },
  'community-choice-again': {
    fr: 'Pardon. Nous ne comprenons pas. Écris un numéro. {candidates} 0 aucun. PERSONNE = parler à une personne.',
    en: 'Sorry. We do not understand. Send a number. {candidates} 0 none. PERSON = talk to a person.',
  },
  age: {
    fr: 'Tu as moins de 16 ans: écris 1. Tu as 16 ou 17 ans: écris 2. Tu as 18 ans ou plus: écris 3. PASSER = autre question.',
    en: 'You are under 16: send 1. You are 16 or 17: send 2. You are 18 or over: send 3. SKIP = next question.',
  },
  'age-again': {
    fr: 'Pardon. Nous ne comprenons pas. Moins de 16 ans: écris 1. 16 ou 17: écris 2. 18 ans ou plus: écris 3. PASSER = autre question. PERSONNE = parler à une personne.',
    en: 'Sorry. We do not understand. Under 16: send 1. 16 or 17: send 2. 18 or over: send 3. SKIP = next question. PERSON = talk to a person.',
  },
  nation: {
    fr: "Es-tu d'une Première Nation, Inuk ou Métis? Écris le nom de ta Nation, ou NON. Tu peux ne pas le dire. PASSER = autre question.",
    en: 'Are you First Nations, Inuk or Métis? Send the name of your Nation, or NO. You do not have to say. SKIP = next question.',
  },
  'nation-again': {
    fr: 'Pardon. Nous ne comprenons pas. Écris le nom de ta Nation, ou NON. PASSER = autre question. PERSONNE = parler à une personne.',
    en: 'Sorry. We do not understand. Send the name of your Nation, or NO. SKIP = next question. PERSON = talk to a person.',
  },
  accommodations: {
    fr: "Qu'est-ce qui t'aide? 1) Mots simples. 2) Interprète. 3) Fauteuil roulant. 4) Vue ou oreilles. 5) Un chien. 6) Tes enfants. NON = rien. PASSER = autre question.",
    en: 'What helps you? 1) Simple words. 2) Interpreter. 3) Wheelchair. 4) Seeing or hearing. 5) A dog. 6) Kids with you. NO = nothing. SKIP = next question.',
  },
  'accommodations-again': {
    fr: 'Pardon. Écris un numéro. 1) Mots simples. 2) Interprète. 3) Fauteuil. 4) Vue ou oreilles. 5) Un chien. 6) Enfants. NON = rien. PERSONNE = parler à une personne.',
    en: 'Sorry. Send a number. 1) Simple words. 2) Interpreter. 3) Wheelchair. 4) Seeing or hearing. 5) A dog. 6) Kids with you. NO = nothing. PERSON = talk to a person.',
  },
  consent: {
    fr: "D'autres équipes peuvent t'aider. Pouvons-nous leur dire seulement ce qu'il faut? Tu choisis: OUI ou NON. NON = seule notre équipe le sait.",
    en: 'Other teams can help you. Can we tell them only what they need to know? You pick: YES or NO. NO = only our team knows.',
  },
  'consent-again': {
    fr: "Pardon. Nous ne comprenons pas. Pouvons-nous dire à d'autres équipes seulement ce qu'il faut? Réponds OUI ou NON. PERSONNE = parler à une personne.",
    en: 'Sorry. We do not understand. Can we tell other teams only what they need to know? Reply YES or NO. PERSON = talk to a person.',
  },
  done: {
    fr: "Merci. Une personne va lire tes réponses. La personne va t'écrire ici. Tu peux écrire en tout temps. Si tu es en danger, appelle le {emergency}.",
    en: 'Thank you. A person will read your answers. The person will text you here. You can text any time. If you are in danger, call {emergency}.',
  },
  'done-without-sharing': {
    fr: "D'accord. Seule notre équipe le sait. Une personne va t'écrire ici. Tu peux écrire en tout temps. Si tu es en danger, appelle le {emergency}.",
    en: 'OK. Only our team knows. A person will text you here. You can text any time. If you are in danger, call {emergency}.',
  },
  noted: {
    fr: 'Merci. Une personne va lire ton texto. Si tu es en danger, appelle le {emergency}.',
    en: 'Thank you. A person will read your text. If you are in danger, call {emergency}.',
  },
  'no-pictures': {
    fr: "Nous ne gardons pas les images. L'image est effacée ici. Peux-tu le dire avec des mots? PERSONNE = parler à une personne.",
    en: 'We do not keep pictures. Your picture is erased here. Can you say it in words? PERSON = talk to a person.',
  },
  misunderstood: {
    fr: "Pardon. Nous ne comprenons pas. Ce n'est pas ta faute. Nous le disons à une personne. La personne va t'écrire ici.",
    en: 'Sorry. We do not understand. It is not your fault. We are telling a person. The person will text you here.',
  },
  'other-language': {
    fr: "Une personne va t'écrire ici. / A person will text you here.",
    en: "A person will text you here. / Une personne va t'écrire ici.",
  },
  danger: {
    fr: 'Si tu es en danger, appelle le {emergency}. Appelle si tu peux. Fais un appel, pas un texto. Appel ou texto: {distress}. Nous le disons à une personne maintenant.',
    en: 'If you are in danger, call {emergency}. Call if you can. Make a call, not a text. Call or text: {distress}. We are telling a person now.',
  },
  help: {
    fr: 'Nous sommes ici. Nous le disons à une personne. PERSONNE = parler à une personne. STOP = fin des textos. Si tu es en danger, appelle le {emergency}.',
    en: 'We are here. We are telling a person. PERSON = talk to a person. STOP = no more texts. If you are in danger, call {emergency}.',
  },
  info: {
    fr: 'Seule notre équipe lit tes textos. PERSONNE = parler à une personne. EFFACER = tout effacer. STOP = fin des textos. Si tu es en danger, appelle le {emergency}.',
    en: 'Only our team reads your texts. PERSON = talk to a person. ERASE = erase it all. STOP = no more texts. If you are in danger, call {emergency}.',
  },
  human: {
    fr: "D'accord. Nous le disons à une personne. La personne va t'écrire ici. Si tu es en danger, appelle le {emergency}.",
    en: 'OK. We are telling a person. The person will text you here. If you are in danger, call {emergency}.',
  },
  'opted-out': {
    fr: 'OK. Fin des textos. DÉBUT = encore des textos.',
    en: 'OK. No more texts. START = texts again.',
  },
  'opted-out-both': {
    fr: 'OK. Fin des textos. DÉBUT = encore des textos. / OK. No more texts. START = texts again.',
    en: 'OK. No more texts. START = texts again. / OK. Fin des textos. DÉBUT = encore des textos.',
  },
  'opted-in-with-human': {
    fr: "Bonjour. Une personne va lire tes textos. La personne va t'écrire ici. STOP = fin des textos.",
    en: 'Hi again. A person will read your texts. The person will text you here. STOP = no more texts.',
  },
  'erase-ask': {
    fr: 'Veux-tu effacer tous tes textos ici? Après, ils ne reviennent plus. OUI = effacer. NON = garder.',
    en: 'Do you want to erase all your texts here? They will not come back. YES = erase. NO = keep.',
  },
  erased: {
    fr: 'Tout est effacé ici. Tu peux aussi effacer les textos de ton cell. Tu peux écrire en tout temps.',
    en: 'It is all erased here. You can also erase the texts on your phone. You can text any time.',
  },
  kept: { fr: "D'accord. Nous gardons tout.", en: 'OK. We keep it all.' },
  // "Is with you" would be looked for in the room.
  'with-person': {
    fr: "Une personne de notre équipe t'écrit maintenant.",
    en: 'A person on our team is texting you now.',
  },
  'goodbye-until': {
    fr: 'OK. Pas avant {when}. Tu peux écrire en tout temps.',
    en: 'OK. Not before {when}. You can text any time.',
  },
  'code-word-how': {
    fr: "Tu peux avoir un mot secret. Écris CODE et ton mot. Par exemple: CODE bleuet. Un autre jour, nous demandons ton mot. Alors nous savons que c'est toi.",
    en: 'You can have a secret word. Text CODE and your word. For example: CODE bluebird. On another day, we ask for your word. Then we know it is you.',
  },
  'code-word-set': {
    fr: 'OK. Un autre jour, nous demandons ce mot. Tu peux effacer ton texto maintenant.',
    en: 'OK. On another day, we ask for this word. You can erase your text now.',
  },
  'code-word-ask': { fr: 'Bonjour. Quel est ton mot?', en: 'Hi again. What is your word?' },
  'code-word-again': { fr: "Ce n'est pas ton mot. Quel est ton mot?", en: 'That is not your word. What is your word?' },
  quiet: { fr: 'OK.', en: 'OK.' },
  'plain-on': {
    fr: "D'accord. Nous écrivons avec des mots simples. NORMAL = comme avant.",
    en: 'OK. We use simple words now. NORMAL = as before.',
  },
  'plain-off': { fr: "D'accord. Comme avant. SIMPLE = mots simples.", en: 'OK. As before. SIMPLE = simple words.' },
  'language-changed': {
    fr: "D'accord. Nous t'écrivons dans cette langue.",
    en: 'OK. We text you in this language.',
  },
  'trip-confirmed': {
    fr: "C'est certain. On vient te chercher comme prévu.",
    en: 'It is certain. You will be picked up as we said.',
  },
  'trip-confirmed-at': {
    fr: "C'est certain. On vient te chercher comme prévu, {when}.",
    en: 'It is certain. You will be picked up as we said, {when}.',
  },
  'trip-new-time': {
    fr: "L'heure change. On vient te chercher {when}.",
    en: 'The time has changed. You will be picked up {when}.',
  },
  'trip-changed': {
    fr: "On ne vient pas te chercher pour l'instant. N'attends pas dehors. Nous cherchons un autre trajet. Nous allons t'écrire.",
    en: 'The ride is not coming. Do not wait outside. We are looking for another ride. We will write to you.',
  },
  'trip-cancelled': {
    fr: "Il n'y a plus de trajet. N'attends pas dehors. Tu peux écrire en tout temps.",
    en: 'There is no ride now. Do not wait outside. You can write any time.',
  },
  'trip-check': {
    fr: 'Es-tu là où tu voulais aller? Réponds OUI ou NON.',
    en: 'Did you get there OK? Reply YES or NO.',
  },
  'trip-arrived': {
    fr: "Merci. C'est une bonne nouvelle. Tu peux écrire en tout temps.",
    en: 'Thank you. That is good news. You can write any time.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

import type { Bilingual } from '../model.ts';

/**
 * Every text the engine can send. A hub may put its own in place of one, by key.
 *
 * French says "tu": most who write are young, youth lines in Ontario do the same, and "vous" sounds like an office.
 * Words are chosen so that French stays in GSM-7 (é è à ù, never ê ç î ô): twice the room, half the cost, no accent lost.
 * Nothing here names the program, an organization or a reason for writing.
 */
export const shippedTexts = {
  // The first answer, when the language of the first words is clear, and when it is not.
  opening: {
    fr: "Bonjour, merci d'avoir écrit. Peux-tu texter sans risque en ce moment? Réponds OUI ou NON. STOP = plus de textos. English? Reply EN.",
    en: 'Hi, thanks for writing. Is it safe for you to text right now? Reply YES or NO. STOP = no more texts. Tu parles FR? Réponds FR.',
  },
  'opening-both': {
    fr: 'Bonjour, peux-tu texter sans risque en ce moment? OUI ou NON. / Hi, is it safe for you to text right now? YES or NO. (STOP = fin/end)',
    en: 'Hi, is it safe for you to text right now? YES or NO. / Bonjour, peux-tu texter sans risque en ce moment? OUI ou NON. (STOP = end/fin)',
  },
  'welcome-back': {
    fr: 'Rebonjour. Peux-tu texter sans risque en ce moment? Réponds OUI ou NON. STOP = plus de textos.',
    en: 'Hi again. Is it safe for you to text right now? Reply YES or NO. STOP = no more texts.',
  },
  safe: {
    fr: 'Peux-tu texter sans risque en ce moment? Réponds OUI ou NON.',
    en: 'Is it safe for you to text right now? Reply YES or NO.',
  },
  'safe-again': {
    fr: "Pardon, nous n'avons pas bien compris. Peux-tu texter sans risque en ce moment? Réponds OUI ou NON. PERSONNE = parler à quelqu'un.",
    en: 'Sorry, we did not follow. Is it safe for you to text right now? Reply YES or NO. PERSON = talk to someone.',
  },
  'safe-unsure': {
    fr: "D'accord. Si quelqu'un peut voir ton écran, écris-nous plus tard. Pour continuer maintenant, réponds OUI. Sinon, réponds NON.",
    en: 'OK. If someone may see your screen, write to us later. To go on now, reply YES. If not, reply NO.',
  },
  goodbye: { fr: 'OK, à plus. Écris quand tu veux.', en: 'OK, later. Text any time.' },
  'danger-now': {
    fr: 'Es-tu en danger en ce moment? Réponds OUI ou NON. PASSER = autre question.',
    en: 'Are you in danger right now? Reply YES or NO. SKIP = next question.',
  },
  'danger-now-again': {
    fr: "Pardon, pas bien compris. Es-tu en danger en ce moment? OUI ou NON. PASSER = autre question. PERSONNE = parler à quelqu'un.",
    en: 'Sorry, we did not follow. Are you in danger right now? YES or NO. SKIP = next question. PERSON = talk to someone.',
  },
  // Put before the next question.
  'danger-unsure': {
    fr: 'Une personne de notre équipe est avertie. En danger: appelle le {emergency}.',
    en: 'A person on our team has been told. In danger: call {emergency}.',
  },
  'safe-hours': {
    fr: "Quand peut-on t'écrire ici sans risque? Par exemple: après 20 h, lun-ven 9 h à 15 h, en tout temps. PASSER = autre question.",
    en: 'When is it safe to text you here? For example: after 8 pm, Mon-Fri 9 to 3, any time. SKIP = next question.',
  },
  'safe-hours-again': {
    fr: "Pardon, pas bien compris. Écris des heures, par exemple: après 20 h. Ou: en tout temps. PASSER = autre question. PERSONNE = parler à quelqu'un.",
    en: 'Sorry, we did not follow. Send hours, for example: after 8 pm. Or: any time. SKIP = next question. PERSON = talk to someone.',
  },
  'hours-noted': { fr: 'Noté: {hours}.', en: 'Noted: {hours}.' },
  needs: {
    fr: "Merci. Qu'est-ce qui t'aiderait? Mots ou numéros: 1 transport 2 lieu sans danger 3 parler 4 santé 5 avocat 6 autre. PASSER = autre question.",
    en: 'Thanks. What would help? Words or numbers, several are fine: 1 ride 2 safe place 3 talk 4 health 5 legal 6 other. SKIP = next question.',
  },
  'needs-again': {
    fr: "Pardon, pas bien compris. Écris un ou des numéros: 1 transport 2 lieu sans danger 3 parler 4 santé 5 avocat 6 autre. PERSONNE = parler à quelqu'un.",
    en: 'Sorry, we did not follow. Send one or more numbers: 1 ride 2 safe place 3 talk 4 health 5 legal 6 other. PERSON = talk to someone.',
  },
  community: {
    fr: 'Où es-tu en ce moment? Le nom de la ville ou de la communauté suffit. PASSER = autre question.',
    en: 'Where are you right now? The name of the town or community is enough. SKIP = next question.',
  },
  'community-again': {
    fr: "Pardon, pas bien compris. Quel est le nom de ta ville ou de ta communauté? PASSER = autre question. PERSONNE = parler à quelqu'un.",
    en: 'Sorry, we did not follow. What is the name of the town or community? SKIP = next question. PERSON = talk to someone.',
  },
  'community-choice': {
    fr: 'Lequel de ces endroits? {candidates} 0 aucun. Réponds par un numéro.',
    en: 'Which of these places? {candidates} 0 none. Reply with a number.',
  },
  'community-choice-again': {
    fr: "Pardon, pas bien compris. Lequel? {candidates} 0 aucun. PERSONNE = parler à quelqu'un.",
    en: 'Sorry, we did not follow. Which one? {candidates} 0 none. PERSON = talk to someone.',
  },
  age: {
    fr: 'Dans quel groupe es-tu? 1) moins de 16 ans 2) 16 ou 17 ans 3) 18 ans ou plus. PASSER = autre question.',
    en: 'Which group fits you? 1) under 16 2) 16 or 17 3) 18 or over. SKIP = next question.',
  },
  'age-again': {
    fr: "Pardon, pas bien compris. Réponds 1 (moins de 16 ans), 2 (16 ou 17 ans), 3 (18 ans ou plus) ou PASSER. PERSONNE = parler à quelqu'un.",
    en: 'Sorry, we did not follow. Reply 1 (under 16), 2 (16 or 17), 3 (18 or over) or SKIP. PERSON = talk to someone.',
  },
  nation: {
    fr: "Es-tu d'une Première Nation, Inuk ou Métis? Écris le nom de ta Nation, ou NON. Rien ne t'y oblige: PASSER = autre question.",
    en: 'Are you First Nations, Inuk or Métis? Send the name of your Nation, or NO. You do not have to say: SKIP = next question.',
  },
  'nation-again': {
    fr: "Pardon, pas bien compris. Écris le nom de ta Nation ou communauté, ou NON. PASSER = autre question. PERSONNE = parler à quelqu'un.",
    en: 'Sorry, we did not follow. Send the name of your Nation or community, or NO. SKIP = next question. PERSON = talk to someone.',
  },
  accommodations: {
    fr: "Que faut-il prévoir? 1 mots simples 2 interprète 3 fauteuil roulant 4 vue, audition 5 chien d'assistance 6 enfants avec toi. NON = rien. PASSER = suite.",
    en: 'Anything to plan for? 1 simple words 2 interpreter 3 wheelchair 4 sight, hearing 5 service animal 6 kids with you. NO = nothing. SKIP = next question.',
  },
  'accommodations-again': {
    fr: "Pardon, pas bien compris. 1 mots simples 2 interprète 3 fauteuil 4 vue, audition 5 chien d'assistance 6 enfants. NON = rien. PERSONNE = parler à quelqu'un.",
    en: 'Sorry, we did not follow. 1 simple words 2 interpreter 3 wheelchair 4 sight, hearing 5 service animal 6 kids. NO = nothing. PERSON = talk to someone.',
  },
  consent: {
    fr: "Pouvons-nous dire à nos partenaires seulement ce qu'il faut pour t'aider? OUI ou NON: à toi de choisir. Si c'est NON, seule notre équipe le saura.",
    en: 'May we tell our partners only what they need to help you? YES or NO, it is your choice. If NO, only our own team will know.',
  },
  'consent-again': {
    fr: "Pardon, pas bien compris. Pouvons-nous dire à nos partenaires seulement ce qu'il faut pour t'aider? OUI ou NON. PERSONNE = parler à quelqu'un.",
    en: 'Sorry, we did not follow. May we tell our partners only what they need to help you? YES or NO. PERSON = talk to someone.',
  },
  done: {
    fr: "Merci. Une personne de l'équipe lira tes réponses et t'écrira ici. Tu peux écrire en tout temps. En danger: appelle le {emergency}.",
    en: 'Thank you. A person on our team will read your answers and write to you here. You can text any time. In danger: call {emergency}.',
  },
  'done-without-sharing': {
    fr: "D'accord, cela reste dans notre équipe. Une personne t'écrira ici. Tu peux écrire en tout temps. En danger: appelle le {emergency}.",
    en: 'OK, this stays within our team. A person will write to you here. You can text any time. In danger: call {emergency}.',
  },
  noted: {
    fr: "Merci, c'est noté. Une personne de l'équipe lira ton texto. En danger: appelle le {emergency}.",
    en: 'Thanks, noted. A person on our team will read your text. In danger: call {emergency}.',
  },
  'no-pictures': {
    fr: "Pour ta sécurité nous ne gardons pas les images: elle est supprimée ici. Peux-tu le dire en mots? PERSONNE = parler à quelqu'un.",
    en: 'To keep you safe we do not keep pictures: it is deleted here. Can you say it in words? PERSON = talk to someone.',
  },
  misunderstood: {
    fr: "Pardon, nous te comprenons mal et ce n'est pas ta faute. Une personne de l'équipe est avertie et t'écrira ici.",
    en: 'Sorry, we keep missing your meaning. That is on us. A person on our team has been told and will write to you here.',
  },
  'other-language': {
    fr: "Une personne de l'équipe est avertie et te répondra ici. / A person has been told and will answer you here.",
    en: "A person has been told and will answer you here. / Une personne de l'équipe est avertie et te répondra ici.",
  },
  danger: {
    fr: 'Si tu es en danger et que tu le peux, appelle le {emergency} (un appel, pas un texto). Appel ou texto: {distress}. Nous avertissons une personne maintenant.',
    en: 'If you are in danger and can do it, call {emergency} (a call, not a text). Call or text: {distress}. We are telling a person on our team now.',
  },
  help: {
    fr: "Nous sommes là. Une personne de l'équipe est avertie. PERSONNE = lui parler. STOP = plus de textos. En danger: appelle le {emergency}.",
    en: 'We are here. A person on our team has been told. PERSON = talk to them. STOP = no more texts. In danger: call {emergency}.',
  },
  info: {
    fr: "Une équipe te répond en privé. PERSONNE = parler à quelqu'un. SIMPLE = mots simples. CODE = mot secret. EFFACER, STOP. En danger: appelle le {emergency}.",
    en: 'A team answers you in private. PERSON = talk to someone. SIMPLE = simple words. CODE = secret word. ERASE, STOP. In danger: call {emergency}.',
  },
  human: {
    fr: "D'accord. Une personne de l'équipe est avertie et te répondra ici. Si tu es en danger, appelle le {emergency}.",
    en: 'OK. A person on our team has been told and will answer you here. If you are in danger, call {emergency}.',
  },
  'opted-out': {
    fr: "C'est fait: tu ne recevras plus de textos de ce numéro. Pour revenir, écris DÉBUT.",
    en: 'Done: no more texts from this number. To come back, text START.',
  },
  'opted-out-both': {
    fr: "C'est fait, aucun autre texto. Pour revenir: DÉBUT. / Done: no more texts. To come back: START.",
    en: 'Done: no more texts. To come back: START. / Aucun autre texto. Pour revenir: DÉBUT.',
  },
  'opted-in-with-human': {
    fr: "Te revoilà. Une personne de l'équipe lira tes textos et te répondra ici. STOP = plus de textos.",
    en: 'Welcome back. A person on our team will read your texts and answer here. STOP = no more texts.',
  },
  'erase-ask': {
    fr: 'Effacer tout ce que tu as écrit ici? On ne peut pas revenir en arrière. Réponds OUI pour effacer, NON pour garder.',
    en: 'Erase everything you wrote here? It cannot be undone. Reply YES to erase, NO to keep it.',
  },
  erased: {
    fr: "C'est effacé. Pense à effacer aussi les textos de ton cell. Tu peux écrire de nouveau quand tu veux.",
    en: 'It is erased. You may want to delete the texts on your phone too. You can write again any time.',
  },
  kept: { fr: "D'accord, rien n'est effacé.", en: 'OK, nothing is erased.' },
  // A member of the hub has taken the conversation over.
  'with-person': {
    fr: "Une personne de notre équipe t'écrit maintenant.",
    en: 'A person on our team is texting you now.',
  },
  // Not before the hour they named; `{when}` is a day and an hour.
  'goodbye-until': { fr: 'OK, pas avant {when}. Écris quand tu veux.', en: 'OK, not before {when}. Text any time.' },
  'code-word-how': {
    fr: 'Pour avoir un mot secret, écris CODE et ton mot, par exemple: CODE bleuet. On te le demandera avant de continuer un autre jour.',
    en: 'To have a secret word, text CODE and your word, for example: CODE bluebird. We will ask for it before going on another day.',
  },
  'code-word-set': {
    fr: "C'est noté. On te demandera ce mot avant de continuer un autre jour. Pense à effacer ce texto.",
    en: 'Noted. We will ask for this word before going on another day. You may want to delete that text.',
  },
  'code-word-ask': { fr: 'Rebonjour. Quel est le mot?', en: 'Hi again. What is the word?' },
  'code-word-again': { fr: "Ce n'est pas le mot. Quel est le mot?", en: 'That is not the word. What is the word?' },
  // Says nothing: the phone may be in other hands.
  quiet: { fr: 'OK.', en: 'OK.' },
  'plain-on': {
    fr: "D'accord. Nous allons écrire avec des mots simples. NORMAL = comme avant.",
    en: 'OK. We will use simple words. NORMAL = as before.',
  },
  'plain-off': {
    fr: "D'accord, comme avant. SIMPLE = des mots simples.",
    en: 'OK, as before. SIMPLE = simple words.',
  },
  'language-changed': {
    fr: "D'accord, nous t'écrirons dans cette langue.",
    en: 'OK, we will write to you in this language.',
  },
  // A ride. Only what is certain; who comes is "as agreed". `{when}` says the day too, unless it is the same one.
  'trip-confirmed': {
    fr: "C'est confirmé: on vient te chercher comme convenu.",
    en: 'It is confirmed: you will be picked up as agreed.',
  },
  'trip-confirmed-at': {
    fr: "C'est confirmé: on vient te chercher comme convenu, {when}.",
    en: 'It is confirmed: you will be picked up as agreed, {when}.',
  },
  'trip-new-time': {
    fr: "L'heure change: on vient te chercher comme convenu, {when}.",
    en: 'New time: you will be picked up as agreed, {when}.',
  },
  'trip-changed': {
    fr: "Finalement, on ne vient pas te chercher pour l'instant. N'attends pas dehors. On cherche autrement et on te redonne des nouvelles.",
    en: 'The ride we told you about is not coming. Please do not wait outside. We are looking for another way and will write to you.',
  },
  'trip-cancelled': {
    fr: "Le trajet dont on t'a parlé n'aura pas lieu. N'attends pas dehors. Tu peux écrire quand tu veux.",
    en: 'The ride we told you about is off. Please do not wait outside. You can write any time.',
  },
  // No word of it tells whether a woman or a man is asked.
  'trip-check': {
    fr: 'Es-tu bien là où tu voulais aller? Réponds OUI ou NON.',
    en: 'Did you get there OK? Reply YES or NO.',
  },
  'trip-arrived': {
    fr: "Merci de l'avoir dit, c'est une bonne nouvelle. Prends soin de toi. Tu peux écrire quand tu veux.",
    en: 'Thanks for telling us, that is good news. Take care. You can write any time.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/**
 * Someone they fear is near. A text lighting up may be what harms them: the answer is the neutral goodbye, and a
 * human is told at once.
 */
export const threatNearWords: Readonly<Record<'en' | 'fr', readonly string[]>> = {
  en: [
    '{near} (is/are/just) (now/still/right/sitting/almost/just) here/back/home/beside/close/coming/arriving/watching/reading',
    '{near} just came/walked/got',
    '{near} (is/are) (right) (next/in) to/the me/room/house',
    '{near} (is/can/might/will) (be) checking/checks/check/see/sees/read/reads/reading/has/got/took/takes (through) my phone/texts/cell/messages',
  ],
  fr: [
    '{lui}/y est/sont (juste/encore/tout/pas) la/ici/revenu/revenue/proche/loin/arrive/dehors',
    '{lui}/y (s) en vient/viens',
    '{lui}/y arrive/arrivent/revient/reviennent',
    '{lui}/y (est) a cote',
    '{lui} (regarde/lit/fouille/checke/check/surveille) (dans) mon cell/telephone',
  ],
};

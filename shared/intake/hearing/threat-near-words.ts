type Words = Readonly<Record<'en' | 'fr', readonly string[]>>;

/**
 * Someone they fear is near. A text lighting up may be what harms them: the answer is the neutral goodbye, and a
 * human is told at once.
 */
export const threatNearWords: Words = {
  en: [
    '{near} (is/are/just) (now/still/right/sitting/standing/lying/almost/just/all) (right/back) here/back/home/beside/close/coming/arriving/watching/reading/looking/listening',
    '{near} just came/walked/got',
    '{near} (is/are) (still/sitting/standing/lying/laying/sleeping/asleep) (right/just) next to me/us',
    '{near} (is/are) (still/sitting/standing/lying/laying/sleeping/asleep) (right/just) behind/beside/over/above me/us',
    '{near} (is/are) (still/sitting/standing/lying/laying) (right/just) in/on (the/my/our/this/same) (same/next/other) room/house/bed/couch/car/truck/van/kitchen',
    '{near} (is/can/might/will) (be/always/keeps) checking/checks/check/see/sees/read/reads/reading/has/have/got/going/goes/looks/looking/took/takes (through/at/in/on) (all) my phone/cell/tablet/texts/messages/dms/snap/snapchat/messenger/screen',
    '{near} (is) (right/reading/looking/watching) over my shoulder',
    '{near} will/can/could/might hear',
    '{near} will/can/could/might see this/it',
    '{near} thinks i am texting/talking/writing/asleep/sleeping/in/on/doing',
    // Whoever it is
    'someone/somebody is (right/still) here/coming $',
    'someone/somebody is (right/still) here/coming have/can/got/bye/sh/wait',
    // Not to be written to, whoever is there
    '^ (please/ok/no/hey) (please) do not answer/reply/respond',
    'please do not answer/reply/respond',
    'do not answer/reply/respond (back/here/to/please/ok) (this/me) $',
    'do not {write} back',
    '^ (please) be/keep/stay quiet',
    'please/must/have (to) be/keep/stay quiet',
    'sh/shush',
  ],
  fr: [
    '{lui}/y est/sont (juste/encore/tout/pas/deja) la/ici/revenu/revenue/revenus/rentre/rentres/proche/loin/arrive/arrives/dehors/dedans',
    '{lui}/y (s) en vient/viens',
    '{lui}/y arrive/arrivent/revient/reviennent',
    '{lui}/y vient/viens/viennent (juste/tout) d/de arriver/arrive/rentrer/rentre/entrer/entre/revenir',
    '{lui}/y rentre/rentrent/monte/montent/entre $',
    '{lui}/y rentre/monte/entre (la) je/j/faut/bye/attend',
    '{lui}/y monte/montent (dans) les/l/en/la marches/escalier/escaliers/haut/chambre',
    '{lui}/y (est) (juste/encore/assis/debout/couche/dort) a cote',
    '{lui}/y (est) (juste/encore/assis/debout/couche/dort) derriere/devant/contre/sur moi/nous',
    '{lui}/y est/sont (juste/encore/assis/couche) dans (la/le/ma/mon/notre) (meme) chambre/salon/cuisine/maison/lit/piece/char',
    '{lui}/y (est) (en) (train) (de/peut/va) a/as/regarde/regarder/lit/lire/lis/fouille/fouiller/checke/check/checker/surveille/surveiller/guette (tout/tous/toutes/dans) (tous) mon/mes/ma cell/cel/telephone/tel/phone/messages/message/textos/texto/textes/messenger/snap/tablette/conversations',
    '{lui}/y (va/vont) m/nous ecoute/ecoutent/observe/entendre/entend',
    '{lui}/y va/vont/peut entendre',
    '{lui}/y va/vont/peut voir/lire le/ce/mes/mon/l texto/textos/message/messages/ecran/cell',
    'quelqu un arrive/rentre/vient/monte $',
    'quelqu un qui/s arrive/rentre/vient/en',
    'reponds/repondez (moi/surtout) pas',
    'repond/reponds moi pas',
    '^ (chut/svp/non) (m) ecris/ecrivez/texte/textez/textes pas (la/maintenant) (svp) $',
    '^ (svp/faut) pas repondre',
    'chut',
  ],
};

/** Only beside words of danger: the same text tells that an answer may be seen or heard. */
export const besideDangerWords: Words = {
  en: [
    '(i) can not (really/even) talk/speak (right) now/rn/here',
    '^ (i/please/sorry/help) (i) can not (really/even) talk/speak',
    '{near} is (right/here/still) with me/us',
    'i am (still/stuck/alone/here/right) with him/them',
    'am/are/trapped/stuck/locked (still/stuck/sitting/trapped/locked) in his/their {vehicle}/bed/room',
    'am/are (still/stuck) in/on (the/a/his/my/this) {vehicle}/room/house/bed with him/them',
    'i/to/am whisper/whispering',
    '(i) (am) not alone',
    'delete/deleting this',
    'not safe to text/write/talk',
  ],
  fr: [
    'je (ne) peux pas/pu/plus (vraiment/trop) parler/jaser',
    '{lui}/y est/sont (encore/juste) avec moi/nous',
    'suis (encore/prise/pognee/toute) (seule) avec lui/eux',
    'suis (encore/prise/assise) dans son/leur char/truck/van/lit/auto/camion',
    'je/parle chuchote/chuchoter',
    '{lui}/y me/nous regarde/regardent/surveille/surveillent',
    '^ (chut/svp/non) repond (surtout) pas',
    'suis pas (toute) seule/seul',
    'ecris/ecrivez/texte/textez/appelle/appelez (moi/surtout) pas',
  ],
};

/** Beside words of danger: they will be there, and are not yet; a call for help can still be made. */
export const notYetNearWords: Words = {
  en: [
    'coming/back/home (back/here/over/home/again/too) tonight/tomorrow/later/after/at/in/when/until/around/with/next/this/every/for/soon',
    'coming (back/over/here) to/for/after',
    // She writes from another one.
    '{near} (has/have) took/takes/taken/has/have/got my phone/cell/tablet',
    'said/says/saying (that) {near} (is/are) coming/back',
    'before {near} (is/are/get/gets) (back) here/back/home/coming',
  ],
  fr: [
    'arrive/arrivent/revient/reviennent/vient/rentre/rentrent (de/du/des) (la/l) (shop/job/travail/ouvrage) a/vers/dans/demain/tantot/ce/lundi/apres/bientot/pour/me/nous/chercher',
    '{lui}/y est/sont dehors',
    '{lui}/y a/as/ont (pris) mon cell/cel/tel/telephone/phone',
    'si/quand/avant/que/qu {lui}/y (est) arrive/revient/rentre/revenu',
    'dit que/qu/quil {lui}/y (s) (en) arrive/revient/vient',
  ],
};

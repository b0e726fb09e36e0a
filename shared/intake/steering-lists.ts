import type { KeywordList } from './keyword-lists.ts';

/** May be a real cry: answered, and a human is told. */
export const helpWords: KeywordList = {
  alone: {
    both: [],
    en: ['help', 'help me', 'help help', 'i need help', 'need help', 'can you help me', 'can you help', 'someone help', 'please help me', 'helpme', 'help us', 'hepl', 'help im', 'somebody help me', 'someone help me', 'can someone help me'],
    fr: ['aide', 'aide moi', 'aidez moi', 'aidez', 'aider moi', 'aider', 'a l aide', 'al aide', 'a laide', 'besoin d aide', 'j ai besoin d aide', 'aidez nous', 'aider nous', 'aide nous', 'peux tu m aider', 'pouvez vous m aider', 'besoin aide', 'quelqu un peut m aider'],
  },
  inside: { en: [], fr: [] },
};

export const infoWords: KeywordList = {
  alone: {
    both: ['info', 'infos', 'information', 'informations'],
    en: ['who is this', 'who are you', 'what is this', 'what is this number', 'who are u', 'is this a bot', 'are you a bot', 'are you real', 'are you a robot', 'is this real', 'who am i talking to', 'more info', 'what do you do', 'menu', 'whos this', 'who dis', 'new phone who dis'],
    fr: ['c est qui', 'c est qui ca', 'qui est ce', 'qui es tu', 'qui etes vous', 't es qui', 'vous etes qui', 'c est quoi', 'c est quoi ce numero', 'c est quoi ca', 'es tu un robot', 'c est un robot', 'tu es qui', 'plus d info', 'renseignements', 'a qui je parle'],
  },
  inside: { en: [], fr: [] },
};

/** A person rather than questions. `someone` forms are in `softHumanWords`: beside other needs, they are one more need. */
export const humanWords: KeywordList = {
  harmless: ['do not/never (want/you/ever) (to) call/talk/speak', 'need/want someone to talk to', 'besoin de quelqu un a qui parler', '(m/me/ne) appelle/appelez (moi) pas'],
  alone: {
    both: ['agent'],
    en: ['person', 'human', 'operator', 'real person', 'a person', 'a human', 'a real person', 'people', 'worker', 'staff', 'call me', 'can you call me', 'can someone call me', 'representative', 'counsellor', 'counselor'],
    fr: ['personne', 'une personne', 'une vraie personne', 'vraie personne', 'humain', 'un humain', 'un vrai humain', 'intervenante', 'intervenant', 'une intervenante', 'appelle moi', 'appelez moi', 'peux tu m appeler', 'pouvez vous m appeler', 'travailleuse sociale', 'conseillere'],
  },
  inside: {
    en: [
      'talk/speak/chat/talking/speaking/text/texting/connect/connected (to/with) (a/an/your/the/another) (real/actual/live/human/support/social) person/human/people/worker/counsellor/counselor/coordinator/staff/agent/woman/lady/being',
      'real/actual/live person/human',
      'someone/somebody/you (please) call me',
      'speak/talk to real people',
    ],
    fr: [
      'parler/jaser/texter/discuter/communiquer (a/avec/au/aux) (une/un/l/votre/la) (vraie/vrai) personne/humain/intervenante/intervenant/conseillere/conseiller/travailleuse/travailleur/agent/agente/femme/coordonnatrice/gens/monde',
      'vraie/vrai personne/humain/monde',
      '(quelqu/un) un (peut/peux/pourrait) m appeler',
    ],
  },
};

export const softHumanWords: Readonly<Record<'en' | 'fr', readonly string[]>> = {
  en: ['talk/speak/chat/talking (to/with) someone/somebody'],
  fr: ['parler/jaser/discuter (a/avec) quelqu (un)'],
};

export const eraseWords: KeywordList = {
  harmless: ['i/he/she/they (have/just/already/has) deleted/erased/deletes', 'j/il/elle ai/a (tout/deja) efface/supprime', 'not delete/erase', 'efface/effacez/supprime/supprimez pas'],
  alone: {
    both: [],
    en: ['erase', 'erase all', 'erase it', 'erase everything', 'erase me', 'delete', 'delete all', 'delete it', 'delete everything', 'delete me', 'erase it all', 'delete it all', 'delete this', 'erase this', 'forget me', 'wipe everything', 'wipe it'],
    fr: ['effacer', 'efface', 'effacez', 'effacer tout', 'efface tout', 'effacez tout', 'tout effacer', 'supprimer', 'supprime', 'supprimez', 'supprimer tout', 'supprime tout', 'supprimez tout', 'tout supprimer', 'oublie moi', 'oubliez moi', 'efface moi', 'efaccer', 'efacer'],
  },
  inside: {
    en: [
      'delete/erase/wipe/destroy/clear (all) (of) (my/this/the/our) (whole/entire) data/info/information/messages/texts/texts/conversation/chat/file/record/records/answers/stuff/history',
      'delete/erase everything',
      'delete/erase all (of) (it/this/that/my)',
    ],
    fr: [
      'efface/effacer/effacez/supprime/supprimer/supprimez/detruire/detruisez (tout/tous/toutes) (mes/mon/ma/les/la/le/cette) donnees/infos/info/informations/messages/textos/textes/conversation/dossier/reponses/historique',
      'tout effacer/supprimer',
      'efface/effacer/effacez/supprime/supprimer/supprimez tout',
    ],
  },
};

export const languageWords: Readonly<Record<'en' | 'fr', { readonly alone: readonly string[]; readonly inside: readonly string[] }>> = {
  en: {
    alone: ['en', 'eng', 'english', 'anglais', 'en anglais', 'in english', 'angalis', 'englis', 'i am english', 'english only', 'anglophone'],
    inside: [
      'in/speak/prefer/want/use english',
      'parle/parles/parlez/prefere/en/veux (tu/vous/l) anglais',
      'not (speak/understand/read/know) (any/speak) french',
      '(parle/comprends/lis) pas (bien) (le) francais',
      'no french',
    ],
  },
  fr: {
    alone: ['fr', 'fra', 'francais', 'french', 'en francais', 'in french', 'francai', 'franco', 'le francais', 'francophone', 'frech', 'je suis francophone'],
    inside: [
      'in/speak/prefer/want/use french',
      'parle/parles/parlez/prefere/en/veux (tu/vous/le) francais',
      'not (speak/understand/read/know) (any/good/much/speak) english',
      '(parle/comprends/lis) pas (bien/tres/trop) (bien) (l) anglais',
      'no english',
    ],
  },
};

/** Not safe to go on: a neutral goodbye, and quiet until they write. */
export const unsafeWords: Readonly<Record<'en' | 'fr', readonly string[]>> = {
  en: [
    '^ (it/its) (is) not safe (now/right/anymore/to/here) (now/text/talk) $',
    '^ (sorry/ok/no) (i) can not (really) talk/text (now/right/anymore/here) (now) $',
    '^ (ok/sorry) (i) have/got (to) go $',
    '^ (no/sorry) not (a) safe/now (now) $',
    '^ (no/sorry) not right now $',
    '^ (no/sorry) not a good time (now/right) (now) $',
    '^ (ok/no) talk/text/write (me/you/to) later (please) $',
    'not {write} (me/here) now/right/today/tonight',
    'someone is/reading reading/watching (my/me) (phone/texts)',
  ],
  fr: [
    '^ (non) (c/ce) (est) pas/plus safe/securitaire/prudent (maintenant/ici/de/pour) (la/texter/parler/ecrire) $',
    '^ (je) (ne) peux pas/plus/pu parler/texter/ecrire (maintenant/la/ici) (la) $',
    '^ (ok) (il) (je) faut/dois (que) (j) (y) aille/aller $',
    '^ (non) pas maintenant/la $',
    '^ (non) pas tout de suite $',
    '^ (ok/on) (se) (parle) (a) plus tard $',
    'm/me {ecrire} pas maintenant/tout/ce',
  ],
};

import type { Accommodation } from '../model.ts';

type Words = { readonly en: string[]; readonly fr: string[] };

/** What would make things easier, in free words (the small language of `phrases.ts`). */
export const accommodationWords: Readonly<Record<Accommodation, Words>> = {
  'plain-language': {
    en: [
      'simple/easy/plain/easier/basic words/word/english/language/reading/text/texts',
      '^ simple $',
      'trouble/hard/difficulty/slow/problem/problems (with/to/at) read/reading/understand/understanding/reader',
      'autism/autistic/fasd/fas/adhd/disability/disabled/delay/delayed/dyslexia/dyslexic/learning',
    ],
    fr: [
      'mots/mot/texte/textes/francais/langage simple/simples/facile/faciles/clair/clairs',
      '^ simple $',
      'mal/difficulte/difficultes/dur/misere/probleme/problemes (a/de) lire/comprendre/lecture/comprehension',
      'autisme/autiste/tsaf/tdah/handicap/deficience/retard/dyslexie/dyslexique/apprentissage',
    ],
  },
  interpreter: {
    en: [
      'interpreter/translator/translate/translation/interpretation',
      'not/bad speak/english/french (english/french/good/well)',
      'cree/ojibwe/ojibway/oji/anishinaabemowin/spanish/arabic/mandarin/ukrainian/punjabi/tagalog speaker/please/only',
    ],
    fr: [
      'interprete/traducteur/traductrice/traduction/traduire',
      'parle pas/peu/mal (le/l/tres/beaucoup) (bien) (le/l) anglais/francais',
      'cri/ojibwe/ojibwa/espagnol/arabe/creole/ukrainien seulement',
    ],
  },
  wheelchair: {
    en: [
      'wheelchair/walker/crutches/cane/scooter/ramp/elevator/mobility',
      'cannot/can not walk/stairs',
      'can/could not (really/do) walk/stairs',
    ],
    fr: [
      'fauteuil/fauteuils/roulant/marchette/bequilles/canne/rampe/ascenseur/mobilite',
      'pas/plus marcher',
      'pas/plus (de/les/d) escalier/escaliers/marches',
    ],
  },
  'hearing-or-vision': {
    en: ['deaf/hearing/blind/vision/sight/asl/glasses/braille', 'can/could not (really) see/hear', 'sign language'],
    fr: [
      'sourde/sourd/malentendante/malentendant/audition/aveugle/vue/vision/lsq/braille/lunettes',
      'langue des signes',
      'entends/vois pas/mal/plus',
    ],
  },
  'service-animal': {
    en: ['service/support/guide/therapy/emotional dog/animal/cat', '(my/a) dog/cat/pet/pets'],
    fr: [
      'chien/chat/animal (d/de) assistance/guide/soutien/service',
      'mon/ma/un/une/mes chien/chienne/chat/chatte/animal/animaux',
    ],
  },
  'with-children': {
    en: ['kid/kids/child/children/baby/babies/son/daughter/toddler/newborn', 'car seat'],
    fr: ['enfant/enfants/bebe/bebes/fils/fille/filles/garcon/jeunes/poupon', 'siege (d) auto', 'mes petits/petites'],
  },
};

/** "That is all": the questions that are left can wait. */
export const enoughWords: Words = {
  en: [
    'that is all/it',
    'thats all/it',
    'skip all/everything',
    'skip (all) the rest',
    'skip (all) (the) (other) questions',
    'no more questions',
    'enough/too many questions',
    'stop asking (me) (questions)',
  ],
  fr: [
    'c est tout',
    'cest tout',
    'passer/passe tout',
    'passer/passe le reste',
    'passer/passe (toutes) les questions',
    'plus/pu/pus de questions',
    'assez/trop de questions',
    'arrete (de) (me) poser (des) questions',
  ],
};

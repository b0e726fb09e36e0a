import type { AgeBand, Need } from '../model.ts';

export type Words = { readonly en: string[]; readonly fr: string[] };

/** How people say what they need, in free words (the small language of `phrases.ts`). */
export const needWords: Readonly<Record<Need, Words>> = {
  transport: {
    en: [
      'ride/rides/lift/drive/transport/transportation/bus/taxi/cab/uber/flight/plane/train/greyhound',
      'pick/picked me up',
      'come get me',
      'fly/get/go/travel to',
      'get out of',
      'way out/there/home',
      'to leave (town/here)',
    ],
    fr: [
      'transport/lift/ride/autobus/bus/taxi/avion/train/char/voiture/auto/pouce/embarquer/raccompagner/voyager/deplacement',
      'me chercher',
      'me rendre',
      'aller a',
      'partir de/d/dici',
    ],
  },
  'safe-place': {
    en: [
      'safe place/house/spot/space/bed',
      'place/somewhere/anywhere safe',
      'place to stay/sleep/live/go/crash',
      'nowhere/anywhere to go/stay/sleep',
      'shelter/housing/homeless/bed/motel/hotel/apartment',
      'to sleep',
    ],
    fr: [
      'endroit/lieu/place/coin/maison (sur/sure) securitaire/safe/tranquille/sur/sure',
      '(lieu/endroit) sans danger',
      'endroit/place/lieu/coin pour/ou dormir/rester/aller/vivre',
      'en securite',
      'hebergement/refuge/abri/logement/lit/motel/hotel/appartement/itinerante',
      'nulle part',
      'pour dormir',
      'ou dormir/aller/rester',
    ],
  },
  talk: {
    en: [
      'talk/talking/listen/counselling/counseling/counsellor/counselor/therapy/therapist/support',
      'someone to talk',
    ],
    fr: ['parler/jaser/ecoute/ecouter/psy/psychologue/counseling/conseillere/therapie/therapeute/soutien/confier'],
  },
  health: {
    en: [
      'health/doctor/nurse/hospital/clinic/pregnant/pregnancy/medicine/medication/meds/sick/injured/dentist/detox/rehab/addiction/addicted/sober/withdrawal/std/sti/medical',
      'mental health',
      'birth control',
    ],
    fr: [
      'sante/docteur/medecin/infirmiere/hopital/clinique/enceinte/medicament/medicaments/malade/blessee/dentiste/desintox/sevrage/dependance/sobre/medical/pilule',
      'sante mentale',
    ],
  },
  legal: {
    en: [
      'legal/lawyer/court/law/immigration/visa/custody/charges/bail/probation/restraining/judge',
      'my papers/passport',
    ],
    fr: [
      'legal/juridique/avocat/avocate/droit/droits/cour/tribunal/loi/immigration/visa/passeport/garde/accusations/juge/probation',
      'mes papiers',
    ],
  },
  other: {
    en: [
      'other/food/clothes/clothing/money/groceries/diapers/school/job/work',
      'something else',
      '(a/new/my) id/phone/cellphone',
    ],
    fr: [
      'autre/nourriture/manger/linge/vetements/argent/epicerie/couches/ecole/travail/emploi/cellulaire/telephone',
      'autre chose',
    ],
  },
};

/** "I don't need a ride": taken out before needs are looked for. */
export const notNeeded: readonly string[] = [
  'not need/want (a/the/any/to) (safe) ride/lift/place/talk/doctor/lawyer/shelter/drive/help',
  'pas besoin (de/d) (un/une) (lift/transport/place/parler/medecin/docteur/avocat/avocate/aide)',
];

export const ageWords: Readonly<Record<Exclude<AgeBand, 'unknown'>, Words>> = {
  'under-16': {
    en: ['under/below/younger/less (than) 8/9/10/11/12/13/14/15/16', 'fifteen/fourteen/thirteen/twelve'],
    fr: ['moins/bas de/que/d 8/9/10/11/12/13/14/15/16', 'quinze/quatorze/treize/douze'],
  },
  '16-17': { en: ['sixteen/seventeen'], fr: ['seize', 'dix sept'] },
  '18-plus': {
    en: ['over/above 18', '18 plus/and/or', 'adult/eighteen', 'older/more than 18'],
    fr: ['plus de 18', '18 ans et/ou plus', 'adulte/majeure/majeur', 'dix huit'],
  },
};

export const skipWords: Words = {
  en: [
    'skip',
    'skip it',
    'skip this',
    'next',
    'next question',
    'pass',
    'prefer not to say',
    'rather not say',
    'i would rather not say',
    'i prefer not to say',
    'none of your business',
    'do not want to say',
    'i do not want to say',
    'no comment',
    'i do not want to answer',
  ],
  fr: [
    'passer',
    'passe',
    'je passe',
    'saute',
    'sauter',
    'suivant',
    'suivante',
    'question suivante',
    'prochaine',
    'autre question',
    'j aime mieux pas dire',
    'j aime mieux pas le dire',
    'je veux pas le dire',
    'je veux pas dire',
    'je prefere pas dire',
    'je prefere ne pas le dire',
    'je veux pas repondre',
    'je prefere ne pas repondre',
  ],
};

/** None of the places offered. */
export const noneWords: Words = {
  en: ['none', 'none of them', 'neither', 'no', 'nope', 'not there', 'other', 'nothing', 'nothing (thanks/else)'],
  fr: ['aucun', 'aucune', 'ni un ni autre', 'non', 'pas la', 'autre', 'aucun des deux', 'rien', 'rien pantoute/merci'],
};

/** All that was listed. */
export const allWords: Words = {
  en: ['all', 'all of it/them/these/those/the above', 'everything', 'all 6/six'],
  fr: ['tout', 'toute', 'tout ca', 'toutes ces choses', 'un peu de tout', 'les 6/six'],
};

/** Beside an age: it is not that one, or not yet. */
export const notYetOfAge: readonly string[] = [
  'not/almost/nearly/turning/turn/soon/yet/before/until',
  'going on',
  'will be',
  'tomorrow/next',
  'january/february/march/april/june/july/august/september/october/november/december',
  'in/on (a/my/the/like/about) (1/2/3/4/5/6/few/couple/two/three) (of) week/weeks/month/months/days/day/may/birthday',
  'bientot/presque/quasiment/encore/avant/pas',
  'vais/va avoir',
  'aurai/aura/demain/prochain/prochaine',
  'janvier/fevrier/mars/avril/mai/juin/juillet/aout/septembre/octobre/novembre/decembre',
  'dans/a (un/une/ma/1/2/3/4/5/6/deux/trois/quelques) semaine/semaines/mois/jours/jour/fete',
];

/** Before a figure: it is not how old they are now. */
export const notYears: readonly string[] = [
  'grade gr sec secondaire niveau class classe room apt unit was were avais etais numero route highway',
];

/** What a number may count that is not years of the person's own life. */
export const countedThings: readonly string[] = [
  'kid kids child children baby babies son sons daughter daughters brother brothers sister sisters week weeks month months day days hour hours minute minutes km',
  'enfant enfants bebe bebes fils fille filles frere freres soeur soeurs semaine semaines mois jour jours heure heures minute minutes',
];

/** To "are you in danger right now?": not a yes, and no no. */
export const asksBackWords: readonly string[] = [
  '^ what/huh/why/who/how/pardon/sorry/hein/quoi/kwa/koi/comment/pourquoi/qui',
  '^ c est quoi/qui',
  '^ (je/i) (do) (not) (comprends/understand) pas/understand/comprends',
  '^ hi/hello/hey/allo/bonjour/salut/lol/merci/thanks (there) $',
];

/** Beside a "no" to "are you in danger right now?": it may come. */
export const maybeSoonWords: readonly string[] = [
  'yet/but/soon/later/tonight/tomorrow/maybe/until/unless/yes/yeah',
  'will be',
  'encore/mais/bientot/tantot/demain/peut/sauf/oui/ouais',
  'ce soir',
  'plus tard',
  'tout de suite',
];

/** Never, to "when is it safe to text you?". */
export const neverWords: readonly string[] = [
  'never',
  'no time',
  'not safe (at) (any) (time/ever)',
  'jamais',
  'en aucun temps',
  'pas safe/securitaire (pantoute/jamais)',
];

/** How people name the Nation or people they belong to, beside the Nations themselves. */
export const nationWords: readonly string[] = [
  'cree/ojibwe/ojibway/ojibwa/oji/anishinabe/anishinaabe/anishnabe/anishnawbe/mushkegowuk/metis/inuk/inuit/mohawk/haudenosaunee/dene/algonquin/algonquine/inu/mikmaq/odawa/potawatomi/lenape/oneida/cayuga/seneca/saulteaux/nishnawbe',
  'first nation/nations',
  'premiere nation',
  'premieres nations',
  'native/indigenous/aboriginal/autochtone/status/treaty/cri/crie/band',
];
export const notOfNation: readonly string[] = ['not/none/neither/non/pas/aucune/never/jamais'];

/** Words after which a place is likely named. */
export const placeOpenings: readonly string[] = [
  'from',
  'in',
  'near',
  'at',
  'around',
  'outside',
  'de',
  'd',
  'pres',
  'proche',
  'du',
  'reste a',
  'suis a',
  'habite a',
  'vis a',
  'reste au',
  'suis au',
  'dans',
  'live on',
];

/** Signs of a language in first words. */
export const languageSigns: Words = {
  en: [
    'i am my you the is are need want help please have can with for to from me of and ride where how hi hello hey yes no not safe place someone know get do what your in at was been who there this that will would could need thanks english good morning',
  ],
  fr: [
    'je j tu il elle nous vous un une le la les des du de d mon ma mes besoin veux peux suis est et pour dans avec pas oui non bonjour salut allo aide moi chu merci quelqu qui quoi svp endroit ai cherche chez sur c ici francais ca bonsoir en ou que',
  ],
};

import type { AgeBand, Need } from '../model.ts';

type Words = { readonly en: string[]; readonly fr: string[] };

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
    en: ['under/below/younger (than) 16', 'less than 16', 'fifteen/fourteen/thirteen/twelve'],
    fr: ['moins de 16', 'en bas de 16', 'quinze/quatorze/treize/douze'],
  },
  '16-17': { en: ['sixteen/seventeen'], fr: ['seize', 'dix sept'] },
  '18-plus': {
    en: ['over/above 18', '18 plus/and/or', 'adult/eighteen', 'older/more than 18'],
    fr: ['plus de 18', '18 ans et/ou plus', 'adulte/majeure/majeur', 'dix huit'],
  },
};

/** Yes, no, and neither, said alone. `headWords` below may also open a longer text. */
export const yesWords: Words = {
  en: [
    'yes',
    'yeah',
    'yea',
    'yep',
    'yup',
    'ya',
    'sure',
    'y',
    'ok',
    'okay',
    'k',
    'safe',
    'it is safe',
    'its safe',
    'i am safe',
    'absolutely',
    'of course',
    'for sure',
    'i do',
    'i agree',
    'go ahead',
    'no problem',
    'i am alone',
    'alright',
    'fine',
    'that is fine',
    'you can',
    'you may',
    'yess',
    'all good',
  ],
  fr: [
    'oui',
    'ouais',
    'ouin',
    'wi',
    'mets en',
    'd accord',
    'daccord',
    'dac',
    'c est beau',
    'c est correct',
    'correct',
    'c est bon',
    'certain',
    'bien sur',
    'pas de probleme',
    'pas de trouble',
    'j accepte',
    'o',
    'c est safe',
    'vous pouvez',
    'tu peux',
    'je suis seule',
    'je suis seul',
    'toute seule',
    'ok oui',
    'ben oui',
    'vas y',
  ],
};
export const noWords: Words = {
  en: [
    'no',
    'nope',
    'nah',
    'na',
    'n',
    'not really',
    'not safe',
    'not now',
    'later',
    'never',
    'no way',
    'i do not',
    'do not share',
    'rather not',
    'i would rather not',
    'no thanks',
    'not right now',
    'do not tell',
    'it is not',
    'not yet',
  ],
  fr: [
    'non',
    'nan',
    'pas vraiment',
    'pas safe',
    'pas maintenant',
    'plus tard',
    'jamais',
    'je refuse',
    'je veux pas',
    'je ne veux pas',
    'pas tout de suite',
    'non merci',
    'c est pas safe',
    'pas securitaire',
    'j aime mieux pas',
    'pas question',
    'pas encore',
  ],
};
export const unsureWords: Words = {
  en: [
    'not sure',
    'idk',
    'i do not know',
    'do not know',
    'maybe',
    'unsure',
    'dunno',
    'depends',
    'it depends',
    'kind of',
    'kinda',
    'sometimes',
    'i guess',
    'sort of',
    'i think so',
    'i am not sure',
    'perhaps',
  ],
  fr: [
    'pas sur',
    'pas sure',
    'je sais pas',
    'sais pas',
    'je ne sais pas',
    'peut etre',
    'ptet',
    'ptete',
    'ca depend',
    'sa depend',
    'depend',
    'des fois',
    'parfois',
    'plus ou moins',
    'je suis pas sure',
    'je pense',
    'je crois',
    'jpense',
    'moyen',
  ],
};

/** What a longer text may open with; nobody says "y a" or "ok so" to mean yes or no. */
export const yesHeads: Words = {
  en: ['yes/yeah/yep/yup/yea', 'ok/okay/sure'],
  fr: ['oui/ouais/ouin', 'd accord', 'daccord'],
};
export const noHeads: Words = {
  en: ['no/nope/nah', 'not safe/really/now'],
  fr: ['non/nan', 'pas vraiment/maintenant/safe'],
};
/** Begins like a no, and is none. */
export const notNo: readonly string[] = ['no one/body/problem/worries', 'nobody'];

/** A yes with a condition is not a yes: a human asks. */
export const conditionWords: readonly string[] = [
  'but/except/unless/only/if/however',
  'mais/sauf/seulement/juste/si/excepte',
];

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
  'bientot/presque/quasiment/encore/avant/pas',
  'vais avoir',
];

/** What a number may count that is not years of the person's own life. */
export const countedThings: readonly string[] = [
  'kid kids child children baby babies son sons daughter daughters brother brothers sister sisters week weeks month months day days hour hours minute minutes km',
  'enfant enfants bebe bebes fils fille filles frere freres soeur soeurs semaine semaines mois jour jours heure heures minute minutes',
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

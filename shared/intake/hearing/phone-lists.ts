/**
 * What is said about whose phone it is: the word a person chose to be known by, and the words of someone else who holds
 * the phone. In the small language of `phrases.ts`, with the groups of `keyword-lists.ts`.
 */

/** What stands before a code word; the word itself follows ("my code word is bluebird"), or nothing does ("CODE"). */
export const codeWordHeads: Readonly<Record<'both' | 'en' | 'fr', readonly string[]>> = {
  both: ['^ code'],
  en: [
    '^ (my) code (word) (is) $',
    'my/the/our/new/a code/safe/secret/pass word (is/be/to/will/should) (be) (now)',
    'my/the/our/new/a codeword/password/safeword (is/be/to/will/should) (be) (now)',
    'codeword (is)',
    'code word (is)',
    'my/the/new code is',
    'use/set (as) (my/the/a) code (word) (is/to/as)',
  ],
  fr: [
    '^ (mon) (mot) (de) code $',
    '^ (mot) code',
    'mon/le/un/nouveau mot (de) code/secret/passe/securite (c) (est/sera/serait/est)',
    'mot de code/passe (c) (est/sera)',
    'mon/le code (c) est/sera',
  ],
};

/** Words between the head and the code word that are no part of it. */
export const codeWordLinks: readonly string[] = ['is/be/to/est/sera/c/as/now/the/word/le/mot/de/comme'];

/** "code" that means something else. */
export const notCodeWords: readonly string[] = [
  'postal/area/zip/bar/dress/access/door/promo/discount/gate/building/entry/verification/security/qr/gift code',
  'code postal/promo/regional/barre/secu/acces/civil/route/couleur/criminel/blue/red/of/for/from',
  'code de la/porte/verification/conduite/vie',
  'code word for/mean/means/work/works/meaning',
];

export const changedHandsWords = {
  /** Said by the person about others, or to a friend. */
  harmless: [
    'not/never/to/please/he/they/wish/make/made (will/would/not/just/him/them) leave/leaves/left her/him/my',
    'is this the wrong number',
    'have/got the right number',
    'my boyfriend/husband/ex said',
    'ne/n (veut) laisse pas',
  ],
  phrases: {
    en: [
      'who (the) (hell/fuck/heck) (is/are) (this/you) (and) (why) (are) (you) {write} (to) my/her/his {kin}',
      'who (is) this {write} (to) my/her/his {kin}',
      'who is {write} my/her/his {kin}',
      'why (are/is/do/you/the/hell/fuck) (you/this/the/hell) {write} (to) my/her/his {kin}',
      'why are you {write}/talking (to) my {kin}',
      'stop/quit {write}/talking (to) my/her/his {kin}/man',
      'do not (ever) {write} (to) my/her {kin}',
      '(stay/keep) away from my/her {kin}',
      'stay away from her',
      '^ leave her/him/my (girl/girlfriend/wife/woman/daughter/sister/son/boyfriend) alone',
      'leave my {kin} alone',
      'leave her alone or/if/now/you/dude/bro',
      'this is her/his man/boyfriend/husband/dad/father/mom/mother/brother/sister/son/daughter/wife/girlfriend/ex',
      'i am her/his man/boyfriend/husband/dad/father/mom/mother/brother/wife/girlfriend',
      'her/his man/boyfriend/husband/dad/father here',
      'wrong number/person/phone',
      '(this) is not her/his/their (phone/number/cell) phone/number/cell (anymore)',
      'not her/his phone/number/cell',
      '(this) is not her $',
      '^ not her',
      'she/he does not have/own/use this phone/number (anymore)',
      'do not know (no) (any) (who) (that/you/this/her/body) (is) wrong',
      'no one/nobody by/with/named that/here',
      'new owner (of)',
      'this is my number/phone now',
      'got this/a (new) number/phone (recently/last/new/yesterday/today)',
      'i have/got/took/took/found her/his/this phone (now/on)',
      'she/he does not want (to) (talk/speak/text/hear) (to/from) you',
      'she is with me now',
      'she is my {kin}/girl/woman/mine',
      '{write} her/my again and/i/you',
      'mind your (own/fucking) business',
      'who the hell/fuck/heck is/are this/you',
      'what do you want with/from my/her {kin}',
    ],
    fr: [
      'qui (est/es/ca) (ce/tu) (qui/que) (t/tu) {ecrire} (a/avec) ma/mon/sa {proche}',
      'c est qui (ca) (qui) (qui) {ecrire} (a/avec) ma/mon {proche}',
      'pourquoi (tu/vous/t) {ecrire} (a) ma/mon {proche}',
      'arrete/arretez/cesse/cessez/stop (de/d) {ecrire} (a) ma/mon {proche}',
      'laisse/laissez (donc) ma/mon {proche} tranquille',
      '^ (ok) laisse/laissez la/le (donc) tranquille',
      'laisse la tranquille',
      '(c/ce) est son/sa chum/mari/pere/conjoint/mere/copain/frere/ex/homme',
      'je suis son/sa chum/mari/pere/conjoint/mere/copain/frere',
      'son chum/mari/conjoint/pere ici',
      'mauvais/faux/pas numero',
      'pas (a) (le) bon numero',
      'trompe/trompez (s) de numero/personne',
      '(c/ce) est pas/plus/pu (a) son/sa/elle (cell/numero/telephone) cell/numero/telephone',
      'est pas/plus/pu son numero/cell/telephone',
      'elle/il a plus/pu ce/son numero/cell/telephone',
      'elle veut plus/pas/pu (te/vous) (te/vous) parler/voir',
      'j ai son cell/telephone',
      'touche/approche (toi) pas (a/de) ma/mon {proche}',
      'melez/mele (toi/vous) de (tes/vos) affaires',
      'c est mon numero maintenant',
    ],
  },
} as const;

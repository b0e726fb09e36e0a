/**
 * How people say that they arrived well (the small language of `phrases.ts`). A text that holds anything beside these words
 * and the ones below says something more, and a human reads it.
 */
export const arrivedWords: readonly string[] = [
  // The question said back, whole; before the shorter words that it holds.
  '(je) (suis) (bien) la ou je voulais aller/etre',
  'oui/ouais/ouin/wi/yes/yess/yeah/yea/yep/yup/ya/y',
  'ok/okay/sure/absolutely/correct',
  'ca/sa va (tres) bien',
  'ca/sa va',
  'tout va/est (tres) bien/correct/beau/ok',
  '(c/tout) est (tout) beau/bon/correct/parfait/ok',
  'je vais (tres) bien/ok',
  'je suis (bien/deja/enfin) arrive/arrivee/arriver/rendu/rendue/la/correct/correcte/bien/ok/safe',
  '(bien/enfin) arrive/arrivee/arriver/rendu/rendue',
  'on est (tous/toutes) (bien/deja/enfin) arrive/arrives/arrivee/arrivees/rendu/rendus/rendue/rendues/la/correct/correctes',
  'a bon port',
  'a la bonne place',
  '(je) (suis) en securite',
  'parfait/bien',
  '(i) (have) (just) arrived (safe/safely/ok/fine/well)',
  '(i/we) (have) (just) made it (here/there/home/back) (safe/safely/ok/fine)',
  '(i/we) (did) (have) (just) got/get here/there (safe/safely/ok/fine/well)',
  '(yes) i did',
  'i am (all/already) (safe/safely) there/safe/good/fine/ok/well (safe/safely)',
  'we are (all/already) (safe/safely) there/safe/good/fine/ok/well (safe/safely)',
  '(here/there) safe and sound',
  '(here/there) safe',
  '(it/all/everything) (is) (all) good/well/fine/great/perfect',
];

/** What may stand beside them and changes nothing; "home" alone may be the last place they wanted to be. */
export const besideArrived: readonly string[] = [
  'hi/hey/hello/allo/bonjour/salut/lol',
  'et/and/now/very/tres/vraiment/really/enfin/finally/deja/already',
  'merci/thanks/thank (a) (you/vous/toi)',
  'beaucoup/bcp',
  'so much',
  'a lot',
  'for/pour (everything/tout) (la/le/l/the/your/votre/ton) (ride/transport/trajet/aide/help/lift)',
  '(i/we) am/are here/home/inside/in',
  '(i) (have) (just) got/get home/in',
  '(je) (suis) (a/chez) (la) moi/nous/maison',
  '(je) (suis) ici',
];

/** Beside a yes to sharing: it is a yes to less than was asked. */
export const restrictingWords: readonly string[] = [
  'not/no/nope/never/without/just/non/nan/pas/jamais/ni/sans/rien/personne/aucun/aucune/depends/depend/choice/choix',
  '^ {yes} (you/can/may/to/share/tell/vous/tu/pouvez/peux/dire/le/partager) to/for/with/a/au/aux/pour/avec',
];
/** And these restrict nothing. */
export const unrestricted: readonly string[] = [
  'no/not (a) problem/worries/prob/doubt/issue/trouble',
  'pas (de/d/un/aucun) probleme/problemes/trouble/troubles/souci/soucis/stress',
  'ca/sa me (ne) derange pas',
  'not mind',
  'why not',
  'pourquoi pas',
  'for sure',
  'pour sur',
  'to/with/a/pour/avec all/everything/everyone/everybody/anyone/them/that/both/it/pleasure/plaisir/tout/tous/toute/ca/eux',
  'not sure what/how',
];

/** How many more they can carry: "PLACES 2", "2 seats left", "plus de place ce soir". Pure; @param words folded. */

const FIGURES: Readonly<Record<string, number>> = {
  zero: 0,
  no: 0,
  aucune: 0,
  un: 1,
  une: 1,
  one: 1,
  deux: 2,
  two: 2,
  trois: 3,
  three: 3,
  quatre: 4,
  four: 4,
  cinq: 5,
  five: 5,
  six: 6,
  sept: 7,
  seven: 7,
  huit: 8,
  eight: 8,
};
const NUMBER = `(\\d{1,3}|${Object.keys(FIGURES)
  .filter((word) => word !== 'no' && word !== 'aucune')
  .join('|')})`;
const SEATS = '(?:places?|plces?|seats?|sieges?|spots?|passagers|passengers|capacity|capacite)';
const FREE =
  '(?:libres?|disponibles?|dispo|left|free|available|open|restantes?|ce soir|tonight|today|aujourd hui|now|maintenant)';
const AFTER = new RegExp(
  `^(?:(?:j ai|on a|il (?:me |nous )?reste|i have|we have|i ve got|got|encore|still) )*${NUMBER} ?${SEATS}(?: ${FREE})*$`,
);
const BEFORE = new RegExp(`^${SEATS}(?: ${FREE})* ?(?:pour |for |a |is |are |est |at )?${NUMBER}(?: ${FREE})*$`);
const ROOM = new RegExp(
  `^(?:(?:j ai|on a|i have|we have) )?(?:de la place|place|room|space) (?:pour|for) ${NUMBER}(?: ${FREE})*$`,
);

/** Most that is believed: beyond it, it is something else. */
const MOST = 99;

/** `undefined` when no number of places is said. */
export function seatsIn(words: string): number | undefined {
  const match = AFTER.exec(words) ?? BEFORE.exec(words) ?? ROOM.exec(words);
  const said = match?.[1];
  if (said === undefined) return undefined;
  const seats = FIGURES[said] ?? Number(said);
  return seats <= MOST ? seats : undefined;
}

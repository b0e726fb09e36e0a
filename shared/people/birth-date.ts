import type { LocalDate } from '../platform/local-date.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { AgeBand } from './model.ts';

const OLDEST_YEARS = 120;

/** Whole years. Somebody born on 29 February is a year older on 1 March where there is no 29 February. */
function ageOn(today: LocalDate, birthDate: LocalDate): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(4) < birthDate.slice(4) ? years - 1 : years;
}

/** Nothing for a birth date that can be one; a refusal `birth-date-not-possible` for tomorrow, or for a slip of the year. */
export function whyNotBirthDate(birthDate: LocalDate, today: LocalDate): Refusal | undefined {
  if (birthDate < today && ageOn(today, birthDate) <= OLDEST_YEARS) return undefined;
  const message = `A birth date lies in the past, and less than ${OLDEST_YEARS + 1} years ago. Check the year.`;
  return refuse('invalid', 'birth-date-not-possible', message, 'private.birthDate');
}

/** Whether the band can be that of somebody born on this date. A band that is not known contradicts nothing. */
export function ageBandFits(ageBand: AgeBand, birthDate: LocalDate, today: LocalDate): boolean {
  const age = ageOn(today, birthDate);
  switch (ageBand) {
    case 'under-16':
      return age < 16;
    case '16-17':
      return age === 16 || age === 17;
    case '18-plus':
      return age >= 18;
    case 'unknown':
      return true;
  }
}

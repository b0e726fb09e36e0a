import type { Language } from '../../partners/line/index.ts';
import { referenceOf } from '../texts.ts';
import type { Moment } from './schedule.ts';

/** To whoever is on call, when trips of a series were not asked for. GSM-7; neither for whom nor where. */
export function notMadeText(language: Language, seriesId: string, moments: readonly Moment[]): string {
  const reference = referenceOf(seriesId);
  const [first] = moments;
  const when = first === undefined ? '' : `${first.date} ${first.time}`;
  const more = moments.length - 1;
  if (language === 'fr') {
    const others = more <= 0 ? '' : more === 1 ? ' ni pour un autre' : ` ni pour ${more} autres`;
    return `Série ${reference}: aucune demande faite pour le trajet du ${when}${others}. Voyez la console.`;
  }
  const others = more <= 0 ? '' : more === 1 ? ' or for one more' : ` or for ${more} more`;
  return `Series ${reference}: no request was made for the trip of ${when}${others}. Please look at the console.`;
}

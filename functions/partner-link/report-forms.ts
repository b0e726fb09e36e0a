import type { LinkedTrip } from '../../shared/transport/index.ts';
import { button, form, next, sure } from './buttons.ts';
import { words } from './page-texts.ts';
import { inBoth, type Language } from './words.ts';

/**
 * The buttons by which a driver says how it goes. What comes next stands first and alone has colour; whatever closes the trip
 * before its time takes two presses, the second in another place, because gloves press what they did not mean.
 */
export function reportForms(trip: LinkedTrip, wereMinutesWrong: boolean): string {
  const { language, status } = trip;
  return `<h2 id="report">${inBoth(words.report, language)}</h2>${formsAt(status, language, wereMinutesWrong)}`;
}

function formsAt(status: LinkedTrip['status'], language: Language, wereMinutesWrong: boolean): string {
  const minutes = minutesField(language, status === 'accepted', wereMinutesWrong);
  const onBoard = button('picked-up', words['picked-up'], language);
  switch (status) {
    case 'accepted':
      return (
        form(minutes + next('en-route', words['en-route'], language) + button('eta', words.eta, language)) +
        form(onBoard + rest(language))
      );
    case 'en-route':
      return (
        form(next('picked-up', words['picked-up'], language)) +
        form(minutes + button('eta', words.eta, language)) +
        form(rest(language))
      );
    case 'picked-up':
      return form(next('completed', words.arrived, language) + problem(language));
    case 'requested':
    case 'offering':
    case 'unfilled':
    case 'completed':
    case 'no-show':
    case 'cancelled':
      // Not theirs, or over: such a trip is not shown.
      return '';
  }
}

const rest = (language: Language): string =>
  problem(language) +
  sure(words.nobody, words.nobodySure, button('no-show', words.nobodyYes, language), language) +
  sure(words.over, words.overSure, button('completed', words.overYes, language), language);

const problem = (language: Language): string =>
  sure(
    words.problem,
    words.problemSure,
    (['breakdown', 'weather', 'road', 'other'] as const)
      .map((reason) => button(`problem:${reason}`, words[reason], language))
      .join(''),
    language,
  );

const minutesField = (language: Language, isOptional: boolean, isWrong: boolean): string =>
  `<label for="minutes">${inBoth(isOptional ? words.inMinutesMaybe : words.inMinutes, language)}</label>` +
  `<input id="minutes" name="minutes" inputmode="numeric" maxlength="4" autocomplete="off"${isOptional ? '' : ' required'}` +
  `${isWrong ? ' aria-invalid="true" autofocus' : ''}>`;

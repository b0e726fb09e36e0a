import type { LinkedPlace, LinkedTrip } from '../../shared/transport/index.ts';
import { alert, both, fact, layout, linkCode, type Notice } from './layout.ts';
import { luggages, modes, needs, passengerWords, statuses, words, type Words } from './page-texts.ts';
import { reportForms } from './report-forms.ts';
import { escapeHtml, filled, inBoth, type Language } from './words.ts';

export const closedPage = ({
  language,
  as,
}: {
  readonly language: Language;
  readonly as: 'completed' | 'no-show';
}): string => layout(language, `<h1>${inBoth(words[as], language)}</h1>`);

/** The trip, for whoever carries it out. `notice`: what was pressed last could not be done. */
export function tripPage(trip: LinkedTrip, notice: Notice | undefined): string {
  const { language, stage } = trip;
  return layout(
    language,
    `<h1>${inBoth(filled(words.trip, { code: trip.code }), language)}</h1>` +
      (stage === undefined
        ? ''
        : `<p>${inBoth(filled(stage.way === 'back' ? words.stageBack : words.stageThere, { part: String(stage.part), parts: String(stage.parts) }), language)}</p>`) +
      (notice === undefined ? '' : alert(notice === 'refused' ? words.refused : words.minutes, language)) +
      (trip.problemAt === undefined
        ? ''
        : `<p class="note" role="status">${inBoth(timed(words.problemNoted, trip.problemAt, trip), language)}</p>`) +
      when(trip) +
      `<a href="#report">${inBoth(words.report, language)}</a>` +
      care(trip) +
      `<dl>${trip.legs.map(({ from, to }) => place(words.from, from, language) + place(words.to, to, language)).join('')}` +
      sealed(words.details, trip.words.pickupDetails, language) +
      sealed(words.agreedAs, trip.words.agreedAs, language) +
      fact(words.passengers, inBoth(carried(trip), language), language) +
      (trip.mode === undefined ? '' : fact(words.mode, inBoth(modes[trip.mode], language), language)) +
      '</dl>' +
      reportForms(trip, notice === 'unreadable') +
      `<footer><p>${inBoth(words.private, language)}</p><p>${inBoth(linkCode(words.newLink, trip.code), language)}</p></footer>`,
  );
}

function when(trip: LinkedTrip): string {
  const { language, status, expectedAt } = trip;
  const clock =
    trip.when === 'at'
      ? both((one) => clockTime(trip.pickupAt, trip.timeZone, one))
      : trip.when === 'now'
        ? words.now
        : words.noTime;
  const day = both((one) => localDay(trip.pickupAt, trip.timeZone, one));
  const stands = new Map<string, Words>(Object.entries(statuses)).get(status);
  return (
    `<div class="at">${stands === undefined ? '' : inBoth(stands, language)}` +
    `<b>${inBoth(clock, language)}</b>${trip.when === 'at' ? inBoth(day, language) : ''}` +
    (expectedAt === undefined || status === 'picked-up'
      ? ''
      : `<p>${inBoth(timed(words.expected, expectedAt, trip), language)}</p>`) +
    '</div>'
  );
}

/** What the person must be kept away from stands before the way there. */
function care({ language, words: told, placesToAvoid, unmarked }: LinkedTrip): string {
  if (told.avoidPeople === undefined && placesToAvoid.length === 0 && !unmarked) return '';
  const places = both((one) => placesToAvoid.map((name) => name[one]).join(', '));
  return (
    `<dl class="note">` +
    sealed(words.avoidPeople, told.avoidPeople, language) +
    (placesToAvoid.length === 0 ? '' : fact(words.avoidPlaces, inBoth(places, language), language)) +
    (unmarked ? fact(words.avoid, inBoth(words.unmarked, language), language) : '') +
    '</dl>'
  );
}

const carried = ({ passengers, accessibility, luggage }: LinkedTrip): Words => {
  const parts = [
    ...passengerWords(passengers.adults, passengers.children, passengers.attendants),
    ...accessibility.map((need) => needs[need]),
    luggages[luggage],
  ];
  return both((one) => parts.map((part) => part[one]).join(', '));
};

const place = (term: Words, { name, address }: LinkedPlace, language: Language): string =>
  fact(term, inBoth(name, language) + (address === undefined ? '' : `<div>${escapeHtml(address)}</div>`), language);

/** Somebody's own words, in whatever language they were written. */
const sealed = (term: Words, said: string | undefined, language: Language): string =>
  said === undefined ? '' : `<dt>${inBoth(term, language)}</dt><dd class="words">${escapeHtml(said)}</dd>`;

const timed = (text: Words, at: string, { timeZone }: LinkedTrip): Words =>
  both((one) => text[one].replace('{time}', clockTime(at, timeZone, one)));

const clockTime = (at: string, timeZone: string, language: Language): string =>
  new Intl.DateTimeFormat(`${language}-CA`, { timeZone, timeStyle: 'short' }).format(new Date(at));

/** With the name of the zone: the carrier may be on the other side of 90° W. */
const localDay = (at: string, timeZone: string, language: Language): string => {
  const date = new Date(at);
  const day = new Intl.DateTimeFormat(`${language}-CA`, { timeZone, weekday: 'long', day: 'numeric', month: 'long' });
  const zone = new Intl.DateTimeFormat(`${language}-CA`, { timeZone, timeZoneName: 'short' })
    .formatToParts(date)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return zone === undefined ? day.format(date) : `${day.format(date)} (${zone})`;
};

import type { LinkedReferral } from '../../shared/referrals/index.ts';
import { button, form, next, sure } from './buttons.ts';
import { both } from './layout.ts';
import { words, type Words } from './page-texts.ts';
import { referralWords, rejectReasons, results } from './referral-texts.ts';
import { escapeHtml, filled, inBoth, type Language } from './words.ts';

/**
 * The buttons by which a partner answers, and says how much room there is.
 * @param dated a text with its `{time}` in place.
 */
export function referralForms(referral: LinkedReferral, dated: (text: Words, at: string) => Words): string {
  const { language } = referral;
  return (
    `<h2 id="answer">${inBoth(answerHeading(referral.status), language)}</h2>` +
    answers(referral) +
    room(referral, dated)
  );
}

/** A question is answered; of what is in hand they say how it goes. */
export const answerHeading = (status: LinkedReferral['status']): Words =>
  status === 'accepted' || status === 'in-progress' ? words.report : referralWords.answer;

function answers({ language, status, position }: LinkedReferral): string {
  switch (status) {
    case 'requested':
      return (
        form(next('accept', referralWords.accept, language) + button('receive', referralWords.receive, language)) +
        waitlist(referralWords.waitlist, language) +
        form(decline(language) + problem(language))
      );
    case 'received':
      return (
        form(next('accept', position === undefined ? referralWords.accept : referralWords.place, language)) +
        waitlist(position === undefined ? referralWords.waitlist : referralWords.moved, language) +
        form(decline(language) + problem(language))
      );
    case 'accepted':
      return form(
        next('start', referralWords.start, language) + over(language) + unreached(language) + problem(language),
      );
    case 'in-progress':
      return form(
        button('news', referralWords.news, language) + over(language) + unreached(language) + problem(language),
      );
  }
}

/** A form of its own: a field that must be filled in would hold back the other buttons. */
const waitlist = (what: Words, language: Language): string =>
  `<details><summary>${inBoth(what, language)}</summary>` +
  form(
    number('position', referralWords.rank, language, { least: 1, most: 999 }) +
      button('wait', referralWords.wait, language),
  ) +
  '</details>';

const decline = (language: Language): string =>
  sure(referralWords.decline, referralWords.declineWhy, choices('reject', rejectReasons, language), language);

const over = (language: Language): string =>
  sure(referralWords.over, referralWords.overHow, choices('complete', results, language), language);

const unreached = (language: Language): string =>
  sure(
    referralWords.unreached,
    referralWords.unreachedWhy,
    button('fail:no-contact', referralWords.noContact, language) +
      button('fail:declined-by-person', referralWords.personDeclined, language),
    language,
  );

const problem = (language: Language): string =>
  sure(
    referralWords.problem,
    referralWords.problemSure,
    button('problem', referralWords.problemYes, language),
    language,
  );

const choices = (action: string, reasons: Readonly<Record<string, Words>>, language: Language): string =>
  Object.entries(reasons)
    .map(([code, label]) => button(`${action}:${code}`, label, language))
    .join('');

/** How much room there is: whatever becomes of this request, it spares everybody the next one. */
function room({ language, services }: LinkedReferral, dated: (text: Words, at: string) => Words): string {
  if (services.length === 0) return '';
  const forms = services.map(({ id, name, available, maximum, updatedAt }, at) => {
    const said =
      available === undefined || updatedAt === undefined
        ? referralWords.neverSaid
        : filled(dated(referralWords.lastSaid, updatedAt), {
            places: maximum === undefined ? String(available) : `${available}/${maximum}`,
          });
    const label = both((one) => referralWords.places[one].replace('{service}', name[one]));
    return form(
      number(`places-${at}`, label, language, { least: 0, most: maximum ?? 999, name: 'places' }) +
        `<p>${inBoth(said, language)}</p>` +
        button(`capacity:${escapeHtml(id)}`, referralWords.tell, language),
    );
  });
  return `<h2>${inBoth(referralWords.room, language)}</h2>${forms.join('')}`;
}

const number = (
  id: string,
  label: Words,
  language: Language,
  { least, most, name = id }: { readonly least: number; readonly most: number; readonly name?: string },
): string =>
  `<label for="${id}">${inBoth(label, language)}</label>` +
  `<input id="${id}" name="${name}" type="number" inputmode="numeric" min="${least}" max="${most}" autocomplete="off" required>`;

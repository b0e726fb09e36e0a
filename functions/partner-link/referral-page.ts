import type { LinkedReferral, ReferralClosed } from '../../shared/referrals/index.ts';
import { alert, both, fact, layout, linkCode, type Notice } from './layout.ts';
import { words, type Words } from './page-texts.ts';
import { answerHeading, referralForms } from './referral-forms.ts';
import {
  adaptations,
  ages,
  byTelephone,
  closings,
  needNames,
  referralStatuses,
  referralWords,
  urgencies,
} from './referral-texts.ts';
import { filled, inBoth, type Language } from './words.ts';

/** The referral, for the partner who was asked. `notice`: what was pressed last could not be done. */
export function referralPage(referral: LinkedReferral, notice: Notice | undefined): string {
  const { language, code, told, isConsentOver, problemAt } = referral;
  const heading = told.kind === 'transfer' ? referralWords.transfer : referralWords.referral;
  return layout(
    language,
    `<h1>${inBoth(filled(heading, { code }), language)}</h1>` +
      (notice === undefined ? '' : alert(referralWords[notice], language)) +
      (isConsentOver ? alert(referralWords.consentOver, language) : '') +
      (problemAt === undefined
        ? ''
        : `<p class="note" role="status">${inBoth(dated(referralWords.problemNoted, problemAt, referral), language)}</p>`) +
      stands(referral) +
      `<a href="#answer">${inBoth(answerHeading(referral.status), language)}</a>` +
      `<dl>${factsOf(referral)}</dl>` +
      referralForms(referral, (text, at) => dated(text, at, referral)) +
      `<footer><p>${inBoth(words.private, language)}</p><p>${inBoth(linkCode(words.newLink, code), language)}</p></footer>`,
  );
}

export const referralClosedPage = ({ language, as }: ReferralClosed): string =>
  layout(language, `<h1>${inBoth(closings[as], language)}</h1>`);

/** Where it stands, before anything else. */
function stands(referral: LinkedReferral): string {
  const { language, status, position, told, sentAt } = referral;
  const urgency = urgencies[told.urgency];
  const place = position === undefined ? undefined : filled(referralWords.position, { position: String(position) });
  return (
    `<div class="at">${inBoth(position === undefined ? referralStatuses[status] : referralWords.waiting, language)}` +
    (urgency === undefined ? '' : `<b>${inBoth(urgency, language)}</b>`) +
    (place === undefined ? '' : `<b>${inBoth(place, language)}</b>`) +
    `<p>${inBoth(dated(referralWords.asked, sentAt, referral), language)}</p></div>`
  );
}

/** What is not told has no line. */
function factsOf({ language, told, area, status, warmHandOver, hubNumber }: LinkedReferral): string {
  const one = (term: Words, text: Words | undefined): string =>
    text === undefined ? '' : fact(term, inBoth(text, language), language);
  const isTheirs = status === 'accepted' || status === 'in-progress';
  return (
    one(referralWords.needs, listed(told.needs?.map((need) => needNames[need]))) +
    one(referralWords.age, told.ageBand === undefined ? undefined : ages[told.ageBand]) +
    one(referralWords.area, area) +
    one(referralWords.language, told.language === undefined ? undefined : languageName(told.language)) +
    one(referralWords.adaptations, listed(told.adaptations?.map((need) => adaptations[need]))) +
    (isTheirs ? one(referralWords.next, filled(referralWords.hubCalls, { number: spoken(hubNumber) })) : '') +
    (isTheirs && warmHandOver ? `<dd>${inBoth(referralWords.warm, language)}</dd>` : '') +
    (isTheirs ? one(referralWords.byTelephone, listed(told.byTelephone.map((what) => byTelephone[what]))) : '')
  );
}

const listed = (parts: readonly Words[] | undefined): Words | undefined =>
  parts === undefined || parts.length === 0 ? undefined : both((one) => parts.map((part) => part[one]).join(', '));

const languageName = (code: string): Words =>
  both((one) => new Intl.DisplayNames(`${one}-CA`, { type: 'language' }).of(code) ?? code);

/** As it is read aloud in Canada; another country's as it is. */
const spoken = (number: string): string => number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3');

const dated = (text: Words, at: string, { timeZone }: LinkedReferral): Words => {
  const time = (one: Language): string =>
    new Intl.DateTimeFormat(`${one}-CA`, {
      timeZone,
      day: 'numeric',
      month: 'long',
      hour: 'numeric',
      minute: '2-digit',
    }).format(new Date(at));
  return both((one) => text[one].replace('{time}', time(one)));
};

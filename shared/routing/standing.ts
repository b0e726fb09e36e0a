import { ageInWords, dayNames, isOpen, nextOpening } from './calendar.ts';
import type { Entry } from './index-directory.ts';
import { reason } from './reasons.ts';
import type { Reason } from './reasons.ts';
import { isAdaptation } from './situation.ts';
import type { Situation } from './situation.ts';

/** How a service stands at the moment asked about: each aspect has a factor from 0 to 1, and says itself in words. */

type AgreementStatus =
  { kind: 'in-force'; until: string | undefined } | { kind: 'ended'; on: string } | { kind: 'none' };

/** The agreement that lasts longest among those in force for the person's community. */
export function agreementStatus(entry: Entry, { date, here }: Situation): AgreementStatus {
  let status: AgreementStatus = { kind: 'none' };
  for (const { validFrom, validTo, communityIds } of entry.agreements) {
    if (validFrom > date) continue;
    if (communityIds !== undefined && here?.communityId !== undefined && !communityIds.includes(here.communityId))
      continue;
    if (validTo !== undefined && validTo < date) {
      if (status.kind === 'none' || (status.kind === 'ended' && status.on < validTo))
        status = { kind: 'ended', on: validTo };
    } else if (
      status.kind !== 'in-force' ||
      (status.until !== undefined && (validTo === undefined || validTo > status.until))
    ) {
      status = { kind: 'in-force', until: validTo };
    }
  }
  return status;
}

export function agreementFactor(entry: Entry, situation: Situation): number {
  const status = agreementStatus(entry, situation);
  if (status.kind !== 'in-force') return 0;
  return status.until !== undefined && status.until <= situation.soon ? 0.9 : 1;
}

export function agreementReason(entry: Entry, situation: Situation): Reason {
  const status = agreementStatus(entry, situation);
  if (status.kind === 'none') return reason('no-agreement');
  if (status.kind === 'ended') return reason('agreement-ended', { date: status.on });
  if (status.until === undefined || status.until > situation.soon) return reason('agreement-in-force');
  return reason('agreement-ends-soon', { date: status.until });
}

/**
 * Room counts for less as its report ages, and no room counts a little more; but an old "has room" always stands above
 * an old "full", and what is not known stands between them.
 */
export function capacityFactor(entry: Entry, { nowMs, settings }: Situation): number {
  const { capacity } = entry.service;
  if (capacity === undefined) return 0.4;
  const hours = (nowMs - entry.capacityMs) / 3_600_000;
  const { capacityFreshHours: fresh, capacityStaleHours: stale } = settings;
  const staleness = Math.min(1, Math.max(0, (hours - fresh) / (stale - fresh)));
  return capacity.available > 0 ? 1 - staleness / 2 : staleness / 10;
}

export function capacityReason(entry: Entry, { nowMs, settings }: Situation): Reason {
  const { capacity } = entry.service;
  if (capacity === undefined) return reason('capacity-unknown');
  const ageMs = nowMs - entry.capacityMs;
  const isFresh = ageMs <= settings.capacityFreshHours * 3_600_000;
  const values = { available: capacity.available, age: ageInWords(ageMs) };
  if (capacity.available > 0) return reason(isFresh ? 'has-room' : 'had-room', values);
  return reason(isFresh ? 'is-full' : 'was-full', values);
}

export function hoursFactor({ hours }: Entry, situation: Situation): number {
  if (hours === undefined) return 0.5;
  if (hours === 'always') return 1;
  return isOpen(hours, situation.minuteOfWeek(hours.timeZone)) ? 1 : 0.2;
}

export function hoursReason({ hours }: Entry, situation: Situation): Reason {
  if (hours === undefined) return reason('hours-unknown');
  if (hours === 'always') return reason('always-open');
  const minute = situation.minuteOfWeek(hours.timeZone);
  if (isOpen(hours, minute)) return reason('open-then');
  const { day, time } = nextOpening(hours, minute);
  return reason('closed-then', { day: dayNames[day], time });
}

const languageNames: Readonly<Record<string, { fr: string; en: string }>> = {
  fr: { fr: 'français', en: 'French' },
  en: { fr: 'anglais', en: 'English' },
  cr: { fr: 'cri', en: 'Cree' },
  oj: { fr: 'ojibwé', en: 'Ojibwe' },
  ojs: { fr: 'oji-cri', en: 'Oji-Cree' },
  moh: { fr: 'mohawk', en: 'Mohawk' },
};
const languageName = (code: string) => languageNames[code] ?? { fr: code, en: code };

export function languageFactor({ languages }: Entry, { firstLanguage, otherLanguages }: Situation): number {
  if (firstLanguage === undefined || languages.includes(firstLanguage)) return 1;
  for (const language of otherLanguages) if (languages.includes(language)) return 0.6;
  return 0.4;
}

export function languageReasons({ service }: Entry, { firstLanguage, otherLanguages }: Situation): Reason[] {
  if (firstLanguage === undefined) return [];
  if (service.languages.includes(firstLanguage)) {
    return [reason('first-language', { language: languageName(firstLanguage) })];
  }
  const other = otherLanguages.find((language) => service.languages.includes(language));
  return [other === undefined ? reason('interpreter') : reason('other-language', { language: languageName(other) })];
}

export const hasWishedCulture = ({ service }: Entry, { person }: Situation): boolean =>
  person.cultures?.some((culture) => service.cultures.includes(culture)) === true;

export const isAdapted = ({ service }: Entry): boolean => service.accessibility.some(isAdaptation);

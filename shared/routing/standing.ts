import { agreementStanding } from '../directory/index.ts';
import type { AgreementStanding } from '../directory/index.ts';
import type { Service } from '../directory/index.ts';
import { ageInWords, closureOn, dayNames, isOpen, nextOpening, wallTime } from './calendar.ts';
import type { Entry } from './index-directory.ts';
import { reason } from './reasons.ts';
import type { Reason } from './reasons.ts';
import type { Situation } from './situation.ts';

/** How a service stands at the moment asked about: each aspect has a factor from 0 to 1, and says itself in words. */

/** The agreement for what is about to be done, as it stands for the person's community. */
export function agreementOf(entry: Entry, { date, soon, here, purpose }: Situation): AgreementStanding {
  const agreements = purpose === 'transport' ? entry.tripAgreements : entry.agreements;
  return agreementStanding(agreements, { communityId: here?.communityId, date, soon });
}

export const isInForce = ({ is }: AgreementStanding): boolean => is === 'in-force' || is === 'ends-soon';

const agreementFactors = { 'in-force': 1, 'ends-soon': 0.9, ended: 0, none: 0 } as const;

export const agreementFactor = (entry: Entry, situation: Situation): number =>
  agreementFactors[agreementOf(entry, situation).is];

export function agreementReason(entry: Entry, situation: Situation): Reason {
  const standing = agreementOf(entry, situation);
  switch (standing.is) {
    case 'in-force':
      return reason('agreement-in-force');
    case 'ends-soon':
      return reason('agreement-ends-soon', { date: standing.until });
    case 'ended':
      return reason('agreement-ended', { date: standing.on });
    case 'none':
      return reason('no-agreement');
  }
}

/**
 * Room counts for less as its report ages, and no room counts a little more; but an old "has room" always stands above
 * an old "full", and what is not known stands between them.
 */
export function capacityFactor(entry: Entry, { nowMs, settings }: Situation): number {
  const { capacity } = entry.service;
  if (capacity === undefined) return 0.7;
  const hours = (nowMs - entry.capacityMs) / 3_600_000;
  const { capacityFreshHours: fresh, capacityStaleHours: stale } = settings;
  const staleness = Math.min(1, Math.max(0, (hours - fresh) / (stale - fresh)));
  return capacity.available > 0 ? 1 - staleness / 5 : (staleness * 3) / 10;
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

const openFactor = { open: 1, appointment: 0.7, unknown: 0.5, closed: 0.2, 'closed-for-days': 0.1 } as const;

export function hoursFactor({ hours }: Entry, situation: Situation): number {
  if (hours === undefined) return openFactor.unknown;
  if (hours === 'always') return openFactor.open;
  const wall = situation.wall(hours.timeZone);
  if (isOpen(hours, wall)) return hours.byAppointment ? openFactor.appointment : openFactor.open;
  return closureOn(hours, wall.date) === undefined ? openFactor.closed : openFactor['closed-for-days'];
}

export const isClosed = ({ hours }: Entry, situation: Situation): boolean =>
  hours !== undefined && hours !== 'always' && !isOpen(hours, situation.wall(hours.timeZone));

export function hoursReason({ hours }: Entry, situation: Situation): Reason {
  if (hours === undefined) return reason('hours-unknown');
  if (hours === 'always') return reason('always-open');
  const wall = situation.wall(hours.timeZone);
  if (isOpen(hours, wall)) return reason(hours.byAppointment ? 'by-appointment' : 'open-then');
  const next = nextOpening(hours, wall);
  if (next === undefined) return reason('closed-long');
  const opens = { day: dayNames[next.day], time: next.time };
  const closure = closureOn(hours, wall.date);
  return closure === undefined
    ? reason('closed-then', opens)
    : reason('closed-for-days', { until: closure.to, ...opens });
}

/** What the way makes of the hours: a door that is open when one leaves may be closed when one gets there, or the other way around. */
export function arrivalReasons(entry: Entry, arrivesMs: number, situation: Situation): Reason[] {
  const { hours } = entry;
  if (hours === undefined || hours === 'always') return [];
  const wall = wallTime(hours.timeZone, new Date(arrivesMs));
  const isOpenThen = isOpen(hours, wall);
  if (isOpenThen !== isClosed(entry, situation)) return [];
  if (isOpenThen) return [reason('open-on-arrival')];
  const next = nextOpening(hours, wall);
  return next === undefined ? [] : [reason('closed-on-arrival', { day: dayNames[next.day], time: next.time })];
}

/** An entry that nobody has confirmed for three times as long as it counts as fresh weighs nothing any more. */
const staleAfter = 3;
const neverConfirmed = 0.3;
const dayMs = 86_400_000;

export function freshnessFactor({ confirmedMs }: Entry, { nowMs, settings }: Situation): number {
  if (confirmedMs === undefined) return neverConfirmed;
  const fresh = settings.confirmedFreshDays;
  const days = (nowMs - confirmedMs) / dayMs;
  return Math.min(1, Math.max(0, 1 - (days - fresh) / (fresh * (staleAfter - 1))));
}

/** Nothing to say of what was confirmed lately. */
export function freshnessReasons({ confirmedMs }: Entry, { nowMs, settings }: Situation): Reason[] {
  if (confirmedMs === undefined) return [reason('never-confirmed')];
  if (nowMs - confirmedMs <= settings.confirmedFreshDays * dayMs) return [];
  return [reason('not-confirmed-lately', { date: new Date(confirmedMs).toISOString().slice(0, 10) })];
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

const has = ({ service, places }: Entry, feature: Service['accessibility'][number]): boolean =>
  service.accessibility.includes(feature) ||
  places.some(({ location }) => location.accessibility?.includes(feature) === true);

/** 1 where it is adapted as asked, its place included. Plain language alone is half of what a disability asks for. */
export function adaptationFactor(entry: Entry, { wantsAdaptation }: Situation): number {
  if (has(entry, 'developmental-disability')) return 1;
  if (!has(entry, 'plain-language')) return 0;
  return wantsAdaptation === 'plain-language' ? 1 : 0.5;
}

export function adaptationReason(entry: Entry, situation: Situation): Reason {
  const factor = adaptationFactor(entry, situation);
  return reason(factor === 1 ? 'adapted' : factor > 0 ? 'plain-language-only' : 'adaptation-unknown');
}

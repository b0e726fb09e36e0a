import { communityById } from '../directory/index.ts';
import { arrivalInWords } from '../travel/index.ts';
import type { Reach, Way } from '../travel/index.ts';
import { durationInWords } from './calendar.ts';
import type { TravelMode } from './model.ts';
import { reason } from './reasons.ts';
import type { Reason, ReasonCode } from './reasons.ts';
import type { Situation } from './situation.ts';

/** Kilometres to a confidential place are told by the hundred only: two exact distances would give it away. */
export const kmShown = (km: number, confidential: boolean): number =>
  confidential ? Math.max(100, Math.ceil(km / 100) * 100) : Math.round(km);

/** How a trip can be made at all, by access and season, with its kilometres as the crow flies. */
export function travelReason(mode: TravelMode, km: number, train: string | undefined): Reason {
  switch (mode) {
    case 'same-community':
      return reason('same-community');
    case 'road':
      return reason('by-road', { km });
    case 'winter-road':
      return reason('by-winter-road', { km });
    case 'unknown':
      return reason('access-unknown', { km });
    case 'air':
      return train === undefined ? reason('by-air-only', { km }) : reason('by-air-or-rail', { km, train });
  }
}

type Mode = Way['modes'][number];
const modeNames: Readonly<Record<Mode, { fr: string; en: string }>> = {
  road: { fr: 'par la route', en: 'road' },
  'winter-road': { fr: "par la route d'hiver", en: 'winter road' },
  air: { fr: 'par avion', en: 'air' },
  rail: { fr: 'par train', en: 'rail' },
  boat: { fr: 'par bateau', en: 'boat' },
};

function modesInWords(modes: readonly Mode[]): { fr: string; en: string } {
  const joined = (language: 'fr' | 'en', and: string) => {
    const names = modes.map((mode) => modeNames[mode][language]);
    const last = names.at(-1) ?? '';
    return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`;
  };
  return { fr: joined('fr', 'et'), en: joined('en', 'and') };
}

/** The hardest of the ways taken gives the reason its code. */
function codeOf(modes: readonly Mode[]): ReasonCode {
  if (modes.includes('air')) return 'hours-by-air';
  if (modes.includes('rail') || modes.includes('boat')) return 'hours-by-rail-or-boat';
  return modes.includes('winter-road') ? 'hours-by-winter-road' : 'hours-by-road';
}

/** How one gets to an open place, how long it takes, and what season and hour have to do with it. */
export function wayReasons(
  way: Way,
  { minutes, roadKm, timeZone }: { minutes: number; roadKm: number; timeZone: string },
  { startsAt }: Reach,
  { nowMs }: Situation,
): Reason[] {
  const code = codeOf(way.modes);
  const arrives = arrivalInWords(timeZone, {
    from: startsAt,
    arrives: startsAt + minutes,
    now: Math.floor(nowMs / 60_000),
  });
  const told = { minutes, time: durationInWords(minutes), arrives };
  return [
    code === 'hours-by-road'
      ? reason(code, { ...told, km: roadKm })
      : reason(code, { ...told, modes: modesInWords(way.modes) }),
    ...way.facts,
  ];
}

const coarseHours = [3, 6, 12, 24, 48] as const;

/** Hours to a confidential place, rounded up to few steps, then to days. */
function coarseMinutes(minutes: number): number {
  const step = coarseHours.find((hours) => minutes <= hours * 60);
  return step === undefined ? Math.ceil(minutes / 1440) * 1440 : step * 60;
}

/** The same of a confidential place: nothing that two questions from two communities could be worked back from. */
export function confidentialWayReason(way: Way | undefined, minutes: number, km: number): Reason {
  const coarse = coarseMinutes(minutes);
  const modes = modesInWords(way === undefined || way.modes.length === 0 ? ['road'] : way.modes);
  return reason('hours-at-most', { minutes: coarse, time: durationInWords(coarse), modes, km: kmShown(km, true) });
}

export const communityName = (communityId: string): { fr: string; en: string } =>
  communityById(communityId)?.name ?? { fr: communityId, en: communityId };

import { momentInWords } from './dates-in-words.ts';
import type { Leg, TravelHub } from './model.ts';
import type { Stage } from './legs.ts';
import { reason, withoutRepeats, type Reason } from './reasons.ts';
import { stopName, zoneOfStop } from './stops.ts';

/** Kilometres of an estimated stretch that go without saying: across a town, out to its airport. */
const smallKm = 20;
const longDriveMinutes = 8 * 60;
const longWaitMinutes = 4 * 60;

const minutesBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000;
const inHours = (minutes: number): number => Math.round(minutes / 60);

const isEstimatedRoad = ({ craft, source, km }: Stage['connection']): boolean =>
  craft === 'vehicle' && source === 'estimate' && km > smallKm;

/** What a coordinator must know of a plan before it is promised to anybody. */
export function planReasons(
  stages: readonly Stage[],
  legs: readonly Leg[],
  { travel }: TravelHub,
  wheelchair: boolean,
): Reason[] {
  const estimatedKm = stages
    .filter(({ connection }) => isEstimatedRoad(connection))
    .reduce((km, { connection }) => km + connection.km, 0);
  return withoutRepeats([
    ...stages.flatMap((stage) => carriedReasons(stage, travel)),
    ...(estimatedKm > 0 ? [reason('road-estimated', { km: estimatedKm })] : []),
    ...legs.flatMap((leg, at) => [...driveReasons(leg), ...waitReasons(leg, legs[at + 1], stages)]),
    ...(wheelchair ? wheelchairReasons(stages) : []),
  ]);
}

function carriedReasons({ connection, departs }: Stage, travel: TravelHub['travel']): Reason[] {
  const { craft, timing, name, perWeek, source, from, mode } = connection;
  if (mode === 'winter-road') return name === undefined ? [] : [reason('winter-road-open', { road: name })];
  if (craft === 'charter') return [reason('charter-to-find', { hours: inHours(travel.charter.noticeMinutes) })];
  if (name === undefined) return [];
  if (timing.kind !== 'timetable') return source === 'hub' ? [] : [reason('not-verified', { name })];
  const next = { name, place: stopName(from), at: momentInWords(zoneOfStop(from), departs) };
  return [
    reason(mode === 'air' ? 'next-flight' : 'next-departure', next),
    ...(perWeek !== undefined ? [reason('timetable-unknown', { name, perWeek })] : []),
    ...(perWeek === undefined && source !== 'hub' ? [reason('timetable-estimated', { name })] : []),
  ];
}

function driveReasons({ craft, departsAt, arrivesAt }: Leg): Reason[] {
  const minutes = minutesBetween(departsAt, arrivesAt);
  return craft === 'vehicle' && minutes > longDriveMinutes ? [reason('long-drive', { hours: inHours(minutes) })] : [];
}

function waitReasons(leg: Leg, next: Leg | undefined, stages: readonly Stage[]): Reason[] {
  const minutes = next === undefined ? 0 : minutesBetween(leg.arrivesAt, next.beThereAt);
  if (minutes <= longWaitMinutes) return [];
  const last = stages.find(({ arrives }) => arrives * 60_000 === Date.parse(leg.arrivesAt));
  const place = last === undefined ? { fr: '', en: '' } : stopName(last.connection.to);
  return [reason('long-wait', { hours: inHours(minutes), place })];
}

function wheelchairReasons(stages: readonly Stage[]): Reason[] {
  const carried = stages.filter(({ connection }) => connection.craft !== 'vehicle');
  const names = carried.map(({ connection }) => connection.name ?? { fr: 'avion nolisé', en: 'charter' });
  if (names.length === 0) return [];
  const inBoth = (language: 'fr' | 'en') => [...new Set(names.map((name) => name[language]))].join(', ');
  return [reason('wheelchair-ask', { names: { fr: inBoth('fr'), en: inBoth('en') } })];
}

import { isWithin, quietUntil, type HubSettings, type Organization } from '../../directory/index.ts';
import type { Reason, TransportPartner, TransportRanking } from '../../routing/index.ts';
import { clockWords, modeNames, orderReason, type OrderReason } from './reasons.ts';
import { monthOf, recordOf, type CarrierRecord, type CarrierStats } from './record.ts';

/** What is known of the partners beside the directory. */
export interface OrderFacts {
  /** By organization; one that was never asked is not there. */
  readonly stats: ReadonlyMap<string, CarrierStats>;
}

export interface Position {
  readonly organizationId: Organization['id'];
  /** 0 to 100, by the hub's weights; no score where the hub itself gives the order, as among neighbouring hubs. */
  readonly score?: number;
  readonly reasons: readonly (OrderReason | Reason)[];
}

export interface Quiet {
  readonly organizationId: Organization['id'];
  /** The stage in which they would be asked, 1 and up. */
  readonly stage: number;
  /** When they may be asked, ISO. */
  readonly until: string;
  readonly reasons: readonly (OrderReason | Reason)[];
}

export interface PartnerOrder {
  /**
   * Whom to ask now, the first to be asked first: carriers of the trip's own mode, carriers of another, neighbouring hubs.
   * Always three stages, some of them empty; nobody is in two.
   */
  readonly now: readonly (readonly Position[])[];
  /** Who could be asked but for their quiet hours, the first to be free again first. */
  readonly quiet: readonly Quiet[];
}

/** Kilometres from a carrier's base at which its nearness counts half. */
const HALFWAY_KM = 100;
/** Trips taken on more than whoever took on fewest, from which fairness has said all it can. */
const FAIRNESS_TRIPS = 10;

/**
 * In what order the partners of a ranking are asked. Pure and deterministic, whatever the order of the ranking's lists. In each
 * stage whoever is closed at departure, or has said to be full, comes after the others; at night the members of the rota count
 * as open. Then the hub's weights decide; a weight of 0 leaves its factor out. Equals are told apart by what routing holds of
 * their service, then by identifier. Nobody is asked in their quiet hours, but for members of the night rota, at night.
 */
export function orderPartners(
  { partners, neighbours }: Pick<TransportRanking, 'partners' | 'neighbours'>,
  { stats }: OrderFacts,
  settings: Pick<HubSettings, 'dispatch' | 'timeZone'>,
  now: Date,
): PartnerOrder {
  const { dispatch, timeZone } = settings;
  const isNight = isWithin(dispatch.nightRota, timeZone, now.getTime());
  const rota = new Set<string>(isNight ? dispatch.nightRota.organizationIds : []);
  const month = monthOf(now.toISOString());
  const quiet: Quiet[] = [];
  const mayAsk = (organization: Organization, stage: number, reasons: Quiet['reasons']): boolean => {
    const until = rota.has(organization.id) ? undefined : quietUntil(organization.quietHours, timeZone, now);
    if (until === undefined) return true;
    const time = clockWords(organization.quietHours?.to ?? '');
    const why = [orderReason('quiet-hours', { time }), ...reasons];
    quiet.push({ organizationId: organization.id, stage, until, reasons: why });
    return false;
  };
  const carriers = ([1, 2] as const).map((stage) => {
    const free = partners.filter((one) => one.stage === stage && mayAsk(one.organization, stage, modeReasons(one)));
    const known = free.map((partner): Candidate => ({
      partner,
      record: recordOf(stats.get(partner.organization.id), month),
      onRota: rota.has(partner.organization.id),
    }));
    return byScore(known, dispatch.order, isNight);
  });
  const hubs = neighbours
    .filter((organization) => mayAsk(organization, 3, [orderReason('neighbouring-hub')]))
    .map(({ id }): Position => ({ organizationId: id, reasons: [orderReason('neighbouring-hub')] }));
  return {
    now: [...carriers, hubs],
    quiet: quiet.toSorted((a, b) => compare(a.until, b.until) || a.stage - b.stage || byId(a, b)),
  };
}

interface Candidate {
  readonly partner: TransportPartner;
  readonly record: CarrierRecord;
  /** At night; by day the rota says nothing. */
  readonly onRota: boolean;
}

function byScore(
  candidates: readonly Candidate[],
  weights: HubSettings['dispatch']['order'],
  isNight: boolean,
): Position[] {
  const fewest = Math.min(...candidates.map(({ record }) => record.lately));
  return candidates
    .map((one) => ({ one, isLast: isClosedOrFull(one), points: scoreOf(one, fewest, weights, isNight) }))
    .toSorted(
      (a, b) =>
        Number(a.isLast) - Number(b.isLast) ||
        b.points - a.points ||
        b.one.partner.fit - a.one.partner.fit ||
        compare(a.one.partner.organization.id, b.one.partner.organization.id),
    )
    .map(({ one, isLast, points }): Position => ({
      organizationId: one.partner.organization.id,
      score: Math.round(points * 100) / 100,
      reasons: [
        ...(one.onRota ? [orderReason('on-night-rota')] : []),
        ...(isLast ? [orderReason('closed-or-full')] : []),
        ...modeReasons(one.partner),
        ...(one.partner.baseKm === undefined ? [orderReason('base-unknown')] : []),
        ...(weights.reliability === 0 ? [] : [recordReason(one.record)]),
        ...(weights.fairness === 0 ? [] : [orderReason('carried-lately', { trips: one.record.lately })]),
        ...one.partner.reasons,
      ],
    }));
}

/** Who is on the rota has agreed to be woken, whatever their counter's hours. */
const isClosedOrFull = ({ partner, onRota }: Candidate): boolean => partner.full || !(partner.open || onRota);

/** From 0 to 100: each factor goes from 0 to 1, and counts for as much as its weight. */
function scoreOf(
  { partner, record, onRota }: Candidate,
  fewest: number,
  weights: HubSettings['dispatch']['order'],
  isNight: boolean,
): number {
  const factors = [
    [weights.distance, partner.baseKm === undefined ? 0 : HALFWAY_KM / (HALFWAY_KM + partner.baseKm)],
    [weights.agreement, partner.agreement],
    [weights.reliability, record.reliability],
    [weights.fairness, 1 - Math.min(1, (record.lately - fewest) / FAIRNESS_TRIPS)],
    [isNight ? weights.night : 0, onRota ? 1 : 0],
  ] as const;
  const total = factors.reduce((sum, [weight]) => sum + weight, 0);
  if (total === 0) return 0;
  return (100 * factors.reduce((sum, [weight, factor]) => sum + weight * factor, 0)) / total;
}

const modeReasons = ({ mode, stage }: TransportPartner): OrderReason[] =>
  stage === 1 ? [] : [orderReason('other-mode', { mode: modeNames[mode] })];

function recordReason({ year: { carried, noShow, declined, silent, withdrew } }: CarrierRecord): OrderReason {
  if (carried + noShow + declined + silent + withdrew === 0) return orderReason('no-record');
  return orderReason('record', { carried: carried + noShow, declined, silent, withdrew });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byId = (a: { organizationId: string }, b: { organizationId: string }): number =>
  compare(a.organizationId, b.organizationId);

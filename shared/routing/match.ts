import { approachOf, approachReason, shownLocation } from './approach.ts';
import type { Approach } from './approach.ts';
import { exclusionReasons, exclusionsOf, toConfirm } from './eligibility.ts';
import { firstOf } from './first-of.ts';
import { byId, closest, countOfKinds, maskOf, serving } from './index-directory.ts';
import type { DirectoryIndex, Entry, Served } from './index-directory.ts';
import type { Exclusion, Match, MatchRequest, Option, RoutingHub } from './model.ts';
import { serviceKindsForNeed } from './need-kinds.ts';
import type { ServiceKind } from './need-kinds.ts';
import { kmBetween, placeOfCommunity } from './reach.ts';
import { reason } from './reasons.ts';
import type { Reason, ReasonCode } from './reasons.ts';
import { situationOf } from './situation.ts';
import type { Situation } from './situation.ts';
import {
  agreementFactor,
  agreementReason,
  capacityFactor,
  capacityReason,
  hasWishedCulture,
  hoursFactor,
  hoursReason,
  isAdapted,
  languageFactor,
  languageReasons,
} from './standing.ts';

type Candidate = { entry: Entry; approach: Approach; score: number };
type Refused = { entry: Entry; codes: readonly ReasonCode[]; km: number };
type Question = {
  kinds: readonly ServiceKind[];
  kindBits: readonly number[];
  virtual: 'yes' | 'no' | 'ask';
  situation: Situation;
};

/**
 * The services that can answer a need, best first, and those that cannot, each with its reasons. Pure and total: the same
 * request, directory, hub and instant always give the same answer, in the same order.
 */
export function match(request: MatchRequest, index: DirectoryIndex, hub: RoutingHub, now: Date): Match {
  const here = request.communityId === undefined ? undefined : placeOfCommunity(request.communityId);
  const situation = situationOf(request, here, hub, now);
  const kinds = request.kinds ?? serviceKindsForNeed[request.need];
  const kindBits = kinds.map((kind) => maskOf(index, [kind]));
  const question: Question = { kinds, kindBits, virtual: request.virtual ?? 'ask', situation };

  const candidates: Candidate[] = [];
  const refused: Refused[] = [];
  const served = serving(index, kinds, here);
  for (const entry of served.entries) {
    const judged = judge(entry, question);
    if ('codes' in judged) refused.push(judged);
    else candidates.push(judged);
  }
  const considered = countOfKinds(index, maskOf(index, kinds));
  const { maxOptions } = hub.routing;
  return {
    options: firstOf(candidates, maxOptions, byScore).map((candidate) => optionOf(candidate, question)),
    excluded: shownExclusions(index, question, refused, served),
    counts: { considered, options: candidates.length, excluded: considered - candidates.length },
    directoryVersion: index.version,
  };
}

const byScore = (a: Candidate, b: Candidate) => b.score - a.score || byId(a.entry.service.id, b.entry.service.id);

function judge(entry: Entry, question: Question): Candidate | Refused {
  const { situation, kinds, virtual } = question;
  const codes = exclusionsOf(entry, situation);
  const approach = approachOf(entry, kinds, virtual, situation);
  const unreachable =
    typeof approach === 'string' ? [approach] : noRoadNow(entry, question) ? ['no-road-now' as const] : [];
  if (codes.length > 0 || unreachable.length > 0) {
    return { entry, codes: unreachable.length > 0 ? [...codes, ...unreachable] : codes, km: kmTo(entry, situation) };
  }
  if (typeof approach === 'string') throw new TypeError('an unreachable service was not refused');
  return { entry, approach, score: scoreOf(entry, approach, question) };
}

/** A road carrier is of no use to a community that only planes reach at the moment. */
const noRoadNow = ({ service }: Entry, { kinds, situation }: Question): boolean =>
  situation.here?.access === 'winter-road-only' &&
  !situation.winterRoadsOpen &&
  service.kinds.every((kind) => kind === 'transport-road' || !kinds.includes(kind));

/** Straight-line kilometres to the closest place, only to put exclusions in order. */
function kmTo({ places }: Entry, { here }: Situation): number {
  if (here === undefined) return 0;
  return places.reduce((least, { place }) => Math.min(least, kmBetween(here, place)), Infinity);
}

/** Weighted mean of the factors, 0 to 100. Wishes that were not made weigh nothing. */
function scoreOf(entry: Entry, approach: Approach, { kindBits, situation }: Question): number {
  const { weights } = situation.settings;
  const wishesCulture = (situation.person.cultures?.length ?? 0) > 0;
  let closestKind = 0;
  while (closestKind < kindBits.length && ((kindBits[closestKind] ?? 0) & entry.kindMask) === 0) closestKind += 1;
  let sum =
    weights.travel * approach.factor +
    weights.capacity * capacityFactor(entry, situation) +
    weights.hours * hoursFactor(entry, situation) +
    weights.language * languageFactor(entry, situation) +
    weights.agreement * agreementFactor(entry, situation) +
    weights.kind * (1 - closestKind / kindBits.length);
  let total = weights.travel + weights.capacity + weights.hours + weights.language + weights.agreement + weights.kind;
  if (wishesCulture) {
    total += weights.culture;
    if (hasWishedCulture(entry, situation)) sum += weights.culture;
  }
  if (situation.wantsAdaptation) {
    total += weights.adaptation;
    if (isAdapted(entry)) sum += weights.adaptation;
  }
  return Math.round((1e6 * sum) / total) / 1e4;
}

function optionOf({ entry, approach, score }: Candidate, { situation, virtual }: Question): Option {
  const reasons: Reason[] = [
    approachReason(approach, virtual, situation),
    capacityReason(entry, situation),
    hoursReason(entry, situation),
    ...languageReasons(entry, situation),
    agreementReason(entry, situation),
    ...(hasWishedCulture(entry, situation) ? [reason('culture-as-wished')] : []),
    ...(situation.wantsAdaptation ? [reason(isAdapted(entry) ? 'adapted' : 'adaptation-unknown')] : []),
    ...toConfirm(entry, situation),
  ];
  const location = shownLocation(approach);
  const { service, organization } = entry;
  return { service, organization, ...(location === undefined ? {} : { location }), score, reasons };
}

/** Enough to see what lies around; more would hide it. */
const mostOutOfArea = 10;

/** First what would have served the person's community, then what is close but serves other communities; the closest first. */
function shownExclusions(
  index: DirectoryIndex,
  question: Question,
  refused: readonly Refused[],
  served: Served,
): Exclusion[] {
  const { kinds, situation } = question;
  const { maxExcluded, reachKm } = situation.settings;
  // Services without a place are all infinitely far: compare them by identifier.
  const inOrder = (a: Refused, b: Refused) =>
    (a.km === b.km ? 0 : a.km - b.km) || byId(a.entry.service.id, b.entry.service.id);
  const shown = firstOf(refused, maxExcluded, inOrder);
  const { here } = situation;
  const room = Math.min(mostOutOfArea, maxExcluded - shown.length);
  if (here !== undefined && room > 0) {
    const mask = maskOf(index, kinds);
    const wanted = (entry: Entry) => (entry.kindMask & mask) !== 0 && !served.has(entry);
    const elsewhere = new Set(closest(index, here, { most: room, km: reachKm }, wanted));
    const outOfArea = [...elsewhere].map((entry): Refused => {
      return { entry, codes: [...exclusionsOf(entry, situation), 'out-of-area'], km: kmTo(entry, situation) };
    });
    shown.push(...outOfArea.toSorted(inOrder).slice(0, room));
  }
  return shown.map(({ entry, codes }) => ({
    service: entry.service,
    organization: entry.organization,
    reasons: exclusionReasons(codes, entry, situation),
  }));
}

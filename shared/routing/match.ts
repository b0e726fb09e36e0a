import { networkFor, reachFrom } from '../travel/index.ts';
import { approachOf, approachReasons, minutesOf, shownLocation } from './approach.ts';
import type { ApproachQuestion } from './approach.ts';
import { doorsOf } from './doors.ts';
import { exclusionReasons, exclusionsOf, toConfirm } from './eligibility.ts';
import { firstOf } from './first-of.ts';
import { byId, closest, countOfKinds, maskOf, serving } from './index-directory.ts';
import type { DirectoryIndex, Entry, Served } from './index-directory.ts';
import { isHiddenThere, isLocal, noLocal, whyElsewhere } from './local.ts';
import type { Local } from './local.ts';
import type { Answer, Exclusion, Match, MatchingHub, MatchRequest, NeedRequest, Option } from './model.ts';
import { serviceKindsForNeed } from './need-kinds.ts';
import { byScore, plansFor } from './plans.ts';
import type { Asked, Choice } from './plans.ts';
import { chordSquared, placeOfCommunity } from './reach.ts';
import type { ReasonCode } from './reasons.ts';
import { scoreOf } from './score.ts';
import { situationOf } from './situation.ts';
import type { Situation } from './situation.ts';
import {
  agreementReason,
  arrivalReasons,
  capacityReason,
  freshnessReasons,
  hoursReason,
  adaptationReason,
  languageReasons,
} from './standing.ts';
import { wishedFor, wishReasons } from './wishes.ts';
import type { Wished } from './wishes.ts';

const nobody: ReadonlySet<string> = new Set();

type Candidate = Choice;
type Refused = { entry: Entry; codes: readonly ReasonCode[]; far: number };
export type Question = ApproachQuestion & {
  need: NeedRequest['need'];
  kindBits: readonly number[];
  wished: Wished;
  explained: ReadonlySet<string>;
};

/**
 * For each need the services that can answer it, best first, and those that cannot, each with its reasons; and for several needs
 * the plans that answer them all with the fewest hand-offs. Pure and total: the same request, directory, hub and instant always give
 * the same answer, in the same order, whatever was asked before.
 * @param explained - services that stand among the exclusions whenever they are no options, however far they are.
 */
export function match(
  request: MatchRequest,
  index: DirectoryIndex,
  hub: MatchingHub,
  now: Date,
  explained: ReadonlySet<string> = nobody,
): Match {
  const { communityId } = request;
  const here = communityId === undefined ? undefined : placeOfCommunity(communityId);
  const at = request.at === undefined || request.at < now ? now : request.at;
  const situation = situationOf('referral', { ...request, at }, here, hub, now);
  const reach =
    here === undefined || communityId === undefined
      ? undefined
      : reachFrom(networkFor(hub, now), communityId, at, now, request.avoid?.communityIds);
  const shared = { situation, reach, virtual: request.virtual ?? 'ask', doors: doorsOf(index), explained };
  const answers = request.needs.map((one) => {
    const kinds = one.kinds ?? serviceKindsForNeed[one.need];
    const wished = wishedFor(one.wishes, request.wishes, request.person, here?.communityId);
    const kindBits = kinds.map((kind) => maskOf(index, [kind]));
    return answerTo({ ...shared, need: one.need, kinds, kindBits, wished, how: wished.how }, index);
  });
  return {
    answers: answers.map(({ answer }) => answer),
    // One need is its own plan.
    plans:
      answers.length < 2
        ? []
        : plansFor(
            answers.map(({ asked }) => asked),
            situation.settings,
          ),
    directoryVersion: index.version,
  };
}

function answerTo(question: Question, index: DirectoryIndex): { answer: Answer; asked: Asked } {
  const { situation, kinds } = question;
  const { here, settings } = situation;
  const candidates: Candidate[] = [];
  const refused: Refused[] = [];
  const local = noLocal();
  const served = serving(index, kinds, here);
  for (const entry of served.entries) {
    const judged = judge(entry, served.atADistanceOnly(entry), question);
    if ('codes' in judged) refused.push(judged);
    else candidates.push(judged);
    if (here?.communityId !== undefined) note(local, judged, here.communityId);
  }
  const considered = countOfKinds(index, maskOf(index, kinds));
  const shown = firstOf(candidates, settings.maxOptions, byScore).map((one) => optionOf(one, local, question));
  const answer = {
    need: question.need,
    options: shown,
    excluded: shownExclusions(index, question, refused, served, candidates),
    counts: { considered, options: candidates.length, excluded: considered - candidates.length },
  };
  const asked = { need: question.need, choices: candidates, optionOf: (one: Choice) => optionOf(one, local, question) };
  return { answer, asked };
}

function note(local: Local, judged: Candidate | Refused, hereId: string): void {
  const { entry } = judged;
  if (!isLocal(entry, hereId)) return;
  local.hidden ||= isHiddenThere(entry, hereId);
  if ('codes' in judged) local.refused.push(judged);
  else local.candidates.push(judged);
}

function judge(entry: Entry, atADistanceOnly: boolean, question: Question): Candidate | Refused {
  const { situation } = question;
  const codes = exclusionsOf(entry, situation);
  if (codes.length > 0) return refusedFor(codes, entry, situation);
  const approach = approachOf(entry, atADistanceOnly, question);
  if (typeof approach === 'string') return refusedFor([approach], entry, situation);
  if (noRoadNow(entry, question)) return refusedFor(['no-road-now'], entry, situation);
  return { entry, approach, minutes: minutesOf(approach), score: scoreOf(entry, approach, question) };
}

const refusedFor = (codes: readonly ReasonCode[], entry: Entry, situation: Situation): Refused => ({
  entry,
  codes,
  far: farTo(entry, situation),
});

/** All that speaks against a service, for those that are shown: judging stops at the first. */
function allCodes({ entry, codes }: Refused, served: Served, question: Question): readonly ReasonCode[] {
  if (codes.includes('other-need')) return codes;
  if (!served.has(entry)) return [...codes, 'out-of-area'];
  const approach = approachOf(entry, served.atADistanceOnly(entry), question);
  const found = typeof approach === 'string' ? approach : noRoadNow(entry, question) ? 'no-road-now' : undefined;
  return found === undefined || codes.includes(found) ? codes : [...codes, found];
}

/** A road carrier is of no use to a community that no vehicle can leave at the moment. */
const noRoadNow = ({ service }: Entry, { kinds, situation, reach }: Question): boolean =>
  situation.here?.access === 'winter-road-only' &&
  reach?.hasRoadOut === false &&
  service.kinds.every((kind) => kind === 'transport-road' || !kinds.includes(kind));

/** How far the closest place is, as a chord squared: only to put exclusions in order. */
function farTo({ places }: Entry, { here }: Situation): number {
  if (here === undefined) return 0;
  let least = Infinity;
  for (const { place } of places) least = Math.min(least, chordSquared(here.onSphere, place.onSphere));
  return least;
}

function optionOf({ entry, approach, score, minutes }: Candidate, local: Local, question: Question): Option {
  const { situation, reach } = question;
  const elsewhere = whyElsewhere(local, { approach, score }, situation);
  const location = shownLocation(approach);
  const isTold = approach.kind === 'travel' && !approach.location.confidential;
  const { service, organization } = entry;
  return {
    service,
    organization,
    ...(location === undefined ? {} : { location }),
    score,
    ...(isTold ? { minutes: Math.ceil(minutes) } : {}),
    reasons: [
      ...approachReasons(approach, question),
      ...(elsewhere === undefined ? [] : [elsewhere]),
      ...wishReasons(entry, approach, question.wished),
      capacityReason(entry, situation),
      hoursReason(entry, situation),
      ...(isTold && reach !== undefined ? arrivalReasons(entry, (reach.startsAt + minutes) * 60_000, situation) : []),
      ...languageReasons(entry, situation),
      agreementReason(entry, situation),
      ...(situation.wantsAdaptation === undefined ? [] : [adaptationReason(entry, situation)]),
      ...toConfirm(entry, situation),
      ...freshnessReasons(entry, situation),
    ],
  };
}

/** Enough to see what lies around; more would hide it. */
const mostOutOfArea = 10;

/**
 * First what would have served the person's community, then what is close but serves other communities; the closest first. Where
 * nothing can be offered, however far they are: an empty list says why.
 */
function shownExclusions(
  index: DirectoryIndex,
  question: Question,
  refused: readonly Refused[],
  served: Served,
  candidates: readonly Candidate[],
): Exclusion[] {
  const { kinds, situation } = question;
  const { maxExcluded, reachKm } = situation.settings;
  // Services without a place are all infinitely far: compare them by identifier.
  const inOrder = (a: Refused, b: Refused) =>
    (a.far === b.far ? 0 : a.far - b.far) || byId(a.entry.service.id, b.entry.service.id);
  const shown = firstOf(refused, maxExcluded, inOrder);
  const { here } = situation;
  const room = Math.min(mostOutOfArea, maxExcluded - shown.length);
  if (here !== undefined && room > 0) {
    const mask = maskOf(index, kinds);
    const wanted = (entry: Entry) => (entry.kindMask & mask) !== 0 && !served.has(entry);
    const elsewhere = new Set(
      closest(index, here, { most: room, km: candidates.length > 0 ? reachKm : Infinity }, wanted),
    );
    const outOfArea = [...elsewhere].map((entry): Refused => {
      return { entry, codes: exclusionsOf(entry, situation), far: farTo(entry, situation) };
    });
    shown.push(...outOfArea.toSorted(inOrder).slice(0, room));
  }
  if (question.explained.size > 0) {
    const known = new Set([...candidates, ...shown].map(({ entry }) => entry));
    const asked = index.entries.filter((entry) => question.explained.has(entry.service.id) && !known.has(entry));
    const mask = maskOf(index, kinds);
    for (const entry of asked) {
      const codes: readonly ReasonCode[] =
        (entry.kindMask & mask) === 0 ? ['other-need'] : exclusionsOf(entry, situation);
      shown.push({ entry, codes, far: farTo(entry, situation) });
    }
  }
  return shown.map((one) => ({
    service: one.entry.service,
    organization: one.entry.organization,
    reasons: exclusionReasons(allCodes(one, served, question), one.entry, situation),
  }));
}

import type { Approach } from './approach.ts';
import { byId } from './index-directory.ts';
import type { Entry } from './index-directory.ts';
import { firstOf } from './first-of.ts';
import type { Option, Plan, RoutingHub } from './model.ts';
import { needNames } from './need-kinds.ts';
import type { IntakeNeed } from './need-kinds.ts';
import { communityName } from './reasons-of-travel.ts';
import { reason } from './reasons.ts';
import type { Reason } from './reasons.ts';

/** A service that can answer a need. */
export type Choice = { entry: Entry; approach: Approach; score: number; minutes: number };
/** One need with all that can answer it; an option is made only of what is shown. */
export type Asked = { need: IntakeNeed; choices: readonly Choice[]; optionOf: (choice: Choice) => Option };
type Costs = Pick<RoutingHub['routing'], 'handOff' | 'apart'>;

const mostPlans = 5;
/** How many choices a need has in the search, by how many needs there are: a few thousand combinations at most. */
const mostChoices: Readonly<Record<number, number>> = { 2: 24, 3: 12, 4: 7, 5: 5 };

/**
 * Combinations that answer every need that anything answers, best first. A plan is worth the mean of its options less what each further
 * organization and each further community costs, by the hub's settings. The search is over the best choices of each need and those
 * whose organization answers several needs: exact among them, always in the same order.
 */
export function plansFor(asked: readonly Asked[], costs: Costs): Plan[] {
  const needs = asked.flatMap(({ choices }, need) => (choices.length === 0 ? [] : [{ need, choices }]));
  const unanswered = asked.flatMap(({ choices }, need) => (choices.length === 0 ? [need] : []));
  if (needs.length === 0) return [];
  const most = mostChoices[needs.length] ?? 5;
  const several = organizationsOfSeveral(needs.map(({ choices }) => choices));
  const pools = needs.map(({ choices }) => poolOf(choices, several, most));
  return bestCombinations(pools, costs).map(({ chosen, score }) => ({
    parts: chosen.flatMap((choice, at) => {
      const need = needs[at]?.need;
      const option = need === undefined ? undefined : asked[need]?.optionOf(choice);
      return need === undefined || option === undefined ? [] : [{ need, option }];
    }),
    unanswered,
    score: Math.max(0, Math.round(1e4 * score) / 1e4),
    reasons: planReasons(
      chosen,
      needs.map(({ need }) => asked[need]?.need ?? 'other'),
      unanswered.map((need) => asked[need]?.need ?? 'other'),
    ),
  }));
}

/** The best score first; of two equals the one reached sooner, whatever travel weighs. */
export const byScore = (a: Choice, b: Choice) =>
  b.score - a.score ||
  (a.minutes === b.minutes ? 0 : a.minutes - b.minutes) ||
  byId(a.entry.service.id, b.entry.service.id);

/** The organizations that answer more than one need. */
function organizationsOfSeveral(needs: readonly (readonly Choice[])[]): ReadonlySet<string> {
  const first = new Map<string, number>();
  const several = new Set<string>();
  for (const [need, choices] of needs.entries()) {
    for (const { entry } of choices) {
      const seen = first.get(entry.organization.id);
      if (seen === undefined) first.set(entry.organization.id, need);
      else if (seen !== need) several.add(entry.organization.id);
    }
  }
  return several;
}

/** Half the best, and the best of each organization that answers several needs: a hand-off saved may be worth a lower score. */
function poolOf(choices: readonly Choice[], several: ReadonlySet<string>, most: number): Choice[] {
  const best = firstOf(choices, Math.ceil(most / 2), byScore);
  const ofSeveral = new Map<string, Choice>();
  for (const choice of several.size === 0 ? [] : choices) {
    const { id } = choice.entry.organization;
    if (!several.has(id)) continue;
    const known = ofSeveral.get(id);
    if (known === undefined || byScore(choice, known) < 0) ofSeveral.set(id, choice);
  }
  const others = firstOf(
    [...ofSeveral.values()].filter((choice) => !best.includes(choice)),
    most - best.length,
    byScore,
  );
  const pool = [...best, ...others];
  const rest = pool.length < most ? firstOf(choices, most, byScore).filter((choice) => !pool.includes(choice)) : [];
  return [...pool, ...rest].slice(0, most).sort(byScore);
}

type Combination = { chosen: readonly Choice[]; score: number };

/** Depth first, leaving out what cannot come among the first even if nothing more is lost. */
function bestCombinations(pools: readonly (readonly Choice[])[], costs: Costs): Combination[] {
  const found: Combination[] = [];
  const bestLeft = pools.map((_pool, at) => pools.slice(at).reduce((sum, [first]) => sum + (first?.score ?? 0), 0));
  const extend = (chosen: readonly Choice[], sum: number) => {
    const pool = pools[chosen.length];
    const lost = costOf(chosen, costs);
    if (pool === undefined) {
      insert(found, { chosen, score: sum / pools.length - lost });
      return;
    }
    const atMost = (sum + (bestLeft[chosen.length] ?? 0)) / pools.length - lost;
    const last = found[mostPlans - 1];
    if (last !== undefined && atMost < last.score) return;
    for (const choice of pool) extend([...chosen, choice], sum + choice.score);
  };
  extend([], 0);
  return found;
}

function insert(found: Combination[], one: Combination): void {
  const at = found.findIndex((other) => inOrder(one, other) < 0);
  found.splice(at === -1 ? found.length : at, 0, one);
  if (found.length > mostPlans) found.pop();
}

const inOrder = (a: Combination, b: Combination) =>
  b.score - a.score || organizationsOf(a.chosen).size - organizationsOf(b.chosen).size || byId(keyOf(a), keyOf(b));
const keyOf = ({ chosen }: Combination) => chosen.map(({ entry }) => entry.service.id).join(' ');

const organizationsOf = (chosen: readonly Choice[]): ReadonlySet<string> =>
  new Set(chosen.map(({ entry }) => entry.organization.id));

/** Two sites of one community cost a part of what two communities do. */
const siteShare = 0.25;

/** Points lost: what grows only as a combination grows, so that the search may stop early. */
function costOf(chosen: readonly Choice[], { handOff, apart }: Costs): number {
  const organizations = organizationsOf(chosen).size;
  const sites = new Set(chosen.flatMap((choice) => siteOf(choice)?.id ?? []));
  const towns = new Set(chosen.flatMap((choice) => siteOf(choice)?.town ?? []));
  const further = (count: number) => Math.max(0, count - 1);
  return (
    handOff * further(organizations) + apart * (further(towns.size) + siteShare * Math.max(0, sites.size - towns.size))
  );
}

/** Where the person has to go. A confidential place is taken to be nowhere else: a plan must not tell in which community it is. */
function siteOf({ approach }: Choice): { id: string; town: string } | undefined {
  if (!('location' in approach)) return undefined;
  const { id, confidential, communityId } = approach.location;
  return { id, town: confidential ? id : (communityId ?? id) };
}

function planReasons(
  chosen: readonly Choice[],
  needs: readonly IntakeNeed[],
  unanswered: readonly IntakeNeed[],
): Reason[] {
  const organizations = organizationsOf(chosen).size;
  const [first] = chosen;
  const handOffs =
    organizations === 1 && first !== undefined
      ? reason('one-organization', { name: first.entry.organization.name })
      : organizations < chosen.length
        ? reason('fewer-hand-offs', { count: organizations, needs: chosen.length })
        : reason('separate-hand-offs', { count: organizations });
  const sites = chosen.flatMap((choice, at) => {
    const site = siteOf(choice);
    const need = needs[at];
    return site === undefined || need === undefined ? [] : [{ ...site, need, choice }];
  });
  const together = [...Map.groupBy(sites, ({ id }) => id).values()].filter((some) => some.length > 1);
  const near = [...Map.groupBy(sites, ({ town }) => town)].filter(
    ([, some]) => new Set(some.map(({ id }) => id)).size > 1,
  );
  return [
    ...(chosen.length > 1 ? [handOffs] : []),
    ...together.map((some) => reason('same-place', { needs: inWords(some.map(({ need }) => need)) })),
    ...near.map(([town, some]) =>
      reason('same-town', { community: communityName(town), needs: inWords(some.map(({ need }) => need)) }),
    ),
    ...(unanswered.length === 0 ? [] : [reason('not-answered', { needs: inWords(unanswered) })]),
  ];
}

const inWords = (needs: readonly IntakeNeed[]): { fr: string; en: string } => ({
  fr: needs.map((need) => needNames[need].fr).join(', '),
  en: needs.map((need) => needNames[need].en).join(', '),
});

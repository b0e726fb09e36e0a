import { describe, expect, it } from 'vitest';
import { match, type Option } from '../../shared/routing/index.ts';
import type { GoldenCase } from '../golden/case.ts';
import { longTermCases } from '../golden/long-term-cases.ts';
import { safePlaceCases } from '../golden/safe-place-cases.ts';
import { severalNeedsCases } from '../golden/several-needs-cases.ts';
import { talkCases } from '../golden/talk-cases.ts';
import { hubOf, indexOf, requestOf, shortNameOf, unknownNames } from '../golden/world.ts';

const codesOf = (option: Pick<Option, 'reasons'> | undefined): string[] =>
  option?.reasons.map(({ code }) => code) ?? [];

/** What the engine answers, in the words of a case: only as much of it as the case speaks of. */
function answerOf({ now, world = {}, request, first, because, also, excluded, absent, plan, planBecause }: GoldenCase) {
  const found = match(requestOf(request), indexOf(world, now), hubOf(world), new Date(now));
  const [answer] = found.answers;
  const named = new Map(answer?.options.map((option) => [shortNameOf(option.service), codesOf(option)]));
  const refused = new Map(answer?.excluded.map((one) => [shortNameOf(one.service), codesOf(one)]));
  const [bestPlan] = found.plans;
  const some = (codes: readonly string[], wanted: readonly string[]): string[] =>
    wanted.filter((code) => codes.includes(code));
  return {
    first: answer?.options.slice(0, Math.max(1, first.length)).map(({ service }) => shortNameOf(service)),
    because: some(codesOf(answer?.options[0]), because ?? []),
    also: Object.fromEntries(
      Object.entries(also ?? {}).map(([name, code]) => [name, some(named.get(name) ?? [], [code])]),
    ),
    excluded: Object.fromEntries(
      Object.entries(excluded ?? {}).map(([name, code]) => [name, some(refused.get(name) ?? [], [code])]),
    ),
    offeredThoughExcluded: [...Object.keys(excluded ?? {}), ...(absent ?? [])].filter((name) => named.has(name)),
    plan: plan && bestPlan?.parts.map(({ option }) => shortNameOf(option.service)),
    planBecause: some(bestPlan?.reasons.map(({ code }) => code) ?? [], planBecause ?? []),
  };
}

const expectedOf = ({ first, because, also, excluded, plan, planBecause }: GoldenCase) => ({
  first,
  because: because ?? [],
  also: Object.fromEntries(Object.entries(also ?? {}).map(([name, code]) => [name, [code]])),
  excluded: Object.fromEntries(Object.entries(excluded ?? {}).map(([name, code]) => [name, [code]])),
  offeredThoughExcluded: [],
  plan,
  planBecause: planBecause ?? [],
});

describe.each([
  ['a safe place', safePlaceCases],
  ['somebody to talk to, and care', talkCases],
  ['law, children, and what lasts', longTermCases],
  ['several needs, and wishes', severalNeedsCases],
])('asked for %s', (_about, cases) => {
  it.each(cases)('$who: $sense', (one) => {
    expect(answerOf(one)).toEqual(expectedOf(one));
  });
});

it('is asked about sixty situations or more, of services that the demo hub has', () => {
  const all = [...safePlaceCases, ...talkCases, ...longTermCases, ...severalNeedsCases];
  expect(all.length).toBeGreaterThanOrEqual(60);
  expect(new Set(all.map(({ who }) => who)).size).toBe(all.length);
  expect(unknownNames()).toEqual([]);
});

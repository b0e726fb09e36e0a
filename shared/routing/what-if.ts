import type { Answer, AnswerDifference, Exclusion, Match, MatchDifference, Option, Plan, Standing } from './model.ts';
import { reason } from './reasons.ts';
import type { Reason } from './reasons.ts';

/**
 * What a change of the request does: options gained, lost and moved, need by need in the order of the request. Two answers that are
 * the same are left out, so that a change of nothing is empty. Pure.
 */
export function compareMatches(before: Match, after: Match): MatchDifference {
  const most = Math.max(before.answers.length, after.answers.length);
  const answers = Array.from({ length: most }, (_, at) => differenceOf(before.answers[at], after.answers[at]));
  return {
    answers: answers.filter(
      ({ need, gained, lost, moved }) => need.before !== need.after || gained.length + lost.length + moved.length > 0,
    ),
    plans: {
      gained: after.plans.filter((plan) => !before.plans.some((other) => isSamePlan(plan, other))),
      lost: before.plans.filter((plan) => !after.plans.some((other) => isSamePlan(plan, other))),
    },
  };
}

const isSamePlan = (one: Plan, other: Plan): boolean => keyOf(one) === keyOf(other);
const keyOf = ({ parts, unanswered }: Plan): string =>
  JSON.stringify([parts.map(({ need, option }) => [need, option.service.id]), unanswered]);

type Ranked = { option: Option; standing: Standing };

function differenceOf(before: Answer | undefined, after: Answer | undefined): AnswerDifference {
  const [was, is] = [rankedOf(before), rankedOf(after)];
  return {
    need: {
      ...(before === undefined ? {} : { before: before.need }),
      ...(after === undefined ? {} : { after: after.need }),
    },
    gained: [...is.values()].flatMap(({ option, standing }) =>
      was.has(option.service.id) ? [] : [{ option, after: standing }],
    ),
    lost: [...was.values()].flatMap(({ option, standing }) =>
      is.has(option.service.id) ? [] : [{ option, before: standing, reasons: whyLost(option, before, after) }],
    ),
    moved: [...is.values()].flatMap(({ option, standing }) => {
      const then = was.get(option.service.id);
      return then === undefined ? [] : movedFrom(then, { option, standing });
    }),
  };
}

const rankedOf = (answer: Answer | undefined): ReadonlyMap<string, Ranked> =>
  new Map(
    (answer?.options ?? []).map((option, at) => [
      option.service.id,
      { option, standing: { rank: at + 1, score: option.score } },
    ]),
  );

function whyLost(option: Option, before: Answer | undefined, after: Answer | undefined): Reason[] {
  if (after === undefined) return [reason('need-gone')];
  const refused = after.excluded.find((one: Exclusion) => one.service.id === option.service.id);
  if (refused !== undefined) return refused.reasons;
  if (before?.need !== after.need) return [reason('other-need')];
  return [reason(after.counts.options > after.options.length ? 'ranked-lower' : 'out-of-area')];
}

function movedFrom(then: Ranked, now: Ranked): AnswerDifference['moved'] {
  const without = (some: readonly Reason[], others: readonly Reason[]): Reason[] => {
    const said = new Set(others.map(wordsOf));
    return some.filter((one) => !said.has(wordsOf(one)));
  };
  const reasons = {
    gained: without(now.option.reasons, then.option.reasons),
    lost: without(then.option.reasons, now.option.reasons),
  };
  const { rank, score } = now.standing;
  const isSame =
    rank === then.standing.rank && score === then.standing.score && reasons.gained.length + reasons.lost.length === 0;
  return isSame ? [] : [{ option: now.option, before: then.standing, after: now.standing, reasons }];
}

const wordsOf = ({ code, text }: Reason): string => `${code} ${text.en}`;

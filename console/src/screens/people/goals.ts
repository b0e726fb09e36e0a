import type { ItemOf, Options } from '../../api/contract.ts';

export type Goal = ItemOf<'GET /v1/plans/{personId}'>;
export type GoalState = Goal['state'];
export type GoalArea = Goal['area'];
export type GoalTerms = Options<'POST /v1/plans/{personId}/goals'>['body'];

export const AREAS = [
  'permanent-housing',
  'life-skills',
  'education',
  'employment',
  'legal-aid',
  'trauma-counselling',
  'community-integration',
  'support-network',
  'self-care',
  'language-program',
  'volunteering',
  'return-home',
] as const satisfies readonly GoalArea[];

export const RETURN_STEPS = [
  'trusted-people',
  'police-and-crown',
  'embassy-or-consulate',
  'services-at-home',
  'migration-organizations',
] as const satisfies readonly (keyof NonNullable<Goal['returnSteps']>)[];
export type ReturnStep = (typeof RETURN_STEPS)[number];
export const STEP_STATES = ['to-do', 'done', 'not-wanted'] as const;

/** What a goal can become: it is the person's, proposed until they want it, and can always be taken up again. */
export const NEXT_STATES: Readonly<Record<GoalState, readonly GoalState[]>> = {
  proposed: ['active', 'dropped'],
  active: ['done', 'dropped'],
  done: ['active'],
  dropped: ['active', 'proposed'],
};

const OPEN_FIRST: Readonly<Record<GoalState, number>> = { active: 0, proposed: 1, done: 2, dropped: 3 };

export const isOpen = ({ state }: Pick<Goal, 'state'>): boolean => state === 'active' || state === 'proposed';

/** Goals under way first, and of those the one whose next step is due first; what is done or dropped last. */
export function inOrder(goals: readonly Goal[]): readonly Goal[] {
  const due = ({ nextStepOn }: Goal): string => nextStepOn ?? '9999-12-31';
  return [...goals].sort(
    (a, b) =>
      OPEN_FIRST[a.state] - OPEN_FIRST[b.state] ||
      due(a).localeCompare(due(b)) ||
      a.createdAt.localeCompare(b.createdAt),
  );
}

/** A whole goal as it is sent: what is not named is taken away. */
export function termsOf({ area, words, nextStep, nextStepOn, returnSteps }: Goal): GoalTerms {
  return {
    area,
    ...(words !== undefined && { words }),
    ...(nextStep !== undefined && { nextStep }),
    ...(nextStepOn !== undefined && { nextStepOn }),
    ...(returnSteps !== undefined && { returnSteps }),
  };
}

/** How a date stands to today, for the colour and the word beside it. */
export const dueness = (on: string, today: string): 'late' | 'today' | 'later' =>
  on < today ? 'late' : on === today ? 'today' : 'later';

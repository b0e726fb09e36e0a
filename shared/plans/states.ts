import { refuse, type Refusal } from '../platform/refusal.ts';
import type { GoalState } from './model.ts';

/** A goal is the person's: proposed until they want it, and it can always be taken up again. */
const NEXT: Readonly<Record<GoalState, readonly GoalState[]>> = {
  proposed: ['active', 'dropped'],
  active: ['done', 'dropped'],
  done: ['active'],
  dropped: ['active', 'proposed'],
};

/** Nothing when a goal may go from one state to the other, or stay. */
export function whyNotGoTo(from: GoalState, to: GoalState): Refusal | undefined {
  if (from === to || NEXT[from].includes(to)) return undefined;
  return refuse('conflict', 'goal-state', `A ${from} goal becomes ${NEXT[from].join(' or ')}, not ${to}.`, 'state');
}

export const needsFollowUp = (state: GoalState): boolean => state === 'proposed' || state === 'active';

import * as z from 'zod';
import { personPk } from '../people/index.ts';
import { open, seal } from '../platform/envelope.ts';
import type { DataKey } from '../platform/key-ring.ts';
import type { Item, Key } from '../platform/table.ts';
import { goalAreaSchema, goalStateSchema, returnStepsSchema, type FollowUp, type Goal } from './model.ts';
import { needsFollowUp } from './states.ts';

/** `PERSON#p`/`GOAL#id`; in gsi1 by the date of the next step, while something is to be followed up. */
export const GOAL_PREFIX = 'GOAL#';
export const goalKey = (personId: string, id: string): Key => ({ pk: personPk(personId), sk: GOAL_PREFIX + id });
export const followUpList = (hubId: string): string => `HUB#${hubId}#FOLLOW-UP`;

const goalItem = z.object({
  id: z.string(),
  personId: z.string(),
  area: goalAreaSchema,
  state: goalStateSchema,
  nextStepOn: z.string().optional(),
  returnSteps: returnStepsSchema.optional(),
  sealed: z.instanceof(Uint8Array),
  createdAt: z.string(),
  changedAt: z.string(),
  version: z.number().int(),
});
const sealedWords = z.object({ words: z.string().optional(), nextStep: z.string().optional() });
const place = (key: Key): string => `${key.pk}|${key.sk}|sealed`;

export function goalToItem(hubId: string, goal: Goal, key: DataKey): Item {
  const { words, nextStep, ...plain } = goal;
  const at = goalKey(goal.personId, goal.id);
  return {
    ...at,
    kind: 'goal',
    ...plain,
    sealed: seal(key.bytes, JSON.stringify({ words, nextStep }), place(at)),
    ...(goal.nextStepOn !== undefined &&
      needsFollowUp(goal.state) && { gsi1pk: followUpList(hubId), gsi1sk: `${goal.nextStepOn}#${goal.id}` }),
  };
}

export function readGoal(item: Item, key: DataKey): Goal {
  const { sealed, ...plain } = goalItem.parse(item);
  return { ...plain, ...sealedWords.parse(JSON.parse(open(key.bytes, sealed, place(item)))) };
}

/** What stands in the open of a goal: how far it is, and since when. */
export const readGoalStanding = (item: Item): Pick<Goal, 'state' | 'changedAt'> => goalItem.parse(item);

export function readFollowUp(item: Item): FollowUp | undefined {
  const { id, personId, area, state, version, nextStepOn } = goalItem.parse(item);
  return nextStepOn === undefined ? undefined : { id, personId, area, state, version, nextStepOn };
}

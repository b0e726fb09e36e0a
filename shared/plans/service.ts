import { auditWrite } from '../access/index.ts';
import { personErased, personPk, profileKey, readFile, readProfile } from '../people/index.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Page, PageRequest } from '../platform/table.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import type { FollowUp, Goal, GoalState, GoalTerms } from './model.ts';
import { needsFollowUp, whyNotGoTo } from './states.ts';
import * as store from './store.ts';

/** An erasure removes the key but not the file's item: whatever is written meanwhile could never be opened. */
const personIsThere = (personId: string): Write => ({
  require: profileKey(personId),
  condition: '#state = :active',
  names: { state: 'state' },
  values: { active: 'active' },
  refusal: 'person-erased',
});

const unknownGoal = (): Refusal => refuse('not-found', 'unknown-goal', 'No such goal in this person’s plan.');
const changedMeanwhile = (): Refusal =>
  refuse('precondition', 'changed-meanwhile', 'The goal changed meanwhile. Read it again, then repeat your change.');

/** A repeat under the same id answers with the goal that is there. @returns a refusal when the file may not be opened. */
export async function addGoal(
  platform: Platform,
  scope: Scope,
  personId: string,
  id: string,
  terms: GoalTerms,
): Promise<Goal | Refusal> {
  const file = await readFile(platform, scope, personId);
  if ('refused' in file) return file;
  const at = platform.clock().toISOString();
  const goal: Goal = { ...terms, id, personId, state: 'proposed', createdAt: at, changedAt: at, version: 1 };
  const outcome = await platform.table.write([
    create(store.goalToItem(scope.hubId, goal, file.key)),
    personIsThere(personId),
    historyWrite(platform, scope, goal, undefined),
  ]);
  if (outcome.committed) return goal;
  if (outcome.refusals.includes('person-erased')) return personErased();
  const item = await platform.table.get(store.goalKey(personId, id));
  return item === undefined ? unknownGoal() : store.readGoal(item, file.key);
}

/** A person's plan: the opening is audited, for the words are the person's own. */
export async function openPlan(
  platform: Platform,
  scope: Scope,
  personId: string,
  reason: string,
): Promise<readonly Goal[] | Refusal> {
  const file = await readFile(platform, scope, personId);
  if ('refused' in file) return file;
  await platform.table.write([auditWrite(platform, scope, personPk(personId), 'open-plan', reason)]);
  const goals: Goal[] = [];
  for await (const item of platform.table.queryAll({ pk: personPk(personId), prefix: store.GOAL_PREFIX })) {
    goals.push(store.readGoal(item, file.key));
  }
  return goals;
}

/** When a person's plan last changed, and whether something of it is still to be followed up; nothing for one without goals. */
export async function planActivity(
  platform: Platform,
  personId: string,
): Promise<{ readonly lastAt: string; readonly open: boolean } | undefined> {
  let activity: { lastAt: string; open: boolean } | undefined;
  for await (const item of platform.table.queryAll({ pk: personPk(personId), prefix: store.GOAL_PREFIX })) {
    const { changedAt, state } = store.readGoalStanding(item);
    const lastAt = activity !== undefined && activity.lastAt > changedAt ? activity.lastAt : changedAt;
    activity = { lastAt, open: activity?.open === true || needsFollowUp(state) };
  }
  return activity;
}

/** @returns the goal as changed, or a refusal: `unknown-goal`, `goal-state`, `changed-meanwhile`, or that of the file. */
export async function changeGoal(
  platform: Platform,
  scope: Scope,
  personId: string,
  goalId: string,
  change: GoalTerms & { readonly state: GoalState },
  version: number,
): Promise<Goal | Refusal> {
  const file = await readFile(platform, scope, personId);
  if ('refused' in file) return file;
  const item = await platform.table.get(store.goalKey(personId, goalId));
  if (item === undefined) return unknownGoal();
  const goal = store.readGoal(item, file.key);
  const refusal = whyNotGoTo(goal.state, change.state);
  if (refusal !== undefined) return refusal;
  const { id, createdAt } = goal;
  const changedAt = platform.clock().toISOString();
  const next: Goal = { ...change, id, personId, createdAt, changedAt, version };
  const outcome = await platform.table.write([
    replace(store.goalToItem(scope.hubId, next, file.key), version),
    personIsThere(personId),
    historyWrite(platform, scope, next, goal.state),
  ]);
  return outcome.committed ? { ...next, version: version + 1 } : changedMeanwhile();
}

const historyWrite = (platform: Platform, scope: Scope, goal: Goal, from: GoalState | undefined): Write => ({
  put: {
    pk: personPk(goal.personId),
    sk: `HISTORY#${goal.changedAt}#${platform.ids.uuid()}`,
    kind: 'history',
    what: 'goal',
    about: goal.id,
    ...(from !== undefined && { from }),
    to: goal.state,
    by: scope.memberId,
    at: goal.changedAt,
  },
});

/** The goals whose next step has a date, the most overdue first; nothing of what the person said. */
export async function listFollowUps(
  platform: Platform,
  scope: Scope,
  page: PageRequest & { readonly until?: string | undefined },
): Promise<Page<FollowUp>> {
  const { until, limit, cursor } = page;
  const { items, ...rest } = await platform.table.query({
    pk: store.followUpList(scope.hubId),
    index: 'gsi1',
    ...(until !== undefined && { between: ['0', `${until}~`] }),
    limit,
    cursor,
  });
  const followUps = items.map(store.readFollowUp).filter((goal) => goal !== undefined);
  const keys = [...new Set(followUps.map(({ personId }) => personId))].map(profileKey);
  const files = keys.length === 0 ? undefined : await platform.table.batchGet(keys);
  const isActive = (personId: string): boolean => {
    const item = files?.item(profileKey(personId));
    return item !== undefined && readProfile(item).state === 'active';
  };
  // The index lags behind the table: a goal of a person just erased may still be in it.
  return { items: followUps.filter(({ personId }) => isActive(personId)), ...rest };
}

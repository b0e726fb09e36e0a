import { daysAfter, type HubSettings, type Organization } from '../directory/index.ts';
import { isAsked, type Assurance } from './model.ts';

/**
 * The round in which each organization is asked, about every quarter, whether what is listed of it is still right. Pure: which
 * of them are due on a day, and what is due with each. Nobody is asked twice within the days between two rounds, and not all at once.
 */
type RoundRules = HubSettings['directory'];

const DAY_MS = 86_400_000;

/** A number from the id of an organization, always the same, evenly spread. FNV-1a, 32 bits. */
function spreadOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

/**
 * The local day from which an organization may be asked: so many days after it was last heard from, or asked; one of which
 * nothing is known, within the first round after the hub met it, on a day of its own.
 */
export function dueOn(
  { id, assuredOn }: Pick<Organization, 'id' | 'assuredOn'>,
  state: Assurance,
  rules: RoundRules,
): string {
  const known = [assuredOn, state.askedOn].filter((day) => day !== undefined).sort();
  const last = known.at(-1);
  return last === undefined
    ? daysAfter(state.since, 1 + (spreadOf(id) % rules.confirmEveryDays))
    : daysAfter(last, rules.confirmEveryDays);
}

/** What stands in the way of texting a partner now. `busy`: a trip or a request comes first. */
export type Obstacle = 'no-phone' | 'opted-out' | 'quiet' | 'busy';

export interface Candidate {
  readonly organization: Organization;
  readonly state: Assurance;
  readonly obstacle?: Obstacle | undefined;
}

export type Step = 'ask' | 'remind' | 'silent' | 'unreachable';

/** The least a coordinator must see: an organization that was asked and can be reached no more. */
const isOutOfReach = (obstacle: Obstacle | undefined): boolean => obstacle === 'opted-out' || obstacle === 'no-phone';

/** What is due with one organization now. */
export function stepFor(
  { organization, state, obstacle }: Candidate,
  rules: RoundRules,
  now: string,
  today: string,
): Step | undefined {
  if (organization.status !== 'active' || organization.removedAt !== undefined) return undefined;
  if (isAsked(state)) {
    if (isOutOfReach(obstacle)) return 'unreachable';
    const waitedSince = state.ask?.remindedAt ?? state.ask?.at ?? state.at;
    if (Date.parse(now) - Date.parse(waitedSince) < rules.remindAfterDays * DAY_MS) return undefined;
    if (state.status === 'reminded') return 'silent';
    return obstacle === undefined ? 'remind' : undefined;
  }
  if (dueOn(organization, state, rules) > today) return undefined;
  // Whoever stopped texts is not asked; that they are due is told to the coordinator, once.
  if (obstacle === 'opted-out') return state.status === 'unreachable' ? undefined : 'unreachable';
  return obstacle === undefined ? 'ask' : undefined;
}

export interface Task {
  readonly candidate: Candidate;
  readonly step: Step;
}

/** What is due now, in order: first whoever has waited longest since they were due. */
export function tasksNow(
  candidates: readonly Candidate[],
  rules: RoundRules,
  { now, today }: { readonly now: string; readonly today: string },
): Task[] {
  return candidates
    .flatMap((candidate) => {
      const step = stepFor(candidate, rules, now, today);
      return step === undefined
        ? []
        : [{ candidate, step, due: dueOn(candidate.organization, candidate.state, rules) }];
    })
    .sort((a, b) => a.due.localeCompare(b.due) || (a.candidate.organization.id < b.candidate.organization.id ? -1 : 1))
    .map(({ candidate, step }) => ({ candidate, step }));
}

/** How many more may be asked in this hour: what is left of the day's number, and no more than an hour's share of it. */
export function asksLeft(states: readonly Assurance[], { asksADay }: RoundRules, today: string, hours: number): number {
  const askedToday = states.filter(({ askedOn }) => askedOn === today).length;
  return Math.max(0, Math.min(Math.ceil(asksADay / hours), asksADay - askedToday));
}

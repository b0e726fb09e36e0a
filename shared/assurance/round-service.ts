import {
  loadDirectory,
  readHubSettings,
  settingsKey,
  type HubSettings,
  type Organization,
} from '../directory/index.ts';
import { outboxStates, type MaySend, type OutboxText } from '../messaging/index.ts';
import { phoneFailedWrite, readLines } from '../partners/line/index.ts';
import { later } from '../platform/clock.ts';
import { localDateIn } from '../platform/local-date.ts';
import type { Platform } from '../platform/platform.ts';
import { consumeTimer, moveTimer, readTimer, setTimer, type Timer } from '../platform/timer.ts';
import { askHourFrom, hoursADay } from './ask-hours.ts';
import { askOrganization, remindOrganization, stopWaiting } from './asking-service.ts';
import { isAsked } from './model.ts';
import { askHoursOf, askMoment, obstacleTo } from './reaching-service.ts';
import { remindOfAgreements } from './reminder-service.ts';
import { asksLeft, stepFor, tasksNow, type Candidate, type Task } from './round.ts';
import { assuranceWrite, newAssurance, readAssurance, readAssurances, type KnownAssurance } from './store.ts';

/** There is one for a hub, for ever: it moves from one hour to the next. */
const ROUND = 'confirm-directory';
const HOUR_MS = 3_600_000;
/** What one transaction makes of organizations it meets for the first time. */
const MET_AT_ONCE = 50;

/** Hubs whose round this function instance has seen going. */
const going = new WeakSet<Platform>();

/** Sets the round going where it is not: a hub that was set up, or deployed, before there was one. Once for each instance. */
export async function keepRoundGoing(platform: Platform): Promise<void> {
  if (going.has(platform)) return;
  // Not set up yet.
  if ((await platform.table.get(settingsKey(platform.hubId))) === undefined) return;
  if ((await readTimer(platform.table, ROUND)) === undefined) {
    const settings = await readHubSettings(platform);
    const dueAt = nextRun(settings, platform.clock().toISOString());
    await platform.table.write([
      { ...setTimer({ id: ROUND, dueAt, work: { what: 'confirm-directory' } }), condition: 'attribute_not_exists(pk)' },
    ]);
  }
  going.add(platform);
}

const nextRun = (settings: HubSettings, now: string): string => askHourFrom(askHoursOf(settings), later(now, HOUR_MS));

/**
 * One run of the round: organizations met for the first time are noted, those due are asked, reminded, or shown to the coordinator,
 * each in a transaction of its own, and the timer moves on to the next hour of the hub's days. A run that breaks off, or two at
 * once, ask nobody twice: what was done stands in the state of each.
 */
export async function confirmDirectoryNow(platform: Platform, timer: Timer): Promise<void> {
  const settings = await readHubSettings(platform);
  const now = platform.clock().toISOString();
  const opening = askHourFrom(askHoursOf(settings), now);
  let failed = 0;
  if (opening === now) {
    await remindOfAgreements(platform, settings);
    failed = await oneRun(platform, settings, now);
  }
  await platform.table.write([moveTimer(timer, opening === now ? nextRun(settings, now) : opening)]);
  if (failed > 0) throw new Error(`${failed} organizations could not be asked whether their entries are right`);
}

async function oneRun(platform: Platform, settings: HubSettings, now: string): Promise<number> {
  const today = localDateIn(settings.timeZone, platform.clock());
  const rules = settings.directory;
  const [{ organizations }, known] = await Promise.all([loadDirectory(platform), readAssurances(platform)]);
  const states = await withThoseJustMet(platform, organizations, known, today);
  const candidates = await Promise.all(
    organizations.flatMap((organization): Promise<Candidate>[] => {
      const state = states.get(organization.id);
      if (state === undefined || organization.dispatchPhones.length === 0) return [];
      // How they can be reached is looked up of those with whom something is due, and of those who are to answer: they may have
      // stopped texts since.
      if (!isAsked(state) && stepFor({ organization, state }, rules, now, today) === undefined) return [];
      return [obstacleTo(platform, settings, organization).then((obstacle) => ({ organization, state, obstacle }))];
    }),
  );
  let left = asksLeft([...states.values()], rules, today, hoursADay(askHoursOf(settings)));
  let failed = 0;
  for (const task of tasksNow(candidates, rules, { now, today })) {
    if (task.step === 'ask' && left === 0) continue;
    try {
      const done = await carryOut(platform, settings, task, states);
      if (task.step === 'ask' && done === 'asked') left -= 1;
    } catch {
      // One that cannot be asked must not keep the others waiting: it is met again in an hour.
      failed += 1;
    }
  }
  return failed;
}

async function carryOut(
  platform: Platform,
  settings: HubSettings,
  { candidate: { organization }, step }: Task,
  states: ReadonlyMap<string, KnownAssurance>,
): Promise<string> {
  const state = states.get(organization.id);
  if (state === undefined) return 'changed';
  switch (step) {
    case 'ask':
      return askOrganization(platform, settings, organization, state);
    case 'remind':
      return remindOrganization(platform, settings, organization, state);
    case 'silent':
    case 'unreachable':
      return stopWaiting(platform, state, step);
  }
}

async function withThoseJustMet(
  platform: Platform,
  organizations: readonly Organization[],
  known: ReadonlyMap<string, KnownAssurance>,
  today: string,
): Promise<ReadonlyMap<string, KnownAssurance>> {
  const met = organizations
    .filter(({ id, status, dispatchPhones }) => status === 'active' && dispatchPhones.length > 0 && !known.has(id))
    .map(({ id }) => newAssurance(platform, id, today));
  const hubKey = await platform.keys.hubKey();
  const states = new Map(known);
  for (let from = 0; from < met.length; from += MET_AT_ONCE) {
    const some = met.slice(from, from + MET_AT_ONCE);
    const outcome = await platform.table.write(some.map((state) => assuranceWrite(platform, hubKey, state)));
    // Another run was first with one of them: it is known in the next.
    if (outcome.committed) for (const state of some) states.set(state.organizationId, { ...state, version: 1 });
  }
  return states;
}

/** The question did not arrive: the phone is flagged, and a coordinator sees in the list that nobody was asked. */
export async function confirmationFailedNow(
  platform: Platform,
  { organizationId, textId }: { readonly organizationId: string; readonly textId: string },
  timerId: string,
): Promise<void> {
  const done = consumeTimer(timerId);
  const state = await readAssurance(platform, organizationId);
  // Answered all the same, or asked anew since.
  if (state?.ask?.textId !== textId || !isAsked(state)) {
    await platform.table.write([done]);
    return;
  }
  const errorCode = (await outboxStates(platform, [textId])).get(textId)?.errorCode;
  const at = platform.clock().toISOString();
  await stopWaiting(platform, state, 'unreachable', [done, phoneFailedWrite(state.ask.phoneKey, { at, errorCode })]);
}

/** Right before it leaves: by day, to a line that takes texts, and only while an answer is waited for. */
export async function mayStillAsk(platform: Platform, text: Pick<OutboxText, 'id' | 'about'>): Promise<MaySend> {
  const [settings, state, { organizations }] = await Promise.all([
    readHubSettings(platform),
    readAssurance(platform, text.about.id),
    loadDirectory(platform),
  ]);
  const organization = organizations.find(({ id }) => id === text.about.id);
  if (state?.ask?.textId !== text.id || !isAsked(state) || organization === undefined) {
    return { may: 'never', why: 'no-longer-true' };
  }
  const { phoneKey } = state.ask;
  if ((await readLines(platform, [phoneKey])).get(phoneKey)?.optedOut === true)
    return { may: 'never', why: 'opted-out' };
  const now = platform.clock().toISOString();
  const at = askMoment(settings, organization, now);
  return at === now ? { may: 'now' } : { may: 'later', at };
}

/** When the round goes on; nothing while no sweep has set it going. */
export async function nextRoundAt(platform: Platform): Promise<string | undefined> {
  return (await readTimer(platform.table, ROUND))?.dueAt;
}

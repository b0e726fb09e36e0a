import { lastServed } from '../counting/index.ts';
import { readHubSettings, type HubSettings } from '../directory/index.ts';
import { readJoined } from '../identity/index.ts';
import { erasureWrites, fileActivity, keptUntil, lookTomorrow, nextLook } from '../people/index.ts';
import { planActivity } from '../plans/index.ts';
import { later } from '../platform/clock.ts';
import { localDateIn } from '../platform/local-date.ts';
import type { Platform } from '../platform/platform.ts';
import type { Scope } from '../platform/scope.ts';
import type { Page } from '../platform/table.ts';
import { consumeTimer, moveTimer, type Timer } from '../platform/timer.ts';
import type { Write } from '../platform/transaction.ts';
import { isClosedReferral, listReferrals } from '../referrals/index.ts';
import { isClosedTrip, listTrips } from '../transport/index.ts';
import { hasSeriesGoing } from '../transport/series/index.ts';

/** What is known of a file for deciding how long it is kept. */
interface Standing {
  /** The instant of the last thing that happened. */
  readonly lastAt: string;
  /** A referral, a trip or a plan is under way, or a report that it counts in can still be handed in. */
  readonly open: boolean;
}

const MAX_ATTEMPTS = 5;

/**
 * Erases a person's file that has been quiet for as long as the hub keeps one; the counts stay. Files that were found to be one
 * person's go together, by what happened last in any of them. One that has anything open is looked at again the next day.
 */
export async function expireFileNow(platform: Platform, timer: Timer, personId: string): Promise<void> {
  const settings = await readHubSettings(platform);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const verdict = await verdictOn(platform, settings, personId);
    const outcome = await platform.table.write(
      verdict.is === 'kept'
        ? [moveTimer(timer, verdict.lookAgainAt)]
        : [consumeTimer(timer.id), ...(verdict.is === 'due' ? await expiryWrites(platform, settings, personId) : [])],
    );
    if (outcome.committed || outcome.refusals.includes('timer-done')) return;
    // The file changed meanwhile: looked at anew.
  }
}

/** Of this file alone: what its related files need is set off by the erasure, as ever. */
async function expiryWrites(
  platform: Platform,
  { retention }: HubSettings,
  personId: string,
): Promise<readonly Write[]> {
  const { certificateDays } = retention;
  const erasure = await erasureWrites(platform, personId, { by: { kind: 'retention' }, certificateDays });
  return 'refused' in erasure ? [] : erasure.writes;
}

type Verdict = { readonly is: 'kept'; readonly lookAgainAt: string } | { readonly is: 'due' | 'gone' };

async function verdictOn(platform: Platform, settings: HubSettings, personId: string): Promise<Verdict> {
  if ((await fileActivity(platform, personId)) === undefined) return { is: 'gone' };
  const group = (await readJoined(platform, [personId])).groupOf(personId);
  const standings = await Promise.all(group.map((one) => standingOf(platform, settings, one)));
  const known = standings.filter((standing) => standing !== undefined);
  const now = platform.clock().toISOString();
  const lastAt = latestOf(known.map((standing) => standing.lastAt)) ?? now;
  const isOpen = known.some(({ open }) => open);
  const lookAgainAt =
    nextLook(now, keptUntil(lastAt, settings.retention.personDays)) ?? (isOpen ? lookTomorrow(now) : undefined);
  return lookAgainAt === undefined ? { is: 'due' } : { is: 'kept', lookAgainAt };
}

const latestOf = (instants: readonly (string | undefined)[]): string | undefined =>
  instants
    .filter((instant) => instant !== undefined)
    .sort()
    .at(-1);

async function standingOf(
  platform: Platform,
  { timeZone, reporting }: HubSettings,
  personId: string,
): Promise<Standing | undefined> {
  const [file, served, plan, underWay] = await Promise.all([
    fileActivity(platform, personId),
    lastServed(platform, personId),
    planActivity(platform, personId),
    referralsAndTrips(platform, personId),
  ]);
  if (file === undefined) return undefined;
  const today = localDateIn(timeZone, platform.clock());
  // A service is known to the day, and a file by the instant: noon is within the day wherever in Ontario it is.
  const noonOf = (date: string): string => `${date}T12:00:00.000Z`;
  const reportDue = served === undefined ? '' : later(noonOf(served.yearEndsOn), reporting.dueDays * 86_400_000);
  const lastService = served === undefined ? undefined : noonOf(served.through);
  return {
    lastAt: latestOf([file, underWay.lastAt, plan?.lastAt, lastService]) ?? file,
    open: underWay.open || plan?.open === true || reportDue.slice(0, 10) >= today,
  };
}

/** Whether a referral or a trip of the person is under way: what they wrote may still be needed for it. */
export const isPersonInUse = async (platform: Platform, personId: string): Promise<boolean> =>
  (await referralsAndTrips(platform, personId)).open;

async function referralsAndTrips(
  platform: Platform,
  personId: string,
): Promise<{ readonly lastAt: string | undefined; readonly open: boolean }> {
  const hub: Scope = { hubId: platform.hubId, memberId: 'retention', role: 'admin' };
  const all: { readonly updatedAt: string; readonly closed: boolean }[] = [];
  for await (const { updatedAt, status } of everyPage((cursor) => listReferrals(platform, hub, { personId, cursor })))
    all.push({ updatedAt, closed: isClosedReferral(status) });
  for await (const { updatedAt, status } of everyPage((cursor) => listTrips(platform, { personId, cursor })))
    all.push({ updatedAt, closed: isClosedTrip(status) });
  return {
    lastAt: latestOf(all.map(({ updatedAt }) => updatedAt)),
    open: all.some(({ closed }) => !closed) || (await hasSeriesGoing(platform, personId)),
  };
}

async function* everyPage<T>(read: (cursor: string | undefined) => Promise<Page<T>>): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    yield* page.items;
    cursor = page.cursor;
  } while (cursor !== undefined);
}

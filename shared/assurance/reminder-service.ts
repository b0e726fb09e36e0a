import {
  daysAfter,
  endingAgreements,
  loadDirectory,
  readHubSettings,
  type Agreement,
  type EndingAgreement,
  type HubSettings,
} from '../directory/index.ts';
import { queueText } from '../messaging/index.ts';
import { localDateIn } from '../platform/local-date.ts';
import type { Platform } from '../platform/platform.ts';
import { consumeTimer, setTimer, timerKey } from '../platform/timer.ts';
import { instantsOf } from '../platform/wall-time.ts';
import type { Write } from '../platform/transaction.ts';
import { askHourFrom } from './ask-hours.ts';
import { askHoursOf } from './reaching-service.ts';
import { readReminders, reminderWrite } from './store.ts';
import { agreementEndsText } from './texts.ts';

const timerOf = (agreementId: string): string => `agreement-ends-${agreementId}`;

/**
 * For the transaction that stores an agreement: the one timer that reminds of its end, so many days before, by day. It moves with
 * the last day and goes with the agreement.
 */
export async function endReminderWrites(platform: Platform, agreement: Agreement): Promise<readonly Write[]> {
  const { id, validTo, removedAt } = agreement;
  const settings = await readHubSettings(platform);
  const today = localDateIn(settings.timeZone, platform.clock());
  if (validTo === undefined || removedAt !== undefined || validTo < today) return [{ remove: timerKey(timerOf(id)) }];
  const dueAt = reminderAt(settings, validTo, platform.clock().toISOString());
  return [setTimer({ id: timerOf(id), dueAt, work: { what: 'agreement-ends', agreementId: id } })];
}

/** In the hub's hours of the day from which the agreement ends soon; at once, by day, when that is over. */
function reminderAt(settings: HubSettings, validTo: string, now: string): string {
  const { timeZone, routing } = settings;
  const day = daysAfter(validTo, -routing.agreementEndsSoonDays);
  const [morning = Date.parse(now)] = instantsOf(
    timeZone,
    Date.parse(`${day}T${settings.directory.askHours.from}:00Z`),
  );
  return askHourFrom(askHoursOf(settings), new Date(Math.max(morning, Date.parse(now))).toISOString());
}

/** What the hub has to see to: agreements that end soon or have ended, with when whoever is on call was told. */
export async function listEndingAgreements(
  platform: Platform,
): Promise<readonly (EndingAgreement & { readonly toldAt?: string })[]> {
  const settings = await readHubSettings(platform);
  const [ending, told] = await Promise.all([endingNow(platform, settings), readReminders(platform)]);
  return ending.map((one) => {
    const toldAt = told.get(`${one.agreement.id} ${one.lastDay}`);
    return { ...one, ...(toldAt !== undefined && { toldAt }) };
  });
}

async function endingNow(platform: Platform, settings: HubSettings): Promise<readonly EndingAgreement[]> {
  const today = localDateIn(settings.timeZone, platform.clock());
  const { agreements } = await loadDirectory(platform);
  return endingAgreements(agreements, today, daysAfter(today, settings.routing.agreementEndsSoonDays));
}

/** Its timer rang. Nothing is said of one that was removed, renewed, or ends later by now; and nothing twice. */
export async function agreementEndsNow(
  platform: Platform,
  { agreementId }: { readonly agreementId: string },
  timerId: string,
): Promise<void> {
  const settings = await readHubSettings(platform);
  const one = (await endingNow(platform, settings)).find(({ agreement }) => agreement.id === agreementId);
  const done = consumeTimer(timerId);
  const outcome = await platform.table.write([
    done,
    ...(one === undefined ? [] : await tellWrites(platform, settings, one)),
  ]);
  if (!outcome.committed && outcome.refusals.includes('told-before')) await platform.table.write([done]);
}

/** Agreements without a timer, because the hub was set up with them, are met in the round. */
export async function remindOfAgreements(platform: Platform, settings: HubSettings): Promise<void> {
  const [ending, told] = await Promise.all([endingNow(platform, settings), readReminders(platform)]);
  for (const one of ending) {
    if (told.has(`${one.agreement.id} ${one.lastDay}`)) continue;
    await platform.table.write(await tellWrites(platform, settings, one));
  }
}

/** The text to whoever is on call first, and that it was sent; of an agreement that has ended, nothing is sent any more. */
async function tellWrites(
  platform: Platform,
  settings: HubSettings,
  { agreement, lastDay, state }: EndingAgreement,
): Promise<readonly Write[]> {
  const [onCall] = settings.onCall;
  if (onCall === undefined || state === 'ended') return [];
  const { organizations } = await loadDirectory(platform);
  const names = agreement.organizationIds.map(
    (id) => organizations.find((organization) => organization.id === id)?.name[onCall.language] ?? id,
  );
  const text = await queueText(platform, {
    to: onCall.phone,
    body: agreementEndsText(onCall.language, names[0] ?? agreement.id, names.length - 1, lastDay),
    from: 'dispatch',
    urgent: false,
    notBefore: askHourFrom(askHoursOf(settings), platform.clock().toISOString()),
    about: { kind: 'alert', id: agreement.id },
  });
  return [text.write, reminderWrite(platform, agreement.id, lastDay, text.id)];
}

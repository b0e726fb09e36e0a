import { quietUntil, type HubSettings, type Organization } from '../directory/index.ts';
import { isAlertAsk, isOfferAsk, isReferralAsk, readLines, type Ask } from '../partners/line/index.ts';
import { later } from '../platform/clock.ts';
import type { Platform, PhoneKey } from '../platform/platform.ts';
import { askHourFrom, type AskHours } from './ask-hours.ts';
import type { Obstacle } from './round.ts';

/** How a partner can be reached with a question that can wait. */

export const askHoursOf = ({ timeZone, directory }: HubSettings): AskHours => ({ timeZone, ...directory.askHours });

const MINUTE_MS = 60_000;
/** A partner whose nights begin when the hub's day does is asked after some days at the latest. */
const TRIES = 20;

/** The first instant, not before `instant`, in the hub's hours and in no quiet hours of the partner's; both ISO. */
export function askMoment(
  settings: HubSettings,
  { quietHours }: Pick<Organization, 'quietHours'>,
  instant: string,
): string {
  const hours = askHoursOf(settings);
  let moment = askHourFrom(hours, instant);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const quiet = quietUntil(quietHours, settings.timeZone, new Date(moment));
    if (quiet === undefined) return moment;
    moment = askHourFrom(hours, quiet);
  }
  // Quiet in all of the hub's hours: then by day, as everybody.
  return askHourFrom(hours, later(instant, MINUTE_MS));
}

export interface Way {
  readonly phone: string;
  readonly phoneKey: PhoneKey;
}

/** The first of its dispatch phones that has not stopped texts, or why there is none. */
export async function wayTo(
  platform: Platform,
  { dispatchPhones }: Organization,
): Promise<Way | 'no-phone' | 'opted-out'> {
  const ways = await Promise.all(
    dispatchPhones.map(async (phone): Promise<Way> => ({ phone, phoneKey: await platform.phoneKey(phone) })),
  );
  if (ways.length === 0) return 'no-phone';
  const lines = await readLines(
    platform,
    ways.map(({ phoneKey }) => phoneKey),
  );
  return ways.find(({ phoneKey }) => lines.get(phoneKey)?.optedOut !== true) ?? 'opted-out';
}

/** What stands in the way now, as far as can be told without reading what was asked of the line. */
export async function obstacleTo(
  platform: Platform,
  settings: HubSettings,
  organization: Organization,
): Promise<Obstacle | undefined> {
  const way = await wayTo(platform, organization);
  if (typeof way === 'string') return way;
  return quietUntil(organization.quietHours, settings.timeZone, platform.clock()) === undefined ? undefined : 'quiet';
}

/** A trip that is offered or under way, an alert, a request nobody has looked at: a question about the directory would be in the way. */
export const isBusy = (asks: readonly Ask[]): boolean =>
  asks.some((ask) => {
    if (isReferralAsk(ask)) return ask.state === 'open';
    const isLive = ['open', 'received', 'accepted', 'passed-over'].includes(ask.state);
    return isLive && (isOfferAsk(ask) || isAlertAsk(ask));
  });

import {
  quietUntil,
  type Directory,
  type HubSettings,
  type Organization,
  type Service,
} from '../../directory/index.ts';
import { queueText } from '../../messaging/index.ts';
import { readLines, registerLine } from '../../partners/line/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Write } from '../../platform/transaction.ts';
import { byDay } from '../duties.ts';
import type { Referral } from '../model.ts';
import { nationsToTell } from '../nation-notice.ts';
import { historyWrite } from '../store.ts';
import { nationNoticeText } from '../texts.ts';

interface Asked {
  readonly organization: Organization;
  readonly service: Service | undefined;
  /** Of the line to which the request itself goes. */
  readonly phoneKey: string;
}

export interface NationNotice {
  readonly change: Pick<Referral, 'nationNotice'>;
  readonly writes: readonly Write[];
}

/** Five requests of a group, and what each Nation is told of them, are one transaction of at most 100 items. */
const MOST_TEXTED = 2;

/**
 * Tells a Nation whose protocols ask for it that a request went to one of its own services, once per referral: by a text of its
 * own, by day, that says nothing of the person; no second one to the line that receives the request itself. A Nation without
 * a number, or whose line stopped texts, is for a coordinator to call: the referral and its history say so.
 */
export async function nationNotice(
  platform: Platform,
  referral: Referral,
  asked: Asked,
  directory: Directory,
  settings: HubSettings,
): Promise<NationNotice> {
  if (referral.nationNotice !== undefined) return { change: {}, writes: [] };
  const all = nationsToTell(asked, directory.organizations);
  if (all.length === 0) return { change: {}, writes: [] };
  const nations = all.slice(0, MOST_TEXTED);
  const ways = await Promise.all(
    nations.map(async (nation) => ({
      nation,
      phones: await Promise.all(
        nation.dispatchPhones.map(async (phone) => ({ phone, phoneKey: await platform.phoneKey(phone) })),
      ),
    })),
  );
  const lines = await readLines(
    platform,
    ways.flatMap(({ phones }) => phones.map(({ phoneKey }) => phoneKey)),
  );
  const now = platform.clock().toISOString();
  const writes: Write[] = [];
  const heard = new Set([asked.phoneKey]);
  let isForCall = false;
  for (const { nation, phones } of ways) {
    // The one that receives the request, else the first that takes texts.
    const way =
      phones.find(({ phoneKey }) => phoneKey === asked.phoneKey) ??
      phones.find(({ phoneKey }) => lines.get(phoneKey)?.optedOut !== true);
    if (way !== undefined && !heard.has(way.phoneKey)) {
      const { phone, phoneKey } = way;
      heard.add(phoneKey);
      const text = await queueText(platform, {
        to: phone,
        body: nationNoticeText(nation.language),
        from: 'dispatch',
        urgent: false,
        notBefore: quietDay(settings, nation, now),
        about: { kind: 'referral', id: referral.id },
        afterFailure: { what: 'tell-staff' },
      });
      writes.push(text.write, ...(lines.has(phoneKey) ? [] : [registerLine(phoneKey, nation)]));
    }
    isForCall ||= way === undefined;
    const event = way === undefined ? 'nation-to-call' : 'nation-told';
    const reason = way?.phoneKey === asked.phoneKey ? 'by-the-request' : nation.id;
    writes.push(historyWrite(referral.id, { id: platform.ids.uuid(), at: now, event, by: { kind: 'clock' }, reason }));
  }
  if (all.length > nations.length) {
    isForCall = true;
    const others = { id: platform.ids.uuid(), at: now, event: 'nation-to-call', by: { kind: 'clock' as const } };
    writes.push(historyWrite(referral.id, { ...others, reason: 'others-too' }));
  }
  return { change: { nationNotice: isForCall ? 'to-call' : 'told' }, writes };
}

/** By day on the hub's clock, and outside the hours in which that Nation is left alone. */
function quietDay({ timeZone }: HubSettings, { quietHours }: Organization, now: string): string {
  const day = byDay(timeZone, now);
  const awake = quietUntil(quietHours, timeZone, new Date(day));
  return awake === undefined ? day : byDay(timeZone, awake);
}

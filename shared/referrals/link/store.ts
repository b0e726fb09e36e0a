import { readHubSettings, type HubSettings } from '../../directory/index.ts';
import { currentLinkKey, makeLink, type ReferralLink } from '../../partners/device-link/index.ts';
import type { ReferralAsk } from '../../partners/line/index.ts';
import { later } from '../../platform/clock.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Write } from '../../platform/transaction.ts';
import type { Actor } from '../model.ts';
import { statesBefore } from '../states.ts';
import { historyWrite, referralKey, referralOfItem } from '../store.ts';
import { isOpenAtPartner, type OpenReferral } from './linked-referral.ts';

const DAY_MS = 86_400_000;

export const linkEnd = (now: string, { referral }: Pick<HubSettings, 'referral'>): string =>
  later(now, referral.linkDays * DAY_MS);

/**
 * A secret address of its own for one sending, and from then on the referral's only one. Blind: the referral's own guard belongs
 * into the same transaction.
 */
export const referralLinkWrites = (
  platform: Platform,
  referralId: string,
  { phoneKey, code }: Pick<ReferralAsk, 'phoneKey' | 'code'>,
  settings: Pick<HubSettings, 'referral'>,
): Promise<{ writes: Write[]; link: string }> =>
  makeLink(platform, { referralId }, { phoneKey, code, endsAt: linkEnd(platform.clock().toISOString(), settings) });

/**
 * A new address for who asks for one by text ("LIEN 7K3M"), because the first was opened on another device, or by a
 * stranger. The guard that the referral is theirs to answer is among the writes, refused as `not-in-order`.
 */
export async function newReferralLinkWrites(
  platform: Platform,
  ask: ReferralAsk,
): Promise<{ readonly writes: readonly Write[]; readonly link: string }> {
  const { writes, link } = await referralLinkWrites(
    platform,
    ask.about.referralId,
    ask,
    await readHubSettings(platform),
  );
  return { link, writes: [theirs(ask), ...writes, linkNote(platform, ask, 'new-link')] };
}

/** The referral of a link, in one round trip; `undefined` unless the link works and the referral is its partner's to answer. */
export async function readReferralBehind(platform: Platform, link: ReferralLink): Promise<OpenReferral | undefined> {
  const keys = [referralKey(link.referralId), currentLinkKey(link)] as const;
  const found = await platform.table.batchGet(keys);
  const [item, current] = keys.map((key) => found.item(key));
  if (item === undefined || current?.['linkId'] !== link.id) return undefined;
  const referral = referralOfItem(item);
  return isOpenAtPartner(referral) && referral.sending.code === link.code ? referral : undefined;
}

/** It was sent to this partner, and an answer is still possible. */
export function theirs(ask: ReferralAsk): Write {
  const open = [...new Set([...statesBefore('receive'), ...statesBefore('accept'), ...statesBefore('fail')])];
  return {
    require: referralKey(ask.about.referralId),
    condition: `#sending.#code = :code AND #status IN (${open.map((_, at) => `:at${at}`).join(', ')})`,
    names: { sending: 'sending', code: 'code', status: 'status' },
    values: { code: ask.code, ...Object.fromEntries(open.map((status, at) => [`at${at}`, status])) },
    refusal: 'not-in-order',
  };
}

export const linkNote = (
  platform: Platform,
  ask: ReferralAsk,
  event: string,
  reason?: string,
  by: Actor = { kind: 'partner', organizationId: ask.organizationId },
): Write =>
  historyWrite(ask.about.referralId, {
    id: platform.ids.uuid(),
    at: platform.clock().toISOString(),
    event,
    by,
    ...(reason !== undefined && { reason }),
  });

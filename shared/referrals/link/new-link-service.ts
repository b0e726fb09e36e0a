import { loadDirectory, readHubSettings } from '../../directory/index.ts';
import { queueText } from '../../messaging/index.ts';
import { readLine } from '../../partners/line/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts';
import { mayActFor, type Scope } from '../../platform/scope.ts';
import type { Write } from '../../platform/transaction.ts';
import { askOf } from '../ask.ts';
import { readReferral } from '../store.ts';
import { isOpenAtPartner, type OpenReferral } from './linked-referral.ts';
import { linkNote, referralLinkWrites, theirs } from './store.ts';
import { textOfLink } from './texts.ts';

/** `text`: to the partner's number. `shown`: to whoever asks for it, this once, who passes it on as they see fit. */
export type NewLinkWay = 'text' | 'shown';

/**
 * A new address for a partner who cannot use the old one, which leads nowhere from then on, opened or not. Texted again under
 * the same `id` it changes nothing; one that was shown cannot be shown again, so a repeat makes another.
 * @returns the address, where it is to be shown; or a refusal: `referral-not-found`, `referral-not-open`, `no-dispatch-phone`,
 * `partner-opted-out`.
 */
export async function renewReferralLink(
  platform: Platform,
  scope: Scope,
  referralId: string,
  { id, how }: { readonly id: string; readonly how: NewLinkWay },
): Promise<{ readonly link: string | undefined } | Refusal> {
  const referral = await readReferral(platform, referralId);
  if (referral === undefined || !mayActFor(scope, referral.organizationId)) {
    return refuse('not-found', 'referral-not-found', 'There is no such referral, or it is not yours to see.');
  }
  if (!isOpenAtPartner(referral)) return NOT_OPEN;
  const { sending } = referral;
  const linked = await referralLinkWrites(platform, referralId, sending, await readHubSettings(platform));
  const texted = how === 'text' ? await textWrite(platform, referral, id, linked.link) : undefined;
  if (texted !== undefined && isRefusal(texted)) return texted;
  const ask = askOf(referral, sending);
  const outcome = await platform.table.write([
    theirs(ask),
    ...linked.writes,
    linkNote(platform, ask, 'new-link', how, { kind: 'member', id: scope.memberId }),
    ...(texted === undefined ? [] : [texted]),
  ]);
  if (!outcome.committed && outcome.refusals.includes('not-in-order')) return NOT_OPEN;
  return { link: how === 'shown' ? linked.link : undefined };
}

const NOT_OPEN = refuse(
  'conflict',
  'referral-not-open',
  'Nobody is asked, or serves the person, by this referral now: there is nothing to open a link to.',
);

/** To the number that was asked, where it still is one of the organization's; else to its first one. */
async function textWrite(
  platform: Platform,
  { organizationId, sending, urgency, id: referralId }: OpenReferral,
  id: string,
  link: string,
): Promise<Write | Refusal> {
  const { organizations } = await loadDirectory(platform);
  const organization = organizations.find((one) => one.id === organizationId);
  const phones = await Promise.all(
    (organization?.dispatchPhones ?? []).map(async (number) => ({ number, key: await platform.phoneKey(number) })),
  );
  const phone = phones.find(({ key }) => key === sending.phoneKey) ?? phones[0];
  if (organization === undefined || phone === undefined) {
    const message =
      'The organization has no number for referrals. Have the link shown, or add a number in the directory.';
    return refuse('conflict', 'no-dispatch-phone', message, 'how');
  }
  if ((await readLine(platform, phone.key))?.line.optedOut === true) {
    const message = 'The organization has stopped texts from the hub. Have the link shown, and call.';
    return refuse('conflict', 'partner-opted-out', message, 'how');
  }
  const text = await queueText(platform, {
    id,
    to: phone.number,
    body: textOfLink(organization.language, sending.code, link),
    from: 'dispatch',
    urgent: urgency === 'urgent',
    about: { kind: 'referral', id: referralId },
    afterFailure: { what: 'tell-staff' },
  });
  return text.write;
}

import { communityById, loadDirectory, readHubSettings, type HubSettings } from '../../directory/index.ts';
import { queueText } from '../../messaging/index.ts';
import { moveAsk, openAsk, readLine, readLines, registerLine, type ReferralAsk } from '../../partners/line/index.ts';
import { consentInForce } from '../../people/index.ts';
import { later } from '../../platform/clock.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, type Refusal } from '../../platform/refusal.ts';
import { setTimer } from '../../platform/timer.ts';
import type { Write } from '../../platform/transaction.ts';
import { referralSchema, type Actor, type Referral, type ReferralAlert, type Sending } from '../model.ts';
import { historyWrite } from '../store.ts';
import { referralAlertText, referralAskText, referralCallText, referralCancelledText } from '../texts.ts';

const HOUR_MS = 3_600_000;

/**
 * Everything that sending a draft writes beside its state: the partner's ask, the text with its short code, the clock.
 * Refusals name the field: `organization-unknown`, `service-unknown`, `no-dispatch-phone`, `partner-opted-out`, `consent-missing`.
 */
export async function prepareSending(
  platform: Platform,
  draft: Referral,
  by: Actor,
): Promise<{ referral: Referral; writes: Write[] } | Refusal> {
  const now = platform.clock().toISOString();
  const [directory, settings, consent] = await Promise.all([
    loadDirectory(platform),
    readHubSettings(platform),
    consentInForce(platform, draft.personId, { organizationId: draft.organizationId, purpose: draft.kind, at: now }),
  ]);
  const organization = directory.organizations.find(({ id }) => id === draft.organizationId);
  if (organization?.status !== 'active') {
    const message = 'No active organization of the directory has this id.';
    return refuse('invalid', 'organization-unknown', message, 'organizationId');
  }
  const service = directory.services.find(({ id }) => id === draft.serviceId);
  if (draft.serviceId !== undefined && service?.organizationId !== draft.organizationId) {
    return refuse('invalid', 'service-unknown', 'This organization has no service with this id.', 'serviceId');
  }
  const phone = organization.dispatchPhones[0];
  if (phone === undefined) {
    const message = 'The organization has no number for referrals. Call it, or add one in the directory.';
    return refuse('conflict', 'no-dispatch-phone', message, 'organizationId');
  }
  if (consent === undefined) {
    const message = 'The person has not agreed to this organization being asked. Record the consent first.';
    return refuse('conflict', 'consent-missing', message, 'organizationId');
  }
  const phoneKey = await platform.phoneKey(phone);
  const known = await readLine(platform, phoneKey);
  if (known?.line.optedOut === true) {
    const message = 'The organization has stopped texts from the hub. Call it; a START text resumes them.';
    return refuse('conflict', 'partner-opted-out', message, 'organizationId');
  }
  let code = platform.ids.code();
  while (known?.asks.some((ask) => ask.code === code) === true) code = platform.ids.code();

  const text = await queueText(platform, {
    to: phone,
    body: referralAskText(organization.language, code, draft, areaOf(draft.communityId, organization.language)),
    from: 'dispatch',
    urgent: draft.urgency === 'urgent',
    about: { kind: 'referral', id: draft.id },
    afterFailure: { what: 'review-referral', referralId: draft.id },
  });
  const timerId = platform.ids.uuid();
  const dueAt = later(now, settings.referral.receiveHours[draft.urgency] * HOUR_MS);
  const sending: Sending = { at: now, phoneKey, code, textId: text.id, consentId: consent.id };
  return {
    referral: referralSchema.parse({
      ...draft,
      status: 'requested',
      sending,
      updatedAt: now,
      clock: { at: dueAt, timerId },
    }),
    writes: [
      ...(known === undefined ? [registerLine(phoneKey, organization)] : []),
      openAsk({ ...askOf(draft, sending), state: 'open' }),
      text.write,
      setTimer({ id: timerId, dueAt, work: { what: 'review-referral', referralId: draft.id } }),
      historyWrite(draft.id, {
        id: platform.ids.uuid(),
        at: now,
        event: 'send',
        from: 'draft',
        to: 'requested',
        by,
      }),
    ],
  };
}

/** A small First Nation named beside an age could be enough to know who it is; a town is not. */
function areaOf(communityId: string | undefined, language: 'fr' | 'en'): string | undefined {
  const community = communityId === undefined ? undefined : communityById(communityId);
  return community?.kind === 'place' ? community.name[language] : undefined;
}

export function askOf(referral: Referral, sending: Sending): ReferralAsk {
  return {
    phoneKey: sending.phoneKey,
    organizationId: referral.organizationId,
    code: sending.code,
    about: { kind: 'referral', referralId: referral.id, listedAt: referral.createdAt },
    state: 'open',
    openedAt: sending.at,
  };
}

/**
 * Tells the partner who was asked, and has not said no, that there is nothing more to do. A line that stopped texts gets
 * none: if that partner had accepted, whoever is on call is asked to telephone.
 */
export async function cancelAtPartner(platform: Platform, referral: Referral): Promise<Write[]> {
  if (referral.status === 'draft' || referral.status === 'rejected' || referral.sending === undefined) return [];
  const { sending } = referral;
  const directory = await loadDirectory(platform);
  const organization = directory.organizations.find(({ id }) => id === referral.organizationId);
  const phone = organization?.dispatchPhones[0];
  const asked = moveAsk(askOf(referral, sending), 'cancelled');
  const phoneKey = phone === undefined ? undefined : await platform.phoneKey(phone);
  const stopped = phoneKey !== undefined && (await readLines(platform, [phoneKey])).get(phoneKey)?.optedOut === true;
  if (organization === undefined || phone === undefined || stopped) {
    const accepted = referral.status === 'accepted' || referral.status === 'in-progress';
    if (!accepted) return [asked];
    const { onCall } = await readHubSettings(platform);
    const [first] = onCall;
    if (first === undefined) throw new Error('The hub has nobody on call');
    const name = organization?.name[first.language] ?? organization?.name.en ?? organization?.name.fr;
    const call = await queueText(platform, {
      to: first.phone,
      body: referralCallText(first.language, sending.code, name ?? referral.organizationId),
      from: 'dispatch',
      urgent: true,
      about: { kind: 'alert', id: referral.id },
    });
    platform.log.metric('HumanCalled', 1);
    return [asked, call.write];
  }
  const text = await queueText(platform, {
    to: phone,
    body: referralCancelledText(organization.language, sending.code),
    from: 'dispatch',
    urgent: false,
    about: { kind: 'referral', id: referral.id },
    afterFailure: { what: 'tell-staff' },
  });
  return [asked, text.write];
}

/** Texts the on-call coordinator; each further alert about the same referral goes to the next one. */
export async function alertOnCall(
  platform: Platform,
  settings: HubSettings,
  referral: Referral,
  kind: ReferralAlert['kind'],
): Promise<{ alert: ReferralAlert; writes: Write[] }> {
  const count = (referral.alert?.count ?? 0) + 1;
  const onCall = settings.onCall[(count - 1) % settings.onCall.length];
  if (onCall === undefined) throw new Error('The hub has nobody on call');
  const code = referral.status === 'draft' ? '' : (referral.sending?.code ?? '');
  const text = await queueText(platform, {
    to: onCall.phone,
    body: referralAlertText(onCall.language, code, kind),
    from: 'dispatch',
    urgent: true,
    about: { kind: 'alert', id: referral.id },
    afterFailure: { what: 'review-referral', referralId: referral.id },
  });
  const at = platform.clock().toISOString();
  platform.log.metric('HumanCalled', 1);
  return {
    alert: { kind, at, count, textId: text.id },
    writes: [
      text.write,
      historyWrite(referral.id, {
        id: platform.ids.uuid(),
        at,
        event: `alert-${kind}`,
        by: { kind: 'clock' },
      }),
    ],
  };
}

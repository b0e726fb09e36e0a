import {
  agreementFor,
  communityById,
  daysAfter,
  disclosureFor,
  loadDirectory,
  readHubSettings,
  type Directory,
  type HubSettings,
} from '../../directory/index.ts';
import { queueText } from '../../messaging/index.ts';
import { moveAsk, openAsk, readLine, readLines, registerLine } from '../../partners/line/index.ts';
import { consentInForce, consentStandsWrite } from '../../people/index.ts';
import { localDateIn } from '../../platform/local-date.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, type Refusal } from '../../platform/refusal.ts';
import { setTimer } from '../../platform/timer.ts';
import type { Write } from '../../platform/transaction.ts';
import { askOf } from '../ask.ts';
import { disclosureOf, isFirstNation } from '../disclosure.ts';
import { referralLinkWrites } from '../link/store.ts';
import { textsWithLink } from '../link/texts.ts';
import {
  referralSchema,
  type Actor,
  type AgreementStanding,
  type NationRule,
  type Referral,
  type ReferralAlert,
  type Sending,
  type Stage,
} from '../model.ts';
import type { DutySettings } from '../duties.ts';
import { reviewReferral } from '../review.ts';
import { historyWrite } from '../store.ts';
import { nationNotice } from './nation-notice-service.ts';
import {
  referralAlertText,
  referralAskText,
  referralCallText,
  referralCancelledText,
  referralCoveredText,
  referralReminderText,
} from '../texts.ts';

export const CONSENT_MISSING = refuse(
  'conflict',
  'consent-missing',
  'The person has not agreed to this organization being asked. Record the consent first.',
  'organizationId',
);

/**
 * Everything that sending a draft writes beside its state: the partner's ask, the text with its short code, the clock; and the
 * condition that the consent still stands (`consent-gone`). Refusals name the field: `organization-unknown`, `service-unknown`, `service-closed`,
 * `no-dispatch-phone`, `consent-missing`, `consent-scope`, `agreement-required`, `partner-opted-out`.
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
  if (organization?.status !== 'active' || organization.removedAt !== undefined) {
    const message = 'No active organization of the directory has this id.';
    return refuse('invalid', 'organization-unknown', message, 'organizationId');
  }
  const service = directory.services.find(({ id }) => id === draft.serviceId);
  if (draft.serviceId !== undefined && service?.organizationId !== draft.organizationId) {
    return refuse('invalid', 'service-unknown', 'This organization has no service with this id.', 'serviceId');
  }
  if (service?.status === 'inactive' || service?.status === 'defunct') {
    const message = 'This service is closed. Choose another, or put its entry in the directory right.';
    return refuse('conflict', 'service-closed', message, 'serviceId');
  }
  const phone = organization.dispatchPhones[0];
  if (phone === undefined) {
    const message = 'The organization has no number for referrals. Call it, or add one in the directory.';
    return refuse('conflict', 'no-dispatch-phone', message, 'organizationId');
  }
  if (consent === undefined) return CONSENT_MISSING;
  if (!consent.shares.includes('needs')) {
    const message = 'The consent does not let the partner be told what is needed. Ask the person, and record it.';
    return refuse('conflict', 'consent-scope', message, 'needs');
  }
  const agreement = agreementAt(draft, directory, settings, platform.clock());
  if (settings.routing.agreementPolicy === 'refuse' && (agreement === 'ended' || agreement === 'none')) {
    const message = 'No agreement with this organization is in force, and the hub refers only under one.';
    return refuse('conflict', 'agreement-required', message, 'organizationId');
  }
  const phoneKey = await platform.phoneKey(phone);
  const known = await readLine(platform, phoneKey);
  if (known?.line.optedOut === true) {
    const message = 'The organization has stopped texts from the hub. Call it; a START text resumes them.';
    return refuse('conflict', 'partner-opted-out', message, 'organizationId');
  }
  let code = platform.ids.code();
  while (known?.asks.some((ask) => ask.code === code) === true) code = platform.ids.code();

  const nation = nationRuleAt(draft, directory, settings, platform.clock());
  const told = disclosureOf(draft, { shares: consent.shares, nation, stage: 'asked' });
  const linked = await referralLinkWrites(platform, draft.id, { phoneKey, code }, settings);
  const asks = referralAskText(organization.language, code, told, areaOf(told.communityId, organization.language));
  const [body = asks, ...more] = textsWithLink(organization.language, code, asks, linked.link);
  const toPartner = {
    to: phone,
    from: 'dispatch',
    urgent: draft.urgency === 'urgent',
    about: { kind: 'referral', id: draft.id },
  } as const;
  const text = await queueText(platform, {
    ...toPartner,
    body,
    afterFailure: { what: 'review-referral', referralId: draft.id },
  });
  const others = await Promise.all(more.map((one) => queueText(platform, { ...toPartner, body: one })));
  const sending: Sending = {
    at: now,
    phoneKey,
    code,
    textId: text.id,
    consentId: consent.id,
    shares: [...consent.shares],
    consentUntil: consent.expiresAt,
    nation,
    agreement,
  };
  const asked = { organization, service, phoneKey };
  const notice = await nationNotice(platform, draft, asked, directory, settings);
  const requested = referralSchema.parse({
    ...draft,
    ...notice.change,
    status: 'requested',
    sending,
    updatedAt: now,
  });
  const { lookAgainAt = now } = reviewReferral(requested, NOTHING_KNOWN, clocksOf(settings), now);
  const timerId = platform.ids.uuid();
  const uncovered = agreement === 'ended' || agreement === 'none';
  return {
    referral: referralSchema.parse({ ...requested, clock: { at: lookAgainAt, timerId } }),
    writes: [
      consentStandsWrite(draft.personId, consent.id),
      ...(known === undefined ? [registerLine(phoneKey, organization)] : []),
      openAsk({ ...askOf(draft, sending), state: 'open' }),
      text.write,
      ...others.map(({ write }) => write),
      ...linked.writes,
      ...notice.writes,
      setTimer({ id: timerId, dueAt: lookAgainAt, work: { what: 'review-referral', referralId: draft.id } }),
      historyWrite(draft.id, {
        id: platform.ids.uuid(),
        at: now,
        event: 'send',
        from: 'draft',
        to: 'requested',
        by,
        // The hub lets it go without an agreement; that it did is on record.
        ...(uncovered && { reason: `agreement-${agreement}` }),
      }),
    ],
  };
}

const NOTHING_KNOWN = { textFailed: false, partnerStopped: false, alertFailed: false };

export const clocksOf = ({ referral, timeZone }: HubSettings): DutySettings => ({ ...referral, timeZone });

export function agreementAt(
  draft: Referral,
  directory: Directory,
  settings: HubSettings,
  now: Date,
): AgreementStanding {
  const date = localDateIn(settings.timeZone, now);
  const { organizationId, serviceId, communityId, kind } = draft;
  const question = { purpose: kind, organizationId, serviceId, communityId, date };
  const soon = daysAfter(date, settings.routing.agreementEndsSoonDays);
  return agreementFor({ ...question, soon }, directory.agreements).is;
}

/** What a Nation says of its members being named elsewhere, for a person whose community is a Nation's. */
export function nationRuleAt(draft: Referral, directory: Directory, settings: HubSettings, now: Date): NationRule {
  const { communityId, organizationId, serviceId } = draft;
  if (!isFirstNation(communityId)) return 'not-concerned';
  const bandNumber = Number(communityId?.slice('fn-'.length));
  const date = localDateIn(settings.timeZone, now);
  return disclosureFor({ bandNumber, organizationId, serviceId, date }, directory).may ? 'agreed' : 'withheld';
}

/** A small First Nation named beside an age could be enough to know who it is; a town is not. */
function areaOf(communityId: string | undefined, language: 'fr' | 'en'): string | undefined {
  const community = communityId === undefined ? undefined : communityById(communityId);
  return community?.kind === 'place' ? community.name[language] : undefined;
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

/**
 * A text to the partner about what it was asked: a reminder, or that others were quicker. Nothing where there is no number any
 * more, or where texts are stopped.
 */
async function textToPartner(
  platform: Platform,
  referral: Referral,
  bodyOf: (language: 'fr' | 'en', code: string) => string,
): Promise<Write[]> {
  if (referral.status === 'draft' || referral.sending === undefined) return [];
  const { code } = referral.sending;
  const directory = await loadDirectory(platform);
  const organization = directory.organizations.find(({ id }) => id === referral.organizationId);
  const phone = organization?.dispatchPhones[0];
  if (organization === undefined || phone === undefined) return [];
  const phoneKey = await platform.phoneKey(phone);
  if ((await readLines(platform, [phoneKey])).get(phoneKey)?.optedOut === true) return [];
  const text = await queueText(platform, {
    to: phone,
    body: bodyOf(organization.language, code),
    from: 'dispatch',
    urgent: false,
    about: { kind: 'referral', id: referral.id },
  });
  return [text.write];
}

export const remindPartner = (platform: Platform, referral: Referral, stage: Exclude<Stage, 'hand-over'>) =>
  textToPartner(platform, referral, (language, code) => referralReminderText(language, code, stage));

export const tellCovered = (platform: Platform, referral: Referral) =>
  textToPartner(platform, referral, referralCoveredText);

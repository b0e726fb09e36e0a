import { loadDirectory, readHubSettings, setCapacityWrites } from '../../directory/index.ts';
import {
  linkWorks,
  pressLink,
  visitLink,
  withdrawLink,
  type LinkSubject,
  type LinkView,
  type LinkVisit,
  type PartnerLink,
  type Pressed,
  type ReferralLink,
} from '../../partners/device-link/index.ts';
import type { AskState, ReferralAsk } from '../../partners/line/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, type Refusal } from '../../platform/refusal.ts';
import { mayActFor, type Scope } from '../../platform/scope.ts';
import type { Write } from '../../platform/transaction.ts';
import { answerAsPartner } from '../answer-service.ts';
import type { ReferralAnswer } from '../answer.ts';
import { askOf } from '../ask.ts';
import type { Referral } from '../model.ts';
import { historyWrite, readReferral } from '../store.ts';
import { linkedReferral, servicesAsked, type LinkedReferral, type OpenReferral } from './linked-referral.ts';
import { linkEnd, linkNote, readReferralBehind, theirs } from './store.ts';

/** The page's buttons: those of an answer by text, and how much room there is. */
export type ReferralPress =
  | { readonly action: 'open' }
  | ReferralAnswer
  | { readonly action: 'capacity'; readonly serviceId: string; readonly places: number };

/** What was pressed has ended it for this partner: the page says so once, and the link is over. */
export interface ReferralClosed {
  readonly kind: 'closed';
  readonly language: 'fr' | 'en';
  readonly as: 'reject' | 'complete' | 'fail' | 'covered';
}
export type ReferralLinkView = LinkView<LinkedReferral> | ReferralClosed;

interface Subject extends LinkSubject<LinkedReferral> {
  readonly referral: OpenReferral;
  readonly ask: ReferralAsk;
}

const ASK_STATE = {
  requested: 'open',
  received: 'received',
  accepted: 'accepted',
  'in-progress': 'accepted',
} as const satisfies Record<OpenReferral['status'], AskState>;

/** A visit by the address alone; it never uses the link up. */
export const openReferralLink = (platform: Platform, visit: LinkVisit<ReferralLink>): Promise<ReferralLinkView> =>
  visitLink(platform, visit, (link) => subjectOf(platform, link));

/**
 * A button of the page, for the bound device alone: the same writes as a text of the partner, and a line of the history that
 * it came by the link. @returns what is to be shown, and whether what was pressed was done.
 */
export function answerReferralLink(
  platform: Platform,
  visit: LinkVisit<ReferralLink>,
  press: ReferralPress,
): Promise<{ readonly view: ReferralLinkView; readonly done: boolean }> {
  const find = (link: ReferralLink): Promise<Subject | undefined> => subjectOf(platform, link);
  if (press.action === 'open') return pressLink(platform, visit, find, isReferralLink);
  const act = async (subject: Subject): Promise<Pressed<ReferralClosed>> => {
    const closed = async (as: ReferralClosed['as']): Promise<Pressed<ReferralClosed>> => ({
      done: true,
      instead: { kind: 'closed', language: await subject.language(), as },
    });
    const writes =
      press.action === 'capacity'
        ? await capacityWrites(platform, subject, press)
        : await answerAsPartner(platform, subject.ask, press);
    if ('refused' in writes) return writes.refused === 'covered' ? closed('covered') : { done: false };
    const noted = linkNote(platform, subject.ask, 'link-answered', press.action);
    const { committed } = await platform.table.write([...writes.writes, linkWorks(visit.link), noted]);
    const ends = press.action === 'reject' || press.action === 'complete' || press.action === 'fail';
    return committed && ends ? closed(press.action) : { done: committed };
  };
  return pressLink(platform, visit, find, isReferralLink, act);
}

/** No link to this referral opens any more. Refusal: `referral-not-found`. */
export async function withdrawReferralLinks(
  platform: Platform,
  scope: Scope,
  referralId: string,
): Promise<Referral | Refusal> {
  const referral = await readReferral(platform, referralId);
  if (referral === undefined || !mayActFor(scope, referral.organizationId)) {
    return refuse('not-found', 'referral-not-found', 'There is no such referral, or it is not yours to see.');
  }
  await platform.table.write([
    withdrawLink({ referralId }),
    historyWrite(referralId, {
      id: platform.ids.uuid(),
      at: platform.clock().toISOString(),
      event: 'link-withdrawn',
      by: { kind: 'member', id: scope.memberId },
    }),
  ]);
  return referral;
}

const isReferralLink = (link: PartnerLink): link is ReferralLink => 'referralId' in link;

async function capacityWrites(
  platform: Platform,
  { referral, ask }: Subject,
  { serviceId, places }: { readonly serviceId: string; readonly places: number },
): Promise<{ readonly writes: readonly Write[] } | { readonly refused: 'not-in-order' }> {
  const service = servicesAsked(referral, await loadDirectory(platform)).find(({ id }) => id === serviceId);
  if (service === undefined) return { refused: 'not-in-order' };
  const by = { kind: 'partner', organizationId: ask.organizationId } as const;
  const { writes } = setCapacityWrites(platform, await platform.keys.hubKey(), by, [service], places);
  return { writes: [theirs(ask), ...writes] };
}

async function subjectOf(platform: Platform, link: ReferralLink): Promise<Subject | undefined> {
  const [referral, settings] = await Promise.all([readReferralBehind(platform, link), readHubSettings(platform)]);
  if (referral === undefined) return undefined;
  const ask = { ...askOf(referral, referral.sending), state: ASK_STATE[referral.status] };
  const now = platform.clock().toISOString();
  // Whoever waits for a place, or is being served, may be so for months; a question without an answer ends by itself.
  const lasts = referral.status === 'accepted' || referral.status === 'in-progress' || referral.waitlist !== undefined;
  const until = linkEnd(now, settings);
  return {
    referral,
    ask,
    guards: [theirs(ask)],
    ...(lasts && until > link.endsAt && { endsAt: until }),
    note: (event, reason) => linkNote(platform, ask, event, reason),
    async language() {
      const { organizations } = await loadDirectory(platform);
      return organizations.find(({ id }) => id === referral.organizationId)?.language ?? 'en';
    },
    async details() {
      return linkedReferral(referral, await loadDirectory(platform), settings, now);
    },
  };
}

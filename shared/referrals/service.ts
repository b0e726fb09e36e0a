import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import { mayActFor, type Scope } from '../platform/scope.ts';
import type { Page, PageRequest } from '../platform/table.ts';
import { CHANGED, isShownTo, NOT_FOUND } from './change-service.ts';
import {
  referralSchema,
  type Actor,
  type Referral,
  type ReferralHistory,
  type ReferralRequest,
  type ReferralStatus,
} from './model.ts';
import { CONSENT_MISSING, prepareSending } from './sending/service.ts';
import {
  createWrites,
  feedbackReadWrite,
  historyWrite,
  listByOwner,
  listByStatus,
  listFeedback,
  readReferral,
  readReferralHistory,
  replaceReferral,
} from './store.ts';

/**
 * A new referral, as a draft or sent at once. Repeated with the same id it answers with what is stored.
 * Refusals: `person-not-found`, and those of sending.
 */
export async function createReferral(
  platform: Platform,
  scope: Scope,
  id: string,
  request: ReferralRequest,
  send: boolean,
): Promise<Referral | Refusal> {
  const known = await readReferral(platform, id);
  if (known !== undefined) return mayActFor(scope, known.organizationId) ? known : NOT_FOUND;
  const person = `PERSON#${request.personId}`;
  if ((await platform.table.batchGet([], [person])).dataKey(person) === undefined) {
    return refuse('invalid', 'person-not-found', 'No file with this id, or it was erased.', 'personId');
  }
  const now = platform.clock().toISOString();
  const by: Actor = { kind: 'member', id: scope.memberId };
  const draft = referralSchema.parse({
    ...request,
    id,
    status: 'draft',
    round: 1,
    createdAt: now,
    createdBy: scope.memberId,
    updatedAt: now,
    version: 1,
  });
  const created = historyWrite(id, { id: platform.ids.uuid(), at: now, event: 'create', to: 'draft', by });
  const prepared = send ? await prepareSending(platform, draft, by) : { referral: draft, writes: [] };
  if ('refused' in prepared) return prepared;
  const outcome = await platform.table.write([
    ...createWrites(platform.hubId, prepared.referral),
    created,
    ...prepared.writes,
  ]);
  if (outcome.committed) return prepared.referral;
  if (outcome.refusals.includes('consent-gone')) return CONSENT_MISSING;
  if (outcome.refusals.includes('exists')) return (await readReferral(platform, id)) ?? NOT_FOUND;
  return CHANGED;
}

export async function openReferral(
  platform: Platform,
  scope: Scope,
  id: string,
): Promise<{ referral: Referral; history: ReferralHistory[] } | Refusal> {
  const referral = await readReferral(platform, id);
  if (referral === undefined || !isShownTo(scope, referral)) return NOT_FOUND;
  return { referral, history: await readReferralHistory(platform, id) };
}

/** Open ones by status, then age; of one status; of one person or one organization, newest first. */
export async function listReferrals(
  platform: Platform,
  scope: Scope,
  filter: { readonly status?: ReferralStatus | undefined; readonly personId?: string | undefined } & PageRequest,
): Promise<Page<Referral>> {
  const page = { limit: filter.limit, cursor: filter.cursor };
  const staff = scope.role === 'coordinator' || scope.role === 'admin';
  // A partner is not told whose a referral is, not even by asking for somebody's.
  const wanted = (referral: Referral): boolean =>
    isShownTo(scope, referral) &&
    (filter.status === undefined || filter.status === referral.status) &&
    (filter.personId === undefined || (staff && filter.personId === referral.personId));
  if (filter.personId === undefined && staff) return listByStatus(platform, filter.status, page);
  const organizationId = scope.organizationId ?? '';
  const owner = filter.personId !== undefined && staff ? { personId: filter.personId } : { organizationId };
  const found = await listByOwner(platform, owner, page);
  return { ...found, items: found.items.filter(wanted) };
}

/** How those that a member made have ended, the oldest first, until they have read it. */
export const listReferralFeedback = (
  platform: Platform,
  memberId: string,
  page: PageRequest,
): Promise<Page<Referral>> => listFeedback(platform, memberId, page);

/** Reading it twice is reading it once. Refusals: `referral-not-found`, `no-feedback`, `changed-meanwhile`. */
export async function readFeedback(platform: Platform, scope: Scope, id: string): Promise<Referral | Refusal> {
  const referral = await readReferral(platform, id);
  if (referral === undefined || !isShownTo(scope, referral)) return NOT_FOUND;
  const { feedback } = referral;
  if (feedback === undefined)
    return refuse('conflict', 'no-feedback', 'It has not ended yet, or nobody was to be told.');
  if (feedback.readAt !== undefined) return referral;
  const at = platform.clock().toISOString();
  const next = referralSchema.parse({ ...referral, feedback: { ...feedback, readAt: at } });
  const by: Actor = { kind: 'member', id: scope.memberId };
  const outcome = await platform.table.write([
    replaceReferral(platform.hubId, next, referral.version),
    feedbackReadWrite(id),
    historyWrite(id, { id: platform.ids.uuid(), at, event: 'read-feedback', by }),
  ]);
  return outcome.committed ? { ...next, version: referral.version + 1 } : CHANGED;
}

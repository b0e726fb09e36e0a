import type { Platform } from '../../platform/platform.ts';
import { refuse, type Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Write } from '../../platform/transaction.ts';
import { CHANGED } from '../change-service.ts';
import { referralSchema, type Actor, type Referral, type ReferralRequest } from '../model.ts';
import { CONSENT_MISSING, prepareSending } from '../sending/service.ts';
import { createWrites, historyWrite, readReferrals } from '../store.ts';
import type { Group, GroupMode } from './model.ts';
import { createGroup, readGroup } from './store.ts';

/** What is asked of each, and of whom, in order. */
export interface GroupRequest extends Omit<ReferralRequest, 'organizationId' | 'serviceId'> {
  readonly mode: GroupMode;
  readonly to: readonly { readonly organizationId: string; readonly serviceId?: string | undefined }[];
}

export interface OpenedGroup {
  readonly group: Group;
  readonly referrals: readonly Referral[];
}

const NOT_FOUND = refuse('not-found', 'group-not-found', 'There is no such group of referrals.');

/**
 * Asks several partners for the same needs. All that are sent now go out in one transaction, or none; those whose turn comes later are
 * drafts, and their consent is checked when it comes. A repeat under the same id answers with what is there.
 * Refusals: `asked-twice`, `one-owner`, `person-not-found`, and those of sending with the place in `to`.
 */
export async function createReferralGroup(
  platform: Platform,
  scope: Scope,
  id: string,
  { mode, to, ...request }: GroupRequest,
): Promise<OpenedGroup | Refusal> {
  const known = await openGroup(platform, id);
  if (!('refused' in known)) return known;
  const twice = to.findIndex(
    ({ organizationId }, at) => to.findIndex((one) => one.organizationId === organizationId) < at,
  );
  if (twice >= 0) {
    return refuse(
      'invalid',
      'asked-twice',
      'This organization is among those asked already.',
      `to.${twice}.organizationId`,
    );
  }
  if (request.kind === 'transfer' && mode === 'all') {
    return refuse('invalid', 'one-owner', 'A case has one owner: only one of several may accept a transfer.', 'mode');
  }
  const person = `PERSON#${request.personId}`;
  if ((await platform.table.batchGet([], [person])).dataKey(person) === undefined) {
    return refuse('invalid', 'person-not-found', 'No file with this id, or it was erased.', 'personId');
  }
  const createdAt = platform.clock().toISOString();
  const by: Actor = { kind: 'member', id: scope.memberId };
  const common = { ...request, groupId: id, status: 'draft', round: 1, createdAt, updatedAt: createdAt, version: 1 };
  const referrals: Referral[] = [];
  const writes: Write[] = [];
  for (const [at, partner] of to.entries()) {
    const one = { ...common, ...partner, id: platform.ids.uuid(), createdBy: scope.memberId };
    const draft = referralSchema.parse(one);
    const isSent = mode !== 'in-turn' || at === 0;
    const prepared = isSent ? await prepareSending(platform, draft, by) : { referral: draft, writes: [] };
    if ('refused' in prepared)
      return { ...prepared, field: `to.${at}${prepared.field === undefined ? '' : `.${prepared.field}`}` };
    referrals.push(prepared.referral);
    const created = { id: platform.ids.uuid(), at: createdAt, event: 'create', to: 'draft' as const, by };
    writes.push(
      ...createWrites(platform.hubId, prepared.referral),
      historyWrite(draft.id, created),
      ...prepared.writes,
    );
  }
  const members = referrals.map((referral) => referral.id);
  const sent = mode === 'in-turn' ? 1 : members.length;
  const group: Group = { id, mode, members, sent, createdAt, createdBy: scope.memberId, version: 1 };
  const outcome = await platform.table.write([createGroup(group), ...eachKeyOnce(writes)]);
  if (outcome.committed) return { group, referrals };
  if (outcome.refusals.includes('consent-gone')) return CONSENT_MISSING;
  return outcome.refusals.includes('exists') ? openGroup(platform, id) : CHANGED;
}

/** The whole group, in the order in which its partners are asked. */
export async function openGroup(platform: Platform, id: string): Promise<OpenedGroup | Refusal> {
  const group = await readGroup(platform, id);
  return group === undefined ? NOT_FOUND : { group, referrals: await readReferrals(platform, group.members) };
}

/** The same consent, or the line of a phone that two organizations share, is named once in a transaction. */
function eachKeyOnce(writes: readonly Write[]): Write[] {
  const seen = new Set<string>();
  return writes.filter((write) => {
    const key = 'require' in write ? write.require : 'update' in write ? write.update : undefined;
    if (key === undefined) return true;
    const name = `${key.pk}\n${key.sk}`;
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

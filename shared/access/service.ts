import { retentionOfSettings, settingsKey } from '../directory/index.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Page, PageRequest } from '../platform/table.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import type { AuditAction, AuditEntry, Member, Membership } from './model.ts';
import { auditPk, auditToItem, memberKey, memberList, memberOf, memberToItem, readAudit, readMember } from './store.ts';

/**
 * What the holder of a token may do, or nothing. One read on every call, so that revoking works at once; the hub's settings are
 * read with it, because they say how long it is kept what was done.
 */
export async function memberScope(platform: Platform, sub: string): Promise<Scope | undefined> {
  if (sub === '') return undefined;
  const settingsAt = settingsKey(platform.hubId);
  const found = await platform.table.batchGet([memberKey(sub), settingsAt]);
  const item = found.item(memberKey(sub));
  if (item === undefined) return undefined;
  const { role, hubId, organizationId, active } = readMember(item);
  if (!active || hubId !== platform.hubId) return undefined;
  const settings = found.item(settingsAt);
  return {
    hubId,
    memberId: sub,
    role,
    ...(organizationId !== undefined && { organizationId }),
    ...(settings !== undefined && { auditDays: retentionOfSettings(settings).auditDays }),
  };
}

/** Loads a member over whatever is there: for setting up a hub. */
export async function saveMember(
  platform: Platform,
  { sub, ...membership }: Omit<Membership, 'active'> & { readonly sub: string },
): Promise<Write> {
  const hubKey = await platform.keys.hubKey();
  return { put: memberToItem(platform.hubId, hubKey, { ...membership, active: true, sub, version: 1 }) };
}

export async function readOwnMembership(platform: Platform, scope: Scope): Promise<Member | Refusal> {
  const item = await platform.table.get(memberKey(scope.memberId));
  if (item === undefined) return unknownMember();
  return memberOf(readMember(item), await platform.keys.hubKey());
}

/** What colleagues call a member, if there is or was such a one. */
export async function nameOfMember(platform: Platform, sub: string): Promise<string | undefined> {
  const item = await platform.table.get(memberKey(sub));
  return item === undefined ? undefined : memberOf(readMember(item), await platform.keys.hubKey()).displayName;
}

export async function listMembers(platform: Platform, scope: Scope, page: PageRequest): Promise<Page<Member>> {
  const { items, ...rest } = await platform.table.query({ pk: memberList(scope.hubId), index: 'gsi1', ...page });
  const hubKey = await platform.keys.hubKey();
  return { items: items.map((item) => memberOf(readMember(item), hubKey)), ...rest };
}

/** Everybody who may enter now, by role: who it was that claimed, wrote or made something. */
export async function listColleagues(
  platform: Platform,
  scope: Scope,
): Promise<Pick<Member, 'sub' | 'displayName' | 'role'>[]> {
  const hubKey = await platform.keys.hubKey();
  const colleagues: Pick<Member, 'sub' | 'displayName' | 'role'>[] = [];
  for await (const item of platform.table.queryAll({ pk: memberList(scope.hubId), index: 'gsi1' })) {
    const { sub, displayName, role, active } = memberOf(readMember(item), hubKey);
    if (active) colleagues.push({ sub, displayName, role });
  }
  return colleagues;
}

/** @returns the member, or a refusal `member-exists`. */
export async function addMember(
  platform: Platform,
  scope: Scope,
  sub: string,
  membership: Membership,
): Promise<Member | Refusal> {
  const member = { ...membership, sub, version: 1 };
  const outcome = await platform.table.write([
    create(memberToItem(scope.hubId, await platform.keys.hubKey(), member)),
    auditWrite(platform, scope, `MEMBER#${sub}`, 'change-member', 'added'),
  ]);
  if (outcome.committed) return member;
  return refuse('conflict', 'member-exists', 'This account is a member already: change it instead.', 'sub');
}

/** @returns the member as changed, or a refusal `unknown-member`, `own-membership` or `changed-meanwhile`. */
export async function changeMember(
  platform: Platform,
  scope: Scope,
  sub: string,
  membership: Membership,
  version: number,
): Promise<Member | Refusal> {
  if (sub === scope.memberId && (!membership.active || membership.role !== scope.role)) {
    // Otherwise the last administrator could lock everybody out.
    return refuse('conflict', 'own-membership', 'Ask another administrator to end or change your own role.', 'role');
  }
  const item = await platform.table.get(memberKey(sub));
  if (item === undefined || readMember(item).hubId !== scope.hubId) return unknownMember();
  const member = { ...membership, sub, version };
  const outcome = await platform.table.write([
    replace(memberToItem(scope.hubId, await platform.keys.hubKey(), member), version),
    auditWrite(platform, scope, `MEMBER#${sub}`, 'change-member', membership.active ? 'changed' : 'ended'),
  ]);
  if (outcome.committed) return { ...member, version: version + 1 };
  return refuse('precondition', 'changed-meanwhile', 'The member changed meanwhile. Read it again, then change it.');
}

const unknownMember = (): Refusal => refuse('not-found', 'unknown-member', 'No such member in this hub.');

/** Seven years, where who acts did not come with the hub's own setting. */
const KEEP_DAYS = 2555;

/**
 * Part of the transaction, or the write after the read, that it tells of. `subject` is the key of what was touched
 * (`PERSON#…`, `MEMBER#…`); `reason` is a code.
 */
export function auditWrite(
  platform: Platform,
  scope: Scope,
  subject: string,
  action: AuditAction,
  reason: string,
): Write {
  const { memberId, role, organizationId } = scope;
  const at = platform.clock().toISOString();
  const entry: AuditEntry = {
    subject,
    at,
    action,
    reason,
    memberId,
    role,
    ...(organizationId !== undefined && { organizationId }),
  };
  return { put: auditToItem(entry, platform.ids.uuid(), scope.auditDays ?? KEEP_DAYS) };
}

/** Who did what to this subject, the latest first: for administrators, who open no files with it. */
export async function listAudit(
  platform: Platform,
  scope: Scope,
  subject: string,
  page: PageRequest,
): Promise<Page<AuditEntry> | Refusal> {
  if (scope.role !== 'admin') return refuse('forbidden', 'role-not-allowed', 'The audit is for administrators.');
  const { items, ...rest } = await platform.table.query({ pk: auditPk(subject), descending: true, ...page });
  return { items: items.map(readAudit), ...rest };
}

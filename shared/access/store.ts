import * as z from 'zod';
import { ttlAfter } from '../platform/clock.ts';
import { open, seal } from '../platform/envelope.ts';
import type { DataKey } from '../platform/key-ring.ts';
import type { Item, Key } from '../platform/table.ts';
import { roleSchema } from '../platform/scope.ts';
import { auditActionSchema, type AuditEntry, type Member } from './model.ts';

/** Items: `MEMBER#sub`/`MEMBERSHIP` (listed in gsi1 under the hub) and `AUDIT#subject`/`time#id`. */

export const memberKey = (sub: string): Key => ({ pk: `MEMBER#${sub}`, sk: 'MEMBERSHIP' });
export const memberList = (hubId: string): string => `HUB#${hubId}#MEMBERS`;
export const auditPk = (subject: string): string => `AUDIT#${subject}`;

const memberItem = z.object({
  sub: z.string(),
  hubId: z.string(),
  role: roleSchema,
  organizationId: z.string().optional(),
  displayName: z.instanceof(Uint8Array),
  active: z.boolean(),
  version: z.number().int(),
});
export type MemberItem = z.infer<typeof memberItem>;

export const readMember = (item: Item): MemberItem => memberItem.parse(item);

const namePlace = (key: Key): string => `${key.pk}|${key.sk}|displayName`;

/** The item of a member as it will be at `member.version`. */
export function memberToItem(hubId: string, hubKey: DataKey, member: Member): Item {
  const key = memberKey(member.sub);
  return {
    ...key,
    kind: 'member',
    sub: member.sub,
    hubId,
    role: member.role,
    ...(member.organizationId !== undefined && { organizationId: member.organizationId }),
    displayName: seal(hubKey.bytes, member.displayName, namePlace(key)),
    active: member.active,
    version: member.version,
    gsi1pk: memberList(hubId),
    gsi1sk: `${member.role}#${member.sub}`,
  };
}

export const memberOf = (item: MemberItem, hubKey: DataKey): Member => ({
  sub: item.sub,
  role: item.role,
  ...(item.organizationId !== undefined && { organizationId: item.organizationId }),
  displayName: open(hubKey.bytes, item.displayName, namePlace(memberKey(item.sub))),
  active: item.active,
  version: item.version,
});

const auditItem = z.object({
  subject: z.string(),
  at: z.string(),
  action: auditActionSchema,
  reason: z.string(),
  memberId: z.string(),
  role: roleSchema,
  organizationId: z.string().optional(),
});

export const readAudit = (item: Item): AuditEntry => auditItem.parse(item);

export const auditToItem = (entry: AuditEntry, id: string, keepDays: number): Item => ({
  pk: auditPk(entry.subject),
  sk: `${entry.at}#${id}`,
  kind: 'audit',
  ...entry,
  expiresAt: ttlAfter(entry.at, keepDays),
});

import {
  addMember,
  changeMember,
  listAudit,
  listColleagues,
  listMembers,
  readOwnMembership,
} from '../../shared/access/index.ts';
import type { accessRoutes } from '../../shared/contracts/access.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import type { Handlers } from '../api/handlers.ts';

export const accessHandlers = (platform: Platform): Handlers<typeof accessRoutes> => ({
  async readMe(scope) {
    const member = await readOwnMembership(platform, scope);
    if (isRefusal(member)) return member;
    const { sub, role, organizationId, displayName, version } = member;
    return { body: { sub, role, organizationId, displayName, version, hubId: scope.hubId }, version };
  },

  async listColleagues(scope) {
    return { body: { items: await listColleagues(platform, scope) } };
  },

  async listMembers(scope, { query }) {
    return { body: await listMembers(platform, scope, query) };
  },

  async addMember(scope, { body }) {
    const member = await addMember(platform, scope, body.sub, body.member);
    return isRefusal(member) ? member : { body: member, version: member.version };
  },

  async changeMember(scope, { params, body, version }) {
    const member = await changeMember(platform, scope, params.sub, body, version);
    return isRefusal(member) ? member : { body: member, version: member.version };
  },

  async listAudit(scope, { query: { personId, memberId, ...page } }) {
    const subject = personId === undefined ? `MEMBER#${memberId ?? ''}` : `PERSON#${personId}`;
    const entries = await listAudit(platform, scope, subject, page);
    return isRefusal(entries) ? entries : { body: entries };
  },
});

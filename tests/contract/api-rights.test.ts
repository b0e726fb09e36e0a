import { beforeAll, describe, expect, it } from 'vitest';
import { allRoutes } from '../../shared/contracts/api.ts';
import { ROLES } from '../../shared/contracts/route.ts';
import { apiUnderTest, type ApiUnderTest } from './api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});

/** A path with something plausible for each parameter: rights come before anything is looked up. */
const concrete = (path: string): string =>
  path
    .replaceAll(/\{conversationId\}/g, 'A'.repeat(43))
    .replaceAll(/\{\w*[fF]iscalYear\}/g, '2026')
    .replaceAll(/\{\w+\}/g, '018f0000-0000-7000-8000-000000000000');

describe('who may do what', () => {
  it.each(allRoutes.map(({ name, route }) => [name, route] as const))('%s', async (_name, route) => {
    for (const role of ROLES) {
      const member = api.hub.members.find((one) => one.role === role);
      expect(member, `the demo hub has a ${role}`).toBeDefined();
      const answer = await api.call(
        member?.sub,
        route.method,
        concrete(route.path),
        route.body === undefined ? {} : { body: {} },
      );
      const allowed = route.roles === 'everyone' || route.roles === 'public' || route.roles.includes(role);
      const refused = answer.status === 403 && codeOf(answer.body) === 'role-not-allowed';
      expect({ role, refused }).toEqual({ role, refused: !allowed });
      expect(answer.status, `${role} gets no fault`).toBeLessThan(500);
    }
  });

  it('lets in nobody who is not a member', async () => {
    const answer = await api.call('somebody-else', 'GET', '/v1/me');
    expect(answer.status).toBe(403);
    expect(codeOf(answer.body)).toBe('not-a-member');
  });
});

const codeOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;

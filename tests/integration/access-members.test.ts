import { beforeAll, describe, expect, it } from 'vitest';
import {
  addMember,
  changeMember,
  listAudit,
  listMembers,
  memberScope,
  readOwnMembership,
} from '../../shared/access/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

const admin: Scope = { hubId: 'demo', memberId: 'demo-admin', role: 'admin' };
const organizationId = '0190a000-0000-7000-8000-000000000001';
const reporter = { role: 'recipient-reporter', organizationId, displayName: 'R', active: true } as const;
let hub: TestPlatform;
let platform: Platform;

beforeAll(async () => {
  hub = await testPlatform();
  platform = hub.platform;
  await setUpDemoHub(platform);
});

const codeOf = (result: object): unknown => ('code' in result ? result.code : undefined);

describe('a membership', () => {
  it('is looked up by the subject of the token in one read, and is the scope of whoever acts', async () => {
    await addMember(platform, admin, 'somebody', reporter);
    hub.meter.reset();
    expect(await memberScope(platform, 'somebody')).toEqual({
      hubId: 'demo',
      memberId: 'somebody',
      role: 'recipient-reporter',
      organizationId,
      // As the hub's settings say: read with the membership, in the same round trip.
      auditDays: 2555,
    });
    expect(hub.meter.operations).toEqual(['BatchGetItemCommand']);
    expect(await memberScope(platform, 'a stranger')).toBeUndefined();
    expect(await memberScope(platform, '')).toBeUndefined();
  });

  it('ends at once', async () => {
    await addMember(platform, admin, 'leaver', reporter);
    expect(await changeMember(platform, admin, 'leaver', { ...reporter, active: false }, 1)).toMatchObject({
      version: 2,
    });
    expect(await memberScope(platform, 'leaver')).toBeUndefined();
    expect(codeOf(await changeMember(platform, admin, 'leaver', reporter, 1))).toBe('changed-meanwhile');
  });

  it('is given once, and every change of it is on the audit', async () => {
    await addMember(platform, admin, 'twice', reporter);
    expect(codeOf(await addMember(platform, admin, 'twice', reporter))).toBe('member-exists');
    expect(await listAudit(platform, admin, 'MEMBER#twice', {})).toMatchObject({
      items: [{ action: 'change-member', reason: 'added', memberId: 'demo-admin' }],
    });
  });

  it('of one’s own is not ended by oneself', async () => {
    const self = { role: 'admin', displayName: 'A', active: false } as const;
    expect(codeOf(await changeMember(platform, admin, 'demo-admin', self, 1))).toBe('own-membership');
  });

  it('shows its name to the member and to the administrator, and keeps it sealed', async () => {
    await addMember(platform, admin, 'named', { ...reporter, displayName: 'Somebody Named' });
    const own: Scope = { hubId: 'demo', memberId: 'named', role: 'recipient-reporter', organizationId };
    expect(await readOwnMembership(platform, own)).toMatchObject({ displayName: 'Somebody Named' });
    const { items } = await listMembers(platform, admin, { limit: 100 });
    expect(items.map(({ displayName }) => displayName)).toContain('Somebody Named');
    const item = await platform.table.get({ pk: 'MEMBER#named', sk: 'MEMBERSHIP' });
    expect(JSON.stringify(item)).not.toContain('Somebody');
  });
});

import { describe, expect, it } from 'vitest';
import { inForce, type Consent } from '../../shared/people/consent.ts';
import { mayOpenFile } from '../../shared/people/file-access.ts';
import { dutyToReport, type ActiveProfile } from '../../shared/people/model.ts';

const shelter = '0190a000-0000-7000-8000-000000000001';
const clinic = '0190a000-0000-7000-8000-000000000002';
const consent = (change: Partial<Consent>): Consent => ({
  id: 'c',
  recipient: { kind: 'partners-as-needed' },
  purpose: 'support',
  shares: ['needs'],
  how: 'text',
  givenAt: '2026-05-01T00:00:00.000Z',
  expiresAt: '2026-08-01T00:00:00.000Z',
  version: 1,
  ...change,
});
const general = consent({ id: 'general' });
const forShelter = consent({ id: 'shelter', recipient: { kind: 'organization', organizationId: shelter } });
const ask = (consents: Consent[], at = '2026-06-01T00:00:00.000Z', organizationId = shelter) =>
  inForce(consents, { organizationId, purpose: 'referral', at })?.id;

describe('a consent', () => {
  it('to support covers a referral and a trip, not handing the case over or telling outsiders', () => {
    const at = '2026-06-01T00:00:00.000Z';
    const covered = (['referral', 'transport', 'transfer', 'disclosure'] as const).filter(
      (purpose) => inForce([general], { organizationId: shelter, purpose, at }) !== undefined,
    );
    expect(covered).toEqual(['referral', 'transport']);
  });

  it('runs from when it was given until it expires or is taken back', () => {
    expect(ask([general], '2026-04-30T23:59:59.999Z')).toBeUndefined();
    expect(ask([general], '2026-05-01T00:00:00.000Z')).toBe('general');
    expect(ask([general], '2026-08-01T00:00:00.000Z')).toBeUndefined();
    expect(ask([consent({ revokedAt: '2026-05-20T00:00:00.000Z' })])).toBeUndefined();
  });

  it('for one organization goes before a general one, and reaches nobody else', () => {
    expect(ask([general, forShelter])).toBe('shelter');
    expect(ask([forShelter], undefined, clinic)).toBeUndefined();
  });

  it('taken back from one organization outranks an earlier general one, for that organization', () => {
    const revoked = { ...forShelter, revokedAt: '2026-05-20T00:00:00.000Z' };
    expect(ask([general, revoked])).toBeUndefined();
    expect(ask([general, revoked], undefined, clinic)).toBe('general');
    expect(ask([{ ...general, givenAt: '2026-05-25T00:00:00.000Z' }, revoked])).toBe('general');
  });
});

describe('a file', () => {
  const nation = '0190a000-0000-7000-8000-000000000003';
  const profile: ActiveProfile = {
    state: 'active',
    personId: 'p',
    hubId: 'demo',
    ageBand: 'unknown',
    language: 'fr',
    nationId: nation,
    phoneKeys: [],
    identifiers: [],
    createdAt: '',
    version: 1,
  };
  it.each([
    ['coordinator', undefined, true],
    ['admin', undefined, true],
    ['recipient-reporter', shelter, false],
    ['partner', shelter, false],
    ['nation-steward', nation, true],
    ['nation-steward', shelter, false],
  ] as const)('is opened by a %s of %s: %s', (role, organizationId, may) => {
    expect(mayOpenFile({ hubId: 'demo', memberId: 'm', role, organizationId }, profile)).toBe(may);
    expect(mayOpenFile({ hubId: 'other', memberId: 'm', role, organizationId }, profile)).toBe(false);
  });

  it('of a person who named no Nation is not opened by a steward', () => {
    const scope = { hubId: 'demo', memberId: 'm', role: 'nation-steward' } as const;
    expect(mayOpenFile(scope, { ...profile, nationId: undefined })).toBe(false);
  });
});

describe('the duty to report (CYFSA s.125)', () => {
  it('binds under 16, allows at 16 and 17, and asks when the age is not known', () => {
    expect((['under-16', '16-17', '18-plus', 'unknown'] as const).map(dutyToReport)).toEqual([
      'must-report',
      'may-report',
      'none',
      'ask-age',
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disclosedNow, disclosureOf, type DisclosureStage } from '../../shared/referrals/disclosure.ts';
import { referralSchema, type NationRule, type Referral, type Shareable } from '../../shared/referrals/model.ts';

const SENT = '2026-11-22T10:00:00.000Z';
const ALL = ['needs', 'community', 'age-band', 'language', 'accommodations', 'name', 'phone', 'safe-hours'] as const;
const FACTS = ['needs', 'ageBand', 'communityId', 'language', 'adaptations'] as const;

const referral = (change: Record<string, unknown> = {}): Referral =>
  referralSchema.parse({
    id: 'r1',
    personId: '0197fd1e-0000-7000-8000-000000000001',
    organizationId: '0197fd1e-0000-7000-8000-000000000002',
    needs: ['counselling'],
    urgency: 'urgent',
    ageBand: '16-17',
    communityId: 'fn-143',
    language: 'cr',
    adaptations: ['plain-language'],
    status: 'requested',
    round: 1,
    createdAt: SENT,
    createdBy: 'm',
    updatedAt: SENT,
    sending: {
      at: SENT,
      phoneKey: 'k',
      code: '7K3M',
      textId: 't',
      shares: ALL,
      consentUntil: '2027-11-22T10:00:00.000Z',
      nation: 'agreed',
    },
    version: 1,
    ...change,
  });

/** Which facts are told. */
const told = (
  shares: readonly Shareable[],
  nation: NationRule,
  stage: DisclosureStage,
  communityId = 'fn-143',
): string => {
  const shown = disclosureOf(referral({ communityId }), { shares, nation, stage });
  return [...FACTS.filter((fact) => shown[fact] !== undefined), ...shown.byTelephone].join(' ');
};

describe('what a partner is told of a referral', () => {
  const TOWN = 'place-timmins';
  it.each<[readonly Shareable[], NationRule, DisclosureStage, string, string]>([
    [ALL, 'agreed', 'asked', 'fn-143', 'needs ageBand language adaptations'],
    [ALL, 'agreed', 'accepted', 'fn-143', 'needs ageBand communityId language adaptations name phone safe-hours'],
    [ALL, 'withheld', 'accepted', 'fn-143', 'needs ageBand language adaptations name phone safe-hours'],
    [ALL, 'agreed', 'over', 'fn-143', ''],
    [ALL, 'not-concerned', 'asked', TOWN, 'needs ageBand communityId language adaptations'],
    [ALL, 'not-concerned', 'over', TOWN, ''],
    [['needs'], 'not-concerned', 'asked', TOWN, 'needs'],
    [['needs'], 'not-concerned', 'accepted', TOWN, 'needs'],
    [['needs', 'age-band'], 'agreed', 'accepted', 'fn-143', 'needs ageBand'],
    [['needs', 'phone'], 'agreed', 'asked', 'fn-143', 'needs'],
    [['needs', 'phone'], 'agreed', 'accepted', 'fn-143', 'needs phone'],
    [[], 'agreed', 'accepted', 'fn-143', ''],
  ])('sharing %j, the Nation %s, %s, from %s: "%s"', (shares, nation, stage, place, expected) => {
    expect(told(shares, nation, stage, place)).toBe(expected);
  });

  it('is never more than was consented to, never a Nation before the yes, and less at no later consent', () => {
    const shares = fc.subarray([...ALL]);
    const nations = fc.constantFrom<NationRule>('agreed', 'withheld', 'not-concerned');
    const stages = fc.constantFrom<DisclosureStage>('asked', 'accepted', 'over');
    const CONSENT_FOR = {
      needs: 'needs',
      ageBand: 'age-band',
      communityId: 'community',
      language: 'language',
      adaptations: 'accommodations',
    } as const;
    fc.assert(
      fc.property(shares, nations, stages, (given, nation, stage) => {
        const shown = disclosureOf(referral(), { shares: given, nation, stage });
        const facts = FACTS.filter((fact) => shown[fact] !== undefined);
        const allowed: readonly string[] = given;
        expect(facts.filter((fact) => !allowed.includes(CONSENT_FOR[fact]))).toEqual([]);
        expect(shown.byTelephone.filter((said) => !allowed.includes(said))).toEqual([]);
        const mayNameNation = stage === 'accepted' && nation === 'agreed';
        expect(shown.communityId !== undefined && !mayNameNation).toBe(false);
        expect(stage === 'over' ? facts : []).toEqual([]);
      }),
    );
  });
});

describe('what a partner is shown now', () => {
  const shows = (one: Referral, now = SENT): readonly string[] => {
    const shown = disclosedNow(one, now);
    return FACTS.filter((fact) => shown[fact] !== undefined);
  };

  it('grows with its yes, and is nothing once it is over', () => {
    expect(shows(referral())).toEqual(['needs', 'ageBand', 'language', 'adaptations']);
    expect(shows(referral({ status: 'accepted' }))).toContain('communityId');
    expect(shows(referral({ status: 'completed', outcome: 'successful' }))).toEqual([]);
    expect(shows(referral({ status: 'cancelled' }))).toEqual([]);
  });

  it('is nothing from the instant at which the consent ends or is taken back', () => {
    expect(shows(referral(), '2027-11-22T09:59:59.999Z')).not.toEqual([]);
    expect(shows(referral(), '2027-11-22T10:00:00.000Z')).toEqual([]);
    expect(shows(referral({ status: 'accepted', consentEndedAt: SENT }))).toEqual([]);
  });

  it('is of a draft nothing', () => {
    expect(shows(referral({ status: 'draft' }))).toEqual([]);
  });
});

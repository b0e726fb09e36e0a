import type { NationRule, Referral, Shareable } from './model.ts';

/** Before the partner has accepted, while it has, and once nothing more is to be said. */
export type DisclosureStage = 'asked' | 'accepted' | 'over';

/** What one partner is shown of a referral: what is absent is not said. Nothing in it names the person. */
export interface Disclosed extends Partial<
  Pick<Referral, 'needs' | 'ageBand' | 'communityId' | 'language' | 'adaptations'>
> {
  readonly kind: Referral['kind'];
  readonly urgency: Referral['urgency'];
  /** What the coordinator may say when they speak with each other: it is never written. */
  readonly byTelephone: readonly Extract<Shareable, 'name' | 'phone' | 'safe-hours'>[];
}

export interface DisclosureTerms {
  /** What the consent lets be told; nothing where there is none in force. */
  readonly shares: readonly Shareable[];
  readonly nation: NationRule;
  readonly stage: DisclosureStage;
}

type Facts = Pick<Referral, 'kind' | 'urgency' | 'needs' | 'ageBand' | 'communityId' | 'language' | 'adaptations'>;

/**
 * Pure: the least that the stage needs, of what the person agreed to.
 *
 * | told             | asked                       | accepted                                | over |
 * | ---------------- | --------------------------- | --------------------------------------- | ---- |
 * | kind, urgency    | yes                         | yes                                     | yes  |
 * | needs            | by consent                  | by consent                              | no   |
 * | age band         | by consent                  | by consent                              | no   |
 * | language         | by consent                  | by consent                              | no   |
 * | adaptations      | by consent                  | by consent                              | no   |
 * | a town           | by consent                  | by consent                              | no   |
 * | a First Nation   | no: it may single her out   | by consent and the Nation's agreement   | no   |
 * | name, phone      | no                          | by telephone, by consent                | no   |
 */
export function disclosureOf(facts: Facts, { shares, nation, stage }: DisclosureTerms): Disclosed {
  const { kind, urgency, needs, ageBand, language, adaptations, communityId } = facts;
  const may = (what: Shareable): boolean => stage !== 'over' && shares.includes(what);
  return {
    kind,
    urgency,
    ...(may('needs') && { needs }),
    ...(may('age-band') && { ageBand }),
    ...(may('language') && language !== undefined && { language }),
    ...(may('accommodations') && adaptations !== undefined && { adaptations }),
    ...(may('community') && mayNamePlace(communityId, nation, stage) && { communityId }),
    byTelephone: stage === 'accepted' ? BY_TELEPHONE.filter(may) : [],
  };
}

const BY_TELEPHONE = ['name', 'phone', 'safe-hours'] as const satisfies readonly Shareable[];

/** A community so small that its name beside an age could be enough to know who it is. */
export const isFirstNation = (communityId: string | undefined): boolean => communityId?.startsWith('fn-') === true;

function mayNamePlace(communityId: string | undefined, nation: NationRule, stage: DisclosureStage): boolean {
  if (communityId === undefined) return false;
  return isFirstNation(communityId) ? stage === 'accepted' && nation === 'agreed' : true;
}

/** What was told by those who sent before the consent's scope was kept with the sending: what the text then said. */
const TOLD_BEFORE: readonly Shareable[] = ['needs', 'age-band', 'community'];

/** Pure: what the partner is shown of a referral at an instant, by what was allowed when it was sent and what was taken back since. */
export function disclosedNow(referral: Referral, now: string): Disclosed {
  const sending = referral.status === 'draft' ? undefined : referral.sending;
  const ended =
    referral.consentEndedAt !== undefined || (sending?.consentUntil !== undefined && now >= sending.consentUntil);
  const stage = stageOf(referral);
  return disclosureOf(referral, {
    shares: sending === undefined || ended ? [] : (sending.shares ?? TOLD_BEFORE),
    nation: sending?.nation ?? 'withheld',
    stage,
  });
}

function stageOf({ status }: Referral): DisclosureStage {
  if (status === 'requested' || status === 'received') return 'asked';
  return status === 'accepted' || status === 'in-progress' ? 'accepted' : 'over';
}

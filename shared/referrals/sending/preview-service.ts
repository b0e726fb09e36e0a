import { loadDirectory, readHubSettings } from '../../directory/index.ts';
import { consentInForce } from '../../people/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import { disclosureOf, type Disclosed } from '../disclosure.ts';
import {
  referralSchema,
  type AgreementStanding,
  type NationRule,
  type ReferralRequest,
  type Shareable,
} from '../model.ts';
import { agreementAt, nationRuleAt, prepareSending } from './service.ts';

export interface ReferralPreview {
  readonly asked: Disclosed;
  readonly accepted: Disclosed;
  /** Under which it would be sent. */
  readonly consent:
    { readonly id: string; readonly shares: readonly Shareable[]; readonly expiresAt: string } | undefined;
  readonly agreement: AgreementStanding;
  readonly nation: NationRule;
  /** Why it could not be sent as things stand. */
  readonly refusal: Refusal | undefined;
}

/**
 * What a partner would be told if it were asked now, before and after it accepts, by the very rules of a sending, none of whose
 * writes is kept. `shares`: as if the person had agreed to that; without it, what they have agreed to.
 */
export async function previewReferral(
  platform: Platform,
  scope: Scope,
  request: ReferralRequest,
  shares: readonly Shareable[] | undefined,
): Promise<ReferralPreview> {
  const now = platform.clock();
  const at = now.toISOString();
  const draft = referralSchema.parse({
    ...request,
    id: platform.ids.uuid(),
    status: 'draft',
    round: 1,
    createdAt: at,
    createdBy: scope.memberId,
    updatedAt: at,
    version: 1,
  });
  const disclosure = { organizationId: draft.organizationId, purpose: draft.kind, at };
  const [directory, settings, consent, prepared] = await Promise.all([
    loadDirectory(platform),
    readHubSettings(platform),
    consentInForce(platform, draft.personId, disclosure),
    prepareSending(platform, draft, { kind: 'member', id: scope.memberId }),
  ]);
  const nation = nationRuleAt(draft, directory, settings, now);
  const terms = { shares: shares ?? consent?.shares ?? [], nation };
  return {
    asked: disclosureOf(draft, { ...terms, stage: 'asked' }),
    accepted: disclosureOf(draft, { ...terms, stage: 'accepted' }),
    consent,
    agreement: agreementAt(draft, directory, settings, now),
    nation,
    refusal: isRefusal(prepared) ? prepared : undefined,
  };
}

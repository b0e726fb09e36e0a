import { agreementSchema, type Agreement } from '../model.ts';
import { daysAfter } from './agreement-for.ts';

/** Agreements that end, and those that follow them. Pure. */

const isWithin = (part: readonly string[] | undefined, whole: readonly string[] | undefined): boolean =>
  whole === undefined || (part?.every((one) => whole.includes(one)) ?? false);

/** Whether another takes over from an agreement without a day between: of its kind, with its parties, for all that it covers. */
export function isFollowed(agreement: Agreement, agreements: readonly Agreement[]): boolean {
  const { validTo } = agreement;
  if (validTo === undefined) return false;
  return agreements.some(
    (other) =>
      other.id !== agreement.id &&
      other.removedAt === undefined &&
      other.kind === agreement.kind &&
      other.validFrom <= daysAfter(validTo, 1) &&
      (other.validTo === undefined || other.validTo > validTo) &&
      agreement.organizationIds.every((id) => other.organizationIds.includes(id)) &&
      isWithin(agreement.serviceIds, other.serviceIds) &&
      isWithin(agreement.communityIds, other.communityIds),
  );
}

export interface EndingAgreement {
  readonly agreement: Agreement;
  readonly lastDay: string;
  readonly state: 'ends-soon' | 'ended';
}

/** Those that have ended, or do by the day `soon`, and that nothing follows: the one that ends first stands first. Local dates. */
export function endingAgreements(agreements: readonly Agreement[], date: string, soon: string): EndingAgreement[] {
  return agreements
    .flatMap((agreement): EndingAgreement[] => {
      const { validTo, removedAt } = agreement;
      if (validTo === undefined || validTo > soon || removedAt !== undefined || isFollowed(agreement, agreements))
        return [];
      return [{ agreement, lastDay: validTo, state: validTo < date ? 'ended' : 'ends-soon' }];
    })
    .sort((a, b) => a.lastDay.localeCompare(b.lastDay) || (a.agreement.id < b.agreement.id ? -1 : 1));
}

/**
 * The agreement that follows one from the day after its last, with the same kind, parties, services and communities; `undefined`
 * where it runs until it is ended, or the new last day would be before its first.
 */
export function followingAgreement(
  agreement: Agreement,
  id: string,
  terms: Partial<Pick<Agreement, 'validTo' | 'conditions'>>,
): Agreement | undefined {
  const { validTo, ...same } = agreement;
  if (validTo === undefined) return undefined;
  const validFrom = daysAfter(validTo, 1);
  if (terms.validTo !== undefined && terms.validTo < validFrom) return undefined;
  const told = Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined));
  return agreementSchema.parse({ ...same, ...told, id, validFrom });
}

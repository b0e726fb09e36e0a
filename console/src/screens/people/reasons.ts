import type { AccessReason, Role } from '../../api/contract.ts';

/** In the order in which they are asked: the digit of a reason does not change. */
export const REASONS = [
  'intake-triage',
  'safety',
  'referral',
  'transport',
  'follow-up',
  'data-request',
  'reporting',
] as const satisfies readonly AccessReason[];

/** Those of a Nation's steward, who neither receives nor refers anybody. */
const OF_STEWARDS = ['data-request', 'safety', 'follow-up', 'reporting'] as const satisfies readonly AccessReason[];

export const reasonsFor = (role: Role): readonly (typeof REASONS)[number][] =>
  role === 'nation-steward' ? OF_STEWARDS : REASONS;

const REMEMBERED_MS = 30 * 60_000;

interface Given {
  readonly reason: AccessReason;
  readonly until: number;
}

export interface Reasons {
  readonly recall: (about: string) => AccessReason | undefined;
  readonly give: (about: string, reason: AccessReason) => void;
}

/** Why a member opens files, each remembered for half an hour and never on the disk of the device. */
export function rememberReasons(now: () => number): Reasons {
  const given = new Map<string, Given>();
  return {
    recall: (about) => {
      const found = given.get(about);
      return found !== undefined && now() < found.until ? found.reason : undefined;
    },
    give: (about, reason) => {
      given.set(about, { reason, until: now() + REMEMBERED_MS });
    },
  };
}

import type { Agreement } from '../model.ts';

/**
 * Whether an agreement is in force for what one is about to do, and which. Pure: the day is an argument, on the hub's calendar.
 * The table of kinds is told in docs/agreements.md.
 */

/**
 * `referral`: asking an organization to serve a person. `transfer`: handing the whole case over to it. `transport`: asking it for
 * a trip. `disclosure`: telling anybody outside the hub something about a Nation's members as such.
 */
export type AgreementPurpose = 'referral' | 'transfer' | 'transport' | 'disclosure';

/**
 * Which kinds count for which purpose. What people have signed about data says nothing about who may be sent where, and what they
 * have signed about trips nothing about who is received there; a protocol of referral between sectors, or a crisis team, lets one
 * ask for help and not hand over a case.
 */
const KINDS_THAT_COUNT: Readonly<Record<AgreementPurpose, readonly Agreement['kind'][]>> = {
  referral: ['service-agreement', 'intake-protocol', 'cross-sector-referral', 'crisis-team'],
  transfer: ['service-agreement', 'intake-protocol'],
  transport: ['transport', 'service-agreement'],
  disclosure: ['data-sharing'],
};

export const countsFor = (purpose: AgreementPurpose, { kind }: Agreement): boolean =>
  KINDS_THAT_COUNT[purpose].includes(kind);

export type AgreementStanding =
  /** `until`: the last day, that of an agreement which follows without a gap too; absent where it runs until ended. */
  | { readonly is: 'in-force'; readonly agreement: Agreement; readonly until?: string }
  | { readonly is: 'ends-soon'; readonly agreement: Agreement; readonly until: string }
  /** `begins`: the first day of one that is signed and not yet in force. */
  | { readonly is: 'ended'; readonly agreement: Agreement; readonly on: string; readonly begins?: string }
  | { readonly is: 'none'; readonly begins?: string };

/** What one is about to do, with whom, and when. */
export interface AgreementQuestion {
  readonly purpose: AgreementPurpose;
  readonly organizationId: string;
  /** Absent: the organization as a whole, so that an agreement on some of its services is not enough. */
  readonly serviceId?: string | undefined;
  /** Where the person is. Absent: not told, and then not held against anybody. */
  readonly communityId?: string | undefined;
  /** Local date. */
  readonly date: string;
  /** An agreement whose last day is this one or before ends soon; absent: none does. Local date. */
  readonly soon?: string | undefined;
}

/** The order of `agreements` does not matter. */
export function agreementFor(question: AgreementQuestion, agreements: readonly Agreement[]): AgreementStanding {
  return agreementStanding(
    agreements.filter((agreement) => isAbout(question, agreement)),
    question,
  );
}

function isAbout({ purpose, organizationId, serviceId }: AgreementQuestion, agreement: Agreement): boolean {
  const { organizationIds, serviceIds } = agreement;
  return (
    agreement.removedAt === undefined &&
    countsFor(purpose, agreement) &&
    organizationIds.some((id) => id === organizationId) &&
    (serviceIds === undefined || serviceIds.some((id) => id === serviceId))
  );
}

/** The same over agreements of which it is known that they count for the purpose, the organization and the service. */
export function agreementStanding(
  agreements: readonly Agreement[],
  { communityId, date, soon }: Pick<AgreementQuestion, 'communityId' | 'date' | 'soon'>,
): AgreementStanding {
  let inForce: Agreement | undefined;
  let ended: { readonly agreement: Agreement; readonly on: string } | undefined;
  let begins: string | undefined;
  for (const agreement of agreements) {
    if (!coversCommunity(agreement, communityId)) continue;
    const { validFrom, validTo } = agreement;
    if (validFrom > date) {
      if (begins === undefined || validFrom < begins) begins = validFrom;
    } else if (validTo !== undefined && validTo < date) {
      if (ended === undefined || isBetter(agreement, ended.agreement)) ended = { agreement, on: validTo };
    } else if (inForce === undefined || isBetter(agreement, inForce)) {
      inForce = agreement;
    }
  }
  if (inForce !== undefined) {
    const until = lastDayOf(inForce, agreements, communityId);
    if (until === undefined) return { is: 'in-force', agreement: inForce };
    return soon !== undefined && until <= soon
      ? { is: 'ends-soon', agreement: inForce, until }
      : { is: 'in-force', agreement: inForce, until };
  }
  const next = begins === undefined ? {} : { begins };
  return ended === undefined ? { is: 'none', ...next } : { is: 'ended', ...ended, ...next };
}

const coversCommunity = ({ communityIds }: Agreement, communityId: string | undefined): boolean =>
  communityIds === undefined || communityId === undefined || communityIds.includes(communityId);

/** The one that lasts longest; of two, the one with the lesser id, so that their order says nothing. */
function isBetter(one: Agreement, other: Agreement): boolean {
  if (one.validTo === other.validTo) return one.id < other.id;
  return one.validTo === undefined || (other.validTo !== undefined && one.validTo > other.validTo);
}

/** Its last day, or that of whatever takes over from it without a day between. */
function lastDayOf(
  inForce: Agreement,
  agreements: readonly Agreement[],
  communityId: string | undefined,
): string | undefined {
  let until = inForce.validTo;
  if (agreements.length === 1) return until;
  for (;;) {
    if (until === undefined) return undefined;
    const reached: string = until;
    const next = agreements
      .filter((agreement) => coversCommunity(agreement, communityId) && agreement.validFrom <= dayAfter(reached))
      .reduce((latest, agreement) => (isBetter(agreement, latest) ? agreement : latest), inForce);
    if (next.validTo !== undefined && next.validTo <= reached) return reached;
    until = next.validTo;
  }
}

const DAY_MS = 86_400_000;

/** The date `days` after a local date. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

const dayAfter = (date: string): string => daysAfter(date, 1);

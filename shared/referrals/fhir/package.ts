import type { Directory, Organization, Service } from '../../directory/index.ts';
import type { Disclosed } from '../disclosure.ts';
import type { Outcome, Referral, ReferralRequest, ReferralResult, ReferralStatus, RejectReason } from '../model.ts';
import { hubSystem, schemeSystem } from './codes.ts';

export interface Identifier {
  /** URI of whoever gave it. */
  readonly system: string;
  readonly value: string;
}

/** An organization, or one of its services. */
export interface Party {
  /** FHIR id. */
  readonly id: string;
  readonly name?: string | undefined;
  readonly identifiers: readonly Identifier[];
}

/**
 * What a package tells: one referral as one partner may know it, without a name, and nothing that is not coded. It is what an
 * export is made of and what an import is read into, so that each is the other backwards.
 */
export interface ReferralPackage {
  readonly identifier: Identifier;
  /** The person, under a name that only the hub that wrote it can read; another one for each partner. */
  readonly subject: Identifier;
  readonly kind: ReferralRequest['kind'];
  readonly urgency: ReferralRequest['urgency'];
  /** None where the consent does not let them be told. */
  readonly needs: ReferralRequest['needs'];
  readonly ageBand?: ReferralRequest['ageBand'] | undefined;
  readonly communityId?: string | undefined;
  readonly language?: string | undefined;
  readonly adaptations?: ReferralRequest['adaptations'];
  readonly warmHandOver: boolean;
  readonly status: ReferralStatus;
  /** Of `rejected`. */
  readonly rejectReason?: RejectReason | undefined;
  readonly outcome?: Outcome | undefined;
  readonly result?: ReferralResult | undefined;
  /** On the partner's waiting list; 1 is next. */
  readonly position?: number | undefined;
  readonly authoredOn: string;
  readonly lastModified: string;
  readonly requester: Party;
  readonly organization: Party;
  readonly service?: Party | undefined;
}

/** The hub that writes it. */
export interface Sender {
  readonly hubId: string;
  readonly name: string;
}

/**
 * Pure: what a referral's package tells, no more than `disclosed` lets be told.
 * @param subject a pseudonym of the person, as the hub names her to this organization alone.
 */
export function packageOf(
  referral: Referral,
  disclosed: Disclosed,
  subject: string,
  directory: Pick<Directory, 'organizations' | 'services'>,
  sender: Sender,
): ReferralPackage {
  const { hubId } = sender;
  const { needs = [], ageBand, communityId, language, adaptations } = disclosed;
  const service = directory.services.find(({ id }) => id === referral.serviceId);
  return {
    identifier: { system: hubSystem(hubId, 'referral'), value: referral.id },
    subject: { system: hubSystem(hubId, 'person'), value: subject },
    kind: disclosed.kind,
    urgency: disclosed.urgency,
    needs,
    ...(ageBand !== undefined && { ageBand }),
    ...(communityId !== undefined && { communityId }),
    ...(language !== undefined && { language }),
    ...(adaptations !== undefined && adaptations.length > 0 && { adaptations }),
    warmHandOver: referral.warmHandOver === true,
    status: referral.status,
    ...('rejectReason' in referral && { rejectReason: referral.rejectReason }),
    ...('outcome' in referral && referral.outcome !== undefined && { outcome: referral.outcome }),
    ...('result' in referral && referral.result !== undefined && { result: referral.result }),
    ...(referral.waitlist !== undefined && { position: referral.waitlist.position }),
    authoredOn: referral.createdAt,
    lastModified: referral.updatedAt,
    requester: { id: hubId, name: sender.name, identifiers: [] },
    organization: partyOf(
      hubSystem(hubId, 'organization'),
      referral.organizationId,
      directory.organizations.find(({ id }) => id === referral.organizationId),
    ),
    ...(referral.serviceId !== undefined && {
      service: partyOf(hubSystem(hubId, 'service'), referral.serviceId, service),
    }),
  };
}

/** Names are public; neither places nor telephone numbers go along. */
const partyOf = (system: string, id: string, entry: Organization | Service | undefined): Party => ({
  id,
  ...(entry !== undefined && {
    name: entry.name.fr === entry.name.en ? entry.name.fr : `${entry.name.fr} / ${entry.name.en}`,
  }),
  identifiers: [
    { system, value: id },
    ...(entry?.identifiers ?? []).map(({ scheme, value }) => ({ system: schemeSystem(scheme), value })),
  ],
});

import { communityById, type Directory, type HubSettings, type Service } from '../../directory/index.ts';
import { disclosedNow, type Disclosed } from '../disclosure.ts';
import type { Referral } from '../model.ts';

interface Name {
  readonly fr: string;
  readonly en: string;
}

/** A service of the partner, and the room in it that the directory knows of. */
export interface LinkedService {
  readonly id: string;
  readonly name: Name;
  readonly available: number | undefined;
  readonly maximum: number | undefined;
  /** When the room was last said. */
  readonly updatedAt: string | undefined;
}

/** What the partner who was asked may know of a referral, at the stage where it is. */
export interface LinkedReferral {
  readonly language: 'fr' | 'en';
  readonly code: string;
  readonly status: 'requested' | 'received' | 'accepted' | 'in-progress';
  readonly told: Disclosed;
  /** Of `told.communityId`. */
  readonly area: Name | undefined;
  readonly sentAt: string;
  /** Where on the partner's own list the person stands; 1 is next. */
  readonly position: number | undefined;
  /** A problem that the partner reported and nobody has solved yet. */
  readonly problemAt: string | undefined;
  /** The consent was taken back: nothing more is told, and the hub calls. */
  readonly isConsentOver: boolean;
  readonly warmHandOver: boolean;
  /** IANA name: the clock on which times are shown. */
  readonly timeZone: string;
  /** E.164: where the hub is reached. */
  readonly hubNumber: string;
  readonly services: readonly LinkedService[];
}

export type OpenReferral = Extract<Referral, { status: LinkedReferral['status'] }>;

export const isOpenAtPartner = (referral: Referral): referral is OpenReferral =>
  referral.status === 'requested' ||
  referral.status === 'received' ||
  referral.status === 'accepted' ||
  referral.status === 'in-progress';

/** Pure: no more than `disclosedNow` allows, and what the partner itself has said. */
export function linkedReferral(
  referral: OpenReferral,
  directory: Directory,
  settings: Pick<HubSettings, 'timeZone' | 'dispatchNumber'>,
  now: string,
): LinkedReferral {
  const told = disclosedNow(referral, now);
  const organization = directory.organizations.find(({ id }) => id === referral.organizationId);
  const { consentUntil } = referral.sending;
  return {
    language: organization?.language ?? 'en',
    code: referral.sending.code,
    status: referral.status,
    told,
    area: told.communityId === undefined ? undefined : communityById(told.communityId)?.name,
    sentAt: referral.sending.at,
    position: referral.waitlist?.position,
    problemAt: referral.problemSince,
    isConsentOver: referral.consentEndedAt !== undefined || (consentUntil !== undefined && now >= consentUntil),
    warmHandOver: referral.warmHandOver === true,
    timeZone: settings.timeZone,
    hubNumber: settings.dispatchNumber,
    services: servicesAsked(referral, directory).map(({ id, name, capacity }) => ({
      id,
      name,
      available: capacity?.available,
      maximum: capacity?.maximum,
      updatedAt: capacity?.updatedAt,
    })),
  };
}

/** More would be a form and no page. */
const MOST_SERVICES = 3;

/** Pure: the service that was asked; else those of the partner that do what is needed. Transport counts its seats by text. */
export function servicesAsked(referral: Referral, { services }: Pick<Directory, 'services'>): Service[] {
  return services
    .filter(({ organizationId }) => organizationId === referral.organizationId)
    .filter(({ status, removedAt }) => status !== 'defunct' && removedAt === undefined)
    .filter(({ id, kinds }) =>
      referral.serviceId === undefined
        ? kinds.some((kind) => referral.needs.includes(kind))
        : id === referral.serviceId,
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .slice(0, MOST_SERVICES);
}

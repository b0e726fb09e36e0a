import {
  loadDirectory,
  readHubSettings,
  type Directory,
  type Organization,
  type Service,
} from '../../directory/index.ts';
import { consentInForce } from '../../people/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, type Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Page, PageRequest } from '../../platform/table.ts';
import { disclosedNow, disclosureOf, isFirstNation, type Disclosed } from '../disclosure.ts';
import type { Actor, Referral, ReferralRequest } from '../model.ts';
import { CONSENT_MISSING } from '../sending/service.ts';
import { createReferral, openReferral } from '../service.ts';
import { isClosedReferral } from '../states.ts';
import { historyWrite } from '../store.ts';
import { hubSystem, isSystemOf } from './codes.ts';
import { fromFhir } from './from-fhir.ts';
import { packageOf, type Party, type ReferralPackage } from './package.ts';
import type { FhirBundle } from './profile.ts';
import { forgetPackageWrite, listPackages, readPackage, receiveWrite, type ReceivedPackage } from './store.ts';
import { toFhir } from './to-fhir.ts';

/**
 * One referral as a package for its partner: what the consent in force, the Nation and the stage let be told, and never a name. That it
 * was written is in the referral's history. Refusals: `referral-not-found`, `consent-missing`.
 */
export async function exportReferral(platform: Platform, scope: Scope, id: string): Promise<FhirBundle | Refusal> {
  const opened = await openReferral(platform, scope, id);
  if ('refused' in opened) return opened;
  const { referral } = opened;
  const now = platform.clock().toISOString();
  const { organizationId, kind, personId } = referral;
  const [consent, directory, settings, subject] = await Promise.all([
    consentInForce(platform, personId, { organizationId, purpose: kind, at: now }),
    loadDirectory(platform),
    readHubSettings(platform),
    // Two partners who compare what they have cannot tell that it is the same person.
    platform.fingerprint('package-subject', `${organizationId}\n${personId}`),
  ]);
  if (consent === undefined || referral.consentEndedAt !== undefined) return CONSENT_MISSING;
  const told: Disclosed =
    referral.status === 'draft'
      ? disclosureOf(referral, {
          shares: consent.shares,
          nation: isFirstNation(referral.communityId) ? 'withheld' : 'not-concerned',
          stage: 'asked',
        })
      : disclosedNow(referral, now);
  const by: Actor =
    scope.role === 'partner' ? { kind: 'partner', organizationId } : { kind: 'member', id: scope.memberId };
  await platform.table.write([historyWrite(id, { id: platform.ids.uuid(), at: now, event: 'package-written', by })]);
  const sender = { hubId: platform.hubId, name: `${settings.names.fr} / ${settings.names.en}` };
  return toFhir(packageOf(referral, told, subject, directory, sender), `${platform.publicUrl}/fhir`);
}

export interface PackageTarget {
  /** Absent: it waits until somebody says who it is. */
  readonly personId?: string | undefined;
  /** Of this hub's directory; absent: the one that the package names. */
  readonly organizationId?: string | undefined;
}

export interface TakenIn {
  /** The same for the same package, for ever; the referral has it too. */
  readonly id: string;
  readonly state: 'waiting' | 'referral';
  readonly organizationId: string | undefined;
  readonly serviceId: string | undefined;
  /** Places of what was sent and not read. */
  readonly ignored: readonly string[];
}

/**
 * Takes in a package of another hub: as a draft referral for a person of this one, or, without a person, to wait. A repeat, known by the
 * package's own identifier, changes nothing. Refusals: `package-invalid` with the place of the first flaw, `package-closed`,
 * `organization-unknown`, `needs-missing`, `package-taken` (for another person or organization), `person-not-found`.
 */
export async function takeInPackage(
  platform: Platform,
  scope: Scope,
  sent: unknown,
  target: PackageTarget,
): Promise<TakenIn | Refusal> {
  const { told, ignored, flaws } = fromFhir(sent);
  const [flaw] = flaws;
  if (told === undefined) {
    return refuse('invalid', 'package-invalid', flaw?.message ?? 'This is no package.', flaw?.path.join('.'));
  }
  if (isClosedReferral(told.status)) {
    return refuse('invalid', 'package-closed', 'It is over where it comes from: it asks for nothing.', 'entry');
  }
  if (told.needs.length === 0) {
    return refuse('invalid', 'needs-missing', 'It does not say what is needed. Ask the hub that sent it.', 'entry');
  }
  const { system, value } = told.identifier;
  const id = uuidOf(await platform.fingerprint('referral-package', `${system}\n${value}`));
  const directory = await loadDirectory(platform);
  const known = partnerIn(platform.hubId, told, directory);
  const received: ReceivedPackage = {
    id,
    receivedAt: platform.clock().toISOString(),
    receivedBy: scope.memberId,
    request: requestOf(told),
    organizationId: target.organizationId ?? known.organizationId,
    serviceId:
      target.organizationId === undefined || target.organizationId === known.organizationId
        ? known.serviceId
        : undefined,
  };
  const { personId } = target;
  if (personId !== undefined) {
    const referral = await adopt(platform, scope, received, personId, target.organizationId);
    return 'refused' in referral ? referral : taken(referral, ignored);
  }
  // One that has become a referral does not wait again.
  const before = await openReferral(platform, scope, id);
  if (!('refused' in before)) return taken(before.referral, ignored);
  await platform.table.write([receiveWrite(platform.hubId, received)]);
  const kept = (await readPackage(platform, id)) ?? received;
  return { id, state: 'waiting', organizationId: kept.organizationId, serviceId: kept.serviceId, ignored };
}

const taken = ({ id, organizationId, serviceId }: Referral, ignored: readonly string[]): TakenIn => ({
  id,
  state: 'referral',
  organizationId,
  serviceId,
  ignored,
});

export const listReceivedPackages = (platform: Platform, page: PageRequest): Promise<Page<ReceivedPackage>> =>
  listPackages(platform, page);

/** Makes a draft referral of a package that waits. Refusals: `package-not-found`, and those of `takeInPackage`. */
export async function adoptPackage(
  platform: Platform,
  scope: Scope,
  id: string,
  target: { readonly personId: string; readonly organizationId?: string | undefined },
): Promise<Referral | Refusal> {
  const received = await readPackage(platform, id);
  if (received !== undefined) return adopt(platform, scope, received, target.personId, target.organizationId);
  const before = await openReferral(platform, scope, id);
  if ('refused' in before) {
    return refuse('not-found', 'package-not-found', 'No package waits under this id. The other hub can send it again.');
  }
  return sameAs(before.referral, target.personId, target.organizationId);
}

async function adopt(
  platform: Platform,
  scope: Scope,
  received: ReceivedPackage,
  personId: string,
  chosen: string | undefined,
): Promise<Referral | Refusal> {
  const organizationId = chosen ?? received.organizationId;
  const { organizations } = await loadDirectory(platform);
  if (organizationId === undefined || !organizations.some(({ id }) => id === organizationId)) {
    const message = 'The directory has no organization that the package names. Say which one is to be asked.';
    return refuse('invalid', 'organization-unknown', message, 'organizationId');
  }
  const isNamed = organizationId === received.organizationId;
  const request: ReferralRequest = {
    ...received.request,
    personId,
    organizationId,
    ...(isNamed && received.serviceId !== undefined && { serviceId: received.serviceId }),
  };
  const referral = await createReferral(platform, scope, received.id, request, false);
  if ('refused' in referral) return referral;
  const same = sameAs(referral, personId, chosen);
  if (!('refused' in same)) await platform.table.write([forgetPackageWrite(received.id)]);
  return same;
}

const sameAs = (referral: Referral, personId: string, organizationId: string | undefined): Referral | Refusal =>
  referral.personId === personId && (organizationId ?? referral.organizationId) === referral.organizationId
    ? referral
    : refuse('conflict', 'package-taken', 'This package is a referral already, for another person or organization.');

/** Pure: what is asked, as this hub would have written it. */
function requestOf(told: ReferralPackage): ReceivedPackage['request'] {
  const { kind, needs, urgency, ageBand = 'unknown', communityId, language, adaptations, warmHandOver } = told;
  return {
    kind,
    needs,
    urgency,
    ageBand,
    ...(communityId !== undefined && { communityId }),
    ...(language !== undefined && { language }),
    ...(adaptations !== undefined && { adaptations }),
    ...(warmHandOver && { warmHandOver }),
  };
}

/** Pure: whom of this directory the package means, by this hub's own ids or by those that others gave. */
function partnerIn(
  hubId: string,
  { organization, service }: ReferralPackage,
  { organizations, services }: Directory,
): { readonly organizationId?: string; readonly serviceId?: string } {
  const found = organizations.find((one) => isMeant(hubSystem(hubId, 'organization'), organization, one));
  if (found === undefined) return {};
  const offered =
    service &&
    services.find((one) => one.organizationId === found.id && isMeant(hubSystem(hubId, 'service'), service, one));
  return { organizationId: found.id, ...(offered !== undefined && { serviceId: offered.id }) };
}

const isMeant = (own: string, { identifiers: named }: Party, entry: Organization | Service): boolean =>
  entry.removedAt === undefined &&
  named.some(
    ({ system, value }) =>
      (system === own && value === entry.id) ||
      (entry.identifiers ?? []).some((one) => isSystemOf(one.scheme, system) && one.value === value),
  );

/** A UUID of the first 16 bytes of a fingerprint (RFC 9562, version 8). */
function uuidOf(fingerprint: string): string {
  const bytes = Buffer.from(fingerprint, 'base64url').subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

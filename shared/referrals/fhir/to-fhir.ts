import type { FhirBundle, FhirResource } from './profile.ts';
import { needDisplay, PARAMETERS, priorities, requestStatusOf, SYSTEMS } from './codes.ts';
import type { Party, ReferralPackage } from './package.ts';

/**
 * Pure: a package as a FHIR R4 Bundle. One `ServiceRequest` for each need, held together by `requisition`; one `Task`, whose
 * status is the referral's; the organizations by name. The person is an identifier and never a resource: there is nothing
 * in it to tell who she is.
 * @param base where the resources are named from, such as `https://…/fhir`; nothing needs to answer there.
 */
export function toFhir(told: ReferralPackage, base: string): FhirBundle {
  const { identifier, organization, service, requester, needs } = told;
  const requests = Array.from({ length: Math.max(1, needs.length) }, (_, at) => request(told, at));
  const resources: FhirResource[] = [
    task(
      told,
      requests.map(({ id }) => ({ reference: `ServiceRequest/${id}` })),
    ),
    ...requests,
    party('Organization', requester),
    party('Organization', organization),
    ...(service === undefined
      ? []
      : [{ ...party('HealthcareService', service), providedBy: { reference: `Organization/${organization.id}` } }]),
  ];
  return {
    resourceType: 'Bundle',
    meta: { security: [coding(SYSTEMS.confidentiality, 'R')] },
    identifier,
    type: 'collection',
    timestamp: told.lastModified,
    entry: resources.map((resource) => ({ fullUrl: `${base}/${resource.resourceType}/${resource.id}`, resource })),
  };
}

const coding = (system: string, code: string) => ({ system, code });
const concept = (system: string, code: string) => ({ coding: [coding(system, code)] });
const named = (name: string) => concept(SYSTEMS.parameter, name);

const shared = (told: ReferralPackage) => ({
  intent: 'order' as const,
  priority: priorities[told.urgency],
  authoredOn: told.authoredOn,
  requester: { reference: `Organization/${told.requester.id}` },
});

function request(told: ReferralPackage, at: number) {
  const { identifier, subject, organization, service } = told;
  const need = told.needs[at];
  const performer = service === undefined ? `Organization/${organization.id}` : `HealthcareService/${service.id}`;
  return {
    resourceType: 'ServiceRequest' as const,
    id: `${identifier.value}-${at + 1}`,
    requisition: identifier,
    status: requestStatusOf[told.status],
    ...shared(told),
    category: [concept(SYSTEMS.category, told.kind)],
    ...(need !== undefined && {
      code: { coding: [{ ...coding(SYSTEMS.need, need), display: needDisplay(need) }] },
    }),
    subject: { type: 'Patient', identifier: subject },
    performer: [{ reference: performer }],
  };
}

function task(told: ReferralPackage, basedOn: readonly { readonly reference: string }[]) {
  const { identifier, subject, organization, rejectReason, position } = told;
  const input = inputsOf(told);
  const output = outputsOf(told);
  return {
    resourceType: 'Task' as const,
    id: identifier.value,
    identifier: [identifier],
    status: told.status,
    ...shared(told),
    code: concept(SYSTEMS.taskCode, 'fulfill'),
    basedOn: [...basedOn],
    ...(basedOn[0] !== undefined && { focus: basedOn[0] }),
    for: { type: 'Patient', identifier: subject },
    lastModified: told.lastModified,
    owner: { reference: `Organization/${organization.id}` },
    ...(rejectReason !== undefined && { statusReason: concept(SYSTEMS.rejectReason, rejectReason) }),
    ...(position !== undefined && { businessStatus: concept(SYSTEMS.waiting, 'waitlisted') }),
    ...(input.length > 0 && { input }),
    ...(output.length > 0 && { output }),
  };
}

const coded = (name: string, system: string, code: string) => ({
  type: named(name),
  valueCodeableConcept: concept(system, code),
});

function inputsOf({ ageBand, communityId, language, adaptations = [], warmHandOver }: ReferralPackage) {
  return [
    ...(ageBand === undefined ? [] : [coded(PARAMETERS.ageBand, SYSTEMS.ageBand, ageBand)]),
    ...(communityId === undefined ? [] : [coded(PARAMETERS.community, SYSTEMS.community, communityId)]),
    ...(language === undefined ? [] : [coded(PARAMETERS.language, SYSTEMS.language, language)]),
    ...adaptations.map((one) => coded(PARAMETERS.adaptation, SYSTEMS.adaptation, one)),
    ...(warmHandOver ? [{ type: named(PARAMETERS.warmHandOver), valueBoolean: true }] : []),
  ];
}

function outputsOf({ outcome, result, position }: ReferralPackage) {
  return [
    ...(outcome === undefined ? [] : [coded(PARAMETERS.outcome, SYSTEMS.outcome, outcome)]),
    ...(result === undefined ? [] : [coded(PARAMETERS.result, SYSTEMS.result, result)]),
    ...(position === undefined ? [] : [{ type: named(PARAMETERS.position), valuePositiveInt: position }]),
  ];
}

const party = <T extends 'Organization' | 'HealthcareService'>(resourceType: T, { id, name, identifiers }: Party) => ({
  resourceType,
  id,
  ...(identifiers.length > 0 && { identifier: [...identifiers] }),
  active: true,
  ...(name !== undefined && { name }),
});

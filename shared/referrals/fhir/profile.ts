import * as z from 'zod';
import { FHIR_PRIORITIES, FHIR_REQUEST_STATUSES, FHIR_TASK_STATUSES } from './codes.ts';

/**
 * The part of FHIR R4 that a package is made of (http://hl7.org/fhir/R4). What is not here may stand in a package that comes from
 * elsewhere: it is not read, and the answer names it.
 */
const text = z.string().min(1).max(500);
const fhirId = z.string().regex(/^[A-Za-z0-9.-]{1,64}$/, 'letters, figures, points and dashes, at most 64');
/** With the time and its zone, or a year, month or day alone, as FHIR's dateTime. */
const dateTime = z
  .string()
  .regex(
    /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2}))?)?)?$/,
    'a FHIR dateTime such as 2027-01-23T19:40:00Z',
  );

const identifier = z.object({ system: text, value: text });
const coding = z.object({ system: text.optional(), code: text.optional(), display: z.string().max(500).optional() });
const concept = z.object({ coding: z.array(coding).max(20).optional() });
const reference = z.object({
  reference: text.optional(),
  type: text.optional(),
  identifier: identifier.optional(),
});
const meta = z.object({ security: z.array(coding).max(20).optional() });
const parameter = z.object({
  type: concept,
  valueCodeableConcept: concept.optional(),
  valueBoolean: z.boolean().optional(),
  valuePositiveInt: z.int().min(1).optional(),
});

const order = {
  intent: z.enum(['order', 'original-order', 'reflex-order', 'filler-order', 'instance-order']),
  priority: z.enum(FHIR_PRIORITIES).optional(),
  authoredOn: dateTime.optional(),
  requester: reference.optional(),
};

const serviceRequest = z.object({
  resourceType: z.literal('ServiceRequest'),
  id: fhirId.optional(),
  requisition: identifier.optional(),
  status: z.enum(FHIR_REQUEST_STATUSES),
  ...order,
  category: z.array(concept).max(10).optional(),
  code: concept.optional(),
  subject: reference,
  performer: z.array(reference).max(10).optional(),
});

const task = z.object({
  resourceType: z.literal('Task'),
  id: fhirId.optional(),
  identifier: z.array(identifier).min(1, 'an identifier, by which a repeat is known').max(20),
  status: z.enum(FHIR_TASK_STATUSES),
  ...order,
  code: concept.optional(),
  basedOn: z.array(reference).max(5).optional(),
  focus: reference.optional(),
  for: reference.optional(),
  lastModified: dateTime.optional(),
  owner: reference.optional(),
  statusReason: concept.optional(),
  businessStatus: concept.optional(),
  input: z.array(parameter).max(50).optional(),
  output: z.array(parameter).max(50).optional(),
});

const party = {
  id: fhirId.optional(),
  identifier: z.array(identifier).max(30).optional(),
  active: z.boolean().optional(),
  name: text.optional(),
};
const organization = z.object({ resourceType: z.literal('Organization'), ...party });
const healthcareService = z.object({
  resourceType: z.literal('HealthcareService'),
  ...party,
  providedBy: reference.optional(),
});

export const resourceSchema = z.discriminatedUnion('resourceType', [
  serviceRequest,
  task,
  organization,
  healthcareService,
]);
export const isKnownType = (resourceType: string): boolean =>
  resourceSchema.options.some(({ shape }) => shape.resourceType.value === resourceType);

export const envelopeSchema = z.object({
  resourceType: z.literal('Bundle'),
  meta: meta.optional(),
  identifier: identifier.optional(),
  type: z.enum(['collection', 'document', 'message']),
  timestamp: dateTime.optional(),
  entry: z
    .array(z.object({ fullUrl: text.optional(), resource: z.looseObject({ resourceType: text }) }))
    .min(2, 'a task and what it asks for')
    .max(50),
});

export type FhirTask = z.infer<typeof task>;
export type FhirServiceRequest = z.infer<typeof serviceRequest>;
export type FhirParty = z.infer<typeof organization> | z.infer<typeof healthcareService>;
export type FhirConcept = z.infer<typeof concept>;
export type FhirReference = z.infer<typeof reference>;
export type FhirParameter = z.infer<typeof parameter>;
export type FhirResource = z.infer<typeof resourceSchema>;

export interface FhirBundle {
  readonly resourceType: 'Bundle';
  readonly meta: z.infer<typeof meta>;
  readonly identifier: z.infer<typeof identifier>;
  readonly type: 'collection';
  readonly timestamp: string;
  readonly entry: readonly { readonly fullUrl: string; readonly resource: FhirResource }[];
}

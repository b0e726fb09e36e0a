import * as z from 'zod';
import {
  ADAPTATIONS,
  AGE_BANDS,
  KINDS,
  NEEDS,
  OUTCOMES,
  PARAMETERS,
  REJECT_REASONS,
  RESULTS,
  statusOf,
  SYSTEMS,
  urgencyOf,
} from './codes.ts';
import type { Party, ReferralPackage } from './package.ts';
import {
  envelopeSchema,
  isKnownType,
  resourceSchema,
  type FhirConcept,
  type FhirParameter,
  type FhirReference,
  type FhirResource,
} from './profile.ts';
import { mustBeUnderstood, unread, type Flaw, type Path } from './unread.ts';

export interface ReadPackage {
  /** Absent when there is a flaw. */
  readonly told?: ReferralPackage;
  /** Places of what was sent and not read. */
  readonly ignored: readonly string[];
  readonly flaws: readonly Flaw[];
}

interface Entry<Resource extends FhirResource = FhirResource> {
  readonly path: Path;
  readonly fullUrl: string | undefined;
  readonly resource: Resource;
}

/** Pure: a Bundle as a package, every flaw by its place; the reverse of `toFhir`. */
export function fromFhir(sent: unknown): ReadPackage {
  const envelope = envelopeSchema.safeParse(sent);
  const flaws: Flaw[] = [...mustBeUnderstood(sent)];
  if (!envelope.success) return { ignored: [], flaws: [...flaws, ...flawsOf(envelope.error, [])] };
  const entries: Entry[] = [];
  const read = envelope.data.entry.map(({ fullUrl, resource }, at) => {
    const path = ['entry', at, 'resource'];
    if (!isKnownType(resource.resourceType)) return { fullUrl };
    const parsed = resourceSchema.safeParse(resource);
    if (!parsed.success) flaws.push(...flawsOf(parsed.error, path));
    else entries.push({ path, fullUrl, resource: parsed.data });
    return { fullUrl, resource: parsed.data ?? resource };
  });
  const ignored = unread(sent, { ...envelope.data, entry: read });
  const told = flaws.length > 0 ? undefined : new Reading(entries, flaws, envelope.data.timestamp).told();
  return told === undefined || flaws.length > 0 ? { ignored, flaws } : { told, ignored, flaws };
}

const flawsOf = (error: z.ZodError, path: Path): Flaw[] =>
  error.issues.map((issue) => ({ path: [...path, ...issue.path.map(asStep)], message: issue.message }));

const asStep = (step: PropertyKey): string | number => (typeof step === 'number' ? step : String(step));

const communityIdSchema = z.string().regex(/^(fn-\d{1,4}|place-[a-z0-9-]{1,60})$/);
const languageSchema = z.string().regex(/^[a-z]{2,3}$/);

/** One bundle being read: what does not fit is noted with its place, and the reading goes on. */
class Reading {
  readonly #entries: readonly Entry[];
  readonly #flaws: Flaw[];
  readonly #timestamp: string | undefined;

  constructor(entries: readonly Entry[], flaws: Flaw[], timestamp: string | undefined) {
    this.#entries = entries;
    this.#flaws = flaws;
    this.#timestamp = timestamp;
  }

  told(): ReferralPackage | undefined {
    const tasks = this.#of('Task');
    const [found] = tasks;
    if (found === undefined || tasks.length > 1) {
      this.#flaw(['entry'], 'A package has one Task: the referral whose state it tells.');
      return undefined;
    }
    const { resource: task, path } = found;
    const requests = this.#requestsOf(found);
    const [first] = requests;
    if (first === undefined) {
      this.#flaw([...path, 'basedOn'], 'A referral asks for something: a ServiceRequest.');
      return undefined;
    }
    if (task.status === 'entered-in-error') {
      this.#flaw([...path, 'status'], 'Whoever wrote this has taken it back.');
      return undefined;
    }
    const [identifier] = task.identifier;
    const subject = task.for?.identifier ?? first.resource.subject.identifier;
    if (subject === undefined) {
      const message = 'Name the person by an identifier of yours, and by nothing else.';
      this.#flaw([...path, 'for', 'identifier'], message);
      return undefined;
    }
    for (const request of requests) {
      const other = request.resource.subject.identifier;
      if (other !== undefined && (other.system !== subject.system || other.value !== subject.value)) {
        this.#flaw([...request.path, 'subject', 'identifier'], 'All of a package is about one person.');
      }
    }
    const owner = this.#partyAt(task.owner, 'Organization', [...path, 'owner']);
    const requester = this.#partyAt(task.requester, 'Organization', [...path, 'requester']);
    const authoredOn = task.authoredOn ?? task.lastModified ?? this.#timestamp;
    if (authoredOn === undefined) {
      this.#flaw([...path, 'authoredOn'], 'Say when it was written.');
      return undefined;
    }
    if (identifier === undefined || owner === undefined || requester === undefined) return undefined;
    const service = this.#serviceOf(first);
    return {
      identifier,
      subject,
      kind:
        this.#code(first.resource.category?.[0], SYSTEMS.category, KINDS, [...first.path, 'category', 0]) ?? 'referral',
      urgency: urgencyOf[task.priority ?? first.resource.priority ?? 'routine'],
      needs: requests.flatMap((request) => {
        const { code } = request.resource;
        const need = this.#code(code, SYSTEMS.need, NEEDS, [...request.path, 'code']);
        return need === undefined ? [] : [need];
      }),
      ...this.#inputs(task.input ?? [], [...path, 'input']),
      status: statusOf[task.status],
      ...present(
        'rejectReason',
        this.#code(task.statusReason, SYSTEMS.rejectReason, REJECT_REASONS, [...path, 'statusReason']),
      ),
      ...this.#outputs(task.output ?? [], [...path, 'output']),
      authoredOn,
      lastModified: task.lastModified ?? authoredOn,
      requester,
      organization: owner,
      ...(service !== undefined && { service }),
    };
  }

  #of<T extends FhirResource['resourceType']>(type: T): Entry<Extract<FhirResource, { resourceType: T }>>[] {
    const isOfType = (entry: Entry): entry is Entry<Extract<FhirResource, { resourceType: T }>> =>
      entry.resource.resourceType === type;
    return this.#entries.filter(isOfType);
  }

  /** In the order of the task; without `basedOn`, its focus; without either, all there are. */
  #requestsOf({ resource: task, path }: Entry<Extract<FhirResource, { resourceType: 'Task' }>>) {
    const all = this.#of('ServiceRequest');
    const named = task.basedOn ?? (task.focus === undefined ? undefined : [task.focus]);
    if (named === undefined) return all;
    const where = task.basedOn === undefined ? [...path, 'focus'] : [...path, 'basedOn'];
    return named.flatMap((reference, at) => {
      const found = all.find((entry) => isMeant(reference, entry));
      if (found === undefined) {
        this.#flaw(
          task.basedOn === undefined ? where : [...where, at],
          'No ServiceRequest of this package has this address.',
        );
      }
      return found === undefined ? [] : [found];
    });
  }

  #serviceOf({ resource, path }: Entry<Extract<FhirResource, { resourceType: 'ServiceRequest' }>>): Party | undefined {
    const [performer] = resource.performer ?? [];
    if (performer?.reference?.includes('HealthcareService/') !== true) return undefined;
    return this.#partyAt(performer, 'HealthcareService', [...path, 'performer', 0]);
  }

  #partyAt(
    reference: FhirReference | undefined,
    type: 'Organization' | 'HealthcareService',
    path: Path,
  ): Party | undefined {
    const found = this.#of(type).find((entry) => reference !== undefined && isMeant(reference, entry));
    if (found === undefined) {
      this.#flaw(path, `It names the ${type} by its address in this package.`);
      return undefined;
    }
    const { id, name, identifier = [] } = found.resource;
    if (id === undefined) {
      this.#flaw([...found.path, 'id'], 'It needs an id.');
      return undefined;
    }
    return { id, ...present('name', name), identifiers: identifier };
  }

  #inputs(inputs: readonly FhirParameter[], path: Path) {
    const adaptations: (typeof ADAPTATIONS)[number][] = [];
    let read: Pick<ReferralPackage, 'ageBand' | 'communityId' | 'language'> = {};
    let warmHandOver = false;
    inputs.forEach((input, at) => {
      const value = input.valueCodeableConcept;
      const place = [...path, at, 'valueCodeableConcept'];
      switch (nameOf(input) ?? '') {
        case PARAMETERS.ageBand:
          read = { ...read, ...present('ageBand', this.#code(value, SYSTEMS.ageBand, AGE_BANDS, place)) };
          break;
        case PARAMETERS.community:
          read = { ...read, ...present('communityId', this.#text(value, SYSTEMS.community, communityIdSchema, place)) };
          break;
        case PARAMETERS.language:
          read = { ...read, ...present('language', this.#text(value, SYSTEMS.language, languageSchema, place)) };
          break;
        case PARAMETERS.adaptation: {
          const one = this.#code(value, SYSTEMS.adaptation, ADAPTATIONS, place);
          if (one !== undefined) adaptations.push(one);
          break;
        }
        case PARAMETERS.warmHandOver:
          warmHandOver = input.valueBoolean === true;
          break;
        default:
          this.#flaw([...path, at, 'type'], `No parameter of ${SYSTEMS.parameter} that goes with a referral.`);
      }
    });
    return { ...read, ...(adaptations.length > 0 && { adaptations }), warmHandOver };
  }

  #outputs(outputs: readonly FhirParameter[], path: Path): Pick<ReferralPackage, 'outcome' | 'result' | 'position'> {
    let read: Pick<ReferralPackage, 'outcome' | 'result' | 'position'> = {};
    outputs.forEach((output, at) => {
      const value = output.valueCodeableConcept;
      const place = [...path, at, 'valueCodeableConcept'];
      switch (nameOf(output) ?? '') {
        case PARAMETERS.outcome:
          read = { ...read, ...present('outcome', this.#code(value, SYSTEMS.outcome, OUTCOMES, place)) };
          break;
        case PARAMETERS.result:
          read = { ...read, ...present('result', this.#code(value, SYSTEMS.result, RESULTS, place)) };
          break;
        case PARAMETERS.position:
          read = { ...read, ...present('position', output.valuePositiveInt) };
          break;
        default:
          this.#flaw([...path, at, 'type'], `No parameter of ${SYSTEMS.parameter} that comes of a referral.`);
      }
    });
    return read;
  }

  /** The code of ours among the codings of a concept; a concept without one is a flaw, and an absent concept is not. */
  #code<T extends string>(
    concept: FhirConcept | undefined,
    system: string,
    codes: readonly T[],
    path: Path,
  ): T | undefined {
    if (concept === undefined) return undefined;
    const codings = concept.coding ?? [];
    const at = codings.findIndex((coding) => coding.system === system);
    if (at < 0) {
      this.#flaw([...path, 'coding'], `One coding has to be of ${system}.`);
      return undefined;
    }
    const known = codes.find((code) => code === codings[at]?.code);
    if (known === undefined) this.#flaw([...path, 'coding', at, 'code'], `It is none of: ${codes.join(', ')}.`);
    return known;
  }

  #text(concept: FhirConcept | undefined, system: string, schema: z.ZodType<string>, path: Path): string | undefined {
    const codings = concept?.coding ?? [];
    const at = codings.findIndex((coding) => coding.system === system);
    const parsed = schema.safeParse(codings[at]?.code);
    if (!parsed.success) this.#flaw([...path, 'coding', Math.max(0, at), 'code'], `No code of ${system}.`);
    return parsed.data;
  }

  #flaw(path: Path, message: string): void {
    this.#flaws.push({ path, message });
  }
}

const nameOf = ({ type }: FhirParameter): string | undefined =>
  type.coding?.find(({ system }) => system === SYSTEMS.parameter)?.code;

/** By the address of the entry, or by type and id within the package. */
const isMeant = ({ reference }: FhirReference, { fullUrl, resource }: Entry): boolean =>
  reference !== undefined &&
  (reference === fullUrl || (resource.id !== undefined && reference === `${resource.resourceType}/${resource.id}`));

const present = <K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> => {
  const one: Partial<Record<K, V>> = {};
  if (value !== undefined) one[name] = value;
  return one;
};

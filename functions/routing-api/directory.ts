import { endReminderWrites } from '../../shared/assurance/index.ts';
import type { directoryRoutes } from '../../shared/contracts/directory.ts';
import {
  entryProblems,
  loadDirectory,
  pageOf,
  readEntry,
  readRemoved,
  saveEntry,
  searchByName,
  unknownEntry,
  type Directory,
  type Entry,
  type EntryKind,
  type Location,
  type Organization,
  type Service,
} from '../../shared/directory/index.ts';
import { keptOfPlaceWrites } from '../../shared/hsds/index.ts';
import { registerPartnerLine } from '../../shared/partners/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import type { Write } from '../../shared/platform/transaction.ts';
import type { Handlers } from '../api/handlers.ts';
import { hubHandlers, misusedPhone } from './hub.ts';
import { authorOf, isStaff, lastAssured, visibleOrganization, visibleService } from './visible.ts';

const otherId = (): Refusal =>
  refuse('invalid', 'other-id', 'The id in the body differs from the one in the path.', 'id');

const staffOnly = (): Refusal => refuse('forbidden', 'staff-only', 'What was taken out is for the staff of the hub.');

const hasKind = (kinds: readonly string[], kind: string | undefined): boolean =>
  kind === undefined || kinds.includes(kind);
const isOf = (organizationId: string, wanted: string | undefined): boolean =>
  wanted === undefined || organizationId === wanted;
const isStale = (assuredOn: string | undefined, since: string | undefined): boolean =>
  since === undefined || assuredOn === undefined || assuredOn < since;

const openOf = (locations: readonly Location[]): ReadonlySet<string> =>
  new Set(locations.flatMap(({ id, confidential }) => (confidential ? [] : [id])));

function listed(service: Service, organizations: ReadonlyMap<string, Organization>) {
  const organization = organizations.get(service.organizationId);
  const lastAssuredOn = lastAssured(service, organization);
  return {
    ...service,
    ...(organization?.removedAt === undefined && organization && { organizationName: organization.name }),
    ...(lastAssuredOn !== undefined && { lastAssuredOn }),
  };
}

export const directoryHandlers = (platform: Platform): Handlers<typeof directoryRoutes> => {
  /** What is there of a kind; or what was taken out, for staff. */
  async function entriesOf<V>(
    scope: Scope,
    kind: EntryKind,
    query: { readonly removed?: 'true' | 'false' | undefined },
    there: (directory: Directory) => readonly V[],
    valueOf: (entry: Entry) => V | undefined,
  ): Promise<readonly V[] | Refusal> {
    if (query.removed !== 'true') return there(await loadDirectory(platform));
    if (!isStaff(scope)) return staffOnly();
    return (await readRemoved(platform, kind)).flatMap((entry) => valueOf(entry) ?? []);
  }

  /** Saves what was sent, once it makes sense by itself; whether what it names is there is seen as it is written. */
  async function save<V extends Entry['value']>(
    scope: Scope,
    id: string,
    entry: Entry & { readonly value: V },
    along: readonly Write[] = [],
  ): Promise<{ body: V; version: number } | Refusal> {
    if (entry.value.id !== id) return otherId();
    if (entry.value.removedAt !== undefined) {
      const message =
        'What is saved is there: leave this field out. DELETE takes an entry out, POST …/restore puts it back.';
      return refuse('invalid', 'not-removed-by-saving', message, 'removedAt');
    }
    const [problem] = entryProblems(entry);
    if (problem !== undefined) return refuse('invalid', problem.code, problem.message, problem.field);
    const saved = await saveEntry(platform, authorOf(scope), entry, along);
    return isRefusal(saved) ? saved : { body: entry.value, version: saved };
  }

  return {
    ...hubHandlers(platform),

    async listOrganizations(scope, { query }) {
      const all = await entriesOf(
        scope,
        'organization',
        query,
        ({ organizations }) => organizations.filter(({ removedAt }) => removedAt === undefined),
        (entry) => (entry.kind === 'organization' ? entry.value : undefined),
      );
      if (isRefusal(all)) return all;
      const found = searchByName(all, query.search, query.sort).filter(
        ({ kinds, assuredOn, isRecipient }) =>
          hasKind(kinds, query.kind) &&
          isStale(assuredOn, query.notAssuredSince) &&
          (query.recipients === undefined || isRecipient),
      );
      const { items, ...rest } = pageOf(found, query);
      return { body: { items: items.map((one) => visibleOrganization(scope, one)), ...rest } };
    },

    async readOrganization(scope, { params }) {
      const entry = await readEntry(platform, 'organization', params.id);
      if (entry?.kind !== 'organization') return unknownEntry();
      return { body: visibleOrganization(scope, entry.value), version: entry.version };
    },

    async saveOrganization(scope, { params, body, version = 0 }) {
      const misused = body.id === params.id ? await misusedPhone(platform, body) : undefined;
      if (misused !== undefined) return misused;
      const lines = await Promise.all(body.dispatchPhones.map((phone) => registerPartnerLine(platform, body, phone)));
      return save(scope, params.id, { kind: 'organization', value: body, version }, lines.flat());
    },

    async listPrograms(scope, { query }) {
      const all = await entriesOf(
        scope,
        'program',
        query,
        ({ programs }) => programs,
        (entry) => (entry.kind === 'program' ? entry.value : undefined),
      );
      if (isRefusal(all)) return all;
      const found = searchByName(all, query.search, query.sort).filter((one) =>
        isOf(one.organizationId, query.organizationId),
      );
      return { body: pageOf(found, query) };
    },

    async readProgram(_scope, { params }) {
      const entry = await readEntry(platform, 'program', params.id);
      return entry?.kind === 'program' ? { body: entry.value, version: entry.version } : unknownEntry();
    },

    async saveProgram(scope, { params, body, version = 0 }) {
      const before = version === 0 ? undefined : await readEntry(platform, 'program', params.id);
      if (before?.kind === 'program' && before.value.organizationId !== body.organizationId) {
        const message = 'Its services are of the same organization: add a program there, and move them to it.';
        return refuse('invalid', 'organization-stays', message, 'organizationId');
      }
      return save(scope, params.id, { kind: 'program', value: body, version });
    },

    async listServices(scope, { query }) {
      const all = await entriesOf(
        scope,
        'service',
        query,
        ({ services }) => services,
        (entry) => (entry.kind === 'service' ? entry.value : undefined),
      );
      if (isRefusal(all)) return all;
      const { organizations, locations } = await loadDirectory(platform);
      const open = openOf(locations);
      const byId = new Map<string, Organization>(organizations.map((one) => [one.id, one]));
      const found = searchByName(all, query.search, query.sort)
        .filter((one) => isOf(one.organizationId, query.organizationId) && hasKind(one.kinds, query.kind))
        .map((service) => listed(service, byId))
        .filter(({ lastAssuredOn }) => isStale(lastAssuredOn, query.notAssuredSince));
      const { items, ...rest } = pageOf(found, query);
      return { body: { items: items.map((one) => visibleService(scope, one, open)), ...rest } };
    },

    async readService(scope, { params }) {
      const entry = await readEntry(platform, 'service', params.id);
      if (entry?.kind !== 'service') return unknownEntry();
      const { locations } = await loadDirectory(platform);
      return { body: visibleService(scope, entry.value, openOf(locations)), version: entry.version };
    },

    async saveService(scope, { params, body, version = 0 }) {
      return save(scope, params.id, { kind: 'service', value: body, version });
    },

    async listLocations(scope, { query }) {
      const all = await entriesOf(
        scope,
        'location',
        query,
        ({ locations }) => locations,
        (entry) => (entry.kind === 'location' ? entry.value : undefined),
      );
      if (isRefusal(all)) return all;
      const found = searchByName(all, query.search, query.sort).filter((one) =>
        isOf(one.organizationId, query.organizationId),
      );
      return { body: pageOf(found, query) };
    },

    async readLocation(_scope, { params }) {
      const entry = await readEntry(platform, 'location', params.id);
      return entry?.kind === 'location' ? { body: entry.value, version: entry.version } : unknownEntry();
    },

    async saveLocation(scope, { params, body, version = 0 }) {
      const kept = await keptOfPlaceWrites(platform, { id: params.id, confidential: body.confidential });
      return save(scope, params.id, { kind: 'location', value: body, version }, kept);
    },

    async listAgreements(scope, { query }) {
      const all = await entriesOf(
        scope,
        'agreement',
        query,
        ({ agreements }) => agreements,
        (entry) => (entry.kind === 'agreement' ? entry.value : undefined),
      );
      if (isRefusal(all)) return all;
      const found = all.filter(({ organizationIds }) => organizationIds.some((id) => isOf(id, query.organizationId)));
      return { body: pageOf(found, query) };
    },

    async readAgreement(_scope, { params }) {
      const entry = await readEntry(platform, 'agreement', params.id);
      return entry?.kind === 'agreement' ? { body: entry.value, version: entry.version } : unknownEntry();
    },

    async saveAgreement(scope, { params, body, version = 0 }) {
      const reminder = await endReminderWrites(platform, body);
      return save(scope, params.id, { kind: 'agreement', value: body, version }, reminder);
    },
  };
};

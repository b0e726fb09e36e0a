import type { directoryRoutes } from '../../shared/contracts/directory.ts';
import {
  changeHubSettings,
  loadDirectory,
  pageOf,
  readHubSettings,
  readEntry,
  readHubSettingsVersion,
  saveEntry,
  searchByName,
  type Organization,
} from '../../shared/directory/index.ts';
import { textProblems } from '../../shared/intake/index.ts';
import { registerPartnerLine } from '../../shared/partners/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/platform/refusal.ts';
import { mayActFor, type Scope } from '../../shared/platform/scope.ts';
import type { Handlers } from '../api/handlers.ts';

const unknownEntry = (): Refusal => refuse('not-found', 'unknown-entry', 'The directory has no such entry.');
const otherId = (): Refusal =>
  refuse('invalid', 'other-id', 'The id in the body differs from the one in the path.', 'id');

/** Numbers and contacts are for the hub and for the organization itself. */
const visibleTo = (scope: Scope, organization: Organization): Organization =>
  mayActFor(scope, organization.id) ? organization : { ...organization, dispatchPhones: [], contacts: [] };

const badPhone = (at: number, code: string, message: string): Refusal =>
  refuse('invalid', code, message, `dispatchPhones.${at}`);

/**
 * A text is understood by the number it comes from, so one number is one organization's line; and never the hub's own,
 * whose texts would come back to itself.
 */
async function misusedPhone(platform: Platform, { id, dispatchPhones }: Organization): Promise<Refusal | undefined> {
  const [hub, { organizations }] = await Promise.all([readHubSettings(platform), loadDirectory(platform)]);
  const ofHub = new Set([hub.intakeNumber, hub.dispatchNumber, ...hub.onCall.map(({ phone }) => phone)]);
  const ofOthers = new Set(organizations.filter((one) => one.id !== id).flatMap((one) => one.dispatchPhones));
  for (const [at, phone] of dispatchPhones.entries()) {
    if (dispatchPhones.indexOf(phone) < at) return badPhone(at, 'phone-twice', 'This number stands in the list twice.');
    if (ofHub.has(phone)) return badPhone(at, 'phone-of-hub', 'This is a number of the hub or of somebody on call.');
    if (ofOthers.has(phone)) return badPhone(at, 'phone-taken', 'Another organization has this number.');
  }
  return undefined;
}

const hasKind = (kinds: readonly string[], kind: string | undefined): boolean =>
  kind === undefined || kinds.includes(kind);

export const directoryHandlers = (platform: Platform): Handlers<typeof directoryRoutes> => ({
  async readHub() {
    const { settings, version } = await readHubSettingsVersion(platform);
    return { body: settings, version };
  },

  async changeHub(_scope, { body, version }) {
    const unfit = textProblems(body.texts);
    if (unfit.length > 0) return refuse('invalid', 'unfit-texts', unfit.join(' '), 'texts');
    const changed = await changeHubSettings(platform, body, version);
    return isRefusal(changed) ? changed : { body: changed.settings, version: changed.version };
  },

  async listOrganizations(scope, { query }) {
    const { organizations } = await loadDirectory(platform);
    const found = searchByName(organizations, query.search).filter(({ kinds }) => hasKind(kinds, query.kind));
    const { items, ...rest } = pageOf(found, query);
    return { body: { items: items.map((one) => visibleTo(scope, one)), ...rest } };
  },

  async readOrganization(scope, { params }) {
    const entry = await readEntry(platform, 'organization', params.id);
    if (entry?.kind !== 'organization') return unknownEntry();
    return { body: visibleTo(scope, entry.value), version: entry.version };
  },

  async saveOrganization(_scope, { params, body, version = 0 }) {
    if (body.id !== params.id) return otherId();
    const misused = await misusedPhone(platform, body);
    if (misused !== undefined) return misused;
    const lines = await Promise.all(body.dispatchPhones.map((phone) => registerPartnerLine(platform, body, phone)));
    const saved = await saveEntry(platform, { kind: 'organization', value: body, version }, lines.flat());
    return isRefusal(saved) ? saved : { body, version: saved };
  },

  async listServices(_scope, { query }) {
    const { services } = await loadDirectory(platform);
    const found = searchByName(services, query.search).filter(
      ({ organizationId, kinds }) =>
        (query.organizationId === undefined || organizationId === query.organizationId) && hasKind(kinds, query.kind),
    );
    return { body: pageOf(found, query) };
  },

  async readService(_scope, { params }) {
    const entry = await readEntry(platform, 'service', params.id);
    return entry?.kind === 'service' ? { body: entry.value, version: entry.version } : unknownEntry();
  },

  async saveService(_scope, { params, body, version = 0 }) {
    if (body.id !== params.id) return otherId();
    const saved = await saveEntry(platform, { kind: 'service', value: body, version });
    return isRefusal(saved) ? saved : { body, version: saved };
  },

  async readLocation(_scope, { params }) {
    const entry = await readEntry(platform, 'location', params.id);
    return entry?.kind === 'location' ? { body: entry.value, version: entry.version } : unknownEntry();
  },

  async readAgreement(_scope, { params }) {
    const entry = await readEntry(platform, 'agreement', params.id);
    return entry?.kind === 'agreement' ? { body: entry.value, version: entry.version } : unknownEntry();
  },

  async saveLocation(_scope, { params, body, version = 0 }) {
    if (body.id !== params.id) return otherId();
    const saved = await saveEntry(platform, { kind: 'location', value: body, version });
    return isRefusal(saved) ? saved : { body, version: saved };
  },

  async listAgreements(_scope, { query }) {
    const { agreements } = await loadDirectory(platform);
    const found = agreements.filter(
      ({ organizationIds }) =>
        query.organizationId === undefined || organizationIds.some((id) => id === query.organizationId),
    );
    return { body: pageOf(found, query) };
  },

  async saveAgreement(_scope, { params, body, version = 0 }) {
    if (body.id !== params.id) return otherId();
    const saved = await saveEntry(platform, { kind: 'agreement', value: body, version });
    return isRefusal(saved) ? saved : { body, version: saved };
  },
});

import { endReminderWrites } from '../../shared/assurance/index.ts';
import type { directoryUpkeepRoutes } from '../../shared/contracts/directory-upkeep.ts';
import {
  DUPLICATE_REASONS,
  listDirectoryDuplicates,
  markDifferent,
  mergeEntries,
  pageOf,
  parsePairId,
  readEntry,
  readHistory,
  removeEntry,
  restoreEntry,
  setCapacity,
  unknownEntry,
  type AlongOf,
  type Author,
  type ChangeLine,
  type DuplicatePair,
  type EntryKind,
  type Organization,
  type RemovalReason,
} from '../../shared/directory/index.ts';
import { keptOfPlaceWrites } from '../../shared/hsds/index.ts';
import { registerPartnerLine } from '../../shared/partners/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal, refuse } from '../../shared/platform/refusal.ts';
import { mayActFor, type Scope } from '../../shared/platform/scope.ts';
import type { PageRequest } from '../../shared/platform/table.ts';
import type { Write } from '../../shared/platform/transaction.ts';
import type { Handlers } from '../api/handlers.ts';
import { misusedPhone } from './hub.ts';
import { usesElsewhere } from './uses.ts';
import { authorOf, isPrivateField, isStaff } from './visible.ts';

type Asked<Q> = { readonly params: { readonly id: string }; readonly query: Q; readonly version: number };

/** Who it was; which member, only for staff. */
function authorShown(by: Author, forStaff: boolean) {
  switch (by.kind) {
    case 'member':
      return { kind: by.kind, ...(forStaff && { memberId: by.id }) };
    case 'partner':
      return { kind: by.kind, organizationId: by.organizationId };
    case 'import':
      return { kind: by.kind, importId: by.importId, ...(forStaff && { memberId: by.memberId }) };
  }
}

function lineShown(
  { change: { value: _value, by, ...change }, fields }: ChangeLine,
  forStaff: boolean,
  isOwn: boolean,
) {
  const shown = fields?.filter(({ path }) => isOwn || !isPrivateField(path));
  return {
    ...change,
    by: authorShown(by, forStaff),
    ...(shown && { fields: shown.map(({ path, ...field }) => ({ field: path.join('.'), ...field })) }),
  };
}

const pairShown = ({ id, reasons, ...pair }: DuplicatePair) => ({
  pair: id,
  ...pair,
  entries: [...pair.entries],
  reasons: reasons.map((code) => ({ code, text: DUPLICATE_REASONS[code] })),
});

export const directoryUpkeepHandlers = (platform: Platform): Handlers<typeof directoryUpkeepRoutes> => {
  const linesOf = async (organization: Organization): Promise<Write[]> => {
    const { dispatchPhones } = organization;
    return (
      await Promise.all(dispatchPhones.map((phone) => registerPartnerLine(platform, organization, phone)))
    ).flat();
  };

  /** The reminder of an agreement goes and comes back with it, and so does what an organization's phones are known as. */
  const alongOf: AlongOf = async (entry) => {
    if (entry.kind === 'agreement') return endReminderWrites(platform, entry.value);
    return entry.kind === 'organization' && entry.value.removedAt === undefined ? linesOf(entry.value) : [];
  };

  /** A place may become confidential by what it is made one with: then what another directory said of either is sealed. */
  const alongOfMerged: AlongOf = async (entry) =>
    entry.kind === 'location' ? keptOfPlaceWrites(platform, entry.value) : alongOf(entry);

  const history =
    (kind: EntryKind) =>
    async (scope: Scope, { params, query }: { params: { readonly id: string }; query: PageRequest }) => {
      const entry = await readEntry(platform, kind, params.id);
      if (entry === undefined) return unknownEntry();
      const owner = entry.kind === 'service' ? entry.value.organizationId : entry.value.id;
      const { lines, ...rest } = await readHistory(platform, { kind, id: params.id }, query);
      const isOwn = mayActFor(scope, owner);
      return { body: { items: lines.map((line) => lineShown(line, isStaff(scope), isOwn)), ...rest } };
    };

  const remove =
    (kind: EntryKind) =>
    async (scope: Scope, { params, query, version }: Asked<{ readonly reason: RemovalReason }>) => {
      const wanted = { kind, id: params.id, version, reason: query.reason };
      const removed = await removeEntry(platform, authorOf(scope), wanted, usesElsewhere(platform, scope), alongOf);
      if (isRefusal(removed)) return removed;
      return { body: { id: params.id, removedAt: removed.value.removedAt ?? '' }, version: removed.version };
    };

  const restore =
    (kind: EntryKind) =>
    async (scope: Scope, { params, version }: Asked<unknown>) => {
      const entry = await readEntry(platform, kind, params.id);
      if (entry?.kind === 'organization' && entry.value.removedAt !== undefined) {
        const misused = await misusedPhone(platform, entry.value);
        if (misused !== undefined) return misused;
      }
      const restored = await restoreEntry(platform, authorOf(scope), { kind, id: params.id, version }, alongOf);
      return isRefusal(restored) ? restored : { body: { id: params.id }, version: restored.version };
    };

  return {
    readOrganizationHistory: history('organization'),
    readProgramHistory: history('program'),
    readServiceHistory: history('service'),
    readLocationHistory: history('location'),
    readAgreementHistory: history('agreement'),
    removeOrganization: remove('organization'),
    removeProgram: remove('program'),
    removeService: remove('service'),
    removeLocation: remove('location'),
    removeAgreement: remove('agreement'),
    restoreOrganization: restore('organization'),
    restoreProgram: restore('program'),
    restoreService: restore('service'),
    restoreLocation: restore('location'),
    restoreAgreement: restore('agreement'),

    async setCapacity(scope, { params, body }) {
      const entry = await readEntry(platform, 'service', params.id);
      if (entry?.kind !== 'service') return unknownEntry();
      if (!mayActFor(scope, entry.value.organizationId)) {
        return refuse('forbidden', 'not-yours', 'This is a service of another organization.');
      }
      const set = await setCapacity(platform, authorOf(scope), params.id, body);
      return isRefusal(set) ? set : { body: set.capacity, version: set.version };
    },

    async listDirectoryDuplicates(_scope, { query }) {
      const pairs = await listDirectoryDuplicates(platform);
      const { items, ...rest } = pageOf(
        pairs.filter(({ kind }) => query.kind === undefined || kind === query.kind),
        query,
      );
      return { body: { items: items.map(pairShown), ...rest } };
    },

    async markDirectoryDifferent(scope, { params }) {
      await markDifferent(platform, scope.memberId, params.pair);
      return { body: {} };
    },

    async mergeDirectoryEntries(scope, { params, body }) {
      const pair = parsePairId(params.pair);
      const goneId = pair?.ids.find((id) => id !== body.keep);
      if (pair === undefined || goneId === undefined || !pair.ids.includes(body.keep)) {
        return refuse('invalid', 'not-of-the-pair', 'Keep one of the two entries of the pair.', 'keep');
      }
      const merged = await mergeEntries(
        platform,
        authorOf(scope),
        { kind: pair.kind, keptId: body.keep, goneId },
        usesElsewhere(platform, scope),
        alongOfMerged,
      );
      return isRefusal(merged) ? merged : { body: { id: body.keep }, version: merged.version };
    },
  };
};

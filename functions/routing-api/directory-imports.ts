import { endReminderWrites } from '../../shared/assurance/index.ts';
import type { directoryImportRoutes } from '../../shared/contracts/directory-imports.ts';
import { importBatch, listSourceEntries, readImport, removeMissing } from '../../shared/hsds/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { refuse } from '../../shared/platform/refusal.ts';
import type { Handlers } from '../api/handlers.ts';
import { usesElsewhere } from './uses.ts';

export const directoryImportHandlers = (platform: Platform): Handlers<typeof directoryImportRoutes> => ({
  async importDirectoryBatch(scope, { params, body, newId }) {
    const records = await importBatch(platform, scope, params.importId, body, newId);
    return {
      body: {
        records: records.map(({ entries, problems, seen, ...record }) => ({
          ...record,
          entries: entries.map((entry) => ({
            ...entry,
            fields: entry.fields.map((field) => ({ ...field })),
            conflicts: [...entry.conflicts],
          })),
          problems: problems.map((problem) => ({ ...problem })),
          seen: [...seen],
        })),
      },
    };
  },

  async readDirectoryImport(_scope, { params }) {
    const totals = await readImport(platform, params.importId);
    return totals === undefined
      ? refuse('not-found', 'unknown-import', 'No import of the directory has this id; a dry run leaves no trace.')
      : { body: { ...totals } };
  },

  async listSourceEntries(_scope, { params, query }) {
    const { items, ...rest } = await listSourceEntries(platform, params.source, query);
    return { body: { items: [...items], ...rest } };
  },

  async removeMissingEntries(scope, { params, body }) {
    const entries = await removeMissing(platform, scope, params.importId, body, {
      uses: usesElsewhere(platform, scope),
      along: async (entry) => (entry.kind === 'agreement' ? endReminderWrites(platform, entry.value) : []),
    });
    return { body: { entries } };
  },
});

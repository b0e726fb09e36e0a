import * as z from 'zod';
import { howChangedSchema, removalReasonSchema } from '../directory/changes.ts';
import { PAIR_ID } from '../directory/duplicates.ts';
import { localizedTextSchema } from '../directory/localized-text.ts';
import { capacitySchema } from '../directory/model.ts';
import { page } from './paging.ts';
import type { Route, Routes } from './route.ts';

/** How the directory is kept: who changed what, what is taken out and put back, what was entered twice. */

const staff = ['coordinator', 'admin'] as const;
const idParams = z.strictObject({ id: z.uuid() });

const author = z.strictObject({
  kind: z.enum(['member', 'partner', 'import']),
  memberId: z.string().optional().describe('For staff.'),
  organizationId: z.string().optional(),
  importId: z.string().optional(),
});

const fieldChange = z.strictObject({
  field: z.string().describe('As a path: `name.fr`; a list is one field.'),
  before: z.unknown().optional().describe('Absent: it was not there.'),
  after: z.unknown().optional().describe('Absent: it is not there any more.'),
});

const change = z
  .strictObject({
    id: z.string(),
    at: z.string(),
    by: author,
    how: howChangedSchema,
    reason: removalReasonSchema.optional(),
    withId: z
      .string()
      .optional()
      .describe('Of a merge: the entry it became one with. Of a removal: the organization it went with.'),
    fields: z
      .array(fieldChange)
      .optional()
      .describe('Absent: what was there before is not known, because set-up writes no history.'),
  })
  .meta({
    id: 'DirectoryChange',
    description: 'One change of an entry of the directory. Private fields are for staff.',
  });

const changes = z
  .strictObject({
    items: z.array(change),
    cursor: z.string().optional(),
  })
  .meta({ id: 'DirectoryHistory', description: 'The newest first. What set-up loaded has no line.' });

const historyRoute = <P extends Route['path'], R extends Route['roles']>(path: P, what: string, roles: R) =>
  ({
    method: 'GET',
    path,
    summary: `Who changed ${what}, when, and which fields, the newest first`,
    roles,
    params: idParams,
    query: page,
    answer: changes,
  }) as const;

const removalRoute = <P extends Route['path']>(path: P, what: string) =>
  ({
    method: 'DELETE',
    path,
    summary: `Takes ${what} out of the directory; it stays readable, and can be restored`,
    roles: staff,
    params: idParams,
    query: z.strictObject({ reason: removalReasonSchema }),
    answer: z.strictObject({ id: z.string(), removedAt: z.string() }),
    versioned: true,
  }) as const;

const restoreRoute = <P extends Route['path']>(path: P, what: string) =>
  ({
    method: 'POST',
    path,
    summary: `Puts ${what} back as it was`,
    roles: staff,
    params: idParams,
    answer: z.strictObject({ id: z.string() }),
    versioned: true,
  }) as const;

const pairParams = z.strictObject({ pair: z.string().regex(PAIR_ID, 'a pair as the list of duplicates names it') });

const duplicate = z
  .strictObject({
    pair: z.string(),
    kind: z.enum(['organization', 'service', 'location']),
    entries: z
      .array(z.strictObject({ id: z.string(), name: localizedTextSchema, organizationId: z.string().optional() }))
      .length(2),
    score: z.number().describe('How sure it is, from 0 to 1; what is less than 0.6 is not shown.'),
    reasons: z.array(z.strictObject({ code: z.string(), text: localizedTextSchema })),
  })
  .meta({ id: 'DirectoryDuplicate', description: 'Two entries that may be the same, for a human to decide.' });

export const directoryUpkeepRoutes = {
  readOrganizationHistory: historyRoute('/v1/organizations/{id}/history', 'an organization', 'everyone'),
  readProgramHistory: historyRoute('/v1/programs/{id}/history', 'a program', 'everyone'),
  readServiceHistory: historyRoute('/v1/services/{id}/history', 'a service', 'everyone'),
  readLocationHistory: historyRoute('/v1/locations/{id}/history', 'a location', staff),
  readAgreementHistory: historyRoute('/v1/agreements/{id}/history', 'an agreement', staff),

  removeOrganization: removalRoute(
    '/v1/organizations/{id}',
    'an organization, with its services, programs, locations and agreements,',
  ),
  removeProgram: removalRoute('/v1/programs/{id}', 'a program'),
  removeService: removalRoute('/v1/services/{id}', 'a service'),
  removeLocation: removalRoute('/v1/locations/{id}', 'a location'),
  removeAgreement: removalRoute('/v1/agreements/{id}', 'an agreement'),

  restoreOrganization: restoreRoute(
    '/v1/organizations/{id}/restore',
    'an organization, and what was taken out with it,',
  ),
  restoreProgram: restoreRoute('/v1/programs/{id}/restore', 'a program'),
  restoreService: restoreRoute('/v1/services/{id}/restore', 'a service'),
  restoreLocation: restoreRoute('/v1/locations/{id}/restore', 'a location'),
  restoreAgreement: restoreRoute('/v1/agreements/{id}/restore', 'an agreement'),

  setCapacity: {
    method: 'PUT',
    path: '/v1/services/{id}/capacity',
    summary: 'How many a service can take now: by staff, or by the partner whose service it is',
    roles: ['coordinator', 'admin', 'partner'],
    params: idParams,
    body: z.strictObject({
      available: z.int().min(0).max(10_000),
      unit: capacitySchema.shape.unit.optional().describe('Absent: as before.'),
      maximum: z.int().min(0).max(10_000).nullable().optional().describe('Absent: as before. `null`: there is none.'),
    }),
    answer: capacitySchema,
  },
  listDirectoryDuplicates: {
    method: 'GET',
    path: '/v1/directory/duplicates',
    summary: 'Entries that may have been entered twice, the surest first, each with the reasons',
    roles: staff,
    query: page.extend({ kind: z.enum(['organization', 'service', 'location']).optional() }),
    answer: z.strictObject({ items: z.array(duplicate), cursor: z.string().optional(), total: z.int() }),
  },
  markDirectoryDifferent: {
    method: 'POST',
    path: '/v1/directory/duplicates/{pair}/different',
    summary: 'The two are two: the pair does not come up again',
    roles: staff,
    params: pairParams,
    answer: z.strictObject({}),
    status: 204,
  },
  mergeDirectoryEntries: {
    method: 'POST',
    path: '/v1/directory/duplicates/{pair}/merge',
    summary: 'Makes one entry of two: what names the other one names the kept one from then on',
    roles: staff,
    params: pairParams,
    body: z.strictObject({ keep: z.uuid().describe('The id of the entry that stays.') }),
    answer: z.strictObject({ id: z.string() }),
  },
} as const satisfies Routes;

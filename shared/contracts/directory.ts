import * as z from 'zod';
import { hubSettingsSchema } from '../directory/hub-settings.ts';
import { localizedTextSchema } from '../directory/localized-text.ts';
import {
  agreementSchema,
  locationSchema,
  organizationSchema,
  programSchema,
  serviceSchema,
} from '../directory/model.ts';
import { page } from './paging.ts';
import type { Routes } from './route.ts';

const idParams = z.strictObject({ id: z.uuid() });
const staff = ['coordinator', 'admin'] as const;

const organization = organizationSchema.meta({ id: 'Organization' });
const program = programSchema.meta({ id: 'Program' });
const service = serviceSchema.meta({ id: 'Service' });
const listedService = serviceSchema
  .extend({
    organizationName: localizedTextSchema.optional().describe('Absent: its organization was taken out.'),
    lastAssuredOn: z.iso
      .date()
      .optional()
      .describe('When it was last confirmed, by itself or with all of its organization: the later of the two.'),
  })
  .meta({ id: 'ListedService' });
const location = locationSchema.meta({ id: 'Location' });
const agreement = agreementSchema.meta({ id: 'Agreement' });
const words = z.strictObject({ fr: z.string(), en: z.string() });
const hubSettings = hubSettingsSchema.meta({
  id: 'HubSettings',
  description: 'Everything a hub decides for itself: who is on call, waves, clocks, limits, weights, texts.',
});

const blanks = z.array(z.string());
const hubText = z
  .strictObject({
    list: z
      .enum(['texts', 'cannedTexts'])
      .describe("The record of the hub's settings that its own words go into; a fault is at `<list>.<key>.<fr|en>`."),
    key: z.string().describe('The key there.'),
    plain: z.boolean().describe('In simple words, for a person who reads them.'),
    reader: z.enum(['phone', 'page']).describe('Where it is read: only words for a phone must fit a text.'),
    shipped: words.optional().describe('Absent: there is none, the hub made this text.'),
    own: words.optional().describe("The hub's own words, in place of what ships."),
    mostSegments: z
      .union([z.literal(1), z.literal(2)])
      .optional()
      .describe('Absent on a page.'),
    blanks: z
      .strictObject({ fr: blanks, en: blanks })
      .describe('What its own words must have too, such as `{emergency}`.'),
  })
  .meta({ id: 'HubText' });

const list = <T extends z.ZodType>(one: T) =>
  z.strictObject({ items: z.array(one), cursor: z.string().optional(), total: z.int() });
const removed = z
  .enum(['true', 'false'])
  .optional()
  .describe('What was taken out, instead of what is there: for staff.');
const organizationId = z.uuid().optional();
const search = page.extend({
  search: z.string().trim().max(100).optional().describe('Words of the name, either language, accents or not.'),
  sort: z.enum(['fr', 'en']).optional().describe('By name in this language; in English when left out.'),
  removed,
});
const kind = z.string().max(60).optional();
const notAssuredSince = z.iso
  .date()
  .optional()
  .describe('Only what nobody has confirmed on this day or later, by itself or with all of its organization.');

export const directoryRoutes = {
  readHub: {
    method: 'GET',
    path: '/v1/hub',
    summary: 'The settings of the hub',
    roles: staff,
    answer: hubSettings,
  },
  changeHub: {
    method: 'PUT',
    path: '/v1/hub',
    summary: 'Changes the settings of the hub, as a whole',
    roles: ['admin'],
    body: hubSettings,
    answer: hubSettings,
    versioned: true,
  },
  listHubTexts: {
    method: 'GET',
    path: '/v1/hub/texts',
    summary: "Every text that the hub may put in its own words by `PUT /v1/hub`, with what ships and the hub's own",
    roles: staff,
    answer: z.strictObject({ items: z.array(hubText) }),
  },
  listOrganizations: {
    method: 'GET',
    path: '/v1/organizations',
    summary: 'Partner organizations and First Nations',
    roles: 'everyone',
    query: search.extend({
      kind,
      notAssuredSince,
      recipients: z
        .literal('true')
        .optional()
        .describe('Only transfer payment recipients, who report to the ministry.'),
    }),
    answer: list(organization),
  },
  readOrganization: {
    method: 'GET',
    path: '/v1/organizations/{id}',
    summary: 'One organization; its numbers only for the hub and itself',
    roles: 'everyone',
    params: idParams,
    answer: organization,
  },
  saveOrganization: {
    method: 'PUT',
    path: '/v1/organizations/{id}',
    summary: 'Adds an organization, or changes it (with If-Match); its dispatch phones are registered with it',
    roles: staff,
    params: idParams,
    body: organization,
    answer: organization,
  },
  listFailingPhones: {
    method: 'GET',
    path: '/v1/failing-phones',
    summary: 'Dispatch phones of partners that texts do not reach, or that have stopped them',
    roles: staff,
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          organizationId: z.string(),
          position: z.int().describe('In the list of its dispatch phones, from 0.'),
          state: z.enum(['failing', 'opted-out']),
          since: z.string().optional(),
          lastAt: z.string().optional(),
          errorCode: z.int().optional().describe("The carrier's, such as 30003 or 30006 (a landline)."),
          count: z.int().optional().describe('Failures since a text last arrived.'),
        }),
      ),
    }),
  },
  listPrograms: {
    method: 'GET',
    path: '/v1/programs',
    summary: 'Programs: sets of services that an organization offers together',
    roles: 'everyone',
    query: search.extend({ organizationId }),
    answer: list(program),
  },
  readProgram: {
    method: 'GET',
    path: '/v1/programs/{id}',
    summary: 'One program',
    roles: 'everyone',
    params: idParams,
    answer: program,
  },
  saveProgram: {
    method: 'PUT',
    path: '/v1/programs/{id}',
    summary: 'Adds a program, or changes it (with If-Match)',
    roles: staff,
    params: idParams,
    body: program,
    answer: program,
  },
  listServices: {
    method: 'GET',
    path: '/v1/services',
    summary: 'Services of the directory',
    roles: 'everyone',
    query: search.extend({ kind, organizationId, notAssuredSince }),
    answer: list(listedService),
  },
  readService: {
    method: 'GET',
    path: '/v1/services/{id}',
    summary: 'One service',
    roles: 'everyone',
    params: idParams,
    answer: service,
  },
  saveService: {
    method: 'PUT',
    path: '/v1/services/{id}',
    summary: 'Adds a service, or changes it (with If-Match)',
    roles: staff,
    params: idParams,
    body: service,
    answer: service,
  },
  listLocations: {
    method: 'GET',
    path: '/v1/locations',
    summary: 'Locations, confidential ones too: for the staff of the hub alone',
    roles: staff,
    query: search.extend({ organizationId }),
    answer: list(location),
  },
  readLocation: {
    method: 'GET',
    path: '/v1/locations/{id}',
    summary: 'One location, confidential ones too: for the staff of the hub alone',
    roles: staff,
    params: idParams,
    answer: location,
  },
  readAgreement: {
    method: 'GET',
    path: '/v1/agreements/{id}',
    summary: 'One agreement',
    roles: staff,
    params: idParams,
    answer: agreement,
  },
  saveLocation: {
    method: 'PUT',
    path: '/v1/locations/{id}',
    summary: 'Adds a location, or changes it (with If-Match)',
    roles: staff,
    params: idParams,
    body: location,
    answer: location,
  },
  listAgreements: {
    method: 'GET',
    path: '/v1/agreements',
    summary: 'Agreements and protocols with partners',
    roles: staff,
    query: page.extend({ organizationId, removed }),
    answer: list(agreement),
  },
  saveAgreement: {
    method: 'PUT',
    path: '/v1/agreements/{id}',
    summary: 'Adds an agreement, or changes it (with If-Match)',
    roles: staff,
    params: idParams,
    body: agreement,
    answer: agreement,
  },
} as const satisfies Routes;

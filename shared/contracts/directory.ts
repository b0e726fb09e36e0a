import * as z from 'zod';
import { hubSettingsSchema } from '../directory/hub-settings.ts';
import { agreementSchema, locationSchema, organizationSchema, serviceSchema } from '../directory/model.ts';
import { page } from './paging.ts';
import type { Routes } from './route.ts';

const idParams = z.strictObject({ id: z.uuid() });
const staff = ['coordinator', 'admin'] as const;

const organization = organizationSchema.meta({ id: 'Organization' });
const service = serviceSchema.meta({ id: 'Service' });
const location = locationSchema.meta({ id: 'Location' });
const agreement = agreementSchema.meta({ id: 'Agreement' });
const hubSettings = hubSettingsSchema.meta({
  id: 'HubSettings',
  description: 'Everything a hub decides for itself: who is on call, waves, clocks, limits, weights, texts.',
});

const list = <T extends z.ZodType>(one: T) =>
  z.strictObject({ items: z.array(one), cursor: z.string().optional(), total: z.int() });
const search = page.extend({
  search: z.string().trim().max(100).optional().describe('Words of the name, either language, accents or not.'),
  kind: z.string().max(60).optional(),
});

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
  listOrganizations: {
    method: 'GET',
    path: '/v1/organizations',
    summary: 'Partner organizations and First Nations',
    roles: 'everyone',
    query: search,
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
  listServices: {
    method: 'GET',
    path: '/v1/services',
    summary: 'Services of the directory',
    roles: 'everyone',
    query: search.extend({ organizationId: z.uuid().optional() }),
    answer: list(service),
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
    query: page.extend({ organizationId: z.uuid().optional() }),
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

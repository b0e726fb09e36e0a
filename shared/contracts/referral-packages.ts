import * as z from 'zod';
import { fromFhir } from '../referrals/fhir/from-fhir.ts';
import { referralRequestSchema } from '../referrals/model.ts';
import { page } from './paging.ts';
import { referral } from './referrals.ts';
import type { Routes } from './route.ts';

const params = z.strictObject({ referralId: z.uuid() });
const organizationId = referralRequestSchema.shape.organizationId.describe(
  'Of this directory; left out: the one that the package names.',
);

const bundle = z
  .looseObject({ resourceType: z.literal('Bundle') })
  .meta({ id: 'ReferralBundle', description: 'A FHIR R4 Bundle of one Task and what it asks for; see docs/fhir.md.' });

/** Every flaw with its place, before anything else is looked at; what is not read is no flaw. */
const packageSent = bundle.superRefine((sent, context) => {
  for (const { path, message } of fromFhir(sent).flaws) {
    context.addIssue({ code: 'custom', path: [...path], message });
  }
});

const { personId: _person, organizationId: _organization, serviceId: _service, ...asked } = referralRequestSchema.shape;
const receivedPackage = z
  .strictObject({
    id: z.string(),
    receivedAt: z.string(),
    ...asked,
    organizationId: z.string().optional().describe('Absent: the package names none that is in the directory.'),
    serviceId: z.string().optional(),
  })
  .meta({ id: 'ReceivedPackage', description: 'Sent by another hub, and not yet said who the person is.' });

export const referralPackageRoutes = {
  readReferralPackage: {
    method: 'GET',
    path: '/v1/referrals/{referralId}/package',
    summary: 'One referral for its partner as FHIR R4: what may be told of it, and never a name',
    roles: ['coordinator', 'admin', 'partner'],
    params,
    answer: bundle,
    alsoAnswers: ['application/fhir+json'],
  },
  withdrawReferralLinks: {
    method: 'POST',
    path: '/v1/referrals/{referralId}/links/withdraw',
    summary: 'No link to this referral opens any more; the partner can ask for a new one by text',
    roles: ['coordinator', 'admin'],
    params,
    answer: referral,
  },
  renewReferralLink: {
    method: 'POST',
    path: '/v1/referrals/{referralId}/links',
    summary: 'A new link for the partner to see and answer a referral; the one before leads nowhere at once',
    roles: ['coordinator', 'admin'],
    params,
    body: z.strictObject({
      how: z
        .enum(['text', 'shown'])
        .describe('`text`: sent to the partner. `shown`: in this answer, this once, to be passed on.'),
    }),
    answer: z.strictObject({
      link: z.url().optional().describe('Where it is to be shown: whoever has it can open it.'),
    }),
    status: 201,
  },
  takeInReferralPackage: {
    method: 'POST',
    path: '/v1/referral-packages',
    summary:
      'Takes in a referral of another hub: as a draft for a person, or to wait for one; a repeat changes nothing',
    roles: ['coordinator', 'admin'],
    query: z.strictObject({ personId: z.uuid().optional(), organizationId: organizationId.optional() }),
    body: packageSent,
    answer: z.strictObject({
      id: z.string().describe('Of the package, and of the referral that comes of it.'),
      state: z.enum(['waiting', 'referral']),
      organizationId: z.string().optional(),
      serviceId: z.string().optional(),
      ignored: z.array(z.string()).describe('Places of what was sent and not read.'),
    }),
    status: 201,
  },
  listReferralPackages: {
    method: 'GET',
    path: '/v1/referral-packages',
    summary: 'Packages that wait for somebody to say who the person is, the oldest first',
    roles: ['coordinator', 'admin'],
    query: z.strictObject({ ...page.shape }),
    answer: z.strictObject({ items: z.array(receivedPackage), cursor: z.string().optional() }),
  },
  adoptReferralPackage: {
    method: 'POST',
    path: '/v1/referral-packages/{packageId}/adopt',
    summary: 'Makes a draft referral of a package that waits; it is sent as any other, once the person has agreed',
    roles: ['coordinator', 'admin'],
    params: z.strictObject({ packageId: z.uuid() }),
    body: z.strictObject({ personId: z.uuid(), organizationId: organizationId.optional() }),
    answer: referral,
    status: 201,
  },
} as const satisfies Routes;

import * as z from 'zod';
import { firstNationOrganizations } from './first-nations.ts';
import { hubFileProblems } from './hub-file-checks.ts';
import { hubSettingsSchema } from './hub-settings.ts';
import {
  agreementSchema,
  locationSchema,
  organizationIdSchema,
  organizationSchema,
  programSchema,
  serviceSchema,
} from './model.ts';
import type { Directory } from './model.ts';

const memberRoleSchema = z.enum(['coordinator', 'recipient-reporter', 'partner', 'nation-steward', 'admin']);

/** Who may enter, looked up by the `sub` of their token. */
const memberSchema = z
  .strictObject({
    sub: z.string().min(1).max(128),
    displayName: z.string().min(1).max(100),
    role: memberRoleSchema,
    organizationId: organizationIdSchema.optional(),
  })
  .refine((member) => member.role === 'coordinator' || member.role === 'admin' || member.organizationId !== undefined, {
    path: ['organizationId'],
    error: 'this role acts for an organization',
  });

const hubFileShape = z.strictObject({
  hub: hubSettingsSchema,
  organizations: z.array(organizationSchema),
  programs: z.array(programSchema).default([]),
  services: z.array(serviceSchema),
  locations: z.array(locationSchema),
  agreements: z.array(agreementSchema),
  members: z.array(memberSchema).min(1),
});

/** A whole hub in one file: settings, partners, members. First Nations are added by the program, not repeated here. */
export const hubFileSchema = hubFileShape.superRefine((file, context) => {
  for (const problem of hubFileProblems(file))
    context.addIssue({ code: 'custom', path: problem.path, message: problem.message });
});
export type HubFile = z.infer<typeof hubFileSchema>;

/** The directory a hub opens with: its partners and the First Nations of Ontario, at version 1. */
export function directoryOfHubFile(file: HubFile): Directory {
  return {
    version: 1,
    organizations: [...firstNationOrganizations(file.hub.id), ...file.organizations],
    programs: file.programs,
    services: file.services,
    locations: file.locations,
    agreements: file.agreements,
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { parseJson, type Json } from './json.ts';
import { StartError } from './start-error.ts';

const Phone = z.string().regex(/^\+[1-9]\d{6,14}$/);
const Name = z.union([
  z.string().transform((name) => ({ fr: name, en: name })),
  z.object({ fr: z.string(), en: z.string() }),
]);

/** What this machine itself must know of the hub file; the rest is for the function hub-setup. */
const DemoHub = z.looseObject({
  hub: z.looseObject({
    intakeNumber: Phone.default('+18075550100'),
    dispatchNumber: Phone.default('+18075550101'),
    onCall: z.array(z.looseObject({ name: Name, phone: Phone })).default([]),
  }),
  members: z
    .array(
      z.looseObject({
        sub: z.string(),
        displayName: z.string(),
        role: z.string(),
        organizationId: z.string().optional(),
      }),
    )
    .default([]),
  organizations: z
    .array(z.looseObject({ id: z.string(), name: Name, dispatchPhones: z.array(Phone).default([]) }))
    .default([]),
});
export type DemoHub = z.infer<typeof DemoHub>;
export type Member = DemoHub['members'][number];

export interface HubFile {
  readonly hub: DemoHub;
  /** The file as it is, for hub-setup. */
  readonly content: Json;
}

const DEMO_HUB_FILE = join(import.meta.dirname, 'demo-hub.json');

/** Reads a hub file. Throws when a phone or a member is not as it must be. */
export function readHubFile(path: string = DEMO_HUB_FILE): HubFile {
  const content = parseJson(readFileSync(path, 'utf8'));
  return { hub: DemoHub.parse(content), content };
}

/** The first member of the demo hub with this role, and organization if one is named. Throws a StartError when there is none. */
export function memberWith(role: string, organization: string | undefined): Member {
  const { members } = readHubFile().hub;
  const found = members.find(
    (member) => member.role === role && (organization === undefined || member.organizationId === organization),
  );
  if (found !== undefined) return found;
  const roles = [...new Set(members.map((member) => member.role))].join(', ');
  const organizations = members.flatMap((member) => (member.role === role ? (member.organizationId ?? []) : []));
  const instead =
    organizations.length > 0 ? `organizations with that role: ${organizations.join(', ')}` : `roles: ${roles}`;
  throw new StartError(
    `The demo hub has no member with role ${role}${organization === undefined ? '' : ` in organization ${organization}`} (${instead}).`,
  );
}

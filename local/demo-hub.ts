import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Json } from './json.ts';
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

/** The day of which the demo hub tells: beds counted two days before, an agreement that ends in five weeks. */
const TOLD_ON = Date.parse('2026-11-22');
const NEWS: readonly string[] = ['updatedAt', 'assuredOn', 'validTo'];
const DAY_MS = 86_400_000;

/** The demo hub told on a later day: its news is as many days later, so that it is as fresh as it was. */
function toldOn(today: Date): (key: string, value: unknown) => unknown {
  const days = Math.max(0, Math.floor((today.getTime() - TOLD_ON) / DAY_MS));
  return (key, value) => {
    if (typeof value !== 'string' || !NEWS.includes(key)) return value;
    const moved = new Date(Date.parse(value) + days * DAY_MS).toISOString();
    return value.includes('T') ? moved : moved.slice(0, 10);
  };
}

/** Reads a hub file, without a path that of the demo hub. Throws when a phone or a member is not as it must be. */
export function readHubFile(path?: string, today = new Date()): HubFile {
  const text = readFileSync(path ?? DEMO_HUB_FILE, 'utf8');
  const content = Json.parse(path === undefined ? JSON.parse(text, toldOn(today)) : JSON.parse(text));
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

import { readFileSync } from 'node:fs';
import { saveMember } from '../shared/access/index.ts';
import { directoryOfHubFile, hubFileSchema, loadHub, type HubFile } from '../shared/directory/index.ts';
import { registerPartnerLine } from '../shared/partners/index.ts';
import type { Platform } from '../shared/platform/platform.ts';

/** The demo hub as it ships. */
export const demoHub = (): HubFile => hubFileSchema.parse(JSON.parse(readFileSync('local/demo-hub.json', 'utf8')));

/** Sets the demo hub up on a platform, as the function hub-setup does. */
export async function setUpDemoHub(platform: Platform): Promise<HubFile> {
  const file = demoHub();
  await loadHub(platform, file.hub, directoryOfHubFile(file));
  const lines = file.organizations.flatMap((organization) =>
    organization.dispatchPhones.map((phone) => registerPartnerLine(platform, organization, phone)),
  );
  for (const line of lines) await platform.table.write(await line);
  await platform.table.write(await Promise.all(file.members.map((member) => saveMember(platform, member))));
  return file;
}

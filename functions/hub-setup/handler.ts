import middy from '@middy/core';
import { saveMember } from '../../shared/access/index.ts';
import { directoryOfHubFile, hubFileSchema, loadHub } from '../../shared/directory/index.ts';
import { ownTextFaults } from '../../shared/intake/index.ts';
import { registerPartnerLine } from '../../shared/partners/index.ts';
import { environment, lazily, readEnvironment } from '../../shared/platform/config.ts';
import { createPlatform } from '../../shared/platform/platform.ts';

const platform = lazily(() => createPlatform(readEnvironment(environment, process.env)));

interface Loaded {
  readonly loaded: { readonly entries: number; readonly partnerLines: number; readonly members: number };
}

/**
 * Sets a hub up from its file: settings, partners, the First Nations of Ontario, members. Invoked by an operator; repeatable.
 * A file with mistakes is refused as a whole, each named by its path.
 */
export const handler = middy<unknown, Loaded | { readonly refused: readonly string[] }>().handler(async (event) => {
  const parsed = hubFileSchema.safeParse(event);
  if (!parsed.success) {
    return { refused: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) };
  }
  const file = parsed.data;
  if (file.hub.id !== platform().hubId) {
    return { refused: [`hub.id: this deployment is the hub "${platform().hubId}"`] };
  }
  const unfit = ownTextFaults(file.hub);
  if (unfit.length > 0) return { refused: unfit.map(({ field, message }) => `hub.${field}: ${message}`) };
  const entries = await loadHub(platform(), file.hub, directoryOfHubFile(file));
  let partnerLines = 0;
  for (const organization of file.organizations) {
    for (const phone of organization.dispatchPhones) {
      await platform().table.write(await registerPartnerLine(platform(), organization, phone));
      partnerLines += 1;
    }
  }
  await platform().table.write(await Promise.all(file.members.map((member) => saveMember(platform(), member))));
  return { loaded: { entries, partnerLines, members: file.members.length } };
});

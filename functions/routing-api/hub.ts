import type { directoryRoutes } from '../../shared/contracts/directory.ts';
import {
  changeHubSettings,
  loadDirectory,
  readHubSettings,
  readHubSettingsVersion,
  type Organization,
} from '../../shared/directory/index.ts';
import { hubTexts, ownTextFaults } from '../../shared/intake/index.ts';
import { readPhoneTroubles } from '../../shared/partners/line/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/platform/refusal.ts';
import type { Handlers } from '../api/handlers.ts';
import { unknownReferences } from './setting-references.ts';

const badPhone = (at: number, code: string, message: string): Refusal =>
  refuse('invalid', code, message, `dispatchPhones.${at}`);

/**
 * A text is understood by the number it comes from, so one number is one organization's line; and never the hub's own,
 * whose texts would come back to itself.
 */
export async function misusedPhone(
  platform: Platform,
  { id, dispatchPhones }: Organization,
): Promise<Refusal | undefined> {
  const [hub, { organizations }] = await Promise.all([readHubSettings(platform), loadDirectory(platform)]);
  const ofHub = new Set([hub.intakeNumber, hub.dispatchNumber, ...hub.onCall.map(({ phone }) => phone)]);
  const ofOthers = new Set(organizations.filter((one) => one.id !== id).flatMap((one) => one.dispatchPhones));
  for (const [at, phone] of dispatchPhones.entries()) {
    if (dispatchPhones.indexOf(phone) < at) return badPhone(at, 'phone-twice', 'This number stands in the list twice.');
    if (ofHub.has(phone)) return badPhone(at, 'phone-of-hub', 'This is a number of the hub or of somebody on call.');
    if (ofOthers.has(phone)) return badPhone(at, 'phone-taken', 'Another organization has this number.');
  }
  return undefined;
}

type HubHandlers = Pick<
  Handlers<typeof directoryRoutes>,
  'readHub' | 'changeHub' | 'listHubTexts' | 'listFailingPhones'
>;

/** What the hub decides for itself, and how its texts reach its partners. */
export const hubHandlers = (platform: Platform): HubHandlers => ({
  async readHub() {
    const { settings, version } = await readHubSettingsVersion(platform);
    return { body: settings, version };
  },

  async changeHub(_scope, { body, version }) {
    const errors = ownTextFaults(body);
    if (errors.length > 0)
      return { ...refuse('invalid', 'unfit-texts', 'Some texts cannot be said as they are.'), errors };
    const unknown = await unknownReferences(platform, await readHubSettings(platform), body);
    if (unknown.length > 0)
      return { ...refuse('invalid', 'invalid', 'What the settings name has to be there.'), errors: unknown };
    const changed = await changeHubSettings(platform, body, version);
    return isRefusal(changed) ? changed : { body: changed.settings, version: changed.version };
  },

  async listHubTexts() {
    return {
      body: {
        items: hubTexts(await readHubSettings(platform)).map(({ blanks: { fr, en }, ...text }) => ({
          ...text,
          blanks: { fr: [...fr], en: [...en] },
        })),
      },
    };
  },

  async listFailingPhones() {
    const { organizations } = await loadDirectory(platform);
    const phones = await Promise.all(
      organizations.flatMap(({ id, dispatchPhones }) =>
        dispatchPhones.map(async (phone, position) => ({
          organizationId: id,
          position,
          phoneKey: await platform.phoneKey(phone),
        })),
      ),
    );
    const troubles = await readPhoneTroubles(
      platform,
      phones.map(({ phoneKey }) => phoneKey),
    );
    const items = phones.flatMap(({ organizationId, position, phoneKey }) => {
      const trouble = troubles.get(phoneKey);
      if (trouble === undefined) return [];
      const { kind: state, ...known } = trouble;
      return [{ organizationId, position, state, ...known }];
    });
    return { body: { items } };
  },
});

import type { Platform } from '../platform/platform.ts';
import { livingConversations } from './conversation-erasure-service.ts';
import * as store from './store.ts';

/**
 * When something last happened in a file, as far as the file and its conversations tell: it was opened or changed, a consent was
 * given or taken back, a report to a children's aid society was written down, the person or the hub wrote. Nothing for a file
 * that is erased or was never there.
 */
export async function fileActivity(platform: Platform, personId: string): Promise<string | undefined> {
  const item = await platform.table.get(store.profileKey(personId));
  const profile = item === undefined ? undefined : store.readProfile(item);
  if (profile?.state !== 'active') return undefined;
  const instants = [profile.changedAt ?? profile.createdAt];
  for await (const beside of platform.table.queryAll({
    pk: store.personPk(personId),
    between: [store.CHILD_PROTECTION_PREFIX, `${store.CONSENT_PREFIX}~`],
  })) {
    if (beside.sk.startsWith(store.CONSENT_PREFIX)) {
      const { givenAt, revokedAt } = store.readConsent(beside);
      instants.push(revokedAt ?? givenAt);
    } else if (beside.sk.startsWith(store.CHILD_PROTECTION_PREFIX)) {
      instants.push(store.readChildProtectionReport(beside).recordedAt);
    }
  }
  const conversations = await livingConversations(platform, profile.phoneKeys);
  return [...instants, ...conversations.map(({ updatedAt }) => updatedAt)].sort().at(-1);
}

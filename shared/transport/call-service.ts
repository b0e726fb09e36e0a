import { loadDirectory, readHubSettings } from '../directory/index.ts';
import { queueText } from '../messaging/index.ts';
import type { Platform } from '../platform/platform.ts';
import type { Write } from '../platform/transaction.ts';
import { note } from './store.ts';
import { referenceOf, tripCallText } from './texts.ts';

/**
 * A partner who said yes may be on the road. When no text can say that the trip is off, because its line stopped texts or
 * has no number any more, whoever is on call is asked to telephone.
 */
export async function askToCallPartner(platform: Platform, tripId: string, organizationId: string): Promise<Write[]> {
  const [settings, { organizations }] = await Promise.all([readHubSettings(platform), loadDirectory(platform)]);
  const [onCall] = settings.onCall;
  if (onCall === undefined) throw new Error('The hub has nobody on call');
  const name = organizations.find(({ id }) => id === organizationId)?.name;
  const { id, write } = await queueText(platform, {
    to: onCall.phone,
    body: tripCallText(
      onCall.language,
      referenceOf(tripId),
      name?.[onCall.language] ?? name?.en ?? name?.fr ?? organizationId,
    ),
    from: 'dispatch',
    urgent: true,
    about: { kind: 'alert', id: tripId },
  });
  platform.log.metric('HumanCalled', 1);
  const at = platform.clock().toISOString();
  return [write, note(platform, { id: tripId }, at, { event: 'call-partner', organizationId, textId: id })];
}

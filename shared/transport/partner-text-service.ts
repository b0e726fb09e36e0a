import { loadDirectory } from '../directory/index.ts';
import { queueText } from '../messaging/index.ts';
import { readLines } from '../partners/line/index.ts';
import type { Platform } from '../platform/platform.ts';
import type { Write } from '../platform/transaction.ts';
import { askToCallPartner } from './call-service.ts';
import type { Offer, Trip } from './model.ts';
import { note } from './store.ts';
import { tripLinkText } from './texts.ts';

/**
 * With the link to the details, or the word not to go. A line that stopped texts gets none: whoever is on call is asked to
 * telephone, by this write for the word not to go, by the review that follows for the link.
 */
export async function textPartner(
  platform: Platform,
  trip: Pick<Trip, 'id'>,
  offer: Pick<Offer, 'organizationId' | 'phoneKey' | 'code'>,
  link: string | undefined,
): Promise<Write[]> {
  const { organizations } = await loadDirectory(platform);
  const organization = organizations.find(({ id }) => id === offer.organizationId);
  const lines = await Promise.all(
    (organization?.dispatchPhones ?? []).map(async (phone) => ({ phone, phoneKey: await platform.phoneKey(phone) })),
  );
  const phone = lines.find(({ phoneKey }) => phoneKey === offer.phoneKey)?.phone;
  const stopped = (await readLines(platform, [offer.phoneKey])).get(offer.phoneKey)?.optedOut === true;
  if (organization === undefined || phone === undefined || stopped) {
    return link === undefined ? askToCallPartner(platform, trip.id, offer.organizationId) : [];
  }
  const { id, write } = await queueText(platform, {
    to: phone,
    body: tripLinkText(organization.language, offer.code, link),
    from: 'dispatch',
    urgent: true,
    about: { kind: 'trip', id: trip.id },
    afterFailure: { what: 'tell-staff' },
  });
  const at = platform.clock().toISOString();
  const event = link === undefined ? 'told-off' : 'link-texted';
  return [write, note(platform, trip, at, { event, organizationId: offer.organizationId, textId: id })];
}

import { loadDirectory, readHubSettings, type HubSettings, type Organization } from '../../directory/index.ts';
import { outboxStates, type OutboxState } from '../../messaging/index.ts';
import { readLines, type PartnerLine } from '../../partners/line/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Offer, Trip } from '../model.ts';
import type { Askable, TripFacts } from '../review/rules.ts';
import { wayOf } from '../review/way.ts';
import { isClosedTrip, seeksPartner } from '../states.ts';
import { readJourney } from '../store.ts';
import { partnersFor } from '../order/service.ts';

export interface Line {
  /** E.164. */
  readonly phone: string;
  readonly phoneKey: string;
}

/** Everything around a trip that a review and its writes need, read before deciding. */
export interface Surroundings {
  readonly settings: HubSettings;
  readonly organizations: ReadonlyMap<string, Organization>;
  /** Dispatch phones of organizations that have any, the first to be tried first. */
  readonly phones: ReadonlyMap<string, readonly Line[]>;
  readonly lines: ReadonlyMap<string, PartnerLine>;
  readonly states: ReadonlyMap<string, OutboxState>;
  readonly onCall: readonly (Line & HubSettings['onCall'][number])[];
  readonly facts: TripFacts;
}

/** As Twilio tells that a phone has sent STOP to it (error 21610). */
const OPTED_OUT = 21_610;

export async function surroundingsOf(platform: Platform, trip: Trip, offers: readonly Offer[]): Promise<Surroundings> {
  const [settings, directory] = await Promise.all([readHubSettings(platform), loadDirectory(platform)]);
  const organizations = new Map<string, Organization>(directory.organizations.map((one) => [one.id, one]));
  const asking = seeksPartner(trip.status) && trip.when.kind !== 'open';
  const order = asking ? (await partnersFor(platform, trip, settings)).order : undefined;
  const ranked = (order?.now ?? []).map((stage) => stage.map(({ organizationId }): string => organizationId));
  const concerned = new Set([...offers.map((offer) => offer.organizationId), ...ranked.flat()]);
  const phones = new Map<string, readonly Line[]>();
  for (const id of concerned) {
    const lines = await linesOf(platform, organizations.get(id)?.dispatchPhones ?? []);
    if (lines.length > 0) phones.set(id, lines);
  }
  const textIds = isClosedTrip(trip.status)
    ? offers.filter((offer) => offer.toldAt === undefined).map((offer) => offer.textId)
    : offers.map((offer) => offer.textId);
  const [lines, states, onCall, journey] = await Promise.all([
    readLines(
      platform,
      [...phones.values()].flat().map(({ phoneKey }) => phoneKey),
    ),
    outboxStates(
      platform,
      [...textIds, trip.alert?.textId, trip.toldPerson?.outboxId].filter((id) => id !== undefined),
    ),
    Promise.all(settings.onCall.map(async (one) => ({ ...one, phoneKey: await platform.phoneKey(one.phone) }))),
    trip.journey === undefined ? [] : readJourney(platform, trip.journey.id),
  ]);
  const failedTexts = new Set(
    [...states].filter(([, { status }]) => status === 'failed' || status === 'undelivered').map(([id]) => id),
  );
  const stopped = new Set([...lines].filter(([, { optedOut }]) => optedOut).map(([phoneKey]) => phoneKey));
  for (const { textId, phoneKey } of offers) if (states.get(textId)?.errorCode === OPTED_OUT) stopped.add(phoneKey);
  const stages = ranked.map((stage) =>
    stage.flatMap((organizationId): Askable[] => {
      const known = phones.get(organizationId);
      return known === undefined ? [] : [{ organizationId, phoneKeys: known.map(({ phoneKey }) => phoneKey) }];
    }),
  );
  const toldNothing = states.get(trip.toldPerson?.outboxId ?? '')?.withheld === 'no-longer-true';
  const facts: TripFacts = {
    toldNothing,
    stages,
    quietUntil: order?.quiet[0]?.until,
    way: wayOf(trip, journey),
    failedTexts,
    stopped,
  };
  return { settings, organizations, phones, lines, states, onCall, facts };
}

const linesOf = (platform: Platform, phones: readonly string[]): Promise<Line[]> =>
  Promise.all(phones.map(async (phone) => ({ phone, phoneKey: await platform.phoneKey(phone) })));

/** The carrier could not bring it, and whether the other road did is not known: silence then is not the partner's. */
export const neverArrived = ({ states }: Surroundings, { textId }: Pick<Offer, 'textId'>): boolean =>
  states.get(textId)?.status !== 'delivered' && states.get(textId)?.errorCode !== undefined;

/** The phone behind a line of an organization, while it still has it. */
export const phoneOf = (
  { phones }: Surroundings,
  offer: Pick<Offer, 'organizationId' | 'phoneKey'>,
): string | undefined => phones.get(offer.organizationId)?.find(({ phoneKey }) => phoneKey === offer.phoneKey)?.phone;

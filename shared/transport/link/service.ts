import { loadDirectory, readHubSettings } from '../../directory/index.ts';
import {
  pressLink,
  visitLink,
  type LinkSubject,
  type LinkView,
  type LinkVisit,
  type PartnerLink,
  type Pressed,
  type TripLink,
} from '../../partners/device-link/index.ts';
import type { OfferAsk } from '../../partners/line/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { answerTripWrites } from '../answers/store.ts';
import { openSealedWords } from '../sealed-service.ts';
import { askOfOffer } from '../store.ts';
import { linkedTrip, type LinkedTrip } from './linked-trip.ts';
import { linkNote, readTripBehind, theirs } from './store.ts';

export type { LinkedPlace, LinkedTrip } from './linked-trip.ts';

/** The page's buttons. `open` is the one that stands on the page before anything is shown. */
export type LinkAnswer =
  | { readonly kind: 'open' }
  | { readonly kind: 'picked-up' | 'completed' | 'no-show' }
  | { readonly kind: 'en-route'; readonly etaMinutes?: number | undefined }
  | { readonly kind: 'eta'; readonly etaMinutes: number }
  | { readonly kind: 'problem'; readonly reason: 'breakdown' | 'weather' | 'road' | 'other' };

/** What was pressed has closed the trip: the page says so once, and the link is over. */
interface Closed {
  readonly kind: 'closed';
  readonly language: 'fr' | 'en';
  readonly as: 'completed' | 'no-show';
}
export type TripLinkView = LinkView<LinkedTrip> | Closed;

interface TripSubject extends LinkSubject<LinkedTrip> {
  readonly ask: OfferAsk;
}

/** A visit by the address alone; it never uses the link up. */
export const openLink = (platform: Platform, visit: LinkVisit<TripLink>): Promise<TripLinkView> =>
  visitLink(platform, visit, (link) => subjectOf(platform, link));

/**
 * A button of the page; all but `open` are the same writes as a text of the partner, for the bound device alone.
 * @returns what is to be shown, and whether what was pressed was done.
 */
export function answerThroughLink(
  platform: Platform,
  visit: LinkVisit<TripLink>,
  answer: LinkAnswer,
): Promise<{ readonly view: TripLinkView; readonly done: boolean }> {
  const find = (link: TripLink): Promise<TripSubject | undefined> => subjectOf(platform, link);
  if (answer.kind === 'open') return pressLink(platform, visit, find, isTripLink);
  const act = async (subject: TripSubject): Promise<Pressed<Closed>> => {
    const { ask } = subject;
    const by = { kind: 'partner' as const, organizationId: ask.organizationId };
    const { writes } = await answerTripWrites(platform, ask, answer, by);
    const done = (await platform.table.write(writes)).committed;
    const closes = answer.kind === 'completed' || answer.kind === 'no-show';
    return done && closes
      ? { done, instead: { kind: 'closed', language: await subject.language(), as: answer.kind } }
      : { done };
  };
  return pressLink(platform, visit, find, isTripLink, act);
}

const isTripLink = (link: PartnerLink): link is TripLink => 'tripId' in link;

async function subjectOf(platform: Platform, link: TripLink): Promise<TripSubject | undefined> {
  const behind = await readTripBehind(platform, link);
  if (behind === undefined) return undefined;
  const { trip, offer } = behind;
  const ask = askOfOffer(trip, offer, 'accepted');
  return {
    ask,
    guards: [theirs(ask.about)],
    note: (event, reason) => linkNote(platform, ask, event, undefined, reason),
    async language() {
      const { organizations } = await loadDirectory(platform);
      return organizations.find(({ id }) => id === ask.organizationId)?.language ?? 'en';
    },
    async details() {
      const [directory, settings, words] = await Promise.all([
        loadDirectory(platform),
        readHubSettings(platform),
        openSealedWords(platform, trip),
      ]);
      return linkedTrip(trip, ask, words, directory, settings);
    },
  };
}

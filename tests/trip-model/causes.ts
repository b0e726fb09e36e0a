import type { Offer } from '../../shared/transport/model.ts';
import { tripCancelledText, tripCoveredText, tripLinkText } from '../../shared/transport/texts.ts';
import type { OpenText, TripRecord } from './evidence.ts';
import type { Play } from './play.ts';

export type Cause = 'ask' | 'covered' | 'cancelled' | 'not-needed' | 'link' | 'alert' | 'taken' | 'call' | 'person';

const bothLanguages = (say: (language: 'fr' | 'en') => string): string[] => [say('fr'), say('en')];

/** What a text about a trip is there for, and with which offer it has to do. */
export function causeOf(
  play: Play,
  { trip, offers, history }: TripRecord,
  text: OpenText,
): { readonly cause: Cause; readonly offer?: Offer } | undefined {
  if (text.promise?.tripId === trip.id) return { cause: 'person' };
  if (text.about.id !== trip.id) return undefined;
  if (text.about.kind === 'alert') {
    const { event } = history.find(({ textId }) => textId === text.id) ?? {};
    return { cause: event === 'alert' ? 'alert' : event === 'partner-has-it' ? 'taken' : 'call' };
  }
  const asked = offers.find(({ textId }) => textId === text.id);
  if (asked !== undefined) return { cause: 'ask', offer: asked };
  for (const offer of offers.filter(({ phoneKey }) => play.phoneOf(phoneKey) === text.to)) {
    const { code } = offer;
    const is = (say: (language: 'fr' | 'en') => string): boolean => bothLanguages(say).includes(text.body);
    if (is((language) => tripCoveredText(language, code))) return { cause: 'covered', offer };
    if (is((language) => tripCancelledText(language, code))) return { cause: 'cancelled', offer };
    if (is((language) => tripLinkText(language, code, undefined))) return { cause: 'not-needed', offer };
    if (text.body.includes(code) && text.body.includes('/p/')) return { cause: 'link', offer };
  }
  return undefined;
}

import { communityById, findCommunity, type HubSettings } from '../directory/index.ts';
import type { IntakeHub, Language, Slot } from './model.ts';

/** How a channel differs from texting: by phone nothing does. */
export interface Channel {
  /** A hub's own wording by text key, as it holds here; a page has other words than a phone. */
  readonly wording: (own: HubSettings['texts']) => NonNullable<IntakeHub['texts']>;
  /** What makes no sense here, and is not asked. */
  readonly notAsked: readonly Slot[];
  /** Until their words tell another. */
  readonly language?: Language;
}

export const BY_PHONE: Channel = { wording: (own) => own, notAsked: [] };

/** What the engine needs of a hub's settings: places are named in the language of the person. */
export function intakeHub(settings: HubSettings, channel: Channel, language: Language | undefined): IntakeHub {
  const defaultLanguage = channel.language ?? settings.languages[0] ?? 'fr';
  return {
    texts: channel.wording(settings.texts),
    notAsked: channel.notAsked,
    crisisLines: settings.intake.crisisLines,
    defaultLanguage,
    askAgainAfterMinutes: settings.intake.askAgainAfterMinutes,
    timeZoneOf: (id) => (id === undefined ? undefined : communityById(id)?.timeZone) ?? settings.timeZone,
    findCommunity: (words) => {
      const search = findCommunity(words);
      if (search.kind === 'unknown') return search;
      const named = ({ id }: { id: string }): { id: string; name: string } => ({
        id,
        name: communityById(id)?.name[language ?? defaultLanguage] ?? id,
      });
      return search.kind === 'found'
        ? { kind: 'found', ...named(search.community), exact: search.exact }
        : { kind: 'ambiguous', candidates: search.candidates.map(named) };
    },
  };
}

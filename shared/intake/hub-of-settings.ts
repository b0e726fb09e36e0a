import { communityById, findCommunity, type HubSettings } from '../directory/index.ts';
import type { IntakeHub, Language } from './model.ts';

/** A hub's own wording by text key, as it holds for the channel; a page has other words than a phone. */
export type Wording = (own: HubSettings['texts']) => NonNullable<IntakeHub['texts']>;

/** What the engine needs of a hub's settings: places are named in the language of the person. */
export function intakeHub(settings: HubSettings, wording: Wording, language: Language | undefined): IntakeHub {
  const defaultLanguage = settings.languages[0] ?? 'fr';
  return {
    texts: wording(settings.texts),
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

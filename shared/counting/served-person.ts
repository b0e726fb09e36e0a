import type { HubSettings } from '../directory/index.ts';
import { personErased, readProfile, unknownPerson, type FileFacts } from '../people/index.ts';
import type { Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Item } from '../platform/table.ts';
import type { Facts } from './facts.ts';

/** Why a service to the person of this file cannot be recorded, if it cannot. */
export function whyNotPerson(file: Item | undefined, scope: Scope): Refusal | undefined {
  if (file === undefined) return unknownPerson();
  const profile = readProfile(file);
  if (profile.hubId !== scope.hubId) return unknownPerson();
  return profile.state === 'erased' ? personErased() : undefined;
}

/** ISO 639-2 for a language that nobody determined: the file of an import that does not name one. */
const UNDETERMINED = 'und';

/** What a file says of the person when a service is recorded; `community`: where it was given, when that is known. */
export function factsOf(file: FileFacts, community: string | undefined, { reporting }: HubSettings): Facts {
  const communityId = community ?? file.communityId;
  return {
    ageBand: file.ageBand,
    language: file.language === UNDETERMINED ? undefined : file.language,
    nation: file.nationId === undefined ? undefined : 'declared',
    community:
      communityId === undefined
        ? undefined
        : reporting.urbanCommunities.includes(communityId)
          ? 'urban'
          : 'rural-or-remote',
  };
}

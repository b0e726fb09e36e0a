import { airportByIdent, communityById, loadDirectory, type HubSettings } from '../../shared/directory/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { FieldFault } from '../../shared/platform/refusal.ts';

const WHAT = {
  organization: { code: 'unknown-organization', message: 'No organization has this identifier.' },
  community: { code: 'community-unknown', message: 'No community has this identifier.' },
  stop: { code: 'place-unknown', message: 'No community and no airport has this identifier.' },
} as const;

interface Reference {
  readonly what: keyof typeof WHAT;
  readonly id: string;
  /** Where it stands in the settings. */
  readonly field: string;
}

const references = (what: Reference['what'], field: string, ids: readonly string[]): readonly Reference[] =>
  ids.map((id, at) => ({ what, id, field: `${field}.${at}` }));

/** Every entry, community and airport that the settings name. */
const referencesOf = ({ dispatch, reporting, travel }: HubSettings): readonly Reference[] => [
  ...references('organization', 'dispatch.nightRota.organizationIds', dispatch.nightRota.organizationIds),
  ...references('organization', 'dispatch.neighbours', dispatch.neighbours),
  ...references('community', 'reporting.urbanCommunities', reporting.urbanCommunities),
  ...travel.connections.flatMap(({ between }, at) => references('stop', `travel.connections.${at}.between`, between)),
  ...travel.closures.flatMap(({ between = [] }, at) => references('stop', `travel.closures.${at}.between`, between)),
];

/**
 * What the settings newly name and nothing has: no journey could be planned over a place that is not there. What they named
 * before stays as it is, so that it keeps nobody from changing who is on call.
 */
export async function unknownReferences(
  platform: Platform,
  before: HubSettings,
  after: HubSettings,
): Promise<readonly FieldFault[]> {
  const known = new Set(referencesOf(before).map(({ id }) => id));
  const added = referencesOf(after).filter(({ id }) => !known.has(id));
  if (added.length === 0) return [];
  const { organizations } = await loadDirectory(platform);
  const ids = new Set<string>(organizations.filter(({ removedAt }) => removedAt === undefined).map(({ id }) => id));
  const exists = ({ what, id }: Reference): boolean => {
    if (what === 'organization') return ids.has(id);
    return communityById(id) !== undefined || (what === 'stop' && airportByIdent(id) !== undefined);
  };
  return added.filter((one) => !exists(one)).map(({ what, field }) => ({ field, ...WHAT[what] }));
}

import { listMembers } from '../../shared/access/index.ts';
import { readEntry, readHubSettings, type Use, type UsesElsewhere } from '../../shared/directory/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { openReferralsOf } from '../../shared/referrals/index.ts';
import { activeSeriesAt, openTripsWith } from '../../shared/transport/index.ts';

const usesOf = (what: Use['what'], ids: readonly string[]): Use[] => ids.map((id) => ({ what, id }));

/** What beyond the directory needs an entry: the directory lies below referrals and transport, and cannot ask them. */
export const usesElsewhere =
  (platform: Platform, scope: Scope): UsesElsewhere =>
  async ({ kind, id }) => {
    switch (kind) {
      case 'organization': {
        const [referrals, trips, members, settings] = await Promise.all([
          openReferralsOf(platform, id),
          openTripsWith(platform, { organizationId: id }),
          membersOf(platform, scope, id),
          settingsNaming(platform, id),
        ]);
        return [
          ...usesOf('referral', referrals),
          ...usesOf('trip', trips),
          ...usesOf('member', members),
          ...usesOf('hub-setting', settings),
        ];
      }
      case 'service': {
        const entry = await readEntry(platform, 'service', id);
        if (entry?.kind !== 'service') return [];
        return usesOf('referral', await openReferralsOf(platform, entry.value.organizationId, id));
      }
      case 'location': {
        const [trips, series] = await Promise.all([
          openTripsWith(platform, { locationId: id }),
          activeSeriesAt(platform, id),
        ]);
        return [...usesOf('trip', trips), ...usesOf('trip-series', series)];
      }
      case 'program':
      case 'agreement':
        return [];
    }
  };

async function membersOf(platform: Platform, scope: Scope, organizationId: string): Promise<string[]> {
  const subs: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listMembers(platform, scope, { limit: 100, cursor });
    for (const member of page.items) {
      if (member.active && member.organizationId === organizationId) subs.push(member.sub);
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return subs;
}

async function settingsNaming(platform: Platform, organizationId: string): Promise<string[]> {
  const { dispatch } = await readHubSettings(platform);
  const lists = {
    'dispatch.neighbours': dispatch.neighbours,
    'dispatch.nightRota.organizationIds': dispatch.nightRota.organizationIds,
  };
  return Object.entries(lists).flatMap(([path, ids]) => (ids.some((id) => id === organizationId) ? [path] : []));
}

import type { Scope } from '../platform/scope.ts';
import type { Profile } from './model.ts';

/**
 * Who may open a person's file: the hub's own staff, and the steward of the Nation the person chose to name. A
 * partner learns what a referral or a trip tells it and nothing more; a reporter counts without reading files.
 */
export function mayOpenFile(scope: Scope, profile: Profile): boolean {
  if (scope.hubId !== profile.hubId) return false;
  switch (scope.role) {
    case 'admin':
    case 'coordinator':
      return true;
    case 'nation-steward':
      return profile.state === 'active' && profile.nationId !== undefined && profile.nationId === scope.organizationId;
    case 'recipient-reporter':
    case 'partner':
      return false;
  }
}

import type { Role } from '../../api/contract.ts';

const TABS = [
  'hub',
  'onCall',
  'texts',
  'safety',
  'dispatch',
  'referral',
  'routing',
  'travel',
  'directory',
  'reports',
  'members',
  'records',
  'device',
] as const;
type TabId = (typeof TABS)[number];

/** Who comes in, and as what, is the administrator's alone. */
export const tabsOf = (role: Role): readonly TabId[] =>
  role === 'admin' ? TABS : TABS.filter((tab) => tab !== 'members');

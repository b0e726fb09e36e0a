import { createContext, use } from 'react';
import type { AnswerOf, Role } from '../api/contract.ts';

type Member = AnswerOf<'GET /v1/me'>;

export const MemberContext = createContext<Member | undefined>(undefined);

/** Who is signed in, and as what. */
export function useMember(): Member {
  const member = use(MemberContext);
  if (member === undefined) throw new Error('Nobody is signed in above this component');
  return member;
}

/** What a role finds in the navigation; the API decides what it may do. */
export const SECTIONS = [
  { id: 'triage', path: '/triage', keys: 'g t', roles: ['coordinator', 'admin'] },
  { id: 'trips', path: '/trips', keys: 'g v', roles: ['coordinator', 'admin'] },
  { id: 'match', path: '/match', keys: 'g m', roles: ['coordinator', 'admin'] },
  { id: 'referrals', path: '/referrals', keys: 'g a', roles: ['coordinator', 'admin', 'partner'] },
  { id: 'people', path: '/people', keys: 'g p', roles: ['coordinator', 'admin', 'nation-steward'] },
  {
    id: 'directory',
    path: '/directory',
    keys: 'g d',
    roles: ['coordinator', 'admin', 'partner', 'nation-steward', 'recipient-reporter'],
  },
  { id: 'reports', path: '/reports', keys: 'g r', roles: ['coordinator', 'admin', 'recipient-reporter'] },
  { id: 'settings', path: '/settings', keys: 'g s', roles: ['coordinator', 'admin'] },
] as const satisfies readonly {
  readonly id: string;
  readonly path: string;
  readonly keys: string;
  readonly roles: readonly Role[];
}[];

export type Section = (typeof SECTIONS)[number];

/** What belongs to a section and has an address of its own, for the hub's staff alone. */
const STAFF_ONLY = ['conversations', 'duplicates', 'directory-import'];

export const isStaff = (role: Role): boolean => role === 'coordinator' || role === 'admin';

/** Whether the screen at this address is for the role; of an address that nobody has, nothing is said. */
export function hasPartIn(role: Role, pathname: string): boolean {
  const [, first = ''] = pathname.split('/');
  if (STAFF_ONLY.includes(first)) return isStaff(role);
  const section = SECTIONS.find(({ path }) => path === `/${first}`);
  return section === undefined || section.roles.some((one) => one === role);
}

export const sectionsOf = (role: Role): readonly Section[] =>
  SECTIONS.filter(({ roles }) => roles.some((one) => one === role));

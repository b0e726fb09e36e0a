import type { Agreement, Organization } from '../model.ts';
import { agreementFor } from './agreement-for.ts';

/** What a First Nation has said about data on its members leaving the hub (OCAP). Pure. */
export type Disclosure =
  | { readonly may: true; readonly agreement?: Agreement }
  | {
      readonly may: false;
      /** `nation-unknown`: the directory does not have the Nation, so nobody has asked it. */
      readonly why: 'nation-unknown' | 'nation-agreement-needed' | 'nation-agreement-ended';
      readonly endedOn?: string;
    };

export interface DisclosureQuestion {
  /** Band number the person gave of their own accord. */
  readonly bandNumber: number;
  /** Who would be told. */
  readonly organizationId: string;
  readonly serviceId?: string | undefined;
  /** Local date. */
  readonly date: string;
}

/**
 * Whether what is known of a person as a member of a Nation may be told outside the hub: freely where the Nation asks for no
 * agreement, and to the Nation itself; else while a data-sharing agreement with it is in force. One that names services is for
 * these alone. Where a Nation is not known, no.
 */
export function disclosureFor(
  { bandNumber, organizationId, serviceId, date }: DisclosureQuestion,
  directory: { readonly organizations: readonly Organization[]; readonly agreements: readonly Agreement[] },
): Disclosure {
  const nations = directory.organizations.filter(({ nation }) => nation?.bandNumber === bandNumber);
  if (nations.length === 0) return { may: false, why: 'nation-unknown' };
  if (nations.some(({ id }) => id === organizationId)) return { may: true };
  const asking = nations.filter(({ nation }) => nation?.protocols.disclosureNeedsAgreement === true);
  if (asking.length === 0) return { may: true };
  const standings = asking.map(({ id }) =>
    agreementFor({ purpose: 'disclosure', organizationId: id, serviceId, date }, directory.agreements),
  );
  for (const standing of standings) {
    if (standing.is === 'in-force' || standing.is === 'ends-soon') return { may: true, agreement: standing.agreement };
  }
  const endedOn = standings
    .flatMap((standing) => (standing.is === 'ended' ? [standing.on] : []))
    .sort()
    .at(-1);
  return endedOn === undefined
    ? { may: false, why: 'nation-agreement-needed' }
    : { may: false, why: 'nation-agreement-ended', endedOn };
}

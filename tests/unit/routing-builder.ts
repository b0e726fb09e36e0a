import demoHub from '../../local/demo-hub.json' with { type: 'json' };
import { hubSettingsSchema } from '../../shared/directory/hub-settings.ts';
import { agreementSchema, locationSchema, organizationSchema, serviceSchema } from '../../shared/directory/model.ts';
import type { Agreement, Directory, Location, Organization, Service } from '../../shared/directory/model.ts';

/** The settings of the demo hub: routing's own knobs are what the cases below turn. */
export const hub = hubSettingsSchema.parse(demoHub.hub);

/** Readable, stable identifiers: `id('organization', 7)`. */
export const id = (kind: 'organization' | 'service' | 'location' | 'agreement', n: number): string =>
  `${{ organization: '0a', service: '0b', location: '0c', agreement: '0d' }[kind]}000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

type ServiceInput = Partial<Omit<Service, 'id' | 'organizationId' | 'locationIds'>>;
type Given = {
  service?: ServiceInput;
  organization?: Partial<Omit<Organization, 'id'>>;
  /** The community where it is given; `undefined` for none. */
  in?: string | undefined;
  confidential?: boolean;
  agreement?: Partial<Pick<Agreement, 'validFrom' | 'validTo' | 'communityIds'>> | 'none';
};

const fresh = '2026-06-15T12:00:00Z';

/** One organization with one service: open, with room, in both languages, for all of Ontario, with an agreement. */
export function directoryOf(...given: Given[]): Directory {
  const organizations: Organization[] = [];
  const services: Service[] = [];
  const locations: Location[] = [];
  const agreements: Agreement[] = [];
  for (const [n, one] of given.entries()) {
    organizations.push(
      organizationSchema.parse({
        id: id('organization', n),
        name: { fr: `Organisme ${String(n)}`, en: `Organization ${String(n)}` },
        kinds: ['community-organization'],
        status: 'active',
        isRecipient: false,
        fundingStreams: [],
        dispatchPhones: [`+1705${String(5_551_000 + n)}`],
        language: 'fr',
        contacts: [],
        ...one.organization,
      }),
    );
    if (one.in !== undefined) {
      locations.push(
        locationSchema.parse({
          id: id('location', n),
          organizationId: id('organization', n),
          name: { fr: 'Lieu', en: 'Place' },
          type: 'physical',
          communityId: one.in,
          confidential: one.confidential ?? false,
        }),
      );
    }
    services.push(
      serviceSchema.parse({
        id: id('service', n),
        organizationId: id('organization', n),
        name: { fr: `Service ${String(n)}`, en: `Service ${String(n)}` },
        kinds: ['counselling'],
        status: 'active',
        languages: ['fr', 'en'],
        interpretation: false,
        eligibility: {},
        accessibility: [],
        cultures: [],
        schedule: { kind: 'always' },
        serviceAreas: [{ kind: 'province' }],
        locationIds: one.in === undefined ? [] : [id('location', n)],
        virtual: false,
        mobile: false,
        capacity: { unit: 'place', available: 3, maximum: 5, updatedAt: fresh },
        ...one.service,
      }),
    );
    if (one.agreement !== 'none') {
      agreements.push(
        agreementSchema.parse({
          id: id('agreement', n),
          kind: 'service-agreement',
          organizationIds: [id('organization', n)],
          validFrom: '2025-04-01',
          ...one.agreement,
        }),
      );
    }
  }
  return { version: 1, organizations, programs: [], services, locations, agreements };
}

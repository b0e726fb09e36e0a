import type { Directory } from '../shared/directory/index.ts';
import {
  Publication,
  fromHsds,
  type Kept,
  type Mapped,
  type MappingContext,
  type RecordEntity,
} from '../shared/hsds/index.ts';

/** A hub in Thunder Bay that takes every service of no known kind for counselling. */
export const mappingContext = (changes: Partial<MappingContext> = {}): MappingContext => ({
  hubId: 'demo',
  today: '2026-11-22',
  timeZone: 'America/Toronto',
  language: 'en',
  kindOfTerm: new Map(),
  defaultKind: 'counselling',
  publishContacts: true,
  ...changes,
});

export const emptyDirectory = (): Directory => ({
  version: 1,
  organizations: [],
  programs: [],
  services: [],
  locations: [],
  agreements: [],
});

/** A directory of what these records became, and what was kept of them. */
export function publicationOf(...all: readonly Mapped[]): Publication {
  const directory = emptyDirectory();
  const kept = new Map<string, Kept>();
  for (const entry of all.flatMap(({ entries }) => entries)) {
    kept.set(`${entry.kind}/${entry.value.id}`, entry.kept);
    if (entry.kind === 'organization') directory.organizations.push(entry.value);
    if (entry.kind === 'program') directory.programs.push(entry.value);
    if (entry.kind === 'location') directory.locations.push(entry.value);
    if (entry.kind === 'service') directory.services.push(entry.value);
  }
  return new Publication(directory, kept);
}

/** What goes out after a record came in. */
export function roundTrip(entity: Extract<RecordEntity, 'service' | 'organization'>, record: unknown): unknown {
  const publication = publicationOf(fromHsds(entity, record, mappingContext()));
  return entity === 'service'
    ? publication.services.map((service) => publication.service(service))[0]
    : publication.organizations.map((organization) => publication.organization(organization, 'full'))[0];
}

/** A service as another directory of northern Ontario might tell it, with attributes of its own everywhere. */
export const foreignService = (): Record<string, unknown> => ({
  id: '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a01',
  name: 'Lakeside counselling',
  alternate_name: 'Lakeside talk line',
  description: 'Somebody to talk to, by telephone or at the centre.',
  url: 'https://lakeside.example.org/talk',
  email: 'talk@lakeside.example.org',
  status: 'active',
  interpretation_services: 'Finnish by appointment',
  application_process: 'Call or come by.',
  fees_description: 'Free.',
  wait_time: 'About a week',
  eligibility_description: 'Anybody of 16 years or more',
  minimum_age: 16,
  assured_date: '2026-10-01',
  assurer_email: 'office@lakeside.example.org',
  last_modified: '2026-10-02T13:00:00.000Z',
  funder_code: 'X-12',
  phones: [
    { id: '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a02', number: '807-555-0142', extension: 7, type: 'voice', priority: 1 },
  ],
  schedules: [
    {
      id: '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a03',
      freq: 'WEEKLY',
      byday: 'MO,TU,WE,TH,FR',
      opens_at: '08:30:00-05:00',
      closes_at: '16:30:00-05:00',
      notes: 'Closed at noon on the first Friday.',
    },
  ],
  service_areas: [{ id: '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a04', name: 'Thunder Bay', description: 'The city' }],
  languages: [
    { id: '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a05', name: 'English', code: 'en' },
    { id: '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a06', name: 'Oji-Cree', note: 'Tuesdays' },
  ],
  capacities: [
    {
      id: '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a07',
      unit: { id: '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a08', name: 'Appointments', colour: 'green' },
      available: 3,
      maximum: 12,
      description: 'This week',
      updated: '2026-11-20T09:00:00-05:00',
    },
  ],
  service_at_locations: [
    {
      id: '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a09',
      description: 'Second floor',
      door: 'blue',
      location: {
        id: '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a10',
        location_type: 'physical',
        name: 'Lakeside centre',
        latitude: 48.4,
        longitude: -89.24,
        transportation: 'Bus 3',
        addresses: [
          {
            id: '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a11',
            address_1: '10 Water Street',
            city: 'Thunder Bay',
            state_province: 'ON',
            postal_code: 'P7B 1A1',
            country: 'CA',
            address_type: 'physical',
          },
        ],
        accessibility: [{ id: '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a12', description: 'Ramp at the side door' }],
      },
    },
  ],
  organization: {
    id: '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a13',
    name: 'Lakeside (invented)',
    description: 'An invented organization',
    website: 'https://lakeside.example.org',
    organization_identifiers: [
      {
        id: '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a14',
        identifier_scheme: 'CA-CRA',
        identifier_type: 'Charity number',
        identifier: '000000000RR0000',
      },
    ],
    mascot: { name: 'Loon' },
  },
  contacts: [
    {
      id: '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a15',
      name: 'Sample Person',
      title: 'Coordinator',
      phones: [{ id: '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a16', number: '(807) 555-0143' }],
    },
  ],
  attributes: [
    {
      id: '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a17',
      link_entity: 'service',
      taxonomy_term: {
        id: '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a18',
        code: 'TALK-1',
        name: 'Talking',
        description: 'Talking',
        taxonomy: 'lakeside',
      },
    },
  ],
});

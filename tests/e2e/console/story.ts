import * as z from 'zod';
import { COORDINATOR, INTAKE, RECIPIENT } from '../../scenario/cast.ts';
import type { Client } from '../../scenario/client.ts';
import { STEPS, type Story } from '../../scenario/steps.ts';
import { settled, type Desk } from './scene.ts';
import { newPhone } from './stage.ts';

/** What the hub has on its hands when a screen is looked at. */
export interface Scenes {
  readonly personId: string;
  readonly conversationId: string;
  readonly referralId: string;
  readonly tripId: string;
  readonly organizationId: string;
  readonly serviceId: string;
  readonly agreementId: string;
  readonly locationId: string;
}

const ids = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) });

/** A night at the demo hub: the whole main job once, and more people who text after it. */
export async function playedOut(client: Client): Promise<Scenes> {
  const story: Story = {};
  for (const step of STEPS) await step.play(client, story);
  const firstOf = async (path: string): Promise<string> =>
    ids.parse(await client.api(COORDINATOR, 'GET', path)).items[0]?.id ?? '';
  for (const texts of [
    ['help he has my phone most of the time', 'no'],
    ["j'ai peur, il est dans la cour et il crie"],
    ['Bonjour', 'oui', 'non', 'une personne svp'],
    ['hello I need a place to sleep in Thunder Bay', 'yes', 'no'],
  ]) {
    const phone = newPhone();
    for (const body of texts) await client.text(phone, INTAKE, body);
  }
  return {
    personId: story.personId ?? '',
    conversationId: story.conversationId ?? '',
    organizationId: story.organizationId ?? '',
    referralId: await firstOf(`/v1/referrals?personId=${story.personId ?? ''}`),
    tripId: await firstOf(`/v1/trips?personId=${story.personId ?? ''}`),
    serviceId: await firstOf(`/v1/services?organizationId=${story.organizationId ?? ''}&limit=1`),
    agreementId: await firstOf('/v1/agreements?limit=1'),
    locationId: await firstOf('/v1/locations?limit=1'),
  };
}

/** A screen, where it is, and what has to be said before it shows itself. */
interface Shown {
  readonly name: string;
  readonly path: (scenes: Scenes) => string;
  readonly asksWhy?: boolean;
}

const SETTINGS = [
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

/** Every screen of the console, and each of its parts that has an address of its own. */
export const SCREENS: readonly Shown[] = [
  { name: 'triage', path: () => '/triage' },
  { name: 'conversation', path: ({ conversationId }) => `/conversations/${conversationId}` },
  {
    name: 'match',
    path: ({ personId }) => `/match?personId=${personId}&needs=safe-place&place=fn-143&age=18-plus`,
  },
  { name: 'referrals', path: () => '/referrals' },
  { name: 'referral', path: ({ referralId }) => `/referrals/${referralId}` },
  { name: 'trips', path: () => '/trips' },
  { name: 'trip', path: ({ tripId }) => `/trips/${tripId}` },
  { name: 'new-trip', path: ({ personId }) => `/trips/new?personId=${personId}` },
  { name: 'trip-series', path: () => '/trips/series' },
  { name: 'trip-outcomes', path: () => '/trips/outcomes' },
  { name: 'people', path: () => '/people' },
  { name: 'person', path: ({ personId }) => `/people/${personId}`, asksWhy: true },
  { name: 'duplicates', path: () => '/duplicates' },
  { name: 'directory', path: () => '/directory' },
  { name: 'directory-upkeep', path: () => '/directory?view=upkeep' },
  { name: 'organization', path: ({ organizationId }) => `/directory/organizations/${organizationId}` },
  { name: 'service', path: ({ serviceId }) => `/directory/services/${serviceId}` },
  { name: 'directory-map', path: () => '/directory?view=map' },
  { name: 'agreement', path: ({ agreementId }) => `/directory/agreements/${agreementId}` },
  { name: 'location', path: ({ locationId }) => `/directory/locations/${locationId}` },
  { name: 'service-edit', path: ({ serviceId }) => `/directory/services/${serviceId}?edit=1` },
  { name: 'organization-edit', path: ({ organizationId }) => `/directory/organizations/${organizationId}?edit=1` },
  { name: 'agreement-edit', path: ({ agreementId }) => `/directory/agreements/${agreementId}?edit=1` },
  { name: 'new-location', path: () => '/directory/locations/new' },
  { name: 'new-program', path: () => '/directory/programs/new' },
  { name: 'directory-import', path: () => '/directory-import' },
  { name: 'reports', path: () => `/reports?recipient=${RECIPIENT}&year=2026` },
  ...(['entries', 'submissions', 'import'] as const).map((part) => ({
    name: `reports-${part}`,
    path: () => `/reports?recipient=${RECIPIENT}&year=2026&part=${part}`,
  })),
  ...SETTINGS.map((part) => ({
    name: part === 'hub' ? 'settings' : `settings-${part}`,
    path: () => `/settings?part=${part}`,
  })),
  { name: 'nowhere', path: () => '/nowhere' },
];

/** Goes there, says why where that is asked, and waits until the screen stands. */
export async function showScreen(
  { page, t }: Pick<Desk, 'page' | 't'>,
  url: string,
  screen: Shown,
  scenes: Scenes,
): Promise<void> {
  await page.goto(url + screen.path(scenes));
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  if (screen.asksWhy === true) {
    const why = page.getByRole('dialog', { name: t('people:why.title') });
    await why.getByRole('listitem').first().getByRole('button').click();
    await why.waitFor({ state: 'detached' });
  }
  await settled({ page, t });
}

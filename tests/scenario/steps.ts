import * as z from 'zod';
import { ADMIN, ATTAWAPISKAT, COORDINATOR, DISPATCH, INTAKE, RECIPIENT, SAFE_HOUSE, SURVIVOR } from './cast.ts';
import { until, type Client } from './client.ts';

/** What one step leaves for the next. */
export interface Story {
  personId?: string;
  conversationId?: string;
  organizationId?: string;
}

export interface Step {
  readonly name: string;
  play(client: Client, story: Story): Promise<string>;
}

function expect(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`Not so: ${what}`);
}

const phoneOf = async (client: Client, organizationId: string): Promise<string> => {
  const found = (await client.phones()).find((one) => one.organizationId === organizationId);
  expect(found !== undefined, 'the partner has a phone');
  return found.number;
};

const queue = z.looseObject({
  items: z.array(z.looseObject({ conversationId: z.string(), personId: z.string().optional(), urgency: z.string() })),
});

const intake: Step = {
  name: 'A person texts from Attawapiskat, in French, and a referral-ready intake waits in the queue',
  async play(client, story) {
    const answers = [
      "Allo, j'ai besoin d'un lift pour un endroit sécuritaire, je suis à Attawapiskat",
      // Safe to text; no danger now; at any hour.
      ...['oui', 'non', 'en tout temps'],
      // The age; no Nation named; nothing to plan for; a yes to sharing what is needed.
      ...['18', 'non', 'non', 'oui'],
    ];
    const replies: string[] = [];
    for (const body of answers) {
      const { status, replies: said } = await client.text(SURVIVOR, INTAKE, body);
      expect(status === 200, 'the webhook answered');
      expect(said.length === 1, `"${body}" got one answer`);
      replies.push(...said);
    }
    expect(!replies.some((reply) => /trafic|traite|exploit/i.test(reply)), 'no text names what this is about');
    await client.signIn(COORDINATOR);
    const { items } = queue.parse(await client.api(COORDINATOR, 'GET', '/v1/conversations'));
    const [first] = items;
    expect(first?.urgency === 'intake-ready' && first.personId !== undefined, 'the intake waits, with a person');
    story.personId = first.personId;
    story.conversationId = first.conversationId;
    return `${answers.length} texts, questions asked: ${replies.length - 1}`;
  },
};

const match = z.looseObject({
  options: z.array(
    z.looseObject({
      score: z.number(),
      organization: z.looseObject({ id: z.string() }),
      service: z.looseObject({ id: z.string() }),
      reasons: z.array(z.looseObject({ code: z.string() })),
    }),
  ),
  excluded: z.array(z.looseObject({ reasons: z.array(z.looseObject({ code: z.string() })) })),
  counts: z.looseObject({ considered: z.number() }),
});
const matches = z.looseObject({ answers: z.array(match) });

const matching: Step = {
  name: 'A coordinator signs in, opens the file with the consent, and gets ranked options with reasons',
  async play(client, story) {
    const conversation = await client.api(COORDINATOR, 'GET', `/v1/conversations/${story.conversationId ?? ''}`, {
      headers: { 'access-reason': 'intake-triage' },
    });
    const { intake: told } = z
      .looseObject({ intake: z.looseObject({ consent: z.string(), communityId: z.string() }) })
      .parse(conversation);
    expect(told.consent === 'yes' && told.communityId === ATTAWAPISKAT, 'the consent and the community are known');
    await client.api(COORDINATOR, 'GET', `/v1/people/${story.personId ?? ''}`, {
      headers: { 'access-reason': 'referral' },
    });
    const { answers } = matches.parse(
      await client.api(COORDINATOR, 'POST', '/v1/matches', {
        body: { needs: [{ need: 'safe-place' }], personId: story.personId },
      }),
    );
    const found = answers[0] ?? { options: [], excluded: [] };
    const [best] = found.options;
    expect(best !== undefined && found.options.every(({ reasons }) => reasons.length > 0), 'each option has reasons');
    expect(
      found.excluded.length > 0 && found.excluded.every(({ reasons }) => reasons.length > 0),
      'each exclusion has reasons',
    );
    expect(
      found.options.every((one, n) => n === 0 || one.score <= (found.options[n - 1]?.score ?? 0)),
      'options are ranked',
    );
    const nations = z
      .looseObject({ total: z.number() })
      .parse(await client.api(COORDINATOR, 'GET', '/v1/organizations?kind=first-nation&limit=1'));
    expect(nations.total === 140, `140 First Nations are in the directory, not ${nations.total}`);
    story.organizationId = best.organization.id;
    return `${found.options.length} options, ${found.excluded.length} exclusions shown, ${nations.total} First Nations`;
  },
};

const status = z.looseObject({ status: z.string() });

const referral: Step = {
  name: 'A referral goes to the partner by SMS, and its state follows the answers',
  async play(client, story) {
    const organizationId = story.organizationId ?? '';
    const phone = await phoneOf(client, organizationId);
    const made = z.looseObject({ id: z.string(), status: z.string(), code: z.string().optional() }).parse(
      await client.api(COORDINATOR, 'POST', '/v1/referrals', {
        body: {
          personId: story.personId,
          organizationId,
          needs: ['safe-place'],
          urgency: 'urgent',
          ageBand: '18-plus',
        },
        headers: { 'idempotency-key': 'scenario-referral' },
      }),
    );
    expect(made.status === 'requested', 'the referral is requested');
    const { code } = made;
    expect(code !== undefined, 'the referral has a short code');
    await client.received(phone, (body) => body.includes(code), 'the referral by SMS');
    const seen = [made.status];
    for (const answer of [`${code} RECU`, `${code} OUI`]) {
      await client.text(phone, DISPATCH, answer);
      seen.push(status.parse(await client.api(COORDINATOR, 'GET', `/v1/referrals/${made.id}`)).status);
    }
    expect(seen.join() === 'requested,received,accepted', `the states are ${seen.join(', ')}`);
    return seen.join(' → ');
  },
};

const tripView = z.looseObject({
  id: z.string(),
  status: z.string(),
  offers: z.array(
    z.looseObject({ organizationId: z.string(), status: z.string(), wave: z.number(), code: z.string() }),
  ),
});

async function dispatch(client: Client, story: Story, waveSize: number, waitSeconds: number): Promise<string> {
  await client.signIn(ADMIN);
  const before = await client.raw(ADMIN, '/v1/hub');
  const hub = z.looseObject({ dispatch: z.looseObject({}) }).parse(await before.json());
  await client.api(ADMIN, 'PUT', '/v1/hub', {
    body: { ...hub, dispatch: { ...hub.dispatch, waveSize, waitSeconds } },
    headers: { 'if-match': before.headers.get('etag') ?? '' },
  });
  const made = z.looseObject({ id: z.string() }).parse(
    await client.api(COORDINATOR, 'POST', '/v1/trips', {
      body: {
        personId: story.personId,
        purpose: 'safe-place',
        legs: [
          { from: { kind: 'community', communityId: ATTAWAPISKAT }, to: { kind: 'location', locationId: SAFE_HOUSE } },
        ],
        when: { kind: 'now' },
        passengers: { adults: 1, children: 0 },
        pickupDetails: 'Au dispensaire, porte de côté',
      },
    }),
  );
  return made.id;
}

const readTrip = async (client: Client, id: string): Promise<z.infer<typeof tripView>> =>
  tripView.parse(await client.api(COORDINATOR, 'GET', `/v1/trips/${id}`));

const offersOf = (client: Client, id: string, wave: number, count: number): Promise<z.infer<typeof tripView>> =>
  until(`${count} offers in wave ${wave}`, 60_000, async () => {
    const trip = await readTrip(client, id);
    return trip.offers.filter((one) => one.wave === wave).length >= count ? trip : undefined;
  });

const emergencyTrip: Step = {
  name: 'Emergency transport: two partners asked at once, one comes, the other is told; a silent one is passed over',
  async play(client, story) {
    return `${await twoAtOnce(client, story)}; ${await silentPartner(client, story)}`;
  },
};

async function twoAtOnce(client: Client, story: Story): Promise<string> {
  const id = await dispatch(client, story, 2, 300);
  const trip = await offersOf(client, id, 1, 2);
  const [first, second] = trip.offers;
  expect(first !== undefined && second !== undefined, 'two partners are asked');
  const { code } = first;
  const winner = await phoneOf(client, first.organizationId);
  const other = await phoneOf(client, second.organizationId);
  await client.received(winner, (body) => body.includes(code), 'the offer by SMS');
  const secondAsk = await client.received(other, (body) => body.includes(second.code), 'the other offer by SMS');
  await client.text(winner, DISPATCH, `${code} oui`);
  await until('the other partner told that it is covered', 60_000, async () => {
    const texts = (await client.texts(other)).filter((one) => one.to === other);
    return texts.at(-1)?.body === secondAsk.body ? undefined : texts.at(-1);
  });
  const seen = [(await readTrip(client, id)).status];
  for (const answer of ['en route', 'embarqué', 'arrivé']) {
    await client.text(winner, DISPATCH, `${code} ${answer}`);
    seen.push((await readTrip(client, id)).status);
  }
  expect(seen.join() === 'accepted,en-route,picked-up,completed', `the states are ${seen.join(', ')}`);
  const done = await readTrip(client, id);
  expect(
    done.offers.some((one) => one.status === 'withdrawn'),
    'the other offer is withdrawn',
  );
  return seen.join(' → ');
}

async function silentPartner(client: Client, story: Story): Promise<string> {
  const id = await dispatch(client, story, 1, 5);
  await offersOf(client, id, 1, 1);
  const trip = await offersOf(client, id, 2, 1);
  const silent = trip.offers.find((one) => one.wave === 1);
  expect(silent?.status === 'expired', `the silent partner's offer is ${silent?.status ?? 'missing'}`);
  const next = trip.offers.find((one) => one.wave === 2);
  const code = next?.code ?? '';
  const phone = await phoneOf(client, next?.organizationId ?? '');
  await client.received(phone, (body) => body.includes(code), 'the offer to the second partner');
  await client.text(phone, DISPATCH, `${code} oui`);
  const { status: now } = await readTrip(client, id);
  expect(now === 'accepted', `the trip is ${now}`);
  return 'wave 1 silent, wave 2 accepted';
}

const serviceEvents: Step = {
  name: 'The same person served three times counts once, and again in the next fiscal year',
  async play(client, story) {
    const serve = (serviceDate: string, serviceType: string): Promise<unknown> =>
      client.api(COORDINATOR, 'POST', '/v1/service-events', {
        body: { personId: story.personId, recipientId: RECIPIENT, serviceDate, serviceType },
      });
    await serve('2026-01-12', 'intake-assessment');
    await serve('2026-02-20', 'transportation');
    await serve('2026-03-31', 'safety-planning');
    const closed = await personsServed(client, '2025');
    await serve('2026-04-01', 'safety-planning');
    const next = await personsServed(client, '2026');
    expect(closed === 1 && next === 1, `2025-26 counts ${closed}, 2026-27 counts ${next}`);
    return '3 events in 2025-26 count 1; 1 event in 2026-27 counts 1';
  },
};

const report = z.looseObject({
  elements: z.array(z.looseObject({ code: z.string(), value: z.number(), officialName: z.string() })),
});

async function personsServed(client: Client, fiscalYear: string): Promise<number | undefined> {
  const { elements } = report.parse(await client.api(COORDINATOR, 'GET', `/v1/reports/${RECIPIENT}/${fiscalYear}`));
  return elements.find(({ code }) => code === 'persons-served')?.value;
}

const annualReport: Step = {
  name: 'The report shows the four data elements, zeros where nothing took place, as JSON and CSV in French',
  async play(client) {
    const { elements } = report.parse(await client.api(COORDINATOR, 'GET', `/v1/reports/${RECIPIENT}/2026`));
    expect(
      elements.map(({ value }) => value).join() === '1,0,0,0',
      `the values are ${elements.map(({ value }) => value).join()}`,
    );
    const csv = await (await client.raw(COORDINATOR, `/v1/reports/${RECIPIENT}/2026?format=csv`)).text();
    for (const name of [
      'Nombre de personnes',
      'Nombre d’activités de groupe',
      'renforcement des capacités',
      'Dépenses des organismes',
    ]) {
      expect(csv.replaceAll("'", '’').includes(name.replaceAll("'", '’')), `the CSV names "${name}"`);
    }
    return `4 data elements: ${elements.map(({ value }) => value).join(', ')}`;
  },
};

export const STEPS: readonly Step[] = [intake, matching, referral, emergencyTrip, serviceEvents, annualReport];

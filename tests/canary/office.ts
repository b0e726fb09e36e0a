import * as z from 'zod';
import { ADMIN, ATTAWAPISKAT, COORDINATOR, DISPATCH, INTAKE, RECIPIENT, SAFE_HOUSE } from '../scenario/cast.ts';
import type { Caller } from './caller.ts';
import { accentedMark, BIRTH_DATE, mark, phoneInWords, phoneOf } from './marks.ts';
import { waiting } from './persons.ts';

const asCoordinator = { as: COORDINATOR } as const;
const opening = { ...asCoordinator, tells: true, headers: { 'access-reason': 'intake-triage' } } as const;
const personShape = z.looseObject({ personId: z.string() });
const withId = z.looseObject({ id: z.string() });
const anything = z.looseObject({});

/** What coordinators write: files, consents, plans, texts, services, referrals, trips; and what partners answer. */
export async function officeWorks(caller: Caller): Promise<void> {
  const people = await files(caller);
  await identities(caller, people);
  await conversations(caller);
  await rides(caller);
  await services(caller, people);
}

const privately = (n: number): object => ({
  name: `${accentedMark('prenom')} ${mark('nom')}`,
  birthDate: BIRTH_DATE,
  phone: phoneOf(n),
  fileNumbers: [{ organizationId: RECIPIENT, number: `${mark('dossier')}-${n}` }],
  accommodations: [mark('accommodation')],
  notes: `${mark('note')} chez ${accentedMark('tante')}, ${phoneInWords(19)}`,
});

async function files(caller: Caller): Promise<string[]> {
  const people: string[] = [];
  for (const n of [14, 14, 15]) {
    const body = { ageBand: '18-plus', language: 'fr', communityId: ATTAWAPISKAT, private: privately(n) };
    const headers = { 'idempotency-key': `${mark('key')}${people.length}` };
    people.push((await caller.done(personShape, '/v1/people', { ...asCoordinator, body, headers })).personId);
  }
  const [personId = ''] = people;
  const { etag } = await caller.done(anything, `/v1/people/${personId}`, opening);
  const change = { private: { ...privately(16), notes: mark('correction') } };
  await caller.ask(`/v1/people/${personId}`, {
    ...asCoordinator,
    method: 'PATCH',
    body: change,
    headers: { 'if-match': etag },
  });
  // Of an old version: refused.
  await caller.ask(`/v1/people/${personId}`, {
    ...asCoordinator,
    method: 'PATCH',
    body: change,
    headers: { 'if-match': etag },
  });
  const consent = {
    personId,
    recipient: { kind: 'partners-as-needed' },
    purpose: 'support',
    shares: ['name', 'phone'],
    how: 'spoken',
  };
  await caller.done(withId, '/v1/consents', { ...asCoordinator, body: consent });
  const terms = {
    area: 'return-home',
    words: `${mark('souhait')} ${accentedMark('souhait')}`,
    nextStep: mark('etape'),
    nextStepOn: '2026-12-01',
    returnSteps: { 'trusted-people': 'to-do' },
  };
  const goal = await caller.done(withId, `/v1/plans/${personId}/goals`, { ...asCoordinator, body: terms, tells: true });
  await caller.ask(`/v1/plans/${personId}/goals/${goal.id}`, {
    ...asCoordinator,
    method: 'PUT',
    body: { ...terms, words: mark('autresouhait'), state: 'active' },
    headers: { 'if-match': goal.etag },
    tells: true,
  });
  for (const path of ['/v1/plans', '/v1/people', `/v1/consents?personId=${personId}`])
    await caller.ask(path, asCoordinator);
  await caller.ask(`/v1/plans/${personId}`, opening);
  return people;
}

async function identities(caller: Caller, people: readonly string[]): Promise<void> {
  const pairs = z.looseObject({ items: z.array(z.looseObject({ pairId: z.string(), version: z.int() })) });
  const { items } = await caller.until('a pair of files', async () => {
    const found = await caller.done(pairs, '/v1/duplicates', asCoordinator);
    return found.items.length > 0 ? found : undefined;
  });
  for (const { pairId } of items) await caller.ask(`/v1/duplicates/${pairId}`, opening);
  const [personId = '', keptPersonId = ''] = people;
  await caller.done(withId, '/v1/merges', {
    ...asCoordinator,
    body: { personId, keptPersonId, reason: 'same-person' },
  });
  for (const id of people) await caller.ask(`/v1/people/${id}/identity`, asCoordinator);
  await caller.until('the merge', async () => {
    const split = await caller.ask(`/v1/people/${personId}/split`, {
      ...asCoordinator,
      body: { reason: 'merged-in-error' },
    });
    return split.status < 300 ? true : undefined;
  });
}

async function conversations(caller: Caller): Promise<void> {
  const queue = await waiting(caller);
  for (const { conversationId } of queue) await caller.ask(`/v1/conversations/${conversationId}`, opening);
  const [mine] = queue.filter(({ personId }) => personId !== undefined);
  const path = `/v1/conversations/${mine?.conversationId ?? ''}`;
  const write = (body: string, knowingly = true) =>
    caller.ask(`${path}/texts`, { ...asCoordinator, body: { body, knowingly }, tells: true });
  await caller.ask(`${path}/actions`, {
    ...asCoordinator,
    body: { action: 'take-over' },
    headers: { 'if-match': `"${mine?.version ?? 0}"` },
  });
  await write(`Bonjour ${mark('coordination')}`, false);
  // What the lint warns of, once not knowingly and once so.
  await caller.ask(`${path}/texts`, {
    ...asCoordinator,
    body: { body: `Viens au 12, rue ${mark('adresse')}`, knowingly: false },
  });
  await write(`Viens au 12, rue ${accentedMark('adresse')} ${phoneInWords(18)}`);
  // Three failures of the carrier, while a coordinator's words are under way.
  for (const fault of [{ fault: 'lost-answer' }, { fault: 'throttle' }, { fault: 'error-code', code: 30003 }]) {
    await caller.fault({ target: 'twilio', ...fault, times: 1 });
    await write(`Encore là ${mark('carrier')}`);
  }
  await caller.text(phoneOf(0), INTAKE, `merci ${mark('reponse')}`);
  await caller.until('the texts to have left', async () => {
    const texts = await caller.received(phoneOf(0));
    return texts.some(({ body }) => body.includes(mark('coordination'))) ? true : undefined;
  });
  await caller.clearFaults();
}

async function rides(caller: Caller): Promise<void> {
  const personId = (await waiting(caller)).find((one) => one.personId !== undefined)?.personId ?? '';
  const options = z.array(z.looseObject({ organization: withId }));
  const matches = z.looseObject({ answers: z.array(z.looseObject({ options })) });
  const { answers } = await caller.done(matches, '/v1/matches', {
    ...asCoordinator,
    body: { needs: [{ need: 'safe-place' }], personId },
  });
  const organizationId = answers[0]?.options[0]?.organization.id ?? '';
  const asked = { personId, organizationId, needs: ['safe-place'], urgency: 'urgent', ageBand: '18-plus' };
  const coded = z.looseObject({ id: z.string(), code: z.string() });
  const referral = await caller.done(coded, '/v1/referrals', { ...asCoordinator, body: asked });
  const { code } = referral;
  const partner = await caller.phoneOf(organizationId);
  await caller.until('the text of the referral', async () =>
    (await caller.received(partner)).find(({ body }) => body.includes(code)),
  );
  for (const answer of ['RECU', 'peut-être', 'OUI'])
    await caller.text(partner, DISPATCH, `${code} ${answer} ${mark('partenaire')}`);
  await caller.text(partner, DISPATCH, `${accentedMark('partenaire')} appelez ${phoneInWords(17)}`);
  await caller.ask(`/v1/referrals/${referral.id}`, asCoordinator);

  const trip = await caller.done(withId, '/v1/trips', {
    ...asCoordinator,
    body: {
      personId,
      purpose: 'safe-place',
      legs: [
        { from: { kind: 'community', communityId: ATTAWAPISKAT }, to: { kind: 'location', locationId: SAFE_HOUSE } },
      ],
      when: { kind: 'now' },
      passengers: { adults: 1, children: 0 },
      avoid: { people: `${mark('eviter')}, ${accentedMark('eviter')}` },
      agreedAs: mark('convenu'),
      pickupDetails: `Demander ${mark('pickup')} derrière ${accentedMark('pickup')}, ${phoneInWords(19)}`,
    },
  });
  const offers = z.looseObject({ offers: z.array(z.looseObject({ organizationId: z.string(), code: z.string() })) });
  const offered = await caller.until('two offers', async () => {
    const found = await caller.done(offers, `/v1/trips/${trip.id}`, asCoordinator);
    return found.offers.length >= 2 ? found.offers : undefined;
  });
  const [first, second] = offered;
  const driver = await caller.phoneOf(first?.organizationId ?? '');
  await caller.text(
    await caller.phoneOf(second?.organizationId ?? ''),
    DISPATCH,
    `NON ${second?.code ?? ''} ${mark('refus')}`,
  );
  const [reply = ''] = await caller.text(driver, DISPATCH, `OUI ${first?.code ?? ''} 40 min ${mark('chauffeur')}`);
  const link = /\/p\/[\w-]+/.exec(reply)?.[0] ?? '';
  const { cookies } = await caller.ask(link);
  const cookie = cookies.map((one) => one.split(';')[0]).join('; ');
  const form = { 'content-type': 'application/x-www-form-urlencoded', cookie };
  for (const answer of ['open', mark('bouton'), 'problem:road', 'en-route'])
    await caller.ask(link, {
      raw: new URLSearchParams({ answer, note: mark('bouton') }).toString(),
      headers: form,
      tells: true,
    });
  await caller.ask(link, { headers: { cookie }, tells: true });
  for (const answer of ['en route', 'embarqué', 'arrivé'])
    await caller.text(driver, DISPATCH, `${answer} ${mark('chauffeur')}`);
  await caller.ask(link);
  await caller.ask(`/v1/trips/${trip.id}`, asCoordinator);
}

async function services(caller: Caller, people: readonly string[]): Promise<void> {
  const [personId = '', , third = ''] = people;
  const serve = { personId, recipientId: RECIPIENT, serviceDate: '2026-05-04', serviceType: 'safety-planning' };
  const event = await caller.done(withId, '/v1/service-events', { ...asCoordinator, body: serve });
  await caller.ask(`/v1/service-events/${event.id}/void`, { ...asCoordinator, body: { reason: 'duplicate' } });
  const row = { id: 'row-1', recipient_id: RECIPIENT, service_date: '2026-05-04', service_type: 'safety-planning' };
  const rows = [
    { ...row, line: 2, file_number: `${mark('dossier')}-14` },
    { ...row, line: 3, id: 'row-2', file_number: accentedMark('dossier') },
    { ...row, line: 4, id: mark('rang'), file_number: phoneOf(18), age_band: mark('bande') },
    { ...row, line: 5, id: 'row-4', person_id: mark('personne') },
    { ...row, line: 6, id: 'row-5', person_id: personId, service_date: BIRTH_DATE, [mark('colonne')]: mark('cellule') },
    { ...row, line: 7, id: 'row-6', person_id: personId, service_type: accentedMark('type') },
    { ...row, line: 8, id: 'row-7', person_id: personId, community_id: mark('lieu'), person_community: mark('lieu') },
  ];
  await caller.ask('/v1/imports/service-events', { ...asCoordinator, body: { rows, source: 'registre' } });
  await caller.ask('/v1/imports/service-events', { ...asCoordinator, body: { rows, source: mark('registre') } });
  for (const query of ['', '?format=csv', '?format=html'])
    await caller.ask(`/v1/reports/${RECIPIENT}/2026${query}`, asCoordinator);
  await caller.signIn(ADMIN);
  await caller.ask(`/v1/audit?personId=${personId}`, { as: ADMIN });
  const headers = { 'access-reason': 'data-request' };
  await caller.ask(`/v1/people/${third}`, { ...asCoordinator, method: 'DELETE', headers });
  await caller.ask(`/v1/people/${third}`, opening);
}

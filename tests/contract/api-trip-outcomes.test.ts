import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { reviewTripNow } from '../../shared/transport/index.ts';
import { fiscalYearOf } from '../../shared/counting/fiscal-year.ts';
import { localDateIn } from '../../shared/platform/local-date.ts';
import { parseTimer, pendingBy } from '../../shared/platform/timer.ts';
import { apiUnderTest, type ApiAnswer, type ApiUnderTest } from './api.ts';

const coordinator = 'demo-coordinator';
const idOf = (body: unknown): string => z.looseObject({ id: z.string() }).parse(body).id;
const listed = z.looseObject({ items: z.array(z.looseObject({ tripId: z.string(), kind: z.string() })) });
const timeline = z.looseObject({
  entries: z.array(z.looseObject({ event: z.string(), label: z.strictObject({ fr: z.string(), en: z.string() }) })),
});

let api: ApiUnderTest;
let recipientId: string;
beforeAll(async () => {
  api = await apiUnderTest();
  recipientId = api.hub.organizations.find(({ isRecipient }) => isRecipient)?.id ?? '';
});

const call = (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
  api.call(coordinator, method, path, { ...(body !== undefined && { body }), headers });

/** What the stream would do: every clock of the trip that is due. */
async function settle(tripId: string): Promise<void> {
  const { platform } = api.test;
  for (;;) {
    // The functions go by the real clock, and what they made is due by it.
    api.test.setNow(new Date().toISOString());
    const { items } = await pendingBy(platform.table, platform.clock().toISOString(), 100);
    const due = items
      .filter(({ pk }) => pk.startsWith('TIMER#'))
      .map(parseTimer)
      .filter(({ work }) => work.what === 'review-trip' && work.tripId === tripId);
    if (due.length === 0) return;
    for (const { id } of due) await reviewTripNow(platform, tripId, id);
  }
}

/** A trip of a person, asked for, accepted by telephone and carried out. */
async function completedTrip(): Promise<{ tripId: string; personId: string }> {
  const made = await call('POST', '/v1/people', {
    ageBand: '18-plus',
    language: 'fr',
    private: { name: 'Zoélie Roy' },
  });
  const { personId } = z.looseObject({ personId: z.string() }).parse(made.body);
  const tripId = idOf(
    (
      await call('POST', '/v1/trips', {
        personId,
        purpose: 'safe-place',
        legs: [
          {
            from: { kind: 'community', communityId: 'fn-143' },
            to: { kind: 'community', communityId: 'place-timmins' },
          },
        ],
        when: { kind: 'now' },
        passengers: { adults: 1, children: 0 },
        pickupDetails: 'The blue door',
      })
    ).body,
  );
  await settle(tripId);
  const opened = await call('GET', `/v1/trips/${tripId}`);
  const { offers } = z.looseObject({ offers: z.array(z.looseObject({ id: z.string() })) }).parse(opened.body);
  const offer = `/v1/trips/${tripId}/offers/${offers[0]?.id ?? ''}/answer`;
  for (const answer of ['accept', 'picked-up', 'completed']) {
    expect((await call('POST', offer, { answer })).status).toBe(200);
    await settle(tripId);
  }
  return { tripId, personId };
}

describe('a trip that is over', () => {
  it('is counted and paid for by a coordinator, and its timeline says so', async () => {
    const { tripId, personId } = await completedTrip();
    const date = localDateIn('America/Toronto', new Date());
    const trip = `/v1/trips/${tripId}`;
    const waiting = await call('GET', '/v1/trip-proposals?limit=10');
    expect(listed.parse(waiting.body).items).toMatchObject([
      { kind: 'service-event', tripId, personId, communityId: 'fn-143', date },
    ]);

    const confirmed = await call('POST', `${trip}/service-event`, { recipientId });
    expect(confirmed.status).toBe(201);
    expect(confirmed.body).toMatchObject({ state: 'confirmed', recipientId, serviceDate: date });
    const { eventId } = z.looseObject({ eventId: z.string() }).parse(confirmed.body);
    const event = await call('GET', `/v1/service-events/${eventId}`);
    expect(event.body).toMatchObject({ personId, serviceType: 'transportation', state: 'live' });
    expect((await call('POST', `${trip}/service-event`, { recipientId })).body).toEqual(confirmed.body);

    expect((await call('GET', `${trip}/cost`)).body).toMatchObject({ books: 'not-stated', version: 0 });
    const stated = await call('POST', `${trip}/cost`, { amountCents: 12_300, recipientId, note: 'Repas de Zoélie' });
    expect(stated.body).toMatchObject({ books: 'to-confirm', actual: { amountCents: 12_300, date } });
    expect(listed.parse((await call('GET', '/v1/trip-proposals')).body).items).toMatchObject([
      { kind: 'cost', tripId },
    ]);
    const confirmation = `${trip}/cost/confirmation`;
    expect((await call('POST', confirmation, {})).status).toBe(428);
    const booked = await call('POST', confirmation, {}, { 'if-match': stated.headers['etag'] ?? '' });
    expect(booked.status).toBe(201);
    expect(booked.body).toMatchObject({ books: 'in-books' });
    const ofRecipient = `/v1/expenditures?recipientId=${recipientId}&fiscalYear=${fiscalYearOf(date)}`;
    expect((await call('GET', ofRecipient)).body).toMatchObject({
      items: [{ category: 'transport', amountCents: 12_300 }],
    });
    expect((await call('POST', `${trip}/cost`, { amountCents: 1, recipientId })).body).toMatchObject({
      code: 'cost-in-books',
    });
    expect(listed.parse((await call('GET', '/v1/trip-proposals')).body).items).toEqual([]);

    const json = await call('GET', `${trip}/timeline`);
    expect(json.body).toMatchObject({
      tripId,
      status: 'completed',
      service: { state: 'confirmed' },
      cost: { books: 'in-books' },
    });
    const { entries } = timeline.parse(json.body);
    expect(entries.map(({ event: code }) => code)).toEqual(
      expect.arrayContaining([
        'request',
        'ask',
        'offer',
        'accept',
        'pick-up',
        'complete',
        'propose-service',
        'confirm-service',
        'state-cost',
        'book-cost',
      ]),
    );
    expect(entries.map(({ label }) => label.en).filter((label) => label.startsWith('Other ('))).toEqual([]);
    const { cost: _cost, ...shown } = z.looseObject({ cost: z.unknown() }).parse(json.body);
    const csv = await call('GET', `${trip}/timeline`, undefined, { accept: 'text/csv' });
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['content-disposition']).toMatch(/^attachment; filename="trip-[0-9A-F]{6}-timeline\.csv"$/);
    expect((await call('GET', `${trip}/timeline?format=csv`)).body).toBe(csv.body);
    const lines: string[][] = parse(String(csv.body), { bom: true });
    expect(lines).toHaveLength(entries.length + 1);
    for (const told of [String(csv.body), JSON.stringify(shown)]) {
      expect(told).not.toMatch(/Zoélie|blue door|\+1\d{10}|[78]0[57]5550/);
    }
  });

  it('is dismissed for a coded reason only', async () => {
    const { tripId } = await completedTrip();
    const dismissal = `/v1/trips/${tripId}/service-event/dismissal`;
    const words: ApiAnswer = await call('POST', dismissal, { reason: 'Zoélie ne veut pas' });
    expect(words.status).toBe(400);
    expect(JSON.stringify(words.body)).not.toContain('Zoélie');
    expect((await call('POST', dismissal, { reason: 'already-counted' })).body).toMatchObject({ state: 'dismissed' });
    expect((await call('POST', dismissal, { reason: 'other' })).status).toBe(409);
  });

  it.each([
    ['amountCents', { amountCents: 0 }],
    ['amountCents', { amountCents: 12.5 }],
    ['date', { date: '2026-02-30' }],
    ['fundingStream', { fundingStream: 'a-stream' }],
    ['documentReference', { documentReference: 'facture de Zoélie' }],
  ])('refuses a cost by the field %s', async (field, change) => {
    const path = '/v1/trips/018f0000-0000-7000-8000-000000000000/cost';
    const answer = await call('POST', path, { amountCents: 100, recipientId, ...change });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ errors: [{ field }] });
  });

  it('is nobody’s business but the hub’s', async () => {
    const reporter = api.hub.members.find(({ role }) => role === 'recipient-reporter')?.sub;
    for (const path of ['/v1/trip-proposals', '/v1/trips/018f0000-0000-7000-8000-000000000000/timeline']) {
      expect((await api.call(reporter, 'GET', path)).status).toBe(403);
    }
  });
});

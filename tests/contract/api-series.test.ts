import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPersonWrites } from '../../shared/people/index.ts';
import type { HttpEvent } from '../../shared/platform/http/faults.ts';
import { daysAfter } from '../../shared/directory/index.ts';
import { localDateIn } from '../../shared/platform/local-date.ts';
import { instantsOf } from '../../shared/platform/wall-time.ts';
import { apiUnderTest, type ApiAnswer, type ApiUnderTest } from './api.ts';

const ZONE = 'America/Toronto';
/** The first Tuesday that is not so near that its trip is made already; the functions go by the real clock. */
const today = localDateIn(ZONE, new Date());
const untilTuesday = (9 - new Date(today).getUTCDay()) % 7;
const tuesday = daysAfter(today, untilTuesday < 2 ? untilTuesday + 7 : untilTuesday);
const [wednesday, nextTuesday, nextWednesday] = [daysAfter(tuesday, 1), daysAfter(tuesday, 7), daysAfter(tuesday, 8)];
const instant = (date: string, time: string): string =>
  new Date(instantsOf(ZONE, Date.parse(`${date}T${time}Z`))[0] ?? NaN).toISOString();

const HOUSE_IN_TIMMINS = '22d44ef8-ce49-50d7-b046-5ba3f3c27470';
const request = {
  trip: {
    purpose: 'appointment',
    legs: [
      { from: { kind: 'community', communityId: 'fn-143' }, to: { kind: 'location', locationId: HOUSE_IN_TIMMINS } },
    ],
    passengers: { adults: 1, children: 0 },
    return: { kind: 'open', about: '12:00' },
    pickupDetails: 'Porte de côté, demander M.',
    avoid: { people: 'son cousin R.' },
  },
  schedule: { rhythm: { every: 'week', weekdays: ['TU'] }, from: daysAfter(tuesday, -1), time: '10:00' },
};

const Series = z.looseObject({
  id: z.string(),
  status: z.string(),
  hasWords: z.boolean(),
  coming: z.array(
    z.strictObject({ date: z.string(), moment: z.object({}), at: z.string(), as: z.string(), tripId: z.string() }),
  ),
});
const Page = z.strictObject({ items: z.array(Series), cursor: z.string().optional() });
const Address = z.strictObject({ url: z.url() });
const Problem = z.looseObject({ code: z.string() });

let api: ApiUnderTest;
let coordinator: string;
let admin: string;
let feed: typeof import('../../functions/calendar-feed/handler.ts');

beforeAll(async () => {
  api = await apiUnderTest();
  const subOf = (role: string): string => api.hub.members.find((one) => one.role === role)?.sub ?? '';
  [coordinator, admin] = [subOf('coordinator'), subOf('admin')];
  feed = await import('../../functions/calendar-feed/handler.ts');
});

const begin = (change: object = {}, headers: Readonly<Record<string, string>> = {}): Promise<ApiAnswer> =>
  api.call(coordinator, 'POST', '/v1/trip-series', { body: { ...request, ...change }, headers });

const act = (answer: ApiAnswer, what: string, body: object, version = answer.headers['etag'] ?? '') => {
  const { id } = Series.parse(answer.body);
  const path = `/v1/trip-series/${id}${what === '' ? '' : `/${what}`}`;
  return api.call(coordinator, what === '' ? 'PATCH' : 'POST', path, { body, headers: { 'if-match': version } });
};

describe('POST /v1/trip-series', () => {
  it('begins a series and shows its next ten appointments, and never the words for the driver', async () => {
    const answer = await begin();
    expect(answer.status).toBe(201);
    const series = Series.parse(answer.body);
    expect(answer.headers).toMatchObject({ etag: '"1"', location: `/v1/trip-series/${series.id}` });
    expect(series).toMatchObject({
      status: 'active',
      hasWords: true,
      nextTripMadeAt: instant(daysAfter(tuesday, -1), '10:00'),
    });
    expect(series.coming).toHaveLength(10);
    expect(JSON.stringify(answer.body)).not.toMatch(/Porte|cousin/);
  });

  it('is one series under one idempotency key', async () => {
    const [first, second] = [await begin({}, { 'idempotency-key': 'k' }), await begin({}, { 'idempotency-key': 'k' })];
    expect(second.body).toEqual(first.body);
  });

  it.each([
    ['body.schedule.rhythm', { schedule: { ...request.schedule, rhythm: { every: 'year' } } }],
    ['schedule.time', { schedule: { ...request.schedule, time: '25:00' } }],
    ['schedule.timeZone', { schedule: { ...request.schedule, timeZone: 'Mars/Olympus' } }],
    ['schedule.rhythm.weekdays', { schedule: { ...request.schedule, rhythm: { every: 'week', weekdays: [] } } }],
    ['trip', { trip: { ...request.trip, when: { kind: 'now' } } }],
  ])('names the field when %s is not acceptable', async (field, change) => {
    const answer = await begin(change);
    expect(answer.status).toBe(400);
    const last = field.split('.').at(-1) ?? '';
    expect(JSON.stringify(answer.body)).toContain(last);
  });
});

describe('a series by the API', () => {
  it('is read with its history, changed, skipped, moved and ended, each from the version that was read', async () => {
    const begun = await begin();
    const skipped = await act(begun, 'skip', { date: tuesday, reason: 'person-asked' });
    expect(skipped.status).toBe(200);
    expect(Series.parse(skipped.body).coming[0]).toMatchObject({ date: tuesday, as: 'skipped' });
    const stale = await act(begun, 'skip', { date: nextTuesday, reason: 'other' });
    expect([stale.status, Problem.parse(stale.body).code]).toEqual([412, 'changed-meanwhile']);
    const moved = await act(skipped, 'move', { date: nextTuesday, to: { date: nextWednesday, time: '14:00' } });
    expect(Series.parse(moved.body).coming[1]).toMatchObject({
      date: nextTuesday,
      at: instant(nextWednesday, '14:00'),
    });
    const patched = await act(moved, '', { schedule: { ...request.schedule, time: '11:00' } });
    expect(
      Series.parse(patched.body)
        .coming.map(({ as }) => as)
        .slice(0, 3),
    ).toEqual(['skipped', 'moved', 'planned']);
    expect(Series.parse(patched.body).hasWords).toBe(true);
    const ended = await act(patched, 'end', { reason: 'no-longer-needed' });
    expect(ended.body).toMatchObject({ status: 'ended', endedReason: 'no-longer-needed', coming: [] });
    const again = await act(ended, 'end', { reason: 'other' });
    expect([again.status, Problem.parse(again.body).code]).toEqual([409, 'series-ended']);
    const { id } = Series.parse(begun.body);
    const opened = await api.call(coordinator, 'GET', `/v1/trip-series/${id}`);
    expect(opened.headers['etag']).toBe('"5"');
    expect(opened.body).toMatchObject({
      history: [
        { event: 'ended', reason: 'no-longer-needed', by: { kind: 'member', id: coordinator } },
        { event: 'changed' },
        { event: 'moved', date: nextTuesday, to: { date: nextWednesday, time: '14:00' } },
        { event: 'skipped', date: tuesday, reason: 'person-asked' },
        { event: 'created' },
      ],
    });
  });

  it('asks for the version that was read', async () => {
    const begun = await begin();
    const { id } = Series.parse(begun.body);
    for (const [method, path] of [
      ['PATCH', ''],
      ['POST', '/skip'],
      ['POST', '/move'],
      ['POST', '/end'],
    ] as const) {
      const body =
        path === '/skip'
          ? { date: tuesday, reason: 'other' }
          : path === '/move'
            ? { date: tuesday, to: { date: wednesday, time: '10:00' } }
            : path === '/end'
              ? { reason: 'other' }
              : {};
      expect((await api.call(coordinator, method, `/v1/trip-series/${id}${path}`, { body })).status).toBe(428);
    }
  });

  it('is found by its person, page by page', async () => {
    const { platform } = api.test;
    const { personId, writes } = await createPersonWrites(platform, { ageBand: '18-plus', language: 'fr' });
    await platform.table.write(writes);
    const ids: string[] = [];
    for (const time of ['09:00', '13:00']) {
      const trip = { ...request.trip, personId, return: undefined };
      ids.push(Series.parse((await begin({ trip, schedule: { ...request.schedule, time } })).body).id);
      api.test.tick(1000);
    }
    const path = `/v1/trip-series?personId=${personId}&limit=1`;
    const { items, cursor } = Page.parse((await api.call(admin, 'GET', path)).body);
    const rest = Page.parse((await api.call(admin, 'GET', `${path}&cursor=${cursor}`)).body);
    expect([...items, ...rest.items].map(({ id }) => id)).toEqual(ids.toReversed());
    const ended = Page.parse((await api.call(admin, 'GET', `/v1/trip-series?personId=${personId}&status=ended`)).body);
    expect(ended.items).toEqual([]);
  });
});

describe('the calendar of a coordinator', () => {
  const newAddress = async (sub: string, body: object = {}): Promise<string> =>
    Address.parse((await api.call(sub, 'POST', '/v1/me/calendar', { body })).body).url;

  async function fetched(
    url: string,
  ): Promise<{ status: number; headers: Readonly<Record<string, unknown>>; body: string }> {
    const event = eventOf(new URL(url).pathname.replace(/^\/calendar\//, ''));
    if (!isContext(context)) throw new Error('A context has a request id');
    const { statusCode, headers, body } = await feed.handler(event, context);
    return { status: statusCode ?? 200, headers: headers ?? {}, body: body ?? '' };
  }

  it('is at an address of 128 random bits, told once, that is nowhere kept', async () => {
    const url = await newAddress(coordinator);
    const token = /\/calendar\/([\w-]{22})\.ics$/.exec(url)?.[1] ?? '';
    expect(token).toHaveLength(22);
    const own = await api.test.platform.table.query({ pk: `MEMBER#${coordinator}` });
    expect(own.items.map(({ sk }) => sk)).toContain('CALENDAR');
    expect(JSON.stringify(own.items)).not.toContain(token);
  });

  it('holds what is coming, in the language that was asked for, and neither who nor what it is about', async () => {
    const begun = await begin();
    const tripId = Series.parse(begun.body).coming[0]?.tripId ?? '';
    const french = await fetched(await newAddress(coordinator, { language: 'fr' }));
    expect(french.status).toBe(200);
    expect(french.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    });
    const unfolded = french.body.replaceAll('\r\n ', '');
    expect(unfolded).toContain(`UID:${tripId}\r\n`);
    expect(unfolded).toContain('(prévu): Attawapiskat → lieu non affiché');
    expect(unfolded).not.toMatch(/Maison|Timmins|Porte|cousin|appointment/);
    const english = await fetched(await newAddress(coordinator, { language: 'en' }));
    expect(english.body.replaceAll('\r\n ', '')).toContain('(planned): Attawapiskat → place not shown');
  });

  it('has one address: a new one, or none, ends the one before', async () => {
    const first = await newAddress(coordinator);
    const second = await newAddress(coordinator);
    expect([(await fetched(first)).status, (await fetched(second)).status]).toEqual([404, 200]);
    const other = await newAddress(admin);
    for (let time = 0; time < 2; time += 1) {
      expect((await api.call(coordinator, 'DELETE', '/v1/me/calendar')).status).toBe(204);
    }
    expect([(await fetched(second)).status, (await fetched(other)).status]).toEqual([404, 200]);
  });

  it('asked for twice at once leaves one address that works', async () => {
    const urls = await Promise.all(Array.from({ length: 4 }, () => newAddress(coordinator)));
    const statuses = await Promise.all(urls.map(async (url) => (await fetched(url)).status));
    expect(statuses.toSorted((one, other) => one - other)).toEqual([200, 404, 404, 404]);
  });

  it.each(['', 'x.ics', `${'A'.repeat(22)}.ics`, 'A'.repeat(22), '../x.ics'])('is not at %j', async (file) => {
    expect((await fetched(`http://127.0.0.1/calendar/${encodeURIComponent(file)}`)).status).toBe(404);
  });

  it('is closed to a member who is no longer one, or has another role', async () => {
    const sub = 'leaving';
    const membership = { role: 'coordinator', displayName: 'L.', active: true };
    const add = await api.call(admin, 'POST', '/v1/members', { body: { sub, member: membership } });
    expect(add.status).toBe(201);
    const url = await newAddress(sub);
    const statuses: number[] = [(await fetched(url)).status];
    const organizationId = api.hub.organizations[0]?.id;
    for (const [version, change] of [
      { active: false },
      { active: true },
      { role: 'partner', organizationId },
    ].entries()) {
      const changed = await api.call(admin, 'PUT', `/v1/members/${sub}`, {
        body: { ...membership, ...change },
        headers: { 'if-match': `"${version + 1}"` },
      });
      expect(changed.status).toBe(200);
      statuses.push((await fetched(url)).status);
    }
    expect(statuses).toEqual([200, 404, 200, 404]);
  });
});

function eventOf(file: string): HttpEvent {
  return {
    version: '2.0',
    routeKey: 'GET /calendar/{file}',
    rawPath: `/calendar/${file}`,
    rawQueryString: '',
    headers: {},
    pathParameters: { file: decodeURIComponent(file) },
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: '127.0.0.1',
      domainPrefix: 'local',
      http: {
        method: 'GET',
        path: `/calendar/${file}`,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'test',
      },
      requestId: 'test',
      routeKey: 'GET /calendar/{file}',
      stage: '$default',
      time: '22/Nov/2026:15:00:00 +0000',
      timeEpoch: 0,
    },
    isBase64Encoded: false,
  };
}

/** What the handler uses of the context; the rest of it Lambda keeps to itself. */
const context = { awsRequestId: 'test-request', functionName: 'calendar-feed' };
const isContext = (value: object): value is Context => 'awsRequestId' in value;

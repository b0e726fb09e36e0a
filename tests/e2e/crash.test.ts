import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ATTAWAPISKAT, COORDINATOR, DISPATCH, INTAKE, SAFE_HOUSE } from '../scenario/cast.ts';
import { Client, until } from '../scenario/client.ts';
import { startAgain, startServer, temporaryFolder, type ServerProcess } from '../scenario/server.ts';

/**
 * The whole server, Java and all, is killed in the middle of the main job, again and again, and started anew on the same
 * data. Whoever talks to it (the carrier, a coordinator) repeats what was cut off, as they would. Nothing accepted may be
 * lost or happen twice.
 */
const SEED = 20_261_122;
const KILLS = 20;
const EARLIEST_MS = 50;
const LATEST_MS = 1_400;

/** mulberry32: the same kills in every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const folder = temporaryFolder();
let server: ServerProcess;
let running = true;
let kills = 0;

beforeAll(async () => {
  server = await startServer({ data: folder.path, fresh: true });
}, 120_000);
afterAll(async () => {
  await server.stop();
  folder.remove();
});

/** Kills and restarts until it has done so often enough. */
async function killAgainAndAgain(): Promise<void> {
  const random = chance(SEED);
  const port = Number(new URL(server.url).port);
  for (; kills < KILLS; kills += 1) {
    await sleep(EARLIEST_MS + random() * (LATEST_MS - EARLIEST_MS));
    await server.kill();
    server = await startAgain({ data: folder.path, port, assembly: join(folder.path, 'assembly') });
  }
  running = false;
}

/** Repeats what a crash cut off, until it is answered. */
async function untilAnswered<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      // An answer of the server is an answer; a broken line is not. A gateway's 5xx is repeated as a carrier would.
      const broken =
        !(error instanceof Error) || !/answered \d/.test(error.message) || /answered 5\d\d/.test(error.message);
      if (!broken || attempt > 400) throw error;
      await sleep(100);
    }
  }
}

const sid = (what: string): string => `SM${createHash('md5').update(what).digest('hex')}`;
const ANSWERS = [
  "Allo, j'ai besoin d'un lift pour un endroit sécuritaire, je suis à Attawapiskat",
  ...['oui', 'non', "c'est tout", 'oui'],
];

interface Played {
  readonly phone: string;
  readonly conversationId: string;
  readonly tripId: string;
  readonly winner: string;
  readonly code: string;
}

const queue = z.looseObject({
  items: z.array(z.looseObject({ conversationId: z.string(), personId: z.string().optional() })),
});
const tripView = z.looseObject({
  id: z.string(),
  status: z.string(),
  offers: z.array(z.looseObject({ organizationId: z.string(), status: z.string(), code: z.string() })),
  history: z.array(z.looseObject({ to: z.string().optional() })),
});

/** One person's main job, from the first text to the arrival. */
async function play(client: Client, n: number, known: Set<string>): Promise<Played> {
  const phone = `+1705555${String(2000 + n)}`;
  for (const [i, body] of ANSWERS.entries()) {
    const { status, replies } = await untilAnswered(() => client.text(phone, INTAKE, body, sid(`${n}/${i}`)));
    expect(status).toBe(200);
    expect(replies).toHaveLength(1);
  }
  const { items } = queue.parse(
    await untilAnswered(() => client.api(COORDINATOR, 'GET', '/v1/conversations?limit=100')),
  );
  const mine = items.find(({ conversationId }) => !known.has(conversationId));
  expect(mine?.personId, 'the intake waits in the queue').toBeDefined();
  const conversationId = mine?.conversationId ?? '';
  known.add(conversationId);
  const { id: tripId } = z.looseObject({ id: z.string() }).parse(
    await untilAnswered(() =>
      client.api(COORDINATOR, 'POST', '/v1/trips', {
        body: {
          personId: mine?.personId,
          purpose: 'safe-place',
          legs: [
            {
              from: { kind: 'community', communityId: ATTAWAPISKAT },
              to: { kind: 'location', locationId: SAFE_HOUSE },
            },
          ],
          when: { kind: 'now' },
          passengers: { adults: 1, children: 0 },
        },
        headers: { 'idempotency-key': `trip-${n}` },
      }),
    ),
  );
  const offered = await untilAnswered(() =>
    until('offers', 150_000, async () => {
      const trip = tripView.parse(await untilAnswered(() => client.api(COORDINATOR, 'GET', `/v1/trips/${tripId}`)));
      return trip.offers.length > 0 ? trip : undefined;
    }),
  );
  const [offer] = offered.offers;
  const phones = await untilAnswered(() => client.phones());
  const winner = phones.find(({ organizationId }) => organizationId === offer?.organizationId)?.number ?? '';
  const code = offer?.code ?? '';
  for (const answer of ['oui', 'en route', 'embarqué', 'arrivé']) {
    await untilAnswered(() => client.text(winner, DISPATCH, `${code} ${answer}`, sid(`${n}/${answer}`)));
  }
  return { phone, conversationId, tripId, winner, code };
}

describe('a server that is killed at random points', () => {
  it('loses nothing and does nothing twice', async () => {
    const client = new Client(server.url);
    await client.signIn(COORDINATOR);
    const killing = killAgainAndAgain();
    const played: Played[] = [];
    const known = new Set<string>();
    for (let n = 0; running; n += 1) played.push(await play(client, n, known));
    await killing;
    expect(kills).toBe(KILLS);
    console.log(`${kills} kills, ${played.length} main jobs played to their end`);

    for (const { phone, conversationId, tripId, winner, code } of played) {
      const { messages } = z
        .looseObject({
          messages: z.array(z.looseObject({ direction: z.string(), text: z.string(), reply: z.string().optional() })),
        })
        .parse(
          await client.api(COORDINATOR, 'GET', `/v1/conversations/${conversationId}`, {
            headers: { 'access-reason': 'safety' },
          }),
        );
      const theirs = messages.filter(({ direction }) => direction === 'in');
      expect(
        theirs.map(({ text }) => text),
        `texts of ${phone} are stored once each, in order`,
      ).toEqual(ANSWERS);
      expect(theirs.every(({ reply }) => reply !== undefined)).toBe(true);
      const ours = messages.filter(({ direction }) => direction === 'out').map(({ text }) => text);
      expect(ours, 'nothing was told twice of the trip').toEqual([...new Set(ours)]);

      const trip = tripView.parse(await client.api(COORDINATOR, 'GET', `/v1/trips/${tripId}`));
      expect(trip.status).toBe('completed');
      expect(trip.offers.filter(({ status }) => status === 'accepted')).toHaveLength(1);
      expect(trip.offers.filter(({ status }) => status === 'open')).toHaveLength(0);

      const bodies = (await client.texts(winner))
        .filter((one) => one.to === winner && one.body.includes(code))
        .map(({ body }) => body);
      expect(new Set(bodies).size, 'no text to the partner was sent twice').toBe(bodies.length);
    }
  }, 1_200_000);
});
